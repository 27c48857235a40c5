"""One panel of the timeline: a line with gaps, its interval behind, the actor's name above."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from itertools import groupby
from typing import Any, Literal, NamedTuple

import pandas as pd
import plotly.graph_objects as go

from analysis.figures.lettering import counted, escaped, given, hover, shortened, signed
from analysis.figures.palette import INK, Theme, mixed
from analysis.figures.tone_scale import tone_colour, tone_limit

Line = Literal["share", "mentions", "tone", "stance"]
Denominator = Literal["mentions", "sentences", "articles", "words", "quotes"]

#: with more periods the points are smaller
_FEW_PERIODS = 40
_SHARE_UNITS: Mapping[Denominator, str] = {
    "mentions": "share of all actor mentions",
    "sentences": "share of sentences",
    "articles": "share of articles",
    "words": "mentions per 1,000 words",
    "quotes": "share of all quotes",
}


class Kind(NamedTuple):
    """How one of the four lines is drawn and worded."""

    unit: str
    #: the column of the n, and what it counts
    n: str
    noun: str
    #: a number in words
    said: Callable[[float], str]
    #: around zero, from -limit to limit
    signed: bool


def rows_by_actor(line: pd.DataFrame) -> list[list[Any]]:
    """The rows of each actor in the order of time; most mentioned actors first, ties by name.

    Speakers have quotes in place of mentions.
    """
    n = "quotes" if "quotes" in line else "mentions"
    ordered = line.sort_values(["actor_id", "first"]).to_dict("records")
    panels = [list(rows) for _, rows in groupby(ordered, lambda row: row["actor_id"])]
    return sorted(panels, key=lambda rows: (-sum(row[n] for row in rows), rows[0]["name"]))


def kind_of(shown: Line, denominator: Denominator) -> Kind:
    """How this line is drawn and worded."""
    if shown == "tone":
        return Kind("mean tone of sentences", "sentences", "sentence", signed, True)
    if shown == "stance":
        return Kind("mean stance of mentions", "judged", "judged mention", signed, True)
    if shown == "mentions":
        return Kind("mentions", "mentions", "mention", lambda value: f"{value:,.0f}", False)
    per_words = denominator == "words"
    nouns = {"sentences": "sentence", "articles": "article", "quotes": "quote"}
    noun = nouns.get(denominator, "mention")
    said = (lambda value: f"{value:.2f}") if per_words else (lambda value: f"{value:.1%}")
    n = "quotes" if denominator == "quotes" else "count"
    return Kind(_SHARE_UNITS[denominator], n, noun, said, False)


def limits_of(line: pd.DataFrame, shown: Line, kind: Kind) -> tuple[float, float]:
    """One scale for all panels; a wide interval alone does not flatten every line."""
    ends = [line[name].dropna().tolist() for name in (shown, f"{shown}_low", f"{shown}_high")]
    highest = max((abs(value) for value in ends[0]), default=0.0)
    if kind.signed:
        bounds = [abs(end) for end in (*ends[1], *ends[2])]
        limit = tone_limit([highest, *(end for end in bounds if end <= 2 * highest)])
        return -limit, limit
    reach = max([highest, *(end for end in ends[2] if end <= 2 * highest)], default=0.0)
    return 0.0, 1.06 * reach or 1.0


def add_panel(
    figure: go.Figure,
    rows: Sequence[Any],
    shown: Line,
    kind: Kind,
    limits: tuple[float, float],
    axis: str,
    theme: Theme,
) -> None:
    """Draw the interval and the line of one actor."""
    ink = INK[theme]
    for run in _runs(rows, f"{shown}_low"):
        band = [*((row["first"], row[f"{shown}_high"]) for row in run)]
        band += [(row["first"], row[f"{shown}_low"]) for row in reversed(run)]
        figure.add_scatter(
            x=[x for x, _ in band],
            y=[min(max(y, limits[0]), limits[1]) for _, y in band],
            yaxis=axis,
            name="interval",
            mode="lines",
            fill="toself",
            fillcolor=mixed(ink.background, ink.bar, 0.28),
            line={"width": 5 if len(run) == 1 else 0, "color": mixed(ink.background, ink.bar, 0.4)},
            hoverinfo="skip",
        )
    values = [row[shown] if given(row[shown]) and row["articles"] else None for row in rows]
    figure.add_scatter(
        x=[row["first"] for row in rows],
        y=values,
        yaxis=axis,
        name=str(rows[0]["actor_id"]),
        mode="lines+markers",
        connectgaps=False,
        line={"color": ink.bar, "width": 1.8},
        marker=_marker(rows, values, limits, kind, theme),
        customdata=[_customdata(row, shown, kind) for row in rows],
        hovertemplate="%{customdata[1]}<extra></extra>",
        cliponaxis=False,
        unselected={"marker": {"opacity": 0.5}},
    )


def _marker(
    rows: Sequence[Any],
    values: Sequence[float | None],
    limits: tuple[float, float],
    kind: Kind,
    theme: Theme,
) -> dict[str, Any]:
    ink = INK[theme]
    colours = [
        tone_colour(value, limits[1], theme) if kind.signed and value is not None else ink.bar
        for value in values
    ]
    outline = ink.outline if kind.signed else ink.bar
    return {
        "size": 8 if len(rows) <= _FEW_PERIODS else 5,
        "color": [
            ink.background if row["rough"] and not kind.signed else colour
            for row, colour in zip(rows, colours, strict=True)
        ],
        "symbol": ["diamond" if row["rough"] else "circle" for row in rows],
        "opacity": 1,
        "line": {"width": 1.4 if len(rows) <= _FEW_PERIODS else 0.8, "color": outline},
    }


def _runs(rows: Sequence[Any], column: str) -> list[list[Any]]:
    """Neighbouring periods that have an interval."""
    return [list(run) for whole, run in groupby(rows, lambda row: given(row[column])) if whole]


def _customdata(row: Mapping[Any, Any], shown: Line, kind: Kind) -> list[str]:
    lines = [f"{escaped(row['period'])}: {counted(row['articles'], 'article')}"]
    if given(row[shown]):
        lines.append(f"{kind.unit}: {kind.said(row[shown])}")
        if shown == "share":
            lines.append(f"{row[kind.n]:,} of {row['n']:,}")
        elif shown != "mentions":
            lines.append(counted(row[kind.n], kind.noun))
    if given(row[f"{shown}_low"]):
        low, high = (kind.said(row[f"{shown}_{end}"]) for end in ("low", "high"))
        lines.append(f"95% interval {low} to {high}{', rough' if row['rough'] else ''}")
    days = [f"{row[end]:%Y-%m-%d}" for end in ("first", "last")]
    return [row["actor_id"], hover(row["name"], *lines), *days]


def lay_out(
    figure: go.Figure,
    place: int,
    domain: tuple[float, float],
    kind: Kind,
    limits: tuple[float, float],
    theme: Theme,
) -> None:
    """Give the panel its place and its scale."""
    ink = INK[theme]
    axis: dict[str, Any] = {
        "domain": list(domain),
        "range": list(limits),
        "nticks": 3,
        "tickfont": {"size": 11, "color": ink.muted},
        "gridcolor": ink.grid,
        "zeroline": kind.signed,
        "zerolinecolor": ink.outline,
        "fixedrange": True,
        "automargin": False,
    }
    if kind.signed:
        axis |= {"tickvals": [-limits[1], 0, limits[1]]}
        axis |= {"ticktext": [signed(limits[0])[:4], "0", signed(limits[1])[:4]]}
    elif kind.unit.startswith("share"):
        axis["tickformat"] = ".0%" if limits[1] >= 0.08 else ".1%"
    figure.update_layout({f"yaxis{place + 1 if place else ''}": axis})


def add_heading(
    figure: go.Figure, rows: Sequence[Any], kind: Kind, top: float, theme: Theme
) -> None:
    """Write the actor's name and n above the panel."""
    n = counted(sum(row[kind.n] for row in rows), kind.noun)
    sides = ((shortened(rows[0]["name"], 190, 13), "left", 0.0, 600), (n, "right", 1.0, 400))
    for text, side, x, weight in sides:
        figure.add_annotation(
            text=escaped(text),
            xref="paper",
            yref="paper",
            x=x,
            y=top,
            xanchor=side,
            yanchor="top",
            yshift=-2,
            showarrow=False,
            font={
                "size": 13 if weight == 600 else 11,
                "weight": weight,
                "color": INK[theme].text if weight == 600 else INK[theme].muted,
            },
        )
