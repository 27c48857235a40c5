"""Words and punctuation of a sentence, with their places in the text."""

from __future__ import annotations

import re
from itertools import accumulate
from typing import NamedTuple

#: abbreviations with full stops, initials, words (O'Brien; a possessive 's apart), numbers, signs
_TOKEN = re.compile(
    r"((?:[A-Za-z]\.){2,}"
    r"|[A-Z]\.(?= ?[A-Z])"
    r"|[^\W\d_]+(?:'(?!s\b)[^\W\d_]+)*\d*"
    r"|\d[\d.,]*\w*"
    r"|'s\b"
    r"|[^\w\s])"
)


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


def tokenize(text: str, start: int, end: int) -> list[Token]:
    """Split the stretch ``text[start:end]`` of a folded text into tokens, in order.

    Examples
    --------
    >>> [token.text for token in tokenize("India's U.S.-led talks, 2.5 hours", 0, 33)]
    ['India', "'s", 'U.S.', '-', 'led', 'talks', ',', '2.5', 'hours']
    """
    return list(map(Token, *token_columns(text, start, end)))


def token_columns(text: str, start: int, end: int) -> tuple[list[int], list[int], list[str]]:
    """The starts, the ends and the words of the tokens of a stretch, as three lists.

    Examples
    --------
    >>> token_columns("Talks resume.", 0, 13)
    ([0, 6, 12], [5, 12, 13], ['Talks', 'resume', '.'])
    """
    parts = _TOKEN.split(text[start:end])  # what is between tokens, and each second one a token
    offsets = list(accumulate(map(len, parts), initial=start))
    return offsets[1:-1:2], offsets[2::2], parts[1::2]
