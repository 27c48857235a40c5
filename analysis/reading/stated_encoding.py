"""Which encoding a file's bytes state by themselves: by a mark, by their pattern, or as UTF-8."""

from __future__ import annotations

import codecs
import re
import unicodedata

#: bytes that are looked at
SAMPLE_BYTES = 500_000
#: how many characters of a file in UTF-8 must be sound for each that is damaged
SOUND_PER_DAMAGED = 4
#: bytes that are looked at for whether a text is written in UTF-16
WRITTEN_BYTES = 20_000
#: share of the characters of a text in UTF-16 without a mark that must be letters or usual signs
MIN_WRITTEN = 0.9

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
#: how Japanese e-mail changes from ASCII to its own characters
_ESCAPES = (b"\x1b$B", b"\x1b$@")
#: what Python shows for bytes that are no UTF-8
DAMAGED = "\ufffd"
_BEYOND_ASCII = re.compile(r"[^\x00-\x7f\ufffd]")


def stated_encoding(content: bytes) -> str | None:
    r"""The encoding that the bytes themselves state; None if it has to be guessed.

    A byte-order mark decides; else UTF-32 or UTF-16 by the pattern of their zeros, ISO-2022-JP by
    its escapes, UTF-8 if all bytes are valid in it.

    Examples
    --------
    >>> [stated_encoding("Wait – now".encode(code)) for code in ("utf-16", "utf-16-le", "cp1252")]
    ['utf-16', 'utf-16-le', None]
    """
    marked = next((encoding for mark, encoding in _MARKS if content.startswith(mark)), None)
    found = marked or wide_encoding(content[:SAMPLE_BYTES])
    if found:
        return found
    if any(escape in content[:SAMPLE_BYTES] for escape in _ESCAPES):
        return "iso2022_jp"
    try:
        content.decode("utf-8")
    except UnicodeDecodeError:
        return None
    return "utf-8"


def wide_encoding(content: bytes) -> str | None:
    """UTF-32 or UTF-16 without a mark, by where their zeros and their alphabets stand."""
    for encoding, zeros in (("utf-32-le", (2, 3)), ("utf-32-be", (0, 1))):
        quarters = [content[place::4] for place in zeros]
        if quarters[1] and all(quarter.count(0) > 0.99 * len(quarter) for quarter in quarters):
            return encoding
    even, odd = content[0::2], content[1::2]
    if not odd:
        return None
    for high, low, encoding in ((odd, even, "utf-16-le"), (even, odd, "utf-16-be")):
        is_latin = high.count(0) > 0.6 * len(high) and low.count(0) < 0.05 * len(low)
        if is_latin or (_alphabet_share(high) > 0.9 and _alphabet_share(low) < 0.05):
            return encoding
        has_zeros = high.count(0) > low.count(0) and not content.isascii()
        if has_zeros and _is_written(content[:WRITTEN_BYTES], encoding):
            return encoding
    return None


def nearly_utf8(content: bytes) -> str | None:
    r"""The text of a file in UTF-8 in which a few bytes are damaged; None if it is none.

    Each damaged place is shown as "\ufffd".

    Examples
    --------
    >>> nearly_utf8("Café, café, café, café: ".encode() + b"\xe2\x80")
    'Café, café, café, café: �'
    >>> nearly_utf8("Café, café, café, café.".encode("cp1252")) is None
    True
    """
    text = content.decode("utf-8", errors="replace")
    damaged = text.count(DAMAGED) - content.count(DAMAGED.encode())
    sound = len(_BEYOND_ASCII.findall(text))
    return text if sound >= SOUND_PER_DAMAGED * damaged else None


def _alphabet_share(half: bytes) -> float:
    return sum(map(half.count, _ALPHABETS)) / len(half)


def _is_written(content: bytes, encoding: str) -> bool:
    """Whether these bytes are a text: for scripts whose characters begin with any byte."""
    text = content[: len(content) // 2 * 2].decode(encoding, errors="replace")
    kinds = [unicodedata.category(letter) for letter in text]
    usual = sum(kind[0] in "LP" or kind in ("Nd", "Zs") for kind in kinds)
    line_ends = sum(map(text.count, "\r\n\t"))
    return usual + line_ends >= MIN_WRITTEN * len(text)
