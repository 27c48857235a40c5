"""Ties against chance: against brute force, scipy and a simulation."""

from __future__ import annotations

from dataclasses import replace
from itertools import combinations
from math import comb, log

import networkx as nx
import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy.stats import binom, fisher_exact, power_divergence

from analysis import measures
from analysis.errors import SelectionError
from analysis.measures.chance import Shared, log_likelihood, within_articles
from analysis.measures.cooccurrence import edges_of
from analysis.measures.network import disparity
from analysis.measures.selecting import Selected, select
from analysis.settings import Selection
from analysis.tables import Annotations
from tests.corpora import corpus
from tests.measures.random_corpora import corpora, law, rows_of

Stratum = tuple[int, int, int]


@st.composite
def strata(draw: st.DrawFn) -> list[Stratum]:
    """One to four articles: windows, and how many hold each of two actors."""
    sizes = draw(st.lists(st.integers(1, 6), min_size=1, max_size=4))
    return [(n, draw(st.integers(1, n)), draw(st.integers(1, n))) for n in sizes]


def tail_by_hand(articles: list[Stratum], observed: int) -> float:
    """Every way to put b marks among n windows, article by article, counted."""
    ways = {0: 1}
    total = 1
    for n, a, b in articles:
        own: dict[int, int] = {}
        for chosen in combinations(range(n), b):
            together = sum(place < a for place in chosen)
            own[together] = own.get(together, 0) + 1
        ways = {
            k: sum(ways.get(i, 0) * own.get(k - i, 0) for i in ways)
            for k in range(sum(min(a, b) for _, a, b in articles) + 1)
        }
        total *= comb(n, b)
    return sum(number for k, number in ways.items() if k >= observed) / total


@law
@given(strata(), st.integers(0, 8))
def test_p_is_what_counting_all_placements_gives(articles: list[Stratum], observed: int) -> None:
    """Exact by convolution: the same as listing every placement of every article."""
    n, a, b = (np.array(part) for part in zip(*articles, strict=True))
    shared = Shared(np.zeros(len(articles), dtype=np.int64), n, a, b, 1)

    p = within_articles(shared, np.array([observed]))
    assert p[0] == pytest.approx(tail_by_hand(articles, observed))


def test_the_normal_form_is_near_the_exact_one(monkeypatch: pytest.MonkeyPatch) -> None:
    """Sixty articles of twelve windows, by both ways."""
    many = 60
    n, a, b = (np.full(many, number) for number in (12, 4, 5))
    shared = Shared(np.zeros(many, dtype=np.int64), n, a, b, 1)
    exact = [within_articles(shared, np.array([seen]))[0] for seen in (95, 105, 115)]
    monkeypatch.setattr("analysis.measures.chance.EXACT_ARTICLES", 1)
    normal = [within_articles(shared, np.array([seen]))[0] for seen in (95, 105, 115)]

    assert normal == pytest.approx(exact, rel=0.1, abs=1e-4)


def _pair(n_both: int, n_first: int, n_second: int, n_neither: int) -> Annotations:
    sentences = ["[A|person:a] [B|person:b]"] * n_both + ["[A|person:a]"] * n_first
    sentences += ["[B|person:b]"] * n_second + ["Rain."] * n_neither
    return corpus({f"d{number}": [sentence] for number, sentence in enumerate(sentences)})


def test_documents_are_tested_by_fisher() -> None:
    """The plain hypergeometric is Fisher's one-sided test of the two-by-two table."""
    edge = measures.cooccurrence(_pair(6, 4, 3, 17), window="document").iloc[0]

    assert edge["p"] == pytest.approx(fisher_exact(np.array([[6, 4], [3, 17]]), "greater").pvalue)
    assert edge["q"] == edge["p"]


def test_log_likelihood_is_dunning() -> None:
    """G squared as scipy's power divergence gives it."""
    table = np.array([[6.0, 4.0], [3.0, 17.0]])
    expected = table.sum(axis=1, keepdims=True) * table.sum(axis=0) / table.sum()
    known = power_divergence(table.ravel(), expected.ravel(), lambda_="log-likelihood").statistic

    both, source, target, five = (np.array([number]) for number in (6.0, 10.0, 9.0, 5.0))
    assert log_likelihood(both, source, target, 30)[0] == pytest.approx(known)
    assert log_likelihood(five, five, five, 10)[0] == pytest.approx(20 * log(2))


@pytest.mark.parametrize(
    "annotations",
    [
        pytest.param(
            corpus({"a1": [["[A|person:a] [B|person:b]"] * 5 + ["Rain."] * 40]}), id="one article"
        ),
        pytest.param(_pair(3, 2, 2, 2), id="too few windows"),
    ],
)
def test_what_cannot_be_tested_is_shown_untested(annotations: Annotations) -> None:
    """Counts are there, p and q are missing, and the network keeps its ties."""
    nodes, edges = measures.network(annotations)

    assert edges["observed"].item() >= 3
    assert edges[["p", "q"]].isna().all(axis=None)
    assert nodes["degree"].tolist() == [1, 1]


def _topics(chance: np.random.Generator) -> Annotations:
    """Articles of two topics; inside an article each actor is in sentences at random."""
    articles = {}
    for number in range(24):
        topic = range(5) if number % 2 else range(5, 10)
        n = int(chance.integers(6, 14))
        named: list[list[str]] = [["Rain"] for _ in range(n)]
        for actor in topic:
            for place in chance.choice(n, size=int(chance.integers(1, n)), replace=False):
                named[place].append(f"[W|person:{actor}]")
        articles[f"d{number}"] = [[" and ".join(words) + "." for words in named]]
    return corpus(articles)


def _dealt_anew(selected: Selected, chance: np.random.Generator) -> Selected:
    """Each actor in as many sentences of each article as before, but any of them."""
    first, n = np.unique(selected.sentence_document, return_index=True, return_counts=True)[1:]
    pair = selected.mention_document * len(selected.actors) + selected.mention_actor
    order = np.argsort(pair, kind="stable")
    dealt = selected.mention_sentence.copy()
    for places in np.split(order, np.flatnonzero(np.diff(pair[order])) + 1):
        article = selected.mention_document[places[0]]
        dealt[places] = first[article] + chance.choice(n[article], len(places), replace=False)
    return replace(selected, mention_sentence=dealt)


def test_windows_at_random_are_seldom_significant() -> None:
    """Actors dealt to the sentences of their articles at random: q < .05 in 5 of 100 families.

    More than the 99 % point of the binomial distribution would be no accident.
    """
    chance, n_families = np.random.default_rng(3), 200
    selected = select(_topics(chance), Selection())
    families = [edges_of(_dealt_anew(selected, chance), "sentence") for _ in range(n_families)]
    found = sum(bool((edges["q"] < 0.05).any()) for edges in families)

    assert all(edges["q"].notna().all() and len(edges) > 10 for edges in families)
    assert 0 < found <= binom.ppf(0.99, n_families, 0.05)


def test_a_tie_inside_the_articles_is_found() -> None:
    """A and B share all their sentences in five articles; C is elsewhere in the same ones."""
    article = [["[A|person:a] [B|person:b]"] * 3 + ["[C|person:c] left."] * 5 + ["Rain."] * 4]
    edges = measures.network(corpus({f"d{n}": article for n in range(5)})).edges

    assert edges[["source", "target"]].to_numpy().tolist() == [["person:a", "person:b"]]
    assert edges["q"].item() < 1e-6


@law
@given(corpora(max_articles=6), st.sampled_from(("sentence", "paragraph", "document")))
def test_untested_pairs_are_the_same_pairs(annotations: Annotations, window: str) -> None:
    """Leaving the test out changes nothing but p and q; both are probabilities."""
    tested = measures.cooccurrence(annotations, window=window)  # type: ignore[arg-type]
    plain = measures.cooccurrence(annotations, window=window, tested=False)  # type: ignore[arg-type]

    assert tested.drop(columns=["p", "q"]).equals(plain.drop(columns=["p", "q"]))
    assert ((tested["p"].dropna() >= 0) & (tested["p"].dropna() <= 1)).all()
    assert (tested["q"].dropna() >= tested["p"].dropna()).all()


@law
@given(corpora(max_articles=6))
def test_the_backbone_is_what_the_graph_gives(annotations: Annotations) -> None:
    """The disparity of each edge, from networkx's strengths and degrees."""
    edges = measures.cooccurrence(annotations, tested=False)
    graph: nx.Graph[str] = nx.Graph()
    for edge in rows_of(edges):
        graph.add_edge(edge.source, edge.target, weight=edge.observed)
    for edge, found in zip(rows_of(edges), disparity(edges), strict=True):
        known = min(
            (1 - edge.observed / graph.degree(end, weight="weight")) ** (graph.degree(end) - 1)
            for end in (edge.source, edge.target)
        )
        assert found == pytest.approx(known)


def test_an_ego_network_is_the_actor_and_its_company() -> None:
    """Rossi is beside Leitner twice and Weiss once; Moser is with others."""
    one = corpus(
        {
            "a1": [
                [
                    *["[Rossi|person:rossi] met [Leitner|person:leitner]."] * 2,
                    "[Rossi|person:rossi] met [Weiss|person:weiss].",
                    *["[Moser|person:moser] met [Leitner|person:leitner]."] * 5,
                ]
            ]
        }
    )
    around = measures.network(one, ego="person:rossi", top=2).nodes["name"].tolist()

    assert sorted(around) == ["Leitner", "Rossi"]
    assert len(measures.network(one, ego="person:rossi").nodes) == 3
    assert measures.network(one, ego="person:gone").nodes.empty


@pytest.mark.parametrize("max_q", [0.0, 1.0, -0.1])
def test_a_threshold_outside_its_range_is_refused(max_q: float) -> None:
    """The message says what would be right."""
    with pytest.raises(SelectionError, match="between 0 and 1"):
        measures.network(corpus({}), max_q=max_q)
