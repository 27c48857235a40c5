"""Words and punctuation of a sentence, with their places in the text."""

from __future__ import annotations

import re
from functools import partial
from itertools import accumulate
from operator import add
from typing import NamedTuple

from analysis.actors.openings import letters

#: most words, without a look at the rest; abbreviations with full stops, initials, words (O'Brien;
#: a possessive 's apart), numbers, signs
_TOKEN = re.compile(
    r"([A-Za-z]{2,}(?=[ ,])"
    r"|(?:[A-Za-z]\.){2,}"
    r"|[A-Z]\.(?= ?[A-Z])"
    r"|[^\W\d_]+(?:'(?!s\b)[^\W\d_]+)*\d*"
    r"|\d[\d.,]*\w*"
    r"|'s\b"
    r"|[^\w\s])"
)
_LETTERS = letters()


class Token(NamedTuple):
    """One word or sign; ``text`` is folded, the offsets are the document's."""

    start: int
    end: int
    text: str

    @property
    def lower(self) -> str:
        """The word in lower case."""
        return self.text.lower()

    @property
    def is_word(self) -> bool:
        """Whether it is made of letters (and full stops, apostrophes)."""
        return self.text[0].isalpha()

    @property
    def is_capitalised(self) -> bool:
        """Whether it is a word that starts with a capital."""
        return self.text[0].isupper()


#: a token from (start, end, text); as `Token._make`, without a call of Python's
_token = partial(tuple.__new__, Token)


class Columns(NamedTuple):
    """The tokens of a stretch, column by column."""

    starts: list[int]
    #: folded
    words: list[str]
    #: what each may open, a letter each; see `openings`
    letters: str

    def end(self, number: int) -> int:
        """Where a token ends."""
        return self.starts[number] + len(self.words[number])

    def tokens(self) -> list[Token]:
        """The same one by one."""
        ends = map(add, self.starts, map(len, self.words))
        return list(map(_token, zip(self.starts, ends, self.words, strict=True)))


def tokenize(text: str, start: int, end: int) -> list[Token]:
    """Split the stretch ``text[start:end]`` of a folded text into tokens, in order.

    Examples
    --------
    >>> [token.text for token in tokenize("India's U.S.-led talks, 2.5 hours", 0, 33)]
    ['India', "'s", 'U.S.', '-', 'led', 'talks', ',', '2.5', 'hours']
    """
    return token_columns(text[start:end], start).tokens()


def token_columns(text: str, start: int = 0) -> Columns:
    """Split a folded text into tokens; `start` is the offset of its first character.

    Examples
    --------
    >>> columns = token_columns("Talks resume.")
    >>> columns.starts, columns.words
    ([0, 6, 12], ['Talks', 'resume', '.'])
    """
    parts = _TOKEN.split(text)  # what is between tokens, and each second one a token
    words = parts[1::2]
    starts = list(accumulate(map(len, parts), initial=start))[1:-1:2]
    return Columns(starts, words, "".join(map(_LETTERS.__getitem__, words)))
