"""Chance: p-values of z, and q-values of many tests at once.

References
----------
Benjamini, Y., & Hochberg, Y. (1995). Controlling the false discovery rate: a practical and powerful
approach to multiple testing. Journal of the Royal Statistical Society B, 57(1), 289-300.
"""

from __future__ import annotations

import numpy as np
from scipy.special import ndtr

from analysis.measures.intervals import Floats


def two_sided(z: Floats) -> Floats:
    """Probability of a standard normal at least this far from 0.

    Examples
    --------
    >>> two_sided(np.array([0.0, 1.959964])).round(4).tolist()
    [1.0, 0.05]
    """
    p: Floats = 2 * ndtr(-np.abs(z))
    return p


def q_values(p: Floats, *, n_tests: int | None = None) -> Floats:
    """Least false-discovery rate at which each test would be called significant.

    Of all tests with q below 0.05, about one in twenty is expected to be chance. Missing p-values
    are no tests: they stay missing and do not count. `n_tests` is how many tests there were where
    `p` leaves out some with p = 1.

    Examples
    --------
    >>> q_values(np.array([0.01, 0.04, 0.03, np.nan])).tolist()
    [0.03, 0.04, 0.04, nan]
    """
    q = np.full(len(p), np.nan)
    tests = np.flatnonzero(~np.isnan(p))
    order = tests[np.argsort(-p[tests], kind="stable")]
    ranks = np.arange(len(order), 0, -1)
    n = max(n_tests or 0, len(order))
    q[order] = np.minimum(np.minimum.accumulate(p[order] * n / ranks), 1.0)
    return q
