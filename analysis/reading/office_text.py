"""The text of an office document, gathered while its XML streams by.

What both formats share: paragraphs may stand in cells and boxes, notes go to the end, and what is
deleted, hidden or code is skipped.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal

TablePart = Literal["row", "cell"]

#: characters; a cell with more is a layout, not a table
MAX_CELL = 200


@dataclass(frozen=True)
class OfficeText:
    """What a document says."""

    paragraphs: tuple[str, ...]
    #: the paragraphs in the style "Title"; the first paragraph where it is a heading
    titles: tuple[str, ...]
    #: what the user should know
    notes: tuple[str, ...] = ()

    @property
    def text(self) -> str:
        """One line per paragraph."""
        return "\n".join(self.paragraphs)


@dataclass
class Gathering:
    """The paragraphs so far, and what is open at the moment."""

    paragraphs: list[str] = field(default_factory=list)
    titles: list[str] = field(default_factory=list)
    endnotes: list[str] = field(default_factory=list)
    #: pieces of the open paragraphs, the innermost last
    _open: list[list[str]] = field(default_factory=list)
    #: the open tables' cells: the paragraphs of each cell of the open row
    _rows: list[list[list[str]]] = field(default_factory=list)
    #: where notes began: from there on, paragraphs are the note's
    _in_note: int = 0

    def add(self, words: str) -> None:
        """Add words to the open paragraph; words outside of any are no text."""
        if self._open:
            self._open[-1].append(words)

    def mark(self) -> int:
        """Return how many pieces the open paragraph has, for `cut`."""
        return len(self._open[-1]) if self._open else 0

    def cut(self, mark: int) -> None:
        """Take back what was added to the open paragraph since `mark`."""
        if self._open:
            del self._open[-1][mark:]

    def start_paragraph(self) -> None:
        """Open a paragraph, maybe inside another one (a box of text)."""
        self._open.append([])

    def end_paragraph(self, *, is_title: bool = False) -> None:
        """Close the innermost paragraph; blank ones are dropped."""
        words = "".join(self._open.pop()).strip() if self._open else ""
        if not words:
            return
        if is_title:
            self.titles.append(" ".join(words.split()))
        if self._in_note:
            self.endnotes.append(words)
        elif self._rows and self._rows[-1]:
            self._rows[-1][-1].append(words)
        else:
            self.paragraphs.append(words)

    def start_note(self) -> None:
        """Begin a footnote: it goes to the end of the text."""
        self._in_note += 1

    def end_note(self) -> None:
        """End a footnote."""
        self._in_note = max(self._in_note - 1, 0)

    def start_table_part(self, part: TablePart | None) -> None:
        """Open a row, maybe inside a cell of another table, or a cell of the innermost row."""
        if part == "row":
            self._rows.append([])
        elif part == "cell" and self._rows:
            self._rows[-1].append([])

    def end_row(self) -> None:
        """Close a row: short cells on one line with tabs between, else a line per paragraph."""
        cells = [cell for cell in (self._rows.pop() if self._rows else []) if cell]
        is_table = all(len(cell) == 1 and len(cell[0]) <= MAX_CELL for cell in cells)
        lines = [paragraph for cell in cells for paragraph in cell]
        if is_table and lines:
            lines = ["\t".join(line.replace("\n", " ") for line in lines)]
        into = self._rows[-1][-1] if self._rows and self._rows[-1] else self.paragraphs
        into += lines

    def gathered(self, notes: tuple[str, ...] = ()) -> OfficeText:
        """Return what was gathered, the footnotes at the end."""
        return OfficeText((*self.paragraphs, *self.endnotes), tuple(self.titles), notes)
