"""Do 95 % intervals hold the true value 95 times in 100? In corpora whose truth is known."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
import pytest
from scipy import sparse

from analysis.measures.arrays import Integers
from analysis.measures.intervals import SEED, Floats, Part, ratio_interval, resampled_ratios
from analysis.measures.resampling import interval_of_difference

CORPORA = 400
#: corpora x articles: above the line, below the line; and what their ratio is in the long run
Simulated = tuple[Floats, Floats, float]


def _sentences(chance: np.random.Generator, n: int) -> Integers:
    """One to some eight sentences with the actor in each article."""
    return 1 + chance.poisson(3, (CORPORA, n))


def _floats(counts: Integers) -> Floats:
    return counts.astype(np.float64)


def tone(chance: np.random.Generator, n: int) -> Simulated:
    """Each article has a tone of its own, around 0.1; its sentences vary around that."""
    sentences, own = _sentences(chance, n), chance.normal(0.1, 0.2, (CORPORA, n))
    noise = chance.normal(0, 0.3, (CORPORA, n)) * np.sqrt(sentences)
    return sentences * own + noise, sentences.astype(np.float64), 0.1


def few_harsh(chance: np.random.Generator, n: int) -> Simulated:
    """Most articles are mild, a few are harsh: a mean of -0.2."""
    sentences, own = _sentences(chance, n), -chance.exponential(0.2, (CORPORA, n))
    noise = chance.normal(0, 0.2, (CORPORA, n)) * np.sqrt(sentences)
    return sentences * own + noise, sentences.astype(np.float64), -0.2


def share(chance: np.random.Generator, n: int) -> Simulated:
    """Two articles in five name the actor, some four times each, beside twelve other mentions."""
    own = chance.poisson(4, (CORPORA, n)) * (chance.random((CORPORA, n)) < 0.4)
    return _floats(own), _floats(own + chance.poisson(12, (CORPORA, n))), 1.6 / 13.6


def rare(chance: np.random.Generator, n: int) -> Simulated:
    """One article in six names the actor."""
    own = chance.poisson(4, (CORPORA, n)) * (chance.random((CORPORA, n)) < 1 / 6)
    return _floats(own), _floats(own + chance.poisson(12, (CORPORA, n))), (2 / 3) / (38 / 3)


@pytest.mark.parametrize("n_articles", [20, 60])
@pytest.mark.parametrize(
    ("simulated", "rests_on"), [(tone, "below"), (few_harsh, "below"), (share, "above"),
                                (rare, "above")],
    ids=["tone", "few harsh articles", "share", "share of a rare actor"],
)  # fmt: skip
def test_the_interval_holds_the_true_value(
    simulated: Callable[[np.random.Generator, int], Simulated], rests_on: Part, n_articles: int
) -> None:
    """Of 400 simulated corpora, in 90 to 98 of 100."""
    above, below, true = simulated(np.random.default_rng(11), n_articles)
    estimate = above.sum(axis=1) / below.sum(axis=1)
    low, high = ratio_interval(
        sparse.csr_array(above), sparse.csr_array(below), estimate, rests_on=rests_on
    )

    assert 0.90 <= np.mean((low <= true) & (true <= high)) <= 0.98


def test_the_interval_of_a_difference_holds_it() -> None:
    """The tone in 20 articles minus that in 60 with the same truth: 0 is inside as often."""
    chance, drawn = np.random.default_rng(12), []
    sizes = (20, 60)
    for place, n in enumerate(sizes):
        above, below, _ = tone(chance, n)
        parts = sparse.csr_array(above), sparse.csr_array(below)
        drawn.append(resampled_ratios(*parts, seed=SEED + place))
    n_first, n_second = (np.full(CORPORA, n) for n in sizes)
    low, high = interval_of_difference(drawn[0], drawn[1], n_first, n_second)

    assert 0.90 <= np.mean((low <= 0) & (high >= 0)) <= 0.98
