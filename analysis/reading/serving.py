"""The other side of `analysis.reading.worker`: the process that parses files.

It takes one request after the other from its standard input and answers each with messages; it ends
when its input ends. What goes wrong on purpose (`ReadingError`) is an answer; anything else ends
the process, also that memory runs out, and `worker` says so.
"""

from __future__ import annotations

import json
import logging
import os
import sys
import warnings
from collections.abc import Iterator, Mapping
from dataclasses import asdict
from pathlib import Path
from time import monotonic
from typing import Any, BinaryIO

from analysis.errors import ReadingError
from analysis.reading.columns import ColumnMapping
from analysis.reading.frames import as_bytes, read_frame, write_frame
from analysis.reading.limits import ReadingLimits, limits_from
from analysis.reading.parts import Began, Part, part_as_written, read_parts
from analysis.reading.tabular import preview

if sys.platform != "win32":
    import resource

#: parts, characters and seconds after which an answer is sent: progress stays visible
BATCH_PARTS = 50
BATCH_CHARACTERS = 500_000
BATCH_SECONDS = 0.5
#: bytes that the process may write to a file: room for an error message, and none for a bomb
MAX_WRITTEN = 1_000_000

Message = dict[str, Any]


def main() -> None:
    """Answer requests until there are no more."""
    logging.disable(logging.CRITICAL)
    warnings.simplefilter("ignore")
    requests, answers = _private_streams()
    write_frame(answers, b'{"ready": true}')
    while (request := read_frame(requests)) is not None:
        content = read_frame(requests)
        if content is None:
            return
        for message in _answers(json.loads(request), content):
            write_frame(answers, as_bytes(message))


def _private_streams() -> tuple[BinaryIO, BinaryIO]:
    """The two pipes, out of reach of libraries that print."""
    requests, answers = os.fdopen(os.dup(0), "rb"), os.fdopen(os.dup(1), "wb")
    nothing = os.open(os.devnull, os.O_RDONLY)
    os.dup2(nothing, 0)
    os.dup2(2, 1)
    return requests, answers


def _answers(request: Mapping[str, Any], content: bytes) -> Iterator[Message]:
    """What was asked for; the last message is "done" or "refused"."""
    limits = limits_from(request["limits"])
    _limit_memory(limits)
    _limit_time(limits)
    try:
        if request["task"] == "preview":
            name, n, has_names = (request[key] for key in ("name", "n", "has_names"))
            shown = preview(name, content, n, limits, has_names=has_names)
            yield {"preview": asdict(shown)}
        else:
            yield from _batches(request, content, limits)
    except ReadingError as error:
        yield {"refused": [error.reason, error.next_step]}
    else:
        yield {"done": True}


def _batches(
    request: Mapping[str, Any], content: bytes, limits: ReadingLimits
) -> Iterator[Message]:
    """The parts, some at a time; all parts of a member before the next one begins."""
    columns = ColumnMapping(**request["columns"]) if request["columns"] else None
    batch = _Batch()
    parts = read_parts(request["name"], content, limits, columns=columns, start=request["start"])
    try:
        for part in parts:
            if isinstance(part, Part):
                batch.add(part)
            if isinstance(part, Began) or batch.is_full():
                yield from batch.emptied()
                _limit_time(limits)
            if isinstance(part, Began):
                yield {"began": [part.number, part.member]}
    except ReadingError:
        # the rows before a table's damage are read
        yield from batch.emptied()
        raise
    yield from batch.emptied()


class _Batch:
    """Parts that wait to be sent."""

    def __init__(self) -> None:
        self._parts: list[Message] = []
        self._characters = 0
        self._since = monotonic()

    def add(self, part: Part) -> None:
        written = part_as_written(part)
        self._parts.append(written)
        self._characters += len(written.get("text", ""))

    def is_full(self) -> bool:
        is_long = self._characters >= BATCH_CHARACTERS or len(self._parts) >= BATCH_PARTS
        return is_long or monotonic() - self._since >= BATCH_SECONDS

    def emptied(self) -> Iterator[Message]:
        if self._parts:
            yield {"parts": self._parts}
        self._parts, self._characters, self._since = [], 0, monotonic()


if sys.platform == "win32":

    def _limit_memory(limits: ReadingLimits) -> None:
        """Windows has no such limit; the one on time, kept by the other side, holds."""

    def _limit_time(limits: ReadingLimits) -> None:
        """As `_limit_memory`."""

else:

    def _limit_memory(limits: ReadingLimits) -> None:
        """Allow so much memory beyond what the process has now; and next to no written files."""
        _lower(resource.RLIMIT_AS, _memory_now() + limits.memory_bytes)
        _lower(resource.RLIMIT_FSIZE, MAX_WRITTEN)
        _lower(resource.RLIMIT_CORE, 0)

    def _limit_time(limits: ReadingLimits) -> None:
        """Allow so many seconds of the processor beyond those used; the clock comes first."""
        used = resource.getrusage(resource.RUSAGE_SELF)
        _lower(resource.RLIMIT_CPU, int(used.ru_utime + used.ru_stime + limits.seconds) + 2)

    def _lower(kind: int, value: int) -> None:
        """Set the limit that can be raised again for the next file, within the one that cannot."""
        hard = resource.getrlimit(kind)[1]
        soft = value if hard == resource.RLIM_INFINITY else min(value, hard)
        resource.setrlimit(kind, (soft, hard))

    def _memory_now() -> int:
        """Bytes of address space; 0 where the system does not tell: the limit is tighter then."""
        status = Path("/proc/self/statm")
        if not status.exists():
            return 0
        return int(status.read_text(encoding="ascii").split()[0]) * resource.getpagesize()
