"""The picture: inside the frame, nothing on top of another, the same every time."""

from __future__ import annotations

from itertools import combinations, pairwise

import networkx as nx
import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from numpy.typing import NDArray

from analysis.measures.layout import CANVAS, disc_radii, positions
from tests.measures.random_corpora import law

Points = NDArray[np.float64]


@st.composite
def graphs(draw: st.DrawFn) -> nx.Graph[int]:
    """Up to 12 nodes with any ties between them."""
    n = draw(st.integers(1, 12))
    graph: nx.Graph[int] = nx.empty_graph(n)
    for one, two in combinations(range(n), 2):
        if weight := draw(st.sampled_from((0, 0, 0, 1, 5, 40))):
            graph.add_edge(one, two, weight=weight)
    return graph


def _radii(graph: nx.Graph[int]) -> Points:
    return disc_radii(np.arange(len(graph), 0, -1))


def _gaps(points: Points, radii: Points) -> list[float]:
    """Pixels between the discs of each two nodes."""
    pixels = points * CANVAS
    return [
        float(np.hypot(*(pixels[one] - pixels[two])) - radii[one] - radii[two])
        for one, two in combinations(range(len(points)), 2)
    ]


@law
@given(graphs())
def test_inside_the_frame_and_not_on_top_of_each_other(graph: nx.Graph[int]) -> None:
    """Positions are in [0, 1], and discs do not overlap."""
    placed = positions(graph, _radii(graph))

    assert ((placed >= 0) & (placed <= 1)).all()
    assert all(gap > 0 for gap in _gaps(placed, _radii(graph)))


@law
@given(graphs())
def test_parts_do_not_land_on_each_other(graph: nx.Graph[int]) -> None:
    """The frames around any two unconnected parts have no point in common."""
    placed = positions(graph, _radii(graph))
    frames = [
        (placed[sorted(part)].min(axis=0), placed[sorted(part)].max(axis=0))
        for part in nx.connected_components(graph)
    ]
    for (low, high), (other_low, other_high) in combinations(frames, 2):
        assert (high < other_low).any() or (other_high < low).any()


@law
@given(graphs())
def test_order_of_ties_does_not_matter(graph: nx.Graph[int]) -> None:
    """The same ties in another order give the same picture to the last digit."""
    reversed_ties: nx.Graph[int] = nx.empty_graph(len(graph))
    for one, two, tie in reversed(list(graph.edges(data=True))):
        reversed_ties.add_edge(two, one, **tie)

    np.testing.assert_array_equal(
        positions(graph, _radii(graph)), positions(reversed_ties, _radii(graph))
    )


def _joined(*parts: nx.Graph[int]) -> nx.Graph[int]:
    graph: nx.Graph[int] = nx.disjoint_union_all(parts)
    nx.set_edge_attributes(graph, dict.fromkeys(graph.edges, 1), "weight")
    return graph


def test_who_has_no_tie_stands_on_a_row_below() -> None:
    """Five alone: one height, evenly spaced, the most mentioned first, under all others."""
    graph = _joined(nx.complete_graph(6), nx.empty_graph(5))
    placed = positions(graph, _radii(graph))

    assert len(set(placed[6:, 1])) == 1
    assert placed[6:, 1].max() < placed[:6, 1].min()
    steps = [after - before for before, after in pairwise(placed[6:, 0])]
    assert steps == pytest.approx([steps[0]] * 4, abs=1e-5)
    assert steps[0] > 0


def test_heavier_ties_are_shorter() -> None:
    """Of two neighbours, the one it is seen with more often is nearer."""
    graph: nx.Graph[int] = nx.Graph()
    graph.add_edge(0, 1, weight=16)
    graph.add_edge(1, 2, weight=1)
    placed = positions(graph, _radii(graph)) * CANVAS

    near, far = (np.hypot(*(placed[1] - placed[other])) for other in (0, 2))
    assert near < far / 2


def test_a_crowd_is_pushed_apart() -> None:
    """Sixty large discs around a few centres: none overlaps another."""
    graph = _joined(nx.barabasi_albert_graph(60, 2, seed=1))
    radii = np.full(60, 20.0)

    assert min(_gaps(positions(graph, radii), radii)) > 0


def test_the_picture_is_landscape() -> None:
    """A connected network is wider than high, in pixels."""
    graph = _joined(nx.path_graph(7))
    extent = np.ptp(positions(graph, _radii(graph)) * CANVAS, axis=0)

    assert extent[0] > 2 * extent[1]


def test_a_large_network_is_placed_too() -> None:
    """Beyond Kamada-Kawai: 150 nodes, inside the frame, each in a place of its own."""
    graph = _joined(nx.barabasi_albert_graph(150, 2, seed=1))
    placed = positions(graph, _radii(graph))

    assert ((placed >= 0) & (placed <= 1)).all()
    assert len(np.unique(placed, axis=0)) == 150
