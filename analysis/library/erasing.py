"""Deleting: what no collection holds any more is taken out of every table."""

from __future__ import annotations

from collections.abc import Collection as Several
from typing import TYPE_CHECKING

from analysis.library.frames import offered_ids

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection

_OF_COLLECTION = ("articles", "edits", "outcomes", "codebook_decisions", "hand_checks")
_OF_ARTICLE = ("articles", "edits", "outcomes", "hand_checks")
_OF_TEXT = ("annotated", "sentences", "mentions", "quotes", "actors")


def remove(cursor: DuckDBPyConnection, number: int, document_ids: Several[str]) -> None:
    """Take articles out of a collection, with what was logged and decided about them."""
    offered_ids(cursor, "unwanted", document_ids)
    for table in _OF_ARTICLE:
        cursor.execute(
            f"DELETE FROM {table} WHERE number = ? "  # noqa: S608
            "AND document_id IN (SELECT value FROM unwanted)",
            [number],
        )
    _sweep(cursor)


def delete(cursor: DuckDBPyConnection, number: int) -> None:
    """Delete a collection with everything that is its own."""
    for table in (*_OF_COLLECTION, "collections"):
        cursor.execute(f"DELETE FROM {table} WHERE number = ?", [number])  # noqa: S608
    _sweep(cursor)


def _sweep(cursor: DuckDBPyConnection) -> None:
    """Delete what no collection holds, and note that the file still has to be rewritten."""
    cursor.execute(
        "DELETE FROM documents WHERE document_id NOT IN (SELECT document_id FROM articles)"
    )
    for table in _OF_TEXT:
        cursor.execute(
            f"DELETE FROM {table} "  # noqa: S608
            "WHERE document_id NOT IN (SELECT document_id FROM documents)"
        )
    cursor.execute("UPDATE library SET rewrite_due = true")
