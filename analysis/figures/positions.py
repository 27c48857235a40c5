"""Where in the articles each actor is mentioned: bars of headline, lead and body."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import pandas as pd
import plotly.graph_objects as go

from analysis.figures.lettering import counted, escaped, given, hover, shown_of, text_width
from analysis.figures.palette import COUNT_SCALE, INK, Theme
from analysis.figures.provenance import Provenance
from analysis.figures.rows import LABEL_SIZE, actor_axis, in_order, label_margin
from analysis.figures.theme import Entry, framed, without_rows

_TITLE = "Where in the article"
_ROW_HEIGHT = 25
#: part -> what it is called, its place in the scale of counts, its pattern and its mark
_PARTS: Mapping[str, tuple[str, int, str, str]] = {
    "headline": ("headline", 2, "", "■"),
    "lead": ("lead (first paragraph)", 1, "/", "▨"),
    "body": ("further down", 0, "", "■"),
}


def position_bars(
    positions: pd.DataFrame, *, provenance: Provenance, theme: Theme, top: int = 20
) -> go.Figure:
    """Bars of one length, divided into the parts of the article that the mentions stand in.

    Parameters
    ----------
    positions
        The table of `analysis.measures.mention_positions`.
    provenance, theme
        As in `analysis.figures.theme.framed`.
    top
        Actors shown at most.

    Returns
    -------
    plotly.graph_objects.Figure
        Most mentioned on top, ties by name; the number at the end is that of all mentions. Every
        part carries the actor_id as ``customdata[0]`` and ``part:headline`` as ``customdata[2]``.
    """
    if positions.empty:
        return without_rows(title=_TITLE, provenance=provenance, theme=theme)
    rows = in_order(positions, "mentions")[:top]
    figure = go.Figure()
    for part in _PARTS:
        _add_part(figure, part, rows, theme)
    labels = [f" {row['mentions']:,}" for row in rows]
    figure.add_scatter(
        x=[1] * len(rows),
        y=list(range(len(rows))),
        name="values",
        mode="text",
        text=labels,
        textposition="middle right",
        textfont={"color": INK[theme].text, "size": LABEL_SIZE, "weight": 600},
        cliponaxis=False,
        hoverinfo="skip",
        customdata=[[row["actor_id"]] for row in rows],
    )
    figure.update_layout(barmode="stack", bargap=0.3)
    figure.update_xaxes(visible=False, range=[0, 1])
    actor_axis(figure, [row["name"] for row in rows], theme)
    n = int(sum(row["mentions"] for row in rows))
    right = max(text_width(label, LABEL_SIZE, bold=True) for label in labels) + 22
    return framed(
        figure,
        title=_TITLE,
        subtitle=f"share of the actor's mentions · n = {counted(n, 'mention')} · "
        + shown_of(len(rows), len(positions), "actor"),
        provenance=provenance,
        theme=theme,
        height=_ROW_HEIGHT * len(rows) + 10,
        alt=f"Bars of {counted(len(rows), 'actor')}, divided into mentions in headline, lead and "
        f"below. {rows[0]['name']}: {_numbers(rows[0])}.",
        margins=(label_margin([row["name"] for row in rows]), right, 0),
        legend=[Entry(name, mark, _colour(s, theme)) for name, s, _, mark in _PARTS.values()],
    )


def _add_part(figure: go.Figure, part: str, rows: Sequence[Any], theme: Theme) -> None:
    name, step, pattern, _ = _PARTS[part]
    with_any = [(place, row) for place, row in enumerate(rows) if row[part]]
    background = INK[theme].background
    figure.add_bar(
        x=[row[part] / row["mentions"] for _, row in with_any],
        y=[place for place, _ in with_any],
        name=part,
        orientation="h",
        marker={
            "color": _colour(step, theme),
            "line": {"color": background, "width": 1},
            "pattern": {
                "shape": pattern,
                "fgcolor": background,
                "fillmode": "overlay",
                "size": 7,
                "solidity": 0.2,
            },
        },
        customdata=[
            [row["actor_id"], _hover(row, part, name), f"part:{part}"] for _, row in with_any
        ],
        hovertemplate="%{customdata[1]}<extra></extra>",
        unselected={"marker": {"opacity": 0.35}},
    )


def _colour(step: int, theme: Theme) -> str:
    return COUNT_SCALE[theme][step][1]


def _hover(row: Mapping[Any, Any], part: str, name: str) -> str:
    early = f"{row['early']:.0%} in headline or lead"
    if given(row["low"]) and given(row["high"]):
        rough = ", rough" if row["rough"] and row["interval"] == "over articles" else ""
        early += f", 95% interval {row['low']:.0%} to {row['high']:.0%}"
        early += f" ({escaped(row['interval'])}{rough})"
    here = f"{counted(row[part], 'mention')} in the {name}"
    if part == "body":
        here = f"{counted(row[part], 'mention')} {name}"
    return hover(row["name"], here, f"of {counted(row['mentions'], 'mention')}", early)


def _numbers(row: Mapping[Any, Any]) -> str:
    return f"{row['headline']} in headlines, {row['lead']} in leads, {row['body']} below"
