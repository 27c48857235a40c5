"""Words of a text as a search sees them: in lower case, accents and kinds of apostrophe aside."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

from analysis.actors.folding import fold

#: what most articles hold beside ASCII; replaced first, since that is much faster than a table
_COMMON = (
    *(("’", "'"), ("‘", "'"), ("“", '"'), ("”", '"')),
    *(("—", "-"), ("–", "-"), ("…", "."), ("\N{NO-BREAK SPACE}", " ")),
)
_NOT_ASCII = re.compile(r"[^\x00-\x7f]+")


def folded(text: str) -> str:
    """Return the text in lower case and without accents, character by character.

    Every offset in it is an offset in the text.

    Examples
    --------
    >>> folded("ERDOĞAN’s Élysée")
    "erdogan's elysee"
    """
    if not text.isascii():
        for printed, plain in _COMMON:
            text = text.replace(printed, plain)
        if not text.isascii():
            text = _NOT_ASCII.sub(lambda run: fold(run[0]), text)
    return text.lower()


def is_of_word(letter: str) -> bool:
    """Whether a character belongs to a word: a letter, a digit, a mark on one, or ``_``."""
    if letter.isalnum() or letter == "_":
        return True
    return not letter.isascii() and unicodedata.category(letter).startswith("M")


def words_of(text: str) -> Iterator[str]:
    """The words of a text, in order.

    Examples
    --------
    >>> list(words_of("the U.S. delegation's state-run 5G"))
    ['the', 'U', 'S', 'delegation', 's', 'state', 'run', '5G']
    """
    start = None
    for place, letter in enumerate(text):
        if is_of_word(letter):
            start = place if start is None else start
        elif start is not None:
            yield text[start:place]
            start = None
    if start is not None:
        yield text[start:]


def places_of(words: tuple[str, ...], text: str, *, is_open: bool) -> list[tuple[int, int]]:
    """Where words stand next to one another in a folded text, whatever stands between them.

    Parameters
    ----------
    words
        Folded.
    text
        Folded.
    is_open
        Whether the last word is only the beginning of one.

    Returns
    -------
    list of (start, end)
        Half-open, in order; those of several words may overlap.

    Examples
    --------
    >>> places_of(("new", "delhi"), "new delhi, not new delhians", is_open=False)
    [(0, 9)]
    >>> places_of(("govern",), "the government governs", is_open=True)
    [(4, 14), (15, 22)]
    """
    if any(word not in text for word in words):
        return []
    found = []
    first, place = words[0], text.find(words[0])
    while place >= 0:
        after = place + len(first)
        if place == 0 or not is_of_word(text[place - 1]):
            end = _end_of(words, text, after, is_open=is_open)
            if end >= 0:
                found.append((place, end))
        place = text.find(first, after)
    return found


def _end_of(words: tuple[str, ...], text: str, after: int, *, is_open: bool) -> int:
    """Where the last word ends, when the first ends at `after`; -1 where they are not there."""
    for word in words[1:]:
        begin = _over(text, after, of_word=False)
        if begin == after or not text.startswith(word, begin):
            return -1
        after = begin + len(word)
    if is_open:
        return _over(text, after, of_word=True)
    return after if after == len(text) or not is_of_word(text[after]) else -1


def _over(text: str, place: int, *, of_word: bool) -> int:
    """The first place from here that is no longer of a word, or no longer beside one."""
    while place < len(text) and is_of_word(text[place]) == of_word:
        place += 1
    return place
