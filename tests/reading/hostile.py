"""What becomes of files that someone damaged."""

from __future__ import annotations

from collections.abc import Callable

from analysis.errors import ReadingError
from analysis.reading.article import Article

Reader = Callable[[str, bytes], list[Article]]


def said_of(read: Reader, name: str, content: bytes) -> str:
    """The text that was read, or the next step that a refusal names; anything else is raised."""
    try:
        return read(name, content)[0].text.strip()
    except ReadingError as error:
        return error.next_step
