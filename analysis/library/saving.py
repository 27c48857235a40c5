"""Saving articles with their annotations and the outcome of each file, as one transaction."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import asdict, dataclass
from typing import TYPE_CHECKING

import pandas as pd

from analysis.library.collection import now
from analysis.library.fingerprint import annotation_hash
from analysis.library.frames import listed, offered
from analysis.library.schema import one
from analysis.reading.documents import OUTCOME_COLUMNS
from analysis.settings import Settings
from analysis.tables import (
    DOCUMENT_COLUMNS,
    MENTION_COLUMNS,
    QUOTE_COLUMNS,
    SENTENCE_COLUMNS,
    SIGHTING_COLUMNS,
    Annotations,
    Columns,
    EachArticle,
)

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection

#: one row per outcome, oldest first
OUTCOME_LOG_COLUMNS: Columns = {
    "upload": "str",  # what the caller named the upload; "" if nothing
    **OUTCOME_COLUMNS,
    "saved": "datetime64[us, UTC]",
}
STORED_TABLES: dict[str, Columns] = {
    "sentences": SENTENCE_COLUMNS,
    "mentions": MENTION_COLUMNS,
    "quotes": QUOTE_COLUMNS,
    # per article, so that any choice of articles gives its own aliases
    "actors": SIGHTING_COLUMNS,
}
#: columns of an article that another article of equal text, outlet and date may have otherwise
METADATA = ("title", "url", "language", "tags", "n_words", "filename")


@dataclass(frozen=True)
class Saved:
    """What a batch added to its collection."""

    #: articles that were new in the collection
    added: int
    #: articles that it held already
    known: int


def save_documents(cursor: DuckDBPyConnection, number: int, documents: pd.DataFrame) -> Saved:
    """Put articles into a collection; what is there already stays as it is."""
    if not len(documents):
        return Saved(0, 0)
    once = documents.drop_duplicates("document_id")
    offered(cursor, "new_documents", once, DOCUMENT_COLUMNS)
    cursor.execute(
        "INSERT INTO documents SELECT document_id, text, outlet, published FROM new_documents "
        "ANTI JOIN documents USING (document_id)"
    )
    held = "SELECT count(*) FROM articles WHERE number = ?"
    before = one(cursor, held, [number])
    cursor.execute(
        f"INSERT INTO articles SELECT $1, document_id, {', '.join(METADATA)}, $2 "  # noqa: S608
        "FROM new_documents ANTI JOIN (SELECT document_id FROM articles WHERE number = $1) "
        "USING (document_id)",
        [number, now()],
    )
    added = one(cursor, held, [number]) - before
    return Saved(added, len(once) - added)


def save_annotations(
    cursor: DuckDBPyConnection, parts: Sequence[Annotations | EachArticle]
) -> None:
    """Keep annotations; what is known, or of a removed article, is passed by.

    Raises
    ------
    ValueError
        When an `Annotations` is not of exactly one article: see `EachArticle`.
    """
    by_settings: dict[Settings, list[EachArticle]] = {}
    for part in parts:
        each = EachArticle.of(part) if isinstance(part, Annotations) else part
        by_settings.setdefault(each.settings, []).append(each)
    for settings, made in by_settings.items():
        _save_made(cursor, _settings_number(cursor, settings), made)


def save_outcomes(
    cursor: DuckDBPyConnection, number: int, outcomes: pd.DataFrame, upload: str
) -> None:
    """Log what became of each file; the same outcome of the same upload is logged once."""
    if not len(outcomes):
        return
    once = outcomes.drop_duplicates(list(OUTCOME_COLUMNS))
    offered(cursor, "new_outcomes", once, OUTCOME_COLUMNS)
    matched = " AND ".join(
        f"old.{name} IS NOT DISTINCT FROM new.{name}" for name in OUTCOME_COLUMNS
    )
    cursor.execute(
        f"INSERT INTO outcomes SELECT $1, $2, {listed(OUTCOME_COLUMNS)}, $3 "  # noqa: S608
        "FROM new_outcomes AS new WHERE NOT EXISTS (SELECT 1 FROM outcomes AS old "
        f"WHERE old.number = $1 AND old.upload = $2 AND {matched})",
        [number, upload, now()],
    )


def _save_made(cursor: DuckDBPyConnection, settings: int, made: Sequence[EachArticle]) -> None:
    parts = list(_once(made))
    ids = pd.concat([part.documents[["document_id"]] for part in parts])
    offered(cursor, "made", ids, {"document_id": "str"})
    cursor.execute(
        "CREATE OR REPLACE TEMP TABLE fresh AS SELECT document_id FROM made "
        "SEMI JOIN documents USING (document_id) ANTI JOIN "
        "(SELECT document_id FROM annotated WHERE settings = ?) USING (document_id)",
        [settings],
    )
    cursor.execute("INSERT INTO annotated SELECT ?, document_id FROM fresh", [settings])
    for table, columns in STORED_TABLES.items():
        name = "sightings" if table == "actors" else table
        rows = pd.concat([getattr(part, name) for part in parts], ignore_index=True)
        offered(cursor, "new_rows", rows, columns)
        cursor.execute(
            f"INSERT INTO {table} SELECT ?, {listed(columns)} FROM new_rows "  # noqa: S608
            "SEMI JOIN fresh USING (document_id)",
            [settings],
        )


def _once(made: Iterable[EachArticle]) -> Iterator[EachArticle]:
    """Each article only where it comes first."""
    seen: set[str] = set()
    for part in made:
        new = set(part.documents["document_id"]) - seen
        seen |= new
        if new:
            yield part.only(new)


def _settings_number(cursor: DuckDBPyConnection, settings: Settings) -> int:
    key = annotation_hash(settings)
    number = one(cursor, "SELECT number FROM settings WHERE settings_hash = ?", [key])
    if not number:
        number = 1 + one(cursor, "SELECT max(number) FROM settings")
        stated = json.dumps(asdict(settings), sort_keys=True)
        cursor.execute("INSERT INTO settings VALUES (?, ?, ?)", [number, key, stated])
    return number
