"""Collections: who may read and who may edit which articles."""

from __future__ import annotations

import secrets
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

from analysis.errors import LibraryError, ReadOnlyCollection, UnknownCollection
from analysis.library.schema import one

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection

#: bytes of chance in an id; 128 bits cannot be guessed
_ID_BYTES = 16
MAX_NAME = 200
_FOUND = """
    SELECT edit_id, read_id, name, created, (SELECT count(*) FROM articles
        WHERE articles.number = collections.number) FROM collections
"""


@dataclass(frozen=True)
class Collection:
    """A named set of articles, as one of its two ids shows it."""

    name: str
    #: opens it for reading; this one goes into a shared link
    read_id: str
    #: opens it for editing; None where the collection was opened by its `read_id`
    edit_id: str | None
    #: UTC
    created: datetime
    n_articles: int

    @property
    def may_edit(self) -> bool:
        """Whether it was opened by the id that allows changes."""
        return self.edit_id is not None


def create_collection(cursor: DuckDBPyConnection, name: str) -> str:
    """Make an empty collection and return its edit id."""
    number = 1 + one(cursor, "SELECT max(number) FROM collections")
    edit_id, read_id = secrets.token_urlsafe(_ID_BYTES), secrets.token_urlsafe(_ID_BYTES)
    row = [number, edit_id, read_id, _checked_name(name), now()]
    cursor.execute("INSERT INTO collections VALUES (?, ?, ?, ?, ?)", row)
    return edit_id


def all_collections(cursor: DuckDBPyConnection) -> list[Collection]:
    """Every collection, oldest first, each to edit: for a library with one owner."""
    rows = cursor.execute(f"{_FOUND} ORDER BY number").fetchall()
    return [_collection(row, may_edit=True) for row in rows]


def opened(cursor: DuckDBPyConnection, collection_id: str) -> Collection:
    """The collection that either of its ids names."""
    found = f"{_FOUND} WHERE edit_id = $1 OR read_id = $1"
    row = cursor.execute(found, [collection_id]).fetchone()
    if row is None:
        raise _unknown()
    return _collection(row, may_edit=row[0] == collection_id)


def rename(cursor: DuckDBPyConnection, collection_id: str, name: str) -> None:
    """Give a collection another name; its ids stay."""
    number = number_to_edit(cursor, collection_id)
    row = [_checked_name(name), number]
    cursor.execute("UPDATE collections SET name = ? WHERE number = ?", row)


def number_to_edit(cursor: DuckDBPyConnection, collection_id: str) -> int:
    """Number of the collection that this id may edit."""
    if not opened(cursor, collection_id).may_edit:
        raise ReadOnlyCollection(
            "This link opens the collection for reading only. Open it by its own link for "
            "editing, or copy its articles into a collection of your own."
        )
    return _number(cursor, collection_id)


def numbers(cursor: DuckDBPyConnection, collection_ids: Sequence[str]) -> list[int]:
    """Number of each collection, in the order given."""
    return [_number(cursor, collection_id) for collection_id in collection_ids]


def now() -> datetime:
    """The present moment in UTC, without a zone, as the library keeps times."""
    return datetime.now(UTC).replace(tzinfo=None)


def _number(cursor: DuckDBPyConnection, collection_id: str) -> int:
    found = "SELECT number FROM collections WHERE edit_id = $1 OR read_id = $1"
    row = cursor.execute(found, [collection_id]).fetchone()
    if row is None:
        raise _unknown()
    return int(row[0])


def _unknown() -> UnknownCollection:
    return UnknownCollection(
        "No collection has this id: it was deleted, or the link is incomplete. "
        "Ask for the link again, or choose another collection."
    )


def _checked_name(name: str) -> str:
    clean = " ".join(name.split())
    if not 0 < len(clean) <= MAX_NAME:
        raise LibraryError(
            f"A collection's name has 1 to {MAX_NAME} characters; this one has {len(clean)}. "
            "Choose another name."
        )
    return clean


def _collection(row: Sequence[Any], *, may_edit: bool) -> Collection:
    edit_id, read_id, name, created, n_articles = row
    return Collection(
        name, read_id, edit_id if may_edit else None, created.replace(tzinfo=UTC), n_articles
    )
