"""Articles as objects (.json, .jsonl) and as columns (.parquet) -> sheets."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from datetime import date, datetime
from io import BytesIO
from itertools import chain, islice
from typing import Any

from analysis.errors import BrokenFile, TooLarge
from analysis.reading.columns import is_text_name
from analysis.reading.decoding import decoded_text
from analysis.reading.json_shapes import items_of
from analysis.reading.limits import ReadingLimits
from analysis.reading.sheets import Row, Sheet, check_columns, unique_names

#: rows whose names are all columns; a name that comes first in a later row is not one
SAMPLE_ROWS = 200
#: rows of a Parquet table that are in memory at the same time
BATCH_ROWS = 100
#: where an object in a list of paragraphs or keywords has its words
_SAID_IN = ("text", "value", "name", "content")
_NEXT_STEP = "Check it with the program that made it, or save the articles as .csv."


def json_sheets(name: str, content: bytes, limits: ReadingLimits) -> Iterator[Sheet]:
    """Read the articles of a JSON file: a list of objects, wherever it lies, or a single object.

    Raises
    ------
    BrokenFile
        When it is no JSON, or holds no objects.
    """
    text, notes = decoded_text(name, content)
    try:
        loaded = json.loads(text)
    except (ValueError, RecursionError) as error:
        raise BrokenFile(f"'{name}' is no valid JSON: {_said(error)}.", _NEXT_STEP) from error
    items = items_of(loaded)
    if not any(isinstance(item, dict) for item in items):
        raise BrokenFile(f"'{name}' holds no objects with a text.", _NEXT_STEP)
    rows = (_item_row(f"item {number}", item) for number, item in enumerate(items, start=1))
    yield _sheet(name, rows, limits, notes)


def json_lines_sheets(name: str, content: bytes, limits: ReadingLimits) -> Iterator[Sheet]:
    """Read the articles of a file with one JSON object a line."""
    text, notes = decoded_text(name, content)
    lines = enumerate(text.split("\n"), start=1)
    rows = (_line_row(number, line) for number, line in lines if line.strip())
    yield _sheet(name, rows, limits, notes)


def parquet_sheets(name: str, content: bytes, limits: ReadingLimits) -> Iterator[Sheet]:
    """Read the articles of a Parquet table.

    Raises
    ------
    BrokenFile
        When it is damaged.
    TooLarge
        When it has more columns, or unpacks to more, than the limits.
    """
    import pyarrow as pa
    from pyarrow import parquet

    try:
        file = parquet.ParquetFile(BytesIO(content))
    except (pa.ArrowException, OSError, ValueError) as error:
        raise _damaged(name, error) from error
    check_columns(name, file.metadata.num_columns, limits)
    groups = range(file.metadata.num_row_groups)
    size = sum(file.metadata.row_group(group).total_byte_size for group in groups)
    if size > limits.zip_bytes:
        raise TooLarge(
            f"'{name}' unpacks to {size:,} bytes; the limit is {limits.zip_bytes:,}.",
            "Divide it into smaller tables and upload them again.",
        )
    rows = (_item_row(f"row {n}", item) for n, item in enumerate(_parquet_items(name, file), 1))
    yield _sheet(name, rows, limits, [])


def _parquet_items(name: str, file: Any) -> Iterator[Mapping[str, Any]]:
    import pyarrow as pa

    try:
        for batch in file.iter_batches(batch_size=BATCH_ROWS):
            yield from batch.to_pylist()
    except (pa.ArrowException, OSError, ValueError) as error:
        raise _damaged(name, error) from error


def _damaged(name: str, error: Exception) -> BrokenFile:
    return BrokenFile(f"'{name}' is no Parquet table that can be read: {error}.", _NEXT_STEP)


def _sheet(name: str, rows: Iterator[Row], limits: ReadingLimits, notes: Iterable[str]) -> Sheet:
    """Columns are the names of the first rows, in the order in which they come."""
    first = list(islice(rows, SAMPLE_ROWS))
    columns = list(dict.fromkeys(column for row in first for column in row.cells))
    check_columns(name, len(columns), limits)
    return Sheet(unique_names(columns), chain(first, rows), notes=tuple(notes))


def _line_row(number: int, line: str) -> Row:
    place = f"line {number}"
    try:
        # some programs write the lines of a list, commas and all
        return _item_row(place, json.loads(line.rstrip().removesuffix(",")))
    except (ValueError, RecursionError) as error:
        return Row(place, {}, problem=f"It is no valid JSON: {_said(error)}.")


def _item_row(place: str, item: object) -> Row:
    if not isinstance(item, dict):
        return Row(place, {}, problem="It is no object with named values.")
    return Row(place, dict(_cells(item)))


def _cells(item: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    """Column and cell; an object inside gives columns such as "source.name"."""
    for name, value in item.items():
        if isinstance(value, dict):
            inner = value.items()
            yield from ((f"{name}.{key}", _written(key, v)) for key, v in inner)
        else:
            yield str(name), _written(str(name), value)


def _written(column: str, value: object) -> str:
    """A value as text: dates in ISO 8601, the paragraphs of a text as lines, lists with commas."""
    if value is None or isinstance(value, bool):
        return ""
    if isinstance(value, datetime | date):
        return value.isoformat()
    if isinstance(value, list):
        between = "\n" if is_text_name(column) else ", "
        return between.join(filter(None, (_written(column, part) for part in value)))
    if isinstance(value, dict):
        said = next(
            (value[key] for key in _SAID_IN if isinstance(value.get(key), str | list)), None
        )
        return _written(column, said) if said else json.dumps(value, default=str)
    # a Parquet table may keep its texts as bytes
    return value.decode("utf-8", errors="replace") if isinstance(value, bytes) else str(value)


def _said(error: Exception) -> str:
    return "it is nested too deep" if isinstance(error, RecursionError) else str(error)
