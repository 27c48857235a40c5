"""95 % intervals: Wilson for shares of articles, bootstrap over articles for everything else.

Mentions and sentences are no independent draws: an article that names an actor once names it
again. So whole articles are drawn, never single mentions (a cluster bootstrap). One article alone
has nothing to be drawn from; there the sentences are, and the interval says so: it describes
that article and no others.

References
----------
Wilson, E. B. (1927). Probable inference, the law of succession, and statistical inference.
Journal of the American Statistical Association, 22(158), 209-212.
Davison, A. C., & Hinkley, D. V. (1997). Bootstrap methods and their application. Section 3.8.
"""

from __future__ import annotations

from functools import lru_cache
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray
from scipy import sparse

from analysis.measures.arrays import Integers

Floats = NDArray[np.float64]

OVER_ARTICLES = "over articles"
WITHIN_ARTICLE = "within this article"

#: bounds of percentiles 2.5 and 97.5 rest on 25 draws each
RESAMPLES = 1_000
#: one fixed seed: the same articles give the same interval
SEED = 1927
#: bounds the memory for large corpora
_DRAWS_AT_ONCE = 1_000_000
#: estimates drawn at once: their resamples fit the processor's cache
_ROWS_AT_ONCE = 1_000
_TAILS = (0.025, 0.975)
#: the 97.5 % point of the normal distribution
_Z = 1.959963984540054


class Interval(NamedTuple):
    """Lower and upper bound, one of each per estimate; missing where there is none."""

    low: Floats
    high: Floats

    def around(self, estimate: Floats) -> Interval:
        """Widen to contain the estimate, which a skewed bootstrap may miss by a little."""
        return Interval(np.minimum(self.low, estimate), np.maximum(self.high, estimate))


def wilson(count: Integers, n: int) -> Interval:
    """Score interval of the share ``count / n``; it never leaves [0, 1], and n = 1 is very wide.

    Examples
    --------
    >>> low, high = wilson(np.array([5]), 10)
    >>> float(low[0].round(4)), float(high[0].round(4))
    (0.2366, 0.7634)
    """
    if n == 0:
        return _missing(len(count))
    share = count / n
    middle = (share + _Z**2 / (2 * n)) / (1 + _Z**2 / n)
    half = _Z / (1 + _Z**2 / n) * np.sqrt(share * (1 - share) / n + _Z**2 / (4 * n**2))
    return Interval(middle - half, middle + half).around(share)


def ratio_interval(
    numerators: sparse.csr_array,
    denominators: sparse.csr_array,
    estimate: Floats,
    *,
    which: Integers | None = None,
) -> Interval:
    """Bootstrap interval of ``sum of numerators / sum of denominators``, drawing whole clusters.

    Parameters
    ----------
    numerators
        estimates x clusters (articles, or the sentences of one article).
    denominators
        The same shape, or one row that serves every estimate.
    estimate
        The ratios of all clusters together; the interval always contains them.
    which
        Row of `denominators` for each estimate, where several share one.

    Returns
    -------
    Interval
        Missing with fewer than two clusters, from which nothing can be learnt about chance.
        Resamples that leave a denominator empty are left out.
    """
    if numerators.shape[1] < 2:
        return _missing(len(estimate))
    low, high = np.empty(len(estimate)), np.empty(len(estimate))
    for first in range(0, len(estimate), _ROWS_AT_ONCE):
        rows = slice(first, first + _ROWS_AT_ONCE)
        low[rows], high[rows] = quantile_interval(
            resampled_ratios(numerators[rows], *_below(denominators, rows, which))
        )
    return Interval(low, high).around(estimate)


def _below(
    denominators: sparse.csr_array, rows: slice, which: Integers | None
) -> tuple[sparse.csr_array, Integers | None]:
    """The denominators of these estimates, each once, and which of them each estimate has."""
    if which is not None:
        different, of_estimate = np.unique(which[rows], return_inverse=True)
        return denominators[different], of_estimate
    return (denominators if denominators.shape[0] == 1 else denominators[rows]), None


def resampled_ratios(
    numerators: sparse.csr_array,
    denominators: sparse.csr_array,
    which: Integers | None = None,
    *,
    seed: int = SEED,
) -> NDArray[np.float32]:
    """The ratio in each of the resamples: estimates x RESAMPLES; see `ratio_interval`.

    Two selections are drawn with two seeds, or their chances would be the same.
    """
    draws = _draws(numerators.shape[1], seed)
    below = denominators.astype(draws.dtype) @ draws
    below = below if which is None else below[which]
    ratios = np.full((numerators.shape[0], RESAMPLES), np.nan, dtype=draws.dtype)
    np.divide(numerators.astype(draws.dtype) @ draws, below, out=ratios, where=below > 0)
    return ratios


def quantile_interval(resampled: NDArray[np.float32]) -> Interval:
    """Percentiles 2.5 and 97.5 of each row, missing values left out."""
    return Interval(*_quantiles(resampled))


@lru_cache(maxsize=3)
def _draws(n_clusters: int, seed: int) -> NDArray[np.float32]:
    """How often each resample draws each cluster: clusters x resamples, columns sum to n.

    Single precision halves the time and is exact for the draws; bounds are read to three digits.
    """
    generator = np.random.default_rng(seed)
    draws = np.empty((n_clusters, RESAMPLES), dtype=np.float32)
    at_once = max(_DRAWS_AT_ONCE // n_clusters, 1)
    for first in range(0, RESAMPLES, at_once):
        n = min(at_once, RESAMPLES - first)
        drawn = generator.integers(n_clusters, size=(n, n_clusters))
        cells = drawn + n_clusters * np.arange(n)[:, np.newaxis]
        counted = np.bincount(cells.ravel(), minlength=n * n_clusters)
        draws[:, first : first + n] = counted.reshape(n, n_clusters).T
    draws.flags.writeable = False  # several measures of one selection share them
    return draws


def _quantiles(ratios: NDArray[np.float32]) -> tuple[Floats, Floats]:
    """Lower and upper tail of each row, missing values left out (sorting puts them last)."""
    ordered = np.sort(ratios, axis=1)
    last = np.sum(~np.isnan(ordered), axis=1) - 1
    rows = np.arange(len(ordered))
    low, high = (_interpolated(ordered, rows, np.maximum(last, 0) * tail) for tail in _TAILS)
    return low, high


def _interpolated(ordered: NDArray[np.float32], rows: Integers, position: Floats) -> Floats:
    before = np.floor(position).astype(np.int64)
    after = np.ceil(position).astype(np.int64)
    lower, upper = (ordered[rows, place].astype(np.float64) for place in (before, after))
    return lower + (position - before) * (upper - lower)


def _missing(n: int) -> Interval:
    return Interval(np.full(n, np.nan), np.full(n, np.nan))
