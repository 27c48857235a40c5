"""What a library does with its collections."""

from __future__ import annotations

from analysis.library import collection, erasing
from analysis.library.collection import Collection
from analysis.library.open_file import OpenFile


class CollectionOperations(OpenFile):
    """Make, find, rename and delete collections."""

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
