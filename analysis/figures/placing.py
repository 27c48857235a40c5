"""Where nodes and their labels stand on a picture, so that nothing covers anything.

All lengths are pixels with y upwards, on a canvas of a stated size. Nothing here is random.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
import numpy.typing as npt

Points = npt.NDArray[np.float64]

#: plotly's names of the places around a marker, preferred first, with their direction
POSITIONS: dict[str, tuple[int, int]] = {
    "top center": (0, 1),
    "bottom center": (0, -1),
    "middle right": (1, 0),
    "middle left": (-1, 0),
    "top right": (1, 1),
    "top left": (-1, 1),
    "bottom right": (1, -1),
    "bottom left": (-1, -1),
}
#: labels that are shown even where they touch another: a picture without names says nothing
_ALWAYS_SHOWN = 3
#: labels that may lie on a mark rather than be left out
_MAY_TOUCH_MARKS = 8


@dataclass(frozen=True)
class Canvas:
    """Size of the plot in pixels."""

    width: float
    height: float

    def pixels(self, shares: Points) -> Points:
        """Points in [0, 1] as pixels."""
        scaled: Points = shares * np.array([self.width, self.height])
        return scaled

    def shares(self, pixels: Points) -> Points:
        """Pixels as points in [0, 1]."""
        scaled: Points = pixels / np.array([self.width, self.height])
        return scaled


@dataclass(frozen=True)
class Labels:
    """Sizes of the labels, in the order in which they choose their place."""

    widths: Sequence[float]
    heights: Sequence[float]


def spread(points: Points, radii: Points, *, gap: float = 6, steps: int = 150) -> Points:
    """Push overlapping discs apart; discs that touch nobody stay where they are.

    Examples
    --------
    >>> spread(np.array([[0.0, 0.0], [100.0, 0.0]]), np.array([10.0, 10.0])).tolist()
    [[0.0, 0.0], [100.0, 0.0]]
    """
    needed = radii[:, None] + radii[None] + gap
    places = points.copy()
    for _ in range(steps):
        apart = places[:, None] - places[None]
        distance = np.hypot(apart[..., 0], apart[..., 1])
        # discs on the same spot leave it in directions of their own
        same = distance < 1e-6
        turn = np.arange(len(places)) * 2.4
        apart = np.where(same[..., None], np.stack([np.cos(turn), np.sin(turn)], 1)[:, None], apart)
        overlap = np.clip(needed - distance, 0, None)
        np.fill_diagonal(overlap, 0)
        if overlap.max(initial=0) < 0.5:
            break
        direction = apart / np.maximum(np.hypot(apart[..., 0], apart[..., 1]), 1e-6)[..., None]
        places = places + (direction * overlap[..., None] * 0.5).sum(1)
    return places


def curve(first: Points, second: Points, *, bend: float = 0.12, n: int = 14) -> Points:
    """A quadratic Bezier curve between two points, bent to the left of the way."""
    way = second - first
    control = (first + second) / 2 + np.array([-way[1], way[0]]) * bend
    t = np.linspace(0, 1, n)[:, None]
    drawn: Points = (1 - t) ** 2 * first + 2 * (1 - t) * t * control + t**2 * second
    return drawn


def place_labels(
    nodes: Points,
    radii: Points,
    labels: Labels,
    wide: Canvas,
    narrow: Canvas,
    *,
    lines: Points,
    limit: int,
) -> list[str]:
    """Choose a place around its node for each label, most important node first.

    Parameters
    ----------
    nodes
        Places of the nodes in [0, 1], most important first.
    radii
        Radii of the nodes in pixels.
    labels
        Sizes of the labels.
    wide, narrow
        The canvas the labels must not collide on, and the one they should not leave.
    lines
        Points on the ties in [0, 1]; labels avoid them.
    limit
        Labels placed at most.

    Returns
    -------
    list of str
        One of `POSITIONS` per node, or ``""`` where a label would cover another one or,
        beyond the first eight, a mark.
    """
    chosen = [""] * len(nodes)
    taken: dict[str, list[Points]] = {"wide": [], "narrow": []}
    ties = wide.pixels(lines)
    wide_nodes, narrow_nodes = wide.pixels(nodes), narrow.pixels(nodes)
    for index in range(min(limit, len(nodes))):
        options = []
        for rank, (name, direction) in enumerate(POSITIONS.items()):
            box = _box(wide_nodes[index], radii[index], labels, index, direction)
            slim = _box(narrow_nodes[index], radii[index], labels, index, direction)
            covered = _covered(box, taken["wide"])
            hits = _nodes_hit(box, wide_nodes, radii, index)
            cost = (
                2.0 * rank
                + 400 * covered
                + 80 * _covered(slim, taken["narrow"])
                + 250 * hits
                + min(30.0, 1.5 * _inside(box, ties))
                + 8 * _outside(box, wide)
                + 12 * _outside(slim, narrow)
            )
            options.append(
                (cost, name, box, slim, covered < 0.06 and (not hits or index < _MAY_TOUCH_MARKS))
            )
        _, name, box, slim, clear = min(options, key=lambda option: option[0])
        if clear or index < _ALWAYS_SHOWN:
            chosen[index] = name
            taken["wide"].append(box)
            taken["narrow"].append(slim)
    return chosen


def _box(node: Points, radius: Any, labels: Labels, index: int, way: tuple[int, int]) -> Points:
    """Left, bottom, right, top of a label, as plotly places it around a marker."""
    width, height = labels.widths[index], labels.heights[index]
    reach = radius / 0.8 + 1
    x = node[0] + way[0] * (reach + width / 2)
    y = node[1] + way[1] * (reach + height / 2)
    return np.array([x - width / 2, y - height / 2, x + width / 2, y + height / 2])


def _covered(box: Points, others: Sequence[Points]) -> float:
    """Share of the box that lies under other boxes."""
    area = (box[2] - box[0]) * (box[3] - box[1])
    total = 0.0
    for other in others:
        across = max(0.0, min(box[2], other[2]) - max(box[0], other[0]))
        total += across * max(0.0, min(box[3], other[3]) - max(box[1], other[1]))
    return float(total / area)


def _nodes_hit(box: Points, nodes: Points, radii: Points, own: int) -> int:
    beside = np.maximum(box[0] - nodes[:, 0], nodes[:, 0] - box[2]).clip(0)
    above = np.maximum(box[1] - nodes[:, 1], nodes[:, 1] - box[3]).clip(0)
    hit = np.hypot(beside, above) < radii
    hit[own] = False
    return int(hit.sum())


def _inside(box: Points, points: Points) -> int:
    x, y = points[:, 0], points[:, 1]
    return int(((x > box[0]) & (x < box[2]) & (y > box[1]) & (y < box[3])).sum())


def _outside(box: Points, canvas: Canvas) -> float:
    """Pixels by which the box leaves the canvas."""
    across = max(0.0, -box[0]) + max(0.0, box[2] - canvas.width)
    return float(across + max(0.0, -box[1]) + max(0.0, box[3] - canvas.height))
