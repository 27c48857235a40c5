"""`Library`: every operation on the library file, each by itself whole or not at all."""

from __future__ import annotations

from analysis.library.operations_on_articles import ArticleOperations
from analysis.library.operations_on_collections import CollectionOperations
from analysis.library.operations_on_decisions import DecisionOperations
from analysis.library.operations_on_exports import ExportOperations


class Library(CollectionOperations, ArticleOperations, DecisionOperations, ExportOperations):
    """One library file, safe to use from any thread.

    Writers come one after another; a reader sees the state before a write or after it. A collection
    is named by one of its two ids: ``edit_id`` allows changes, ``read_id`` only reading.

    Raises
    ------
    LibraryError
        Every operation, when the file cannot be read or written, or an id does not allow it.
    """
