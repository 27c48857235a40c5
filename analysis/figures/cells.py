"""Grids of squares with one-hue colours: actors by articles, and actors by actors.

The squares are bars, since plotly lets a reader click bars but not the cells of a heatmap.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import plotly.graph_objects as go

from analysis.figures.lettering import shortened, text_width
from analysis.figures.palette import COUNT_SCALE, INK, Theme, on_scale, text_on
from analysis.figures.provenance import Provenance
from analysis.figures.rows import LABEL_SIZE, actor_axis, label_margin, short_labels
from analysis.figures.theme import framed

#: beyond this many rows or columns, numbers no longer fit into the squares
PRINTED_UP_TO = 20
_CELL_HEIGHT = 24
_COLUMN_LABEL = 104
#: pixels of the colour bar with its numbers, below the plot
_SCALE_HEIGHT = 44


@dataclass(frozen=True)
class Cell:
    """One square of the grid."""

    row: int
    column: int
    #: a count of at least 1
    value: int
    customdata: tuple[str, ...]
    #: safe hover text
    hover: str


def cell_figure(
    cells: Sequence[Cell],
    *,
    rows: Sequence[str],
    columns: Sequence[str],
    title: str,
    subtitle: str,
    provenance: Provenance,
    theme: Theme,
    alt: str,
) -> go.Figure:
    """Draw cells in a grid with labelled rows and columns; a square without a cell stays blank."""
    cells = sorted(cells, key=lambda cell: (cell.row, cell.column))
    highest = max((cell.value for cell in cells), default=1)
    printed = max(len(rows), len(columns)) <= PRINTED_UP_TO
    # upright letters need a column of 60 pixels or more, also in a narrow chart
    upright = len(columns) > 2
    label_width = _COLUMN_LABEL if upright else 160 / max(1, len(columns))
    labels = [shortened(name, label_width, LABEL_SIZE) for name in columns]
    short = short_labels(columns, label_width)
    room = max(text_width(label, LABEL_SIZE) for label in labels) + 8 if upright else 22
    figure = go.Figure(_squares(cells, highest, printed, theme))
    _add_scale(figure, highest, theme)
    actor_axis(figure, rows, theme)
    figure.update_xaxes(
        # categories, since plotly leaves out category labels that would touch each other
        type="category",
        categoryorder="array",
        categoryarray=[str(column) for column in range(len(columns))],
        labelalias={str(place): label for place, label in enumerate(short)},
        tickangle=-90 if upright else 0,
        range=[-0.5, len(columns) - 0.5],
        tickfont={"size": LABEL_SIZE, "color": INK[theme].text},
        ticks="",
        showgrid=False,
        zeroline=False,
    )
    figure.update_layout(barmode="overlay", bargap=0, uniformtext={"mode": "hide", "minsize": 9})
    height = _CELL_HEIGHT * len(rows)
    framed_figure = framed(
        figure,
        title=title,
        subtitle=subtitle,
        provenance=provenance,
        theme=theme,
        height=height,
        alt=alt,
        margins=(label_margin(rows), 14, room + _SCALE_HEIGHT),
    )
    framed_figure.update_traces(selector={"name": "scale"}, marker_colorbar_y=-(room + 8) / height)
    return framed_figure


def _squares(cells: Sequence[Cell], highest: int, printed: bool, theme: Theme) -> go.Bar:
    colours = [on_scale(COUNT_SCALE[theme], _depth(cell.value, highest)) for cell in cells]
    return go.Bar(
        x=[str(cell.column) for cell in cells],
        y=[0.999] * len(cells),
        base=[cell.row - 0.5 for cell in cells],
        width=1,
        name="cells",
        marker={"color": colours, "line": {"color": INK[theme].background, "width": 1.5}},
        text=[str(cell.value) for cell in cells] if printed else None,
        textposition="inside",
        insidetextanchor="middle",
        textangle=0,
        constraintext="inside",
        insidetextfont={"size": 11, "color": [text_on(colour) for colour in colours]},
        customdata=[[*cell.customdata, cell.hover] for cell in cells],
        hovertemplate="%{customdata[" + _last(cells) + "]}<extra></extra>",
        unselected={"marker": {"opacity": 0.4}},
    )


def _last(cells: Sequence[Cell]) -> str:
    return str(len(cells[0].customdata)) if cells else "0"


def _depth(value: int, highest: int) -> float:
    """Position on the scale; by square root, since counts are many small and few large."""
    if highest <= 1:
        return 0.0
    return (math.sqrt(value) - 1) / (math.sqrt(highest) - 1)


def _add_scale(figure: go.Figure, highest: int, theme: Theme) -> None:
    """A colour bar, drawn by a trace without points."""
    ink = INK[theme]
    ticks = sorted({1, round((1 + math.sqrt(highest)) ** 2 / 4), highest})
    bar: dict[str, Any] = {
        "orientation": "h",
        "x": 0,
        "xanchor": "left",
        "xpad": 0,
        "yanchor": "top",
        "ypad": 0,
        "len": 130,
        "lenmode": "pixels",
        "thickness": 8,
        "outlinewidth": 0,
        "tickvals": [_depth(tick, highest) for tick in ticks],
        "ticktext": [str(tick) for tick in ticks],
        "tickfont": {"size": 11, "color": ink.muted},
    }
    figure.add_scatter(
        x=[None],
        y=[None],
        mode="markers",
        name="scale",
        hoverinfo="skip",
        marker={
            "color": [0],
            "cmin": 0,
            "cmax": 1,
            "colorscale": [list(stop) for stop in COUNT_SCALE[theme]],
            "showscale": highest > 1,
            "colorbar": bar,
        },
    )
