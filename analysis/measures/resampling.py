"""Ratios drawn again and again, for the difference of two selections."""

from __future__ import annotations

from copy import copy

import numpy as np
from numpy.typing import NDArray
from scipy import sparse

from analysis.measures.arrays import Integers
from analysis.measures.intervals import (
    RESAMPLES,
    SEED,
    Floats,
    Interval,
    quantile_interval,
    resampled_ratios,
)
from analysis.measures.selecting import Selected
from analysis.measures.sums import Quantity, Sums, sums_by_sentence

Resampled = NDArray[np.float32]


class Side:
    """One of two selections: its sums of each sentence and each article."""

    def __init__(self, selected: Selected, actors: Integers, *, seed: int) -> None:
        self.sentences = sums_by_sentence(selected, actors)
        self.articles = self.sentences.by_article(selected)
        self.begins = np.searchsorted(
            selected.sentence_document, np.arange(len(selected.documents) + 1)
        )
        self.seed = seed

    def narrowed(self, actors: Integers) -> Side:
        """The same articles with these columns of actors only."""
        narrowed = copy(self)
        narrowed.sentences = self.sentences.columns(actors)
        narrowed.articles = self.articles.columns(actors)
        return narrowed

    def ratio(self, quantity: Quantity) -> tuple[Floats, Floats, Floats]:
        """What is above and below the line for each actor, and the ratio; 0 / 0 is missing."""
        parts = self.articles.ratio(quantity)
        above = np.asarray(parts[0].sum(axis=0), dtype=np.float64)
        below = np.broadcast_to(np.asarray(parts[1].sum(axis=0), dtype=np.float64), above.shape)
        return above, below, divided(above, below)

    def resampled(self, quantity: Quantity) -> Resampled:
        """The ratio of each actor in each resample of articles: actors x resamples.

        Where one article alone counts, its sentences are drawn; one sentence gives nothing.
        """
        above, below = self.articles.ratio(quantity)
        drawn = np.full((above.shape[1], RESAMPLES), np.nan, dtype=np.float32)
        counting = below.count_nonzero(axis=0)
        counting = np.broadcast_to(counting, above.shape[1])
        several = np.flatnonzero(counting > 1)
        if len(several):
            drawn[several] = self._drawn(above, below, several)
        for actor in np.flatnonzero(counting == 1):
            column = 0 if below.shape[1] == 1 else actor
            article = int(below[:, [column]].nonzero()[0][0])
            parts = self._within(article).ratio(quantity)
            drawn[actor] = self._drawn(*parts, np.array([actor]))[0]
        return drawn

    def _drawn(
        self, above: sparse.csr_array, below: sparse.csr_array, actors: Integers
    ) -> Resampled:
        below = below if below.shape[1] == 1 else below[:, actors]
        if below.shape[0] < 2:
            return np.full((len(actors), RESAMPLES), np.nan, dtype=np.float32)
        return resampled_ratios(above[:, actors].T.tocsr(), below.T.tocsr(), seed=self.seed)

    def _within(self, article: int) -> Sums:
        return self.sentences.rows(np.arange(self.begins[article], self.begins[article + 1]))


def divided(above: Floats, below: Floats) -> Floats:
    """The ratio, missing where nothing is below the line."""
    ratio = np.full(above.shape, np.nan)
    np.divide(above, below, out=ratio, where=below > 0)
    return ratio


def sides(first: Selected, second: Selected, actors: Integers) -> tuple[Side, Side]:
    """Both selections, drawn independently of one another."""
    return Side(first, actors, seed=SEED), Side(second, actors, seed=SEED + 1)


def difference_interval(
    first: Side, second: Side, quantity: Quantity, estimate: Floats
) -> Interval:
    """95 % interval of the first ratio minus the second; missing where a side cannot be drawn."""
    drawn = first.resampled(quantity) - second.resampled(quantity)
    return quantile_interval(drawn).around(estimate)
