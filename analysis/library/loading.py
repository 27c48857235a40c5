"""Reading articles and annotations back, exactly as they were made."""

from __future__ import annotations

import json
from collections.abc import Collection as Several
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

import pandas as pd

from analysis.annotate import link
from analysis.library.collection import numbers
from analysis.library.editing import overlaid
from analysis.library.fingerprint import annotation_hash
from analysis.library.frames import fetched, listed, offered_ids
from analysis.library.saving import OUTCOME_LOG_COLUMNS, STORED_TABLES
from analysis.library.schema import one
from analysis.settings import Settings
from analysis.tables import ACTOR_COLUMNS, DOCUMENT_COLUMNS, Annotations

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection

_STATED = "SELECT document_id FROM annotated JOIN settings ON settings = settings.number"


def union(
    cursor: DuckDBPyConnection, collection_ids: Sequence[str], *, as_read: bool = False
) -> pd.DataFrame:
    """Articles of several collections, each once, as the first one that has it describes it.

    Returns
    -------
    DataFrame
        DOCUMENT_COLUMNS, by document_id; with the users' edits unless `as_read`.
    """
    offered_ids(cursor, "chosen", numbers(cursor, collection_ids))
    columns = {**DOCUMENT_COLUMNS, "number": "int64"}
    found = fetched(
        cursor,
        f"SELECT {listed(columns)} FROM articles JOIN documents USING (document_id) "  # noqa: S608
        "JOIN chosen ON number = chosen.value QUALIFY row_number() OVER "
        "(PARTITION BY document_id ORDER BY chosen.position) = 1 ORDER BY document_id",
        columns,
    )
    documents = found if as_read else overlaid(cursor, found)
    return documents[list(DOCUMENT_COLUMNS)]


def document_ids(cursor: DuckDBPyConnection, collection_ids: Sequence[str]) -> list[str]:
    """Articles of several collections, each once, sorted."""
    offered_ids(cursor, "chosen", numbers(cursor, collection_ids))
    found = "SELECT DISTINCT document_id FROM articles SEMI JOIN chosen ON number = chosen.value"
    return sorted(str(row[0]) for row in cursor.execute(found).fetchall())


def missing(
    cursor: DuckDBPyConnection, document_ids: Several[str], settings: Settings
) -> list[str]:
    """Those of the articles that have no annotations under these settings, in the order given."""
    offered_ids(cursor, "asked", document_ids)
    rows = cursor.execute(
        f"SELECT value FROM asked ANTI JOIN ({_STATED} WHERE settings_hash = ?) "  # noqa: S608
        "ON value = document_id ORDER BY position",
        [annotation_hash(settings)],
    ).fetchall()
    return [str(row[0]) for row in rows]


def load(
    cursor: DuckDBPyConnection,
    collection_ids: Sequence[str],
    settings: Settings,
    document_ids: Several[str] | None,
) -> Annotations:
    """Annotations of the articles of these collections; see `Library.load`."""
    documents = union(cursor, collection_ids)
    if document_ids is not None:
        documents = documents[documents["document_id"].isin(list(document_ids))]
    unknown = missing(cursor, documents["document_id"].tolist(), settings)
    documents = documents[~documents["document_id"].isin(unknown)].reset_index(drop=True)
    offered_ids(cursor, "wanted", documents["document_id"].tolist())
    found = "SELECT number FROM settings WHERE settings_hash = ?"
    number = one(cursor, found, [annotation_hash(settings)])
    tables: dict[str, Any] = {name: _rows(cursor, name, number) for name in STORED_TABLES}
    return link(Annotations(documents=documents, **tables, settings=settings))


def outcomes(cursor: DuckDBPyConnection, number: int, upload: str | None) -> pd.DataFrame:
    """What became of each file of a collection's uploads: OUTCOME_LOG_COLUMNS, oldest first."""
    return fetched(
        cursor,
        f"SELECT {listed(OUTCOME_LOG_COLUMNS)} FROM outcomes WHERE number = $1 "  # noqa: S608
        "AND ($2 IS NULL OR upload = $2) ORDER BY saved, rowid",
        OUTCOME_LOG_COLUMNS,
        [number, upload],
    )


def last_upload(cursor: DuckDBPyConnection, number: int) -> list[str]:
    """The articles that came with the last upload to a collection, by document_id."""
    rows = cursor.execute(
        "SELECT DISTINCT document_id FROM outcomes WHERE number = $1 AND status = 'read' AND "
        "upload = (SELECT arg_max(upload, saved) FROM outcomes WHERE number = $1) "
        "AND document_id IS NOT NULL ORDER BY document_id",
        [number],
    ).fetchall()
    return [str(row[0]) for row in rows]


def stated_settings(cursor: DuckDBPyConnection) -> dict[str, dict[str, object]]:
    """Every settings hash of the library with the settings it stands for."""
    rows = cursor.execute("SELECT settings_hash, stated FROM settings ORDER BY number").fetchall()
    return {key: json.loads(stated) for key, stated in rows}


def _rows(cursor: DuckDBPyConnection, name: str, number: int) -> pd.DataFrame:
    columns = ACTOR_COLUMNS if name == "actors" else STORED_TABLES[name]
    return fetched(
        cursor,
        # several articles often say the same of an actor; `link` joins what differs
        f"SELECT {'DISTINCT' if name == 'actors' else ''} {listed(columns)} FROM {name} "  # noqa: S608
        "SEMI JOIN wanted ON document_id = wanted.value WHERE settings = ?",
        columns,
        [number],
    )
