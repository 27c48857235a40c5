"""What a library does with what users correct, decide and check."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

import pandas as pd

from analysis.library import collection, decisions, editing
from analysis.library.open_file import OpenFile


class DecisionOperations(OpenFile):
    """Keep corrections of articles, the codebook and hand checks."""

    def edit_document(self, edit_id: str, document_id: str, **changes: Any) -> None:
        """Correct title, outlet, published, url or tags; text and document_id stay as they are."""
        with self._database.writing() as cursor:
            number = collection.number_to_edit(cursor, edit_id)
            editing.edit(cursor, number, document_id, changes)

    def edits(self, collection_id: str) -> pd.DataFrame:
        """Every correction in a collection: EDIT_COLUMNS, oldest first."""
        with self._database.reading() as cursor:
            return editing.edits(cursor, collection.numbers(cursor, [collection_id])[0])

    def save_decisions(self, edit_id: str, stated: Iterable[Mapping[str, Any]]) -> None:
        """Replace the codebook of a collection by these decisions."""
        with self._database.writing() as cursor:
            number = collection.number_to_edit(cursor, edit_id)
            decisions.save_decisions(cursor, number, stated)

    def decisions(self, collection_id: str) -> list[dict[str, Any]]:
        """The codebook of a collection: its decisions in their order."""
        with self._database.reading() as cursor:
            return decisions.decisions(cursor, collection.numbers(cursor, [collection_id])[0])

    def save_hand_check(self, edit_id: str, document_id: str, stated: Mapping[str, Any]) -> None:
        """Keep what a user checked in an article."""
        with self._database.writing() as cursor:
            number = collection.number_to_edit(cursor, edit_id)
            decisions.save_hand_check(cursor, number, document_id, stated)

    def hand_checks(self, collection_id: str) -> pd.DataFrame:
        """Every hand check of a collection: HAND_CHECK_COLUMNS, oldest first."""
        with self._database.reading() as cursor:
            return decisions.hand_checks(cursor, collection.numbers(cursor, [collection_id])[0])
