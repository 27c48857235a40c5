"""What a click or a stretch on a chart says."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any


def cells_of(point: Any) -> Sequence[Any]:
    """A point's customdata, which arrives as a list, a mapping or one value."""
    custom = point.get("customdata")
    if isinstance(custom, dict):
        return [custom[key] for key in sorted(custom, key=int)]
    return custom if isinstance(custom, (list, tuple)) else [custom]


def clicked_marks(points: Sequence[Any]) -> list[str]:
    """First element of each point's customdata."""
    firsts = [(*cells_of(point), None)[0] for point in points]
    return [first for first in firsts if isinstance(first, str) and first]
