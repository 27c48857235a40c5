"""Opening a library file: made whole or not at all, checked before it is touched.

What is not a library of this program, is cut off, or is newer than the program is refused with its
reason, and not a byte of it is changed.
"""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

import analysis
from analysis.errors import (
    LibraryBusy,
    LibraryDamaged,
    LibraryError,
    LibraryForeign,
    LibraryNewer,
    LibraryReadOnly,
)
from analysis.library.schema import MIGRATIONS, is_library, migrate, table_names, version_of

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection

#: DuckDB writes these four bytes behind a checksum
_MAGIC, _MAGIC_AT = b"DUCK", 8
#: bytes before the first block of a DuckDB file
_HEADERS = 12_288
#: nothing is ever fetched from the network
_CONFIG: dict[str, str | bool | int | float | list[str]] = {
    "autoinstall_known_extensions": False,
    "autoload_known_extensions": False,
}
#: what a process that died may have left beside the library
_LEFTOVERS = (".new-*", ".rewriting*", ".tmp")
_ELSEWHERE = "Move it away, or choose another path with ACTORSCOPE_LIBRARY."


def library_path() -> Path:
    """Where the library is: ACTORSCOPE_LIBRARY, else ``data/library.duckdb`` of the project."""
    stated = os.environ.get("ACTORSCOPE_LIBRARY")
    home = Path(analysis.__file__).resolve().parents[1]
    return Path(stated).expanduser() if stated else home / "data" / "library.duckdb"


def connected(path: Path) -> DuckDBPyConnection:
    """Open the library at `path`, made new where there is none, in the newest version.

    Raises
    ------
    LibraryError
        One of its kinds, when the file cannot be used; it is then as it was.
    """
    with translated(path):
        if not path.exists():
            _create(path)
        _check(path)
        connection = connect(path)
        with connection.cursor() as cursor:
            migrate(cursor)
        _sweep(path)
        return connection


def connect(path: Path, *, read_only: bool = False) -> DuckDBPyConnection:
    """A connection of DuckDB, as this program always configures it."""
    import duckdb

    return duckdb.connect(str(path), read_only=read_only, config=_CONFIG)


@contextmanager
def translated(path: Path) -> Iterator[None]:
    """Say what DuckDB and the system complain about in words that name the file and what to do."""
    import duckdb

    try:
        yield
    except duckdb.Error as error:
        raise _translation(path, str(error)) from error
    except OSError as error:
        raise LibraryError(
            f"Cannot use the library '{path}': {error.strerror}. "
            "Check the folder's permissions and free space, then try again."
        ) from error


def _translation(path: Path, complaint: str) -> LibraryError:
    first_line = complaint.splitlines()[0]
    if "lock on file" in complaint or "being used by another process" in complaint:
        return LibraryBusy(
            f"The library '{path}' is open in another process. Close the other dashboard or "
            "command, or choose another path with ACTORSCOPE_LIBRARY."
        )
    return LibraryDamaged(
        f"The library '{path}' could not be read or written: {first_line} Nothing was "
        "overwritten. Check free space; if the file is damaged, put a backup in its place."
    )


def _create(path: Path) -> None:
    """Make an empty library beside `path` and give it its name when it is complete."""
    path.parent.mkdir(parents=True, exist_ok=True)
    draft = path.with_name(f"{path.name}.new-{os.getpid()}")
    draft.unlink(missing_ok=True)
    with connect(draft) as connection:
        migrate(connection)
    try:
        os.link(draft, path)
    except FileExistsError:
        pass  # another process was faster; its library is opened
    except OSError:
        draft.rename(path)  # a disk without hard links
    finally:
        draft.unlink(missing_ok=True)


def _check(path: Path) -> None:
    with path.open("rb") as file:
        head = file.read(_MAGIC_AT + len(_MAGIC))
    if head[_MAGIC_AT:] != _MAGIC:
        raise LibraryForeign(f"'{path}' is no library of Actorscope. {_ELSEWHERE}")
    if not path.stat().st_mode & 0o200 or not os.access(path, os.W_OK):
        raise LibraryReadOnly(
            f"The library '{path}' is read-only. Allow writing to it, or open a copy of it."
        )
    with connect(path, read_only=True) as connection:
        _check_contents(path, connection)


def _check_contents(path: Path, connection: DuckDBPyConnection) -> None:
    with connection.cursor() as cursor:
        if not is_library(cursor):
            raise LibraryForeign(f"'{path}' is a DuckDB file, but no library. {_ELSEWHERE}")
        version = version_of(cursor)
        if version > len(MIGRATIONS):
            raise LibraryNewer(
                f"The library '{path}' has version {version}; this program reads up to version "
                f"{len(MIGRATIONS)}. Update Actorscope, or choose another path with "
                "ACTORSCOPE_LIBRARY."
            )
        missing = _missing_bytes(path, cursor)
    if missing:
        raise LibraryDamaged(
            f"The library '{path}' is cut off: {missing:,} bytes of it are not there. "
            "Put a backup in its place."
        )


def _missing_bytes(path: Path, cursor: DuckDBPyConnection) -> int:
    """Bytes that a file of so many blocks should have and has not.

    DuckDB gives free blocks at the end of a file back to the system and still counts them, until it
    writes again: a process that dies before leaves a file that is short and whole. It is whole
    when no more than the free ones are missing and every row can be read.
    """
    sizes = "SELECT block_size, total_blocks, free_blocks FROM pragma_database_size()"
    block, total, free = cursor.execute(sizes).fetchall()[0]
    missing = int(_HEADERS + block * total - path.stat().st_size)
    # what a crash left in the write-ahead log counts blocks that the file does not have yet
    if missing <= 0 or path.with_name(path.name + ".wal").exists():
        return 0
    if missing % block or missing > block * free:
        return missing
    for table in table_names(cursor):
        cursor.execute(f'SELECT bit_xor(hash(one)) FROM "{table}" AS one').fetchall()  # noqa: S608
    return 0


def _sweep(path: Path) -> None:
    """Remove what a process that died has left; they may hold texts."""
    for pattern in _LEFTOVERS:
        for leftover in path.parent.glob(path.name + pattern):
            if leftover.is_dir():
                shutil.rmtree(leftover)
            else:
                leftover.unlink(missing_ok=True)
