"""A spelling in which equal names look equal, at unchanged offsets.

Curly apostrophes, non-breaking spaces, line breaks and accents differ between outlets and never
tell two actors apart. Folding replaces character by character, so ``len(fold(text)) == len(text)``
and every offset in the folded text is an offset in the original.
"""

from __future__ import annotations

import re
import string
import unicodedata
from functools import lru_cache

_SPACES = "\u00a0\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u202f\u3000\t\n"
_SINGLE = dict.fromkeys(map(ord, "’‘ʼ`´"), "'") | dict.fromkeys(map(ord, "‑‐"), "-")
_LETTERS = {ord("ł"): "l", ord("Ł"): "L", ord("ø"): "o", ord("Ø"): "O", ord("đ"): "d"}
_LETTERS |= {ord("Đ"): "D", ord("ı"): "i"}
_WORD = re.compile(r"[^\W\d_]+")


def _accents() -> dict[int, str]:
    codes = [*range(0xC0, 0x250), *range(0x1E00, 0x1F00)]
    bases = {code: unicodedata.normalize("NFD", chr(code))[0] for code in codes}
    return {code: base for code, base in bases.items() if base.isascii() and base.isalpha()}


_TABLE = dict.fromkeys(map(ord, _SPACES), " ") | _SINGLE | _accents() | _LETTERS
_PLAIN = {chr(code): plain for code, plain in _TABLE.items()}


#: what `_TABLE` replaces, and some more; most of a text is none of it
_FOLDED = re.compile("[^ -_a-~]")


def _plain(match: re.Match[str]) -> str:
    return _PLAIN.get(match[0], match[0])


def fold(text: str) -> str:
    """Replace spaces, apostrophes, hyphens and accented letters by their plain forms.

    Returns
    -------
    str
        As many characters as `text`; case is kept.

    Examples
    --------
    >>> fold("Türkiye’s\u00a0Élysée")
    "Turkiye's Elysee"
    """
    return _FOLDED.sub(_plain, text)


def pattern_of(spelling: str) -> str:
    """A regular expression for every text that folds to what `spelling` folds to.

    It needs no more than classes of characters, so that RE2 reads it as well.

    Examples
    --------
    >>> bool(re.fullmatch(pattern_of("O'Brien, Turkiye"), "O’Brien, Türkiye"))
    True
    """
    return "".join(_class_of(letter) for letter in fold(spelling))


@lru_cache(maxsize=10_000)
def _class_of(letter: str) -> str:
    same = {letter, *(chr(code) for code, plain in _TABLE.items() if plain == letter)}
    escaped = [f"\\{one}" if one in string.punctuation else one for one in sorted(same)]
    return f"[{''.join(escaped)}]" if len(same) > 1 else escaped[0]


def lowered_capitals(text: str, keep: frozenset[str]) -> str:
    """Print an all-capitals headline as if in title case, word by word, except words in `keep`.

    "MODI MEETS NATO CHIEF" is read as "Modi Meets NATO Chief": then the same rules apply as
    elsewhere. The length is unchanged.

    Examples
    --------
    >>> lowered_capitals("MODI MEETS NATO CHIEF", frozenset({"NATO"}))
    'Modi Meets NATO Chief'
    """
    return _WORD.sub(lambda word: word[0] if word[0] in keep else word[0].capitalize(), text)


def is_all_capitals(text: str) -> bool:
    """Whether a sentence is printed in capitals: at least three words, none in lower case."""
    words = _WORD.findall(text)
    return len(words) >= 3 and not any(any(c.islower() for c in word) for word in words)


@lru_cache(maxsize=10_000)
def slug(name: str) -> str:
    """Name as the tail of an ``actor_id``: lower case, ASCII where it can be, words by hyphens.

    Examples
    --------
    >>> slug("Luiz Inácio Lula da Silva"), slug("Conor O’Brien")
    ('luiz-inacio-lula-da-silva', 'conor-obrien')
    """
    plain = fold(name).lower().replace("'", "").replace(".", "")
    return "-".join(re.findall(r"[^\W_]+", plain)) or "unnamed"
