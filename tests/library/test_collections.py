"""Who may read and edit what, and that deleted text is gone."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from analysis import Settings, annotate
from analysis.errors import LibraryError, ReadOnlyCollection, UnknownCollection
from analysis.library import Collection, Library
from tests.library.articles import each, key_of, reading

KEY = key_of("a.txt")


def test_either_id_opens_it_and_one_edits(library: Library, mine: Collection) -> None:
    """A shared link shows the articles and not the other id."""
    shared = library.collection(mine.read_id)

    assert (shared.name, shared.n_articles, shared.may_edit) == ("Mine", 3, False)
    assert shared.edit_id is None
    assert library.collection(mine.edit_id or "") == mine
    assert mine.may_edit
    assert library.collections() == [mine]


def test_ids_cannot_be_guessed(library: Library) -> None:
    """Each is 128 bits of chance."""
    made = [library.create_collection("Same name") for _ in range(20)]
    ids = {one.read_id for one in made} | {one.edit_id for one in made}

    assert len(ids) == 40
    assert min(len(key or "") for key in ids) >= 22


EDITS: dict[str, Callable[[Library, str], Any]] = {
    "save": lambda library, key: library.save_batch(key, reading().documents),
    "rename": lambda library, key: library.rename_collection(key, "x"),
    "delete": lambda library, key: library.delete_collection(key),
    "remove": lambda library, key: library.remove(key, [KEY]),
    "correct": lambda library, key: library.edit_document(key, KEY, title="x"),
    "decide": lambda library, key: library.save_decisions(key, [{"do": "x"}]),
    "check": lambda library, key: library.save_hand_check(key, KEY, {}),
    "see file names": lambda library, key: library.outcomes(key),
}


@pytest.mark.parametrize("name", EDITS)
def test_the_read_id_edits_nothing(library: Library, mine: Collection, name: str) -> None:
    """Every change through it is refused, and nothing has changed."""
    before = library.export_collection(mine.read_id)
    with pytest.raises(ReadOnlyCollection, match="for reading only"):
        EDITS[name](library, mine.read_id)

    assert library.collection(mine.edit_id or "") == mine
    assert library.export_collection(mine.read_id) == before


@pytest.mark.parametrize("key", ["", "1", "Mine", "' OR 1=1 --"])
def test_an_unknown_id_opens_nothing(library: Library, mine: Collection, key: str) -> None:
    """A name or a number is no id."""
    with pytest.raises(UnknownCollection, match="No collection has this id"):
        library.documents([mine.read_id, key])


@pytest.mark.parametrize("name", ["", "  ", "x" * 201])
def test_a_name_is_some_words(library: Library, name: str) -> None:
    """Blank and endless names are refused."""
    with pytest.raises(LibraryError, match="1 to 200 characters"):
        library.create_collection(name)


def test_renaming_keeps_links(library: Library, mine: Collection) -> None:
    """The ids stay, the name changes."""
    library.rename_collection(mine.edit_id or "", " New  name ")

    assert library.collection(mine.read_id).name == "New name"


def _uncompressed(library: Library) -> None:
    """Let the file hold texts as they are, so that they can be looked for."""
    with library._database.writing() as cursor:
        cursor.execute("SET GLOBAL force_compression = 'uncompressed'")


def _bytes_beside(path: Path) -> bytes:
    return b"".join(file.read_bytes() for file in path.parent.iterdir())


def _fill(library: Library) -> Collection:
    _uncompressed(library)
    made = library.create_collection("To be deleted")
    edit_id, documents = made.edit_id or "", reading().documents
    library.save_batch(edit_id, documents, each(documents), reading().outcomes)
    library.edit_document(edit_id, KEY, title="A corrected headline")
    library.save_decisions(edit_id, [{"note": "Decided about the ferry"}])
    library.save_hand_check(edit_id, KEY, {"note": "Checked the harbour"})
    library._database.rewrite()  # from the log of changes into the file itself
    return made


SECRETS = ("India urged Russia", "A corrected headline", "Decided about the", "Checked the harbour")


def test_a_deleted_collection_is_gone_from_the_file(path: Path, library: Library) -> None:
    """Its text, corrections and decisions are in no file, and were there before."""
    made = _fill(library)
    found = _bytes_beside(path)
    assert all(secret.encode() in found for secret in SECRETS)
    library.delete_collection(made.edit_id or "")

    left = _bytes_beside(path)
    assert not [secret for secret in SECRETS if secret.encode() in left]
    assert made.name.encode() not in left
    assert library.collections() == []
    assert library.missing([KEY], Settings()) == [KEY]


def test_a_removed_article_is_gone_and_the_others_stay(path: Path, library: Library) -> None:
    """Only what no collection holds any more is deleted."""
    made = _fill(library)
    library.remove(made.edit_id or "", [KEY])

    left = _bytes_beside(path)
    assert b"India urged Russia" not in left
    assert b"A corrected headline" not in left
    rest = reading("b.txt", "c.txt").documents
    loaded = library.load([made.read_id], Settings())
    assert loaded.mentions.equals(annotate(rest).mentions)


def test_what_another_collection_holds_stays(path: Path, library: Library) -> None:
    """Deleting my copy does not delete yours, nor its annotations."""
    made, yours = _fill(library), library.create_collection("Yours")
    library.save_batch(yours.edit_id or "", reading("a.txt").documents)
    library.delete_collection(made.edit_id or "")

    assert library.load([yours.read_id], Settings()).documents["document_id"].tolist() == [KEY]
    assert b"ferry sank" not in _bytes_beside(path)


def test_a_deletion_that_was_cut_short_is_finished(path: Path, library: Library) -> None:
    """A crash between deleting and rewriting: the text goes when the library is opened again."""
    made = _fill(library)
    library._database.rewrite = lambda: None  # type: ignore[method-assign]
    library.delete_collection(made.edit_id or "")
    library.close()
    assert b"India urged Russia" in _bytes_beside(path)

    Library.open(path).close()
    assert b"India urged Russia" not in _bytes_beside(path)
