"""Text that was saved as UTF-8 and read as windows-1252 ("itâ€™s"), put right again."""

from __future__ import annotations

import re

#: bytes that windows-1252 does not use; such readers show them as control characters
_UNUSED = (0x81, 0x8D, 0x8F, 0x90, 0x9D)
#: byte -> the character that windows-1252 shows for it
_SHOWN = {
    byte: chr(byte) if byte in _UNUSED else bytes([byte]).decode("cp1252")
    for byte in range(0x80, 0x100)
}
_BYTE = {character: byte for byte, character in _SHOWN.items()}


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
#: a closing quotation mark whose third byte was lost on the way, since it is a control character
_LOST_END = re.compile("â€(?=[\\s.,;:!?)\\]]|$)")


def repaired(text: str) -> tuple[str, int]:
    """Put right characters that were decoded from UTF-8 with the wrong encoding.

    Pairs ("Ã©") are repaired only where longer ones ("â€™") stand beside them, or where no "Â" and
    no "Ã" stands elsewhere: Portuguese has words that end in "Ã".

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
    if text.isascii() or not any(lead in text for lead in _LEADS):
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
