"""Tables of articles, one a row: csv, tsv, xlsx, xls that is a web page, json, jsonl, parquet.

A page shows `preview` with the columns of `guess_mapping`, lets the user correct them, and hands
the mapping to `read_table`.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from itertools import chain, islice

from analysis.errors import NoTextColumn, ReadingError, UnknownFileType
from analysis.reading.article import Article, Refusal, build_article
from analysis.reading.columns import ColumnMapping, guess_columns
from analysis.reading.dates import parse_published
from analysis.reading.delimited import delimited_sheets
from analysis.reading.kinds import kind_of
from analysis.reading.limits import LIMITS, ReadingLimits
from analysis.reading.page_tables import page_sheets
from analysis.reading.records import json_lines_sheets, json_sheets, parquet_sheets
from analysis.reading.sheets import Row, Sheet
from analysis.reading.workbooks import workbook_sheets

#: rows by which columns are guessed
GUESS_ROWS = 50
#: tables whose columns are named by a row, or not at all
_OF_CELLS: Mapping[str, Callable[[str, bytes, ReadingLimits, bool | None], Iterator[Sheet]]] = {
    "csv": delimited_sheets,
    "xlsx": workbook_sheets,
    "htmltable": page_sheets,
}
#: tables that name their columns themselves
_OF_ITEMS: Mapping[str, Callable[[str, bytes, ReadingLimits], Iterator[Sheet]]] = {
    "json": json_sheets,
    "jsonl": json_lines_sheets,
    "parquet": parquet_sheets,
}
TABLES = frozenset({*_OF_CELLS, *_OF_ITEMS})
#: seconds, or thousandths of a second, since 1970
_SINCE_1970 = re.compile(r"(\d{9,10})(\d{3})?(?:\.0)?")
#: days since the end of 1899, as a spreadsheet keeps a date that it does not know as one; 1954 to
#: 2091 (a year, or a date without signs, has fewer or more digits)
_EXCEL_DAY = re.compile(r"[2-6]\d{4}(?:\.\d+)?")
_EXCEL_ZERO = datetime(1899, 12, 30, tzinfo=UTC)
#: how columns are chosen on the command line
_CHOOSE = "--columns text=3 (the third, or its name)"
_TAG_BORDERS = re.compile(r"\s*[,;|]\s*")


@dataclass(frozen=True)
class TablePreview:
    """The beginning of a table, and how its columns would be read."""

    columns: tuple[str, ...]
    #: column -> cell, the first rows that can be read
    rows: tuple[Mapping[str, str], ...]
    mapping: ColumnMapping
    #: whether a row names the columns; None where each item names its own, as in JSON
    has_names: bool | None = None


def preview(
    name: str,
    content: bytes,
    n: int = 5,
    limits: ReadingLimits = LIMITS,
    *,
    has_names: bool | None = None,
) -> TablePreview:
    r"""Show the first rows of a table and the guess which column holds what.

    Of a workbook, the first sheet with a text column is shown.

    Parameters
    ----------
    has_names
        Whether the first row names the columns; found out if None.

    Raises
    ------
    ReadingError
        When the file is no table, or cannot be read.

    Examples
    --------
    >>> shown = preview("a.csv", b"headline,body\nTalks,They met.\n")
    >>> shown.mapping.columns(), shown.rows
    ({'text': 'body', 'title': 'headline'}, ({'headline': 'Talks', 'body': 'They met.'},))
    """
    shown = None
    for sheet in _sheets(name, content, limits, has_names):
        first = list(islice(sheet.rows, max(n, GUESS_ROWS)))
        mapping = replace(_guess(sheet, first), has_names=has_names)
        rows = tuple(row.cells for row in first if not row.problem)[:n]
        if shown is None or mapping.text:
            shown = TablePreview(sheet.columns, rows, mapping, sheet.has_names)
        if mapping.text:
            break
    return shown or TablePreview((), (), ColumnMapping())


def guess_mapping(name: str, content: bytes) -> ColumnMapping:
    r"""Guess which column of a table holds what.

    Examples
    --------
    >>> guess_mapping("a.jsonl", b'{"text": "They met.", "source": {"name": "Daily"}}').columns()
    {'text': 'text', 'outlet': 'source.name'}
    """
    return preview(name, content).mapping


def read_table(
    name: str,
    content: bytes,
    mapping: ColumnMapping | None = None,
    limits: ReadingLimits = LIMITS,
) -> Iterator[Article | Refusal]:
    r"""Read the articles of a table, one a row, in its order; blank rows are passed over.

    Parameters
    ----------
    mapping
        Which column is read as what; guessed if not given.

    Returns
    -------
    iterator
        An article for each row that can be read, a refusal with the row's number for each other.

    Raises
    ------
    NoTextColumn
        When no column holds text, or the mapping names a column that is not there.
    ReadingError
        When the file cannot be read.

    Examples
    --------
    >>> rows = list(read_table("a.csv", b"title,text\nTalks,They met.\nEmpty,\n"))
    >>> rows[0].text, rows[1].place, rows[1].reason
    ('Talks\n\nThey met.', 'row 3', "'a.csv', row 3, holds no article text.")
    """
    unused: list[Sheet] = []
    is_read = False
    for sheet in _sheets(name, content, limits, mapping.has_names if mapping else None):
        first = list(islice(sheet.rows, GUESS_ROWS))
        chosen = mapping.placed(sheet.columns) if mapping else _guess(sheet, first)
        if sheet.has_names is False and not mapping:
            sheet = replace(sheet, notes=(*sheet.notes, _unnamed_note(chosen)))
        has_only_bad = bool(first) and all(row.problem for row in first)
        if not has_only_bad and not _fits(chosen, sheet):
            unused += [sheet] if first else []
            continue
        is_read = True
        yield from _articles(name, chosen, sheet, chain(first, sheet.rows), limits)
    if not is_read:
        raise _no_text_column(name, unused, mapping)
    for sheet in unused:
        reason = f"Sheet '{sheet.label}' of '{name}' has no column for the text."
        yield Refusal(f"sheet '{sheet.label}'", reason, "Nothing to do if it holds no articles.")


def _fits(mapping: ColumnMapping, sheet: Sheet) -> bool:
    """Whether the sheet has a text column, and all columns that were chosen."""
    return mapping.text is not None and set(mapping.columns().values()) <= set(sheet.columns)


def _sheets(
    name: str, content: bytes, limits: ReadingLimits, has_names: bool | None
) -> Iterator[Sheet]:
    kind = kind_of(name, content).kind
    if kind in _OF_CELLS:
        return _OF_CELLS[kind](name, content, limits, has_names)
    if kind in _OF_ITEMS:
        return _OF_ITEMS[kind](name, content, limits)
    raise UnknownFileType(f"'{name}' is no table.", "Save it as .csv or .xlsx.")


def _guess(sheet: Sheet, first: Iterable[Row]) -> ColumnMapping:
    return guess_columns(sheet.columns, [row.cells for row in first if not row.problem])


def _unnamed_note(mapping: ColumnMapping) -> str:
    read = ", ".join(f"{column} as {field}" for field, column in mapping.columns().items())
    return f"the table does not name its columns; read: {read}" if read else ""


def _articles(
    name: str, mapping: ColumnMapping, sheet: Sheet, rows: Iterable[Row], limits: ReadingLimits
) -> Iterator[Article | Refusal]:
    for count, row in enumerate(rows, start=1):
        if count > limits.rows:
            reason = f"'{name}' has more than {limits.rows:,} rows; those from here are not read."
            yield Refusal(f"{row.place} and after", reason, "Divide the table into smaller ones.")
            return
        yield _article_or_refusal(name, mapping, row, sheet.notes)


def _article_or_refusal(
    name: str, mapping: ColumnMapping, row: Row, notes: tuple[str, ...]
) -> Article | Refusal:
    where = f"'{name}', {row.place},"
    if row.problem:
        return Refusal(row.place, f"{where} cannot be read. {row.problem}", "Correct this row.")
    cells = {field: row.cells.get(column, "") for field, column in mapping.columns().items()}
    if not cells.get("text", "").strip():
        return Refusal(row.place, f"{where} holds no article text.", "Fill or delete this row.")
    published, date_note = _published(cells.get("published", "").strip())
    try:
        return build_article(
            name,
            title=cells.get("title"),
            body=cells["text"],
            outlet=cells.get("outlet"),
            published=published,
            url=cells.get("url"),
            tags=_TAG_BORDERS.split(cells.get("tags", "")),
            notes=(*notes, row.note, date_note),
            place=row.place,
        )
    except ReadingError as error:
        return Refusal(row.place, error.reason, error.next_step)


def _published(written: str) -> tuple[datetime | None, str]:
    if not written:
        return None, ""
    since = _SINCE_1970.fullmatch(written)
    if since:
        return datetime.fromtimestamp(int(since[1]), UTC), ""
    if _EXCEL_DAY.fullmatch(written):
        moment = _EXCEL_ZERO + timedelta(days=int(float(written)))
        return moment, f"published '{written}' was read as Excel counts days: {moment:%d %B %Y}"
    return parse_published(written)


def _no_text_column(
    name: str, sheets: Iterable[Sheet], mapping: ColumnMapping | None
) -> NoTextColumn:
    columns = [column for sheet in sheets for column in sheet.columns]
    shown = ", ".join(columns[:12]) + (" ..." if len(columns) > 12 else "")
    if not columns:
        return NoTextColumn(f"'{name}' holds no rows.", "Check the original and upload it again.")
    chosen = mapping.placed(columns) if mapping else ColumnMapping()
    missing = sorted(set(chosen.columns().values()) - set(columns))
    if missing:
        found = f"'{name}' has no column '{missing[0]}'; its columns are: {shown}."
        return NoTextColumn(found, "Choose other columns.")
    return NoTextColumn(
        f"No column of '{name}' holds the articles' text; its columns are: {shown}.",
        f"Choose the column with the text: on the page before it is added, or with {_CHOOSE}; or "
        "name it 'text' and upload the table again.",
    )
