"""When: the articles per period, what every line of the timeline is made of."""

from __future__ import annotations

import pandas as pd
import plotly.graph_objects as go

from analysis.figures.lettering import counted, escaped
from analysis.figures.palette import INK, Theme
from analysis.figures.provenance import Provenance
from analysis.figures.theme import framed, without_rows
from analysis.figures.time_axis import STEP_WORDS, date_axis
from analysis.figures.timeline_panels import rows_by_actor

#: pixels of the plot
_ARTICLES = 60.0


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
    title = f"Articles per {STEP_WORDS[step]}"
    if line.empty:
        return without_rows(title=title, provenance=provenance, theme=theme)
    ink, rows = INK[theme], rows_by_actor(line)[0]
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
    date_axis(figure, rows, step, theme)
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
