"""Means of what is observed of each actor, with intervals that draw whole articles."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
from scipy import sparse

from analysis.measures.arrays import Booleans, Integers
from analysis.measures.intervals import (
    OVER_ARTICLES,
    WITHIN_ARTICLE,
    Floats,
    ratio_interval,
)
from analysis.measures.selecting import Selected
from analysis.measures.windows import tally


class Observed(NamedTuple):
    """One row per observation, such as a mention: whose it is, where it stands, its values."""

    #: row of `Selected.actors`, of `Selected.documents` and of `Selected.sentences`
    actor: Integers
    document: Integers
    sentence: Integers
    #: observations x measures
    values: Floats


def observed_of(kept: Selected, *values: Floats) -> Observed:
    """One observation per mention of a selection, with a value of each measure."""
    where = kept.mention_actor, kept.mention_document, kept.mention_sentence
    return Observed(*where, np.column_stack(values))


class Means(NamedTuple):
    """Means of each actor, in the order of `Selected.actors`; actors x measures."""

    #: observations of each actor
    n: Integers
    #: articles they stand in
    n_articles: Integers
    #: missing below the minimum, and so are the bounds
    mean: Floats
    low: Floats
    high: Floats

    @property
    def drawn(self) -> list[str]:
        """What the intervals of each actor were drawn over."""
        return [WITHIN_ARTICLE if n == 1 else OVER_ARTICLES for n in self.n_articles]


def clustered_means(
    selected: Selected, observed: Observed, *, minimum: int, drawn: Booleans | None = None
) -> Means:
    """Average the observations of each actor; intervals of those in `drawn`, or of all.

    The intervals draw articles; for an actor observed in one article only, its sentences there.
    Observations of one sentence are always drawn together.
    """
    n_actors, n_documents = len(selected.actors), len(selected.documents)
    n = np.bincount(observed.actor, minlength=n_actors)
    sums = [np.bincount(observed.actor, column, n_actors) for column in observed.values.T]
    mean = np.column_stack(sums) / np.where(n >= minimum, n, np.nan)[:, np.newaxis]
    articles = tally(observed.actor, observed.document, (n_actors, n_documents))
    n_articles = articles.count_nonzero(axis=1)
    means = Means(n, n_articles, mean, np.full_like(mean, np.nan), np.full_like(mean, np.nan))
    wanted = n >= minimum if drawn is None else (n >= minimum) & drawn
    several = np.flatnonzero(wanted & (n_articles > 1))
    _draw(means, observed, several, observed.document, n_documents)
    sentence, n_sentences = _sentence_numbers(observed, n_actors)
    for size in np.unique(n_sentences):
        alike = np.flatnonzero(wanted & (n_articles == 1) & (n_sentences == size))
        _draw(means, observed, alike, sentence, int(size))
    return means


def _draw(
    means: Means, observed: Observed, actors: Integers, cluster: Integers, n_clusters: int
) -> None:
    """Fill in the bounds of these actors; `cluster` says what each observation is drawn with."""
    if not len(actors):
        return
    place = np.full(len(means.n), -1)
    place[actors] = np.arange(len(actors))
    own = place[observed.actor] >= 0
    cells = (place[observed.actor[own]], cluster[own])
    shape = (len(actors), n_clusters)
    below = tally(*cells, shape)
    # one measure after the other: the resamples of all of them at once would fill the memory
    for measure, column in enumerate(observed.values[own].T):
        above = sparse.coo_array((column, cells), shape=shape).tocsr()
        drawn = ratio_interval(above, below, means.mean[actors, measure], rests_on="below")
        means.low[actors, measure], means.high[actors, measure] = drawn


def _sentence_numbers(observed: Observed, n_actors: int) -> tuple[Integers, Integers]:
    """Number each actor's sentences from 0: of each observation, and how many an actor has."""
    after_last = int(observed.sentence.max(initial=0)) + 1
    keys, which = np.unique(observed.actor * after_last + observed.sentence, return_inverse=True)
    n_sentences = np.bincount(keys // after_last, minlength=n_actors)
    first = np.cumsum(n_sentences) - n_sentences
    return which - first[observed.actor], n_sentences
