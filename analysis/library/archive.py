"""A collection as one zip file, and back: articles as read, corrections, codebook, hand checks.

Annotations stay at home: whoever imports makes them again, so that no file can plant numbers.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

import pandas as pd

from analysis.errors import ReadingError
from analysis.library import decisions, editing
from analysis.library.collection import create_collection, number_to_edit, numbers, opened
from analysis.library.loading import union
from analysis.library.packing import packed, parsed, refused, unpacked
from analysis.library.saving import save_documents
from analysis.reading.cleaning import cleaned
from analysis.reading.documents import document_id
from analysis.reading.limits import check_characters
from analysis.tables import DOCUMENT_COLUMNS, table
from analysis.text.language import language_of
from analysis.text.words import count_words

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection

_KIND = "actorscope-collection"
_MEMBERS = ("articles.jsonl", "edits.jsonl", "codebook.jsonl", "hand_checks.jsonl")


def export_collection(cursor: DuckDBPyConnection, collection_id: str) -> bytes:
    """Everything of a collection but its annotations, as one zip file."""
    collection = opened(cursor, collection_id)
    documents = union(cursor, [collection_id], as_read=True)
    number = numbers(cursor, [collection_id])[0]
    members = {
        "articles.jsonl": rows_of(documents),
        "edits.jsonl": rows_of(editing.edits(cursor, number)),
        "codebook.jsonl": decisions.decisions(cursor, number),
        "hand_checks.jsonl": rows_of(decisions.hand_checks(cursor, number)),
    }
    stated = {"name": collection.name, "n_articles": len(documents)}
    return packed(_KIND, stated, members)


def read_archive(content: bytes) -> tuple[str, pd.DataFrame, dict[str, list[dict[str, Any]]]]:
    """Check an export from outside: its name, its documents table, the rows of its members."""
    manifest, members = unpacked(content, _KIND, _MEMBERS)
    articles = [_document(row) for row in members["articles.jsonl"]]
    return text_of(manifest, "name"), table(articles, DOCUMENT_COLUMNS), members


def import_collection(
    cursor: DuckDBPyConnection,
    name: str,
    documents: pd.DataFrame,
    members: Mapping[str, list[dict[str, Any]]],
) -> str:
    """Make a new collection of what `read_archive` found, and return its edit id."""
    edit_id = create_collection(cursor, name)
    number = number_to_edit(cursor, edit_id)
    save_documents(cursor, number, documents)
    held = set(documents["document_id"])
    for row in members["edits.jsonl"]:
        field, value = text_of(row, "field"), editing.read_value(text_of(row, "value"))
        if field == "published" and value is not None:
            value = _moment(value)
        editing.edit(cursor, number, text_of(row, "document_id"), {field: value})
    decisions.save_decisions(cursor, number, members["codebook.jsonl"])
    for row in members["hand_checks.jsonl"]:
        if text_of(row, "document_id") not in held:
            raise refused("It checks an article that it does not hold.")
        stated = parsed(text_of(row, "stated").encode(), "hand_checks.jsonl")
        decisions.save_hand_check(cursor, number, row["document_id"], stated)
    return edit_id


def rows_of(frame: pd.DataFrame) -> list[dict[str, Any]]:
    """Rows as JSON holds them: times as ISO 8601, missing as null."""
    plain = frame.astype(object).where(frame.notna(), None)
    return [
        {
            str(name): value.isoformat() if isinstance(value, datetime) else value
            for name, value in row.items()
        }
        for row in plain.to_dict("records")
    ]


def text_of(row: Mapping[str, Any], name: str) -> str:
    """A text that must be there, or BadArchive."""
    value = row.get(name)
    if not isinstance(value, str) or any("\ud800" <= letter <= "\udfff" for letter in value):
        raise refused(f"A row has no text under '{name}'.")
    return value


def _document(row: Mapping[str, Any]) -> dict[str, Any]:
    """A row of the documents table; what follows from the text is made again, not believed."""
    text, title = text_of(row, "text"), text_of(row, "title")
    try:
        check_characters("the export", len(text))
    except ReadingError as error:
        raise refused(error.reason) from error
    outlet, url = (row.get(name) and text_of(row, name) for name in ("outlet", "url"))
    published = None if row.get("published") is None else _moment(row["published"])
    key = document_id(text, outlet, published)
    if key != row.get("document_id") or cleaned(text)[0] != text or not text.strip():
        raise refused(f"Its article {row.get('document_id')!r} is not the text that it was.")
    tags = row.get("tags")
    if not isinstance(tags, list):
        raise refused("An article's tags are no list.")
    return {
        "document_id": key,
        "title": title,
        "outlet": outlet,
        "published": published,
        "url": url,
        "language": language_of(text),
        "tags": [text_of({"tags": tag}, "tags") for tag in tags],
        "text": text,
        "n_words": count_words(text, titled=bool(title)),
        "filename": text_of(row, "filename"),
    }


def _moment(value: object) -> datetime:
    if isinstance(value, str):
        try:
            return datetime.fromisoformat(value).astimezone(UTC)
        except (ValueError, OverflowError) as error:
            raise refused(f"'{value[:40]}' is no date and time.") from error
    raise refused("A date is no text.")
