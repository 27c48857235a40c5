"""What a click or a stretch on a chart says."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Any

#: what a mark may count of its actor, where that is not all; see `pages.parts.narrowed`
_NARROWING = re.compile(r"(kind|part|article|stance):.+")


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


def narrowing_of(points: Sequence[Any]) -> str | None:
    """What the first clicked mark counts of its actor, where that is not all: ``kind:alias``."""
    cells = cells_of(points[0])[1:] if points else ()
    return next((one for one in cells if isinstance(one, str) and _NARROWING.fullmatch(one)), None)
