"""Office documents (docx, odt) are zip archives of XML parts: opened with care.

Sizes are checked before anything is unpacked, and while it is. XML that declares entities is
refused: no office program writes them, and they are how a small file becomes a huge one.
"""

from __future__ import annotations

import io
import struct
import zipfile
import zlib
from dataclasses import dataclass
from typing import Protocol

from analysis.errors import ReadingError, TooLarge

#: parts of one document; pictures are parts too
MAX_PARTS = 10_000
#: bytes of one XML part, unpacked; the longest article that is read has about 40 MB of markup
MAX_PART_BYTES = 60_000_000
#: unpacked bytes per packed byte; the markup of a long, repetitive table reaches about 60
MAX_RATIO = 200
#: bytes below which the ratio is of no interest
SMALL_PART_BYTES = 1_000_000
#: bytes that are given to the XML parser at a time
CHUNK_BYTES = 1 << 20

#: what the zip reader raises on archives that are broken, or built to break it
_UNZIPPING = (
    zipfile.BadZipFile, zlib.error, EOFError, OSError, NotImplementedError, ValueError,
    struct.error,
)  # fmt: skip
_NEXT_STEP = "Open it in a word processor, save it again as .docx or plain text, and upload that."


class Target(Protocol):
    """What takes in the XML of a part as it streams by; tags come without their namespace."""

    def start(self, tag: str, attributes: dict[str, str]) -> None:
        """Take the beginning of an element."""

    def data(self, words: str) -> None:
        """Take characters."""

    def end(self, tag: str) -> None:
        """Take the end of an element."""


class _Local:
    """Passes names on without their namespaces."""

    def __init__(self, target: Target) -> None:
        self._target = target
        self.data = target.data

    def start(self, tag: str, attributes: dict[str, str]) -> None:
        local = {name.rpartition("}")[2]: value for name, value in attributes.items()}
        self._target.start(tag.rpartition("}")[2], local)

    def end(self, tag: str) -> None:
        self._target.end(tag.rpartition("}")[2])

    def close(self) -> None:
        """Take the end of the part."""


@dataclass(frozen=True)
class OfficePackage:
    """An opened office document."""

    name: str
    archive: zipfile.ZipFile

    def __contains__(self, part: str) -> bool:
        """Whether the document has this part."""
        return part in self.archive.NameToInfo

    def feed(self, part: str, target: Target) -> None:
        """Read the XML of a part, without keeping it.

        Raises
        ------
        ReadingError
            When the part is too large, broken, or declares entities.
        """
        from xml.etree.ElementTree import ParseError

        from defusedxml.common import DefusedXmlException
        from defusedxml.ElementTree import XMLParser

        content = self._bytes(part)
        parser = XMLParser(target=_Local(target), forbid_dtd=True)
        try:
            for start in range(0, len(content), CHUNK_BYTES):
                parser.feed(content[start : start + CHUNK_BYTES])
            parser.close()
        except DefusedXmlException as error:
            raise broken(self.name, f"its part {part} declares XML entities") from error
        except (ParseError, LookupError, ValueError) as error:
            raise broken(self.name, f"its part {part} is no proper XML") from error

    def _bytes(self, part: str) -> bytes:
        info = self.archive.NameToInfo[part]
        if info.flag_bits & 0x1:
            raise protected(self.name)
        _check_size(self.name, info)
        try:
            with self.archive.open(info) as stream:
                return stream.read(MAX_PART_BYTES)
        except _UNZIPPING as error:
            raise broken(self.name, f"its part {part} cannot be unpacked") from error


def open_package(name: str, content: bytes, kind: str) -> OfficePackage:
    """Open an office document without unpacking anything.

    Parameters
    ----------
    kind
        What it should be ("a Word document"), for the messages.

    Raises
    ------
    ReadingError
        When it is no zip archive, is cut off, protected by a password, or has too many parts.
    """
    if content.startswith(b"\xd0\xcf\x11\xe0"):
        raise ReadingError(
            f"'{name}' is protected by a password, or in the old .doc format.",
            "Open it in a word processor, save it as .docx without a password, and upload that.",
        )
    try:
        archive = zipfile.ZipFile(io.BytesIO(content))
    except (*_UNZIPPING, LookupError) as error:
        raise broken(name, f"it is cut off, or not {kind}") from error
    count = len(archive.infolist())
    if count > MAX_PARTS:
        raise TooLarge(f"'{name}' has {count:,} parts; the limit is {MAX_PARTS:,}.", _NEXT_STEP)
    return OfficePackage(name, archive)


def broken(name: str, why: str) -> ReadingError:
    """Say that a document cannot be read, and what to do."""
    return ReadingError(f"'{name}' cannot be read: {why}.", _NEXT_STEP)


def protected(name: str) -> ReadingError:
    """Say that a document asks for a password."""
    return ReadingError(
        f"'{name}' is protected by a password.",
        "Open it with the password, save it without one, and upload that.",
    )


def _check_size(name: str, info: zipfile.ZipInfo) -> None:
    size, packed = info.file_size, max(info.compress_size, 1)
    if size > MAX_PART_BYTES:
        raise TooLarge(
            f"'{name}' unpacks to {size:,} bytes in its part {info.filename}; the limit is "
            f"{MAX_PART_BYTES:,}.",
            "Split it into single articles and upload them again.",
        )
    if size > SMALL_PART_BYTES and size > MAX_RATIO * packed:
        raise TooLarge(
            f"'{name}' unpacks to {size // packed:,} times its size; the limit is {MAX_RATIO}.",
            _NEXT_STEP,
        )
