"""What goes out of a library as one file, and comes into it."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from analysis.library import archive, collection, digests
from analysis.library.collection import Collection
from analysis.library.digests import Compared
from analysis.library.open_file import OpenFile
from analysis.settings import Settings


class ExportOperations(OpenFile):
    """Export, import and back up."""

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
