"""Labels of words -> spans: the best sequence in which no name goes on that was not begun."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray


def spans_of_labels(logits: NDArray[np.float32]) -> list[tuple[int, int, int, float]]:
    """Decode begin and inside labels.

    Parameters
    ----------
    logits
        (words, 1 + 2 * types): outside, then begin and inside of each type.

    Returns
    -------
    list
        (first word, last word, type, probability) of each span, in order; the probability is the
        least of its words', between 0 and 1.

    Examples
    --------
    >>> spans_of_labels(np.array([[0, 9, 0], [0, 0, 9], [9, 0, 0]], np.float32))
    [(0, 1, 0, 0.9997532...)]
    """
    if not len(logits):
        return []
    shifted = logits.astype(np.float64)
    shifted -= shifted.max(1, keepdims=True)
    logs = shifted - np.log(np.exp(shifted).sum(1, keepdims=True))
    return _spans(_best_labels(logs), np.exp(logs))


def _best_labels(logs: NDArray[np.float64]) -> list[int]:
    """Viterbi: inside of a type follows begin or inside of that type only."""
    greedy = logs.argmax(1)
    if _is_allowed(greedy):
        return [int(label) for label in greedy]
    count = logs.shape[1]
    may_follow = np.zeros((count, count))
    for inside in range(2, count, 2):
        may_follow[:, inside] = -np.inf
        may_follow[[inside - 1, inside], inside] = 0
    score = logs[0] + np.array([-np.inf if n and n % 2 == 0 else 0 for n in range(count)])
    back = []
    for row in logs[1:]:
        ways = score[:, None] + may_follow
        back.append(ways.argmax(0))
        score = ways.max(0) + row
    labels = [int(score.argmax())]
    for came_from in reversed(back):
        labels.append(int(came_from[labels[-1]]))
    return labels[::-1]


def _is_allowed(labels: NDArray[np.int64]) -> bool:
    before = np.concatenate([[0], labels[:-1]])
    inside = (labels > 0) & (labels % 2 == 0)
    return not (inside & (before != labels) & (before != labels - 1)).any()


def _spans(
    labels: list[int], probabilities: NDArray[np.float64]
) -> list[tuple[int, int, int, float]]:
    spans: list[tuple[int, int, int, float]] = []
    for place, label in enumerate(labels):
        sure = float(probabilities[place, label])
        if label % 2:
            spans.append((place, place, (label - 1) // 2, sure))
        elif label:
            first, _, kind, least = spans[-1]
            spans[-1] = (first, place, kind, min(least, sure))
    return spans
