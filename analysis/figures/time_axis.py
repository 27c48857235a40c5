"""The axis of time: periods of publication from left to right."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import pandas as pd
import plotly.graph_objects as go

from analysis.figures.palette import INK, Theme

#: a period in words
STEP_WORDS = {"day": "day", "week": "week", "month": "month", "year": "year"}
#: so few periods have each its label, also on a phone
_LABELLED = 4
#: day and month as far as a month's ticks, then month and year, then the year alone
_TICKS = [
    {"dtickrange": [None, 2_419_200_000], "value": "%-d %b"},
    {"dtickrange": [2_419_200_000, "M11"], "value": "%b %Y"},
    {"dtickrange": ["M12", None], "value": "%Y"},
]


def date_axis(figure: go.Figure, rows: Sequence[Any], step: str, theme: Theme) -> None:
    """From the first to the last period, with room for a whole bar at both ends."""
    ink = INK[theme]
    half = (rows[1]["first"] - rows[0]["first"]) / 2 if len(rows) > 1 else pd.Timedelta(days=1)
    figure.update_xaxes(
        type="date",
        range=[rows[0]["first"] - half, rows[-1]["first"] + half],
        nticks=6,
        tickfont={"size": 11, "color": ink.muted},
        tickformatstops=_TICKS,
        gridcolor=ink.grid,
        zeroline=False,
        automargin=False,
        fixedrange=True,
    )
    if len(rows) <= _LABELLED:
        texts = [_tick(row["first"], step) for row in rows]
        figure.update_xaxes(tickvals=[row["first"] for row in rows], ticktext=texts)


def _tick(first: pd.Timestamp, step: str) -> str:
    formats = {"year": f"{first:%Y}", "month": f"{first:%b %Y}"}
    return formats.get(step, f"{first.day} {first:%b}")
