"""Files -> documents."""

from analysis.reading.documents import OUTCOME_COLUMNS, Reading, document_id, read_documents

__all__ = ["OUTCOME_COLUMNS", "Reading", "document_id", "read_documents"]
