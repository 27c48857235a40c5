"""Near-duplicates: which articles are copies of which, and where two of them differ."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from difflib import SequenceMatcher
from typing import Literal

import pandas as pd

from analysis.measures.selected_articles import selected_documents
from analysis.measures.selecting import DEFAULT_SELECTION
from analysis.measures.stories import in_order, stories
from analysis.settings import Selection
from analysis.tables import Annotations, Columns, table

#: one row per article that has a near-duplicate
DUPLICATE_COLUMNS: Columns = {
    "group": "int64",  # from 1, the earliest story first
    "document_id": "str",
    "title": "str",
    "outlet": "str",
    "published": "datetime64[us, UTC]",
    "representative": "str",  # document_id of the group's first article
    "similarity": "float64",  # to the representative, 0.6 to 1
}
#: one row per run of characters that only one of two texts has
DIFFERENCE_COLUMNS: Columns = {
    "side": "str",  # one, other
    "start": "int64",  # characters into that text, half-open
    "end": "int64",
}
Side = Literal["one", "other"]
Pieces = list[tuple[int, int]]

_LINE = re.compile(r"\S(?:[^\n]*\S)?")
_WORD = re.compile(r"\w+|[^\w\s]+")
#: words of two passages beyond which they are marked as a whole: comparing grows with the square
_MAX_WORDS = 2_000


def near_duplicates(
    annotations: Annotations, selection: Selection = DEFAULT_SELECTION
) -> pd.DataFrame:
    """List the articles that repeat one another, in groups of one story.

    The same text under another outlet or date has similarity 1. Articles are one story when they
    share at least `stories.MIN_SIMILARITY` of their shingles with its first article. This finds
    copied words, not the same event in other words.

    Parameters
    ----------
    annotations
        The articles; nothing but its documents is looked at.
    selection
        Which of them; its ``duplicates`` does not matter here.

    Returns
    -------
    DataFrame
        DUPLICATE_COLUMNS: only groups of two or more; earliest story first, within it the
        representative and then by publication. ``similarity`` is exact.

    Examples
    --------
    >>> from tests.corpora import corpus
    >>> text = "The harbour of the town was opened on Monday by two ministers."
    >>> three = corpus({"a1": [text], "a2": ["It rained in the hills."], "a3": [text]},
    ...                about={"a1": {"outlet": "Courier"}, "a3": {"outlet": "Herald"}})
    >>> near_duplicates(three)[["group", "document_id", "similarity"]].values.tolist()
    [[1, 'a1', 1.0], [1, 'a3', 1.0]]
    """
    documents = selected_documents(annotations, replace(selection, duplicates="every copy"))
    told = in_order(documents.merge(stories(documents), on="document_id"))
    several = told[told.groupby("representative")["document_id"].transform("size") > 1]
    numbers = {key: number for number, key in enumerate(several["representative"].unique(), 1)}
    grouped = several.assign(group=several["representative"].map(numbers).astype("int64"))
    rows = grouped.sort_values("group", kind="stable", ignore_index=True)
    return rows[list(DUPLICATE_COLUMNS)].astype(dict(DUPLICATE_COLUMNS))


def difference(one: str, other: str) -> pd.DataFrame:
    """Mark what only one of two texts has, word by word.

    Lines that both have in the same order are alike; within the passages between them, words are
    compared. White space alone is no difference. Passages of thousands of words without a common
    line are marked as a whole.

    Parameters
    ----------
    one, other
        Texts of two documents.

    Returns
    -------
    DataFrame
        DIFFERENCE_COLUMNS, first those of `one`, each side in the order of its text.

    Examples
    --------
    >>> one, other = "The ferry sank on Monday.", "The ferry sank near Oslo on Monday."
    >>> difference(one, other).values.tolist()
    [['other', 15, 24]]
    >>> other[15:24]
    'near Oslo'
    """
    marked: dict[Side, list[tuple[int, int]]] = {"one": [], "other": []}
    lines = _pieces(_LINE, one, (0, len(one))), _pieces(_LINE, other, (0, len(other)))
    for left, right in _changed(one, other, *lines):
        inner = [_pieces(_WORD, one, left), _pieces(_WORD, other, right)]
        if sum(map(len, inner)) <= _MAX_WORDS:
            passages = list(_changed(one, other, *inner))
        else:
            passages = [(left, right)]
        for side, spans in zip(marked, zip(*passages, strict=True), strict=False):
            marked[side] += [span for span in spans if span[0] < span[1]]
    rows = [(side, *span) for side, spans in marked.items() for span in spans]
    return table(rows, DIFFERENCE_COLUMNS)


def _pieces(pattern: re.Pattern[str], text: str, span: tuple[int, int]) -> Pieces:
    return [match.span() for match in pattern.finditer(text, *span)]


def _changed(
    one: str, other: str, left: Pieces, right: Pieces
) -> Iterator[tuple[tuple[int, int], tuple[int, int]]]:
    """Passages between what is alike: a span of each text, empty where it has nothing there."""
    words = [one[slice(*span)] for span in left]
    others = [other[slice(*span)] for span in right]
    begin = _alike(words, others)
    end = _alike(words[begin:][::-1], others[begin:][::-1])
    inner, other_inner = (side[begin : len(side) - end] for side in (words, others))
    for kind, *places in SequenceMatcher(None, inner, other_inner).get_opcodes():
        if kind != "equal":
            first, last, other_first, other_last = (begin + place for place in places)
            yield _around(left, first, last), _around(right, other_first, other_last)


def _alike(one: list[str], other: list[str]) -> int:
    """How many pieces are equal from the start."""
    pairs = enumerate(zip(one, other, strict=False))
    return next((n for n, (a, b) in pairs if a != b), min(len(one), len(other)))


def _around(pieces: Pieces, first: int, last: int) -> tuple[int, int]:
    """From the first to the last of these pieces."""
    return (pieces[first][0], pieces[last - 1][1]) if first < last else (0, 0)
