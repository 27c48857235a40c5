"""The text of a Word document (docx): what a reader of the printed page would read.

Tracked changes count as accepted: insertions are in, deletions are out. Field codes, comments,
hidden text, headers and footers are out; footnotes and endnotes follow the text.
"""

from __future__ import annotations

from analysis.reading.office_package import OfficePackage, broken
from analysis.reading.office_text import Gathering, OfficeText, TablePart

#: elements whose content is no text of the document as it stands
_SKIPPED = {
    "del", "moveFrom", "instrText", "delText", "delInstrText", "Fallback", "rt", "pPrChange",
    "tabs",
}  # fmt: skip
_BREAKS = {"tab": "\t", "br": "\n", "cr": "\n", "noBreakHyphen": "\u2011"}
_TABLE: dict[str, TablePart] = {"tr": "row", "tc": "cell"}
_FALSE = ("0", "false", "off", "none")
#: styles of a title; a first paragraph may be a heading instead
_TITLE_STYLES = ("title", "titel", "titre", "headline")
_HEADING_STYLES = ("heading1", "berschrift1", "titre1", "heading10")
_NOTE_PARTS = ("word/footnotes.xml", "word/endnotes.xml")
_MAIN = "word/document.xml"


def docx_text(package: OfficePackage) -> OfficeText:
    """Read the text of a Word document.

    Raises
    ------
    ReadingError
        When its main part is missing, broken or too large.
    """
    main = _MAIN if _MAIN in package else _other_main(package)
    if main is None:
        raise broken(package.name, "it is no Word document: it has no main part")
    walk = _Walk()
    package.feed(main, walk)
    for part in filter(package.__contains__, _NOTE_PARTS):
        walk.gathering.start_note()
        package.feed(part, walk)
        walk.gathering.end_note()
    return walk.gathering.gathered(walk.notes())


def _other_main(package: OfficePackage) -> str | None:
    """Word 365 on the web writes word/document2.xml."""
    names = (info.filename for info in package.archive.infolist())
    return next((n for n in names if n.startswith("word/document") and n.endswith(".xml")), None)


class _Walk:
    """One pass over the elements of a part."""

    def __init__(self) -> None:
        self.gathering = Gathering()
        self._skipping = 0
        self._in_text = False
        self._has_changes = False
        self._run_start = 0
        self._hidden = False
        self._style = ""

    def start(self, tag: str, attributes: dict[str, str]) -> None:
        if tag in _SKIPPED:
            self._skipping += 1
            self._has_changes |= tag in ("del", "moveFrom")
        elif self._skipping:
            return
        elif tag == "p":
            self._style = ""
            self.gathering.start_paragraph()
        elif tag == "r":
            self._run_start, self._hidden = self.gathering.mark(), False
        elif tag == "pStyle":
            self._style = attributes.get("val", "").replace(" ", "").lower()
        elif tag == "vanish":
            self._hidden = attributes.get("val", "") not in _FALSE
        else:
            self._in_text = tag == "t"
            self.gathering.add(_BREAKS.get(tag, ""))
            self.gathering.start_table_part(_TABLE.get(tag))

    def data(self, words: str) -> None:
        if self._in_text and not self._skipping:
            self.gathering.add(words)

    def end(self, tag: str) -> None:
        self._in_text = False
        if tag in _SKIPPED:
            self._skipping -= 1
        elif self._skipping:
            return
        elif tag == "r" and self._hidden:
            self.gathering.cut(self._run_start)
            self._hidden = False
        elif tag == "p":
            self.gathering.end_paragraph(is_title=self._is_title())
        elif _TABLE.get(tag) == "row":
            self.gathering.end_row()

    def _is_title(self) -> bool:
        if self._style in _TITLE_STYLES:
            return True
        return self._style in _HEADING_STYLES and not self.gathering.paragraphs

    def notes(self) -> tuple[str, ...]:
        return ("tracked changes were read as accepted",) if self._has_changes else ()
