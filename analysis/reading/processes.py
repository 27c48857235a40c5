"""The processes that parse files: started when needed, used again, ended when they hang."""

from __future__ import annotations

import atexit
import json
import os
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from queue import Empty, Queue
from threading import Lock, Thread
from typing import Any

from analysis.errors import ReadingError
from analysis.reading.frames import as_bytes, read_frame, write_frame

#: processes that wait for the next file
MAX_IDLE = 2
#: seconds that a process may take to start
START_SECONDS = 60
#: messages that wait to be taken; the process pauses then
MAX_WAITING = 4

_FOLDER = Path(__file__).resolve().parent
#: starts the process with the packages' modules and without what their `__init__` loads: pandas and
#: all measures, which take seconds and memory and read no file
_START = """
import sys, types
for name, folder in zip(("analysis", "analysis.reading"), sys.argv[1:]):
    sys.modules[name] = types.ModuleType(name)
    sys.modules[name].__path__ = [folder]
from analysis.reading.serving import main
main()
"""


@dataclass(frozen=True)
class End:
    """How a process ended."""

    code: int
    #: the last line of its error messages
    said: str
    #: whether it had to be ended, because no message came in time
    is_late: bool


class ReadingProcess:
    """One process, and the thread that takes its messages."""

    def __init__(self) -> None:
        self._errors = tempfile.TemporaryFile()  # noqa: SIM115 - closed with the process
        self._process = subprocess.Popen(  # noqa: S603 - this interpreter, with our own code
            [sys.executable, "-P", "-c", _START, str(_FOLDER.parent), str(_FOLDER)],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=self._errors,
        )
        assert self._process.stdin is not None  # noqa: S101 - it was opened as a pipe
        self._stdin = self._process.stdin
        self._messages: Queue[bytes | None] = Queue(MAX_WAITING)
        self._is_late = self._has_closed = False
        self._thread = Thread(target=self._take_messages, daemon=True)
        self._thread.start()
        #: the process that started it; one that was forked from that has no part in it
        self.owner = os.getpid()
        #: whether its last request is answered completely
        self.is_free = True
        self.has_ended = False

    def ask(self, request: Mapping[str, Any], content: bytes) -> None:
        """Send a request; that the process has died shows when its answer is awaited."""
        self.is_free = False
        with suppress(BrokenPipeError):
            write_frame(self._stdin, as_bytes(request))
            write_frame(self._stdin, content)

    def message(self, seconds: float) -> dict[str, Any] | None:
        """The next message; None when the process has ended, or none came in time."""
        try:
            payload = self._messages.get(timeout=max(seconds, 0.001))
        except Empty:
            self._is_late = True
            return None
        loaded: dict[str, Any] | None = None if payload is None else json.loads(payload)
        return loaded

    def is_running(self) -> bool:
        """Whether the process is there."""
        return self._process.poll() is None

    def end(self) -> End:
        """End the process, if it has not ended by itself, and say how it did."""
        self.has_ended = True
        if self._is_late or not self._has_closed:
            self._process.kill()
        while self._thread.is_alive():
            with suppress(Empty):
                self._messages.get(timeout=0.05)
        code = self._process.wait()
        with suppress(BrokenPipeError):
            self._stdin.close()
        with self._errors:
            self._errors.seek(0)
            said = self._errors.read().decode("utf-8", errors="replace").strip()
        return End(code, said.rpartition("\n")[2][:200], self._is_late)

    def _take_messages(self) -> None:
        assert self._process.stdout is not None  # noqa: S101 - it was opened as a pipe
        with self._process.stdout as answers:
            while (payload := read_frame(answers)) is not None:
                self._messages.put(payload)
        self._has_closed = True
        self._messages.put(None)


#: processes without a file
_IDLE: list[ReadingProcess] = []
_LOCK = Lock()


@contextmanager
def borrowed() -> Iterator[ReadingProcess]:
    """A process that is free, started if there is none; it is kept unless it has to be ended."""
    worker = _idle() or _started()
    try:
        yield worker
    finally:
        with _LOCK:
            is_kept = worker.is_free and len(_IDLE) < MAX_IDLE
            _IDLE.extend([worker] if is_kept else [])
        if not is_kept and not worker.has_ended:
            worker.end()


def _idle() -> ReadingProcess | None:
    """One that waits, if there is one; those that something else has ended are put away."""
    with _LOCK:
        own = [worker for worker in _IDLE if worker.owner == os.getpid()]
        running = [worker for worker in own if worker.is_running()]
        _IDLE[:] = running[:-1]
    for worker in own:
        if worker not in running:
            worker.end()
    return running[-1] if running else None


def _started() -> ReadingProcess:
    """A new one, when it is ready: its start is not on the clock of the first file."""
    try:
        worker = ReadingProcess()
    except OSError as error:
        raise _not_started(error.strerror or str(error)) from error
    if worker.message(START_SECONDS) is None:
        raise _not_started(worker.end().said or f"it was not ready in {START_SECONDS} seconds")
    return worker


def _not_started(why: str) -> ReadingError:
    return ReadingError(
        f"The process that reads files cannot be started: {why}.",
        "Close other programs and try again.",
    )


@atexit.register
def end_idle() -> None:
    """End the processes that wait for files; the next file starts one."""
    with _LOCK:
        idle, _IDLE[:] = _IDLE[:], []
    for worker in idle:
        if worker.owner == os.getpid():
            worker.end()
