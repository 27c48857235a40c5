"""Processes that annotate articles while whoever reads, saves and shows them stays quick.

They are started when there is work and end when there is none. A process that dies fails the
article that it had, and no other.
"""

from __future__ import annotations

import os
import pickle
import subprocess
import sys
from collections.abc import Callable
from concurrent.futures import Future
from pathlib import Path
from queue import Empty, SimpleQueue
from threading import Lock, Thread, get_ident
from typing import Any, BinaryIO

import pandas as pd

from analysis.annotate import annotate_documents
from analysis.errors import ReadingStopped
from analysis.reading.article import Article
from analysis.reading.documents import document_row
from analysis.settings import Settings
from analysis.tables import DOCUMENT_COLUMNS, Annotations, table

#: processes at most; each needs about 200 MB
MAX_PROCESSES = 4
#: seconds without work after which a process ends
IDLE_SECONDS = 20.0
#: how much a process gives way to the one that answers the users
NICENESS = 5

_ROOT = Path(__file__).resolve().parents[1]
_START = "import sys; sys.path.insert(0, sys.argv[1]); import analysis.annotators as a; a.serve()"

#: a function of this module and its arguments
Call = tuple[Callable[..., Annotations], tuple[Any, ...]]


def annotated_article(filename: str, article: Article, settings: Settings) -> Annotations:
    """Annotations of one article that was just read; their documents table has its row."""
    row = document_row(filename, article)
    return annotate_documents(table([row], DOCUMENT_COLUMNS), settings)


def annotated_document(document: pd.DataFrame, settings: Settings) -> Annotations:
    """Annotations of a documents table of one row."""
    return annotate_documents(document.reset_index(drop=True), settings)


class Annotators:
    """A few processes that annotate; safe to use from any thread."""

    def __init__(self, processes: int | None = None) -> None:
        self._wanted = processes or min(os.cpu_count() or 1, MAX_PROCESSES)
        self._tasks: SimpleQueue[tuple[Future[Annotations], Call] | None] = SimpleQueue()
        self._threads: list[Thread] = []
        self._lock = Lock()

    def submit(self, call: Call) -> Future[Annotations]:
        """Have a call of this module made in one of the processes.

        Returns
        -------
        Future
            Its result; `ReadingStopped` when the process died over it.
        """
        future: Future[Annotations] = Future()
        with self._lock:
            self._tasks.put((future, call))
            self._threads = [thread for thread in self._threads if thread.is_alive()]
            if len(self._threads) < self._wanted:
                thread = Thread(target=self._work, name="annotator", daemon=True)
                self._threads.append(thread)
                thread.start()
        return future

    def close(self) -> None:
        """Let the processes end when they are through with what they have."""
        for _ in self._threads:
            self._tasks.put(None)

    def _work(self) -> None:
        """One process and what it is asked, until there is nothing to do."""
        process = _Process()
        try:
            while (task := self._next()) is not None:
                future, call = task
                if not future.set_running_or_notify_cancel():
                    continue
                try:
                    future.set_result(process.answer(call))
                except ReadingStopped as error:
                    future.set_exception(error)
                    process = _Process()
        finally:
            process.end()

    def _next(self) -> tuple[Future[Annotations], Call] | None:
        """What is to be done next; None when nothing came for a while.

        A thread that gives up looks once more while no task can be added without starting another.
        """
        try:
            return self._tasks.get(timeout=IDLE_SECONDS)
        except Empty:
            with self._lock:
                try:
                    return self._tasks.get_nowait()
                except Empty:
                    self._threads = [one for one in self._threads if one.ident != get_ident()]
                    return None


class _Process:
    """One process that makes calls, started with the first one."""

    def __init__(self) -> None:
        self._process: subprocess.Popen[bytes] | None = None

    def answer(self, call: Call) -> Annotations:
        process = self._process = self._process or _started()
        assert process.stdin is not None  # noqa: S101 - both were opened as pipes
        assert process.stdout is not None  # noqa: S101
        try:
            pickle.dump(call, process.stdin)
            process.stdin.flush()
            annotations: Annotations = pickle.load(process.stdout)  # noqa: S301 - our own process
        except (EOFError, BrokenPipeError, pickle.UnpicklingError) as error:
            raise ReadingStopped(
                f"The program failed on this article (its process ended with code {self.end()}).",
                "Leave this article out, and report the last lines that the server printed.",
            ) from error
        return annotations

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
    return subprocess.Popen(  # noqa: S603 - this interpreter, with our own code
        [sys.executable, "-P", "-c", _START, str(_ROOT)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
    )


def serve() -> None:
    """Make the calls that come through the standard input, until it ends."""
    if hasattr(os, "nice"):
        os.nice(NICENESS)
    answers = _private_output()
    while (call := _next_call(sys.stdin.buffer)) is not None:
        function, arguments = call
        answer = pickle.dumps(function(*arguments))
        try:
            answers.write(answer)
            answers.flush()
        except BrokenPipeError:
            os._exit(1)  # who asked has died; there is nobody to tell


def _next_call(requests: BinaryIO) -> Call | None:
    try:
        call: Call = pickle.load(requests)  # noqa: S301 - from the process that started this one
    except EOFError:
        return None
    return call


def _private_output() -> BinaryIO:
    """The pipe to who asked; what libraries print goes to the errors."""
    answers = os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)
    return answers
