"""How much may be read, and what a file that holds more is told."""

from __future__ import annotations

from analysis.errors import TooLarge

#: bytes of one file; an article is a thousand times smaller, so this is a wrong file
MAX_FILE_BYTES = 50_000_000
#: characters of one article, title included; a long novel has about a million
MAX_CHARACTERS = 2_000_000
#: characters before the first line ends its claim to be a title
MAX_TITLE_CHARACTERS = 300


def check_bytes(name: str, size: int) -> None:
    """Refuse a file of more than `MAX_FILE_BYTES`.

    Examples
    --------
    >>> check_bytes("talks.txt", 4_000)
    """
    if size > MAX_FILE_BYTES:
        raise TooLarge(
            f"'{name}' has {size:,} bytes; the limit for one file is {MAX_FILE_BYTES:,} "
            f"({MAX_FILE_BYTES // 1_000_000} MB).",
            "Split it into single articles and upload them again.",
        )


def check_characters(name: str, count: int) -> None:
    """Refuse an article of more than `MAX_CHARACTERS`."""
    if count > MAX_CHARACTERS:
        raise TooLarge(
            f"'{name}' has {count:,} characters; the limit for one article is {MAX_CHARACTERS:,}.",
            "Split it into single articles and upload them again.",
        )
