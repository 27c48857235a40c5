"""The library: one DuckDB file that keeps articles, their annotations and what users decide.

>>> from pathlib import Path
>>> from tempfile import TemporaryDirectory
>>> from analysis import annotate_documents, read_documents
>>> reading = read_documents([("a.txt", b"Talks resume\\n\\nIndia urged Russia to talk.")])
>>> folder = TemporaryDirectory()
>>> with Library.open(Path(folder.name) / "library.duckdb") as library:
...     mine = library.create_collection("Peace talks")
...     annotated = annotate_documents(reading.documents)
...     library.save_batch(mine.edit_id, reading.documents, [annotated], reading.outcomes)
...     library.load([mine.read_id], annotated.settings).mentions["surface"].tolist()
Saved(added=1, known=0)
['India', 'Russia']
>>> folder.cleanup()
"""

from analysis.library.collection import Collection
from analysis.library.decisions import HAND_CHECK_COLUMNS
from analysis.library.digests import OFFSET_COLUMNS, Compared
from analysis.library.editing import EDIT_COLUMNS
from analysis.library.fingerprint import annotation_hash
from analysis.library.library import Library
from analysis.library.opening import library_path
from analysis.library.packing import MAX_ARCHIVE_BYTES
from analysis.library.saving import OUTCOME_LOG_COLUMNS, Saved

__all__ = [
    "EDIT_COLUMNS",
    "HAND_CHECK_COLUMNS",
    "MAX_ARCHIVE_BYTES",
    "OFFSET_COLUMNS",
    "OUTCOME_LOG_COLUMNS",
    "Collection",
    "Compared",
    "Library",
    "Saved",
    "annotation_hash",
    "library_path",
]
