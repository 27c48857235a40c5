"""Rows of actors: their order, their labels on the axis and the room the labels take."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import pandas as pd
import plotly.graph_objects as go

from analysis.figures.lettering import escaped, shortened, text_width, wrapped
from analysis.figures.palette import INK, Theme

LABEL_SIZE = 12
#: pixels an actor's name may take beside a chart; longer names take two lines, then an ellipsis
LABEL_WIDTH = 124
#: font size of names on two lines: two of them fit the height of a row
_SMALL = 10


def in_order(
    table: pd.DataFrame,
    by: str,
    *,
    label: str = "name",
    key: str = "actor_id",
    top: int | None = None,
) -> list[dict[Any, Any]]:
    """Rows as mappings, largest `by` first, ties by label and key, so row order never matters.

    With `top` only so many; the others are never made into mappings.
    """
    if top is not None and table[by].count() > top:
        table = table[table[by] >= table[by].nlargest(top).min()]
    rows = table.to_dict("records")
    return sorted(
        rows, key=lambda row: (pd.isna(row[by]), -row[by], str(row[label]).casefold(), row[key])
    )[:top]


def label_lines(name: str, width: float = LABEL_WIDTH) -> list[str]:
    """A name as one line, or as two smaller ones, the second cut where it is still too wide.

    Examples
    --------
    >>> label_lines("Norway"), label_lines("Indian Ministry of External Affairs")
    (['Norway'], ['Indian Ministry of External', 'Affairs'])
    """
    if text_width(name, LABEL_SIZE) <= width:
        return [name]
    lines = wrapped(name, width, _SMALL)
    if len(lines) < 2:  # it just fits in small letters: two lines read better
        lines = wrapped(name, width * 0.75, _SMALL)
    if len(lines) < 2:
        return [shortened(name, width, LABEL_SIZE)]
    return [lines[0], shortened(" ".join(lines[1:]), width, _SMALL)]


def short_labels(names: Sequence[str], width: float = LABEL_WIDTH) -> list[str]:
    """Names as an axis shows them: on at most two lines of `width` pixels, and escaped."""
    return [_printed([escaped(line) for line in label_lines(name, width)]) for name in names]


def _printed(lines: list[str]) -> str:
    if len(lines) == 1:
        return lines[0]
    return f'<span style="font-size:{_SMALL}px">{"<br>".join(lines)}</span>'


def label_margin(names: Sequence[str], width: float = LABEL_WIDTH) -> float:
    """Pixels left of the plot that the names need, with some air."""
    widths = [
        text_width(line, LABEL_SIZE if len(lines) == 1 else _SMALL)
        for lines in (label_lines(name, width) for name in names)
        for line in lines
    ]
    return 12 + max(widths, default=0) * 1.04 + 8


def actor_axis(figure: go.Figure, names: Sequence[str], theme: Theme) -> go.Figure:
    """Put one name on each row, first row on top; rows are numbers, so equal names stay two."""
    figure.update_yaxes(
        tickmode="array",
        tickvals=list(range(len(names))),
        ticktext=short_labels(names),
        range=[len(names) - 0.5, -0.5],
        tickfont={"size": LABEL_SIZE, "color": INK[theme].text},
        ticklabelstandoff=6,
        ticks="",
        showgrid=False,
        zeroline=False,
        automargin=False,
        fixedrange=True,
    )
    figure.update_xaxes(fixedrange=True, automargin=False)
    return figure
