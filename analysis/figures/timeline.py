"""When: one panel per actor, one point per period, gaps left open."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import pandas as pd
import plotly.graph_objects as go

from analysis.figures.lettering import counted, given
from analysis.figures.palette import INK, Theme
from analysis.figures.provenance import Provenance
from analysis.figures.theme import Entry, framed, without_rows
from analysis.figures.time_axis import STEP_WORDS, date_axis
from analysis.figures.timeline_panels import (
    Denominator,
    Kind,
    Line,
    add_heading,
    add_panel,
    kind_of,
    lay_out,
    limits_of,
    rows_by_actor,
)

_TITLE, _SPEAKER_TITLE = "When each actor is in the news", "When each speaker is quoted"
#: pixels of a panel with its heading and a gap, and of its heading alone
_PANEL, _HEADING = 122.0, 24.0
_GAP = 7.0


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
        The table of `analysis.measures.timeline`, or with quotes as denominator that of
        `analysis.measures.speaker_timeline`.
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
    title = _SPEAKER_TITLE if denominator == "quotes" else _TITLE
    if line.empty:
        return without_rows(title=title, provenance=provenance, theme=theme)
    kind = kind_of(shown, denominator)
    panels = rows_by_actor(line)
    height = _PANEL * len(panels)
    limits = limits_of(line, shown, kind)
    figure = go.Figure()
    for place, rows in enumerate(panels):
        add_panel(figure, rows, shown, kind, limits, f"y{place + 1}".replace("y1", "y"), theme)
        top = 1 - place * _PANEL / height
        lay_out(
            figure,
            place,
            (top - (_PANEL - _GAP) / height, top - _HEADING / height),
            kind,
            limits,
            theme,
        )
        add_heading(figure, rows, kind, top, theme)
    date_axis(figure, panels[0], step, theme)
    figure.update_xaxes(anchor=f"y{len(panels)}".replace("y1", "y"))
    rough = any(row["rough"] and row["articles"] for row in panels[0])
    return framed(
        figure,
        title=title,
        subtitle=f"{kind.unit} per {STEP_WORDS[step]} · band: 95% interval · "
        f"n = {counted(sum(row['articles'] for row in panels[0]), 'dated article')}",
        provenance=provenance,
        theme=theme,
        height=height,
        alt=_alt(panels, shown, kind, step),
        margins=(46, 16, 30),
        legend=_legend(rough, denominator, theme),
    )


def _legend(rough: bool, denominator: Denominator, theme: Theme) -> list[Entry]:
    why = "nobody quoted" if denominator == "quotes" else "too few for a mean"
    entries = [Entry(f"open line: nothing published, or {why}")]
    if rough:
        entries.insert(0, Entry("few articles: rough", "◇", INK[theme].outline))
    return entries


def _alt(panels: Sequence[Sequence[Any]], shown: Line, kind: Kind, step: str) -> str:
    alt = f"Timeline of {counted(len(panels), 'actor')}: {kind.unit} per {STEP_WORDS[step]}, "
    alt += f"{panels[0][0]['period']} to {panels[0][-1]['period']}."
    for rows in panels[:3]:
        told = [row for row in rows if given(row[shown]) and row["articles"]]
        if told:
            top = max(told, key=lambda row: row[shown])
            alt += f" {top['name']} is highest in {top['period']}, {kind.said(top[shown])}."
    return alt
