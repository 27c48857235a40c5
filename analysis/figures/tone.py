"""In what tone: mean tone of the sentences that mention an actor.

Tone is the wording of a sentence, not an opinion about an actor in it.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import pandas as pd
import plotly.graph_objects as go

from analysis.figures.lettering import (
    counted,
    escaped,
    given,
    hover,
    signed,
    text_width,
)
from analysis.figures.means import add_intervals, add_numbers, add_too_few, interval_basis
from analysis.figures.palette import INK, Theme
from analysis.figures.provenance import Provenance
from analysis.figures.rows import LABEL_SIZE, actor_axis, in_order, label_margin
from analysis.figures.theme import framed, without_rows
from analysis.figures.tone_distribution import tone_distribution
from analysis.figures.tone_scale import tone_axis, tone_colour, tone_limit

__all__ = ["tone_bars", "tone_distribution"]

_BARS_TITLE = "Tone around each actor"
_ROW_HEIGHT = 26


def tone_bars(
    tone: pd.DataFrame, *, provenance: Provenance, theme: Theme, top: int = 20
) -> go.Figure:
    """Mean tone per actor as a dot, with its 95 % interval as a line.

    Actors with fewer sentences than the stated minimum have no dot: a hollow mark and "n = 2, too
    few" stand in their row, below the others.

    Parameters
    ----------
    tone
        The table of `analysis.measures.tone_by_actor`.
    provenance, theme
        As in `analysis.figures.theme.framed`.
    top
        Actors shown at most: those with most sentences.

    Returns
    -------
    plotly.graph_objects.Figure
        Most positive actor on top. Each mark carries the actor_id as ``customdata[0]``.
    """
    if tone.empty:
        return without_rows(title=_BARS_TITLE, provenance=provenance, theme=theme)
    chosen = in_order(tone, "sentences", top=top)
    averaged = [row for row in chosen if given(row["tone"])]
    averaged.sort(key=lambda row: -row["tone"])
    few = [row for row in chosen if not given(row["tone"])]
    rows = averaged + few
    limit = tone_limit([row[end] for row in averaged for end in ("tone", "low", "high")])
    figure = go.Figure()
    add_intervals(figure, averaged, theme)
    _add_dots(figure, averaged, limit, theme)
    add_too_few(figure, few, len(averaged), [_tone_hover(row) for row in few], theme, n="sentences")
    add_numbers(figure, averaged, limit, theme, n="sentences")
    tone_axis(figure, limit, theme)
    figure.add_vline(x=0, line={"color": INK[theme].outline, "width": 1}, layer="below")
    actor_axis(figure, [row["name"] for row in rows], theme)
    column = max(text_width(f"n = {row['sentences']:,}", LABEL_SIZE) for row in rows)
    return framed(
        figure,
        title=_BARS_TITLE,
        subtitle=_bars_subtitle(averaged, few, len(tone)),
        provenance=provenance,
        theme=theme,
        height=_ROW_HEIGHT * len(rows) + 12,
        alt=_bars_alt(averaged, few),
        margins=(label_margin([row["name"] for row in rows]), column + 20, 46),
    )


def _add_dots(figure: go.Figure, rows: Sequence[Any], limit: float, theme: Theme) -> None:
    figure.add_scatter(
        x=[row["tone"] for row in rows],
        y=list(range(len(rows))),
        name="tone",
        mode="markers",
        marker={
            "size": 14,
            "color": [tone_colour(row["tone"], limit, theme) for row in rows],
            "opacity": 1,
            "line": {"color": INK[theme].outline, "width": 1.2},
        },
        customdata=[[row["actor_id"], _tone_hover(row)] for row in rows],
        hovertemplate="%{customdata[1]}<extra></extra>",
        cliponaxis=False,
        unselected={"marker": {"opacity": 0.35}},
    )


def _tone_hover(row: Mapping[Any, Any]) -> str:
    n = counted(row["sentences"], "sentence")
    lines = [f"{n}, {row['with_tone_words']:,} with a tone word"]
    if given(row["tone"]):
        lines.append(f"mean tone {signed(row['tone'])}")
        if given(row["low"]) and given(row["high"]):
            span = f"{signed(row['low'])} to {signed(row['high'])}"
            lines.append(f"95% interval {span} ({escaped(row['interval'])})")
        if given(row["subjectivity"]):
            lines.append(f"subjectivity {row['subjectivity']:.2f} of 1")
    else:
        lines.append("too few sentences for a mean")
    not_scored = row.get("not_scored", 0)
    if given(not_scored) and not_scored:
        lines.append(f"{counted(not_scored, 'sentence')} not scored")
    return hover(row["name"], *lines)


def _bars_subtitle(averaged: Sequence[Any], few: Sequence[Any], n_actors: int) -> str:
    shown = len(averaged) + len(few)
    actors = counted(shown, "actor")
    if shown < n_actors:
        actors = f"the {shown} of {n_actors:,} actors with most sentences"
    if not averaged:
        return f"too few sentences for a mean · {actors}"
    basis = interval_basis(averaged)
    return f"mean per sentence · line: 95% interval {basis} · n = sentences · {actors}"


def _bars_alt(averaged: Sequence[Any], few: Sequence[Any]) -> str:
    if not averaged:
        return f"Tone chart of {counted(len(few), 'actor')}: too few sentences for any mean."
    first, last = averaged[0], averaged[-1]
    alt = f"Chart of the mean tone of {counted(len(averaged), 'actor')}. "
    alt += f"Highest: {first['name']}, {signed(first['tone'])}. "
    if last is not first:
        alt += f"Lowest: {last['name']}, {signed(last['tone'])}. "
    return alt + (f"{counted(len(few), 'actor')} with too few sentences." if few else "")
