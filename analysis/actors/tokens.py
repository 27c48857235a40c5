"""Words and punctuation of a sentence, with their places in the text."""

from __future__ import annotations

import re
from typing import NamedTuple

#: abbreviations with full stops, initials, words (O'Brien; a possessive 's apart), numbers, signs
_TOKEN = re.compile(
    r"(?:[A-Za-z]\.){2,}"
    r"|[A-Z]\.(?= ?[A-Z])"
    r"|[^\W\d_]+(?:'(?!s\b)[^\W\d_]+)*\d*"
    r"|\d[\d.,]*\w*"
    r"|'s\b"
    r"|[^\w\s]"
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
    return [Token(m.start(), m.end(), m.group()) for m in _TOKEN.finditer(text, start, end)]
