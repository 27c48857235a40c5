"""The wordings inside a bar: kinds of mention, their marks and the surfaces that were printed."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import pandas as pd

from analysis.figures.lettering import escaped, shortened, wrapped
from analysis.figures.palette import INK, KIND_COLOURS, KIND_MARKS, KIND_PATTERNS, Theme
from analysis.figures.theme import Entry

#: surfaces listed in a hover text before the rest is summed up
_LISTED_SURFACES = 6


def kind_marker(kind: str, theme: Theme) -> dict[str, Any]:
    """Colour by step of the policy, pattern by kind within the step."""
    background = INK[theme].background
    return {
        "color": KIND_COLOURS[theme][kind],
        # a gap in the colour of the page keeps neighbours apart for every eye
        "line": {"color": background, "width": 1},
        "pattern": {
            "shape": KIND_PATTERNS[kind],
            "fgcolor": background,
            "fillmode": "overlay",
            "size": 7,
            "solidity": 0.28,
        },
    }


def kind_legend(kinds: Sequence[str], theme: Theme) -> tuple[Entry, ...]:
    """Legend entries that look like the parts of the bars."""
    return tuple(
        Entry(kind, KIND_MARKS[KIND_PATTERNS[kind]], KIND_COLOURS[theme][kind]) for kind in kinds
    )


def kinds_by_actor(surfaces: pd.DataFrame) -> dict[str, dict[str, list[tuple[str, int]]]]:
    """actor_id -> kind -> (surface, mentions), most first."""
    found: dict[str, dict[str, list[tuple[str, int]]]] = {}
    for row in surfaces.to_dict("records"):
        part = found.setdefault(row["actor_id"], {}).setdefault(row["kind"], [])
        part.append((row["surface"], int(row["mentions"])))
    for kinds in found.values():
        for part in kinds.values():
            part.sort(key=lambda pair: (-pair[1], pair[0]))
    return found


def present_kinds(rows: Sequence[Any], kinds: Mapping[Any, Any]) -> list[str]:
    """The kinds that these actors are mentioned by, in the order of the parts of a bar."""
    present = {kind for row in rows for kind in kinds.get(row["actor_id"], {})}
    return [kind for kind in KIND_PATTERNS if kind in present]


def listed(kind: str, found: Sequence[tuple[str, int]]) -> str:
    """The surfaces of one kind with their numbers, at most a few lines."""
    shown = [f"{shortened(surface, 160, 13)} {n}" for surface, n in found[:_LISTED_SURFACES]]
    if len(found) > _LISTED_SURFACES:
        shown.append(f"and {len(found) - _LISTED_SURFACES} more")
    lines = wrapped(f"{kind}: " + ", ".join(shown), 260, 13)
    return "<br>".join(escaped(line) for line in lines)


def all_listed(kinds: Mapping[Any, Any], row: Mapping[Any, Any]) -> str:
    """The surfaces of all kinds of one actor, one kind per line."""
    found = kinds.get(row["actor_id"], {})
    return "<br>".join(listed(kind, found[kind]) for kind in KIND_PATTERNS if kind in found)
