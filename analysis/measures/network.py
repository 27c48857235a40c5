"""Who appears with whom, as a graph: nodes with their place in it, edges with their counts."""

from __future__ import annotations

from typing import Any, Literal, NamedTuple, get_args

import networkx as nx
import numpy as np
import pandas as pd

from analysis.errors import SelectionError
from analysis.measures.cooccurrence import edges_of
from analysis.measures.intervals import Floats
from analysis.measures.layout import disc_radii, positions
from analysis.measures.mentions import actor_counts, in_rank
from analysis.measures.selecting import (
    DEFAULT_SELECTION,
    Selected,
    check_at_least_one,
    check_option,
    select,
)
from analysis.measures.tone import actor_means
from analysis.measures.windows import present_in
from analysis.settings import Selection, Window
from analysis.tables import Annotations, Columns

#: which edges of a network are kept
Ties = Literal["significant", "backbone", "all"]
#: one row per actor in the network
NODE_COLUMNS: Columns = {
    "actor_id": "str",
    "name": "str",
    "type": "str",
    "mentions": "int64",
    "tone": "float64",  # mean tone of its sentences; missing below Settings.min_sentences
    "degree": "int64",  # number of neighbours
    "strength": "int64",  # sum of `observed` over its edges
    "betweenness": "float64",  # [0, 1], share of shortest paths through it; distance 1/observed
    "pagerank": "float64",  # sums to 1; damping 0.85, weighted by observed
    "community": "int64",  # 0 is the largest
    "x": "float64",  # [0, 1], position in the picture
    "y": "float64",
}
#: Louvain visits the nodes in a random order; one fixed seed gives one answer
_COMMUNITY_SEED = 1


class Network(NamedTuple):
    """Two tables: NODE_COLUMNS, most mentions first, and EDGE_COLUMNS between these nodes."""

    nodes: pd.DataFrame
    edges: pd.DataFrame


def network(
    annotations: Annotations,
    selection: Selection = DEFAULT_SELECTION,
    *,
    window: Window = "sentence",
    top: int = 30,
    min_observed: int = 1,
    ties: Ties = "significant",
    max_q: float = 0.05,
    ego: str | None = None,
) -> Network:
    """Build the network of the most mentioned actors from the windows they share.

    Every measure is one of this network, not of all actors: with a larger `top`, degree, paths
    and communities change. A central actor is one that is often named beside many others; that is
    a property of the coverage.

    Parameters
    ----------
    annotations, selection
        What is counted.
    window
        What "together" means, as in `cooccurrence`.
    top
        How many actors, the most mentioned ones; those without a tie are in as well.
    min_observed
        Edges need at least this many windows.
    ties
        ``"significant"``: edges with ``q`` below `max_q`, or all of them where nothing is tested;
        ``"backbone"``: edges that the disparity filter keeps at level `max_q`: a share of one
        of its actors' windows together that is too large for an even spread of them; ``"all"``.
    max_q
        Between 0 and 1.
    ego
        An actor_id: then the actors are this one and those with which it is together most often,
        significantly or not, up to `top` in all.

    Returns
    -------
    Network
        Nodes most mentions first, ties by name; edges as `cooccurrence` sorts them. Degree,
        betweenness and PageRank are those of networkx; communities are found by Louvain and
        numbered by size, ties by their most mentioned member. The same corpus gives the same
        positions to the last digit, whatever the order of its rows.

    Raises
    ------
    SelectionError
        When the window or the ties are unknown, `top` or `min_observed` is below 1, or `max_q` is
        not between 0 and 1.

    Examples
    --------
    >>> from tests.corpora import corpus
    >>> one = corpus({"a1": [["[Leitner|person:leitner] met [Rossi|person:rossi].",
    ...                       "[Leitner|person:leitner] met [Weiss|person:weiss]."]]})
    >>> nodes, edges = network(one)
    >>> nodes[["name", "degree", "strength", "betweenness", "community"]].values.tolist()
    [['Leitner', 2, 2, 1.0, 0], ['Rossi', 1, 1, 0.0, 0], ['Weiss', 1, 1, 0.0, 0]]

    References
    ----------
    Blondel, V. D., et al. (2008). Fast unfolding of communities in large networks. Journal of
    Statistical Mechanics, P10008.
    Serrano, M. A., Boguna, M., & Vespignani, A. (2009). Extracting the multiscale backbone of
    complex weighted networks. PNAS, 106(16), 6483-6488.
    Brandes, U. (2001). A faster algorithm for betweenness centrality. Journal of Mathematical
    Sociology, 25(2), 163-177.
    """
    check_option("window", window, get_args(Window))
    check_at_least_one("top", top)
    check_at_least_one("min_observed", min_observed)
    check_option("ties", ties, get_args(Ties))
    if not 0 < max_q < 1:
        raise SelectionError(f"max_q is {max_q}; use a number between 0 and 1, such as 0.05.")
    selected = select(annotations, selection)
    counts = actor_counts(selected)
    counts["tone"] = actor_means(selected, annotations.settings.min_sentences)["tone"]
    order = in_rank(counts["mentions"].to_numpy(), selected.name_rank)
    if ego is not None:
        order = order[selected.chosen(_around(selected, window, ego, top))[order]]
    nodes = counts.iloc[order[:top]]
    nodes = nodes[nodes["mentions"] > 0].reset_index(drop=True)
    kept = selected.chosen(nodes["actor_id"].tolist())
    edges = edges_of(selected.only(kept[selected.mention_actor]), window)
    edges = edges[(edges["observed"] >= min_observed) & _holds(edges, ties, max_q)]
    edges = edges.reset_index(drop=True)
    return Network(measured_nodes(nodes, edges), edges)


def _around(selected: Selected, window: Window, ego: str, top: int) -> list[str]:
    """The actor and those it is together with most often."""
    held = present_in(selected, window)
    own = np.flatnonzero(selected.chosen([ego]))
    if not len(own):
        return []
    together = np.asarray((held.T @ held[:, own]).todense()).ravel()
    order = in_rank(together, selected.name_rank)
    rows = [int(row) for row in order if together[row] > 0 and row != own[0]][: top - 1]
    ids = selected.actors["actor_id"].to_numpy()
    return [ego, *ids[rows]]


def _holds(edges: pd.DataFrame, ties: Ties, level: float) -> pd.Series[bool]:
    """Which edges are kept: all, those with a small q, or the backbone."""
    if ties == "all" or (ties == "significant" and edges["q"].isna().all()):
        return pd.Series(True, index=edges.index)
    if ties == "significant":
        return edges["q"] < level
    return pd.Series(disparity(edges) < level, index=edges.index)


def disparity(edges: pd.DataFrame) -> Floats:
    """Probability, under an even spread of an actor's ties, of a share as large as this edge's.

    (1 - w / s)^(k - 1) with the actor's strength s and degree k, for the end where it is
    smaller; 1 for an actor's only tie, which has nothing to be compared with.

    Examples
    --------
    >>> star = pd.DataFrame({"source": ["a", "a", "a"], "target": ["b", "c", "d"],
    ...                      "observed": [8, 1, 1]})
    >>> disparity(star).round(2).tolist()  # (1 - 0.8)^2, (1 - 0.1)^2
    [0.04, 0.81, 0.81]
    """
    if edges.empty:
        return np.zeros(0)
    ends = pd.concat([edges["source"], edges["target"]], ignore_index=True)
    weights = pd.concat([edges["observed"]] * 2, ignore_index=True)
    strength, degree = weights.groupby(ends).sum(), ends.value_counts()
    tails = [
        (1 - edges["observed"] / edges[side].map(strength)) ** (edges[side].map(degree) - 1)
        for side in ("source", "target")
    ]
    smaller: Floats = np.minimum(*(tail.to_numpy(np.float64) for tail in tails))
    return smaller


def build_graph(nodes: pd.DataFrame, edges: pd.DataFrame) -> nx.Graph[int]:
    """Undirected graph of the rows of `nodes` (0 .. n-1), edge attributes weight and distance.

    Numbers, because sets of text come in another order in each run of Python.
    """
    rows = pd.Index(nodes["actor_id"])
    graph: nx.Graph[int] = nx.Graph()
    graph.add_nodes_from(range(len(nodes)))
    sides = (rows.get_indexer(edges[side]).tolist() for side in ("source", "target"))
    for source, target, weight in zip(*sides, edges["observed"].tolist(), strict=True):
        graph.add_edge(source, target, weight=weight, distance=1 / weight)
    return graph


def measured_nodes(nodes: pd.DataFrame, edges: pd.DataFrame) -> pd.DataFrame:
    """NODE_COLUMNS of actors with mentions and tone, measured in the network of these edges."""
    graph = build_graph(nodes, edges)
    place = positions(graph, disc_radii(nodes["mentions"].to_numpy()))
    measures: dict[str, Any] = {
        "degree": dict(graph.degree()),
        "strength": dict(graph.degree(weight="weight")),
        "betweenness": nx.betweenness_centrality(graph, weight="distance"),
        "pagerank": nx.pagerank(graph, weight="weight"),
        "community": _communities(graph),
    }
    values = {name: [found[node] for node in graph] for name, found in measures.items()}
    made = nodes.assign(**values, x=place[:, 0], y=place[:, 1])
    return made[list(NODE_COLUMNS)].astype(dict(NODE_COLUMNS))


def _communities(graph: nx.Graph[int]) -> dict[int, int]:
    """Number of the community of each node, the largest 0."""
    if not graph:
        return {}
    found = nx.community.louvain_communities(graph, weight="weight", seed=_COMMUNITY_SEED)
    by_size = sorted(found, key=lambda community: (-len(community), min(community)))
    return {node: number for number, community in enumerate(by_size) for node in community}
