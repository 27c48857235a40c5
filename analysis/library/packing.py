"""Zip files that this program exchanges: a manifest with digests, and JSON lines.

What comes in may be hostile: nothing is unpacked to disk, and every member is named, bounded and
digested by the manifest before a line of it is read.
"""

from __future__ import annotations

import hashlib
import io
import json
import zipfile
import zlib
from collections.abc import Iterable, Mapping
from typing import Any

import analysis
from analysis.errors import BadArchive, LibraryError

MANIFEST = "manifest.json"
#: bytes of an export, packed and unpacked
MAX_ARCHIVE_BYTES = 200 * 2**20
MAX_UNPACKED_BYTES = 500 * 2**20
#: unpacked bytes per packed one; text that is repeated a hundred times is no collection
MAX_RATIO = 100
#: a member smaller than this is not judged by its ratio
_SMALL = 2**20
_NEXT_STEP = "Export the collection again and import the new file as it is."
#: every member gets this time, so that equal contents are equal files
_EPOCH = (1980, 1, 1, 0, 0, 0)


def packed(kind: str, stated: Mapping[str, Any], members: Mapping[str, Iterable[Any]]) -> bytes:
    """Write members as JSON lines, with a manifest of their digests.

    Parameters
    ----------
    kind
        Which export it is; `unpacked` asks for it.
    stated
        What else the manifest says.
    members
        File name -> rows.
    """
    contents = {name: _lines(rows) for name, rows in members.items()}
    size = sum(len(content) for content in contents.values())
    if size > MAX_UNPACKED_BYTES:
        raise LibraryError(
            f"The collection has {size:,} bytes; an export holds up to {MAX_UNPACKED_BYTES:,}. "
            "Split it into smaller collections, or make a backup of the whole library."
        )
    files = {
        name: {"bytes": len(content), "sha256": hashlib.sha256(content).hexdigest()}
        for name, content in contents.items()
    }
    manifest = {"format": kind, "version": 1, "made_by": f"Actorscope {analysis.__version__}"}
    written = json.dumps({**manifest, **stated, "files": files}, ensure_ascii=False, indent=1)
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in {MANIFEST: written.encode(), **contents}.items():
            archive.writestr(zipfile.ZipInfo(name, _EPOCH), content, _method(content))
    return buffer.getvalue()


def unpacked(
    content: bytes, kind: str, members: Iterable[str]
) -> tuple[dict[str, Any], dict[str, list[dict[str, Any]]]]:
    """Read what `packed` wrote: the manifest, and the rows of each member.

    Raises
    ------
    BadArchive
        When it is no such export, is damaged, was changed, or is larger than the limits.
    """
    if len(content) > MAX_ARCHIVE_BYTES:
        raise refused(f"It has {len(content):,} bytes; {MAX_ARCHIVE_BYTES:,} are read.")
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            _check_members(archive, {MANIFEST, *members})
            manifest = _manifest(archive.read(MANIFEST), kind)
            return manifest, {name: _rows(archive, name, manifest) for name in members}
    except (zipfile.BadZipFile, zlib.error, NotImplementedError, EOFError) as error:
        # NotImplementedError: how zipfile names a compression that it does not know
        raise refused(f"It is no zip file, or a damaged one ({error}).") from error
    except RuntimeError as error:
        raise refused(f"It cannot be opened ({error}).") from error


def refused(reason: str, next_step: str = _NEXT_STEP) -> BadArchive:
    """The error that says why a file is not imported."""
    return BadArchive(f"This file is no export of a collection. {reason} {next_step}")


def _lines(rows: Iterable[Any]) -> bytes:
    return "".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows).encode()


def _method(content: bytes) -> int:
    """Pack, unless hundreds of copies of one text would pack like a hostile file."""
    tight = len(content) > max(_SMALL, MAX_RATIO * len(zlib.compress(content)))
    return zipfile.ZIP_STORED if tight else zipfile.ZIP_DEFLATED


def _check_members(archive: zipfile.ZipFile, expected: set[str]) -> None:
    entries = archive.infolist()
    names = [entry.filename for entry in entries]
    if sorted(names) != sorted(expected):
        raise refused(f"It should hold {', '.join(sorted(expected))} and nothing else.")
    if sum(entry.file_size for entry in entries) > MAX_UNPACKED_BYTES:
        raise refused(f"Unpacked it has more than {MAX_UNPACKED_BYTES:,} bytes.")
    for entry in entries:
        if entry.file_size > max(_SMALL, MAX_RATIO * entry.compress_size):
            raise refused(f"'{entry.filename}' is packed more than {MAX_RATIO} times.")


def _manifest(content: bytes, kind: str) -> dict[str, Any]:
    manifest = parsed(content, MANIFEST)
    if manifest.get("format") != kind or manifest.get("version") != 1:
        raise refused(f"Its manifest does not say '{kind}', version 1.")
    if not isinstance(manifest.get("files"), dict):
        raise refused("Its manifest lists no files.")
    return manifest


def _rows(archive: zipfile.ZipFile, name: str, manifest: Mapping[str, Any]) -> list[dict[str, Any]]:
    content = archive.read(name)
    if manifest["files"].get(name) != {
        "bytes": len(content),
        "sha256": hashlib.sha256(content).hexdigest(),
    }:
        raise refused(f"'{name}' is not what the manifest says; it was changed or cut off.")
    return [parsed(line, name) for line in content.split(b"\n") if line]


def parsed(content: bytes, name: str) -> dict[str, Any]:
    """A JSON object, or BadArchive."""
    try:
        value = json.loads(content)
    except (ValueError, RecursionError) as error:
        raise refused(f"'{name}' is no JSON.") from error
    if not isinstance(value, dict):
        raise refused(f"'{name}' holds something other than JSON objects.")
    return value
