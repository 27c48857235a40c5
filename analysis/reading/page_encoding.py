"""The bytes of a web page -> its markup: what the page states, the browser's way.

Pages state their encoding, and often wrongly: many say windows-1252 and are UTF-8, or say
ISO-8859-1 and mean windows-1252. So valid UTF-8 is UTF-8; else what is stated; else what fits best.
"""

from __future__ import annotations

import codecs
import re

from analysis.errors import EmptyFile
from analysis.reading.decoding import decode
from analysis.reading.mojibake import repaired, repaired_note

#: bytes at the top of a page in which it may state its encoding (browsers look at 1024)
STATED_WITHIN = 4096
#: share of characters that may be illegible before the stated encoding is taken as wrong
MAX_ILLEGIBLE_SHARE = 0.01

_MARKS = (codecs.BOM_UTF8, codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)
_STATED = re.compile(
    rb"""<\?xml[^>]{0,200}?encoding\s*=\s*["']([\w.:-]{2,40})|"""
    rb"""<meta[^>]{0,300}?charset\s*=\s*["']?\s*([\w.:-]{2,40})""",
    re.IGNORECASE,
)
#: browsers read these as the larger set that pages mean by them (WHATWG Encoding, section 4.2)
_MEANT = {
    "iso8859-1": "cp1252", "ascii": "cp1252", "iso8859-9": "cp1254", "iso8859-11": "cp874",
    "gb2312": "gb18030", "gbk": "gb18030", "euc_kr": "cp949", "shift_jis": "cp932",
    "utf-16": "utf-8", "utf-16-le": "utf-8", "utf-16-be": "utf-8",
}  # fmt: skip
#: codecs of the language, not of pages
_NO_PAGES = {"", "idna", "punycode", "raw-unicode-escape", "undefined", "unicode-escape", "utf-7"}


def decode_page(name: str, content: bytes, stated: str | None = None) -> tuple[str, list[str]]:
    """Turn the bytes of a page, or of a part of an e-mail, into characters.

    Parameters
    ----------
    name
        The file's name, for the messages.
    stated
        The encoding that the container states; without one, what the page's own head states.

    Returns
    -------
    tuple
        The characters, and what the user should know about them.

    Raises
    ------
    EmptyFile, NotText
        As `decoding.decode`.

    Examples
    --------
    >>> decode_page("a.html", b'<meta charset="iso-8859-1"><p>\\x93Wait\\x94')
    ('<meta charset="iso-8859-1"><p>“Wait”', [])
    """
    if not content.strip():
        raise EmptyFile(f"'{name}' holds no page.", "Check the original and upload it again.")
    text, notes = _characters(name, content, _codec(stated) or _codec(_stated_in(content)))
    text, count = repaired(text)
    return text, [note for note in (*notes, repaired_note(count)) if note]


def _characters(name: str, content: bytes, encoding: str | None) -> tuple[str, list[str]]:
    if content.startswith(_MARKS) or encoding is None or _is_utf8(content):
        return _decoded(name, content)
    text = content.decode(encoding, errors="replace")
    illegible = text.count("\ufffd")
    if illegible > MAX_ILLEGIBLE_SHARE * len(text):
        return _decoded(name, content)
    return text, [f"{illegible:,} characters were illegible in {encoding}"] if illegible else []


def _stated_in(content: bytes) -> str | None:
    match = _STATED.search(content[:STATED_WITHIN])
    return (match[1] or match[2]).decode("ascii") if match else None


def _codec(label: str | None) -> str | None:
    """The codec that a label means; None for none, and for what no page is written in."""
    try:
        found = codecs.lookup(label).name if label else ""
        "".encode(found)
    except (LookupError, ValueError):
        return None
    return _MEANT.get(found, None if found in _NO_PAGES else found)


def _is_utf8(content: bytes) -> bool:
    try:
        content.decode("utf-8")
    except UnicodeDecodeError:
        return False
    return True


def _decoded(name: str, content: bytes) -> tuple[str, list[str]]:
    text, guess = decode(name, content)[:2]
    return text, [f"read as {guess}, the encoding that fits best"] if guess else []
