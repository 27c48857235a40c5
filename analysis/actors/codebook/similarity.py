"""When two names are likely spellings of one: what transliterations and slips of the pen change."""

from __future__ import annotations

import re

from analysis.actors.folding import fold

#: names shorter than this differ by one letter too easily: Iran, Iraq
_SHORTEST_CLOSE = 7
_WORD = re.compile(r"[^\W_]+")
#: spellings that one sound of another alphabet is given, the longer ones first
_SOUNDS = (
    *(("shch", "s"), ("kh", "h"), ("zh", "j"), ("sch", "s"), ("sh", "s"), ("ch", "c")),
    *(("ph", "f"), ("ck", "k"), ("ks", "x"), ("ts", "c"), ("tz", "c"), ("dj", "j")),
    *(("iy", "i"), ("yi", "i"), ("ii", "i"), ("ij", "i"), ("yy", "i"), ("ie", "e"), ("y", "i")),
    *(("w", "v"), ("q", "k"), ("ou", "u"), ("oo", "u"), ("ee", "i")),
)
_TWICE = re.compile(r"(.)\1+")
_SMALL = frozenset(("of", "the", "and", "for", "in", "on", "to", "de", "la", "du"))


def words_of(name: str) -> tuple[str, ...]:
    """The words of a name, folded and in lower case, initials without their full stop.

    Examples
    --------
    >>> words_of("John F. Kennedy")
    ('john', 'f', 'kennedy')
    """
    return tuple(_WORD.findall(fold(name).replace("'", "").lower()))


def skeleton(name: str) -> str:
    """A form that transliterations of one name share.

    Examples
    --------
    >>> {skeleton(name) for name in ("zelensky", "zelenskyy", "zelenskiy", "zelenskij")}
    {'zelenski'}
    >>> skeleton("niger") == skeleton("nigeria")
    False
    """
    sounds = name
    for written, plain in _SOUNDS:
        sounds = sounds.replace(written, plain)
    return _TWICE.sub(r"\1", sounds)


def is_close(one: str, other: str) -> bool:
    """Whether two names differ by one letter that is added, left out or replaced.

    The first letter of each word and every digit must be the same, and the names long enough.

    Examples
    --------
    >>> is_close("steven muller", "steven miller"), is_close("iran", "iraq")
    (True, False)
    >>> is_close("jane miller", "june miller"), is_close("group 77", "group 78")
    (True, False)
    """
    if min(len(one), len(other)) < _SHORTEST_CLOSE or abs(len(one) - len(other)) > 1:
        return False
    if [word[0] for word in one.split()] != [word[0] for word in other.split()]:
        return False
    if re.sub(r"\D", "", one) != re.sub(r"\D", "", other):
        return False
    same = 0
    while same < min(len(one), len(other)) and one[same] == other[same]:
        same += 1
    rest = one[same:], other[same:]
    return rest[0][1:] == rest[1][1:] or rest[0][1:] == rest[1] or rest[0] == rest[1][1:]


def initials(name: str) -> str:
    """Capitals of the words of a name, small words left out; "" for a single word.

    Examples
    --------
    >>> initials("International Atomic Energy Agency"), initials("Bank of England")
    ('IAEA', 'BE')
    """
    words = [word for word in _WORD.findall(name) if word.lower() not in _SMALL]
    return "".join(word[0] for word in words).upper() if len(words) > 1 else ""
