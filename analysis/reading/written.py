"""Documents that were written or printed: one article each, or the export of a news database."""

from __future__ import annotations

import re
from collections.abc import Iterable
from pathlib import PurePosixPath

from analysis.reading.article import Article, build_article, one_line
from analysis.reading.exports import export_articles
from analysis.reading.guesses import fill_in

#: paragraphs at the top of a document among which its title stands
TOP = 10
#: titles that programs write by themselves
_NO_TITLE = re.compile(
    r"(?:microsoft (?:office )?word\b.*|untitled.*|document ?\d*|dokument ?\d*|.*\.(?:docx?|odt|rtf"
    r"|pdf|indd|qxp|txt|html?)|(?:draft|template|print|layout) ?\d*|\W*)",
    re.IGNORECASE,
)


def written_articles(
    name: str,
    text: str,
    notes: Iterable[str],
    *,
    title: str | None,
    is_guess: bool = False,
    margin: str = "",
) -> list[Article]:
    """Make the articles of a document whose text is in order.

    Parameters
    ----------
    name
        The file's name.
    notes
        What the user should know about the reading.
    title
        The title, if it is one article; where its line is in the text, it is not said twice.
    is_guess
        Whether the document only shows the title, and does not state it.
    margin
        What is printed above and below the text on each page.

    Returns
    -------
    list
        One article, or those of the export in its order.
    """
    told = tuple(filter(None, notes))
    exported = export_articles(name, text, told)
    if exported:
        return exported
    guessed = frozenset({"title"} if is_guess else ())
    fields = fill_in(name, text, title=title, guessed=guessed, margin=margin)
    return [build_article(name, body=without_paragraph(text, title), notes=told, **fields)]


def document_title(stated: str | None, name: str, top: str) -> str | None:
    """Return the title in a document's properties, if it is the title of its text.

    Templates and programs fill the properties with much that is none. So the words must stand at
    the top of the text too.

    Examples
    --------
    >>> document_title("Talks resume", "a.docx", "Politics\\nTalks resume\\nThey met.")
    'Talks resume'
    >>> document_title("Microsoft Word - talks.doc", "a.docx", "They met.") is None
    True
    """
    title = one_line(stated)
    if not title or _NO_TITLE.fullmatch(title) or title == PurePosixPath(name).stem:
        return None
    return title if title.casefold() in " ".join(top.split()).casefold() else None


def without_paragraph(text: str, title: str | None) -> str:
    r"""Leave out the line near the top that is the title, since it is put before the text.

    Examples
    --------
    >>> without_paragraph("Politics\nTalks resume\nThey met.", "Talks resume")
    'Politics\nThey met.'
    """
    lines = text.split("\n")
    for number, line in enumerate(lines[:TOP]):
        if title and " ".join(line.split()).casefold() == title.casefold() and len(lines) > 1:
            return "\n".join(lines[:number] + lines[number + 1 :])
    return text
