"""How actors are treated: shares of mentions judged negative or positive, and the mean stance."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any, NamedTuple

import pandas as pd
import plotly.graph_objects as go

from analysis.figures.lettering import counted, escaped, given, hover, signed, text_width
from analysis.figures.means import add_intervals, add_numbers, add_too_few, interval_basis
from analysis.figures.palette import INK, TONE_SCALE, Theme, on_scale
from analysis.figures.provenance import Provenance
from analysis.figures.rows import LABEL_SIZE, actor_axis, in_order, label_margin
from analysis.figures.theme import Entry, framed, without_rows

_TITLE = "Stance toward each actor"
_AXIS_TITLE = "◂ negative   positive ▸"
_ROW_HEIGHT = 26
#: between the two panels, as a share of the width
_GAP = 0.05
#: places on the scale of tone: clear enough to tell, pale enough for the mean to stand on
_NEGATIVE, _NEUTRAL, _POSITIVE = 0.2, 0.5, 0.8


class _Scale(NamedTuple):
    """How far the two panels reach, as shares of the mentions; one length is one share in both."""

    #: the left one, from -sides to +sides
    sides: float
    #: the right one, from 0
    neither: float

    @property
    def border(self) -> float:
        """Where the left panel ends, as a share of the width."""
        return 2 * self.sides / (2 * self.sides + self.neither) * (1 - _GAP)


def stance_bars(
    stance: pd.DataFrame,
    *,
    provenance: Provenance,
    theme: Theme,
    judged_by: str,
    top: int = 20,
) -> go.Figure:
    """Shares of an actor's mentions around zero, and beside them what is neither.

    Negative mentions reach to the left and positive ones to the right, so that the longer side is
    seen at once. Neutral and unsure ones stand apart, in the same scale. A diamond is the
    mean stance, a line its 95 % interval. Actors with fewer mentions than the stated minimum have a
    hollow mark and "n = 2, too few" in their row, below the others.

    Parameters
    ----------
    stance
        The table of `analysis.measures.stance_by_actor`.
    provenance, theme
        As in `analysis.figures.theme.framed`.
    judged_by
        The reader and its measured accuracy, for the line below the picture.
    top
        Actors shown at most: those with most mentions that have a stance.

    Returns
    -------
    plotly.graph_objects.Figure
        Highest mean on top. Each mark carries the actor_id as ``customdata[0]``;
        a part of a bar what it counts as ``customdata[2]`` (``stance:negative``).
    """
    provenance = with_reader(provenance, judged_by)
    if stance.empty:
        return without_rows(title=_TITLE, provenance=provenance, theme=theme)
    chosen = in_order(stance, "mentions", top=top)
    averaged = [row for row in chosen if given(row["stance"])]
    averaged.sort(key=lambda row: -row["stance"])
    few = [row for row in chosen if not given(row["stance"])]
    rows, scale = averaged + few, _scale(averaged)
    figure = go.Figure()
    _add_shares(figure, averaged, theme)
    add_intervals(figure, averaged, theme, on_bars=True)
    _add_means(figure, averaged, theme)
    add_too_few(figure, few, len(averaged), [_hover(row) for row in few], theme, n="mentions")
    add_numbers(figure, averaged, scale.neither, theme, n="mentions", before="", xaxis="x2")
    _lay_out(figure, scale, len(averaged), theme)
    actor_axis(figure, [row["name"] for row in rows], theme)
    column = max(text_width(f"{row['mentions']:,}", LABEL_SIZE) for row in rows)
    return framed(
        figure,
        title=_TITLE,
        subtitle=_subtitle(averaged, few, len(stance)),
        provenance=provenance,
        theme=theme,
        height=_ROW_HEIGHT * len(rows) + 12,
        alt=_alt(averaged, few),
        margins=(label_margin([row["name"] for row in rows]), column + 14, 46),
        legend=_legend(theme) if averaged else (),
    )


def with_reader(provenance: Provenance, judged_by: str) -> Provenance:
    """The provenance with who judged; stance means nothing without it."""
    if not judged_by:
        return provenance
    return replace(provenance, filters=(*provenance.filters, judged_by))


def _scale(rows: Sequence[Any]) -> _Scale:
    """Reach as far as the longest bar, mean or interval, in steps of a tenth."""
    columns = ("negative", "positive", "stance", "low", "high")
    sides = [abs(row[name]) for row in rows for name in columns if given(row[name])]
    neither = [row["neutral"] + row["unsure"] for row in rows]
    return _Scale(*(_up_to_a_tenth(max(shares, default=0.0)) for shares in (sides, neither)))


def _up_to_a_tenth(share: float) -> float:
    return min(1.0, max(0.3, math.ceil(round(share * 10, 6)) / 10))


def _fills(theme: Theme) -> dict[str, dict[str, Any]]:
    ink, scale = INK[theme], TONE_SCALE[theme]
    hatched = {"shape": "/", "fgcolor": ink.outline, "bgcolor": ink.background, "size": 6}
    return {
        "negative": {"color": on_scale(scale, _NEGATIVE)},
        "positive": {"color": on_scale(scale, _POSITIVE)},
        "neutral": {"color": on_scale(scale, _NEUTRAL)},
        "unsure": {"color": ink.background, "pattern": hatched},
    }


def _add_shares(figure: go.Figure, rows: Sequence[Any], theme: Theme) -> None:
    hovers = [[row["actor_id"], _hover(row)] for row in rows]
    for name, fill in _fills(theme).items():
        beside = name in ("neutral", "unsure")
        sign = -1 if name == "negative" else 1
        figure.add_bar(
            x=[sign * row[name] for row in rows],
            base=[row["neutral"] if name == "unsure" else 0 for row in rows],
            y=list(range(len(rows))),
            xaxis="x2" if beside else "x",
            name=name,
            orientation="h",
            width=0.62,
            marker={**fill, "opacity": 1, "line": {"color": INK[theme].outline, "width": 0.8}},
            customdata=[[*hover, f"stance:{name}"] for hover in hovers],
            hovertemplate="%{customdata[1]}<extra></extra>",
            unselected={"marker": {"opacity": 0.35}},
        )


def _add_means(figure: go.Figure, rows: Sequence[Any], theme: Theme) -> None:
    figure.add_scatter(
        x=[row["stance"] for row in rows],
        y=list(range(len(rows))),
        name="stance",
        mode="markers",
        marker={
            "symbol": "diamond",
            "size": 10,
            "color": INK[theme].text,
            "opacity": 1,
            "line": {"color": INK[theme].background, "width": 1},
        },
        customdata=[[row["actor_id"], _hover(row)] for row in rows],
        hovertemplate="%{customdata[1]}<extra></extra>",
        cliponaxis=False,
        unselected={"marker": {"opacity": 0.35}},
    )


def _lay_out(figure: go.Figure, scale: _Scale, averaged: int, theme: Theme) -> None:
    ink = INK[theme]
    # three labels at most on each side of zero: they have to fit a phone
    ends = [0.5, 1.0] if scale.sides > 0.7 else [0.5] if scale.sides > 0.4 else [0.3]
    both = [*(-end for end in reversed(ends)), 0.0, *ends]
    axis = {"tickmode": "array", "gridcolor": ink.grid, "zeroline": False, "fixedrange": True}
    axis["tickfont"] = {"color": ink.muted, "size": 11}
    title = {"text": _AXIS_TITLE, "font": {"size": 12, "color": ink.muted}, "standoff": 6}
    # no label at its 0, which on a phone would touch the last one of the other panel
    beside = [0.5, 1.0] if scale.neither > 0.7 else [0.5] if scale.neither >= 0.5 else [0.3]
    figure.update_layout(
        barmode="overlay",
        xaxis={
            **axis,
            "domain": [0, scale.border],
            "range": [-scale.sides, scale.sides],
            "tickvals": both,
            "ticktext": [_percent(abs(tick)) if tick else "0" for tick in both],
            "title": title,
        },
        xaxis2={
            **axis,
            "anchor": "y",
            "domain": [scale.border + _GAP, 1],
            "range": [0, scale.neither],
            "tickvals": beside,
            "ticktext": [_percent(tick) for tick in beside],
            "visible": averaged > 0,
        },
    )
    line = {"color": ink.outline, "width": 1}
    figure.add_vline(x=0, line=line, layer="below")
    figure.add_shape(
        x0=0, x1=0, y0=-0.5, y1=averaged - 0.5, xref="x2", yref="y", line=line, layer="below"
    )


def _legend(theme: Theme) -> list[Entry]:
    marks = {"unsure": "▨"}
    entries = [
        Entry(name, marks.get(name, "■"), INK[theme].outline if name in marks else fill["color"])
        for name, fill in _fills(theme).items()
    ]
    return [*entries, Entry("mean stance (50% is 0.5)", "◆", INK[theme].text)]


def _hover(row: Mapping[Any, Any]) -> str:
    names = ("positive", "neutral", "negative", "unsure")
    lines = [counted(row["mentions"], "mention") + " with a stance"]
    if given(row["stance"]):
        lines.append(f"mean stance {signed(row['stance'])}")
        if given(row["low"]) and given(row["high"]):
            span = f"{signed(row['low'])} to {signed(row['high'])}"
            lines.append(f"95% interval {span} ({escaped(row['interval'])})")
        lines += [_share(row, name) for name in names]
    else:
        lines.append(", ".join(f"{row[f'n_{name}']:,} {name}" for name in names))
        lines.append("too few mentions for a mean")
    if row["not_scored"]:
        lines.append(f"{counted(row['not_scored'], 'mention')} not scored")
    return hover(row["name"], *lines)


def _share(row: Mapping[Any, Any], name: str) -> str:
    line = f"{name}: {row[f'n_{name}']:,}, {_percent(row[name])}"
    low, high = row[f"{name}_low"], row[f"{name}_high"]
    return line + (f" ({_percent(low)} to {_percent(high)})" if given(low) and given(high) else "")


def _percent(share: float) -> str:
    return f"{share * 100:.0f}%"


def _subtitle(averaged: Sequence[Any], few: Sequence[Any], n_actors: int) -> str:
    shown = len(averaged) + len(few)
    actors = counted(shown, "actor")
    if shown < n_actors:
        actors = f"the {shown} of {n_actors:,} actors with most mentions"
    if not averaged:
        return f"too few mentions with a stance for a mean · {actors}"
    line = f"line: 95% interval {interval_basis(averaged)}"
    return f"share of mentions · {line} · at the right: n, mentions with a stance · {actors}"


def _alt(averaged: Sequence[Any], few: Sequence[Any]) -> str:
    if not averaged:
        return f"Stance chart of {counted(len(few), 'actor')}: too few mentions for any mean."
    first, last = averaged[0], averaged[-1]
    alt = f"Chart of the stance toward {counted(len(averaged), 'actor')}. "
    alt += f"Highest: {_in_words(first)}. "
    if last is not first:
        alt += f"Lowest: {_in_words(last)}. "
    return alt + (f"{counted(len(few), 'actor')} with too few mentions." if few else "")


def _in_words(row: Mapping[Any, Any]) -> str:
    shares = f"{_percent(row['positive'])} positive and {_percent(row['negative'])} negative"
    return f"{row['name']}, mean {signed(row['stance'])}, {shares}"
