"""What a word may open, as one letter: so that rules look only where they may hold.

The words of a sentence become a string of letters, one for each, and a pattern over that string
finds where names, titles and heads of organisations may start. A letter says what is possible, not
what is; the rules decide.
"""

from __future__ import annotations

import re
from functools import cache

from analysis.actors.lexicon import organization_heads, person_titles, words
from analysis.actors.printed_titles import ALONE

FUNCTION_WORDS = words("function_words")
#: a stretch of names: a capital, and no function word
RUN = 1
#: a person's title: "[Prime] Minister"
TITLE = 2
#: a title that may stand without its bearer: "the [prime] minister"
LONE_TITLE = 4
#: a word, the last or the last but one, of the head of an organisation's name
HEAD = 8
_ALL = RUN | TITLE | LONE_TITLE | HEAD
#: words that are remembered at most
_MAX_REMEMBERED = 100_000


class Letters(dict[str, str]):
    """A word as printed -> its letter."""

    def __init__(self) -> None:
        super().__init__()
        self._alone = frozenset(title.split(" ")[0] for title in ALONE)
        self._titles = frozenset(re.split(r"[ -]", title)[0] for title in person_titles())
        self._heads = frozenset(word for head in organization_heads() for word in head.split(" "))

    def __missing__(self, word: str) -> str:
        if len(self) >= _MAX_REMEMBERED:
            self.clear()
        lower = word.lower()
        bits = RUN if word[0].isupper() and lower not in FUNCTION_WORDS else 0
        bits |= TITLE if lower in self._titles else 0
        bits |= LONE_TITLE if lower in self._alone else 0
        bits |= HEAD if word in self._heads else 0
        self[word] = letter = _letter(bits)
        return letter


@cache
def letters() -> Letters:
    """The words that this process has met."""
    return Letters()


def opening(bit: int) -> str:
    """All letters that have a bit."""
    return "".join(_letter(one) for one in range(_ALL + 1) if one & bit)


@cache
def finder(bit: int) -> re.Pattern[str]:
    """A pattern for every letter that has a bit.

    Examples
    --------
    >>> sentence = "The Prime Minister of Peru spoke .".split()
    >>> shape = "".join(map(letters().__getitem__, sentence))
    >>> [sentence[match.start()] for match in finder(RUN).finditer(shape)]
    ['Prime', 'Minister', 'Peru']
    """
    return re.compile(f"[{opening(bit)}]")


def _letter(bits: int) -> str:
    return "abcdefghijklmnop"[bits]
