"""Bytes -> characters: which encoding a file is in, and whether it is text at all."""

from __future__ import annotations

import codecs
import re

from analysis.errors import EmptyFile, NotText
from analysis.reading.guessed_encoding import guessed_encoding
from analysis.reading.mojibake import repaired, repaired_note
from analysis.reading.stated_encoding import DAMAGED, nearly_utf8, stated_encoding

#: share of NUL and control characters above which a file is no text, whatever it is called
MAX_CONTROL_SHARE = 0.3
#: the same where the encoding had to be guessed: what no encoding fits has many of them
MAX_GUESSED_CONTROL_SHARE = 0.02
#: share of the characters of a text in a stated encoding that may be damaged
MAX_DAMAGED_SHARE = 0.02
#: bytes that are looked at to see how a file is built
BEGINNING_BYTES = 65_536

#: first bytes -> what such a file is; a suffix proves nothing
_KINDS = {
    b"%PDF-": "a PDF",
    b"PK\x03\x04": "a zip archive or an office document",
    b"PK\x05\x06": "an empty zip archive",
    b"\xd0\xcf\x11\xe0": "an old office document",
    b"{\\rtf": "an RTF document",
    b"\x89PNG": "an image",
    b"GIF8": "an image",
    b"\xff\xd8\xff": "an image",
    b"II*\x00": "an image",
    b"MM\x00*": "an image",
    b"RIFF": "an image, a sound or a film",
    b"ID3": "a sound",
    b"OggS": "a sound or a film",
    b"\x1f\x8b": "a compressed file",
    b"BZh": "a compressed file",
    b"\xfd7zXZ": "a compressed file",
    b"7z\xbc\xaf": "a compressed file",
    b"Rar!": "a compressed file",
    b"\x7fELF": "a program",
    b"PAR1": "a Parquet table",
    b"SQLite format 3\x00": "a database",
}
_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f]")
#: without those that a text has that was decoded wrongly on its way, and that may be repaired
_BINARY = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]")


def decode(name: str, content: bytes) -> tuple[str, str | None]:
    """Turn a file's bytes into characters.

    What the bytes state decides (`stated_encoding`); else UTF-8 if nearly all of them are valid in
    it; else the encoding that fits best, windows-1252 where several fit equally.

    Parameters
    ----------
    name
        The file's name, for the messages.

    Returns
    -------
    tuple
        The characters, without byte-order mark, and the encoding's name where it was guessed.

    Raises
    ------
    EmptyFile
        When there are no bytes.
    NotText
        When the first bytes are those of another kind of file, when no encoding fits, or when more
        than `MAX_CONTROL_SHARE` of the characters are NUL or control characters.

    Examples
    --------
    >>> decode("a.txt", "Wait – now".encode("utf-16"))
    ('Wait – now', None)
    """
    if not content:
        raise EmptyFile(f"'{name}' is empty (0 bytes).", "Check the original and upload it again.")
    _refuse_other_kinds(name, content)
    encoding = stated_encoding(content)
    if encoding is None:
        text = nearly_utf8(content)
        return (text, None) if text is not None else _as_guessed(name, content)
    text = _as_stated(name, content, encoding)
    _refuse_control_characters(name, text, _BINARY, MAX_CONTROL_SHARE)
    return text, None


def beginning(content: bytes) -> str:
    r"""Decode the first bytes as well as possible, to see how they are built.

    Examples
    --------
    >>> beginning("title;text".encode("utf-16")), beginning(b"caf\xe9")
    ('title;text', 'café')
    """
    first = content[:BEGINNING_BYTES]
    encoding = stated_encoding(first)
    if encoding is None:
        # a character may be cut in two at the end
        is_whole = len(content) <= BEGINNING_BYTES
        try:
            return codecs.getincrementaldecoder("utf-8")().decode(first, final=is_whole)
        except UnicodeDecodeError:
            encoding = "latin-1"
    return first.decode(encoding, errors="ignore")


def decoded_text(name: str, content: bytes) -> tuple[str, list[str]]:
    """Decode a file whose text is an article, or a table of articles.

    Returns
    -------
    tuple
        The characters, and what the user should know about them: a guessed encoding, repaired
        characters.

    Raises
    ------
    EmptyFile, NotText
        As `decode`.
    """
    text, encoding = decode(name, content)
    text, mended = repaired(text)
    guessed = f"read as {encoding}, the encoding that fits best" if encoding else ""
    notes = (guessed, _damaged_note(text), repaired_note(mended))
    return text, [note for note in notes if note]


def _damaged_note(text: str) -> str:
    """Say how many characters are lost, in this file or on its way here; "" for none."""
    lost = text.count(DAMAGED)
    characters = "character is" if lost == 1 else "characters are"
    return f"{lost:,} {characters} damaged in the file and shown as '{DAMAGED}'" if lost else ""


def _refuse_other_kinds(name: str, content: bytes) -> None:
    kind = next((kind for start, kind in _KINDS.items() if content.startswith(start)), None)
    if content[257:262] == b"ustar":
        kind = "an archive"
    if kind:
        raise _not_text(name, f"it is {kind}")


def _as_stated(name: str, content: bytes, encoding: str) -> str:
    """The text in the encoding that the bytes state; some of them may be damaged."""
    text = content.decode(encoding, errors="replace")
    if text.count(DAMAGED) > MAX_DAMAGED_SHARE * len(text):
        raise _not_text(name, f"its bytes are not valid {encoding}")
    return text


def _as_guessed(name: str, content: bytes) -> tuple[str, str]:
    encoding = guessed_encoding(content)
    if encoding is None:
        raise _not_text(name, "no text encoding fits its bytes")
    try:
        text = content.decode(encoding)
    except UnicodeDecodeError as error:
        raise _not_text(name, f"its beginning looks like {encoding}, the rest does not") from error
    _refuse_control_characters(name, text, _CONTROL, MAX_GUESSED_CONTROL_SHARE)
    return text, encoding


def _refuse_control_characters(name: str, text: str, kind: re.Pattern[str], most: float) -> None:
    share = len(kind.findall(text)) / max(len(text), 1)
    if share > most:
        raise _not_text(name, f"{share:.0%} of its characters are NUL or control characters")


def _not_text(name: str, why: str) -> NotText:
    return NotText(
        f"'{name}' is not a text file: {why}.",
        "Open it in the program that made it, save the article as plain text (.txt, UTF-8) and "
        "upload that.",
    )
