"""Grids of squares with one-hue colours: actors by articles, and actors by actors.

The squares are bars, since plotly lets a reader click bars but not the cells of a heatmap.
"""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import plotly.graph_objects as go

from analysis.figures.lettering import escaped, shortened, text_width
from analysis.figures.palette import (
    COUNT_SCALE,
    INK,
    TONE_SCALE,
    Scale,
    Theme,
    on_scale,
    text_on,
)
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
    #: instead of the colour of the count
    colour: str = ""
    #: what the colour stands for cannot be given here
    hatched: bool = False


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
    stance: bool = False,
    one_line: bool = False,
) -> go.Figure:
    """Draw cells in a grid with labelled rows and columns; a square without a cell stays blank.

    With `stance` the colours are the cells' own, and the bar below is that of stance. With
    `one_line` the names of columns take one line, for columns that a phone makes narrow.
    """
    cells = sorted(cells, key=lambda cell: (cell.row, cell.column))
    highest = max((cell.value for cell in cells), default=1)
    printed = max(len(rows), len(columns)) <= PRINTED_UP_TO
    labelled = _Columns(columns, one_line=one_line)
    figure = go.Figure(_squares(cells, highest, printed, theme))
    if stance:
        _add_stance_scale(figure, theme)
    else:
        _add_scale(figure, highest, theme)
    actor_axis(figure, rows, theme)
    _add_columns(figure, labelled, theme)
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
        margins=(label_margin(rows), 14, labelled.room + _SCALE_HEIGHT),
    )
    framed_figure.update_traces(
        selector={"name": "scale"}, marker_colorbar_y=-(labelled.room + 8) / height
    )
    return framed_figure


class _Columns:
    """The labels of the columns, and how many pixels they need below the grid."""

    def __init__(self, names: Sequence[str], *, one_line: bool) -> None:
        # upright letters need a column of 60 pixels or more, also in a narrow chart
        self.upright = len(names) > 2
        width = _COLUMN_LABEL if self.upright else 160 / max(1, len(names))
        cut = [shortened(name, width, LABEL_SIZE) for name in names]
        #: safe text
        self.labels = [escaped(label) for label in cut] if one_line else short_labels(names, width)
        widths = (text_width(label, LABEL_SIZE) for label in cut)
        self.room = max(widths) + 8 if self.upright else 22


def _add_columns(figure: go.Figure, columns: _Columns, theme: Theme) -> None:
    figure.update_xaxes(
        # categories, since plotly leaves out category labels that would touch each other
        type="category",
        categoryorder="array",
        categoryarray=[str(column) for column in range(len(columns.labels))],
        labelalias={str(place): label for place, label in enumerate(columns.labels)},
        tickangle=-90 if columns.upright else 0,
        range=[-0.5, len(columns.labels) - 0.5],
        tickfont={"size": LABEL_SIZE, "color": INK[theme].text},
        ticks="",
        showgrid=False,
        zeroline=False,
    )


def _squares(cells: Sequence[Cell], highest: int, printed: bool, theme: Theme) -> go.Bar:
    colours = [
        cell.colour or on_scale(COUNT_SCALE[theme], _depth(cell.value, highest)) for cell in cells
    ]
    return go.Bar(
        x=[str(cell.column) for cell in cells],
        y=[0.999] * len(cells),
        base=[cell.row - 0.5 for cell in cells],
        width=1,
        name="cells",
        marker={
            "color": colours,
            "line": {"color": INK[theme].background, "width": 1.5},
            "pattern": _hatching(cells, theme),
        },
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


def _hatching(cells: Sequence[Cell], theme: Theme) -> dict[str, Any]:
    return {
        "shape": ["/" if cell.hatched else "" for cell in cells],
        "fillmode": "overlay",  # else the colour would be that of the lines alone
        "fgcolor": INK[theme].muted,
        "fgopacity": 0.3,
        "size": 7,
        "solidity": 0.12,
    }


def _last(cells: Sequence[Cell]) -> str:
    return str(len(cells[0].customdata)) if cells else "0"


def _depth(value: int, highest: int) -> float:
    """Position on the scale; by square root, since counts are many small and few large."""
    if highest <= 1:
        return 0.0
    return (math.sqrt(value) - 1) / (math.sqrt(highest) - 1)


def _add_scale(figure: go.Figure, highest: int, theme: Theme) -> None:
    ticks = sorted({1, round((1 + math.sqrt(highest)) ** 2 / 4), highest})
    depths = {_depth(tick, highest): str(tick) for tick in ticks}
    _add_bar(figure, COUNT_SCALE[theme], depths, theme, shown=highest > 1)


def _add_stance_scale(figure: go.Figure, theme: Theme) -> None:
    ends = {0.0: "−1 badly", 0.5: "0", 1.0: "well +1"}
    _add_bar(figure, TONE_SCALE[theme], ends, theme, shown=True)


def _add_bar(
    figure: go.Figure, scale: Scale, ticks: Mapping[float, str], theme: Theme, *,
    shown: bool, length: int = 130,
) -> None:  # fmt: skip
    """A colour bar, drawn by a trace without points."""
    ink = INK[theme]
    bar: dict[str, Any] = {
        "orientation": "h",
        "x": 0,
        "xanchor": "left",
        "xpad": 0,
        "yanchor": "top",
        "ypad": 0,
        "len": length,
        "lenmode": "pixels",
        "thickness": 8,
        "outlinewidth": 0,
        "tickvals": list(ticks),
        "ticktext": list(ticks.values()),
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
            "colorscale": [list(stop) for stop in scale],
            "showscale": shown,
            "colorbar": bar,
        },
    )
