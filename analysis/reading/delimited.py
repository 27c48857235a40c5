"""Text tables (.csv, .tsv) -> sheets."""

from __future__ import annotations

import csv
from collections.abc import Iterator, Sequence
from dataclasses import replace
from io import StringIO

from analysis.reading.decoding import decoded_text
from analysis.reading.dialects import Dialect, find_dialect
from analysis.reading.limits import ReadingLimits
from analysis.reading.sheets import Row, Sheet, sheet_of_cells


def delimited_sheets(
    name: str, content: bytes, limits: ReadingLimits, has_names: bool | None = None
) -> Iterator[Sheet]:
    """Read a text table; it has one sheet.

    The sign between the cells is found, quoted cells may hold line ends. A quotation mark that is
    never closed would swallow all rows behind it; such a row is refused with the number of lines
    that were lost with it.

    Raises
    ------
    ReadingError
        When the bytes are no text, or there are too many columns.
    """
    text, notes = decoded_text(name, content)
    rows = _Rows(text, find_dialect(text))
    sheet = sheet_of_cells(name, iter(rows), limits, has_names=has_names)
    yield replace(sheet, rows=_with_problem(sheet.rows, rows), notes=(*notes, *sheet.notes))


class _Rows:
    """The rows of a text table with their numbers, blank rows included."""

    def __init__(self, text: str, dialect: Dialect) -> None:
        self._lines = StringIO(text[dialect.skipped :], newline="")
        self._dialect = dialect
        self._taken: list[str] = []
        #: place and description of a last row that is not closed
        self.unclosed: tuple[int, str] | None = None

    def __iter__(self) -> Iterator[tuple[int, Sequence[str]]]:
        reader = self._dialect.reader(self._remembered())
        previous: tuple[int, Sequence[str]] | None = None
        for number, cells in enumerate(reader, start=1):
            if previous:
                yield previous
            previous, last_lines = (number, cells), self._taken
            self._taken = []
        if previous and self._is_unclosed(last_lines):
            lines = len(last_lines)
            self.unclosed = (previous[0], _unclosed(lines))
        elif previous:
            yield previous

    def _remembered(self) -> Iterator[str]:
        """The lines, kept until their row is complete."""
        for line in self._lines:
            self._taken.append(line)
            yield line

    def _is_unclosed(self, lines: list[str]) -> bool:
        """Whether the last row ends inside quotation marks: read strictly, it is an error."""
        try:
            list(self._dialect.reader(lines, strict=True))
        except csv.Error as error:
            return "unexpected end of data" in str(error)
        return False


def _unclosed(lines: int) -> str:
    behind = "" if lines == 1 else f"; it swallows {lines - 1:,} more line{'s' * (lines > 2)}"
    return f"It opens a quotation mark that is never closed{behind}."


def _with_problem(rows: Iterator[Row], source: _Rows) -> Iterator[Row]:
    yield from rows
    if source.unclosed:
        number, problem = source.unclosed
        yield Row(f"row {number}", {}, problem=problem)
