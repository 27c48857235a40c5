"""Whose share differs between two sets of articles, and by more than chance would give?"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from scipy import sparse

from analysis.measures.intervals import Floats
from analysis.measures.resampling import divided

#: log-odds nearer to 0 are rounding
_NOTHING = 1e-9


def log_odds(y_a: Floats, y_b: Floats) -> tuple[Floats, Floats]:
    """Log-odds ratio of each actor with both selections as the prior, and its z.

    Parameters
    ----------
    y_a, y_b
        Mentions of each actor in the two selections: everything that was counted.

    Examples
    --------
    >>> ratio, z = log_odds(np.array([9.0, 1.0]), np.array([1.0, 9.0]))
    >>> ratio.round(3).tolist(), z.round(3).tolist()
    ([1.093, -1.093], [2.885, -2.885])
    """
    prior = y_a + y_b
    all_a, all_b, all_prior = y_a.sum(), y_b.sum(), prior.sum()
    with_a, with_b = y_a + prior, y_b + prior
    rest_a, rest_b = all_a + all_prior - with_a, all_b + all_prior - with_b
    with np.errstate(divide="ignore", invalid="ignore"):
        ratio = np.log(with_a / rest_a) - np.log(with_b / rest_b)
        z = ratio / np.sqrt(1 / with_a + 1 / with_b)
    # one actor alone has odds of 1 to 0 on both sides: nothing to compare
    comparable = (rest_a > 0) & (rest_b > 0) & (prior > 0) & (all_a > 0) & (all_b > 0)
    return np.where(comparable, ratio, np.nan), np.where(comparable, z, np.nan)


def spread_over_articles(above: sparse.csr_array, below: sparse.csr_array, share: Floats) -> Floats:
    """Sum over articles of (y - share * n)^2: how unlike the articles are.

    Parameters
    ----------
    above, below
        y: articles x actors; n: articles x 1.
    share
        What y / n would be if both selections were alike, for each actor.
    """
    crossed = np.asarray((above * below).sum(axis=0), dtype=np.float64)
    squares = np.asarray(above.power(2).sum(axis=0), dtype=np.float64)
    spread: Floats = squares - 2 * share * crossed + share**2 * float(below.power(2).sum())
    return spread


def clustered_z(
    ratio: Floats,
    totals: Sequence[float],
    spread: Sequence[Floats],
    n_articles: Sequence[int],
    share: Floats,
) -> Floats:
    """Log-odds divided by the error that dealing the articles to two sides at random gives.

    What a side has above its share, e = sum of (y - p n), is what the other has below. Dealt at
    random its variance is n_a n_b / (n (n - 1)) times the sum of squares of all articles; what one
    side's own articles show is taken where it is more, so that one article full of a name on a
    small side is no finding. The log-odds move by 1 / (p (n + N)) of each side for each e.

    Parameters
    ----------
    ratio, share
        Log-odds, and share in both sides together, of each actor.
    totals, n_articles
        All mentions and all articles of each side.
    spread
        `spread_over_articles` of each side.
    """
    here, there = n_articles
    n = here + there
    dealt = (spread[0] + spread[1]) * here * there / max(n * (n - 1), 1)
    variance = np.maximum(
        dealt, np.maximum(spread[0] * there / max(n, 1), spread[1] * here / max(n, 1))
    )
    both = sum(totals)
    slope = sum(divided(np.ones(len(share)), share * (total + both)) for total in totals)
    z = divided(ratio * (1 - share), slope * np.sqrt(variance))
    return np.where(np.abs(ratio) < _NOTHING, 0.0, z)
