"""The parts of the network picture: curves, marks, labels, legend and colour bar."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np
import plotly.graph_objects as go

from analysis.figures.lettering import (
    counted,
    escaped,
    given,
    hover,
    shortened,
    signed,
    text_width,
)
from analysis.figures.palette import (
    INK,
    SYMBOL_WIDTHS,
    TONE_SCALE,
    TYPE_COLOURS,
    TYPE_MARKS,
    TYPE_SYMBOLS,
    mixed,
    on_scale,
)
from analysis.figures.placing import Canvas, Labels, place_labels
from analysis.figures.sketch import Sketch
from analysis.figures.theme import Entry

#: width of a line and how many of the strongest ties (share by rank) are at least that strong
_TIE_WIDTHS = (0.9, 1.7, 3.0, 5.0)
_TIE_RANKS = (0.5, 0.8, 0.95)
#: names set in bold
_BOLD = 8
#: pixels of a name in the picture and in the card; longer names end in an ellipsis
_LABEL_WIDTH, _CARD_LABEL_WIDTH = 230, 150
_COLOUR_WORDS = {"tone": "mean tone", "type": "type", "community": "community"}


#: how a line that leans is drawn: name, place on the scale of tone (None: no colour), dash
LEANS: Mapping[str, tuple[str, float | None, str]] = {
    "negative": ("badly treated", 0.1, "solid"),
    "neither": ("not clearly either", None, "solid"),
    "positive": ("well treated", 0.95, "solid"),
    "few": ("too few judged", None, "dot"),
}


def add_ties(figure: go.Figure, sketch: Sketch) -> None:
    """Curves in four widths, the strongest on top, and the marks that answer the mouse.

    Where an edge has a ``strength`` its width is by that, else by ``observed``; where it has a
    ``lean``, one of LEANS says its colour and its dash.
    """
    strengths = np.array([edge.get("strength", edge["observed"]) for edge in sketch.edges], float)
    borders = np.quantile(strengths, _TIE_RANKS) if len(strengths) else np.zeros(3)
    steps = np.searchsorted(borders, strengths, side="left")
    if len(strengths) and strengths.min() == strengths.max():
        steps = np.ones(len(strengths), dtype=int)
    for step, width in enumerate(_TIE_WIDTHS):
        for lean in dict.fromkeys(edge.get("lean", "") for edge in sketch.edges):
            chosen = zip(sketch.curves, sketch.edges, steps, strict=True)
            drawn = [
                line for line, edge, own in chosen if own == step and edge.get("lean", "") == lean
            ]
            if drawn:
                figure.add_scatter(
                    x=[x for line in drawn for x in (*line[:, 0], None)],
                    y=[y for line in drawn for y in (*line[:, 1], None)],
                    name=f"ties {step + 1} {lean}".strip(),
                    mode="lines",
                    line={"width": width, **_line(lean, step, sketch)},
                    hoverinfo="skip",
                    cliponaxis=False,
                )
    add_middles(figure, sketch)


def _line(lean: str, step: int, sketch: Sketch) -> dict[str, str]:
    """Colour and dash of a line."""
    _, place, dash = LEANS.get(lean, ("", None, "solid"))
    if place is None:
        return {"color": INK[sketch.theme].ties[step], "dash": dash}
    return {"color": on_scale(TONE_SCALE[sketch.theme], place), "dash": dash}


def add_middles(figure: go.Figure, sketch: Sketch) -> None:
    """Invisible marks on the middle of each curve, which answer the mouse."""
    middles = [line[len(line) // 2] for line in sketch.curves]
    figure.add_scatter(
        x=[float(point[0]) for point in middles],
        y=[float(point[1]) for point in middles],
        name="ties",
        mode="markers",
        marker={"size": 12, "opacity": 0, "color": INK[sketch.theme].accent},
        customdata=[[edge["tie"], edge["hover"]] for edge in sketch.edges],
        hovertemplate="%{customdata[1]}<extra></extra>",
        selected={"marker": {"opacity": 1}},
        unselected={"marker": {"opacity": 0}},
    )


def add_nodes(figure: go.Figure, sketch: Sketch) -> None:
    """Marks with their labels; labels that would cover one another are left to the hover text."""
    ink = INK[sketch.theme]
    sizes = [_label_size(place, sketch.compact) for place in range(len(sketch.nodes))]
    label_width = _CARD_LABEL_WIDTH if sketch.compact else _LABEL_WIDTH
    names = [
        shortened(node["name"], label_width, size, bold=place < _BOLD)
        for place, (node, size) in enumerate(zip(sketch.nodes, sizes, strict=True))
    ]
    positions = _positions(sketch, names, sizes)
    fills = [sketch.fill(node) for node in sketch.nodes]
    factors = np.array([SYMBOL_WIDTHS.get(node["type"], 1.0) for node in sketch.nodes])
    figure.add_scatter(
        x=[float(x) for x in sketch.places[:, 0]],
        y=[float(y) for y in sketch.places[:, 1]],
        name="actors",
        mode="markers+text",
        text=[escaped(n) if at else "" for n, at in zip(names, positions, strict=True)],
        textposition=[at or "top center" for at in positions],
        textfont={
            "size": sizes,
            "color": ink.text,
            "weight": [600 if place < _BOLD else 400 for place in range(len(names))],
            # a halo in the colour of the page keeps names readable on ties
            "shadow": ", ".join([f"0 0 3px {ink.background}"] * 4),
        },
        marker={
            "size": [float(size) for size in sketch.diameters * factors],
            "color": fills,
            "opacity": 1,
            "symbol": [TYPE_SYMBOLS.get(node["type"], "circle") for node in sketch.nodes],
            "line": {"width": 1.4, "color": [_outline(fill, sketch) for fill in fills]},
        },
        customdata=[[node["actor_id"], _node_hover(node)] for node in sketch.nodes],
        hovertemplate="%{customdata[1]}<extra></extra>",
        cliponaxis=False,
        selected={"marker": {"opacity": 1}},
        unselected={"marker": {"opacity": 0.4}, "textfont": {"color": ink.muted}},
    )


def legend(sketch: Sketch) -> list[Entry]:
    """The symbols of the types that are there, and what size and colour mean."""
    ink = INK[sketch.theme]
    present = {node["type"] for node in sketch.nodes}
    colours = TYPE_COLOURS[sketch.theme] if sketch.colour == "type" else {}
    entries = [
        Entry(name, mark, colours.get(name, ink.muted))
        for name, mark in TYPE_MARKS.items()
        if name in present
    ]
    hollow = sketch.colour == "tone" and any(not given(node["tone"]) for node in sketch.nodes)
    meaning = "size: mentions · colour: " + _COLOUR_WORDS[sketch.colour]
    leans = {edge["lean"] for edge in sketch.edges if "lean" in edge}
    lines = [
        Entry(name, "┄" if dash == "dot" else "━", _line(lean, 3, sketch)["color"])
        for lean, (name, _, dash) in LEANS.items()
        if lean in leans
    ]
    few = [Entry("hollow: too few sentences")] if hollow else []
    return [*entries, Entry(meaning), *few, *lines]


def add_colour_bar(figure: go.Figure, sketch: Sketch) -> None:
    """The tone scale below the plot, from the most negative to the most positive colour."""
    ink = INK[sketch.theme]
    end = f"{sketch.limit:.1f}"
    figure.add_scatter(
        x=[None],
        y=[None],
        name="scale",
        mode="markers",
        hoverinfo="skip",
        marker={
            "color": [0],
            "cmin": -sketch.limit,
            "cmax": sketch.limit,
            "colorscale": [list(stop) for stop in TONE_SCALE[sketch.theme]],
            "showscale": True,
            "colorbar": {
                "orientation": "h",
                "x": 0,
                "xanchor": "left",
                "xpad": 40,
                "y": -6 / sketch.canvas.height,
                "yanchor": "top",
                "ypad": 0,
                "len": 300,
                "lenmode": "pixels",
                "thickness": 8,
                "outlinewidth": 0,
                "tickvals": [-sketch.limit, 0, sketch.limit],
                "ticktext": [f"negative −{end}", "0", f"+{end} positive"],
                "tickfont": {"size": 11, "color": ink.muted},
            },
        },
    )


def _positions(sketch: Sketch, names: Sequence[str], sizes: Sequence[float]) -> list[str]:
    labels = Labels(
        widths=[
            text_width(name, size, bold=place < _BOLD) + 6
            for place, (name, size) in enumerate(zip(names, sizes, strict=True))
        ],
        heights=[size * 1.15 for size in sizes],
    )
    lines = np.concatenate(sketch.curves) if sketch.curves else np.zeros((0, 2))
    return place_labels(
        sketch.on_plot(sketch.places),
        sketch.diameters / 2,
        labels,
        sketch.canvas,
        Canvas(334, sketch.canvas.height),
        lines=sketch.on_plot(lines),
        limit=8 if sketch.compact else len(names),
    )


def _label_size(place: int, compact: bool) -> float:
    return (12.0 if compact else 13.0) if place < _BOLD else 11.0


def _outline(fill: str, sketch: Sketch) -> str:
    """A darker rim (lighter on dark pages) of the same hue; a plain one for hollow marks."""
    ink = INK[sketch.theme]
    return ink.outline if fill == ink.background else mixed(fill, ink.text, 0.45)


def _node_hover(node: Any) -> str:
    tone = f"mean tone {signed(node['tone'])}" if given(node["tone"]) else "tone not averaged"
    mentions = counted(node["mentions"], "mention")
    return hover(
        node["name"], escaped(node["type"]), f"{mentions} · {tone}", counted(node["degree"], "tie")
    )
