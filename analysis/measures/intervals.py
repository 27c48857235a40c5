"""95 % intervals: Wilson for shares of articles, bootstrap over articles for everything else.

Mentions and sentences are no independent draws: an article that names an actor once names it
again. So whole articles are drawn, never single mentions (a cluster bootstrap). One article alone
has nothing to be drawn from; there the sentences are, and the interval says so: it describes
that article and no others.

Plain percentiles of few articles are too narrow: in simulations with 20 articles they hold the true
value 85 to 93 times in 100. So the tails are widened as Student's t widens the normal distribution,
by how many articles the estimate rests on (the expanded percentile interval): 90 to 98 times.

References
----------
Wilson, E. B. (1927). Probable inference, the law of succession, and statistical inference.
Journal of the American Statistical Association, 22(158), 209-212.
Davison, A. C., & Hinkley, D. V. (1997). Bootstrap methods and their application. Section 3.8.
Hesterberg, T. C. (2015). What teachers should know about the bootstrap: resampling in the
undergraduate statistics curriculum. The American Statistician, 69(4), 371-386. Section 3.3.
"""

from __future__ import annotations

from functools import lru_cache
from typing import Literal, NamedTuple

import numpy as np
from numpy.typing import NDArray
from scipy import sparse
from scipy.special import ndtr, stdtrit

from analysis.measures.arrays import Integers

Floats = NDArray[np.float64]
Part = Literal["above", "below"]

OVER_ARTICLES = "over articles"
WITHIN_ARTICLE = "within this article"

#: bounds rest on 25 draws each where there are many articles, on fewer where there are few
RESAMPLES = 1_000
#: one fixed seed: the same articles give the same interval
SEED = 1927
#: bounds the memory for large corpora
_DRAWS_AT_ONCE = 1_000_000
#: so few clusters that the draws of many such numbers are remembered: 400 kB each at most
_FEW = 100
#: estimates drawn at once: their resamples fit the processor's cache
_ROWS_AT_ONCE = 1_000
_LEVEL = 0.975
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
    rests_on: Part = "above",
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
    rests_on
        What a cluster must have to be one on which the estimate rests: for a share something
        ``"above"`` the line, for a mean something ``"below"``.

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
        below, of_estimate = _below(denominators, rows, which)
        drawn = resampled_ratios(numerators[rows], below, of_estimate)
        n_clusters = (numerators[rows] if rests_on == "above" else below).count_nonzero(axis=1)
        low[rows], high[rows] = quantile_interval(drawn, tails(n_clusters))
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
    draws = draws_of(numerators.shape[1], seed)
    below = denominators.astype(draws.dtype) @ draws
    below = below if which is None else below[which]
    ratios = np.full((numerators.shape[0], RESAMPLES), np.nan, dtype=draws.dtype)
    np.divide(numerators.astype(draws.dtype) @ draws, below, out=ratios, where=below > 0)
    return ratios


def tails(n_clusters: Integers) -> Floats:
    """What is left out at each end, so that an interval of so many clusters holds 95 %.

    Examples
    --------
    >>> tails(np.array([2, 20, 1000])).round(4).tolist()
    [0.0, 0.0159, 0.0248]
    """
    n = np.maximum(n_clusters, 2)
    return student_tails(np.sqrt(n / (n - 1)), n - 1)


def student_tails(stretch: Floats, freedom: Floats | Integers) -> Floats:
    """The tail of the normal distribution beyond `stretch` times the 97.5 % point of Student's."""
    left_out: Floats = ndtr(-stretch * stdtrit(freedom, _LEVEL))
    return left_out


def quantile_interval(resampled: NDArray[np.float32], left_out: Floats) -> Interval:
    """Quantiles `left_out` and 1 - `left_out` of each row, missing values left out."""
    ordered = np.sort(resampled, axis=1)
    last = np.maximum(np.sum(~np.isnan(ordered), axis=1) - 1, 0)  # sorting puts missing ones last
    rows = np.arange(len(ordered))
    low, high = (_interpolated(ordered, rows, last * tail) for tail in (left_out, 1 - left_out))
    return Interval(low, high)


def draws_of(n_clusters: int, seed: int) -> NDArray[np.float32]:
    """`_draws`, remembered: of a few large numbers of clusters, and of many small ones.

    A timeline has as many numbers of articles as periods, and asks for each again and again.
    """
    return (_draws_of_few if n_clusters <= _FEW else _draws_of_many)(n_clusters, seed)


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


_draws_of_few = lru_cache(maxsize=256)(_draws)
_draws_of_many = lru_cache(maxsize=3)(_draws)


def _interpolated(ordered: NDArray[np.float32], rows: Integers, position: Floats) -> Floats:
    before = np.floor(position).astype(np.int64)
    after = np.ceil(position).astype(np.int64)
    lower, upper = (ordered[rows, place].astype(np.float64) for place in (before, after))
    return lower + (position - before) * (upper - lower)


def _missing(n: int) -> Interval:
    return Interval(np.full(n, np.nan), np.full(n, np.nan))
