"""Where the articles print a spelling: what an added alias finds beside the machine's mentions."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Any, NamedTuple

import numpy as np
import pandas as pd
import pyarrow as pa
import pyarrow.compute as pc
from ahocorasick_rs import AhoCorasick
from numpy.typing import NDArray

from analysis.actors.folding import fold, pattern_of

Integers = NDArray[np.int64]

#: not inside a longer word, an address or a price
_BEFORE, _AFTER = r"(?<![\w@#/])", r"(?![\w$])"
#: more spellings than this are looked for in one pass; each pass folds every text, which takes as
#: long as some forty single searches
_ONE_BY_ONE = 40


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
        self._searchable = pa.array(texts, pa.large_string(), from_pandas=True)
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
        if len(new) > _ONE_BY_ONE:
            self._found.update(self._in_one_pass(new))
        else:
            self._found.update({spelling: self._one(spelling) for spelling in new})
        return [self._found[fold(spelling)] for spelling in spellings]

    def _one(self, spelling: str) -> Places:
        """RE2 finds the texts that hold it anywhere, then each is read for the places."""
        loose = pattern_of(spelling)
        rows = np.flatnonzero(np.asarray(pc.match_substring_regex(self._searchable, loose)))
        exact = re.compile(_BEFORE + loose + _AFTER)
        return _places(
            (row, match.start(), match.end())
            for row in rows.tolist()
            for match in exact.finditer(self._column.iloc[row])
        )

    def _in_one_pass(self, spellings: Sequence[str]) -> dict[str, Places]:
        automaton = AhoCorasick(list(spellings))
        found: dict[str, list[tuple[int, int, int]]] = {spelling: [] for spelling in spellings}
        whole = {one: re.compile(_BEFORE + re.escape(one) + _AFTER) for one in spellings}
        for row, text in enumerate(self._column):
            folded = fold(text)
            matches = automaton.find_matches_as_indexes(folded, overlapping=True)
            for index, start, end in matches:
                if whole[spellings[index]].match(folded, start):
                    found[spellings[index]].append((row, start, end))
        return {spelling: _places(places) for spelling, places in found.items()}


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


def _places(triples: Any) -> Places:
    rows = np.array(list(triples), dtype=np.int64).reshape(-1, 3)
    return Places(rows[:, 0], rows[:, 1], rows[:, 2])
