"""An upload: read, annotated and saved in small batches, while the pages go on."""

from __future__ import annotations

import secrets
from collections.abc import Callable, Sequence
from contextlib import suppress
from datetime import UTC, datetime
from queue import Empty, Full, Queue
from threading import Thread
from time import monotonic
from typing import TYPE_CHECKING

import pandas as pd

from analysis.annotators import Share, joined
from analysis.errors import ReadingError
from analysis.reading.documents import OUTCOME_COLUMNS
from analysis.tables import DOCUMENT_COLUMNS, table
from pages.parts.incoming import FileEnd, Incoming, Pending, Row
from pages.parts.jobs import BATCH_ARTICLES, BATCH_SECONDS, ENDED, MAX_PENDING, Job, Progress

if TYPE_CHECKING:
    from analysis.library import Library

STOPPED = "The upload was stopped before all of '{}' was read and saved."
UPLOAD_AGAIN = "Upload it again; what is saved already is not read twice."
#: seconds after which a full or an empty queue is looked at again
_PATIENCE = 0.1


class Upload(Job):
    """One upload into one collection.

    One thread reads, other processes annotate, and one thread saves: at most `BATCH_ARTICLES`
    articles or `BATCH_SECONDS` of work in one transaction. What `outcomes` lists is saved.

    Parameters
    ----------
    library, edit_id
        Where the articles go.
    incoming
        The files.
    on_saved
        Called after each batch.
    """

    def __init__(
        self,
        library: Library,
        edit_id: str,
        incoming: Incoming,
        on_saved: Callable[[], None] = lambda: None,
    ) -> None:
        super().__init__()
        self.name = upload_name()
        self._library, self._edit_id = library, edit_id
        self._incoming, self._on_saved = incoming, on_saved
        self._queue: Queue[Pending | FileEnd | None] = Queue(MAX_PENDING)
        self._is_all_read = False
        self._outcomes: list[Row] = []
        self._counts = {"read": 0, "duplicate": 0, "refused": 0}
        self._bytes = [0] * len(incoming.names)
        self._through = [0] * len(incoming.names)
        self._files_done = 0

    def progress(self) -> Progress:
        """How far it is; the share is that of the bytes."""
        whole = max(1, sum(self._incoming.sizes))
        share = min(0.99, sum(self._bytes) / whole) if self.is_running else 1.0
        return Progress(
            noun="file",
            total=len(self._incoming.names),
            done=self._files_done,
            current=self._incoming.current if self.is_running else "",
            added=self._counts["read"],
            known=self._counts["duplicate"],
            refused=self._counts["refused"],
            share=share,
            seconds=self.seconds,
            of_current=self._through[self._incoming.file] if self.is_running else 0,
        )

    def outcomes(self) -> pd.DataFrame:
        """What became of each article, file, row and member so far: OUTCOME_COLUMNS."""
        return table(list(self._outcomes), OUTCOME_COLUMNS)

    def _work(self) -> None:
        Thread(target=self._read, name="upload-reader", daemon=True).start()
        is_through = False
        while not is_through:
            batch, is_through = self._batch()
            self._save(batch)
        if self._stopping.is_set():
            self._save(self._left_out())
        elif not self._is_all_read:
            self.problem = ENDED

    def _batch(self) -> tuple[list[Pending], bool]:
        """What comes until a batch is full or its time is over; and whether nothing comes after."""
        batch: list[Pending] = []
        until = monotonic() + BATCH_SECONDS
        while len(batch) < BATCH_ARTICLES and monotonic() < until:
            if self._stopping.is_set():
                return batch, True
            try:
                item = self._queue.get(timeout=_PATIENCE)
            except Empty:
                continue
            if item is None:
                return batch, True
            if isinstance(item, FileEnd):
                self._files_done += 1
                self._bytes[item.file] = self._incoming.sizes[item.file]
            else:
                batch.append(item)
        return batch, self._stopping.is_set()

    def _left_out(self) -> list[Pending]:
        """After a stop: what was read and not saved, then the files that were not read."""
        left: list[Pending] = []
        with suppress(Empty):
            while (item := self._queue.get_nowait()) is not None:
                if isinstance(item, FileEnd):
                    self._files_done += 1
                else:
                    left.append(item)
        rest = range(self._files_done, len(self._incoming.names))
        names = self._incoming.names
        return left + [Pending(_stopped(names[file]), file) for file in rest]

    def _save(self, batch: Sequence[Pending]) -> None:
        """Save these with one transaction, then count them."""
        if not batch:
            return
        finished = [self._finished(one) for one in batch]
        rows = [row for row, _ in finished]
        parts = joined(share for _, share in finished if share is not None)
        known = table([one.document for one in batch if one.document], DOCUMENT_COLUMNS)
        documents = pd.concat([known, *(part.documents for part in parts)], ignore_index=True)
        outcomes = table(rows, OUTCOME_COLUMNS)
        self._library.save_batch(self._edit_id, documents, parts, outcomes, upload=self.name)
        self._count(batch, rows)
        self._on_saved()

    def _finished(self, one: Pending) -> tuple[Row, Share | None]:
        """Outcome and annotations; of a stopped upload only what is annotated by now."""
        if one.share is None:
            return one.outcome, None
        if self._stopping.is_set() and not one.share.done():
            one.share.cancel()
            return _stopped(str(one.outcome["source"])), None
        try:
            return one.outcome, one.share.result()
        except ReadingError as error:
            return _refused(str(one.outcome["source"]), error.reason, error.next_step), None

    def _count(self, batch: Sequence[Pending], rows: Sequence[Row]) -> None:
        for one, row in zip(batch, rows, strict=True):
            self._outcomes.append(row)
            self._counts[str(row["status"])] += 1
            self._through[one.file] += 1
            read = self._bytes[one.file] + one.weight
            self._bytes[one.file] = min(read, self._incoming.sizes[one.file])

    def _read(self) -> None:
        """The thread that reads; that it ends is said last, also when it fails."""
        try:
            self._is_all_read = all(self._put(item) for item in self._incoming)
        finally:
            self._put(None)

    def _put(self, item: Pending | FileEnd | None) -> bool:
        """Hand it to the thread that saves, unless that has ended or will."""
        while self.is_running and not self._stopping.is_set():
            try:
                self._queue.put(item, timeout=_PATIENCE)
            except Full:
                continue
            return True
        return False


def upload_name() -> str:
    """A new name for an upload; later ones sort behind earlier ones."""
    return f"{datetime.now(UTC):%Y-%m-%dT%H:%M:%S.%f}-{secrets.token_hex(3)}"


def _stopped(source: str) -> Row:
    return _refused(source, STOPPED.format(source), UPLOAD_AGAIN)


def _refused(source: str, reason: str, next_step: str) -> Row:
    row: Row = dict.fromkeys(OUTCOME_COLUMNS, "")
    stated = {"status": "refused", "reason": reason, "next_step": next_step, "document_id": None}
    return row | {"source": source} | stated
