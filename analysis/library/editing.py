"""What users correct about an article: an overlay, so that text and identity stay as read."""

from __future__ import annotations

import json
from collections.abc import Mapping
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

import pandas as pd

from analysis.errors import LibraryError
from analysis.library.collection import now
from analysis.library.frames import fetched, listed, offered_ids
from analysis.library.schema import one
from analysis.tables import DOCUMENT_COLUMNS, Columns

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection

#: what may be corrected, and what each must be
EDITABLE: dict[str, tuple[type, ...]] = {
    "title": (str,),
    "outlet": (str, type(None)),
    "published": (datetime, type(None)),
    "url": (str, type(None)),
    "tags": (list, tuple),
}
#: one row per correction, oldest first
EDIT_COLUMNS: Columns = {
    "document_id": "str",
    "field": "str",
    "value": "str",  # as JSON; null: not stated
    "edited": "datetime64[us, UTC]",
}


def edit(
    cursor: DuckDBPyConnection, number: int, document_id: str, changes: Mapping[str, Any]
) -> None:
    """Log corrections of an article; the newest of each field is shown."""
    held = "SELECT count(*) FROM articles WHERE number = ? AND document_id = ?"
    if not one(cursor, held, [number, document_id]):
        raise LibraryError(
            f"The article '{document_id}' is not in this collection. Choose one that is."
        )
    last = one(cursor, "SELECT max(edit) FROM edits")
    for place, (field, value) in enumerate(changes.items(), start=last + 1):
        row = [place, number, document_id, field, _written(field, value), now()]
        cursor.execute("INSERT INTO edits VALUES (?, ?, ?, ?, ?, ?)", row)


def edits(cursor: DuckDBPyConnection, number: int) -> pd.DataFrame:
    """Every correction in a collection, EDIT_COLUMNS."""
    found = f"SELECT {listed(EDIT_COLUMNS)} FROM edits WHERE number = ? ORDER BY edit"  # noqa: S608
    return fetched(cursor, found, EDIT_COLUMNS, [number])


def overlaid(cursor: DuckDBPyConnection, documents: pd.DataFrame) -> pd.DataFrame:
    """Documents (with the `number` of their collection) as users corrected them."""
    offered_ids(cursor, "edited_numbers", documents["number"].unique().tolist())
    rows = cursor.execute(
        "SELECT number, document_id, field, arg_max(value, edit) FROM edits "
        "SEMI JOIN edited_numbers ON number = edited_numbers.value GROUP BY ALL"
    ).fetchall()
    newest = {(number, key, field): json.loads(value) for number, key, field, value in rows}
    if not newest:
        return documents
    changed = documents.copy()
    owners = list(zip(documents["number"], documents["document_id"], strict=True))
    for field in EDITABLE:
        old = changed[field].astype(object)
        values = [
            _read(field, newest[(*owner, field)]) if (*owner, field) in newest else kept
            for owner, kept in zip(owners, old, strict=True)
        ]
        changed[field] = pd.Series(values, dtype=object)
    return changed.astype({field: DOCUMENT_COLUMNS[field] for field in EDITABLE})


def read_value(stated: str) -> Any:
    """A value that was written as JSON; LibraryError when it is none."""
    try:
        return json.loads(stated)
    except (ValueError, RecursionError) as error:
        raise LibraryError(f"'{stated[:40]}' is no JSON. Export the collection again.") from error


def _written(field: str, value: Any) -> str:
    if field not in EDITABLE or not isinstance(value, EDITABLE[field]):
        raise LibraryError(
            f"Cannot set {field} to {value!r}. Change title, outlet, url (text), published (a "
            "date and time) or tags (a list of texts); None where it is not stated."
        )
    if isinstance(value, list | tuple):
        return json.dumps([str(tag) for tag in value], ensure_ascii=False)
    if isinstance(value, datetime):
        moment = value if value.tzinfo else value.replace(tzinfo=UTC)
        return json.dumps(moment.astimezone(UTC).isoformat())
    return json.dumps(value, ensure_ascii=False)


def _read(field: str, value: Any) -> Any:
    return pd.Timestamp(value) if field == "published" and value is not None else value
