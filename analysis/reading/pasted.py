"""Text that was pasted into a field -> an article."""

from __future__ import annotations

from datetime import datetime

from analysis.errors import ReadingError
from analysis.reading.article import Article, Refusal, build_article
from analysis.reading.dates import parse_published
from analysis.reading.documents import Reading, collected
from analysis.reading.limits import check_characters
from analysis.reading.plain import articles_of_text
from analysis.reading.stream import ReadItem

#: what the outcome calls it
NAME = "pasted text"


def read_pasted(
    text: str,
    title: str | None = None,
    outlet: str | None = None,
    published: datetime | str | None = None,
) -> Reading:
    """Read an article that was pasted, with what its reader says about it.

    What is said here wins over what the text says. Without any of it, the text is read as a plain
    text file would be: front matter, database exports and guesses included.

    Parameters
    ----------
    published
        A moment with its time zone, or a date as people write it.

    Returns
    -------
    Reading
        As `read_documents`; the source is called "pasted text".

    Examples
    --------
    >>> reading = read_pasted("They met.", title="Talks", outlet="Daily", published="5 May 2024")
    >>> reading.documents[["title", "text", "outlet"]].values.tolist()
    [['Talks', 'Talks\\n\\nThey met.', 'Daily']]
    """
    try:
        check_characters(NAME, len(text))
        articles = _articles(text, title, outlet, published)
    except ReadingError as error:
        refusal = Refusal("", error.reason, error.next_step)
        return collected([ReadItem(NAME, NAME, refusal)])
    return collected(ReadItem(_placed(article), _placed(article), article) for article in articles)


def _articles(
    text: str, title: str | None, outlet: str | None, published: datetime | str | None
) -> list[Article]:
    if not (title or outlet or published):
        return articles_of_text(NAME, text, [])
    moment, note = parse_published(published) if isinstance(published, str) else (published, "")
    article = build_article(
        NAME, title=title, body=text, outlet=outlet, published=moment, notes=(note,)
    )
    return [article]


def _placed(article: Article) -> str:
    return f"{NAME}, {article.place}" if article.place else NAME
