"""Do wording and treatment agree? Each actor's mean tone across, its mean stance upwards."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np
import pandas as pd
import plotly.graph_objects as go

from analysis.figures.lettering import counted, escaped, given, hover, shortened, signed, text_width
from analysis.figures.palette import (
    INK,
    SYMBOL_WIDTHS,
    TYPE_COLOURS,
    TYPE_MARKS,
    TYPE_SYMBOLS,
    Theme,
    mixed,
)
from analysis.figures.placing import Canvas, Labels, Points, place_labels
from analysis.figures.provenance import Provenance
from analysis.figures.rows import in_order
from analysis.figures.stance import with_reader
from analysis.figures.theme import Entry, framed, without_rows
from analysis.figures.tone_scale import tone_axis, tone_limit

_TITLE = "Tone against stance"
_HEIGHT = 400
_LEFT, _RIGHT = 52, 14
#: the plot on a phone: labels that do not meet there meet nowhere
_NARROW = Canvas(340 - _LEFT - _RIGHT, _HEIGHT)
_DIAMETERS = (9, 30)
_LABEL_SIZE, _LABEL_WIDTH = 12, 110
#: what the corners mean: x, y and the words
_CORNERS = (
    (-1, 1, "negative words,", "well treated"),
    (1, 1, "positive words,", "well treated"),
    (-1, -1, "negative words,", "badly treated"),
    (1, -1, "positive words,", "badly treated"),
)
_CORNER_SIZE = 11


def tone_against_stance(
    table: pd.DataFrame,
    *,
    provenance: Provenance,
    theme: Theme,
    judged_by: str,
    top: int = 40,
) -> go.Figure:
    """Mean tone and mean stance of each actor that has both.

    Parameters
    ----------
    table
        The table of `analysis.measures.tone_and_stance`.
    provenance, theme, judged_by
        As in `analysis.figures.stance.stance_bars`.
    top
        Actors shown at most: those with most mentions that have a stance.

    Returns
    -------
    plotly.graph_objects.Figure
        The area of a mark is proportional to the actor's mentions with a stance (down to a least
        size that can be clicked), its symbol is the type; a thin cross is both 95 % intervals.
        Each mark carries the actor_id as ``customdata[0]``.
    """
    provenance = with_reader(provenance, judged_by)
    if table.empty:
        return without_rows(title=_TITLE, provenance=provenance, theme=theme)
    averaged = [r for r in in_order(table, "mentions") if given(r["tone"]) and given(r["stance"])]
    if not averaged:
        sentence = "No actor has enough sentences for both"
        return without_rows(title=_TITLE, provenance=provenance, theme=theme, sentence=sentence)
    rows = averaged[:top]
    limits = tuple(_limit([row[name] for row in rows]) for name in ("tone", "stance"))
    figure = go.Figure()
    _add_crosses(figure, rows, theme)
    _add_actors(figure, rows, limits, theme)
    _add_corners(figure, theme)
    _lay_out(figure, limits, theme)
    return framed(
        figure,
        title=_TITLE,
        subtitle=_subtitle(rows, table),
        provenance=provenance,
        theme=theme,
        height=_HEIGHT,
        alt=_alt(rows),
        margins=(_LEFT, _RIGHT, 46),
        legend=_legend(rows, theme),
    )


def _limit(means: Sequence[float]) -> float:
    """End of a symmetric axis, with room for the mark of the farthest mean."""
    return tone_limit([mean * 1.3 for mean in means])


def _add_crosses(figure: go.Figure, rows: Sequence[Any], theme: Theme) -> None:
    x: list[float | None] = []
    y: list[float | None] = []
    for row in rows:
        if given(row["tone_low"]):
            x += [row["tone_low"], row["tone_high"], None]
            y += [row["stance"], row["stance"], None]
        if given(row["stance_low"]):
            x += [row["tone"], row["tone"], None]
            y += [row["stance_low"], row["stance_high"], None]
    ink = INK[theme]
    line = {"color": mixed(ink.background, ink.outline, 0.3), "width": 1}
    figure.add_scatter(x=x, y=y, name="intervals", mode="lines", line=line, hoverinfo="skip")


def _add_actors(
    figure: go.Figure, rows: Sequence[Any], limits: Sequence[float], theme: Theme
) -> None:
    ink = INK[theme]
    diameters = _diameters(rows)
    names = [shortened(row["name"], _LABEL_WIDTH, _LABEL_SIZE) for row in rows]
    places = np.array([[row["tone"], row["stance"]] for row in rows]) / np.array(limits) / 2 + 0.5
    positions = _positions(places, diameters / 2, names)
    fills = [TYPE_COLOURS[theme].get(row["type"], ink.bar) for row in rows]
    factors = [SYMBOL_WIDTHS.get(row["type"], 1.0) for row in rows]
    figure.add_scatter(
        x=[row["tone"] for row in rows],
        y=[row["stance"] for row in rows],
        name="actors",
        mode="markers+text",
        text=[escaped(n) if at else "" for n, at in zip(names, positions, strict=True)],
        textposition=[at or "top center" for at in positions],
        textfont={
            "size": _LABEL_SIZE,
            "color": ink.text,
            "shadow": ", ".join([f"0 0 3px {ink.background}"] * 4),
        },
        marker={
            "size": [float(d * factor) for d, factor in zip(diameters, factors, strict=True)],
            "color": fills,
            "opacity": 0.9,
            "symbol": [TYPE_SYMBOLS.get(row["type"], "circle") for row in rows],
            "line": {"width": 1.2, "color": [mixed(fill, ink.text, 0.45) for fill in fills]},
        },
        customdata=[[row["actor_id"], _hover(row)] for row in rows],
        hovertemplate="%{customdata[1]}<extra></extra>",
        cliponaxis=False,
        selected={"marker": {"opacity": 1}},
        unselected={"marker": {"opacity": 0.35}, "textfont": {"color": ink.muted}},
    )


def _diameters(rows: Sequence[Any]) -> Points:
    least, most = _DIAMETERS
    mentions = np.array([row["mentions"] for row in rows], dtype=float)
    sizes: Points = np.maximum(least, most * np.sqrt(mentions / mentions.max()))
    return sizes


def _positions(places: Points, radii: Points, names: Sequence[str]) -> list[str]:
    labels = Labels(
        widths=[text_width(name, _LABEL_SIZE) + 6 for name in names],
        heights=[_LABEL_SIZE * 1.15] * len(names),
    )
    return place_labels(
        places, radii, labels, _NARROW, _NARROW, lines=_corner_points(), limit=len(names)
    )


def _corner_points() -> Points:
    """Points on the words of the corners, which labels then avoid."""
    across, up = 90 / _NARROW.width, 30 / _NARROW.height
    x = np.linspace(0, across, 10)
    y = np.linspace(0, up, 5)
    corner = np.array([(a, b) for a in x for b in y])
    return np.concatenate(
        [np.abs(np.array([side > 0, top > 0]) - corner) for side, top, *_ in _CORNERS]
    )


def _add_corners(figure: go.Figure, theme: Theme) -> None:
    for side, top, *lines in _CORNERS:
        figure.add_annotation(
            text="<br>".join(lines),
            xref="x domain",
            yref="y domain",
            x=(side + 1) / 2,
            y=(top + 1) / 2,
            xanchor="left" if side < 0 else "right",
            yanchor="bottom" if top < 0 else "top",
            align="left" if side < 0 else "right",
            showarrow=False,
            font={"size": _CORNER_SIZE, "color": INK[theme].muted, "style": "italic"},
        )


def _lay_out(figure: go.Figure, limits: Sequence[float], theme: Theme) -> None:
    """Both axes like the axis of tone; no label of the upright one stands in a corner."""
    tone_axis(figure, limits[1], theme)
    stance = figure.layout.xaxis.to_plotly_json()
    tone_axis(figure, limits[0], theme)
    title = {"text": "◂ negative stance      positive stance ▸", "standoff": 4}
    inner = slice(1, -1) if stance["tickvals"][-1] > limits[1] - 1e-9 else slice(None)
    ticks = {name: stance[name][inner] for name in ("tickvals", "ticktext")}
    figure.update_layout(yaxis={**stance, **ticks, "title": {**stance["title"], **title}})
    line = {"color": INK[theme].outline, "width": 1}
    figure.add_vline(x=0, line=line, layer="below")
    figure.add_hline(y=0, line=line, layer="below")


def _legend(rows: Sequence[Any], theme: Theme) -> list[Entry]:
    present = {row["type"] for row in rows}
    types = [
        Entry(name, mark, TYPE_COLOURS[theme][name])
        for name, mark in TYPE_MARKS.items()
        if name in present
    ]
    return [*types, Entry("size: mentions with a stance")]


def _hover(row: Mapping[Any, Any]) -> str:
    lines = [
        _mean("stance", row, counted(row["mentions"], "mention")),
        _mean("tone", row, counted(row["sentences"], "sentence")),
        f"same sign in {row['agree']:,} of {counted(row['both'], 'mention')} with both",
    ]
    if given(row["correlation"]):
        lines.append(f"r = {signed(row['correlation'])}")
    return hover(row["name"], *lines)


def _mean(name: str, row: Mapping[Any, Any], n: str) -> str:
    line = f"mean {name} {signed(row[name])}, {n}"
    low, high = row[f"{name}_low"], row[f"{name}_high"]
    return line + (f" ({signed(low)} to {signed(high)})" if given(low) and given(high) else "")


def _subtitle(rows: Sequence[Any], table: pd.DataFrame) -> str:
    both, agree = int(table["both"].sum()), int(table["agree"].sum())
    actors = counted(len(rows), "actor")
    agreement = f"same sign in {agree:,} of {counted(both, 'mention')} with both"
    return f"means of {actors} · cross: 95% intervals · {agreement}"


def _alt(rows: Sequence[Any]) -> str:
    best = max(rows, key=lambda row: row["stance"])
    apart = max(rows, key=lambda row: abs(row["stance"] - row["tone"]))
    alt = f"Scatter of mean tone and mean stance of {counted(len(rows), 'actor')}. "
    return alt + f"Highest stance: {_in_words(best)}. Farthest apart: {_in_words(apart)}."


def _in_words(row: Mapping[Any, Any]) -> str:
    return f"{row['name']}, tone {signed(row['tone'])}, stance {signed(row['stance'])}"
