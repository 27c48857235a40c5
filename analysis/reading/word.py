"""Documents of word processors: Word (docx) and OpenDocument (odt).

A document may hold the export of a news database, and so many articles. Its own date is the day of
writing or of the last change, and is never taken for that of publication.
"""

from __future__ import annotations

from analysis.reading.article import Article
from analysis.reading.docx_text import docx_text
from analysis.reading.odt_text import odt_text
from analysis.reading.office_package import OfficePackage, open_package
from analysis.reading.office_text import OfficeText
from analysis.reading.written import TOP, document_title, written_articles

_DOCX_FACTS = "docProps/core.xml"
_ODT_FACTS = "meta.xml"


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


def _articles(name: str, document: OfficeText, stated: str | None) -> list[Article]:
    top = "\n".join(document.paragraphs[:TOP])
    title = next(iter(document.titles), None) or document_title(stated, name, top)
    return written_articles(name, document.text, document.notes, title=title)


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
