"""One file -> its parts, archives included; and how parts are written to another process."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import asdict, dataclass
from datetime import datetime
from typing import Any

from analysis.errors import ReadingError
from analysis.reading.archives import Archive
from analysis.reading.article import Article, Refusal
from analysis.reading.columns import ColumnMapping
from analysis.reading.formats import read_articles
from analysis.reading.kinds import kind_of
from analysis.reading.limits import ReadingLimits, check_bytes


@dataclass(frozen=True)
class Began:
    """A member of an archive is about to be read; if the process dies, it was this one's fault."""

    #: from 0, in the order of the archive
    number: int
    #: its path inside the archive
    member: str


@dataclass(frozen=True)
class Part:
    """An article of a file, or what is known of one that could not be read."""

    #: path inside the archive; "" where the file is none
    member: str
    item: Article | Refusal


def read_parts(
    name: str,
    content: bytes,
    limits: ReadingLimits,
    *,
    columns: ColumnMapping | None = None,
    start: int = 0,
) -> Iterator[Part | Began]:
    """Read all articles of a file, or of the files in an archive.

    Parameters
    ----------
    columns
        Which column of a table, or of each table in an archive, is read as what; guessed if not
        given.
    start
        The first member of an archive that is read.

    Raises
    ------
    ReadingError
        When nothing of the file can be read. What is wrong with a member of an archive is a
        refusal among the parts.
    """
    check_bytes(name, len(content), limits)
    if kind_of(name, content).kind != "zip":
        parts = read_articles(name, content, limits, columns=columns)
        yield from (Part("", part) for part in parts)
        return
    archive = Archive(name, content, limits)
    for number, member in enumerate(archive.members[start:], start=start):
        yield Began(number, member.name)
        try:
            packed = archive.read(member)
            parts = read_articles(member.filename, packed, limits, columns=columns)
            yield from (Part(member.name, part) for part in parts)
        except ReadingError as error:
            yield Part(member.name, Refusal("", error.reason, error.next_step))


def part_as_written(part: Part) -> dict[str, Any]:
    """A part as JSON can hold it."""
    item = asdict(part.item)
    if isinstance(part.item, Article):
        moment = part.item.published
        item |= {
            "published": moment.isoformat() if moment else None,
            "guessed": sorted(part.item.guessed),
        }
    return {"member": part.member, **item}


def part_from(written: Mapping[str, Any]) -> Part:
    """Return the part that `part_as_written` wrote.

    Examples
    --------
    >>> part = Part("b.txt", Refusal("row 2", "It is empty.", "Fill it."))
    >>> part_from(part_as_written(part)) == part
    True
    """
    item = {name: value for name, value in written.items() if name != "member"}
    if "text" not in item:
        return Part(written["member"], Refusal(**item))
    moment = item["published"]
    item |= {
        "published": datetime.fromisoformat(moment) if moment else None,
        "tags": tuple(item["tags"]),
        "notes": tuple(item["notes"]),
        "guessed": frozenset(item["guessed"]),
    }
    return Part(written["member"], Article(**item))
