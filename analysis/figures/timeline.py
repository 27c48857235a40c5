"""When: one panel per actor, one point per period, gaps left open; and the articles per period."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from itertools import groupby
from typing import Any, Literal, NamedTuple

import pandas as pd
import plotly.graph_objects as go

from analysis.figures.lettering import counted, escaped, given, hover, shortened, signed
from analysis.figures.palette import INK, Theme, mixed
from analysis.figures.provenance import Provenance
from analysis.figures.theme import Entry, framed, without_rows
from analysis.figures.tone_scale import tone_colour, tone_limit

Line = Literal["share", "mentions", "tone", "stance"]
Denominator = Literal["mentions", "sentences", "articles", "words"]

_TITLE = "When each actor is in the news"
#: pixels of a panel with its heading and a gap, of its heading alone, and of the articles
_PANEL, _HEADING, _ARTICLES = 122.0, 24.0, 60.0
_GAP = 7.0
#: with more periods the points are smaller
_FEW_PERIODS = 40
_SHARE_UNITS: Mapping[Denominator, str] = {
    "mentions": "share of all actor mentions",
    "sentences": "share of sentences",
    "articles": "share of articles",
    "words": "mentions per 1,000 words",
}
_STEP_WORDS = {"day": "day", "week": "week", "month": "month", "year": "year"}


class _Kind(NamedTuple):
    """How one of the four lines is drawn and worded."""

    unit: str
    #: the column of the n, and what it counts
    n: str
    noun: str
    #: a number in words
    said: Callable[[float], str]
    #: around zero, from -limit to limit
    signed: bool


def timeline_lines(
    line: pd.DataFrame,
    *,
    provenance: Provenance,
    theme: Theme,
    shown: Line = "share",
    denominator: Denominator = "mentions",
    step: str = "month",
) -> go.Figure:
    """One panel per actor with a point per period, its 95 % interval as a band behind.

    A line is broken where nothing was published, and where a mean is missing. Points of periods
    with few articles are hollow. All panels have one scale, so heights can be compared.

    Parameters
    ----------
    line
        The table of `analysis.measures.timeline`.
    provenance, theme
        As in `analysis.figures.theme.framed`.
    shown
        Which of its numbers.
    denominator, step
        What the table was made with.

    Returns
    -------
    plotly.graph_objects.Figure
        Panels with most mentions first. Each point carries actor_id, hover text, first and last
        day as ``customdata``.
    """
    if line.empty:
        return without_rows(title=_TITLE, provenance=provenance, theme=theme)
    kind = _kind(shown, denominator)
    panels = _panels(line)
    height = _PANEL * len(panels)
    limits = _limits(line, shown, kind)
    figure = go.Figure()
    for place, rows in enumerate(panels):
        _add_panel(figure, rows, shown, kind, limits, f"y{place + 1}".replace("y1", "y"), theme)
        top = 1 - place * _PANEL / height
        _lay_out(
            figure,
            place,
            (top - (_PANEL - _GAP) / height, top - _HEADING / height),
            kind,
            limits,
            theme,
        )
        _add_heading(figure, rows, kind, top, theme)
    _date_axis(figure, panels[0], step, theme)
    figure.update_xaxes(anchor=f"y{len(panels)}".replace("y1", "y"))
    rough = any(row["rough"] and row["articles"] for row in panels[0])
    return framed(
        figure,
        title=_TITLE,
        subtitle=f"{kind.unit} per {_STEP_WORDS[step]} · band: 95% interval · "
        f"n = {counted(sum(row['articles'] for row in panels[0]), 'dated article')}",
        provenance=provenance,
        theme=theme,
        height=height,
        alt=_alt(panels, shown, kind, step),
        margins=(46, 16, 30),
        legend=_legend(rough, theme),
    )


def _panels(line: pd.DataFrame) -> list[list[Any]]:
    """The rows of each actor in the order of time; most mentioned actors first, ties by name."""
    ordered = line.sort_values(["actor_id", "first"]).to_dict("records")
    panels = [list(rows) for _, rows in groupby(ordered, lambda row: row["actor_id"])]
    return sorted(panels, key=lambda rows: (-sum(row["mentions"] for row in rows), rows[0]["name"]))


def _kind(shown: Line, denominator: Denominator) -> _Kind:
    if shown == "tone":
        return _Kind("mean tone of sentences", "sentences", "sentence", signed, True)
    if shown == "stance":
        return _Kind("mean stance of mentions", "judged", "judged mention", signed, True)
    if shown == "mentions":
        return _Kind("mentions", "mentions", "mention", lambda value: f"{value:,.0f}", False)
    per_words = denominator == "words"
    noun = {"sentences": "sentence", "articles": "article"}.get(denominator, "mention")
    said = (lambda value: f"{value:.2f}") if per_words else (lambda value: f"{value:.1%}")
    return _Kind(_SHARE_UNITS[denominator], "count", noun, said, False)


def _limits(line: pd.DataFrame, shown: Line, kind: _Kind) -> tuple[float, float]:
    """One scale for all panels; a wide interval alone does not flatten every line."""
    ends = [line[name].dropna().tolist() for name in (shown, f"{shown}_low", f"{shown}_high")]
    highest = max((abs(value) for value in ends[0]), default=0.0)
    if kind.signed:
        bounds = [abs(end) for end in (*ends[1], *ends[2])]
        limit = tone_limit([highest, *(end for end in bounds if end <= 2 * highest)])
        return -limit, limit
    reach = max([highest, *(end for end in ends[2] if end <= 2 * highest)], default=0.0)
    return 0.0, 1.06 * reach or 1.0


def _add_panel(
    figure: go.Figure,
    rows: Sequence[Any],
    shown: Line,
    kind: _Kind,
    limits: tuple[float, float],
    axis: str,
    theme: Theme,
) -> None:
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
    kind: _Kind,
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


def _customdata(row: Mapping[Any, Any], shown: Line, kind: _Kind) -> list[str]:
    lines = [f"{escaped(row['period'])}: {counted(row['articles'], 'article')}"]
    if given(row[shown]):
        lines.append(f"{kind.unit}: {kind.said(row[shown])}")
        if shown == "share":
            lines.append(f"{row['count']:,} of {row['n']:,}")
        elif shown != "mentions":
            lines.append(counted(row[kind.n], kind.noun))
    if given(row[f"{shown}_low"]):
        low, high = (kind.said(row[f"{shown}_{end}"]) for end in ("low", "high"))
        lines.append(f"95% interval {low} to {high}{', rough' if row['rough'] else ''}")
    days = [f"{row[end]:%Y-%m-%d}" for end in ("first", "last")]
    return [row["actor_id"], hover(row["name"], *lines), *days]


def _lay_out(
    figure: go.Figure,
    place: int,
    domain: tuple[float, float],
    kind: _Kind,
    limits: tuple[float, float],
    theme: Theme,
) -> None:
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


def _add_heading(
    figure: go.Figure, rows: Sequence[Any], kind: _Kind, top: float, theme: Theme
) -> None:
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


def articles_strip(
    line: pd.DataFrame, *, provenance: Provenance, theme: Theme, step: str = "month"
) -> go.Figure:
    """Articles per period: what every line is made of, where nothing is, and where to brush.

    Parameters
    ----------
    line, provenance, theme, step
        As in `timeline_lines`.

    Returns
    -------
    plotly.graph_objects.Figure
        One bar per period, below the points of `timeline_lines`. Dragging selects along x.
    """
    title = f"Articles per {_STEP_WORDS[step]}"
    if line.empty:
        return without_rows(title=title, provenance=provenance, theme=theme)
    ink, rows = INK[theme], _panels(line)[0]
    highest = max(row["articles"] for row in rows)
    figure = go.Figure(
        go.Bar(
            x=[row["first"] for row in rows],
            y=[row["articles"] for row in rows],
            name="articles",
            marker={"color": ink.bar, "line": {"width": 0}},
            customdata=[
                ["", f"{escaped(row['period'])}: {counted(row['articles'], 'article')}"]
                for row in rows
            ],
            hovertemplate="%{customdata[1]}<extra></extra>",
            unselected={"marker": {"opacity": 0.4}},
        )
    )
    _date_axis(figure, rows, step, theme)
    figure.update_yaxes(
        range=[0, highest * 1.05],
        tickvals=[0, highest],
        ticktext=["0", f"{highest:,}"],
        tickfont={"size": 11, "color": ink.muted},
        showgrid=False,
        zeroline=False,
        fixedrange=True,
    )
    figure.update_layout(bargap=0.15, dragmode="select", selectdirection="h")
    n = counted(sum(row["articles"] for row in rows), "dated article")
    return framed(
        figure,
        title=title,
        subtitle=f"n = {n} · draw a stretch to set the dates on every page",
        provenance=provenance,
        theme=theme,
        height=_ARTICLES,
        alt=f"{title}: {n} from {rows[0]['period']} to {rows[-1]['period']}, {highest:,} at most.",
        margins=(46, 16, 30),
    )


def _date_axis(figure: go.Figure, rows: Sequence[Any], step: str, theme: Theme) -> None:
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


#: so few periods have each its label, also on a phone
_LABELLED = 4
#: day and month as far as a month's ticks, then month and year, then the year alone
_TICKS = [
    {"dtickrange": [None, 2_419_200_000], "value": "%-d %b"},
    {"dtickrange": [2_419_200_000, "M11"], "value": "%b %Y"},
    {"dtickrange": ["M12", None], "value": "%Y"},
]


def _tick(first: pd.Timestamp, step: str) -> str:
    formats = {"year": f"{first:%Y}", "month": f"{first:%b %Y}"}
    return formats.get(step, f"{first.day} {first:%b}")


def _legend(rough: bool, theme: Theme) -> list[Entry]:
    entries = [Entry("open line: nothing published, or too few for a mean")]
    if rough:
        entries.insert(0, Entry("few articles: rough", "◇", INK[theme].outline))
    return entries


def _alt(panels: Sequence[Sequence[Any]], shown: Line, kind: _Kind, step: str) -> str:
    alt = f"Timeline of {counted(len(panels), 'actor')}: {kind.unit} per {_STEP_WORDS[step]}, "
    alt += f"{panels[0][0]['period']} to {panels[0][-1]['period']}."
    for rows in panels[:3]:
        told = [row for row in rows if given(row[shown]) and row["articles"]]
        if told:
            top = max(told, key=lambda row: row[shown])
            alt += f" {top['name']} is highest in {top['period']}, {kind.said(top[shown])}."
    return alt
