"""What a library does with articles and their annotations."""

from __future__ import annotations

from collections.abc import Collection as Several
from collections.abc import Sequence

import pandas as pd

from analysis.library import collection, erasing, loading, saving
from analysis.library.open_file import OpenFile
from analysis.library.saving import Saved
from analysis.settings import Settings
from analysis.tables import Annotations, EachArticle


class ArticleOperations(OpenFile):
    """Save, find, load and remove articles."""

    def save_batch(
        self,
        edit_id: str,
        documents: pd.DataFrame,
        annotations: Sequence[Annotations | EachArticle] = (),
        outcomes: pd.DataFrame | None = None,
        *,
        upload: str = "",
    ) -> Saved:
        """Save articles with their annotations and outcomes: all of it, or nothing.

        When this returns, the batch survives a crash. Saving the same again changes nothing.

        Parameters
        ----------
        edit_id
            Where the articles go.
        documents
            DOCUMENT_COLUMNS, as read; at most some hundred, so that little is lost in a crash.
        annotations
            `annotate_each` of articles, or `annotate_documents` of one each, under any settings, of
            these or of earlier articles. What is annotated already stays; what was deleted
            meanwhile is passed by.
        outcomes
            OUTCOME_COLUMNS of the files.
        upload
            A name of the upload that they belong to.
        """
        with self._database.writing() as cursor:
            number = collection.number_to_edit(cursor, edit_id)
            saved = saving.save_documents(cursor, number, documents)
            saving.save_annotations(cursor, annotations)
            if outcomes is not None:
                saving.save_outcomes(cursor, number, outcomes, upload)
            return saved

    def save_annotations(self, annotations: Sequence[Annotations | EachArticle]) -> None:
        """Keep annotations of articles that some collection holds, as in `save_batch`.

        They follow from the articles alone, so it needs no id: what was annotated by an earlier
        version is annotated anew for whoever reads it.
        """
        with self._database.writing() as cursor:
            saving.save_annotations(cursor, annotations)

    def remove(self, edit_id: str, document_ids: Several[str]) -> None:
        """Take articles out. What no other collection holds is gone from the file."""
        with self._database.writing() as cursor:
            number = collection.number_to_edit(cursor, edit_id)
            erasing.remove(cursor, number, document_ids)
        self._database.rewrite()

    def documents(self, collection_ids: Sequence[str], *, as_read: bool = False) -> pd.DataFrame:
        """Union of collections: each article once, as the first that has it describes it.

        Parameters
        ----------
        collection_ids
            Ids of either kind.
        as_read
            Without the users' corrections: what `annotate_documents` must be given.

        Returns
        -------
        DataFrame
            DOCUMENT_COLUMNS, by document_id.
        """
        with self._database.reading() as cursor:
            return loading.union(cursor, collection_ids, as_read=as_read)

    def document_ids(self, collection_ids: Sequence[str]) -> list[str]:
        """Which articles these collections hold, each once, sorted."""
        with self._database.reading() as cursor:
            return loading.document_ids(cursor, collection_ids)

    def missing(self, document_ids: Several[str], settings: Settings) -> list[str]:
        """Which of these have no annotations under these settings and this version, in order."""
        with self._database.reading() as cursor:
            return loading.missing(cursor, document_ids, settings)

    def load(
        self,
        collection_ids: Sequence[str],
        settings: Settings,
        *,
        document_ids: Several[str] | None = None,
    ) -> Annotations:
        """Annotations of the union of collections: equal to `annotate` of the same articles.

        Articles that are not annotated under these settings are left out; `missing` names them.

        Parameters
        ----------
        collection_ids
            Ids of either kind.
        settings
            Which annotations; only what `annotation_hash` covers matters.
        document_ids
            Only these articles; all of them if None.
        """
        with self._database.reading() as cursor:
            return loading.load(cursor, collection_ids, settings, document_ids)

    def outcomes(self, edit_id: str, *, upload: str | None = None) -> pd.DataFrame:
        """What became of each uploaded file: OUTCOME_LOG_COLUMNS; of all uploads if None."""
        with self._database.reading() as cursor:
            return loading.outcomes(cursor, collection.number_to_edit(cursor, edit_id), upload)

    def last_upload(self, edit_id: str) -> list[str]:
        """document_id of each article that the last upload brought into the collection."""
        with self._database.reading() as cursor:
            return loading.last_upload(cursor, collection.number_to_edit(cursor, edit_id))
