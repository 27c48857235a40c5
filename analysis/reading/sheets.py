"""A table of articles as it lies in its file: columns, and rows with their numbers."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from analysis.errors import TooLarge
from analysis.reading.columns import is_known_name, is_text_name, looks_like_data
from analysis.reading.limits import ReadingLimits

#: rows at the top among which the names of the columns are looked for: exports write lines above
TOP_ROWS = 10
#: characters; a longer cell is no column's name
MAX_NAME = 80
#: what a column without a name is called, before its number
UNNAMED = "column"


@dataclass(frozen=True)
class Row:
    """One row of a table."""

    #: as the program shows it that made the table: "row 2" is the first below the names
    place: str
    #: column -> cell, as written; what is blank may be left out
    cells: Mapping[str, str]
    #: why it cannot be read; "" if it can
    problem: str = ""
    #: what the user should know about it
    note: str = ""


@dataclass(frozen=True)
class Sheet:
    """One table of a file."""

    columns: tuple[str, ...]
    #: read once, from the file
    rows: Iterator[Row]
    #: the sheet's name, where a file has several
    label: str = ""
    #: what the user should know about all of its rows
    notes: tuple[str, ...] = field(default=())
    #: whether a row names the columns; None where each item names its own, as in JSON
    has_names: bool | None = None


def sheet_of_cells(
    name: str,
    numbered: Iterator[tuple[int, Sequence[str]]],
    limits: ReadingLimits,
    label: str = "",
    *,
    has_names: bool | None = None,
) -> Sheet:
    """Make a sheet of rows that are lists of cells: find the names of the columns, name the cells.

    Where no row at the top names columns, they are called "column 1" and so on, and every row is
    an article.

    Parameters
    ----------
    has_names
        Whether the first row names the columns; found out if None.

    Raises
    ------
    TooLarge
        When there are more columns than the limit.
    """
    top: list[tuple[int, Sequence[str]]] = []
    for number, cells in numbered:
        check_columns(name, len(cells), limits)
        top += [(number, cells)] if any(map(str.strip, cells)) else []
        if len(top) == TOP_ROWS:
            break
    at = _names_at([cells for _, cells in top], has_names)
    width = max((len(cells) for _, cells in top), default=0)
    header = top[at][1] if at is not None else [f"{UNNAMED} {i + 1}" for i in range(width)]
    columns = unique_names(header)
    below = top[at + 1 :] if at is not None else top
    prefix = f"sheet '{label}', " if label else ""
    rows = (_row(prefix, columns, *pair) for pair in _chained(below, numbered) if _filled(pair))
    skipped = "; ".join(" ".join(filter(None, cells)) for _, cells in top[: at or 0])
    notes = (f"not read, above the names of the columns: '{skipped[:100]}'",) if skipped else ()
    return Sheet(columns, rows, label, notes, has_names=at is not None)


def check_columns(name: str, count: int, limits: ReadingLimits) -> None:
    """Refuse a table of more than `limits.columns` columns."""
    if count > limits.columns:
        raise TooLarge(
            f"'{name}' has {count:,} columns; the limit is {limits.columns:,}.",
            "Keep the columns with text, title, outlet, date and address, and upload it again.",
        )


def unique_names(names: Iterable[str]) -> tuple[str, ...]:
    """Name each column differently.

    Examples
    --------
    >>> unique_names(["text", "", "text"])
    ('text', 'column 2', 'text (2)')
    """
    used: dict[str, int] = {}
    unique: list[str] = []
    for place, written in enumerate(names, start=1):
        name = " ".join(written.split()) or f"{UNNAMED} {place}"
        used[name] = used.get(name, 0) + 1
        unique.append(name if used[name] == 1 else f"{name} ({used[name]})")
    return tuple(unique)


def _names_at(rows: Sequence[Sequence[str]], has_names: bool | None) -> int | None:
    """Which row names the columns; the first if it is said to, found out where nothing is said."""
    if has_names is None:
        return _header_at(rows)
    return 0 if rows and has_names else None


def _header_at(rows: Sequence[Sequence[str]]) -> int | None:
    """Which row names the columns: one that names the text, else the first if it may be names.

    Of several (a heading over two columns, then the columns) the one with the most names that are
    known.
    """
    named = [place for place, row in enumerate(rows) if any(map(is_text_name, row))]
    if named:
        return max(named, key=lambda place: (sum(map(is_known_name, rows[place])), -place))
    if not rows or any(len(cell) > MAX_NAME for cell in rows[0]):
        return None
    if not any(map(is_known_name, rows[0])) and any(map(looks_like_data, rows[0])):
        return None
    is_names = any(map(is_known_name, rows[0])) or all(cell.strip() for cell in rows[0])
    return 0 if is_names and len(rows) > 1 else None


def _chained(
    first: Iterable[tuple[int, Sequence[str]]], rest: Iterable[tuple[int, Sequence[str]]]
) -> Iterator[tuple[int, Sequence[str]]]:
    yield from first
    yield from rest


def _filled(pair: tuple[int, Sequence[str]]) -> bool:
    return any(map(str.strip, pair[1]))


def _row(prefix: str, columns: tuple[str, ...], number: int, cells: Sequence[str]) -> Row:
    place = f"{prefix}row {number}"
    surplus = [cell for cell in cells[len(columns) :] if cell.strip()]
    if surplus:
        found = f"It has {len(cells)} cells, the table has {len(columns)} columns."
        return Row(place, {}, problem=found)
    note = f"the row has {len(cells)} of {len(columns)} cells" if len(cells) < len(columns) else ""
    return Row(place, dict(zip(columns, cells, strict=False)), note=note)
