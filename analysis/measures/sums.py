"""What each sentence and each article adds to the numbers of a few actors.

Shares and means are ratios of two sums. Kept per article, the sums can be added up for any
set of articles, a month or an outlet, and drawn again and again for an interval.
"""

from __future__ import annotations

from typing import Any, Literal, NamedTuple

import numpy as np
from scipy import sparse

from analysis.measures.arrays import Integers
from analysis.measures.intervals import Floats
from analysis.measures.selecting import Selected
from analysis.measures.windows import by_document, tally, windows_of, words_by_sentence

#: a number that is a ratio: what is above and what is below the line
Quantity = Literal["mentions", "sentences", "articles", "words", "tone", "stance"]


class Sums(NamedTuple):
    """Rows are sentences or articles, columns the chosen actors."""

    mentions: sparse.csr_array
    #: sentences that mention the actor
    sentences: sparse.csr_array
    #: of these, how many have a tone, and their tones together
    scored: sparse.csr_array
    tone: sparse.csr_array
    #: mentions with a stance, and their stances together
    judged: sparse.csr_array
    stance: sparse.csr_array
    #: of every actor, one number per row
    all_mentions: Floats
    all_sentences: Floats
    all_words: Floats

    def by_article(self, selected: Selected) -> Sums:
        """Add up the sentences of each article."""
        grouping = by_document(windows_of(selected, "sentence"), len(selected.documents))
        parts: list[Any] = [grouping @ part for part in self]
        return Sums(*parts)

    def rows(self, chosen: Integers) -> Sums:
        """Only these rows."""
        parts: list[Any] = [part[chosen] for part in self]
        return Sums(*parts)

    def columns(self, actors: Integers) -> Sums:
        """Only these actors."""
        parts: list[Any] = [part[:, actors] for part in self[:6]]
        return Sums(*parts, *self[6:])  # type: ignore[call-arg] # mypy counts the star as six

    def ratio(self, quantity: Quantity) -> tuple[sparse.csr_array, sparse.csr_array]:
        """What is above and below the line: rows x actors; below, one column may serve all."""
        if quantity in ("tone", "stance"):
            scored = self.scored if quantity == "tone" else self.judged
            return getattr(self, quantity), scored
        if quantity == "articles":
            present = self.mentions.copy()
            present.data = np.ones_like(present.data)
            return present, _column(np.ones(present.shape[0]))
        below = {
            "mentions": self.all_mentions,
            "sentences": self.all_sentences,
            "words": self.all_words / 1_000,
        }[quantity]
        return self.sentences if quantity == "sentences" else self.mentions, _column(below)


def sums_by_sentence(selected: Selected, actors: Integers) -> Sums:
    """Sums of each sentence for these rows of `selected.actors`, in their order."""
    place = np.full(len(selected.actors), -1)
    place[actors] = np.arange(len(actors))
    own = place[selected.mention_actor] >= 0
    cells = selected.mention_sentence[own], place[selected.mention_actor[own]]
    shape = (len(selected.sentences), len(actors))
    mentions = tally(*cells, shape)
    present = mentions.copy()
    present.data = np.ones_like(present.data)
    tone = selected.sentences["tone"].to_numpy(np.float64)
    stance = selected.mention_column("stance").to_numpy(np.float64)[own]
    judged = ~np.isnan(stance)
    return Sums(
        mentions,
        present,
        _scaled(present, ~np.isnan(tone)),
        _scaled(present, np.nan_to_num(tone)),
        _added(judged, cells, shape),
        _added(np.nan_to_num(stance), cells, shape),
        np.bincount(selected.mention_sentence, minlength=shape[0]).astype(np.float64),
        np.ones(shape[0]),
        words_by_sentence(selected),
    )


def _scaled(present: sparse.csr_array, factors: Floats) -> sparse.csr_array:
    scaled: sparse.csr_array = (sparse.diags_array(factors.astype(np.float64)) @ present).tocsr()
    return scaled


def _added(
    values: Floats, cells: tuple[Integers, Integers], shape: tuple[int, int]
) -> sparse.csr_array:
    return sparse.coo_array((values.astype(np.float64), cells), shape=shape).tocsr()


def _column(values: Floats) -> sparse.csr_array:
    return sparse.csr_array(values[:, np.newaxis])
