"""The reading side of an upload: files -> outcomes, with the annotations that are being made."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable, Iterator, Mapping
from concurrent.futures import Future
from dataclasses import dataclass
from itertools import islice
from typing import TYPE_CHECKING, Any

from analysis.annotators import Annotators, Readable, Share, annotated
from analysis.errors import ReadingError
from analysis.reading.article import Article, Refusal
from analysis.reading.columns import ColumnMapping
from analysis.reading.documents import document_row, duplicate_row, outcome_row
from analysis.reading.limits import LIMITS, ReadingLimits, check_upload
from analysis.reading.sources import base_name
from analysis.reading.stream import ReadItem, read_each
from analysis.settings import Settings

if TYPE_CHECKING:
    from analysis.library import Library

ALREADY_THERE = "This article is already in the collection."
#: articles that are annotated at once and here, before other processes are started for the rest
FIRST_HERE = 10
#: items of one file that are looked up in the library together
LOOKED_UP = 20

#: OUTCOME_COLUMNS of one article, file, row or member
Row = dict[str, str | None]


@dataclass(frozen=True)
class Pending:
    """An outcome that is not saved yet."""

    outcome: Row
    #: place of its file in the upload
    file: int
    #: characters of its article, as a measure of how much of the file was read
    weight: int = 0
    #: its row of the documents table, where its annotations are in the library already
    document: dict[str, Any] | None = None
    #: what will hold its annotations
    share: Future[Share] | None = None


@dataclass(frozen=True)
class FileEnd:
    """All that there is in a file came before."""

    file: int


class Incoming:
    """The files of an upload, read one after the other.

    Parameters
    ----------
    sources
        Pairs of file name and bytes; each is let go of when it has been read.
    library, edit_id
        Where the articles will go: what is there is not read again.
    annotators
        The processes that annotate what is beyond the first few articles.
    """

    def __init__(
        self,
        sources: Iterable[tuple[str, bytes]],
        library: Library,
        edit_id: str,
        annotators: Annotators,
        settings: Settings,
        *,
        limits: ReadingLimits = LIMITS,
        columns: Mapping[str, ColumnMapping] | None = None,
    ) -> None:
        self._sources = deque(sources)
        #: of each file, without its path
        self.names = [base_name(name) for name, _ in self._sources]
        #: bytes of each file
        self.sizes = [len(content) for _, content in self._sources]
        #: name of the file that is being read; "" before and after
        self.current = ""
        #: its place in the upload
        self.file = 0
        self._library, self._edit_id = library, edit_id
        self._annotators, self._settings = annotators, settings
        self._limits, self._columns = limits, columns
        self._annotated = 0

    def __iter__(self) -> Iterator[Pending | FileEnd]:
        """All outcomes in the order of the files."""
        seen = dict.fromkeys(self._library.document_ids([self._edit_id]), "")
        total = 0
        for file, filename in enumerate(self.names):
            self.file, self.current = file, filename
            name, content = self._sources.popleft()
            total += len(content)
            items = self._items(name, content, total)
            while chunk := list(islice(items, LOOKED_UP)):
                yield from self._looked_up(chunk, file, seen)
            yield FileEnd(file)
        self.current = ""

    def _items(self, name: str, content: bytes, total: int) -> Iterator[ReadItem]:
        """What is in a file; its refusal when with it the upload is too large."""
        try:
            check_upload(base_name(name), total, self._limits)
        except ReadingError as error:
            return iter([ReadItem(name, name, Refusal("", error.reason, error.next_step))])
        return read_each([(name, content)], limits=self._limits, columns=self._columns)

    def _looked_up(
        self, items: list[ReadItem], file: int, seen: dict[str, str]
    ) -> Iterator[Pending]:
        rows = [outcome_row(item) for item in items]
        fresh = [key for row in rows if (key := row["document_id"]) is not None]
        missing = set(self._library.missing(fresh, self._settings)) if fresh else set()
        for item, row in zip(items, rows, strict=True):
            key = row["document_id"]
            if key is None or not isinstance(item.found, Article):
                yield Pending(row, file)
            elif key in seen:
                again = {**row, "status": "duplicate", "reason": ALREADY_THERE}
                yield Pending(duplicate_row(item, seen[key]) if seen[key] else again, file)
            else:
                seen[key] = item.source
                yield self._new(item.filename, item.found, row, file, key in missing)

    def _new(
        self, filename: str, article: Article, row: Row, file: int, is_missing: bool
    ) -> Pending:
        weight = len(article.text)
        if not is_missing:
            return Pending(row, file, weight, document=document_row(filename, article))
        self._annotated += 1
        submit = made_here if self._annotated <= FIRST_HERE else self._annotators.submit
        return Pending(row, file, weight, share=submit((filename, article), self._settings))


def made_here(readable: Readable, settings: Settings) -> Future[Share]:
    """An article that is annotated at once, in the form of one that is annotated elsewhere."""
    future: Future[Share] = Future()
    future.set_result(annotated([readable], settings)[0])
    return future
