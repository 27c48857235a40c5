"""Plain text and Markdown: front matter, database exports, or one article."""

from __future__ import annotations

from analysis.reading.article import Article, build_article, dropped_note, first_line_title
from analysis.reading.cleaning import cleaned
from analysis.reading.dates import parse_published
from analysis.reading.decoding import decoded_text
from analysis.reading.exports import export_articles
from analysis.reading.front_matter import split_front_matter
from analysis.reading.guesses import fill_in


def read_text(name: str, content: bytes) -> list[Article]:
    r"""Read a plain text file: one article, or the export of a news database with many.

    Raises
    ------
    EmptyFile, NotText, TooLarge
        When there is no text, or too much of it.

    Examples
    --------
    >>> (article,) = read_text("a.txt", b"---\noutlet: Daily\n---\nTalks\nThey met.")
    >>> article.title, article.outlet, sorted(article.guessed)
    ('Talks', 'Daily', ['title'])
    """
    return _read(name, content, markdown=False)


def read_markdown(name: str, content: bytes) -> list[Article]:
    """Read a Markdown file; a heading at its top is the title.

    Raises
    ------
    EmptyFile, NotText, TooLarge
        When there is no text, or too much of it.
    """
    return _read(name, content, markdown=True)


def _read(name: str, content: bytes, *, markdown: bool) -> list[Article]:
    decoded, notes = decoded_text(name, content)
    text, dropped = cleaned(decoded)
    notes = [*notes, *filter(None, [dropped_note(dropped)])]
    return articles_of_text(name, text, notes, markdown=markdown)


def articles_of_text(
    name: str, text: str, notes: list[str], *, markdown: bool = False
) -> list[Article]:
    """Make the articles of a text whose characters are in order."""
    stated, body = split_front_matter(text)
    exported = export_articles(name, body, notes)
    if exported:
        return exported
    published, date_note = parse_published(stated.published) if stated.published else (None, "")
    heading = first_line_title(body, markdown=markdown)
    fields = fill_in(
        name,
        body,
        title=stated.title or heading or None,
        outlet=stated.outlet,
        published=published,
        guessed=frozenset() if stated.title or not heading else frozenset({"title"}),
    )
    article = build_article(
        name,
        body=body,
        url=stated.url,
        tags=stated.tags,
        notes=(*notes, *stated.notes, date_note),
        **fields,
    )
    return [article]
