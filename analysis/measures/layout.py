"""Where each actor of a network is drawn: a landscape picture that is the same every time.

Connected actors are laid out by their ties, parts that have no tie between them side by side, and
actors without a tie on a row below. Nearness helps to see ties; it measures nothing by itself.

References
----------
Kamada, T., & Kawai, S. (1989). An algorithm for drawing general undirected graphs. Information
Processing Letters, 31(1), 7-15.
"""

from __future__ import annotations

import math
from typing import NamedTuple

import networkx as nx
import numpy as np
from numpy.typing import NDArray

from analysis.measures.intervals import Floats

#: the picture that discs are kept apart in, in pixels; other sizes shrink the gaps
CANVAS = (1000.0, 640.0)
#: room for a disc and its label at the border, in pixels
MARGIN = (70.0, 44.0)
#: least distance between two discs, in pixels
GAP = 16.0
#: beside each other discs need more room than above each other: their labels are wide and low
_SIDEWAYS = 1.8
#: longest a tie is drawn in a part of few actors, in pixels for each actor but the first
_LONGEST_TIE = 220.0
#: radius of a disc in pixels: SMALLEST_DISC + MORE_AT_MOST * sqrt(mentions / most mentions)
SMALLEST_DISC, MORE_AT_MOST = 5.0, 15.0
#: up to here Kamada-Kawai, which is better and slower (cubic); above, the spring layout
_KAMADA_KAWAI_NODES = 120
_SPRING_SEED = 1
#: below 1: outliers come in and the middle opens
_PULL = 0.72
#: one axis is stretched at most this much more than the other, so that a line stays a line
_STRETCH = 2.0
_PUSHES = 300


class Box(NamedTuple):
    """A rectangle on the canvas, in pixels."""

    left: float
    bottom: float
    width: float
    height: float


def disc_radii(mentions: NDArray[np.int64]) -> Floats:
    """Radius of each actor's disc in pixels on CANVAS: its area grows with the mentions."""
    share = mentions / max(int(mentions.max(initial=0)), 1)
    radii: Floats = SMALLEST_DISC + MORE_AT_MOST * np.sqrt(share)
    return radii


def positions(graph: nx.Graph[int], radii: Floats) -> Floats:
    """Place the nodes 0 .. n-1 of a weighted graph.

    Parameters
    ----------
    graph
        Nodes 0 .. n-1, edge attribute ``weight`` > 0: the heavier, the nearer.
    radii
        Radius of each node's disc, in pixels on CANVAS.

    Returns
    -------
    Floats
        n x 2, x and y in [0, 1], y upwards; multiply by CANVAS to get pixels.

    Examples
    --------
    >>> graph = nx.Graph([(0, 1, {"weight": 3})])
    >>> positions(graph, np.array([20.0, 10.0])).tolist()
    [[0.61, 0.5], [0.39, 0.5]]
    """
    placed = np.zeros((len(graph), 2))
    parts = [sorted(part) for part in nx.connected_components(graph)]
    tied = sorted((part for part in parts if len(part) > 1), key=lambda part: (-len(part), part))
    alone = sorted((part[0] for part in parts if len(part) == 1), key=lambda node: -radii[node])
    upper, lower = _split_canvas(len(alone), bool(tied))
    for part, box in zip(tied, _boxes([float(len(part)) for part in tied], upper), strict=True):
        own = nx.relabel_nodes(graph.subgraph(part), {node: row for row, node in enumerate(part)})
        placed[part] = _apart(_fitted(_landscape(own), box), radii[part], box)
    placed[alone] = _rows(len(alone), lower)
    rounded: Floats = np.round(placed / CANVAS, 6)
    return rounded


def _split_canvas(n_alone: int, has_tied: bool) -> tuple[Box, Box]:
    """The upper part for what is tied, the lower for what is not."""
    width, height = CANVAS[0] - 2 * MARGIN[0], CANVAS[1] - 2 * MARGIN[1]
    share = 0.0 if not n_alone else 1.0 if not has_tied else min(0.12 * _n_rows(n_alone), 0.4)
    low = Box(MARGIN[0], MARGIN[1], width, height * share)
    gap = MARGIN[1] / 2 if n_alone else 0.0
    return Box(MARGIN[0], MARGIN[1] + low.height + gap, width, height - low.height - gap), low


def _n_rows(n: int) -> int:
    """Rows for n discs: at most eight in one, more only when there are very many."""
    return math.ceil(n / max(8, math.ceil(math.sqrt(4 * n))))


def _rows(n: int, box: Box) -> Floats:
    """Tidy rows from the top left, equally full, what is left over in the last one."""
    cells = np.arange(n)
    n_rows = max(_n_rows(n), 1)
    columns = max(math.ceil(n / n_rows), 1)
    row = cells // columns
    in_row = np.minimum(columns, n - row * columns)
    x = box.left + box.width * (cells % columns + 0.5) / in_row
    y = box.bottom + box.height * (1 - (row + 0.5) / n_rows)
    return np.column_stack([x, y])


def _boxes(weights: list[float], box: Box) -> list[Box]:
    """Cut the box in two halves of about equal weight, along its longer side, again and again."""
    if len(weights) <= 1:
        return [box] * len(weights)
    reached = np.cumsum(weights)[:-1]
    cut = int(np.abs(reached - sum(weights) / 2).argmin()) + 1
    share = sum(weights[:cut]) / sum(weights)
    first, second = _cut(box, share)
    return [*_boxes(weights[:cut], first), *_boxes(weights[cut:], second)]


def _cut(box: Box, share: float) -> tuple[Box, Box]:
    """Left and right, or upper and lower part, a margin between them."""
    if box.width >= box.height:
        gap = min(2 * MARGIN[0], box.width / 3)
        width = (box.width - gap) * share
        rest = box.width - gap - width
        return box._replace(width=width), box._replace(left=box.left + width + gap, width=rest)
    gap = min(2 * MARGIN[1], box.height / 3)
    height = (box.height - gap) * share
    rest = box.height - gap - height
    return box._replace(bottom=box.bottom + rest + gap, height=height), box._replace(height=rest)


def _landscape(graph: nx.Graph[int]) -> Floats:
    """Lay out a connected graph around (0, 0), its longest extent horizontal."""
    if len(graph) <= _KAMADA_KAWAI_NODES:
        for _, _, tie in graph.edges(data=True):
            tie["distance"] = 1 / math.sqrt(tie["weight"])
        found = nx.kamada_kawai_layout(graph, weight="distance")
    else:
        nearness = 2.2 / math.sqrt(len(graph))
        found = nx.spring_layout(graph, k=nearness, iterations=120, seed=_SPRING_SEED)
    points = np.array([found[node] for node in sorted(graph)], dtype=np.float64)
    points = np.round(points - points.mean(axis=0), 9)
    _, axes = np.linalg.eigh(points.T @ points)
    return _facing_one_way(points @ axes[:, ::-1])


def _facing_one_way(points: Floats) -> Floats:
    """An axis has no direction of its own: the first node that is off centre goes right, and up."""
    off = np.abs(points) > 1e-6
    first = points[off.argmax(axis=0), [0, 1]]
    return points * np.where(first < 0, -1.0, 1.0)


def _fitted(points: Floats, box: Box) -> Floats:
    """Pull outliers in and fill the box, without blowing up an axis that has no extent."""
    box = _narrowed(box, len(points))
    reach = np.maximum(np.abs(points).max(axis=0), 1e-9)
    flat = reach < 0.02 * reach.max()
    points = np.where(flat, 0.0, np.sign(points) * (np.abs(points) / reach) ** _PULL * reach)
    low, high = points.min(axis=0), points.max(axis=0)
    scale = np.array([box.width, box.height]) / np.maximum(high - low, 1e-9)
    scale = np.minimum(scale, _STRETCH * scale.min())
    middle = np.array([box.left + box.width / 2, box.bottom + box.height / 2])
    fitted: Floats = middle + (points - (low + high) / 2) * scale
    return fitted


def _narrowed(box: Box, n: int) -> Box:
    """The middle of the box: few actors need less room than there may be."""
    width = min(box.width, _LONGEST_TIE * (n - 1))
    height = min(box.height, _LONGEST_TIE * (n - 1))
    left, bottom = box.left + (box.width - width) / 2, box.bottom + (box.height - height) / 2
    return Box(left, bottom, width, height)


def _apart(points: Floats, radii: Floats, box: Box) -> Floats:
    """Push discs apart that overlap or touch, and back into the box."""
    low = np.array([box.left, box.bottom])
    high = low + np.array([box.width, box.height])
    need = radii[:, np.newaxis] + radii + GAP
    np.fill_diagonal(need, 0)
    if len(np.unique(points.round(1), axis=0)) < len(points):
        points = points + _nudges(len(points))
    for _ in range(_PUSHES):
        between = points[:, np.newaxis] - points
        distance = np.hypot(between[..., 0] / _SIDEWAYS, between[..., 1])
        overlap = np.maximum(need - distance, 0)
        if overlap.max() < 0.5:
            break
        push = between / np.maximum(distance, 1e-9)[..., np.newaxis] * overlap[..., np.newaxis]
        points = np.clip(points + push.sum(axis=1) / 2, low, high)
    return points


def _nudges(n: int) -> Floats:
    """A tenth of a pixel in different directions, so that nodes in one place can part."""
    angle = np.arange(n) * 2.399963
    return 0.1 * np.column_stack([np.cos(angle), np.sin(angle)])
