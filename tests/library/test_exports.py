"""A collection as one file, and what hostile files are told."""

from __future__ import annotations

import hashlib
import io
import json
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pandas as pd
import pytest

from analysis import Settings
from analysis.actors.codebook import Codebook, Exclude, Merge, codebook_of, log_entries
from analysis.errors import AnalysisError, BadArchive, LibraryError
from analysis.library import OFFSET_COLUMNS, Collection, Library, packing
from analysis.library.packing import packed
from tests.library.articles import key_of, reading

KEY = key_of("a.txt")


@pytest.fixture
def exported(library: Library, mine: Collection) -> bytes:
    """My collection with a correction, a decision and a check."""
    edit_id = mine.edit_id or ""
    library.edit_document(edit_id, KEY, title="Better", published=None, tags=["x"])
    library.edit_document(edit_id, KEY, published=pd.Timestamp("2023-01-02", tz="UTC"))
    library.save_decisions(edit_id, [{"do": "exclude", "actor": "ü"}])
    library.save_hand_check(edit_id, KEY, {"right": False})
    return library.export_collection(mine.read_id)


def test_a_collection_moves_to_another_library(
    library: Library, mine: Collection, exported: bytes, tmp_path: Path
) -> None:
    """Everything but the annotations, and its own export is the same file but for dates."""
    with Library.open(tmp_path / "other.duckdb") as other:
        made = other.import_collection(exported)
        for as_read in (False, True):
            pd.testing.assert_frame_equal(
                other.documents([made.read_id], as_read=as_read),
                library.documents([mine.read_id], as_read=as_read),
            )
        assert made.name == "Mine"
        assert other.decisions(made.read_id) == library.decisions(mine.read_id)
        assert other.hand_checks(made.read_id)["stated"].tolist() == ['{"right": false}']
        assert other.load([made.read_id], Settings()).documents.empty


def _edited(content: bytes, name: str, change: Callable[[bytes], bytes]) -> bytes:
    """The export with one member changed and, but for the manifest, its digest made to fit."""
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        members = {one: archive.read(one) for one in archive.namelist()}
    members[name] = change(members[name])
    if name != "manifest.json":
        manifest = json.loads(members["manifest.json"])
        digest = hashlib.sha256(members[name]).hexdigest()
        manifest["files"][name] = {"bytes": len(members[name]), "sha256": digest}
        members["manifest.json"] = json.dumps(manifest).encode()
    return _zipped(members)


def _zipped(members: dict[str, bytes]) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in members.items():
            archive.writestr(name, content)
    return buffer.getvalue()


def _with_member(content: bytes, name: str) -> bytes:
    buffer = io.BytesIO(content)
    with zipfile.ZipFile(buffer, "a") as archive:
        archive.NameToInfo.clear()  # else zipfile warns of a second file of one name
        archive.writestr(name, b"x")
    return buffer.getvalue()


def _row(**changes: Any) -> Callable[[bytes], bytes]:
    def change(content: bytes) -> bytes:
        first, *rest = content.splitlines()
        return b"\n".join([json.dumps(json.loads(first) | changes).encode(), *rest])

    return change


HOSTILE: dict[str, Callable[[bytes], bytes]] = {
    "no zip": lambda _: b"not a zip",
    "nothing": lambda _: b"",
    "cut off": lambda content: content[:-200],
    "flipped bytes": lambda content: content[:60] + b"\xff" * 20 + content[80:],
    "one file more": lambda content: _with_member(content, "more.txt"),
    "a path upwards": lambda content: _with_member(content, "../../escape.txt"),
    "a file twice": lambda content: _with_member(content, "articles.jsonl"),
    "a bomb": lambda _: _zipped(
        dict.fromkeys(("manifest.json", *packing_members()), b"0" * 9000000)
    ),
    "no manifest": lambda _: _zipped({"articles.jsonl": b""}),
    "another format": lambda content: _edited(content, "manifest.json", lambda _: b'{"format": 1}'),
    "a deep manifest": lambda content: _edited(content, "manifest.json", lambda _: b"[" * 100_000),
    "a file that was changed": lambda content: _edited(
        content, "manifest.json", lambda text: text.replace(b'"sha256": "', b'"sha256": "0')
    ),
    "another text": lambda content: _edited(content, "articles.jsonl", _row(text="Planted.")),
    "another outlet": lambda content: _edited(content, "articles.jsonl", _row(outlet="Planted")),
    "another id": lambda content: _edited(content, "articles.jsonl", _row(document_id="0" * 16)),
    "a text of another type": lambda content: _edited(content, "articles.jsonl", _row(text=[1])),
    "half a character": lambda content: _edited(content, "articles.jsonl", _row(title="\ud800")),
    "tags of another type": lambda content: _edited(content, "articles.jsonl", _row(tags="x")),
    "a date of another type": lambda content: _edited(
        content, "articles.jsonl", _row(published="soon")
    ),
    "a correction of the text": lambda content: _edited(content, "edits.jsonl", _row(field="text")),
    "a correction of nothing": lambda content: _edited(
        content, "edits.jsonl", _row(document_id="0" * 16)
    ),
    "a check of nothing": lambda content: _edited(
        content, "hand_checks.jsonl", _row(document_id="0" * 16)
    ),
    "a check that is no object": lambda content: _edited(
        content, "hand_checks.jsonl", _row(stated="[")
    ),
}


def packing_members() -> tuple[str, ...]:
    """The members of an export beside its manifest."""
    return ("articles.jsonl", "edits.jsonl", "codebook.jsonl", "hand_checks.jsonl")


@pytest.mark.parametrize("name", HOSTILE)
def test_a_hostile_file_changes_nothing(library: Library, exported: bytes, name: str) -> None:
    """It is refused as a whole, with a reason."""
    before = library.collections()
    with pytest.raises((BadArchive, LibraryError), match=r"\. "):
        library.import_collection(HOSTILE[name](exported))

    assert library.collections() == before


@pytest.mark.parametrize("limit", ["MAX_ARCHIVE_BYTES", "MAX_UNPACKED_BYTES"])
def test_the_limits_hold(
    library: Library, exported: bytes, limit: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """One byte more than the limit is refused, packed and unpacked."""
    monkeypatch.setattr(packing, limit, 500)
    with pytest.raises(BadArchive, match="500"):
        library.import_collection(exported)


def test_copies_of_one_text_can_be_exported_and_imported(library: Library) -> None:
    """Hundreds of copies pack as tightly as a bomb does, and are none."""
    from analysis import read_documents

    text = "Rain fell on the harbour. " * 400
    files = [
        (f"{n}.txt", f"---\noutlet: Paper {n}\n---\nRain\n\n{text}".encode()) for n in range(200)
    ]
    made = library.create_collection("Copies")
    library.save_batch(made.edit_id or "", read_documents(files).documents)

    assert library.import_collection(library.export_collection(made.read_id)).n_articles == 200


def test_a_digests_only_export_holds_no_text(library: Library, mine: Collection) -> None:
    """No sentence, no title, no word of a mention; offsets give the words where the text is."""
    content = library.export_digests(mine.read_id, Settings())
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        everything = b"".join(archive.read(name) for name in archive.namelist())
    compared = library.import_digests(content, [mine.read_id])

    assert not [word for word in (b"urged", b"ferry", b"Talks resume") if word in everything]
    assert "surface" not in OFFSET_COLUMNS
    expected = library.load([mine.read_id], Settings()).mentions
    pd.testing.assert_frame_equal(compared.mentions, expected)
    assert (compared.collection.n_articles, compared.missing) == (3, ())


def test_a_digest_opens_only_ones_own_articles(library: Library, mine: Collection) -> None:
    """Who has a digest and not the text gets nothing of what others keep in the library."""
    content = library.export_digests(mine.read_id, Settings())
    theirs = library.create_collection("Theirs")
    library.save_batch(theirs.edit_id or "", reading("b.txt").documents)
    compared = library.import_digests(content, [theirs.read_id])

    assert compared.collection.n_articles == 1
    assert compared.mentions["surface"].tolist() == ["United Nations", "Kenya"]
    assert set(compared.missing) == set(reading("a.txt", "c.txt").documents["document_id"])


@pytest.mark.parametrize(
    "mention",
    [
        pytest.param({"start": 5, "end": 9_999}, id="behind the end"),
        pytest.param({"start": -1, "end": 3}, id="before the start"),
        pytest.param({"start": "x", "end": 3}, id="no number"),
        pytest.param({"start": 10**30, "end": 3}, id="endless number"),
    ],
)
def test_offsets_must_fit(library: Library, mine: Collection, mention: dict[str, Any]) -> None:
    """A mention outside its text is refused, and no collection is made."""
    digest = {"document_id": KEY, "sha256": _sha256(library, mine)}
    rows: dict[str, list[Any]] = {
        "articles.jsonl": [digest],
        "mentions.jsonl": [{"document_id": KEY, "sentence_index": 0} | mention],
        "codebook.jsonl": [],
    }
    with pytest.raises(AnalysisError):
        library.import_digests(packed("actorscope-digests", {"name": "x"}, rows), [mine.read_id])
    assert library.collections() == [mine]


def _sha256(library: Library, mine: Collection) -> str:
    content = library.export_digests(mine.read_id, Settings())
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        rows = [json.loads(line) for line in archive.read("articles.jsonl").splitlines()]
    return str(next(row["sha256"] for row in rows if row["document_id"] == KEY))


def test_a_backup_is_a_whole_library(library: Library, mine: Collection, tmp_path: Path) -> None:
    """Made while the library is open, it opens as one; an existing file is not replaced."""
    target = tmp_path / "backups" / "one.duckdb"
    library.backup(target)
    with pytest.raises(LibraryError, match="exists already"):
        library.backup(target)

    with Library.open(target) as copy:
        assert copy.collections() == [mine]
        assert copy.load([mine.read_id], Settings()).mentions.equals(
            library.load([mine.read_id], Settings()).mentions
        )
    assert [file.name for file in target.parent.iterdir()] == ["one.duckdb"]


def test_codebook_goes_with_the_collection(library: Library, mine: Collection) -> None:
    """Decisions, and those taken back, are the same in the imported collection."""
    merge = Merge(actor_id="person:a", target_id="person:b", note="ü")
    book = Codebook().decided(merge).decided(Exclude(actor_id="person:c")).undo()
    library.save_decisions(str(mine.edit_id), log_entries(book))
    made = library.import_collection(library.export_collection(mine.read_id))

    assert codebook_of(library.decisions(made.read_id)) == (book, ())
