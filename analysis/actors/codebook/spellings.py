"""Where the articles print a spelling: what an added alias finds beside the machine's mentions."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from functools import cache, cached_property
from typing import Any, NamedTuple

import numpy as np
import pandas as pd
from ahocorasick_rs import BytesAhoCorasick
from numpy.typing import NDArray

from analysis.actors.folding import fold, pattern_of

Integers = NDArray[np.int64]

#: not inside a longer word, an address or a price
_BEFORE, _AFTER = r"(?<![\w@#/])", r"(?![\w$])"
_NOT_BEFORE, _NOT_AFTER = frozenset("@#/_"), frozenset("$_")
#: more spellings than this are looked for in one pass of an automaton
_ONE_BY_ONE = 8
#: letters and other signs beyond Latin-1 in `Texts.plain`
_LETTER, _SIGN = 0xAA, 0x01
#: between two texts in `Texts.plain`
_BETWEEN = b"\0"
#: code points of the table that folds; what lies beyond is a letter or a sign
_BASIC = 0x10000


class Places(NamedTuple):
    """Where a spelling stands."""

    #: row of the document
    document: Integers
    #: half-open character offsets into its text
    start: Integers
    end: Integers


class Texts:
    """The texts of articles, in which spellings are looked for; each is looked for once."""

    def __init__(self, texts: pd.Series[Any]) -> None:
        self._column = texts
        self._found: dict[str, Places] = {}

    def __len__(self) -> int:
        return len(self._column)

    def places(self, spellings: Sequence[str]) -> list[Places]:
        """Where each spelling stands by itself, accents and kinds of apostrophe aside.

        Examples
        --------
        >>> texts = Texts(pd.Series(["Modi's aide met Modi, not Modigliani."]))
        >>> texts.places(["Modi"])[0].start.tolist()
        [0, 16]
        """
        wanted = dict.fromkeys(fold(spelling) for spelling in spellings)
        new = [spelling for spelling in wanted if spelling not in self._found]
        plain = {one: byte for one in new if (byte := _plain_bytes(one)) is not None}
        found = self._starts(list(plain.values()))
        for one, starts in zip(plain, found, strict=True):
            self._found[one] = self._standing_alone(starts, len(one))
        self._found.update({one: self._by_pattern(one) for one in new if one not in plain})
        return [self._found[fold(spelling)] for spelling in spellings]

    def are_folded(self, document: Integers, start: Integers, end: Integers) -> NDArray[np.bool_]:
        """Whether stretches are printed in another way than they are spelled in `plain`."""
        begin = self._begins[document]
        first = np.searchsorted(self._folded_at, begin + start)
        return first < np.searchsorted(self._folded_at, begin + end)

    def slice(self, document: int, start: int, end: int) -> str:
        """The words of a text."""
        text: str = self._column.iloc[document]
        return text[start:end]

    @cached_property
    def plain(self) -> bytes:
        """All texts, folded, one byte per character, so that offsets stay."""
        return self._read[0]

    @cached_property
    def _folded_at(self) -> Integers:
        """Where `plain` holds another character than the texts, ascending."""
        return self._read[1]

    @cached_property
    def _read(self) -> tuple[bytes, Integers]:
        pieces, folded = [], []
        for text, begin in zip(self._column, self._begins.tolist(), strict=True):
            plain, other = _bytes_of(text)
            pieces += [plain, _BETWEEN]
            folded.append(other + begin)
        return b"".join(pieces), np.concatenate([np.array([], dtype=np.int64), *folded])

    @cached_property
    def _begins(self) -> Integers:
        """Where each text begins in `plain`."""
        lengths = self._column.str.len().to_numpy(np.int64) + len(_BETWEEN)
        return np.cumsum(lengths) - lengths

    def _starts(self, spellings: Sequence[bytes]) -> list[list[int]]:
        """Where each of the spellings starts in `plain`, inside longer words too."""
        if len(spellings) <= _ONE_BY_ONE:
            return [_occurrences(self.plain, spelling) for spelling in spellings]
        found: list[list[int]] = [[] for _ in spellings]
        automaton = BytesAhoCorasick(spellings)
        for index, start, _ in automaton.find_matches_as_indexes(self.plain, overlapping=True):
            found[index].append(start)
        return found

    def _standing_alone(self, starts: list[int], length: int) -> Places:
        start = np.array(starts, dtype=np.int64)
        before, after = _bounds()
        characters = np.frombuffer(self.plain, np.uint8)
        alone = ~before[characters[start - 1]] & ~after[characters[start + length]]
        start = start[alone]
        document = np.searchsorted(self._begins, start, "right") - 1
        offset = start - self._begins[document]
        return Places(document, offset, offset + length)

    def _by_pattern(self, spelling: str) -> Places:
        """For spellings in other alphabets."""
        exact = re.compile(_BEFORE + pattern_of(spelling) + _AFTER)
        triples = [
            (row, match.start(), match.end())
            for row, text in enumerate(self._column)
            for match in exact.finditer(text)
        ]
        rows = np.array(triples, dtype=np.int64).reshape(-1, 3)
        return Places(rows[:, 0], rows[:, 1], rows[:, 2])


def occurrences(text: str, words: str) -> list[tuple[int, int]]:
    """Where a text prints these words by themselves: half-open offsets, in order.

    Examples
    --------
    >>> occurrences("Modi's aide met Modi.", "Modi")
    [(0, 4), (16, 20)]
    """
    if not words.strip():
        return []
    exact = re.compile(_BEFORE + pattern_of(words.strip()) + _AFTER)
    return [match.span() for match in exact.finditer(text)]


def _occurrences(plain: bytes, spelling: bytes) -> list[int]:
    found, place = [], plain.find(spelling)
    while place >= 0:
        found.append(place)
        place = plain.find(spelling, place + 1)
    return found


def _plain_bytes(folded: str) -> bytes | None:
    """A spelling as it stands in `Texts.plain`; None where that would say too little."""
    codes = [ord(letter) for letter in folded]
    if not codes or any(code > 0xFF or code in (_LETTER, _SIGN, 0) for code in codes):
        return None
    return bytes(codes)


def _bytes_of(text: str) -> tuple[bytes, Integers]:
    """A text folded, one byte per character, and where that is another character."""
    if text.isascii():
        codes: NDArray[Any] = np.frombuffer(text.encode(), np.uint8)
        basic = _folded()[codes]
    else:
        codes = np.frombuffer(text.encode("utf-32-le", "surrogatepass"), np.uint32)
        basic = _folded()[np.minimum(codes, _BASIC - 1)]
    return basic.tobytes(), np.flatnonzero(basic != codes)


@cache
def _folded() -> NDArray[np.uint8]:
    """Code point -> the byte that stands for it; the last one stands for all beyond the table."""
    letters = map(chr, range(_BASIC))
    return np.array([_byte_of(fold(letter)) for letter in letters], dtype=np.uint8)


def _byte_of(letter: str) -> int:
    return ord(letter) if ord(letter) <= 0xFF else _LETTER if letter.isalnum() else _SIGN


@cache
def _bounds() -> tuple[NDArray[np.bool_], NDArray[np.bool_]]:
    """Which bytes right before, and right after, make a spelling part of something longer."""
    letters = [chr(byte) for byte in range(0x100)]
    return _among(letters, _NOT_BEFORE), _among(letters, _NOT_AFTER)


def _among(letters: Iterable[str], others: frozenset[str]) -> NDArray[np.bool_]:
    return np.array([letter.isalnum() or letter in others for letter in letters], dtype=np.bool_)
