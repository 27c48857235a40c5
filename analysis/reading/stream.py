"""Sources -> articles and refusals, one after the other, as they are read."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import PurePosixPath

from analysis.errors import ReadingError
from analysis.reading.article import Article, Refusal
from analysis.reading.columns import ColumnMapping
from analysis.reading.formats import read_articles
from analysis.reading.kinds import SUFFIXES, kind_of
from analysis.reading.limits import LIMITS, ReadingLimits, check_upload
from analysis.reading.parts import Part
from analysis.reading.sources import Source, SourceFile, base_name, source_files
from analysis.reading.worker import read_apart

#: bytes up to which plain text is read here: no reader of it can hang on so little
MAX_READ_HERE = 200_000
_PLAIN = frozenset({"text", "markdown"})


@dataclass(frozen=True)
class ReadItem:
    """One article, or what became of a file, row or member that is none."""

    #: the path or the upload's name, behind it the place inside: "a.zip/b.csv, row 12"
    source: str
    #: its last part and the place inside: "b.csv, row 12"
    filename: str
    found: Article | Refusal


def read_each(
    sources: Iterable[Source],
    *,
    limits: ReadingLimits = LIMITS,
    columns: ColumnMapping | Mapping[str, ColumnMapping] | None = None,
) -> Iterator[ReadItem]:
    r"""Read articles from files, folders, archives and uploads, one after the other.

    This is for who shows progress or saves in small batches; `read_documents` makes tables of it.
    Short plain texts are read here, all other files in another process (`analysis.reading.worker`),
    so that the caller neither hangs nor stalls.

    Parameters
    ----------
    columns
        Which column of a table is read as what: of every table, or by file name; guessed for the
        others.

    Returns
    -------
    iterator
        Each article, and each refused file, row or member, in the order of the sources.

    Examples
    --------
    >>> items = read_each([("a.txt", b"Talks\nThey met."), ("b.txt", b"")])
    >>> [(item.source, type(item.found).__name__) for item in items]
    [('a.txt', 'Article'), ('b.txt', 'Refusal')]
    """
    uploaded = 0
    for file in source_files(sources, limits):
        size = len(file.uploaded or b"")
        try:
            check_upload(file.filename, uploaded + size, limits)
            uploaded += size
            content = file.read()
            for part in _parts(file.filename, content, limits, _chosen(columns, file.filename)):
                yield _item(file, part)
        except ReadingError as error:
            refusal = Refusal("", error.reason, error.next_step)
            yield ReadItem(file.source, file.filename, refusal)


def _chosen(
    columns: ColumnMapping | Mapping[str, ColumnMapping] | None, filename: str
) -> ColumnMapping | None:
    return columns if isinstance(columns, ColumnMapping) else (columns or {}).get(filename)


def _parts(
    name: str, content: bytes, limits: ReadingLimits, columns: ColumnMapping | None
) -> Iterator[Part]:
    if not _is_read_here(name, content):
        return read_apart(name, content, limits, columns=columns)
    return (Part("", part) for part in read_articles(name, content, limits))


def _is_read_here(name: str, content: bytes) -> bool:
    """Whether it is a short plain text in UTF-8, whose reading takes no library and no time."""
    suffix = PurePosixPath(name).suffix.lower()
    if len(content) > MAX_READ_HERE or SUFFIXES.get(suffix) not in _PLAIN or b"\x00" in content:
        return False
    try:
        content.decode("utf-8")
        return not content or kind_of(name, content).kind in _PLAIN
    except (UnicodeDecodeError, ReadingError):
        return False


def _item(file: SourceFile, part: Part) -> ReadItem:
    inside = f"{file.source}/{part.member}" if part.member else file.source
    filename = base_name(part.member) if part.member else file.filename
    behind = f", {part.item.place}" if part.item.place else ""
    return ReadItem(inside + behind, filename + behind, part.item)
