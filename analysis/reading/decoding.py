"""Bytes -> characters: which encoding a file is in, and whether it is text at all."""

from __future__ import annotations

import codecs
import re
from typing import TYPE_CHECKING

from analysis.errors import EmptyFile, NotText
from analysis.reading.mojibake import repaired, repaired_note

if TYPE_CHECKING:
    from charset_normalizer import CharsetMatch, CharsetMatches

#: share of NUL and control characters above which a file is no text, whatever it is called
MAX_CONTROL_SHARE = 0.3
#: the same where the encoding had to be guessed: what no encoding fits has many of them
MAX_GUESSED_CONTROL_SHARE = 0.02
#: how much less orderly a usual encoding may look than one that is rare
SLACK = 0.05
_WINDOWS = "cp125"
#: bytes that are looked at to guess an encoding
GUESS_BYTES = 500_000
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
#: longest first: the mark of UTF-16 is the beginning of that of UTF-32
_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
#: the first byte of most characters in UTF-16: Latin, Greek, Cyrillic, Hebrew, Arabic, Thai; hardly
#: ever the second
_ALPHABETS = (0, 1, 2, 3, 4, 5, 6, 7, 0x0E)
_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f]")


def decode(name: str, content: bytes) -> tuple[str, str | None]:
    """Turn a file's bytes into characters.

    A byte-order mark decides; else UTF-16 if every other byte names one alphabet; else UTF-8 if the
    bytes are valid in it; else the encoding that fits best, windows-1252 where several fit equally.

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
    encoding = _stated_encoding(content)
    if encoding is None:
        return _guessed(name, content)
    try:
        text = content.decode(encoding)
    except UnicodeDecodeError as error:
        raise _not_text(name, f"its bytes are not valid {encoding}") from error
    _refuse_control_characters(name, text, MAX_CONTROL_SHARE)
    return text, None


def beginning(content: bytes) -> str:
    r"""Decode the first bytes as well as possible, to see how they are built.

    Examples
    --------
    >>> beginning("title;text".encode("utf-16")), beginning(b"caf\xe9")
    ('title;text', 'café')
    """
    first = content[:BEGINNING_BYTES]
    encoding = next((encoding for mark, encoding in _MARKS if first.startswith(mark)), None)
    encoding = encoding or _wide_encoding(first)
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
    return text, [note for note in (guessed, repaired_note(mended)) if note]


def _refuse_other_kinds(name: str, content: bytes) -> None:
    kind = next((kind for start, kind in _KINDS.items() if content.startswith(start)), None)
    if content[257:262] == b"ustar":
        kind = "an archive"
    if kind:
        raise _not_text(name, f"it is {kind}")


def _stated_encoding(content: bytes) -> str | None:
    """The encoding that the bytes themselves state, by mark, validity or NULs."""
    for mark, encoding in _MARKS:
        if content.startswith(mark):
            return encoding
    wide = _wide_encoding(content[:GUESS_BYTES])
    if wide:
        return wide
    try:
        content.decode("utf-8")
    except UnicodeDecodeError:
        return None
    return "utf-8"


def _wide_encoding(content: bytes) -> str | None:
    """UTF-16 without a mark: in texts of one alphabet nearly every other byte says which it is."""
    even, odd = content[0::2], content[1::2]
    if not odd:
        return None
    for high, low, encoding in ((odd, even, "utf-16-le"), (even, odd, "utf-16-be")):
        is_latin = high.count(0) > 0.6 * len(high) and low.count(0) < 0.05 * len(low)
        if is_latin or (_alphabet_share(high) > 0.9 and _alphabet_share(low) < 0.05):
            return encoding
    return None


def _alphabet_share(half: bytes) -> float:
    return sum(map(half.count, _ALPHABETS)) / len(half)


def _guessed(name: str, content: bytes) -> tuple[str, str]:
    from charset_normalizer import from_bytes

    # a NUL here and there would rule out every encoding
    matches = from_bytes(content[:GUESS_BYTES].replace(b"\x00", b""))
    best = matches.best()
    if best is None:
        raise _not_text(name, "no text encoding fits its bytes")
    best = max((*_usual(matches, best), best), key=lambda match: match.coherence)
    equals = set(best.could_be_from_charset)
    equals |= {
        m.encoding for m in matches if (m.chaos, m.coherence) == (best.chaos, best.coherence)
    }
    encoding = "cp1252" if "cp1252" in equals else best.encoding
    try:
        text = content.decode(encoding)
    except UnicodeDecodeError as error:
        raise _not_text(name, f"its beginning looks like {encoding}, the rest does not") from error
    _refuse_control_characters(name, text, MAX_GUESSED_CONTROL_SHARE)
    return text, encoding


def _usual(matches: CharsetMatches, best: CharsetMatch) -> list[CharsetMatch]:
    """Encodings of Windows in which the words are no less those of a language.

    In a short text a few letters decide, and encodings that hardly anyone used fit as well.
    """
    if best.encoding.startswith(_WINDOWS):
        return []
    return [
        match
        for match in matches
        if match.encoding.startswith(_WINDOWS)
        and match.chaos <= best.chaos + SLACK
        and match.coherence >= best.coherence
    ]


def _refuse_control_characters(name: str, text: str, most: float) -> None:
    share = len(_CONTROL.findall(text)) / max(len(text), 1)
    if share > most:
        raise _not_text(name, f"{share:.0%} of its characters are NUL or control characters")


def _not_text(name: str, why: str) -> NotText:
    return NotText(
        f"'{name}' is not a text file: {why}.",
        "Open it in the program that made it, save the article as plain text (.txt, UTF-8) and "
        "upload that.",
    )
