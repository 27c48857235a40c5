"""A PDF file: opened with care, and its pages as printed lines."""

from __future__ import annotations

import io
import logging
import struct
import zlib
from typing import TYPE_CHECKING

from analysis.errors import EmptyFile, NotText, ReadingError, TooLarge
from analysis.reading.article import one_line
from analysis.reading.pdf_lines import Line, page_lines

if TYPE_CHECKING:
    from pypdf import PdfReader

#: pages of one file; a newspaper has a hundred
MAX_PAGES = 2_000
#: bytes at the top within which a PDF says that it is one
_HEAD_BYTES = 1024
#: what pypdf raises on files that are broken, or built to break it
_BREAKAGES = (
    ArithmeticError, AssertionError, AttributeError, LookupError, NotImplementedError, OSError,
    RecursionError, TypeError, ValueError, struct.error, zlib.error,
)  # fmt: skip


def open_pdf(name: str, content: bytes) -> PdfReader:
    """Open a PDF.

    Raises
    ------
    ReadingError
        When it is none, is broken, asks for a password, or has more than `MAX_PAGES` pages.
    """
    from pypdf import PdfReader
    from pypdf.errors import DependencyError, PyPdfError

    if b"%PDF-" not in content[:_HEAD_BYTES]:
        raise NotText(f"'{name}' is no PDF, whatever its name says.", "Check the original.")
    logging.getLogger("pypdf").setLevel(logging.CRITICAL)  # what matters is said in outcomes
    try:
        reader = PdfReader(io.BytesIO(content))
        # a file that only forbids printing opens with an empty password
        is_open = not reader.is_encrypted or reader.decrypt("") != 0
        count = len(reader.pages) if is_open else 0
    except (PyPdfError, DependencyError, *_BREAKAGES) as error:
        raise _broken(name) from error
    if not is_open:
        raise ReadingError(
            f"'{name}' is protected by a password.",
            "Open it with the password, print it into a new PDF, and upload that.",
        )
    if count > MAX_PAGES:
        raise TooLarge(
            f"'{name}' has {count:,} pages; the limit is {MAX_PAGES:,}.",
            "Split it into single articles and upload them again.",
        )
    return reader


def pages_of(name: str, reader: PdfReader) -> tuple[list[list[Line]], list[str]]:
    """Return the lines of each page, and notes about the pages that gave none.

    Raises
    ------
    ReadingError
        When no page can be read, or all of them are pictures.
    """
    from pypdf.errors import PyPdfError

    pages: list[list[Line]] = []
    unread: list[int] = []
    for number in range(len(reader.pages)):
        try:
            pages.append(page_lines(reader.pages[number], number))
        except (PyPdfError, *_BREAKAGES):
            pages.append([])
            unread.append(number + 1)
    if len(unread) == len(pages):
        raise _broken(name)
    if not any(pages):
        raise _scanned(name, len(pages))
    blank = [n for n, lines in enumerate(pages, start=1) if not lines and n not in unread]
    notes = [
        f"{why}: {', '.join(map(str, numbers[:20]))}"
        for why, numbers in (("pages that are broken", unread), ("pages without text", blank))
        if numbers
    ]
    return pages, notes


def stated_title(reader: PdfReader) -> str | None:
    """Return the title in the properties of a PDF; None without one."""
    from pypdf.errors import PyPdfError

    try:
        return one_line(reader.metadata.title if reader.metadata else None)
    except (PyPdfError, *_BREAKAGES):
        return None


def _broken(name: str) -> ReadingError:
    return ReadingError(
        f"'{name}' cannot be read: it is broken or cut off.",
        "Download or copy it again; if a PDF reader opens it, print it into a new PDF.",
    )


def _scanned(name: str, pages: int) -> EmptyFile:
    return EmptyFile(
        f"'{name}' holds no text: its {pages:,} pages are pictures, as from a scanner.",
        "Run text recognition (OCR) on it, for example with OCRmyPDF, and upload the result.",
    )
