"""A library file that is open: shared by the threads of a process, closed with its last user."""

from __future__ import annotations

from pathlib import Path
from threading import Lock
from typing import Self

from analysis.library.database import Database

#: files that this process has open, and by how many objects each
_OPEN: dict[Path, tuple[Database, int]] = {}
_OPENING = Lock()


class OpenFile:
    """One open library file; what is done with it stands in the classes that build on this one."""

    def __init__(self, database: Database) -> None:
        self._database = database
        self._is_open = True

    @classmethod
    def open(cls, path: Path | str) -> Self:
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

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()
