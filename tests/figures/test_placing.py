"""Places of labels and marks."""

from __future__ import annotations

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from analysis.figures.placing import POSITIONS, Canvas, Labels, place_labels, spread

CANVAS = Canvas(700, 500)
places = st.lists(st.tuples(st.floats(0, 1), st.floats(0, 1)), min_size=1, max_size=25)


def _box(place: tuple[float, float], position: str) -> tuple[float, float, float, float]:
    """Left, bottom, right and top of a label of 80 by 14 pixels around a mark of radius 8."""
    way = POSITIONS[position]
    x = place[0] * 700 + way[0] * (8 / 0.8 + 1 + 40)
    y = place[1] * 500 + way[1] * (8 / 0.8 + 1 + 7)
    return x - 40, y - 7, x + 40, y + 7


@given(places)
def test_labels_hardly_cover_each_other(nodes: list[tuple[float, float]]) -> None:
    """All labels after the three that are always shown keep clear of those before them."""
    n = len(nodes)
    labels = Labels([80.0] * n, [14.0] * n)
    chosen = place_labels(
        np.array(nodes), np.full(n, 8.0), labels, CANVAS, CANVAS, lines=np.zeros((0, 2)), limit=n
    )

    boxes = [_box(node, at) for node, at in zip(nodes, chosen, strict=True) if at]
    for later, own in enumerate(boxes[3:], start=3):
        for other in boxes[:later]:
            across = min(own[2], other[2]) - max(own[0], other[0])
            down = min(own[3], other[3]) - max(own[1], other[1])
            assert max(0.0, across) * max(0.0, down) <= 0.06 * 80 * 14 + 1e-6


def test_labels_at_the_border_point_inwards() -> None:
    """A name beside a mark at the right border would be cut off there."""
    chosen = place_labels(
        np.array([[0.99, 0.5]]),
        np.array([8.0]),
        Labels([120.0], [14.0]),
        CANVAS,
        CANVAS,
        lines=np.zeros((0, 2)),
        limit=1,
    )

    assert chosen == ["middle left"]


@given(places)
def test_marks_are_told_apart(nodes: list[tuple[float, float]]) -> None:
    """After spreading, no two centres share a place, whatever the table says."""
    moved = spread(CANVAS.pixels(np.array(nodes)), np.full(len(nodes), 8.0))

    apart = np.hypot(*(moved[:, None] - moved[None]).transpose(2, 0, 1))
    np.fill_diagonal(apart, 99)
    assert apart.min() > 8
