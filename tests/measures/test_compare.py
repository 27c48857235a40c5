"""Two selections against each other: against the other measures, formulas and chance."""

from __future__ import annotations

from dataclasses import replace
from itertools import combinations
from math import log, sqrt
from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy.stats import false_discovery_control

from analysis import measures
from analysis.measures.log_odds import log_odds
from analysis.measures.significance import q_values
from analysis.settings import Selection
from analysis.tables import Annotations
from tests.corpora import corpus
from tests.measures.random_corpora import corpora, law, rows_of, selections

FIRST, SECOND = ("a0", "a1", "a2"), ("a3", "a4", "a5")
DENOMINATORS = st.sampled_from(("mentions", "sentences", "articles", "words"))


def halves(selection: Selection) -> tuple[Selection, Selection]:
    """The same selection of two sets of articles."""
    return replace(selection, documents=FIRST), replace(selection, documents=SECOND)


def sides() -> st.SearchStrategy[tuple[Selection, Selection]]:
    """Two sets of articles, each counted by rules of its own, of the same actors."""

    def apart(pair: tuple[Selection, Selection]) -> tuple[Selection, Selection]:
        a, b = pair
        return halves(a)[0], replace(halves(b)[1], actors=a.actors)

    return st.tuples(selections(), selections()).map(apart)


@law
@given(corpora(max_articles=6), sides(), DENOMINATORS)
def test_shares_are_those_of_each_side(
    annotations: Annotations, pair: tuple[Selection, Selection], denominator: Any
) -> None:
    """Counts, denominators and shares equal `mention_counts` of the side; interval around."""
    a, b = pair
    table = measures.compare(annotations, a, other=b, denominator=denominator)
    for letter, side in (("a", a), ("b", b)):
        counts = measures.mention_counts(annotations, side, denominator=denominator)
        known: Any = counts.set_index("actor_id")
        for row in rows_of(table[table[f"mentions_{letter}"] > 0]):
            own = known.loc[row.actor_id, ["mentions", "documents", "count", "n", "share"]]
            shown = [getattr(row, f"{name}_{letter}") for name in own.index]
            assert shown == pytest.approx(own.tolist())
    bounded = table.dropna(subset=["share_low"])
    assert bounded["share_difference"].between(bounded["share_low"], bounded["share_high"]).all()


@law
@given(corpora(max_articles=6), sides())
def test_means_are_those_of_each_side(
    annotations: Annotations, pair: tuple[Selection, Selection]
) -> None:
    """Tone and stance of each side, their n, and the difference inside its interval."""
    a, b = pair
    table = measures.compare(annotations, a, other=b)
    for letter, side in (("a", a), ("b", b)):
        tone: Any = measures.tone_by_actor(annotations, side).set_index("actor_id")
        stance: Any = measures.stance_by_actor(annotations, side).set_index("actor_id")
        for row in rows_of(table[table[f"mentions_{letter}"] > 0]):
            shown = [
                getattr(row, f"{name}_{letter}")
                for name in ("tone", "sentences", "stance", "judged")
            ]
            own = [*tone.loc[row.actor_id, ["tone", "sentences"]]]
            own += [*stance.loc[row.actor_id, ["stance", "mentions"]]]
            assert shown == pytest.approx(own, nan_ok=True)
    for name in ("tone", "stance"):
        bounded = table.dropna(subset=[f"{name}_low"])
        inside = bounded[f"{name}_difference"].between(
            bounded[f"{name}_low"], bounded[f"{name}_high"]
        )
        assert inside.all()


@law
@given(corpora(max_articles=6), selections())
def test_turned_around_everything_changes_sign(
    annotations: Annotations, selection: Selection
) -> None:
    """Turned around, b against a is the negative of a against b."""
    a, b = halves(selection)
    there: Any
    back: Any
    there, back = (
        measures.compare(annotations, one, other=two).set_index("actor_id").sort_index()
        for one, two in ((a, b), (b, a))
    )
    for name in ("share_difference", "log_odds", "z", "z_articles", "tone_difference"):
        np.testing.assert_allclose(there[name], -back[name], atol=1e-12)
    np.testing.assert_allclose(there["q"], back["q"])


def test_log_odds_are_the_published_formula() -> None:
    """Equations 16, 20 and 22 of Monroe and others with both selections as the prior."""
    y_a, y_b = np.array([12.0, 3.0, 40.0]), np.array([2.0, 9.0, 30.0])
    ratio, z = log_odds(y_a, y_b)
    n_a, n_b, prior = y_a.sum(), y_b.sum(), y_a + y_b
    for w in range(3):
        odds = [
            log((y[w] + prior[w]) / (n + prior.sum() - y[w] - prior[w]))
            for y, n in ((y_a, n_a), (y_b, n_b))
        ]
        error = sqrt(1 / (y_a[w] + prior[w]) + 1 / (y_b[w] + prior[w]))
        assert ratio[w] == pytest.approx(odds[0] - odds[1])
        assert z[w] == pytest.approx((odds[0] - odds[1]) / error)


@given(st.lists(st.floats(0, 1), min_size=1, max_size=30))
def test_q_values_are_those_of_scipy(p: list[float]) -> None:
    """Benjamini and Hochberg, computed independently."""
    np.testing.assert_allclose(q_values(np.array(p)), false_discovery_control(p), atol=1e-12)


def _clustered(n_articles: int, seed: int) -> Annotations:
    """Articles about one of eight actors each: their mentions come in clusters of one to nine."""
    chance = np.random.default_rng(seed)
    articles = {}
    for number in range(n_articles):
        about, beside = chance.integers(8, size=2)
        named = [about] * int(chance.integers(1, 10)) + [beside]
        articles[f"d{number:03}"] = [" ".join(f"[W|person:{one}]" for one in named)]
    return corpus(articles)


def test_random_splits_are_seldom_significant() -> None:
    """Forty splits of articles at random: any q < .05 in few families, though z is often large."""
    chance = np.random.default_rng(5)
    annotations = _clustered(80, seed=4)
    ids = annotations.documents["document_id"].to_numpy()
    by_articles = by_mentions = 0
    for _ in range(40):
        mixed = chance.permutation(ids)
        table = measures.compare(
            annotations, Selection(documents=mixed[:40]), other=Selection(documents=mixed[40:])
        )
        by_articles += bool((table["q"] < 0.05).any())
        by_mentions += bool((table["z"].abs() > 2.7).any())
    assert by_articles <= 4
    assert by_mentions > by_articles


def test_a_difference_that_is_there_is_found() -> None:
    """Rossi is in every article of the first outlet and in none of the second."""
    articles = {f"a{n}": ["[Rossi|person:rossi] and [Weiss|person:weiss]"] for n in range(20)}
    articles |= {f"b{n}": ["[Leitner|person:l] and [Weiss|person:weiss]"] for n in range(20)}
    a, b = (Selection(documents=[f"{side}{n}" for n in range(20)]) for side in "ab")
    table: Any = measures.compare(corpus(articles), a, other=b).set_index("name")
    rossi = table.loc["Rossi"]

    assert rossi["q"] < 0.001
    assert table["q"]["Weiss"] > 0.9
    assert rossi[["share_low", "share_high"]].tolist() == [0.5, 0.5]


def test_an_empty_side_compares_nothing() -> None:
    """No article on one side: its share is missing, and so is the difference."""
    one = corpus({"a1": ["[Rossi|person:rossi] left."]})
    table = measures.compare(one, other=Selection(documents=[]))

    assert table[["share_b", "share_difference", "z", "q"]].isna().all(axis=None)
    assert measures.articles_in_both(one, other=Selection()) == 1


@law
@given(corpora(max_articles=6), sides(), st.sampled_from(("sentence", "document")))
def test_ties_are_those_of_each_side(
    annotations: Annotations, pair: tuple[Selection, Selection], window: Any
) -> None:
    """Windows with both equal `cooccurrence` of the side; no pair is missing or made up."""
    a, b = pair
    edges = measures.compare_network(annotations, a, other=b, window=window).edges
    shown = edges.set_index(["source", "target"])
    for letter, side in (("a", a), ("b", b)):
        pairs = measures.cooccurrence(annotations, side, window=window)
        known = pairs.set_index(["source", "target"])["observed"]
        own = shown[f"observed_{letter}"]
        assert own[own > 0].to_dict() == known.to_dict()
    assert ((edges["low"] <= edges["difference"]) | edges["low"].isna()).all()
    assert all(row.source < row.target for row in rows_of(edges))


def test_pairs_of_no_window_are_left_out() -> None:
    """Three actors, two pairs."""
    one = corpus({"a": ["[A|person:a] [B|person:b]", "[A|person:a] [C|person:c]"]})
    edges = measures.compare_network(one, other=Selection(documents=[])).edges

    assert set(zip(edges["source"], edges["target"], strict=True)) == {
        pair for pair in combinations(("person:a", "person:b", "person:c"), 2) if "person:a" in pair
    }
