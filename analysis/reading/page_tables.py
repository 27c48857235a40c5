"""Tables that databases export "to Excel" and that are web pages in truth (.xls) -> sheets."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from analysis.errors import BrokenFile
from analysis.reading.limits import ReadingLimits
from analysis.reading.page_encoding import decode_page
from analysis.reading.sheets import Sheet, sheet_of_cells

if TYPE_CHECKING:
    from lxml.html import HtmlElement

#: where a new line begins inside a cell
_LINES = ("br", "p", "div", "li")


def page_sheets(
    name: str, content: bytes, limits: ReadingLimits, has_names: bool | None = None
) -> Iterator[Sheet]:
    """Read the tables of a page, each a sheet.

    Raises
    ------
    ReadingError
        When it is no page, has no table, or too many columns.
    """
    from lxml import html

    markup, notes = decode_page(name, content)
    tree = html.document_fromstring(markup.encode("utf-8"), html.HTMLParser(encoding="utf-8"))
    tables = [table for table in tree.iter("table") if not list(table.iterancestors("table"))]
    if not tables:
        raise BrokenFile(f"'{name}' holds no table.", "Save it as .xlsx or .csv and upload that.")
    for number, table in enumerate(tables, start=1):
        label = f"table {number}" if len(tables) > 1 else ""
        sheet = sheet_of_cells(name, _rows(table), limits, label, has_names=has_names)
        yield replace(sheet, notes=(*notes, *sheet.notes))


def _rows(table: HtmlElement) -> Iterator[tuple[int, Sequence[str]]]:
    for number, row in enumerate(table.iter("tr"), start=1):
        yield number, [_text(cell) for cell in row if cell.tag in ("td", "th")]


def _text(cell: HtmlElement) -> str:
    """The words of a cell, its lines apart."""
    for part in cell.iter(*_LINES):
        part.tail = f"\n{part.tail or ''}"
    lines = (" ".join(line.split()) for line in str(cell.text_content()).split("\n"))
    return "\n".join(lines).strip()
