"""Text that was saved as UTF-8 and read as something else ("itâ€™s", "it‚Äôs"), put right again."""

from __future__ import annotations

import re
from collections.abc import Iterator

#: how often a text may have been damaged in this way
MAX_TIMES = 3


def _shown(encoding: str) -> dict[int, str]:
    """Byte -> the character shown for it; for one that is not used, a control character."""
    return {
        byte: bytes([byte]).decode(encoding, errors="ignore") or chr(byte)
        for byte in range(0x80, 0x100)
    }


_SHOWN = _shown("cp1252")
_BYTE = {character: byte for byte, character in _SHOWN.items()}
#: encodings in which UTF-8 is read by mistake: character -> byte
_WRONG = [_BYTE] + [
    {character: byte for byte, character in _shown(encoding).items()}
    for encoding in ("latin-1", "cp1251", "mac_roman")
]


def _any_of(first: int, last: int) -> str:
    return "[" + "".join(re.escape(_SHOWN[byte]) for byte in range(first, last + 1)) + "]"


_NEXT = _any_of(0x80, 0xBF)
#: what UTF-8 writes with three or four bytes: quotation marks, dashes, signs, emoji. Letters of
#: Asian scripts are left out: "é" before a space and "»" looks like one of them
_LONG = re.compile(
    f"â{_any_of(0x80, 0x9F)}{_NEXT}|ï[»¼½¾]{_NEXT}|ð{_any_of(0x90, 0x9F)}{_NEXT}{{2}}"
)
#: what it writes with two bytes: the accented letters of Western Europe
_SHORT = re.compile(f"Â{_any_of(0xA0, 0xBF)}|Ã{_NEXT}")
#: the characters that the first bytes are shown as
_LEADS = "ÂÃâïð"
#: these may follow a word that ends in "Ã", so they prove nothing
_AFTER_WORDS = frozenset("\u00a0»«”“’‘…–—›")
#: characters beyond ASCII that a line must have for it to be decoded anew as a whole: so
#: many are never valid UTF-8 by chance
MIN_WHOLE = 6
_BEYOND_ASCII = re.compile("[^\x00-\x7f]")
#: a quotation mark or dash that was read in one of the other encodings
_SURE = ("вЂ", "‚Ä")
#: a closing quotation mark whose third byte was lost on the way, since it is a control character
_LOST_END = re.compile("â€(?=[\\s.,;:!?)\\]]|$)")


def repaired(text: str) -> tuple[str, int]:
    """Put right characters that were decoded from UTF-8 with the wrong encoding.

    A line all of whose characters beyond ASCII are bytes of UTF-8 is decoded anew, also one in
    Cyrillic or from a Mac. In other lines, pairs ("Ã©") are repaired only where longer ones ("â€™")
    stand beside them, or where no "Â" and no "Ã" stands elsewhere: Portuguese has words that end in
    "Ã". What was damaged twice is repaired twice.

    Returns
    -------
    tuple
        The text, and how many characters were repaired.

    Examples
    --------
    >>> repaired("Itâ€™s the cafÃ©â€™s.")
    ('It’s the café’s.', 3)
    >>> repaired("NÃO, disse a IRMÃ»")
    ('NÃO, disse a IRMÃ»', 0)
    """
    total = 0
    for _ in range(MAX_TIMES):
        text, count = _repaired_once(text)
        if not count:
            break
        total += count
    return text, total


def _repaired_once(text: str) -> tuple[str, int]:
    if text.isascii():
        return text, 0
    lines = [_line(line) for line in text.split("\n")]
    count = sum(mended for _, mended in lines)
    text, others = _signs("\n".join(line for line, _ in lines))
    return text, count + others


def _line(line: str) -> tuple[str, int]:
    """The line decoded anew, where it is UTF-8 through and through."""
    beyond = len(_BEYOND_ASCII.findall(line))
    if beyond < MIN_WHOLE and not any(sure in line for sure in _SURE):
        return line, 0
    for encoded in _encoded(line):
        try:
            decoded = encoded.decode("utf-8")
        except UnicodeDecodeError:
            continue
        return decoded, len(_BEYOND_ASCII.findall(decoded))
    return line, 0


def _encoded(line: str) -> Iterator[bytes]:
    """The bytes that the line may have been decoded from."""
    for table in _WRONG:
        if all(letter < "\x80" or letter in table for letter in line):
            yield bytes(table.get(letter) or ord(letter) for letter in line)


def _signs(text: str) -> tuple[str, int]:
    """Repair single signs and letters that were read as windows-1252."""
    if not any(lead in text for lead in _LEADS):
        return text, 0
    text, count = _LONG.subn(_character, text)
    text, ends = _LOST_END.subn("”", text)
    pairs = _SHORT.findall(text)
    only_pairs = len(pairs) == text.count("Â") + text.count("Ã")
    if pairs and (count + ends or (only_pairs and any(p[1] not in _AFTER_WORDS for p in pairs))):
        text = _SHORT.sub(_character, text)
        return text, count + ends + len(pairs)
    return text, count + ends


def repaired_note(count: int) -> str:
    """Say how many characters were repaired; "" for none."""
    characters = "character" if count == 1 else "characters"
    return (
        f"{count:,} wrongly decoded {characters} repaired (such as 'â€™' for '’')" if count else ""
    )


def _character(match: re.Match[str]) -> str:
    """The character that the bytes stand for; what is shown where they are no UTF-8."""
    shown = match[0]
    return bytes(_BYTE[character] for character in shown).decode("utf-8", errors="ignore") or shown
