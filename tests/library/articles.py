"""Small invented articles, and their annotations, one article each."""

from __future__ import annotations

from functools import cache

import pandas as pd

from analysis import Settings, annotate_documents, read_documents
from analysis.reading.documents import Reading
from analysis.tables import Annotations

#: outlet, date, title, body
ARTICLES = {
    "a.txt": "---\noutlet: The Courier\ndate: 2024-05-01\ntags: [talks, trade]\n---\n"
    "Talks resume\n\nIndia urged Russia to talk. Moscow welcomed a good plan.",
    "b.txt": "Harbour opens\n\nThe United Nations praised Kenya. A ferry sank.",
    "c.txt": "Rain\n\nIt rained and nobody spoke.",
}


@cache
def reading(*names: str) -> Reading:
    """What `read_documents` makes of these articles; of all of them if none is named."""
    return read_documents([(name, ARTICLES[name].encode()) for name in names or ARTICLES])


def each(documents: pd.DataFrame, settings: Settings | None = None) -> list[Annotations]:
    """`annotate_documents` of one article at a time."""
    rows = range(len(documents))
    return [annotate_documents(documents.iloc[[row]], settings) for row in rows]


def key_of(name: str) -> str:
    """document_id of one of these articles."""
    return str(reading(name).documents["document_id"].iat[0])
