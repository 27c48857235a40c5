"""Processes that annotate articles while whoever reads, saves and shows them stays quick.

They are started when there is work and end when there is none. A process that dies fails the
article that it had, and no other.
"""

from __future__ import annotations

import os
import pickle
import subprocess
import sys
from collections import deque
from collections.abc import Iterable, Sequence
from concurrent.futures import Future
from dataclasses import dataclass
from pathlib import Path
from threading import Condition, Thread, current_thread
from typing import Any, BinaryIO

from analysis.annotate import annotate_each
from analysis.errors import ReadingStopped
from analysis.reading.article import Article
from analysis.reading.documents import document_row
from analysis.settings import Settings
from analysis.tables import DOCUMENT_COLUMNS, EachArticle, table

#: processes at most; each needs about 200 MB
MAX_PROCESSES = 4
#: seconds without work after which a process ends
IDLE_SECONDS = 20.0
#: how much a process gives way to the one that answers the users
NICENESS = 5
#: articles, and their characters, from which a process is given no more at a time: tables cost
#: little for each of ten articles, and ten short ones are still done within a second
MAX_TOGETHER = 10
MAX_CHARACTERS = 50_000

_ROOT = Path(__file__).resolve().parents[1]
_START = "import sys; sys.path.insert(0, sys.argv[1]); import analysis.annotators as a; a.serve()"

#: an article that was just read, behind the name of its file; or a row of the documents table
Readable = tuple[str, Article] | dict[str, Any]


@dataclass(frozen=True)
class Share:
    """One of several articles that were annotated together."""

    document_id: str
    together: EachArticle


def annotated(readables: Sequence[Readable], settings: Settings) -> list[Share]:
    """Annotate articles here and now, each by itself; their shares in the same order."""
    rows = [one if isinstance(one, dict) else document_row(*one) for one in readables]
    once = {row["document_id"]: row for row in rows}
    together = annotate_each(table(once.values(), DOCUMENT_COLUMNS), settings)
    return [Share(row["document_id"], together) for row in rows]


def joined(shares: Iterable[Share]) -> list[EachArticle]:
    """What these shares, and no others, hold."""
    wanted: dict[int, tuple[EachArticle, set[str]]] = {}
    for share in shares:
        wanted.setdefault(id(share.together), (share.together, set()))[1].add(share.document_id)
    return [together.only(ids) for together, ids in wanted.values()]


@dataclass(frozen=True)
class _Task:
    readable: Readable
    settings: Settings
    future: Future[Share]

    @property
    def n_characters(self) -> int:
        one = self.readable
        return len(one["text"] if isinstance(one, dict) else one[1].text)


class Annotators:
    """A few processes that annotate; safe to use from any thread.

    What waits is handed out in groups, so that a process is asked, and tables are made, less often.
    """

    def __init__(self, processes: int | None = None) -> None:
        self._wanted = processes or min(os.cpu_count() or 1, MAX_PROCESSES)
        self._changed = Condition()
        self._tasks: deque[_Task] = deque()
        self._threads: list[Thread] = []
        self._is_closed = False

    def submit(self, readable: Readable, settings: Settings) -> Future[Share]:
        """Have an article annotated in one of the processes.

        Returns
        -------
        Future
            Its share of what is annotated together; `ReadingStopped` when a process died over it.
        """
        future: Future[Share] = Future()
        with self._changed:
            self._tasks.append(_Task(readable, settings, future))
            self._changed.notify()
            if len(self._threads) < self._wanted:
                thread = Thread(target=self._work, name="annotator", daemon=True)
                self._threads.append(thread)
                thread.start()
        return future

    def close(self) -> None:
        """Let the processes end when they are through with what they have."""
        with self._changed:
            self._is_closed = True
            self._changed.notify_all()

    def _work(self) -> None:
        """One process and what it is asked, until there is nothing to do."""
        process = _Process()
        try:
            while tasks := self._next():
                _answer(
                    process, [one for one in tasks if one.future.set_running_or_notify_cancel()]
                )
        finally:
            process.end()

    def _next(self) -> list[_Task]:
        """What is to be done next; nothing when nothing came for a while, and the thread ends."""
        with self._changed:
            self._changed.wait_for(lambda: self._tasks or self._is_closed, IDLE_SECONDS)
            if not self._tasks:
                self._threads.remove(current_thread())
                return []
            return self._group()

    def _group(self) -> list[_Task]:
        """The first that wait; no more than leaves as many for each of the other processes."""
        most = min(MAX_TOGETHER, len(self._tasks) // self._wanted)
        group = [self._tasks.popleft()]
        n_characters = group[0].n_characters
        while len(group) < most and self._tasks[0].settings == group[0].settings:
            n_characters += self._tasks[0].n_characters
            if n_characters > MAX_CHARACTERS:
                break
            group.append(self._tasks.popleft())
        return group


def _answer(process: _Process, tasks: Sequence[_Task]) -> None:
    """Have these annotated together; one by one when the process dies, to find what kills it."""
    if not tasks:
        return
    try:
        shares = process.answer([one.readable for one in tasks], tasks[0].settings)
    except ReadingStopped as error:
        if len(tasks) == 1:
            tasks[0].future.set_exception(error)
            return
        for one in tasks:
            _answer(process, [one])
        return
    for one, share in zip(tasks, shares, strict=True):
        one.future.set_result(share)


class _Process:
    """One process that annotates, started when it is asked, and anew when it has died."""

    def __init__(self) -> None:
        self._process: subprocess.Popen[bytes] | None = None

    def answer(self, readables: Sequence[Readable], settings: Settings) -> list[Share]:
        process = self._process = self._process or _started()
        assert process.stdin is not None  # noqa: S101 - both were opened as pipes
        assert process.stdout is not None  # noqa: S101
        try:
            pickle.dump((readables, settings), process.stdin)
            process.stdin.flush()
            shares: list[Share] = pickle.load(process.stdout)  # noqa: S301 - our own process
        except (EOFError, BrokenPipeError, pickle.UnpicklingError) as error:
            raise ReadingStopped(
                f"The program failed on this article (its process ended with code {self.end()}).",
                "Leave this article out, and report the last lines that the server printed.",
            ) from error
        return shares

    def end(self) -> int:
        """End the process, if there is one; its code."""
        process, self._process = self._process, None
        if process is None:
            return 0
        for pipe in (process.stdin, process.stdout):
            if pipe is not None:
                _closed(pipe)
        return process.wait()


def _closed(pipe: Any) -> None:
    try:
        pipe.close()
    except BrokenPipeError:
        return  # the process died with words of ours on their way to it


def _started() -> subprocess.Popen[bytes]:
    try:
        return subprocess.Popen(  # noqa: S603 - this interpreter, with our own code
            [sys.executable, "-P", "-c", _START, str(_ROOT)],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
        )
    except OSError as error:
        raise ReadingStopped(
            f"The process that annotates cannot be started: {error.strerror or error}.",
            "Close other programs and upload the article again.",
        ) from error


def serve() -> None:
    """Annotate what comes through the standard input, until it ends."""
    if hasattr(os, "nice"):
        os.nice(NICENESS)
    answers = _private_output()
    while (request := _next_request(sys.stdin.buffer)) is not None:
        answer = pickle.dumps(annotated(*request))
        try:
            answers.write(answer)
            answers.flush()
        except BrokenPipeError:
            os._exit(1)  # who asked has died; there is nobody to tell


def _next_request(requests: BinaryIO) -> tuple[list[Readable], Settings] | None:
    try:
        request: tuple[list[Readable], Settings] = pickle.load(requests)  # noqa: S301 - our parent
    except EOFError:
        return None
    return request


def _private_output() -> BinaryIO:
    """The pipe to who asked; what libraries print goes to the errors."""
    answers = os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)
    return answers
