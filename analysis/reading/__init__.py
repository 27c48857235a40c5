"""Files -> documents."""

from analysis.reading.columns import ColumnMapping
from analysis.reading.documents import OUTCOME_COLUMNS, Reading, document_id, read_documents
from analysis.reading.limits import ReadingLimits

__all__ = [
    "OUTCOME_COLUMNS",
    "ColumnMapping",
    "Reading",
    "ReadingLimits",
    "document_id",
    "read_documents",
]
