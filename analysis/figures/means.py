"""What charts of means share: intervals, hollow marks where too few speak, and n at the right."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import plotly.graph_objects as go

from analysis.figures.lettering import given
from analysis.figures.palette import INK, Theme


def add_intervals(
    figure: go.Figure, rows: Sequence[Any], theme: Theme, *, on_bars: bool = False
) -> None:
    """One line per row from ``low`` to ``high``; darker on bars; none where they are missing."""
    ink = INK[theme]
    x: list[float | None] = []
    y: list[float | None] = []
    for place, row in enumerate(rows):
        if given(row["low"]) and given(row["high"]):
            x += [row["low"], row["high"], None]
            y += [place, place, None]
    figure.add_scatter(
        x=x,
        y=y,
        name="intervals",
        mode="lines",
        line={"color": ink.text, "width": 1.5} if on_bars else {"color": ink.ties[1], "width": 2.5},
        hoverinfo="skip",
    )


def add_too_few(
    figure: go.Figure,
    rows: Sequence[Any],
    above: int,
    hovers: Sequence[str],
    theme: Theme,
    *,
    n: str,
) -> None:
    """A hollow mark and "n = 2, too few" for each row, below the rows that have a mean.

    Parameters
    ----------
    figure, theme
        Where the marks are added, and in which colours.
    rows
        Actors without a mean; column `n` says of how many.
    above
        Rows above them.
    hovers
        Their hover texts.
    n
        Name of the column.
    """
    figure.add_scatter(
        x=[0] * len(rows),
        y=[above + place for place in range(len(rows))],
        name="too few",
        mode="markers+text",
        marker={
            "size": 8,
            "color": INK[theme].background,
            "opacity": 1,
            "line": {"color": INK[theme].muted, "width": 1.2},
        },
        text=[f"  n = {row[n]:,}, too few" for row in rows],
        textposition="middle right",
        textfont={"size": 11, "color": INK[theme].muted, "style": "italic"},
        customdata=[[row["actor_id"], text] for row, text in zip(rows, hovers, strict=True)],
        hovertemplate="%{customdata[1]}<extra></extra>",
        cliponaxis=False,
        unselected={"marker": {"opacity": 0.35}},
    )


def add_numbers(
    figure: go.Figure,
    rows: Sequence[Any],
    x: float,
    theme: Theme,
    *,
    n: str,
    before: str = "n = ",
    xaxis: str = "x",
) -> None:
    """Print "n = 12" beside each row that has a mean, right of `x`."""
    figure.add_scatter(
        x=[x] * len(rows),
        y=list(range(len(rows))),
        xaxis=xaxis,
        name="numbers",
        mode="text",
        text=[f" {before}{row[n]:,}" for row in rows],
        textposition="middle right",
        textfont={"size": 11, "color": INK[theme].muted},
        cliponaxis=False,
        hoverinfo="skip",
    )


def interval_basis(rows: Sequence[Any]) -> str:
    """What the intervals were drawn over; each actor's own is in its hover."""
    over = [row for row in rows if row["interval"] == "over articles"]
    if not over:
        return str(rows[0]["interval"])
    rough = ", rough" if any(row["rough"] for row in over) else ""
    return f"over articles{rough}" + (", or within one" if len(over) < len(rows) else "")
