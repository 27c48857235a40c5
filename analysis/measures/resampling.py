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
    student_tails,
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

    def rests_on(self, quantity: Quantity) -> Integers:
        """On how many articles each ratio rests; on how many sentences where it is one article."""
        part = 1 if quantity in ("tone", "stance") else 0
        of_article = np.asarray(self.articles.ratio(quantity)[part].count_nonzero(axis=0))
        of_sentence = np.asarray(self.sentences.ratio(quantity)[part].count_nonzero(axis=0))
        return np.where(of_article > 1, of_article, of_sentence).astype(np.int64)

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
    drawn = [side.resampled(quantity) for side in (first, second)]
    n = [side.rests_on(quantity) for side in (first, second)]
    return interval_of_difference(drawn[0], drawn[1], n[0], n[1]).around(estimate)


def interval_of_difference(
    first: Resampled, second: Resampled, n_first: Integers, n_second: Integers
) -> Interval:
    """95 % interval of a difference, widened as Welch's test does for unlike sides.

    Parameters
    ----------
    first, second
        Both sides in each resample.
    n_first, n_second
        Articles on which each estimate rests.
    """
    drawn = first - second
    variances = [_variance(side) for side in (first, second)]
    n = [np.maximum(number, 2) for number in (n_first, n_second)]
    total = variances[0] + variances[1]
    with np.errstate(divide="ignore", invalid="ignore"):
        stretched = sum(v * k / (k - 1) for v, k in zip(variances, n, strict=True)) / total
        freedom = total**2 / sum(v**2 / (k - 1) for v, k in zip(variances, n, strict=True))
    varied = np.isfinite(stretched) & np.isfinite(freedom)
    left_out = student_tails(
        np.sqrt(np.where(varied, stretched, 1.0)), np.where(varied, freedom, n[0] + n[1])
    )
    return quantile_interval(drawn, left_out)


def _variance(drawn: Resampled) -> Floats:
    """Variance of each row, missing values left out."""
    there = ~np.isnan(drawn)
    n = np.maximum(there.sum(axis=1), 1)
    mean = np.where(there, drawn, 0.0).sum(axis=1) / n
    variance: Floats = np.where(there, (drawn - mean[:, np.newaxis]) ** 2, 0.0).sum(axis=1) / n
    return variance
