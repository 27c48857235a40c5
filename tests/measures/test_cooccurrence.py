"""Pairs against the definition written as plain loops, and the affiliation rule."""

from __future__ import annotations

from itertools import combinations
from math import log
from typing import get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis import measures
from analysis.settings import Selection, Window
from analysis.tables import Annotations
from tests.corpora import corpus
from tests.measures.random_corpora import corpora, law, rows_of, selections

WINDOW_KEY = {"sentence": "sentence_index", "paragraph": "paragraph_index", "document": None}
WINDOWS = st.sampled_from(get_args(Window))

Held = dict[tuple[str, int], set[str]]


def windows_by_hand(annotations: Annotations, selection: Selection, window: Window) -> Held:
    """(document, window) -> actors in it, from the selected sentences and mentions."""
    key = WINDOW_KEY[window]
    held: Held = {(d, 0): set() for d in measures.selected_documents(annotations)["document_id"]}
    if key:
        held = {}
        for row in measures.selected_sentences(annotations, selection).to_dict("records"):
            held[row["document_id"], row[key]] = set()
    for row in measures.selected_mentions(annotations, selection).to_dict("records"):
        held[row["document_id"], row[key] if key else 0].add(row["actor_id"])
    return held


def expected_by_hand(held: Held, source: str, target: str, window: Window) -> float:
    """Sum over articles of a * b / n; over everything for documents."""
    articles = {document for document, _ in held} if window != "document" else {""}
    total = 0.0
    for article in articles:
        own = [actors for (document, _), actors in held.items() if article in ("", document)]
        a, b = (sum(actor in actors for actors in own) for actor in (source, target))
        total += a * b / len(own)
    return total


@law
@given(corpora(), WINDOWS)
def test_equals_the_definition(annotations: Annotations, window: Window) -> None:
    """Observed, margins, expected, jaccard and npmi of every pair, and no pair more."""
    held = windows_by_hand(annotations, Selection(), window)
    edges = measures.cooccurrence(annotations, window=window)
    pairs = {pair for actors in held.values() for pair in combinations(sorted(actors), 2)}

    assert set(zip(edges["source"], edges["target"], strict=True)) == pairs
    for edge in rows_of(edges):
        both, a, b = (
            sum(wanted <= actors for actors in held.values())
            for wanted in ({edge.source, edge.target}, {edge.source}, {edge.target})
        )
        assert (edge.observed, edge.n_source, edge.n_target) == (both, a, b)
        assert edge.n_windows == len(held)
        by_chance = expected_by_hand(held, edge.source, edge.target, window)
        assert edge.expected == pytest.approx(by_chance)
        assert edge.jaccard == pytest.approx(both / (a + b - both))
        assert edge.npmi == pytest.approx(npmi_by_hand(both, a, b, len(held)), nan_ok=True)


def npmi_by_hand(both: int, a: int, b: int, n: int) -> float:
    """Bouma 2009; 0 / 0 where both are everywhere."""
    return float("nan") if both == n else log(both * n / (a * b)) / -log(both / n)


@law
@given(corpora(), selections(), WINDOWS)
def test_a_pair_never_exceeds_its_rarer_actor(
    annotations: Annotations, selection: Selection, window: Window
) -> None:
    """1 <= observed <= the windows of either; source < target; ranges of the measures."""
    for edge in rows_of(measures.cooccurrence(annotations, selection, window=window)):
        assert 1 <= edge.observed <= min(edge.n_source, edge.n_target)
        assert edge.source < edge.target
        assert 0 < edge.expected <= edge.n_windows
        assert 0 < edge.jaccard <= 1
        assert edge.npmi != edge.npmi or -1 <= edge.npmi <= 1


@law
@given(corpora(), selections())
def test_sentence_pairs_are_among_paragraph_pairs_among_document_pairs(
    annotations: Annotations, selection: Selection
) -> None:
    """Who shares a sentence shares its paragraph, and so on."""
    sentence, paragraph, document = (
        {
            (edge.source, edge.target)
            for edge in rows_of(measures.cooccurrence(annotations, selection, window=window))
        }
        for window in get_args(Window)
    )
    assert sentence <= paragraph <= document


WITH_MODIFIERS = Selection(roles=("actor", "modifier"))
LEADER = "[Indian|country:IN|demonym|modifier] leader [Modi|person:modi]"


@pytest.mark.parametrize(
    ("sentence", "pairs"),
    [
        pytest.param(LEADER, [], id="not with its affiliation as a modifier"),
        pytest.param(
            f"{LEADER} of [India|country:IN]",
            [("country:IN", "person:modi")],
            id="but with it as an actor",
        ),
        pytest.param(
            "[Indian|country:IN|modifier] [Putin|person:putin]",
            [("country:IN", "person:putin")],
            id="a modifier of another",
        ),
        pytest.param(
            "[Modi|person:modi|modifier] plan of [India|country:IN]",
            [("country:IN", "person:modi")],
            id="the member as a modifier",
        ),
        pytest.param("[Modi|person:modi] and [Modi|person:modi]", [], id="not with itself"),
    ],
)
def test_pairs_through_modifiers(sentence: str, pairs: list[tuple[str, str]]) -> None:
    """The country inside a person's own title is no company."""
    one = corpus({"a1": [sentence]}, affiliations={"person:modi": "country:IN"})
    edges = measures.cooccurrence(one, WITH_MODIFIERS)

    assert list(zip(edges["source"], edges["target"], strict=True)) == pairs


@pytest.mark.parametrize("window", ["sentence", "document"])
def test_margins_of_a_pair_leave_its_modifiers_out(window: Window) -> None:
    """India is in one window beside Modi and in two as a modifier: n is 1 for this pair."""
    one = corpus(
        {
            "a1": [[f"{LEADER} met [India|country:IN]."]],
            "a2": [[f"{LEADER} left.", f"{LEADER} came.", "Rain."]],
        },
        affiliations={"person:modi": "country:IN"},
    )
    edge = measures.cooccurrence(one, WITH_MODIFIERS, window=window).iloc[0]
    n_modi, n_windows = (3, 4) if window == "sentence" else (2, 2)

    assert edge[["observed", "n_source", "n_target", "n_windows"]].tolist() == [
        1,
        1,
        n_modi,
        n_windows,
    ]
    assert edge["expected"] == pytest.approx(1.0)
