"""Intervals against known values, against plain loops, and where there is none."""

from __future__ import annotations

import numpy as np
import pandas as pd
import pytest
from hypothesis import given
from scipy import sparse

from analysis import measures
from analysis.measures.intervals import Interval, ratio_interval, wilson
from analysis.settings import Selection, Settings
from analysis.tables import Annotations
from tests.corpora import corpus
from tests.measures.random_corpora import corpora, law, selections


@pytest.mark.parametrize(
    ("count", "n", "low", "high"),
    [
        pytest.param(0, 10, 0.0, 0.2775, id="none of ten"),
        pytest.param(5, 10, 0.2366, 0.7634, id="half of ten"),
        pytest.param(10, 10, 0.7225, 1.0, id="all of ten"),
        pytest.param(1, 1, 0.2065, 1.0, id="one of one"),
    ],
)
def test_wilson(count: int, n: int, low: float, high: float) -> None:
    """The published values of the score interval."""
    interval = wilson(np.array([count]), n)

    assert interval.low[0] == pytest.approx(low, abs=5e-5)
    assert interval.high[0] == pytest.approx(high, abs=5e-5)


def test_a_bootstrap_that_misses_the_estimate_is_widened() -> None:
    """Too high, right, too low: the bound gives way, the estimate does not."""
    interval = Interval(np.array([0.4, 0.1, 0.1]), np.array([0.5, 0.5, 0.2]))
    widened = interval.around(np.array([0.3, 0.3, 0.3]))

    assert widened.low.tolist() == [0.3, 0.1, 0.1]
    assert widened.high.tolist() == [0.5, 0.5, 0.3]


def test_bootstrap_is_as_wide_as_theory_says() -> None:
    """A share of 0.3 in 400 independent articles: 0.3 +- 1.96 * sqrt(0.3 * 0.7 / 400)."""
    hits = np.zeros((1, 400))
    hits[0, :120] = 1
    interval = ratio_interval(
        sparse.csr_array(hits), sparse.csr_array(np.ones((1, 400))), np.array([0.3])
    )

    half = 1.96 * np.sqrt(0.3 * 0.7 / 400)
    assert interval.low[0] == pytest.approx(0.3 - half, abs=0.006)
    assert interval.high[0] == pytest.approx(0.3 + half, abs=0.006)


def test_articles_are_drawn_not_mentions() -> None:
    """Ten mentions in one of two articles are one draw: the share may be 0 or 1."""
    ten = " ".join(["[Rossi|person:rossi]"] * 10)
    two = corpus({"a1": [ten], "a2": ["[Leitner|person:leitner]"]})
    rossi = measures.mention_counts(two).iloc[0]

    assert (rossi["low"], rossi["high"]) == (0.0, 1.0)
    assert (rossi["interval"], rossi["rough"]) == ("over articles", True)


def test_one_article_is_described_not_generalised_from() -> None:
    """With a single article its sentences are drawn, and the label says so."""
    one = corpus({"a1": [["[Rossi|person:rossi] left.", "[Weiss|person:weiss] left.", "Rain."]]})
    rossi = measures.mention_counts(one).iloc[0]

    assert (rossi["interval"], rossi["rough"]) == ("within this article", True)
    assert (rossi["low"], rossi["high"]) == (0.0, 1.0)


def test_a_single_sentence_has_no_interval() -> None:
    """Nothing can be drawn from one: missing, not an interval of no width."""
    one = corpus({"a1": ["[Rossi|person:rossi] left."]})

    assert measures.mention_counts(one)[["low", "high"]].isna().all(axis=None)


@pytest.mark.parametrize(
    ("minimum", "rough"),
    [pytest.param(3, False, id="enough articles"), pytest.param(4, True, id="too few articles")],
)
def test_rough_below_the_stated_number_of_articles(minimum: int, rough: bool) -> None:
    """Three articles are rough when the settings ask for four."""
    three = corpus(
        {f"a{n}": [["[Rossi|person:rossi] won. {0.1}"] * 2] for n in range(3)},
        settings=Settings(min_documents=minimum),
    )

    assert measures.mention_counts(three)["rough"].tolist() == [rough]
    assert measures.mention_counts(three, denominator="articles")["rough"].tolist() == [rough]
    assert measures.tone_by_actor(three)["rough"].tolist() == [rough]


def test_tone_interval_of_an_actor_in_one_of_many_articles() -> None:
    """Drawing articles would give it no width, so its sentences are drawn."""
    article = [[f"[Rossi|person:rossi] left. {{{tone}}}" for tone in (-0.4, 0.0, 0.4)]]
    many = corpus({"a1": article, "a2": ["[Weiss|person:weiss] won."], "a3": ["Rain."]})
    rossi = measures.tone_by_actor(many).iloc[0]

    assert rossi["interval"] == "within this article"
    assert rossi["low"] == pytest.approx(-0.4, abs=1e-6)
    assert rossi["high"] == pytest.approx(0.4, abs=1e-6)


@pytest.mark.parametrize("denominator", ["mentions", "sentences", "articles", "words"])
@law
@given(annotations=corpora(), selection=selections())
def test_the_interval_contains_the_share(
    denominator: measures.Denominator, annotations: Annotations, selection: Selection
) -> None:
    """Low <= share <= high, and both or neither bound is missing."""
    counts = measures.mention_counts(annotations, selection, denominator=denominator)
    given_bounds = counts.dropna(subset=["low", "high"])

    assert (given_bounds["low"] <= given_bounds["share"]).all()
    assert (given_bounds["share"] <= given_bounds["high"]).all()
    pd.testing.assert_series_equal(counts["low"].isna(), counts["high"].isna(), check_names=False)


@law
@given(corpora(), selections())
def test_the_interval_contains_the_tone(annotations: Annotations, selection: Selection) -> None:
    """Low <= tone <= high; no interval without a mean."""
    tone = measures.tone_by_actor(annotations, selection)
    given_bounds = tone.dropna(subset=["low", "high"])

    assert (given_bounds["low"] <= given_bounds["tone"]).all()
    assert (given_bounds["tone"] <= given_bounds["high"]).all()
    assert tone.loc[tone["tone"].isna(), ["low", "high"]].isna().all(axis=None)
