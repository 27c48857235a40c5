"""From labels of words to names: the best sequence that is allowed."""

import itertools
from collections.abc import Sequence
from typing import Any

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays
from numpy.typing import NDArray

from analysis.reader.labels import spans_of_labels


def _allowed(labels: Sequence[int]) -> Any:
    return all(
        label == 0 or label % 2 or before in (label, label - 1)
        for before, label in zip((0, *labels), labels, strict=False)
    )


@given(arrays(np.float32, st.tuples(st.integers(1, 4), st.just(5)), elements=st.integers(-5, 5)))
@settings(deadline=None)
def test_labels_are_the_best_allowed_sequence(logits: NDArray[np.float32]) -> None:
    """No other allowed sequence is likelier: compared with all of them."""
    spans = spans_of_labels(logits)
    found = np.zeros(len(logits), int)
    for first, last, kind, _ in spans:
        found[first], found[first + 1 : last + 1] = 1 + 2 * kind, 2 + 2 * kind
    ways = [way for way in itertools.product(range(5), repeat=len(logits)) if _allowed(way)]
    best = max(sum(logits[n, label] for n, label in enumerate(way)) for way in ways)
    assert sum(logits[n, label] for n, label in enumerate(found)) == pytest.approx(best)


def test_no_words_no_names() -> None:
    """A sentence without words has no names."""
    assert spans_of_labels(np.zeros((0, 11), np.float32)) == []


def test_two_names_side_by_side_stay_two() -> None:
    """Two begins in a row are two names of one word."""
    logits = np.array([[0, 9, 0], [0, 9, 0]], np.float32)
    assert [(first, last) for first, last, _, _ in spans_of_labels(logits)] == [(0, 0), (1, 1)]
