"""The frame around every figure: title, unit and n above, provenance below, all inside the image.

Margins are computed from what stands in them. Nothing depends on the width of the chart, so a
figure is whole on a phone (340 pixels) and on a slide.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import plotly.graph_objects as go

from analysis.figures.lettering import FONT, NARROW_LINE, escaped, text_width, wrapped
from analysis.figures.palette import INK, TONE_SCALE, TYPE_COLOURS, TYPE_SYMBOLS, Ink, Theme
from analysis.figures.provenance import Provenance

__all__ = [
    "CHART_CONFIG",
    "INK",
    "TONE_SCALE",
    "TYPE_COLOURS",
    "TYPE_SYMBOLS",
    "Entry",
    "Ink",
    "Theme",
    "framed",
    "without_rows",
]

#: what plotly's tool bar offers; no button sends data anywhere
CHART_CONFIG: dict[str, Any] = {
    "displaylogo": False,
    "showSendToCloud": False,
    "displayModeBar": "hover",
    "scrollZoom": False,
    "modeBarButtonsToRemove": ["select2d", "lasso2d", "autoScale2d", "zoomIn2d", "zoomOut2d"],
    "toImageButtonOptions": {"format": "png", "filename": "actorscope", "scale": 2},
}
TITLE_SIZE, SUBTITLE_SIZE, FOOTNOTE_SIZE, TICK_SIZE = 17, 13, 11, 12
_EDGE = 12
_LEGEND_ROW = 18


@dataclass(frozen=True)
class Entry:
    """One part of a legend: a letter that looks like the mark, and what it means.

    Plotly's own legend breaks its rows by the width of the plot, so that no margin fits it both on
    a phone and on a slide; a line of text does.
    """

    text: str
    mark: str = ""
    colour: str = ""


def framed(
    figure: go.Figure,
    *,
    title: str,
    subtitle: str,
    provenance: Provenance,
    theme: Theme,
    height: float,
    alt: str = "",
    margins: tuple[float, float, float] = (_EDGE, _EDGE, 0),
    legend: Sequence[Entry] = (),
) -> go.Figure:
    """Return a copy of the figure with title, unit, n and provenance, in the colours of the theme.

    Parameters
    ----------
    figure
        The figure; it is not changed.
    title
        What the picture shows, in a few words.
    subtitle
        The unit, n and what the intervals are.
    provenance
        Where it comes from; printed below the picture.
    theme
        ``"light"`` or ``"dark"``.
    height
        Height of the plot itself in pixels; title, axis and footnote come on top of it.
    alt
        The sentence a screen reader says; kept in ``layout.meta["alt"]``. The title where empty.
    margins
        Pixels that labels need left, right and below the plot.
    legend
        Entries of the legend, printed between the subtitle and the plot.

    Returns
    -------
    plotly.graph_objects.Figure
        A new figure. All text given here is escaped. A frame that the figure has is replaced.
    """
    ink = INK[theme]
    heading = _lines(title, TITLE_SIZE, bold=True)
    below = _lines(subtitle, SUBTITLE_SIZE)
    keys = _legend_lines(legend)
    source = _lines(provenance.footnote(), FOOTNOTE_SIZE)
    left, right, axis = margins
    head = 15 + 21 * len(heading)
    top = head + 17 * len(below) + (_LEGEND_ROW * len(keys) + 5 if keys else 0) + 14
    bottom = axis + 12 + 15 * len(source) + 6
    copy = go.Figure(figure)
    copy.update_layout(
        template="none",
        paper_bgcolor=ink.background,
        plot_bgcolor=ink.background,
        font={"family": FONT, "size": TICK_SIZE, "color": ink.text},
        title=_title(heading, ink),
        height=round(top + height + bottom),
        margin={"l": left, "r": right, "t": top, "b": bottom, "pad": 0, "autoexpand": False},
        showlegend=False,
        hovermode="closest",
        hoverlabel={
            "bgcolor": ink.background,
            "bordercolor": ink.muted,
            "font": {"family": FONT, "size": 13, "color": ink.text},
            "align": "left",
        },
        meta={"alt": alt or title},
    )
    parts = (
        ("subtitle", below, SUBTITLE_SIZE, 1, top - head),
        ("legend", keys, TICK_SIZE, 1, top - head - 17 * len(below) - 5),
        ("footnote", source, FOOTNOTE_SIZE, 0, -axis - 12),
    )
    names = {name for name, *_ in parts}
    copy.layout.annotations = [a for a in copy.layout.annotations if a.name not in names]
    for name, lines, size, y, shift in parts:
        copy.add_annotation(_note(name, lines, size, y, _EDGE - left, shift, ink))
    return copy


def without_rows(
    *, title: str, provenance: Provenance, theme: Theme, sentence: str = "No actor to show"
) -> go.Figure:
    """A framed figure that says in its middle that there is nothing to draw."""
    figure = go.Figure()
    figure.update_xaxes(visible=False, range=[0, 1])
    figure.update_yaxes(visible=False, range=[0, 1])
    figure.add_annotation(
        text=sentence,
        xref="paper",
        yref="paper",
        x=0.5,
        y=0.5,
        showarrow=False,
        font={"size": 14, "color": INK[theme].muted},
    )
    return framed(
        figure,
        title=title,
        subtitle="n = 0",
        provenance=provenance,
        theme=theme,
        height=140,
        alt=f"{title}: {sentence[0].lower()}{sentence[1:]}.",
    )


def _lines(text: str, size: float, *, bold: bool = False) -> list[str]:
    return [escaped(line) for line in wrapped(text, NARROW_LINE, size, bold=bold)]


def _legend_lines(entries: Sequence[Entry]) -> list[str]:
    """Entries side by side, as many on a line as a narrow chart holds."""
    lines: list[str] = []
    used = 0.0
    for entry in entries:
        mark = _mark(entry) if entry.mark else ""
        width = text_width(entry.text, TICK_SIZE) + (18 if mark else 0) + 14
        if lines and used + width <= NARROW_LINE + 14:
            lines[-1] += "   " + mark + escaped(entry.text)
            used += width
        else:
            lines.append(mark + escaped(entry.text))
            used = width
    return lines


def _mark(entry: Entry) -> str:
    # Arial's square is smaller than the hatched one of the fonts that step in
    size = 15 if entry.mark == "■" else TICK_SIZE
    return f'<span style="color:{entry.colour};font-size:{size}px">{entry.mark}</span> '


def _title(heading: Sequence[str], ink: Ink) -> dict[str, Any]:
    return {
        "text": "<br>".join(heading),
        "font": {"size": TITLE_SIZE, "color": ink.text, "weight": 600},
        "x": 0,
        "xanchor": "left",
        "xref": "container",
        "y": 1,
        "yanchor": "top",
        "yref": "container",
        # plotly centres further lines on the first
        "pad": {"l": _EDGE, "t": 12 + 11 * (len(heading) - 1)},
    }


def _note(
    name: str, lines: Sequence[str], size: float, y: int, xshift: float, yshift: float, ink: Ink
) -> dict[str, Any]:
    """Lines of text at a fixed number of pixels from the plot, since the margins are fixed."""
    return {
        "name": name,
        "text": "<br>".join(lines),
        "visible": bool(lines),
        "xref": "paper",
        "yref": "paper",
        "x": 0,
        "y": y,
        "xanchor": "left",
        "yanchor": "top",
        "xshift": xshift - 1,
        "yshift": yshift,
        "showarrow": False,
        "borderpad": 0,
        "align": "left",
        "font": {"size": size, "color": ink.muted},
    }
