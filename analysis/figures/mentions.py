"""How often is each actor named: bars that show the wordings inside, and actors by articles."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, Literal

import pandas as pd
import plotly.graph_objects as go

from analysis.figures.document_heatmap import document_heatmap
from analysis.figures.lettering import (
    counted,
    escaped,
    given,
    hover,
    shown_of,
    text_width,
)
from analysis.figures.palette import INK, Theme
from analysis.figures.provenance import Provenance
from analysis.figures.rows import LABEL_SIZE, actor_axis, in_order, label_margin
from analysis.figures.theme import framed, without_rows
from analysis.figures.wordings import (
    all_listed,
    kind_legend,
    kind_marker,
    kinds_by_actor,
    listed,
    present_kinds,
)

__all__ = ["Denominator", "document_heatmap", "mention_bars"]

Denominator = Literal["mentions", "sentences", "articles", "words"]

_BARS_TITLE = "Who is mentioned most"
_ROW_HEIGHT = 25
_SHARE_UNITS: Mapping[Denominator, tuple[str, str]] = {
    "mentions": ("% of all actor mentions", "actor mention"),
    "sentences": ("% of sentences", "sentence"),
    "articles": ("% of articles", "article"),
    "words": ("mentions per 1,000 words", "word"),
}


def mention_bars(
    counts: pd.DataFrame,
    surfaces: pd.DataFrame,
    *,
    provenance: Provenance,
    theme: Theme,
    denominator: Denominator = "mentions",
    top: int = 20,
) -> go.Figure:
    """Horizontal bars of the most mentioned actors, with the wordings that were counted.

    With ``"mentions"`` each bar is split by kind of wording, and its label is the number of
    mentions. With another denominator the bar is the share, and its whisker the 95 % interval: a
    share of sentences cannot be split, since one sentence may hold two wordings.

    Parameters
    ----------
    counts
        The table of `analysis.measures.mention_counts` for the same denominator.
    surfaces
        The table of `analysis.measures.surfaces_by_actor` for the same selection.
    provenance, theme
        As in `analysis.figures.theme.framed`.
    denominator
        What the share is a share of.
    top
        Actors shown at most.

    Returns
    -------
    plotly.graph_objects.Figure
        Most mentioned on top, ties by name. Every part of a bar carries the actor_id as
        ``customdata[0]``, and the kind that it counts as ``customdata[2]`` (``kind:alias``).
    """
    if counts.empty:
        return without_rows(title=_BARS_TITLE, provenance=provenance, theme=theme)
    by = "mentions" if denominator == "mentions" else "share"
    rows = in_order(counts, by, top=top)
    shown = surfaces["actor_id"].isin([row["actor_id"] for row in rows])
    kinds = kinds_by_actor(surfaces[shown])
    if denominator == "mentions":
        figure = _split_bars(rows, kinds, theme)
        axis, entries = 0.0, kind_legend(present_kinds(rows, kinds), theme)
    else:
        figure = _share_bars(rows, kinds, denominator, theme)
        axis, entries = 44.0, ()
    right = max(text_width(_value(row, denominator), LABEL_SIZE, bold=True) for row in rows) + 22
    first = rows[0]
    return framed(
        figure,
        title=_BARS_TITLE,
        subtitle=_bars_subtitle(rows, len(counts), denominator),
        provenance=provenance,
        theme=theme,
        height=_ROW_HEIGHT * len(rows) + 10,
        alt=(
            f"Bar chart of {counted(len(rows), 'actor')} by {_unit_words(denominator)}. "
            f"Highest: {first['name']}, {_value(first, denominator)}."
        ),
        margins=(label_margin([row["name"] for row in rows]), right, axis),
        legend=entries,
    )


def _split_bars(rows: Sequence[Any], kinds: Mapping[Any, Any], theme: Theme) -> go.Figure:
    figure = go.Figure()
    for kind in present_kinds(rows, kinds):
        parts = [
            (row, place, kinds[row["actor_id"]][kind])
            for place, row in enumerate(rows)
            if kind in kinds.get(row["actor_id"], {})
        ]
        figure.add_bar(
            x=[sum(n for _, n in found) for _, _, found in parts],
            y=[place for _, place, _ in parts],
            name=kind,
            orientation="h",
            marker=kind_marker(kind, theme),
            customdata=[
                [row["actor_id"], _bar_hover(row, "mentions", listed(kind, found)), f"kind:{kind}"]
                for row, _, found in parts
            ],
            hovertemplate="%{customdata[1]}<extra></extra>",
            unselected={"marker": {"opacity": 0.35}},
        )
    _add_values(figure, rows, [row["mentions"] for row in rows], "mentions", theme)
    figure.update_layout(barmode="stack", bargap=0.3)
    figure.update_xaxes(visible=False, range=[0, max(row["mentions"] for row in rows)])
    return actor_axis(figure, [row["name"] for row in rows], theme)


def _share_bars(
    rows: Sequence[Any], kinds: Mapping[Any, Any], denominator: Denominator, theme: Theme
) -> go.Figure:
    ink = INK[theme]
    ends = [row["high"] if given(row["high"]) else row["share"] for row in rows]
    figure = go.Figure()
    figure.add_bar(
        x=[row["share"] for row in rows],
        y=list(range(len(rows))),
        name="share",
        orientation="h",
        marker={"color": ink.bar, "line": {"width": 0}},
        error_x={
            "type": "data",
            "symmetric": False,
            "array": [e - row["share"] for e, row in zip(ends, rows, strict=True)],
            "arrayminus": [row["share"] - row["low"] if given(row["low"]) else 0.0 for row in rows],
            "color": ink.text,
            "thickness": 1.5,
            "width": 4,
        },
        customdata=[
            [row["actor_id"], _bar_hover(row, denominator, all_listed(kinds, row))] for row in rows
        ],
        hovertemplate="%{customdata[1]}<extra></extra>",
        unselected={"marker": {"opacity": 0.35}},
    )
    _add_values(figure, rows, ends, denominator, theme)
    figure.update_layout(bargap=0.38)
    figure.update_xaxes(
        range=[0, max(ends) or 1],
        title={"text": _SHARE_UNITS[denominator][0], "standoff": 6},
        title_font={"size": 12, "color": ink.muted},
        tickfont={"color": ink.muted},
        tickformat="" if denominator == "words" else ".0%" if max(ends) >= 0.05 else ".1%",
        nticks=5,
        gridcolor=ink.grid,
        zeroline=False,
    )
    return actor_axis(figure, [row["name"] for row in rows], theme)


def _add_values(
    figure: go.Figure, rows: Sequence[Any], ends: Sequence[float], unit: Denominator, theme: Theme
) -> None:
    figure.add_scatter(
        x=list(ends),
        y=list(range(len(rows))),
        name="values",
        mode="text",
        text=[f" {_value(row, unit)}" for row in rows],
        textposition="middle right",
        textfont={"color": INK[theme].text, "size": LABEL_SIZE, "weight": 600},
        cliponaxis=False,
        hoverinfo="skip",
        showlegend=False,
        customdata=[[row["actor_id"]] for row in rows],
        unselected={"textfont": {"color": INK[theme].muted}},
    )


def _bar_hover(row: Mapping[Any, Any], denominator: Denominator, wordings: str) -> str:
    many = _value(row, denominator, share=True)
    share = f"{many} {_SHARE_UNITS[denominator][0].removeprefix('% ').removeprefix('mentions ')}"
    total = counted(row["mentions"], "mention")
    extent = f"{counted(row['sentences'], 'sentence')}, {counted(row['documents'], 'article')}"
    return hover(row["name"], wordings, f"{total} in {extent}", share, _interval(row, denominator))


def _interval(row: Mapping[Any, Any], denominator: Denominator) -> str:
    if not given(row["low"]) or not given(row["high"]):
        return "no interval"
    low, high = (_share_text(row[end], denominator) for end in ("low", "high"))
    rough = ", rough" if row["rough"] and row["interval"] == "over articles" else ""
    return f"95% interval {low} to {high} ({escaped(row['interval'])}{rough})"


def _value(row: Mapping[Any, Any], denominator: Denominator, *, share: bool = False) -> str:
    if denominator == "mentions" and not share:
        return f"{row['mentions']:,}"
    return _share_text(row["share"], denominator)


def _share_text(share: float, denominator: Denominator) -> str:
    if not given(share):
        return "not defined"
    return f"{share:.2f}" if denominator == "words" else f"{share:.1%}"


def _unit_words(denominator: Denominator) -> str:
    if denominator == "mentions":
        return "number of mentions"
    unit = _SHARE_UNITS[denominator][0]
    return unit if denominator == "words" else unit.replace("% of", "share of")


def _bars_subtitle(rows: Sequence[Any], n_actors: int, denominator: Denominator) -> str:
    first = rows[0]
    n = f"n = {counted(first['n'], _SHARE_UNITS[denominator][1])}"
    shown = shown_of(len(rows), n_actors, "actor")
    if denominator == "mentions":
        return f"mentions by kind of wording · {n} · {shown}"
    unit = _unit_words(denominator)
    if denominator != "words":
        unit = f"{unit} that {'mention' if unit.endswith('s') else 'mentions'} the actor"
    rough = ", rough: few articles" if first["rough"] and "over" in first["interval"] else ""
    return f"{unit} · line: 95% interval {first['interval']}{rough} · {n} · {shown}"
