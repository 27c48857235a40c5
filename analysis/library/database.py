"""One open library file, shared by the threads of one process.

Readers see the state at their start; writers come one after another, each a transaction. Only the
moment in which the file is replaced by a rewritten one waits for all of them.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from threading import Condition, Lock
from typing import TYPE_CHECKING

from analysis.errors import LibraryError
from analysis.library.opening import connected, translated
from analysis.library.schema import migrate, one, table_names

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection


class _Gate:
    """Many may be inside, or one alone."""

    def __init__(self) -> None:
        self._changed = Condition()
        self._inside = 0
        self._closed = False

    @contextmanager
    def shared(self) -> Iterator[None]:
        with self._changed:
            self._changed.wait_for(lambda: not self._closed)
            self._inside += 1
        try:
            yield
        finally:
            with self._changed:
                self._inside -= 1
                self._changed.notify_all()

    @contextmanager
    def alone(self) -> Iterator[None]:
        with self._changed:
            self._changed.wait_for(lambda: not self._closed)
            self._closed = True
            self._changed.wait_for(lambda: not self._inside)
        try:
            yield
        finally:
            with self._changed:
                self._closed = False
                self._changed.notify_all()


class Database:
    """The connection to one file; `reading` and `writing` are safe from any thread."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self._connection: DuckDBPyConnection | None = connected(path)
        self._gate = _Gate()
        self._writers = Lock()
        with self.reading() as cursor:
            due = one(cursor, "SELECT rewrite_due::INTEGER FROM library")
        if due:
            self.rewrite()

    @contextmanager
    def reading(self) -> Iterator[DuckDBPyConnection]:
        """A cursor that sees one state, whatever is written meanwhile."""
        with self._gate.shared(), translated(self.path), self._cursor() as cursor:
            cursor.begin()
            yield cursor

    @contextmanager
    def writing(self) -> Iterator[DuckDBPyConnection]:
        """A cursor whose changes are kept together when the block ends well, or not at all."""
        with self._writers, self._gate.shared(), translated(self.path), self._cursor() as cursor:
            cursor.begin()
            yield cursor
            cursor.commit()

    def rewrite(self) -> None:
        """Replace the file by one that holds only what is visible: deleted text is gone from it."""
        fresh = self.path.with_name(self.path.name + ".rewriting")
        with self._writers, self._gate.alone(), translated(self.path):
            with self._cursor() as cursor:
                cursor.execute("CHECKPOINT")
                _copy(cursor, fresh)
            self._disconnect()
            try:
                self.path.with_name(self.path.name + ".wal").unlink(missing_ok=True)
                fresh.replace(self.path)
                _settle(self.path.parent)
            finally:
                self._connection = connected(self.path)

    def backup(self, target: Path) -> None:
        """Write a whole copy of the present state to `target`, while others read and write."""
        if target.exists():
            raise LibraryError(f"'{target}' exists already. Choose a new name for the backup.")
        draft = target.with_name(target.name + ".rewriting")
        with self._gate.shared(), translated(self.path), self._cursor() as cursor:
            target.parent.mkdir(parents=True, exist_ok=True)
            _copy(cursor, draft)
            draft.replace(target)
            _settle(target.parent)

    def close(self) -> None:
        """Wait for who reads or writes, and let go of the file."""
        with self._writers, self._gate.alone(), translated(self.path):
            self._disconnect()

    def _cursor(self) -> DuckDBPyConnection:
        if self._connection is None:
            raise LibraryError(f"The library '{self.path}' is closed. Open it again.")
        return self._connection.cursor()

    def _disconnect(self) -> None:
        if self._connection is not None:
            self._connection.close()
        self._connection = None


def _copy(cursor: DuckDBPyConnection, target: Path) -> None:
    """Copy every visible row to a new file, as one transaction sees them."""
    target.unlink(missing_ok=True)
    source = str(cursor.execute("SELECT current_database()").fetchall()[0][0])
    name = f"copy_{os.urandom(8).hex()}"
    quoted = str(target).replace("'", "''")
    cursor.execute(f"ATTACH '{quoted}' AS {name}")
    try:
        cursor.execute(f"USE {name}")
        migrate(cursor)
        tables = table_names(cursor)
        cursor.begin()
        cursor.execute("DELETE FROM library")
        for table in tables:
            cursor.execute(f'INSERT INTO "{table}" SELECT * FROM "{source}".main."{table}"')  # noqa: S608
        cursor.execute("UPDATE library SET rewrite_due = false")
        cursor.commit()
        cursor.execute("CHECKPOINT")
    finally:
        cursor.execute(f'USE "{source}"')
        cursor.execute(f"DETACH {name}")


def _settle(folder: Path) -> None:
    """Make the new name of a file survive a power cut, where the system can."""
    if os.name == "posix":
        number = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(number)
        finally:
            os.close(number)
