"""Files -> the documents table, and one outcome per article or refused file, row or member."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

import pandas as pd

from analysis.reading.article import Article, Refusal
from analysis.reading.columns import ColumnMapping
from analysis.reading.limits import LIMITS, ReadingLimits
from analysis.reading.sources import Source
from analysis.reading.stream import ReadItem, read_each
from analysis.tables import DOCUMENT_COLUMNS, Columns, table
from analysis.text.language import language_of
from analysis.text.words import count_words

#: one row per article, and per refused file, row or member of an archive, in the order given
OUTCOME_COLUMNS: Columns = {
    "source": "str",  # the path or the upload's name, behind it the place: "a.zip/b.csv, row 12"
    "status": "str",  # read, duplicate, refused
    "reason": "str",  # why not read, or what to know about the reading; "" if nothing
    "next_step": "str",  # "" if there is nothing to do
    "document_id": "str",  # missing: refused
    "title_from": "str",  # given, guessed; "" without a title
    "outlet_from": "str",  # given, guessed; "" without an outlet
    "published_from": "str",  # given, guessed; "" without a date
}


@dataclass(frozen=True)
class Reading:
    """What was read, and what became of each article and each file."""

    #: DOCUMENT_COLUMNS, in the order of the files, each document once
    documents: pd.DataFrame
    #: OUTCOME_COLUMNS
    outcomes: pd.DataFrame


def read_documents(
    sources: Iterable[Source],
    *,
    limits: ReadingLimits = LIMITS,
    columns: ColumnMapping | Mapping[str, ColumnMapping] | None = None,
) -> Reading:
    """Read articles from files, folders, archives and uploads.

    A file that cannot be read never stops the others. Nothing is lost silently: each article has
    exactly one outcome, and so has each file, row of a table and member of an archive that was
    refused. A document that equals an earlier one in text, outlet and date is read once; the second
    is a "duplicate".

    Parameters
    ----------
    sources
        Paths, folders (read recursively in sorted order, hidden files skipped), or pairs of
        (file name, bytes).
    limits
        How much may be read.
    columns
        Which column of a table is read as what: of every table, or by file name; guessed for the
        others.

    Returns
    -------
    Reading
        The documents and the outcomes; empty tables where there are none.

    Examples
    --------
    >>> reading = read_documents([("a.txt", b"Talks\\nThey met."), ("b.txt", b""), ("c.py", b"x")])
    >>> reading.documents[["title", "n_words"]].values.tolist()
    [['Talks', 3]]
    >>> reading.outcomes["status"].tolist()
    ['read', 'refused', 'refused']
    """
    return collected(read_each(sources, limits=limits, columns=columns))


def collected(items: Iterable[ReadItem]) -> Reading:
    """Put into tables what `stream.read_each` yields, equal articles once."""
    documents: list[dict[str, Any]] = []
    outcomes: list[dict[str, str | None]] = []
    seen: dict[str, str] = {}
    for item in items:
        outcome = outcome_row(item)
        key = outcome["document_id"]
        if key is not None and key in seen:
            outcome = duplicate_row(item, seen[key])
        elif key is not None and isinstance(item.found, Article):
            seen[key] = item.source
            documents.append(document_row(item.filename, item.found))
        outcomes.append(outcome)
    return Reading(table(documents, DOCUMENT_COLUMNS), table(outcomes, OUTCOME_COLUMNS))


def document_id(text: str, outlet: str | None, published: datetime | None) -> str:
    """Name a document by what it is: the same text, outlet and date always give the same id.

    Returns
    -------
    str
        The first 16 hex digits of SHA-256 over the three as a JSON array (so that no two triples
        are written alike), the date as ISO 8601 in UTC, what is missing as null.

    Examples
    --------
    >>> document_id("They met.", None, None)
    '99f9901d4ab4f65d'
    """
    stated = [text, outlet, published.isoformat() if published else None]
    written = json.dumps(stated, ensure_ascii=True).encode("ascii")
    return hashlib.sha256(written).hexdigest()[:16]


def document_row(filename: str, article: Article) -> dict[str, Any]:
    """One row of the documents table; its keys are DOCUMENT_COLUMNS."""
    return {
        "document_id": document_id(article.text, article.outlet, article.published),
        "title": article.title,
        "outlet": article.outlet,
        "published": article.published,
        "url": article.url,
        "language": language_of(article.text),
        "tags": list(article.tags),
        "text": article.text,
        "n_words": count_words(article.text, titled=bool(article.title)),
        "filename": filename,
    }


def outcome_row(item: ReadItem) -> dict[str, str | None]:
    """One row of the outcomes table for an article that is new or was refused.

    The reason of an article that was read holds its notes, and a notice if it is not in English.
    """
    found = item.found
    if isinstance(found, Refusal):
        return _outcome(item.source, "refused", found.reason, found.next_step)
    notes = "; ".join(filter(None, (*found.notes, _language_notice(found))))
    return _outcome(item.source, "read", notes, "", found)


def duplicate_row(item: ReadItem, earlier: str) -> dict[str, str | None]:
    """One row of the outcomes table for an article that equals the one from source `earlier`."""
    article = item.found if isinstance(item.found, Article) else None
    return _outcome(
        item.source,
        "duplicate",
        f"It equals '{earlier}' in text, outlet and date, and is counted once.",
        "Nothing to do; if it is another article, state its outlet or date.",
        article,
    )


def _outcome(
    source: str, status: str, reason: str, next_step: str, article: Article | None = None
) -> dict[str, str | None]:
    key = document_id(article.text, article.outlet, article.published) if article else None
    return {
        "source": source,
        "status": status,
        "reason": reason,
        "next_step": next_step,
        "document_id": key,
        "title_from": _origin(article, "title"),
        "outlet_from": _origin(article, "outlet"),
        "published_from": _origin(article, "published"),
    }


def _origin(article: Article | None, field: str) -> str:
    if article is None or not getattr(article, field):
        return ""
    return "guessed" if field in article.guessed else "given"


def _language_notice(article: Article) -> str:
    language = language_of(article.text)
    if language in (None, "en"):
        return ""
    return f"its language is '{language}', not English: kept, and left out of tone and stance"
