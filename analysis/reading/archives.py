"""Zip archives: what may be unpacked, and why the rest may not.

Nothing is ever written to disk. Names, sizes and places inside an archive are claims of whoever
made it; each is checked before a byte is unpacked, and no more is unpacked than was claimed.
"""

from __future__ import annotations

import re
import stat
import zipfile
from collections.abc import Sequence
from dataclasses import dataclass
from io import BytesIO
from pathlib import PurePosixPath

from analysis.errors import BrokenFile, EmptyFile, ReadingError, TooLarge
from analysis.reading.limits import HARMLESS_BYTES, ReadingLimits, check_bytes

_ENCRYPTED = 0x1
#: bytes of a member's own header, without its name
_HEADER_BYTES = 30
_DRIVE = re.compile(r"[A-Za-z]:")
_NOT_SHOWN = re.compile("[\x00-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069]")
_SPLIT = "Unpack it and upload its files in several parts."
#: what is raised for members that are not what the archive says of them
# NotImplementedError: how zipfile names a compression that it does not know
_DAMAGED = (zipfile.BadZipFile, EOFError, OSError, ValueError, RuntimeError, NotImplementedError)


@dataclass(frozen=True)
class Member:
    """One file in an archive."""

    #: its path inside, on one line
    name: str
    #: its last part
    filename: str
    info: zipfile.ZipInfo


class Archive:
    """A zip archive whose table of contents has been checked.

    Raises
    ------
    BrokenFile
        When it is damaged, or its members overlap.
    TooLarge
        When it has too many members, or would unpack to too much.
    EmptyFile
        When it holds no files.
    """

    def __init__(self, name: str, content: bytes, limits: ReadingLimits) -> None:
        self._name, self._limits = name, limits
        self._zip = _opened(name, content)
        infos = [info for info in self._zip.infolist() if not info.is_dir()]
        _check_contents(name, infos, len(content), limits)
        #: in the order of the archive; hidden files are passed over, as in folders
        self.members = tuple(_member(info) for info in infos if not _is_hidden(info.filename))
        if not self.members:
            raise EmptyFile(f"'{name}' holds no files.", "Choose an archive with articles.")

    def read(self, member: Member) -> bytes:
        """Unpack one member.

        Raises
        ------
        ReadingError
            When its name, kind or size is not allowed, when it is encrypted or damaged.
        """
        where = f"{self._name}/{member.name}"
        _check_member(where, member.info, self._limits)
        try:
            return self._zip.read(member.info)
        except _DAMAGED as error:
            raise BrokenFile(
                f"'{where}' cannot be unpacked ({error}).", "Pack the archive again."
            ) from error


def check_package(name: str, content: bytes, limits: ReadingLimits) -> None:
    """Refuse an office document that unpacks to more than an archive may.

    Raises
    ------
    BrokenFile, TooLarge
        As `Archive`.
    """
    infos = _opened(name, content).infolist()
    _check_contents(name, infos, len(content), limits)
    for info in infos:
        _check_ratio(f"{name}/{info.filename}", info, limits)


def _opened(name: str, content: bytes) -> zipfile.ZipFile:
    try:
        return zipfile.ZipFile(BytesIO(content))
    except _DAMAGED as error:
        raise BrokenFile(
            f"'{name}' is no archive that can be opened ({error}).", "Pack it again."
        ) from error


def _check_contents(
    name: str, infos: Sequence[zipfile.ZipInfo], size: int, limits: ReadingLimits
) -> None:
    if len(infos) > limits.zip_members:
        raise TooLarge(
            f"'{name}' holds {len(infos):,} files; the limit is {limits.zip_members:,}.", _SPLIT
        )
    unpacked = sum(info.file_size for info in infos)
    if unpacked > limits.zip_bytes:
        raise TooLarge(
            f"'{name}' unpacks to {unpacked:,} bytes; the limit is {limits.zip_bytes:,}.", _SPLIT
        )
    if unpacked > HARMLESS_BYTES and unpacked > limits.zip_ratio * size:
        raise _too_dense(name, unpacked, size, limits)
    if _overlap(infos):
        raise BrokenFile(
            f"Files inside '{name}' overlap, as in archives that are built to do harm.",
            "Get its files from a source that you trust, and pack them again.",
        )


def _overlap(infos: Sequence[zipfile.ZipInfo]) -> bool:
    """Whether two members share bytes of the archive."""
    end = 0
    for info in sorted(infos, key=lambda info: info.header_offset):
        if info.header_offset < end:
            return True
        end = info.header_offset + _HEADER_BYTES + info.compress_size
    return False


def _check_member(where: str, info: zipfile.ZipInfo, limits: ReadingLimits) -> None:
    if _leads_outside(info.filename):
        raise ReadingError(
            f"'{where}' has a path that leads out of the archive.",
            "Pack the files with plain names.",
        )
    mode = info.external_attr >> 16
    if stat.S_IFMT(mode) not in (0, stat.S_IFREG):
        raise ReadingError(f"'{where}' is a link or a device, not a file.", "Pack the file itself.")
    if info.flag_bits & _ENCRYPTED:
        raise BrokenFile(
            f"'{where}' is encrypted.", "Unpack it with its password and upload the file."
        )
    check_bytes(where, info.file_size, limits)
    _check_ratio(where, info, limits)


def _check_ratio(where: str, info: zipfile.ZipInfo, limits: ReadingLimits) -> None:
    packed = max(info.compress_size, 1)
    if info.file_size > HARMLESS_BYTES and info.file_size > limits.zip_ratio * packed:
        raise _too_dense(where, info.file_size, packed, limits)


def _too_dense(where: str, unpacked: int, packed: int, limits: ReadingLimits) -> TooLarge:
    return TooLarge(
        f"'{where}' unpacks to {unpacked // packed:,} times its size; text reaches about 10, the "
        f"limit is {limits.zip_ratio}.",
        "If it is what you want to read, unpack it and upload its files.",
    )


def _leads_outside(path: str) -> bool:
    parts = PurePosixPath(path.replace("\\", "/")).parts
    return ".." in parts or path.startswith(("/", "\\")) or bool(_DRIVE.match(path))


def _is_hidden(path: str) -> bool:
    """Whether it is a file that programs leave behind: ".DS_Store", "__MACOSX/"."""
    parts = [part for part in path.replace("\\", "/").split("/") if part not in ("", ".", "..")]
    return any(part.startswith(".") or part in ("__MACOSX", "Thumbs.db") for part in parts)


def _member(info: zipfile.ZipInfo) -> Member:
    name = _NOT_SHOWN.sub("", _as_named(info))
    return Member(name, name.replace("\\", "/").rpartition("/")[2] or "unnamed", info)


def _as_named(info: zipfile.ZipInfo) -> str:
    """The path as UTF-8, also where the archive does not say that it is: many programs forget."""
    try:
        return info.filename.encode("cp437").decode("utf-8")
    except UnicodeError:
        return info.filename
