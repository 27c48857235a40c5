"""Scores with intervals, in the form that the pages show beside a chart."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import numpy as np
from numpy.typing import NDArray

RESAMPLES, SEED = 1000, 7

Answers = tuple[NDArray[np.int64], NDArray[np.int64]]


def macro_f1(found: NDArray[np.int64], labels: NDArray[np.int64], classes: int) -> float:
    """Mean F1 of the classes.

    Examples
    --------
    >>> round(macro_f1(np.array([0, 1, 1]), np.array([0, 1, 0]), 2), 4)
    0.6667
    """
    hits = [int(((found == c) & (labels == c)).sum()) for c in range(classes)]
    sizes = [int((found == c).sum() + (labels == c).sum()) for c in range(classes)]
    return float(np.mean([2 * hit / max(size, 1) for hit, size in zip(hits, sizes, strict=True)]))


def interval(
    found: NDArray[np.int64], labels: NDArray[np.int64], classes: int
) -> tuple[float, float]:
    """95 % of the macro-F1 when rows are drawn anew, `RESAMPLES` times."""
    chance = np.random.default_rng(SEED)
    draws = chance.integers(0, len(labels), (RESAMPLES, len(labels)))
    scores = [macro_f1(found[rows], labels[rows], classes) for rows in draws]
    low, high = np.quantile(scores, [0.025, 0.975])
    return float(low), float(high)


def scores_file(tasks: Mapping[str, Mapping[str, Answers]], errors: Mapping[str, float]) -> str:
    """TOML: task, data set, macro-F1 with its interval and n; and the calibration error of a task.

    Parameters
    ----------
    tasks
        Task -> data set -> (answers, labels), numbers of classes from 0.
    errors
        Task -> expected calibration error, cross-fitted.
    """
    lines = ["# Written by training/calibrate.py; development sets that were not trained on."]
    for task, sets in tasks.items():
        for name, (found, labels) in sets.items():
            lines += [f"\n[{task}.{name}]", *_scores(found, labels, int(labels.max()) + 1)]
        if task in errors:
            lines += [f"\n[{task}.calibration]", f"ece = {errors[task]:.4f}"]
    return "\n".join(lines) + "\n"


def _scores(found: NDArray[np.int64], labels: NDArray[np.int64], classes: int) -> Sequence[str]:
    low, high = interval(found, labels, classes)
    return [
        f"macro_f1 = {macro_f1(found, labels, classes):.4f}",
        f"macro_f1_low = {low:.4f}",
        f"macro_f1_high = {high:.4f}",
        f"n = {len(labels)}",
    ]
