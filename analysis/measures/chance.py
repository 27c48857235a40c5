"""Are two actors together more often than chance? The sum of the articles' hypergeometrics.

Inside an article with n windows, of which a hold one actor and b the other, chance puts the two
together in k windows with the hypergeometric probability. The windows of several articles add up,
so the distribution of the sum is the convolution of theirs: the exact form of Fisher's test for
strata. What an article is about is thereby taken out: two actors of one topic are not
"significant" merely because the same articles name them.

References
----------
Mantel, N., & Haenszel, W. (1959). Statistical aspects of the analysis of data from retrospective
studies of disease. Journal of the National Cancer Institute, 22(4), 719-748.
"""

from __future__ import annotations

from functools import lru_cache
from typing import NamedTuple

import numpy as np
from scipy import sparse
from scipy.special import ndtr
from scipy.stats import hypergeom

from analysis.measures.arrays import Integers
from analysis.measures.intervals import Floats

#: with more articles than this that hold both, the sum is taken as normal
EXACT_ARTICLES = 60
#: fewer windows than this, or a single article, are described and not tested
LEAST_WINDOWS, LEAST_ARTICLES = 20, 2


class Shared(NamedTuple):
    """One row per pair of actors and article that holds both, sorted by pair."""

    #: row of the pair
    pair: Integers
    #: windows of the article, and how many of them hold each actor
    n: Integers
    a: Integers
    b: Integers
    #: number of pairs with such an article, those that share no window too
    n_pairs: int


def shared_articles(
    held: sparse.csr_array, n_windows: Integers, left: Integers, right: Integers
) -> Shared:
    """Find the articles that hold both actors of each pair.

    Parameters
    ----------
    held
        Articles x actors: in how many windows of the article is the actor?
    n_windows
        Windows of each article.
    left, right
        Columns of the pairs, left < right.
    """
    n_actors = held.shape[1]
    first, second, article = _combinations(held)
    keys = left * n_actors + right
    order = np.argsort(keys, kind="stable")
    found = first * n_actors + second
    place = np.searchsorted(keys[order], found)
    known = place < len(keys)
    known[known] = keys[order][place[known]] == found[known]
    pair = order[place[known]]
    by_pair = np.argsort(pair, kind="stable")
    rows = np.flatnonzero(known)[by_pair]
    counts = held.tocsr()
    a = np.asarray(counts[article[rows], first[rows]]).ravel()
    b = np.asarray(counts[article[rows], second[rows]]).ravel()
    n_pairs = len(np.unique(found))
    return Shared(pair[by_pair], n_windows[article[rows]], a, b, n_pairs)


def _combinations(held: sparse.csr_array) -> tuple[Integers, Integers, Integers]:
    """All pairs of actors of each article: first actor, second actor, article."""
    held = held.tocsr()
    held.sort_indices()
    sizes = np.diff(held.indptr)
    parts: list[tuple[Integers, Integers, Integers]] = []
    for size in np.unique(sizes[sizes > 1]):
        articles = np.flatnonzero(sizes == size)
        columns = held.indices[held.indptr[articles][:, np.newaxis] + np.arange(size)]
        one, two = np.triu_indices(size, k=1)
        parts.append(
            (
                columns[:, one].ravel().astype(np.int64),
                columns[:, two].ravel().astype(np.int64),
                np.repeat(articles, len(one)),
            )
        )
    if not parts:
        nothing = np.zeros(0, dtype=np.int64)
        return nothing, nothing, nothing
    first, second, article = (np.concatenate(part) for part in zip(*parts, strict=True))
    return first, second, article


def within_articles(shared: Shared, observed: Integers) -> Floats:
    """Probability of at least as many windows together as observed, for each pair.

    Exact by convolution up to `EXACT_ARTICLES` articles that hold both; normal with
    continuity correction above.
    """
    n_articles = np.bincount(shared.pair, minlength=len(observed))
    begins = np.cumsum(n_articles) - n_articles
    p = np.ones(len(observed))
    alone = np.flatnonzero(n_articles == 1)
    if len(alone):
        rows = begins[alone]
        p[alone] = hypergeom.sf(observed[alone] - 1, shared.n[rows], shared.a[rows], shared.b[rows])
    for pair in np.flatnonzero((n_articles > 1) & (n_articles <= EXACT_ARTICLES)):
        own = slice(int(begins[pair]), int(begins[pair] + n_articles[pair]))
        strata = zip(*(part[own].tolist() for part in shared[1:4]), strict=True)
        p[pair] = _upper_tail(tuple(sorted(strata)), int(observed[pair]))
    many = np.flatnonzero(n_articles > EXACT_ARTICLES)
    if len(many):
        p[many] = _normal(shared, observed, many)
    return np.clip(p, 0.0, 1.0)


def _upper_tail(strata: tuple[tuple[int, int, int], ...], observed: int) -> float:
    least = 0
    total = np.ones(1)
    for n, a, b in strata:
        lowest, probabilities = _distribution(n, *sorted((a, b)))
        least += lowest
        total = np.convolve(total, probabilities)
    return float(total[max(observed - least, 0) :].sum())


@lru_cache(maxsize=100_000)
def _distribution(n: int, a: int, b: int) -> tuple[int, Floats]:
    """Least number of windows together, and the probability of each number from there on."""
    lowest, highest = max(0, a + b - n), min(a, b)
    probabilities: Floats = hypergeom.pmf(np.arange(lowest, highest + 1), n, a, b)
    return lowest, probabilities


def _normal(shared: Shared, observed: Integers, pairs: Integers) -> Floats:
    n, a, b = (part.astype(np.float64) for part in shared[1:4])
    mean = np.bincount(shared.pair, a * b / n, len(observed))[pairs]
    spread = a * b * (n - a) * (n - b) / (n**2 * np.maximum(n - 1, 1))
    deviation = np.sqrt(np.bincount(shared.pair, spread, len(observed))[pairs])
    above = observed[pairs] - 0.5 - mean
    fixed = np.where(above > 0, np.inf, -np.inf)  # always and never together leave no chance
    z = np.divide(above, deviation, out=fixed, where=deviation > 0)
    # with no spread the observed number is the only possible one
    p: Floats = np.where(deviation > 0, ndtr(-z), 1.0)
    return p


def among_articles(
    observed: Integers, n_source: Integers, n_target: Integers, n_articles: int
) -> Floats:
    """The plain hypergeometric, for whole articles as windows (Fisher's one-sided test)."""
    p = hypergeom.sf(observed - 1, n_articles, n_source, n_target)
    return np.clip(np.asarray(p, dtype=np.float64), 0.0, 1.0)


def log_likelihood(observed: Floats, n_source: Floats, n_target: Floats, n_windows: int) -> Floats:
    """Dunning's G squared of the two-by-two table of windows with each, both and neither.

    Examples
    --------
    >>> log_likelihood(*(np.array([number]) for number in (10.0, 10.0, 10.0)), 20).round(3).tolist()
    [27.726]

    References
    ----------
    Dunning, T. (1993). Accurate methods for the statistics of surprise and coincidence.
    Computational Linguistics, 19(1), 61-74.
    """
    without_source, without_target = n_windows - n_source, n_windows - n_target
    cells = (
        (observed, n_source * n_target),
        (n_source - observed, n_source * without_target),
        (n_target - observed, without_source * n_target),
        (
            n_windows - n_source - n_target + observed,
            (n_windows - n_source) * (n_windows - n_target),
        ),
    )
    total = np.zeros(len(observed))
    for seen, margins in cells:
        expected = margins / max(n_windows, 1)
        ratio = np.divide(seen, expected, out=np.ones(len(seen)), where=(seen > 0) & (expected > 0))
        total += 2 * seen * np.log(ratio)
    return np.maximum(total, 0.0)
