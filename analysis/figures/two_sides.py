"""What the figures of two selections share: their colours, symbols, names and words."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Literal, NamedTuple

import pandas as pd

from analysis.figures.lettering import counted, given, signed
from analysis.figures.palette import INK, SIDE_COLOURS, Theme
from analysis.figures.theme import Entry

Difference = Literal["share", "log_odds", "tone", "stance"]
#: what the two selections are called, as the reader named them
Names = tuple[str, str]


class Counts(NamedTuple):
    """What shares are made of: columns ``<name>_a`` and ``<name>_b``, and one of them in words."""

    name: str
    noun: str


MENTIONS, QUOTES = Counts("mentions", "mention"), Counts("quotes", "quote")

SYMBOLS = ("circle", "diamond")
MARKS = ("●", "◆")
#: a q below this is called significant
SIGNIFICANT = 0.05
ROW_HEIGHT = 26


def most_first(
    table: pd.DataFrame, counts: Counts = MENTIONS, *, top: int | None = None
) -> list[dict[Any, Any]]:
    """Rows as mappings, most mentions in both together first, so row order never matters.

    With `top` only so many; the others are never made into mappings.
    """
    rows = table.assign(both=table[f"{counts.name}_a"] + table[f"{counts.name}_b"])
    if top is not None and len(rows) > top:
        rows = rows[rows["both"] >= rows["both"].nlargest(top).min()]
    return sorted(
        rows.to_dict("records"), key=lambda row: (-row["both"], row["name"], row["actor_id"])
    )[:top]


def difference_axis(title: str, theme: Theme) -> dict[str, Any]:
    """Title and ticks of the x axis."""
    ink = INK[theme]
    return {
        "title": {"text": title, "font": {"size": 12, "color": ink.muted}, "standoff": 6},
        "tickfont": {"size": 11, "color": ink.muted},
        "nticks": 5,
        "gridcolor": ink.grid,
        "zeroline": False,
    }


def sizes(row: Mapping[Any, Any]) -> str:
    """How many articles are compared with how many."""
    n = (counted(row["articles_a"], "article"), counted(row["articles_b"], "article"))
    rough = " · rough: few articles" if row["rough"] else ""
    return f"{n[0]} against {n[1]}{rough}"


def interval_words(row: Mapping[Any, Any], difference: Difference) -> str:
    """A difference with its interval, in words."""
    said = (lambda x: f"{x:+.1%}".replace("-", "−")) if difference == "share" else signed
    text = f"difference {said(row[f'{difference}_difference'])}"
    if not given(row[f"{difference}_low"]):
        return text + ", no interval"
    low, high = (said(row[f"{difference}_{end}"]) for end in ("low", "high"))
    return f"{text}, 95% interval {low} to {high}{', rough' if row['rough'] else ''}"


def side_legend(names: Names, theme: Theme) -> list[Entry]:
    """The symbol and colour of each selection."""
    return [
        Entry(name, mark, colour)
        for name, mark, colour in zip(names, MARKS, SIDE_COLOURS[theme], strict=True)
    ]
