"""Documents of word processors: Word (docx) and OpenDocument (odt).

A document may hold the export of a news database, and so many articles. Its own date is the day of
writing or of the last change, and is never taken for that of publication.
"""

from __future__ import annotations

import re
from pathlib import PurePosixPath

from analysis.reading.article import Article, build_article, one_line
from analysis.reading.docx_text import docx_text
from analysis.reading.exports import export_articles
from analysis.reading.guesses import fill_in
from analysis.reading.odt_text import odt_text
from analysis.reading.office_package import OfficePackage, open_package
from analysis.reading.office_text import OfficeText

#: paragraphs at the top of a document among which its title stands
_TOP = 10
_DOCX_FACTS = "docProps/core.xml"
_ODT_FACTS = "meta.xml"
#: titles that programs write by themselves
_NO_TITLE = re.compile(
    r"(?:microsoft (?:office )?word\b.*|untitled.*|document ?\d*|dokument ?\d*|.*\.(?:docx?|odt|rtf"
    r"|pdf|indd|qxp|txt|html?)|(?:draft|template|print|layout) ?\d*|\W*)",
    re.IGNORECASE,
)


def read_docx(name: str, content: bytes) -> list[Article]:
    """Read the article in a Word document, or the articles of a database export.

    Parameters
    ----------
    name
        The file's name.

    Returns
    -------
    list
        One article, or those of the export in its order.

    Raises
    ------
    ReadingError
        When it is broken, protected, too large, or holds no text.
    """
    package = open_package(name, content, "a Word document")
    return _articles(name, docx_text(package), _stated_title(package, _DOCX_FACTS))


def read_odt(name: str, content: bytes) -> list[Article]:
    """Read the article in an OpenDocument text, or the articles of a database export.

    Raises
    ------
    ReadingError
        When it is broken, protected, too large, or holds no text.
    """
    package = open_package(name, content, "an OpenDocument text")
    return _articles(name, odt_text(package), _stated_title(package, _ODT_FACTS))


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
    for number, line in enumerate(lines[:_TOP]):
        if title and " ".join(line.split()).casefold() == title.casefold() and len(lines) > 1:
            return "\n".join(lines[:number] + lines[number + 1 :])
    return text


def _articles(name: str, document: OfficeText, stated: str | None) -> list[Article]:
    exported = export_articles(name, document.text, document.notes)
    if exported:
        return exported
    top = "\n".join(document.paragraphs[:_TOP])
    title = next(iter(document.titles), None) or document_title(stated, name, top)
    fields = fill_in(name, document.text, title=title)
    body = without_paragraph(document.text, title)
    return [build_article(name, body=body, notes=document.notes, **fields)]


class _TitleOf:
    """The title in the properties of a document."""

    def __init__(self) -> None:
        self.title = ""
        self._inside = False

    def start(self, tag: str, attributes: dict[str, str]) -> None:  # noqa: ARG002 - a Target
        self._inside = tag == "title"

    def data(self, words: str) -> None:
        self.title += words if self._inside else ""

    def end(self, tag: str) -> None:  # noqa: ARG002 - a Target
        self._inside = False


def _stated_title(package: OfficePackage, part: str) -> str | None:
    facts = _TitleOf()
    if part in package:
        package.feed(part, facts)
    return facts.title or None
