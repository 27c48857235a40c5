"""Files -> the documents table, and one outcome per file."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

import pandas as pd

from analysis.errors import ReadingError
from analysis.reading.formats import Article, read_article
from analysis.reading.sources import Source, SourceFile, source_files
from analysis.tables import DOCUMENT_COLUMNS, Columns, table
from analysis.text.language import language_of
from analysis.text.words import count_words

#: one row per file, in the order given
OUTCOME_COLUMNS: Columns = {
    "source": "str",  # the path, or the name of the upload
    "status": "str",  # read, duplicate, refused
    "reason": "str",  # why not read, or what to know about the reading; "" if nothing
    "next_step": "str",  # "" if there is nothing to do
    "document_id": "str",  # missing: refused
}


@dataclass(frozen=True)
class Reading:
    """What was read, and what became of each file."""

    #: DOCUMENT_COLUMNS, in the order of the files, each document once
    documents: pd.DataFrame
    #: OUTCOME_COLUMNS
    outcomes: pd.DataFrame


def read_documents(sources: Iterable[Source]) -> Reading:
    """Read articles from files, folders and uploads.

    A file that cannot be read never stops the others. Nothing is lost silently: each file has
    exactly one outcome. A document that equals an earlier one in text, outlet and date is read
    once; the second is a "duplicate".

    Parameters
    ----------
    sources
        Paths, folders (read recursively in sorted order, hidden files skipped), or pairs of
        (file name, bytes).

    Returns
    -------
    Reading
        The documents and the outcomes; empty tables where there are none.

    Examples
    --------
    >>> reading = read_documents([("a.txt", b"Talks\\nThey met."), ("b.txt", b""), ("c.pdf", b"x")])
    >>> reading.documents[["title", "n_words"]].values.tolist()
    [['Talks', 3]]
    >>> reading.outcomes["status"].tolist()
    ['read', 'refused', 'refused']
    """
    documents: list[dict[str, Any]] = []
    outcomes: list[tuple[str | None, ...]] = []
    seen: dict[str, str] = {}
    for file in source_files(sources):
        try:
            article = read_article(file.filename, file.read())
        except ReadingError as error:
            outcomes.append((file.source, "refused", error.reason, error.next_step, None))
            continue
        key = document_id(article.text, article.outlet, article.published)
        if key in seen:
            outcomes.append((file.source, "duplicate", *_equal_to(seen[key]), key))
            continue
        seen[key] = file.source
        documents.append(_row(key, file, article))
        outcomes.append((file.source, "read", "; ".join(article.notes), "", key))
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


def _equal_to(source: str) -> tuple[str, str]:
    return (
        f"It equals '{source}' in text, outlet and date, and is counted once.",
        "Nothing to do; if it is another article, state its outlet or date.",
    )


def _row(key: str, file: SourceFile, article: Article) -> dict[str, Any]:
    return {
        "document_id": key,
        "title": article.title,
        "outlet": article.outlet,
        "published": article.published,
        "url": article.url,
        "language": language_of(article.text),
        "tags": list(article.tags),
        "text": article.text,
        "n_words": count_words(article.text, titled=bool(article.title)),
        "filename": file.filename,
    }
