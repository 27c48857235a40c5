"""What users decide and check, kept with their collection: codebook decisions and hand checks."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING, Any

import pandas as pd

from analysis.library.collection import now
from analysis.library.frames import fetched, offered
from analysis.library.schema import one
from analysis.tables import Columns

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection

#: what is stored of each decision of a codebook
DECIDED_COLUMNS: Columns = {"decision": "int64", "stated": "str"}
#: one row per hand check, oldest first
HAND_CHECK_COLUMNS: Columns = {
    "document_id": "str",
    "stated": "str",  # what was checked and answered, as JSON
    "checked": "datetime64[us, UTC]",
}


def save_decisions(
    cursor: DuckDBPyConnection, number: int, decisions: Iterable[Mapping[str, Any]]
) -> None:
    """Replace the codebook of a collection by these decisions, in their order."""
    first = 1 + one(cursor, "SELECT max(decision) FROM codebook_decisions")
    cursor.execute("DELETE FROM codebook_decisions WHERE number = ?", [number])
    stated = [_json(decision) for decision in decisions]
    rows = {"decision": range(first, first + len(stated)), "stated": stated}
    offered(cursor, "decided", pd.DataFrame(rows), DECIDED_COLUMNS)
    kept = "INSERT INTO codebook_decisions SELECT decision, ?, stated, ? FROM decided"
    cursor.execute(kept, [number, now()])


def decisions(cursor: DuckDBPyConnection, number: int) -> list[dict[str, Any]]:
    """The codebook of a collection: its decisions in their order."""
    found = "SELECT stated FROM codebook_decisions WHERE number = ? ORDER BY decision"
    return [json.loads(row[0]) for row in cursor.execute(found, [number]).fetchall()]


def save_hand_check(
    cursor: DuckDBPyConnection, number: int, document_id: str, stated: Mapping[str, Any]
) -> None:
    """Keep what a user checked in an article and answered."""
    place = 1 + one(cursor, 'SELECT max("check") FROM hand_checks')
    row = [place, number, document_id, _json(stated), now()]
    cursor.execute("INSERT INTO hand_checks VALUES (?, ?, ?, ?, ?)", row)


def hand_checks(cursor: DuckDBPyConnection, number: int) -> pd.DataFrame:
    """Every hand check of a collection, HAND_CHECK_COLUMNS."""
    found = 'SELECT document_id, stated, checked FROM hand_checks WHERE number = ? ORDER BY "check"'
    return fetched(cursor, found, HAND_CHECK_COLUMNS, [number])


def _json(stated: Mapping[str, Any]) -> str:
    return json.dumps(dict(stated), ensure_ascii=False, sort_keys=True)
