"""A file that cannot be used is refused with its reason, and not a byte of it is changed."""

from __future__ import annotations

import hashlib
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import duckdb
import pytest

from analysis.errors import (
    LibraryBusy,
    LibraryDamaged,
    LibraryError,
    LibraryForeign,
    LibraryNewer,
    LibraryReadOnly,
)
from analysis.library import Library, library_path, opening
from analysis.library.schema import MIGRATIONS, migrate, table_names, version_of
from tests.library.articles import reading


def _library(path: Path) -> None:
    with Library.open(path) as library:
        library.save_batch(library.create_collection("A").edit_id or "", reading().documents)


def _read_only(path: Path) -> None:
    _library(path)
    path.chmod(0o444)


def _truncated(path: Path) -> None:
    _library(path)
    path.write_bytes(path.read_bytes()[:-300_000])


def _headless(path: Path) -> None:
    _library(path)
    path.write_bytes(path.read_bytes()[:5_000])


def _scribbled(path: Path) -> None:
    _library(path)
    content = bytearray(path.read_bytes())
    content[4096:-4096] = b"x" * (len(content) - 8192)
    path.write_bytes(bytes(content))


def _newer(path: Path) -> None:
    _library(path)
    with duckdb.connect(str(path)) as connection:
        connection.execute("UPDATE library SET version = 99")


def _other_duckdb(path: Path) -> None:
    with duckdb.connect(str(path)) as connection:
        connection.execute("CREATE TABLE library (books VARCHAR)")


@pytest.mark.parametrize(
    ("make", "error", "says"),
    [
        pytest.param(
            lambda path: path.write_text("notes"), LibraryForeign, "no library", id="text"
        ),
        pytest.param(lambda path: path.write_bytes(b""), LibraryForeign, "no library", id="empty"),
        pytest.param(_other_duckdb, LibraryForeign, "a DuckDB file, but", id="other DuckDB file"),
        pytest.param(_read_only, LibraryReadOnly, "read-only", id="read-only"),
        pytest.param(_truncated, LibraryDamaged, "backup", id="cut off"),
        pytest.param(_headless, LibraryDamaged, "backup", id="cut off in its head"),
        pytest.param(_scribbled, LibraryDamaged, "backup", id="overwritten"),
        pytest.param(_newer, LibraryNewer, "version 99", id="newer"),
        pytest.param(lambda path: path.mkdir(), LibraryError, "Cannot use", id="a folder"),
    ],
)
def test_what_cannot_be_used_stays_as_it_is(
    path: Path, make: Callable[[Path], Any], error: type[LibraryError], says: str
) -> None:
    """The message names the file and the next step."""
    make(path)
    before = path.read_bytes() if path.is_file() else b""
    with pytest.raises(error, match=says) as refused:
        Library.open(path)

    assert str(path) in str(refused.value)
    assert (
        hashlib.sha256(before).digest()
        == hashlib.sha256(path.read_bytes() if path.is_file() else b"").digest()
    )


def test_free_blocks_that_were_given_back_are_no_damage(path: Path, tmp_path: Path) -> None:
    """As a process that was killed behind a deletion leaves the file: short, whole, and opened."""
    copy = tmp_path / "copy.duckdb"
    with Library.open(path) as library:
        mine = library.create_collection("A")
        with library._database.writing() as cursor:
            _fill_and_empty(cursor)
        shutil.copy(path, copy)
    with duckdb.connect(str(copy), read_only=True) as connection:
        sizes = "SELECT block_size * total_blocks FROM pragma_database_size()"
        assert connection.execute(sizes).fetchall()[0][0] > copy.stat().st_size

    with Library.open(copy) as library:
        assert library.collections() == [mine]


_FILL = (
    "INSERT INTO documents SELECT 'key' || n, (SELECT string_agg(md5((n * 1000 + i)::VARCHAR), '') "
    "FROM range(400) t(i)), NULL, NULL FROM range($1, $1 + 200) r(n)"
)


def _fill_and_empty(cursor: duckdb.DuckDBPyConnection) -> None:
    """Write texts of some megabytes and most of them away, twice, to free blocks at the end."""
    cursor.commit()
    for first in (0, 200):
        cursor.execute(_FILL, [first])
        cursor.execute("CHECKPOINT")
        cursor.execute("DELETE FROM documents WHERE document_id > 'key' || $1", [first + 3])
        cursor.execute("CHECKPOINT")
    cursor.begin()


def test_a_second_process_is_told_who_is_there(path: Path, library: Library) -> None:
    """One process at a time; the first one goes on."""
    program = (
        "import sys\nfrom analysis.errors import LibraryBusy\n"
        "from analysis.library import Library\n"
        "try:\n    Library.open(sys.argv[1])\n"
        "except LibraryBusy as error:\n    print(error)\n"
    )
    said = subprocess.run(
        [sys.executable, "-c", program, str(path)], capture_output=True, text=True, check=True
    ).stdout

    assert "open in another process" in said
    assert LibraryBusy.__doc__ == "Another process has the file open."
    assert library.collections() == []


def test_the_same_process_may_open_it_twice(path: Path, library: Library) -> None:
    """Both see one state; the file is let go when the last one closes."""
    with Library.open(path) as other:
        other.create_collection("Shared")
    assert [one.name for one in library.collections()] == ["Shared"]

    library.close()
    library.close()
    with pytest.raises(LibraryError, match="is closed"):
        library.collections()


def test_version_1_becomes_version_2(path: Path) -> None:
    """What an older version stored is there after the migration, with the new tables."""
    documents = reading().documents
    with opening.connect(path) as connection:
        migrate(connection, MIGRATIONS[:1])
        assert version_of(connection) == 1
        connection.execute("INSERT INTO collections VALUES (1, 'e', 'r', 'Old', now()::TIMESTAMP)")
        row = [documents["document_id"].iat[0], documents["text"].iat[0]]
        connection.execute("INSERT INTO documents VALUES (?, ?, NULL, NULL)", row)
        article = "(1, ?, 'Title', NULL, 'en', [], 3, 'old.txt', now()::TIMESTAMP)"
        connection.execute(f"INSERT INTO articles VALUES {article}", row[:1])  # noqa: S608

    with Library.open(path) as library:
        assert library.documents(["r"])["text"].tolist() == row[1:]
        library.save_decisions("e", [{"do": "exclude"}])
        assert library.decisions("r") == [{"do": "exclude"}]
    with opening.connect(path) as connection:
        assert version_of(connection) == len(MIGRATIONS)
        assert {"codebook_decisions", "hand_checks"} <= set(table_names(connection))


def test_leftovers_of_a_dead_process_are_removed(path: Path) -> None:
    """They may hold texts."""
    _library(path)
    for name in (".rewriting", ".rewriting.wal", ".new-123"):
        path.with_name(path.name + name).write_text("text")
    Library.open(path).close()

    assert [file.name for file in path.parent.iterdir()] == [path.name]


def test_the_path_can_be_set(monkeypatch: pytest.MonkeyPatch) -> None:
    """By the environment; else beside the dashboard."""
    monkeypatch.setenv("ACTORSCOPE_LIBRARY", "/elsewhere/my.duckdb")
    assert library_path() == Path("/elsewhere/my.duckdb")
    monkeypatch.delenv("ACTORSCOPE_LIBRARY")
    assert library_path().parts[-2:] == ("data", "library.duckdb")
    assert (library_path().parents[1] / "dashboard.py").exists()
