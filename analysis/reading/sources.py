"""What the user names -> the files that are meant: paths, folders, uploads."""

from __future__ import annotations

import os
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path

from analysis.errors import EmptyFile, MissingFile, ReadingError
from analysis.reading.limits import LIMITS, ReadingLimits, check_bytes

#: a path, a folder, or an upload as (file name, bytes)
Source = str | Path | tuple[str, bytes]

_SEPARATORS = re.compile(r"[\\/]")
_NOT_SHOWN = re.compile("[\x00-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069]")


@dataclass(frozen=True)
class SourceFile:
    """One file that is to be read, wherever it comes from."""

    #: as the user knows it: the path, or an upload's name
    source: str
    #: its last part; shown, and used for nothing but its suffix
    filename: str
    path: Path | None = None
    uploaded: bytes | None = None
    #: why there is nothing to read
    problem: ReadingError | None = None
    limits: ReadingLimits = LIMITS

    def read(self) -> bytes:
        """Return the file's bytes.

        Raises
        ------
        ReadingError
            When it is missing, may not be opened, or is larger than the limit.
        """
        if self.problem is not None:
            raise self.problem
        if self.path is None:
            return self.uploaded or b""
        try:
            check_bytes(self.filename, self.path.stat().st_size, self.limits)
            return self.path.read_bytes()
        except OSError as error:
            raise _not_opened(self.source, error) from error


def base_name(name: str) -> str:
    r"""Keep the last part of a file name, whatever system it comes from, on one line.

    Examples
    --------
    >>> base_name("C:\\news\\talks.txt"), base_name("../../etc/talks.txt"), base_name("..")
    ('talks.txt', 'talks.txt', 'unnamed')
    """
    last = _NOT_SHOWN.sub("", _SEPARATORS.split(name)[-1]).strip()
    return last if last.strip(".") else "unnamed"


def source_files(sources: Iterable[Source], limits: ReadingLimits = LIMITS) -> Iterator[SourceFile]:
    """List the files of all sources, folders recursively in sorted order.

    Hidden files and folders (".git", ".DS_Store") inside a folder are skipped. A path that does
    not exist, or a folder without files, is one `SourceFile` with a problem.
    """
    single = sources if isinstance(sources, str | Path) else None
    for source in [single] if single is not None else sources:
        if isinstance(source, tuple):
            name = base_name(source[0])
            yield SourceFile(name, name, uploaded=bytes(source[1]))
        else:
            yield from (replace(file, limits=limits) for file in _files_at(str(source)))


def _files_at(source: str) -> Iterator[SourceFile]:
    path = Path(source)
    try:
        if path.is_dir():
            yield from _files_in(path)
        else:
            yield _file(path, source)
    except OSError as error:
        yield SourceFile(source, base_name(source), problem=_not_opened(source, error))


def _files_in(folder: Path) -> Iterator[SourceFile]:
    problems: list[OSError] = []
    paths: list[Path] = []
    for parent, folders, files in os.walk(folder, onerror=problems.append):
        folders[:] = [name for name in folders if not name.startswith(".")]
        paths += [Path(parent, name) for name in files if not name.startswith(".")]
    for error in problems:
        yield SourceFile(
            error.filename, base_name(error.filename), problem=_not_opened(error.filename, error)
        )
    yield from (_file(path, str(path)) for path in sorted(paths))
    if not paths and not problems:
        problem = EmptyFile(
            f"The folder '{folder}' holds no files.", "Choose a folder with articles."
        )
        yield SourceFile(str(folder), base_name(str(folder)), problem=problem)


def _file(path: Path, source: str) -> SourceFile:
    problem: ReadingError | None = None
    if not path.exists():
        problem = MissingFile(f"'{source}' does not exist.", "Check the path and try again.")
    elif not path.is_file():
        problem = ReadingError(f"'{source}' is no regular file.", "Name a file or a folder.")
    return SourceFile(source, base_name(path.name), path=path, problem=problem)


def _not_opened(source: str, error: OSError) -> ReadingError:
    return ReadingError(
        f"'{source}' cannot be opened: {error.strerror or error}.",
        "Check that you may read it, and try again.",
    )
