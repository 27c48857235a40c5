"""Excel workbooks (.xlsx) -> sheets, as they were saved; formulas are never computed."""

from __future__ import annotations

import zipfile
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date, datetime, time
from io import BytesIO
from typing import TYPE_CHECKING, Any

from analysis.errors import BrokenFile
from analysis.reading.archives import check_package
from analysis.reading.limits import ReadingLimits
from analysis.reading.sheets import Row, Sheet, sheet_of_cells

if TYPE_CHECKING:
    from openpyxl.workbook import Workbook

#: characters at which Excel cuts a cell
EXCEL_CELL = 32_767
#: what a computed cell shows in place of a value
_NO_VALUES = {"#N/A", "#REF!", "#NAME?", "#VALUE!", "#DIV/0!", "#NULL!", "#NUM!"}
#: what openpyxl raises for workbooks whose parts do not fit together
_DAMAGED = (
    zipfile.BadZipFile, KeyError, ValueError, TypeError, AttributeError, IndexError, SyntaxError,
    OSError, EOFError, NotImplementedError,
)  # fmt: skip


def workbook_sheets(
    name: str, content: bytes, limits: ReadingLimits, has_names: bool | None = None
) -> Iterator[Sheet]:
    """Read the visible sheets of a workbook that hold anything.

    Raises
    ------
    BrokenFile
        When it is damaged, or unpacks to more than the limits of an archive.
    TooLarge
        When there are too many columns.
    """
    check_package(name, content, limits)
    book = _opened(name, content)
    visible = [sheet for sheet in book.worksheets if sheet.sheet_state == "visible"]
    for sheet in visible:
        label = str(sheet.title) if len(visible) > 1 else ""
        sheet.reset_dimensions()  # a workbook may claim a million columns
        made = sheet_of_cells(name, _rows(name, sheet), limits, label, has_names=has_names)
        yield replace(made, rows=map(_noted, made.rows))


def _opened(name: str, content: bytes) -> Workbook:
    from openpyxl import load_workbook

    try:
        return load_workbook(BytesIO(content), read_only=True, data_only=True, keep_links=False)
    except _DAMAGED as error:
        raise _damaged(name, error) from error


def _rows(name: str, sheet: Any) -> Iterator[tuple[int, Sequence[str]]]:
    try:
        for number, cells in enumerate(sheet.iter_rows(values_only=True), start=1):
            yield number, [_written(value) for value in cells]
    except _DAMAGED as error:
        raise _damaged(name, error) from error


def _damaged(name: str, error: Exception) -> BrokenFile:
    return BrokenFile(
        f"'{name}' is no workbook that can be read ({type(error).__name__}: {error}).",
        "Open it in Excel or LibreOffice, save it again as .xlsx or as .csv, and upload that.",
    )


def _written(value: object) -> str:
    """A cell as text; dates in ISO 8601, whole numbers without decimals."""
    if isinstance(value, datetime | date | time):
        return value.isoformat()
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    written = "" if value is None else str(value)
    return "" if written in _NO_VALUES else written


def _noted(row: Row) -> Row:
    if not any(len(cell) == EXCEL_CELL for cell in row.cells.values()):
        return row
    note = f"a cell has {EXCEL_CELL:,} characters, where Excel cuts: the text may be incomplete"
    return Row(row.place, row.cells, row.problem, note)
