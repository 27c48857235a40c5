"""Files are parsed in a process of their own, with limits on time and memory.

A file that hangs or explodes takes that process with it, and nothing else: it is reported, another
process is started, and the next file is read. The process is used for file after file.

On POSIX the process limits its own memory and processor time (`resource`), and this side keeps the
clock. On Windows there is no limit on memory; the clock, and the separation, hold everywhere.
"""

from __future__ import annotations

import signal
from collections.abc import Generator, Iterator
from dataclasses import asdict
from time import monotonic
from typing import Any

from analysis.errors import ReadingError, ReadingStopped
from analysis.reading.article import Refusal
from analysis.reading.columns import ColumnMapping
from analysis.reading.limits import LIMITS, ReadingLimits, limits_as_written
from analysis.reading.parts import Began, Part, part_from
from analysis.reading.processes import End, borrowed
from analysis.reading.tabular import TablePreview

#: files of one archive that may be stopped before the rest is given up
MAX_STOPPED = 5

_AS_TEXT = "Save the article as plain text (.txt) and upload that."


def read_apart(
    name: str,
    content: bytes,
    limits: ReadingLimits = LIMITS,
    *,
    columns: ColumnMapping | None = None,
) -> Generator[Part, None, None]:
    """Read all articles of a file, or of the files in an archive, in the other process.

    Who closes it before its end stops the reading.

    Parameters
    ----------
    columns
        Which column of a table is read as what; guessed if not given.

    Returns
    -------
    iterator
        Articles and refusals in the order of the file, as they come.

    Raises
    ------
    ReadingError
        When nothing, or nothing more, of the file can be read; `ReadingStopped` when it needed too
        much time or memory. Of an archive, the file that did is refused, and the next ones are
        read.
    """
    chosen = asdict(columns) if columns else None
    request = {"task": "read", "name": name, "columns": chosen, "start": 0}
    for _ in range(MAX_STOPPED):
        current: Began | None = None
        try:
            for message in _conversation(request, content, limits):
                if "began" in message:
                    current = Began(*message["began"])
                yield from map(part_from, message.get("parts", ()))
        except ReadingStopped as error:
            if current is None:
                raise
            yield Part(current.member, Refusal("", error.reason, error.next_step))
            request["start"] = current.number + 1
        else:
            return
    raise ReadingStopped(
        f"Reading '{name}' was given up after {MAX_STOPPED} of its files had to be stopped; those "
        "behind the last of them were not read.",
        "Unpack it and upload its files without those.",
    )


def preview_apart(
    name: str,
    content: bytes,
    n: int = 5,
    limits: ReadingLimits = LIMITS,
    *,
    has_names: bool | None = None,
) -> TablePreview:
    """Show the first rows of a table, as `tabular.preview`, read in the other process.

    Raises
    ------
    ReadingError
        When the file is no table, or cannot be read.
    """
    request = {"task": "preview", "name": name, "n": n, "has_names": has_names}
    (shown,) = [m["preview"] for m in _conversation(request, content, limits) if "preview" in m]
    mapping = ColumnMapping(**shown["mapping"])
    columns, rows = tuple(shown["columns"]), tuple(shown["rows"])
    return TablePreview(columns, rows, mapping, shown["has_names"])


def _conversation(
    request: dict[str, Any], content: bytes, limits: ReadingLimits
) -> Iterator[dict[str, Any]]:
    """The messages that answer a request; the clock starts anew with each."""
    with borrowed() as worker:
        worker.ask({**request, "limits": limits_as_written(limits)}, content)
        left = limits.seconds
        while True:
            asked = monotonic()
            message = worker.message(left)
            left -= monotonic() - asked
            if message is None:
                raise _stopped(request["name"], limits, worker.end())
            if "refused" in message:
                worker.is_free = True
                raise ReadingError(*message["refused"])
            if "done" in message:
                worker.is_free = True
                return
            # a member of an archive, or more rows of a table: it goes on
            left = limits.seconds
            yield message


def _stopped(name: str, limits: ReadingLimits, end: End) -> ReadingStopped:
    if end.is_late or end.code == -getattr(signal, "SIGXCPU", 0):
        return ReadingStopped(
            f"Reading '{name}' took more than {limits.seconds:g} seconds and was stopped.",
            f"Divide it into smaller files, or: {_AS_TEXT[0].lower()}{_AS_TEXT[1:]}",
        )
    if any(sign in end.said for sign in ("MemoryError", "bad_alloc", "out of memory")):
        return ReadingStopped(
            f"Reading '{name}' needs more than {limits.memory_bytes // 1_000_000:,} MB of memory "
            "and was stopped.",
            f"Divide it into smaller files, or: {_AS_TEXT[0].lower()}{_AS_TEXT[1:]}",
        )
    return ReadingStopped(
        f"The reader failed on '{name}' ({end.said or f'it ended with code {end.code}'}).", _AS_TEXT
    )
