"""The open library of this server: who works on it, and how often each collection has changed."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from collections.abc import Collection as Several
from concurrent.futures import Future, ThreadPoolExecutor
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory
from threading import Lock
from typing import TYPE_CHECKING, Any

import pandas as pd

from analysis.actors.codebook import Codebook, codebook_of, log_entries
from analysis.annotators import Annotators, Readable, Share, annotated, joined
from analysis.errors import ReadingError
from analysis.library import Library
from analysis.library.collection import Collection
from analysis.settings import Settings
from pages.parts.incoming import ALREADY_THERE, Incoming
from pages.parts.jobs import BATCH_ARTICLES, Job, Progress
from pages.parts.uploads import Upload, upload_name

if TYPE_CHECKING:
    from analysis.reading import ColumnMapping, Reading

#: results of long computations that are kept
MAX_LATER = 8


class Shelf:
    """The library with the jobs that fill it; every change made through it raises a version."""

    def __init__(self, library: Library, settings: Settings) -> None:
        self.library = library
        self._settings = settings
        self._annotators = Annotators()
        self._lock = Lock()
        self._versions: dict[str, int] = {}
        self._jobs: dict[str, Job] = {}
        self._checked: set[str] = set()
        self._codebooks: dict[str, Codebook] = {}
        self._thinking = ThreadPoolExecutor(1, thread_name_prefix="later")
        self._thoughts: dict[str, Future[Any]] = {}

    def version(self, read_id: str) -> int:
        """How often the collection has changed since the server started."""
        return self._versions.get(read_id, 0)

    def changed(self, read_id: str) -> None:
        """Say that what was read of the collection is no longer how it is."""
        with self._lock:
            self._versions[read_id] = self.version(read_id) + 1

    # work in the background

    def job(self, read_id: str) -> Job | None:
        """What was last begun for a collection; it may have ended."""
        return self._jobs.get(read_id)

    def is_busy(self, read_id: str) -> bool:
        """Whether articles of the collection are being read now."""
        job = self.job(read_id)
        return job is not None and job.is_running

    def start_upload(
        self,
        collection: Collection,
        sources: Iterable[tuple[str, bytes]],
        columns: Mapping[str, ColumnMapping] | None = None,
    ) -> Upload:
        """Begin to add files to a collection, which the id must allow."""
        edit_id = collection.edit_id or ""
        incoming = Incoming(
            sources, self.library, edit_id, self._annotators, self._settings, columns=columns
        )
        upload = Upload(self.library, edit_id, incoming, partial(self.changed, collection.read_id))
        self._start(collection.read_id, upload)
        return upload

    def add(self, collection: Collection, reading: Reading) -> None:
        """Annotate and save now what was read already: a pasted text, a web page."""
        edit_id = collection.edit_id or ""
        held = self.library.document_ids([edit_id])
        outcomes = reading.outcomes.copy()
        again = (outcomes["status"] == "read") & outcomes["document_id"].isin(held)
        outcomes.loc[again, ["status", "reason"]] = ["duplicate", ALREADY_THERE]
        parts = joined(annotated(_readables(reading.documents), self._settings))
        upload = upload_name()
        self.library.save_batch(edit_id, reading.documents, parts, outcomes, upload=upload)
        self.changed(collection.read_id)

    def complete(self, collection: Collection) -> None:
        """Begin to annotate what this version of the program has not annotated; checked once."""
        read_id = collection.read_id
        with self._lock:
            if read_id in self._checked or self.is_busy(read_id):
                return
            self._checked.add(read_id)
        held = self.library.documents([read_id], as_read=True)
        missing = self.library.missing(held["document_id"].tolist(), self._settings)
        if missing:
            left = held[held["document_id"].isin(missing)]
            on_saved = partial(self.changed, read_id)
            job = Completion(self.library, self._annotators, left, self._settings, on_saved)
            self._start(read_id, job)

    def _start(self, read_id: str, job: Job) -> None:
        self._jobs[read_id] = job
        job.start()

    def later(self, key: str, work: Callable[[], Any]) -> Any | None:
        """Result of a long computation, begun with the first call; None while it goes on."""
        with self._lock:
            if key not in self._thoughts:
                self._thoughts[key] = self._thinking.submit(work)
                for old in list(self._thoughts)[:-MAX_LATER]:
                    self._thoughts.pop(old).cancel()
            thought = self._thoughts[key]
        return thought.result() if thought.done() else None

    # changes

    def edit(self, collection: Collection, document_id: str, changes: Mapping[str, Any]) -> None:
        """Correct what is known about an article."""
        self.library.edit_document(collection.edit_id or "", document_id, **changes)
        self.changed(collection.read_id)

    def codebook(self, read_id: str) -> Codebook:
        """The decisions kept with a collection; read once, since all changes come through here."""
        if read_id not in self._codebooks:
            self._codebooks[read_id], _ = codebook_of(self.library.decisions(read_id))
        return self._codebooks[read_id]

    def decide(self, collection: Collection, codebook: Codebook) -> None:
        """Keep these decisions with a collection, which the id must allow."""
        self.library.save_decisions(collection.edit_id or "", log_entries(codebook))
        self._codebooks[collection.read_id] = codebook

    def remove(self, collection: Collection, document_ids: Several[str]) -> None:
        """Take articles out of a collection."""
        self.library.remove(collection.edit_id or "", document_ids)
        self.changed(collection.read_id)

    def delete(self, collection: Collection) -> None:
        """Delete a collection, with what is being added to it."""
        job = self.job(collection.read_id)
        if job is not None:
            job.stop()
            job.wait()
        self.library.delete_collection(collection.edit_id or "")
        self.changed(collection.read_id)

    def backup(self) -> bytes:
        """The whole library as one file, while articles come in and pages are drawn."""
        with TemporaryDirectory(dir=self.library.path.parent) as folder:
            target = Path(folder) / "backup.duckdb"
            self.library.backup(target)
            return target.read_bytes()

    def close(self) -> None:
        """Stop what is going on, keep what is done, and let go of the file."""
        for job in self._jobs.values():
            job.stop()
        for job in self._jobs.values():
            job.wait()
        self._annotators.close()
        self._thinking.shutdown(wait=False, cancel_futures=True)
        self.library.close()


class Completion(Job):
    """Articles of an earlier version, or of an import, that are annotated now."""

    def __init__(
        self,
        library: Library,
        annotators: Annotators,
        documents: pd.DataFrame,
        settings: Settings,
        on_saved: Callable[[], None],
    ) -> None:
        super().__init__()
        self._library, self._annotators = library, annotators
        self._documents, self._settings = documents, settings
        self._on_saved = on_saved
        self._done = self._refused = 0

    def progress(self) -> Progress:
        """How far it is, in articles."""
        total = len(self._documents)
        share = self._done / max(1, total) if self.is_running else 1.0
        added = self._done - self._refused
        return Progress(
            "article", total, self._done, "", added, 0, self._refused, share, self.seconds
        )

    def _work(self) -> None:
        for start in range(0, len(self._documents), BATCH_ARTICLES):
            if self._stopping.is_set():
                return
            batch = self._documents.iloc[start : start + BATCH_ARTICLES]
            submit = self._annotators.submit
            self._save([submit(one, self._settings) for one in _readables(batch)])

    def _save(self, made: Sequence[Future[Share]]) -> None:
        shares: list[Share] = []
        for future in made:
            try:
                shares.append(future.result())
            except ReadingError as error:
                self.problem = str(error)
                self._refused += 1
        self._library.save_annotations(joined(shares))
        self._done += len(made)
        self._on_saved()


def _readables(documents: pd.DataFrame) -> list[Readable]:
    plain = documents.astype(object).where(documents.notna(), None)
    return [{str(name): value for name, value in row.items()} for row in plain.to_dict("records")]
