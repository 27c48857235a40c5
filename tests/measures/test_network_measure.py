"""Nodes and edges: the definitions, and the same answer every time."""

from __future__ import annotations

import networkx as nx
import pandas as pd
import pytest
from hypothesis import given

from analysis import measures
from analysis.tables import Annotations
from tests.corpora import corpus
from tests.measures.random_corpora import corpora, law, rows_of


@pytest.fixture
def two_camps() -> Annotations:
    """Two groups that share sentences within: a, b, c, d twice each pair, x, y, z; one bridge d-x.

    Nobody shares a sentence with "lone".
    """
    pairs = ["ab", "ac", "ad", "bc", "bd", "cd", "xy", "xz", "yz"] * 2 + ["dx"]
    sentences = [f"[P|person:{one}] and [P|person:{two}]." for one, two in map(tuple, pairs)]
    return corpus({"a1": [[*sentences, "[P|person:lone] left."]]})


def test_communities_are_numbered_by_size(two_camps: Annotations) -> None:
    """The larger camp is 0, the smaller 1, who has no tie is alone."""
    nodes = measures.network(two_camps).nodes.set_index("name")

    assert nodes["community"].to_dict() == {
        **dict.fromkeys("ABCD", 0),
        **dict.fromkeys("XYZ", 1),
        "Lone": 2,
    }


def test_the_bridge_is_between(two_camps: Annotations) -> None:
    """All paths between the camps lead over D and X: D 3 * 3 and X 4 * 2 of 21 pairs of others."""
    nodes = {node.name: node for node in rows_of(measures.network(two_camps).nodes)}

    assert nodes["D"].betweenness == pytest.approx(9 / 21)
    assert nodes["X"].betweenness == pytest.approx(8 / 21)
    assert (nodes["D"].degree, nodes["D"].strength) == (4, 7)
    assert (nodes["Lone"].degree, nodes["Lone"].strength, nodes["Lone"].betweenness) == (0, 0, 0)


def test_a_strong_tie_is_a_short_way() -> None:
    """A-B and B-C are seen four times, A-C once: from A to C it is 1/4 + 1/4 over B, 1 directly."""
    pairs = [*["AB", "BC"] * 4, "AC"]
    sentences = [f"[P|person:{pair[0]}] and [P|person:{pair[1]}]." for pair in pairs]
    nodes = measures.network(corpus({"a1": [sentences]})).nodes

    assert dict(zip(nodes["name"], nodes["betweenness"], strict=True)) == {"B": 1, "A": 0, "C": 0}


def test_nodes_are_the_most_mentioned(two_camps: Annotations) -> None:
    """D and X have one mention more than the others of their camps; ties come by name."""
    nodes, edges = measures.network(two_camps, top=3)

    assert nodes["name"].tolist() == ["D", "A", "B"]
    assert sorted(edges["source_name"] + edges["target_name"]) == ["AB", "AD", "BD"]


def test_edges_need_the_minimum(two_camps: Annotations) -> None:
    """The bridge has one sentence only."""
    edges = measures.network(two_camps, min_observed=2).edges

    assert edges["observed"].tolist() == [2] * 9


@law
@given(corpora())
def test_equals_networkx(annotations: Annotations) -> None:
    """Degree, strength, betweenness and PageRank are networkx's on the table of edges."""
    nodes, edges = measures.network(annotations)
    graph: nx.Graph[str] = nx.Graph()
    graph.add_nodes_from(nodes["actor_id"])
    for edge in rows_of(edges):
        graph.add_edge(edge.source, edge.target, weight=edge.observed, distance=1 / edge.observed)
    table = nodes.set_index("actor_id")

    assert table["degree"].to_dict() == dict(graph.degree())
    assert table["strength"].to_dict() == dict(graph.degree(weight="weight"))
    between = nx.betweenness_centrality(graph, weight="distance")
    assert table["betweenness"].to_dict() == pytest.approx(between)
    assert table["pagerank"].to_dict() == pytest.approx(nx.pagerank(graph, weight="weight"))


@law
@given(corpora())
def test_nodes_carry_the_numbers_of_the_other_measures(annotations: Annotations) -> None:
    """Mentions and tone on a node are those of the bars; edges are those of the table of ties."""
    nodes, edges = measures.network(annotations, ties="all")
    counts = measures.mention_counts(annotations)
    tone = measures.tone_by_actor(annotations).set_index("actor_id")["tone"]

    shared = ["actor_id", "name", "type", "mentions"]
    pd.testing.assert_frame_equal(nodes[shared], counts[shared])
    assert nodes["tone"].tolist() == pytest.approx(tone[nodes["actor_id"]].tolist(), nan_ok=True)
    pd.testing.assert_frame_equal(edges, measures.cooccurrence(annotations))
