"""Intervals of shares of mentions, sentences, articles and words."""

from __future__ import annotations

from typing import Literal, NamedTuple

import numpy as np
from scipy import sparse

from analysis.measures.arrays import Integers
from analysis.measures.intervals import (
    OVER_ARTICLES,
    WITHIN_ARTICLE,
    Floats,
    Interval,
    ratio_interval,
    wilson,
)
from analysis.measures.selecting import Selected
from analysis.measures.windows import cells_of, present_in, tally, words_by_sentence

Denominator = Literal["mentions", "sentences", "articles", "words"]


class _Basis(NamedTuple):
    """What an interval is drawn from."""

    #: clusters x actors
    numerators: sparse.csr_array
    #: one number per cluster
    denominators: Floats
    label: str
    n_documents: int


class Bounds(NamedTuple):
    """Bounds of every actor; missing where none are drawn."""

    interval: Interval
    label: str
    n_documents: int


def share_bounds(
    selected: Selected, denominator: Denominator, share: Floats, rows: Integers
) -> Bounds:
    """Intervals of the shares of these rows of `selected.actors`."""
    low, high = np.full(len(share), np.nan), np.full(len(share), np.nan)
    if denominator == "articles":
        n_documents = len(selected.documents)
        found = np.bincount(present_in(selected, "document").indices, minlength=len(share))
        low[:], high[:] = wilson(found, n_documents)
        return Bounds(Interval(low, high), OVER_ARTICLES, n_documents)
    basis, per = _basis(selected, denominator), 1_000 if denominator == "words" else 1
    below = sparse.csr_array(basis.denominators[np.newaxis] / per)
    above = basis.numerators[:, rows].T.tocsr()
    low[rows], high[rows] = ratio_interval(above, below, share[rows])
    return Bounds(Interval(low, high), basis.label, basis.n_documents)


def _basis(selected: Selected, denominator: Denominator) -> _Basis:
    """All articles; when only one of them has anything to count, its sentences."""
    per_sentence = _per_sentence(selected, denominator)
    document, n_documents = selected.sentence_document, len(selected.documents)
    per_article = np.bincount(document, per_sentence, n_documents).astype(np.float64)
    counting = np.flatnonzero(per_article > 0)
    sentence, actor = selected.mention_sentence, selected.mention_actor
    if denominator == "sentences":
        sentence, actor = cells_of(present_in(selected, "sentence"))
    n_actors = len(selected.actors)
    if len(counting) != 1:
        articles = tally(document[sentence], actor, (n_documents, n_actors))
        return _Basis(articles, per_article, OVER_ARTICLES, len(counting))
    found = tally(sentence, actor, (len(selected.sentences), n_actors))
    own = np.flatnonzero((selected.sentence_document == counting[0]) & (per_sentence > 0))
    return _Basis(found[own], per_sentence[own], WITHIN_ARTICLE, 1)


def _per_sentence(selected: Selected, denominator: Denominator) -> Floats:
    """What one sentence adds to the denominator."""
    n_sentences = len(selected.sentences)
    if denominator == "mentions":
        counted = np.bincount(selected.mention_sentence, minlength=n_sentences)
        return counted.astype(np.float64)
    if denominator == "sentences":
        return np.ones(n_sentences)
    return words_by_sentence(selected)
