"""What a file is, by its content: first bytes, members, structure. Its suffix only breaks ties."""

from __future__ import annotations

import re
import zipfile
from collections.abc import Mapping
from dataclasses import dataclass
from io import BytesIO
from pathlib import PurePosixPath

from analysis.errors import BrokenFile, EmptyFile, UnknownFileType
from analysis.reading.decoding import beginning
from analysis.reading.structure import (
    is_html,
    is_json,
    is_json_lines,
    is_mailbox,
    is_message,
    is_table,
    is_web_archive,
)

#: kind -> its name in messages
KINDS: Mapping[str, str] = {
    "text": "plain text",
    "markdown": "Markdown",
    "html": "a web page",
    "mhtml": "a web page saved as one file",
    "pdf": "a PDF",
    "docx": "a Word document",
    "odt": "an OpenDocument text",
    "rtf": "an RTF document",
    "csv": "a table with separators",
    "xlsx": "an Excel workbook",
    "htmltable": "a web page with a table",
    "json": "JSON",
    "jsonl": "JSON lines",
    "parquet": "a Parquet table",
    "eml": "an e-mail",
    "zip": "a zip archive",
}
#: suffix -> the kind it promises
SUFFIXES: Mapping[str, str] = {
    ".txt": "text", ".text": "text", ".md": "markdown", ".markdown": "markdown",
    ".html": "html", ".htm": "html", ".xhtml": "html", ".mhtml": "mhtml", ".mht": "mhtml",
    ".pdf": "pdf", ".docx": "docx", ".odt": "odt", ".rtf": "rtf", ".csv": "csv", ".tsv": "csv",
    ".tab": "csv", ".xlsx": "xlsx", ".json": "json", ".jsonl": "jsonl", ".ndjson": "jsonl",
    ".parquet": "parquet", ".eml": "eml", ".zip": "zip",
}  # fmt: skip
#: in messages; the other suffixes are rarer names of the same
READABLE = (
    ".csv", ".docx", ".eml", ".html", ".json", ".jsonl", ".md", ".mhtml", ".odt", ".parquet",
    ".pdf", ".rtf", ".tsv", ".txt", ".xlsx", ".zip",
)  # fmt: skip
#: first bytes -> what such a file is, and what to do; none of them holds an article that is read
_UNREADABLE: Mapping[bytes, tuple[str, str]] = {
    b"\xd0\xcf\x11\xe0": (
        "an office document or message in the old format of before 2007",
        "Open it in the program that made it, save it as .docx or .xlsx and upload that.",
    ),
    **dict.fromkeys(
        (b"\x1f\x8b", b"BZh", b"\xfd7zXZ", b"7z\xbc\xaf", b"Rar!", b"\x28\xb5\x2f\xfd"),
        ("a compressed file", "Unpack it and upload what is inside, or pack that as .zip."),
    ),
    **dict.fromkeys(
        (b"\x89PNG", b"GIF8", b"\xff\xd8\xff", b"II*\x00", b"MM\x00*"),
        ("an image", "Recognise its text with a text recognition program and upload the text."),
    ),
    **dict.fromkeys(
        (b"RIFF", b"ID3", b"OggS"),
        ("an image, a sound or a film", "Upload its text as plain text (.txt)."),
    ),
    b"\x7fELF": ("a program", "Upload the article itself."),
    b"SQLite format 3\x00": ("a database", "Export its articles as .csv and upload that."),
}
_OTHER_PACKAGES = {
    "ppt/": ("a presentation", "Save its text as .docx or .txt and upload that."),
    "xl/workbook.bin": ("a binary Excel workbook", "Save it as .xlsx and upload that."),
    "META-INF/container.xml": ("an e-book", "Save its text as .docx or .txt and upload that."),
}
_AS_TABLE = "Save it as .xlsx or .csv and upload that."


@dataclass(frozen=True)
class Found:
    """What a file is, and what the user should know about it."""

    #: one of `KINDS`
    kind: str
    #: that the suffix promises something else; "" if it does not
    note: str = ""


def kind_of(name: str, content: bytes) -> Found:
    """Say what a file is by its content.

    Parameters
    ----------
    name
        The file's name; its suffix decides only between kinds that the content allows.

    Raises
    ------
    EmptyFile
        When there are no bytes.
    UnknownFileType
        When it is of a kind that is not read.
    BrokenFile
        When it begins like an archive or office document and is none.

    Examples
    --------
    >>> kind_of("talks.txt", b"%PDF-1.7 ...").kind, kind_of("talks.txt", b"They met.").kind
    ('pdf', 'text')
    """
    if not content:
        raise EmptyFile(f"'{name}' is empty (0 bytes).", "Check the original and upload it again.")
    suffix = PurePosixPath(name).suffix.lower()
    kind = _binary_kind(name, content) or _text_kind(name, suffix, content)
    promised = SUFFIXES.get(suffix)
    if promised in (None, kind) or {promised, kind} <= {"text", "markdown"}:
        return Found(kind)
    return Found(
        kind, f"its name ends in '{suffix}', its content is {KINDS[kind]} and read as that"
    )


def _binary_kind(name: str, content: bytes) -> str | None:
    for start, (what, next_step) in _UNREADABLE.items():
        if content.startswith(start):
            raise _not_read(name, what, next_step)
    if content[257:262] == b"ustar":
        raise _not_read(name, "a tar archive", "Unpack it, or pack what is inside as .zip.")
    if content.startswith((b"PK\x03\x04", b"PK\x05\x06")):
        return _package_kind(name, content)
    if content.startswith(b"PAR1"):
        return "parquet"
    start = content[:1024].lstrip(b"\xef\xbb\xbf\x00\t\r\n ")
    if start.startswith(b"%PDF-") or (b"%PDF-" in start and b" obj" in content[:4096]):
        return "pdf"
    return "rtf" if start.startswith(b"{\\rtf") else None


def _package_kind(name: str, content: bytes) -> str:
    """Tell office documents, which are zip archives, from each other and from plain archives."""
    try:
        with zipfile.ZipFile(BytesIO(content)) as package:
            members = package.namelist()
            mimetype = package.read("mimetype")[:100] if members[:1] == ["mimetype"] else b""
    except (zipfile.BadZipFile, ValueError, NotImplementedError, EOFError, RuntimeError) as error:
        # NotImplementedError: how zipfile names a compression that it does not know
        raise BrokenFile(
            f"'{name}' is damaged: it begins like a zip archive or an office document, and cannot "
            f"be opened ({error}).",
            "Get a new copy of it and upload that.",
        ) from error
    for start, (what, next_step) in _OTHER_PACKAGES.items():
        if any(member.startswith(start) for member in members):
            raise _not_read(name, what, next_step)
    if mimetype.startswith(b"application/vnd.oasis.opendocument"):
        return _open_document_kind(name, mimetype)
    for start, kind in (("word/document", "docx"), ("xl/workbook", "xlsx")):
        if any(member.startswith(start) for member in members):
            return kind
    return "zip"


def _open_document_kind(name: str, mimetype: bytes) -> str:
    if mimetype.startswith(b"application/vnd.oasis.opendocument.text"):
        return "odt"
    if b"spreadsheet" in mimetype:
        raise _not_read(name, "an OpenDocument table", _AS_TABLE)
    raise _not_read(name, "an OpenDocument of another kind than text", "Save its text as .odt.")


def _text_kind(name: str, suffix: str, content: bytes) -> str:
    top = beginning(content)
    promised = SUFFIXES.get(suffix)
    if is_mailbox(top):
        raise _not_read(name, "a mailbox with many messages", "Save the messages as .eml files.")
    if is_message(top, is_promised=promised in ("eml", "mhtml")):
        return "mhtml" if is_web_archive(top) else "eml"
    if is_html(top, is_promised=promised == "html"):
        # what databases export "to Excel"
        return "htmltable" if suffix == ".xls" and "<table" in top.lower() else "html"
    if is_json_lines(top, is_promised=promised == "jsonl"):
        return "jsonl"
    if is_json(top, is_promised=promised == "json"):
        return "json"
    if is_table(top, is_promised=promised == "csv"):
        return "csv"
    return _plain_kind(name, suffix, top)


def _plain_kind(name: str, suffix: str, top: str) -> str:
    """Plain text, unless the suffix names something that is text and no article: .py, .xml."""
    if suffix and suffix not in SUFFIXES and re.fullmatch(r"\.[a-z][a-z0-9]{0,9}", suffix):
        raise UnknownFileType(
            f"Cannot read '{name}': readable file types are {', '.join(READABLE)}.",
            "Save the article as plain text (.txt) and upload it again.",
        )
    if top.lstrip().startswith("<?xml"):
        raise _not_read(name, "an XML file", "Save the article as plain text (.txt) or HTML.")
    return "markdown" if SUFFIXES.get(suffix) == "markdown" else "text"


def _not_read(name: str, what: str, next_step: str) -> UnknownFileType:
    return UnknownFileType(f"'{name}' cannot be read: it is {what}.", next_step)
