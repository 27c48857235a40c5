"""The text of an OpenDocument text (odt): what a reader of the printed page would read.

Deleted text of tracked changes, comments and hidden text are out; footnotes follow the text.
"""

from __future__ import annotations

import re

from analysis.reading.office_package import OfficePackage, broken, protected
from analysis.reading.office_text import Gathering, OfficeText, TablePart

#: elements whose content is no text of the document as it stands
_SKIPPED = {
    "tracked-changes", "annotation", "note-citation", "hidden-text", "hidden-paragraph",
    "ruby-text", "table-of-content", "script", "forms", "desc",
}  # fmt: skip
_PARAGRAPHS = ("p", "h")
_BREAKS = {"tab": "\t", "line-break": "\n"}
_TABLE: dict[str, TablePart] = {"table-row": "row", "table-cell": "cell"}
_BLANKS = re.compile(r"\s+")
#: blanks that one element may stand for; a file can ask for any number
MAX_BLANKS = 100
_CONTENT = "content.xml"


def odt_text(package: OfficePackage) -> OfficeText:
    """Read the text of an OpenDocument text.

    Raises
    ------
    ReadingError
        When its content is missing, encrypted, broken or too large.
    """
    if _is_encrypted(package):
        raise protected(package.name)
    if _CONTENT not in package:
        raise broken(package.name, "it is no OpenDocument text: it has no content")
    walk = _Walk()
    package.feed(_CONTENT, walk)
    if not walk.is_text:
        raise broken(package.name, "it is an OpenDocument file, but no text document")
    return walk.gathering.gathered(walk.notes())


def _is_encrypted(package: OfficePackage) -> bool:
    manifest = _Tags()
    if "META-INF/manifest.xml" in package:
        package.feed("META-INF/manifest.xml", manifest)
    return "encryption-data" in manifest.seen


class _Tags:
    """Which elements a part has."""

    def __init__(self) -> None:
        self.seen: set[str] = set()

    def start(self, tag: str, attributes: dict[str, str]) -> None:  # noqa: ARG002 - a Target
        self.seen.add(tag)

    def data(self, words: str) -> None:
        """Pass over the characters."""

    def end(self, tag: str) -> None:
        """Pass over the end."""


class _Walk:
    """One pass over the elements of the content."""

    def __init__(self) -> None:
        self.gathering = Gathering()
        self.is_text = False
        self._skipping = 0
        self._has_changes = False
        self._styles: list[str] = []
        #: automatic style -> the named style that it is made from
        self._parents: dict[str, str] = {}

    def start(self, tag: str, attributes: dict[str, str]) -> None:
        if tag in _SKIPPED:
            self._skipping += 1
            self._has_changes |= tag == "tracked-changes"
        elif self._skipping:
            return
        elif tag in _PARAGRAPHS:
            self._styles.append(attributes.get("style-name", ""))
            self.gathering.start_paragraph()
        elif tag == "note":
            self.gathering.start_note()
        elif tag == "style":
            self._parents[attributes.get("name", "")] = attributes.get("parent-style-name", "")
        else:
            self.is_text |= tag == "text"
            self.gathering.add(_BREAKS.get(tag, "") or _blanks(tag, attributes))
            self.gathering.start_table_part(_TABLE.get(tag))

    def data(self, words: str) -> None:
        if not self._skipping:
            # XML's own line ends are blanks; OpenDocument has elements for the others
            self.gathering.add(_BLANKS.sub(" ", words))

    def end(self, tag: str) -> None:
        if tag in _SKIPPED:
            self._skipping -= 1
        elif self._skipping:
            return
        elif tag in _PARAGRAPHS:
            style = self._styles.pop()
            self.gathering.end_paragraph(is_title=self._is_title(tag, style))
        elif tag == "note":
            self.gathering.end_note()
        elif _TABLE.get(tag) == "row":
            self.gathering.end_row()

    def _is_title(self, tag: str, style: str) -> bool:
        if "Title" in (style, self._parents.get(style)):
            return True
        return tag == "h" and not self.gathering.paragraphs

    def notes(self) -> tuple[str, ...]:
        return ("tracked changes were read as accepted",) if self._has_changes else ()


def _blanks(tag: str, attributes: dict[str, str]) -> str:
    count = attributes.get("c", "1")
    return " " * min(int(count) if count.isdecimal() else 1, MAX_BLANKS) if tag == "s" else ""
