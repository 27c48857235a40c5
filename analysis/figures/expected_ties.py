"""Ties against chance: how often two actors are together, and how often chance would have it."""

from __future__ import annotations

import math
from collections.abc import Sequence
from typing import Any

import pandas as pd
import plotly.graph_objects as go

from analysis.figures.lettering import counted, escaped, given, shortened
from analysis.figures.network import WINDOW_WORDS, tie_rows
from analysis.figures.palette import INK, Theme
from analysis.figures.provenance import Provenance
from analysis.figures.theme import Entry, framed, without_rows
from analysis.settings import Window

_TITLE = "Together, against chance"
#: ties whose names are printed: those furthest above chance
_NAMED = 8
#: decades between two names, to the side and upwards, for them not to cover one another
_APART = (0.8, 0.1)
#: expected windows below this are drawn here, so that a logarithmic axis holds them
_LEAST = 0.01


def expected_scatter(
    edges: pd.DataFrame,
    *,
    provenance: Provenance,
    theme: Theme,
    window: Window = "sentence",
    max_q: float = 0.05,
) -> go.Figure:
    """Ties by their expected and their observed number of windows, both logarithmic.

    Parameters
    ----------
    edges
        The table of `analysis.measures.cooccurrence`, or the edges of a network.
    provenance, theme
        As in `analysis.figures.theme.framed`.
    window
        In what two actors are together.
    max_q
        Ties with a q below it are filled.

    Returns
    -------
    plotly.graph_objects.Figure
        On the line observed and expected are equal. Each mark carries "source|target" as
        ``customdata[0]``.
    """
    rows = [row for row in tie_rows(edges, window) if given(row["expected"])]
    if not rows:
        return without_rows(
            title=_TITLE, provenance=provenance, theme=theme, sentence="No two actors together"
        )
    unit = WINDOW_WORDS[window][0]
    figure = _marks(rows, max_q, theme)
    _lay_out(figure, rows, unit, theme)
    tested = any(given(row["q"]) for row in rows)
    surely = sum(_holds(row, max_q) for row in rows)
    said = f"{surely} with q below {max_q:g}" if tested else "not tested: few articles or windows"
    return framed(
        figure,
        title=_TITLE,
        subtitle=f"{unit}s with both, observed and expected by chance · "
        f"{counted(len(rows), 'tie')} · {said} · n = {counted(rows[0]['n_windows'], unit)}",
        provenance=provenance,
        theme=theme,
        height=420,
        alt=f"Scatter of {counted(len(rows), 'tie')} by expected and observed {unit}s: {said}.",
        margins=(58, 16, 46),
        legend=(
            Entry("more often than chance gives", "●", INK[theme].bar),
            Entry("not distinguished from chance", "○", INK[theme].outline),
            Entry("line: as chance has it"),
        ),
    )


def _holds(row: Any, max_q: float) -> bool:
    return bool(given(row["q"]) and row["q"] < max_q)


def _marks(rows: Sequence[Any], max_q: float, theme: Theme) -> go.Figure:
    ink = INK[theme]
    ties = _named(rows)
    ends = [_LEAST, 1.3 * max(row["observed"] for row in rows)]
    figure = go.Figure()
    figure.add_scatter(
        x=ends,
        y=ends,
        name="chance",
        mode="lines",
        hoverinfo="skip",
        line={"color": ink.muted, "width": 1, "dash": "dot"},
    )
    figure.add_scatter(
        x=[max(row["expected"], _LEAST) for row in rows],
        y=[row["observed"] for row in rows],
        name="ties",
        mode="markers+text",
        text=[_label(row) if row["tie"] in ties else "" for row in rows],
        textposition="top center",
        textfont={"size": 11, "color": ink.text},
        marker={
            "size": 11,
            "color": [ink.bar if _holds(row, max_q) else ink.background for row in rows],
            "line": {"width": 1.4, "color": ink.outline},
        },
        customdata=[[row["tie"], row["hover"]] for row in rows],
        hovertemplate="%{customdata[1]}<extra></extra>",
        cliponaxis=False,
        unselected={"marker": {"opacity": 0.35}},
    )
    return figure


def _named(rows: Sequence[Any]) -> set[str]:
    """Ties whose names are printed: furthest above chance first, where no other name stands."""
    above = [row for row in rows if row["observed"] > max(1, row["expected"])]
    above.sort(key=lambda row: -row["log_likelihood"])
    placed: dict[str, tuple[float, float]] = {}
    for row in above[:_NAMED]:
        here = (math.log10(max(row["expected"], _LEAST)), math.log10(row["observed"]))
        if all(
            abs(here[0] - x) > _APART[0] or abs(here[1] - y) > _APART[1] for x, y in placed.values()
        ):
            placed[row["tie"]] = here
    return set(placed)


def _label(row: Any) -> str:
    names = f"{row['source_name']} – {row['target_name']}"
    return escaped(shortened(names, 190, 11))


def _lay_out(figure: go.Figure, rows: Sequence[Any], unit: str, theme: Theme) -> None:
    ink = INK[theme]
    for axis, said in ((figure.update_xaxes, "expected"), (figure.update_yaxes, "observed")):
        axis(
            type="log",
            title={"text": f"{said} {unit}s", "standoff": 8},
            title_font={"size": 12, "color": ink.muted},
            tickfont={"size": 11, "color": ink.muted},
            gridcolor=ink.grid,
            zeroline=False,
            automargin=False,
            dtick=1,
        )
    highest = max(max(row["observed"], row["expected"]) for row in rows)
    lowest = max(_LEAST, min(row["expected"] for row in rows))
    figure.update_xaxes(range=_decades(lowest * 0.6, highest * 1.8))
    figure.update_yaxes(range=_decades(0.7, highest * 1.8))


def _decades(low: float, high: float) -> list[float]:
    return [math.log10(low), math.log10(high)]
