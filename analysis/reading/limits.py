"""How much may be read, and what a file that holds more is told."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, fields

from analysis.errors import TooLarge

#: characters of one article, title included; a long novel has about a million
MAX_CHARACTERS = 2_000_000
#: characters before the first line ends its claim to be a title
MAX_TITLE_CHARACTERS = 300


@dataclass(frozen=True)
class ReadingLimits:
    """How much may be read; a setting may raise each of them.

    Examples
    --------
    >>> ReadingLimits(file_bytes=80_000_000).upload_bytes
    200000000
    """

    #: bytes of one file; an article is a thousand times smaller, so this is a wrong file
    file_bytes: int = 50_000_000
    #: bytes of all uploaded files together; files on this machine's own disk are not counted
    upload_bytes: int = 200_000_000
    #: files in one zip archive
    zip_members: int = 10_000
    #: bytes of all files in one zip archive or office document, unpacked
    zip_bytes: int = 500_000_000
    #: how many times larger unpacked than packed; text reaches about 10
    zip_ratio: int = 100
    #: columns of one table
    columns: int = 1_000
    #: rows of one table
    rows: int = 200_000
    #: seconds for one file, one file in an archive, or the next rows of a table
    seconds: float = 60.0
    #: bytes of memory for one file, beyond what the reader itself needs
    memory_bytes: int = 1_000_000_000


LIMITS = ReadingLimits()

#: unpacked bytes below which the ratio does not matter: they can do no harm
HARMLESS_BYTES = 1_000_000


def check_bytes(name: str, size: int, limits: ReadingLimits = LIMITS) -> None:
    """Refuse a file of more than `limits.file_bytes`.

    Examples
    --------
    >>> check_bytes("talks.txt", 4_000)
    """
    if size > limits.file_bytes:
        raise TooLarge(
            f"'{name}' has {size:,} bytes; the limit for one file is {limits.file_bytes:,} "
            f"({limits.file_bytes // 1_000_000} MB).",
            "Split it into single articles and upload them again.",
        )


def check_upload(name: str, total: int, limits: ReadingLimits = LIMITS) -> None:
    """Refuse an uploaded file with which the upload exceeds `limits.upload_bytes`."""
    if total > limits.upload_bytes:
        raise TooLarge(
            f"With '{name}' the upload has {total:,} bytes; the limit for one upload is "
            f"{limits.upload_bytes:,} ({limits.upload_bytes // 1_000_000} MB).",
            "Upload this file with the next ones.",
        )


def check_characters(name: str, count: int) -> None:
    """Refuse an article of more than `MAX_CHARACTERS`."""
    if count > MAX_CHARACTERS:
        raise TooLarge(
            f"'{name}' has {count:,} characters; the limit for one article is {MAX_CHARACTERS:,}.",
            "Split it into single articles and upload them again.",
        )


def limits_as_written(limits: ReadingLimits) -> dict[str, float]:
    """The limits as numbers by name, to be sent to another process."""
    return {field.name: getattr(limits, field.name) for field in fields(limits)}


def limits_from(written: Mapping[str, float]) -> ReadingLimits:
    """Return the limits that `limits_as_written` wrote.

    Examples
    --------
    >>> limits_from(limits_as_written(LIMITS)) == LIMITS
    True
    """
    whole = {name: int(value) for name, value in written.items() if name != "seconds"}
    return ReadingLimits(seconds=float(written["seconds"]), **whole)
