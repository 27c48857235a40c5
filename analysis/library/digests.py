"""A collection without its texts: digests that name them, and offsets that point into them.

For articles that may not be passed on: who has the same texts finds the same mentions in them.
"""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import pandas as pd

from analysis.library import decisions
from analysis.library.archive import rows_of, text_of
from analysis.library.collection import (
    Collection,
    create_collection,
    number_to_edit,
    numbers,
    opened,
)
from analysis.library.loading import load, union
from analysis.library.packing import packed, refused, unpacked
from analysis.library.saving import save_documents
from analysis.settings import Settings
from analysis.tables import MENTION_COLUMNS, Columns, table

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection

_KIND = "actorscope-digests"
_MEMBERS = ("articles.jsonl", "mentions.jsonl", "codebook.jsonl")
#: facts about an article that are not its text
_FACTS = ("document_id", "outlet", "published", "url")
#: a mention without its words
OFFSET_COLUMNS: Columns = {
    name: dtype for name, dtype in MENTION_COLUMNS.items() if name != "surface"
}


@dataclass(frozen=True)
class Compared:
    """What a digests-only export says about the texts that are present."""

    #: the articles of the export that are present, as a collection
    collection: Collection
    #: MENTION_COLUMNS as the export has them, with the words that stand there in the texts
    mentions: pd.DataFrame
    #: document_id of each article of the export whose text is not present
    missing: tuple[str, ...]


def export_digests(cursor: DuckDBPyConnection, collection_id: str, settings: Settings) -> bytes:
    """Name each article by its digest and each mention by its offsets; no text, no title."""
    documents = union(cursor, [collection_id], as_read=True)
    facts = rows_of(documents[list(_FACTS)])
    texts = documents["text"].tolist()
    articles = [
        row | {"sha256": _digest(text), "n_characters": len(text)}
        for row, text in zip(facts, texts, strict=True)
    ]
    mentions = load(cursor, [collection_id], settings, None).mentions
    members = {
        "articles.jsonl": articles,
        "mentions.jsonl": rows_of(mentions[list(OFFSET_COLUMNS)]),
        "codebook.jsonl": decisions.decisions(cursor, numbers(cursor, [collection_id])[0]),
    }
    return packed(_KIND, {"name": opened(cursor, collection_id).name}, members)


def import_digests(
    cursor: DuckDBPyConnection, content: bytes, texts_from: Sequence[str]
) -> Compared:
    """Collect the articles of the export that `texts_from` holds; see `Library.import_digests`."""
    manifest, members = unpacked(content, _KIND, _MEMBERS)
    stated = {
        text_of(row, "document_id"): text_of(row, "sha256") for row in members["articles.jsonl"]
    }
    held = union(cursor, texts_from, as_read=True)
    pairs = zip(held["document_id"], held["text"], strict=True)
    here = [stated.get(key) == _digest(text) for key, text in pairs]
    documents = held[pd.Series(here, dtype=bool)].reset_index(drop=True)
    edit_id = create_collection(cursor, text_of(manifest, "name"))
    number = number_to_edit(cursor, edit_id)
    save_documents(cursor, number, documents)
    decisions.save_decisions(cursor, number, members["codebook.jsonl"])
    return Compared(
        collection=opened(cursor, edit_id),
        mentions=_with_words(members["mentions.jsonl"], documents),
        missing=tuple(sorted(set(stated) - set(documents["document_id"]))),
    )


def _with_words(rows: list[dict[str, Any]], documents: pd.DataFrame) -> pd.DataFrame:
    """Mentions of these documents with the words at their offsets."""
    texts = dict(zip(documents["document_id"], documents["text"], strict=True))
    known = [row for row in rows if row.get("document_id") in texts]
    try:
        offsets = table(
            [{name: row.get(name) for name in OFFSET_COLUMNS} for row in known], OFFSET_COLUMNS
        )
    except (ValueError, TypeError, OverflowError) as error:
        raise refused("A mention's columns are not what they should be.") from error
    places = zip(offsets["document_id"], offsets["start"], offsets["end"], strict=True)
    surfaces = [_words(texts[key], start, end) for key, start, end in places]
    made = offsets.assign(surface=pd.Series(surfaces, dtype="str"))
    return made[list(MENTION_COLUMNS)]


def _words(text: str, start: int, end: int) -> str:
    if not 0 <= start < end <= len(text):
        raise refused(f"A mention stands at {start} to {end} of a text of {len(text):,}.")
    return text[start:end]


def _digest(text: str) -> str:
    return hashlib.sha256(text.encode("utf-8")).hexdigest()
