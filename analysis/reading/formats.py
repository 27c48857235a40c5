"""One file's bytes -> one article, by its suffix."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from pathlib import PurePosixPath

from analysis.errors import EmptyFile, UnknownFileType
from analysis.reading.cleaning import cleaned
from analysis.reading.dates import parse_published
from analysis.reading.decoding import decode
from analysis.reading.front_matter import FrontMatter, split_front_matter
from analysis.reading.limits import MAX_TITLE_CHARACTERS, check_bytes, check_characters

_HEADING_MARKS = re.compile(r"#{1,6}\s+")


@dataclass(frozen=True)
class Article:
    """What was read from one file."""

    #: "" where the article has none
    title: str
    text: str
    outlet: str | None
    published: datetime | None
    url: str | None
    tags: tuple[str, ...]
    #: what the user should know about the reading, one phrase each
    notes: tuple[str, ...]


def read_article(name: str, content: bytes) -> Article:
    r"""Read one article from a file's bytes.

    Parameters
    ----------
    name
        The file's name; its suffix says how to read it, and messages show it.

    Raises
    ------
    ReadingError
        `UnknownFileType`, `EmptyFile`, `NotText` or `TooLarge`; the message says what to do.

    Examples
    --------
    >>> article = read_article("talks.md", b"# Peace talks\n\nThey met in Geneva.")
    >>> article.title, article.text
    ('Peace talks', '# Peace talks\n\nThey met in Geneva.')
    """
    suffix = PurePosixPath(name).suffix.lower()
    if suffix not in READERS:
        raise UnknownFileType(
            f"Cannot read '{name}': readable file types are {', '.join(sorted(READERS))}.",
            "Save the article as plain text (.txt) and upload it again.",
        )
    check_bytes(name, len(content))
    return READERS[suffix](name, content)


def _read_text(name: str, content: bytes) -> Article:
    return _read(name, content, heading_of=str)


def _read_markdown(name: str, content: bytes) -> Article:
    return _read(name, content, heading_of=lambda line: _HEADING_MARKS.sub("", line, count=1))


#: suffix -> reader
READERS: dict[str, Callable[[str, bytes], Article]] = {
    ".txt": _read_text,
    ".md": _read_markdown,
}


def _read(name: str, content: bytes, *, heading_of: Callable[[str], str]) -> Article:
    decoded, encoding = decode(name, content)
    whole, dropped = cleaned(decoded)
    stated, body = split_front_matter(whole)
    _refuse_blank(name, body)
    title, text = _title_and_text(stated.title, body, heading_of)
    check_characters(name, len(text))
    published, date_note = parse_published(stated.published) if stated.published else (None, "")
    notes = (_encoding_note(encoding), _dropped_note(dropped), *stated.notes, date_note)
    return _article(stated, title, text, published, tuple(filter(None, notes)))


def _article(
    stated: FrontMatter, title: str, text: str, published: datetime | None, notes: tuple[str, ...]
) -> Article:
    return Article(
        title=title,
        text=text,
        outlet=stated.outlet,
        published=published,
        url=stated.url,
        tags=stated.tags,
        notes=notes,
    )


def _title_and_text(
    stated: str | None, body: str, heading_of: Callable[[str], str]
) -> tuple[str, str]:
    """The title, and the text whose first line it is.

    A body starts with a title when the title is its first line, not merely its first words:
    "India" is not the title of "India and Russia met."
    """
    first, _, rest = body.lstrip().partition("\n")
    first_line = " ".join(heading_of(first.strip()).split())
    if stated is not None:
        return stated, body if first_line == stated else f"{stated}\n\n{body}"
    is_title = len(first.strip()) <= MAX_TITLE_CHARACTERS and bool(rest.strip())
    return (first_line if is_title else ""), body


def _refuse_blank(name: str, body: str) -> None:
    if not body.strip():
        raise EmptyFile(
            f"'{name}' holds no article text, nothing but white space.",
            "Check the original and upload it again.",
        )


def _encoding_note(encoding: str | None) -> str:
    return f"read as {encoding}, the encoding that fits best" if encoding else ""


def _dropped_note(dropped: int) -> str:
    characters = "character was" if dropped == 1 else "characters were"
    return f"{dropped:,} control {characters} dropped" if dropped else ""
