"""Ranks and ties over the grid of settings, against the measures themselves."""

from __future__ import annotations

from dataclasses import replace
from typing import Any, get_args

import pytest
from hypothesis import given
from scipy.stats import kendalltau

from analysis import measures
from analysis.errors import SelectionError
from analysis.settings import Policy, Selection, Settings, Window
from analysis.tables import Annotations
from tests.corpora import corpus
from tests.measures.random_corpora import corpora, law, rows_of


@law
@given(corpora())
def test_ties_hold_where_the_network_shows_them(annotations: Annotations) -> None:
    """Counted again by asking the network nine times."""
    found = measures.robustness(annotations)
    ids = found.actors["actor_id"].tolist()
    grid = [
        measures.network(
            annotations, Selection(policy=policy, actors=ids), window=window, top=20
        ).edges
        for policy in get_args(Policy)
        for window in get_args(Window)
    ]
    for tie in rows_of(found.ties):
        shown = [
            ((edges["source"] == tie.source) & (edges["target"] == tie.target)).any()
            for edges in grid
        ]
        assert (tie.holds, tie.settings) == (sum(shown), 9)
        assert tie.holds >= 1


@law
@given(corpora())
def test_ranks_are_those_of_the_counts(annotations: Annotations) -> None:
    """Best and worst over the three policies; tau is scipy's."""
    actors, _, settings = measures.robustness(annotations)
    tables: dict[str, Any] = {
        policy: measures.mention_counts(annotations, Selection(policy=policy)).set_index("actor_id")
        for policy in get_args(Policy)
    }
    ranks = {p: t["mentions"].rank(ascending=False, method="min") for p, t in tables.items()}
    for row in rows_of(actors):
        own = [rank[row.actor_id] for rank in ranks.values() if row.actor_id in rank]
        assert row.best == min(own)
        assert row.rank == ranks["metonyms"][row.actor_id]
        assert row.worst == max(own) or len(own) < 3
    for row in rows_of(settings):
        there = [tables[row.policy]["mentions"].get(one, 0) for one in actors["actor_id"]]
        here = [tables["metonyms"]["mentions"][one] for one in actors["actor_id"]]
        known = kendalltau(here, there).statistic if len(here) > 1 else float("nan")
        assert row.tau == pytest.approx(known, nan_ok=True)


def test_another_reader_doubles_the_settings() -> None:
    """The same articles read twice: six rankings, eighteen networks."""
    full = corpus({"a1": ["[A|person:a] met [B|person:b]."]})
    fast = replace(full, settings=Settings(reader="fast"))
    actors, ties, settings = measures.robustness(full, others=[fast])

    assert settings["reader"].tolist() == ["full"] * 3 + ["fast"] * 3
    assert actors["settings"].tolist() == [6, 6]
    assert ties[["holds", "settings"]].to_numpy().tolist() == [[18, 18]]


def test_other_articles_are_refused() -> None:
    """Readers can be compared on the same articles only."""
    one, two = corpus({"a1": ["Rain."]}), corpus({"a2": ["Rain."]})
    with pytest.raises(SelectionError, match="other articles"):
        measures.robustness(one, others=[two])
