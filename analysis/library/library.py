"""`Library`: every operation on the library file, each by itself whole or not at all."""

from __future__ import annotations

from collections.abc import Collection as Several
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from threading import Lock
from typing import Any

import pandas as pd

from analysis.library import (
    archive,
    collection,
    decisions,
    digests,
    editing,
    erasing,
    loading,
    saving,
)
from analysis.library.collection import Collection
from analysis.library.database import Database
from analysis.library.digests import Compared
from analysis.library.saving import Saved
from analysis.settings import Settings
from analysis.tables import Annotations, EachArticle

#: files that this process has open, and by how many `Library` objects each
_OPEN: dict[Path, tuple[Database, int]] = {}
_OPENING = Lock()


class Library:
    """One library file, safe to use from any thread.

    Writers come one after another; a reader sees the state before a write or after it. A collection
    is named by one of its two ids: ``edit_id`` allows changes, ``read_id`` only reading.

    Raises
    ------
    LibraryError
        Every operation, when the file cannot be read or written, or an id does not allow it.
    """

    def __init__(self, database: Database) -> None:
        self._database = database
        self._is_open = True

    @classmethod
    def open(cls, path: Path | str) -> Library:
        """Open the library at `path`; it is made where there is none.

        Parameters
        ----------
        path
            For instance `library_path()`. The same file may be opened several times in one process,
            and by one process only.

        Raises
        ------
        LibraryError
            LibraryBusy, LibraryForeign, LibraryDamaged, LibraryNewer or LibraryReadOnly; the file
            is then as it was.
        """
        place = Path(path).expanduser().resolve()
        with _OPENING:
            database, users = _OPEN.get(place) or (Database(place), 0)
            _OPEN[place] = (database, users + 1)
        return cls(database)

    @property
    def path(self) -> Path:
        """Where the file is."""
        return self._database.path

    def close(self) -> None:
        """Let go of the file; a second call does nothing."""
        with _OPENING:
            if not self._is_open:
                return
            self._is_open = False
            database, users = _OPEN[self.path]
            _OPEN[self.path] = (database, users - 1)
            if users == 1:
                del _OPEN[self.path]
                database.close()

    def __enter__(self) -> Library:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    # collections

    def create_collection(self, name: str) -> Collection:
        """Make an empty collection; its two ids cannot be guessed."""
        with self._database.writing() as cursor:
            return collection.opened(cursor, collection.create_collection(cursor, name))

    def collections(self) -> list[Collection]:
        """Every collection with both ids, oldest first: for local mode only."""
        with self._database.reading() as cursor:
            return collection.all_collections(cursor)

    def collection(self, collection_id: str) -> Collection:
        """The collection that this id opens, for editing or for reading."""
        with self._database.reading() as cursor:
            return collection.opened(cursor, collection_id)

    def rename_collection(self, edit_id: str, name: str) -> None:
        """Give it another name; ids and links stay."""
        with self._database.writing() as cursor:
            collection.rename(cursor, edit_id, name)

    def delete_collection(self, edit_id: str) -> None:
        """Delete it. What no other collection holds is gone from the file when this returns."""
        with self._database.writing() as cursor:
            erasing.delete(cursor, collection.number_to_edit(cursor, edit_id))
        self._database.rewrite()

    # articles

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

    # what users decide

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

    # out of the library and into it

    def export_collection(self, collection_id: str) -> bytes:
        """Articles, corrections, codebook and hand checks as one zip file."""
        with self._database.reading() as cursor:
            return archive.export_collection(cursor, collection_id)

    def import_collection(self, content: bytes, *, name: str | None = None) -> Collection:
        """Make a collection of an export; nothing is changed when any part of it is refused.

        Raises
        ------
        BadArchive
            When the file is damaged, was changed, is too large, or is something else.
        """
        stated, documents, members = archive.read_archive(content)
        with self._database.writing() as cursor:
            edit_id = archive.import_collection(cursor, name or stated, documents, members)
            return collection.opened(cursor, edit_id)

    def export_digests(self, collection_id: str, settings: Settings) -> bytes:
        """A collection without its texts: digests of articles, offsets of mentions, codebook."""
        with self._database.reading() as cursor:
            return digests.export_digests(cursor, collection_id, settings)

    def import_digests(self, content: bytes, texts_from: Sequence[str]) -> Compared:
        """Make a collection of those articles of a digests-only export that are present.

        Parameters
        ----------
        content
            What `export_digests` made.
        texts_from
            The collections in which the texts may be looked for: those that the user may read, so
            that a digest opens nobody else's articles.
        """
        with self._database.writing() as cursor:
            return digests.import_digests(cursor, content, texts_from)

    def backup(self, target: Path | str) -> None:
        """Copy the whole library as it is now, while others read and write."""
        self._database.backup(Path(target).expanduser().resolve())
