"""Who appears with whom: the network, and the same ties as a matrix."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, Literal, Protocol

import pandas as pd
import plotly.graph_objects as go

from analysis.figures.cells import Cell, cell_figure
from analysis.figures.drawing import add_colour_bar, add_nodes, add_ties, legend
from analysis.figures.lettering import counted, escaped, given, hover, shortened
from analysis.figures.palette import Theme
from analysis.figures.provenance import Provenance
from analysis.figures.rows import in_order
from analysis.figures.signed_ties import signed_rows
from analysis.figures.sketch import Sketch
from analysis.figures.theme import framed, without_rows
from analysis.settings import Window

Colour = Literal["tone", "type", "community"]
#: what the width of a line stands for: a column of the ties
Width = Literal["observed", "npmi", "log_likelihood", "jaccard"]
WIDTH_WORDS: Mapping[Width, str] = {
    "observed": "number together",
    "npmi": "NPMI",
    "log_likelihood": "log-likelihood",
    "jaccard": "Jaccard",
}

_NETWORK_TITLE = "Who appears with whom"
WINDOW_WORDS: Mapping[Window, tuple[str, str]] = {
    "sentence": ("sentence", "expected within the articles"),
    "paragraph": ("paragraph", "expected within the articles"),
    "document": ("article", "expected by chance"),
}
#: actors of a matrix at most; beyond it no name can be read
_MATRIX_ACTORS = 40


class NodesAndEdges(Protocol):
    """What the figures need of an `analysis.measures.Network`."""

    @property
    def nodes(self) -> pd.DataFrame:
        """One row per actor."""

    @property
    def edges(self) -> pd.DataFrame:
        """One row per tie."""


def network_view(
    network: NodesAndEdges,
    *,
    provenance: Provenance,
    theme: Theme,
    window: Window = "sentence",
    colour: Colour = "tone",
    width: Width = "observed",
    stances: pd.DataFrame | None = None,
    compact: bool = False,
) -> go.Figure:
    """Actors as marks, and ties as curves between those that appear together.

    The area of a mark is proportional to the actor's mentions (down to a least size that can be
    clicked), its symbol is the type; the four widths of curves are quarters of the range of
    `width`, by rank. Distance means little: near actors tend to appear together.

    Parameters
    ----------
    network
        Nodes with places ``x`` and ``y`` in [0, 1], and edges.
    provenance, theme
        As in `analysis.figures.theme.framed`.
    window
        In what two actors are together; for the words of the hover text.
    colour
        ``"tone"``: mean tone, hollow where not averaged; ``"type"``; ``"community"``.
    width
        What a line's width stands for.
    stances
        The table of `analysis.measures.tie_stances` for these ties: then a line's colour says how
        the two are treated where they are together, if that differs from 0 by more than chance.
    compact
        A small picture for a card: fewer labels, no legend, no colour bar.

    Returns
    -------
    plotly.graph_objects.Figure
        Trace "actors" has the actor_id, and trace "ties" (invisible marks on the middle of each
        curve) has "source|target" as ``customdata[0]``. Marks that would overlap are pushed apart.
    """
    if network.nodes.empty:
        return without_rows(title=_NETWORK_TITLE, provenance=provenance, theme=theme)
    nodes = in_order(network.nodes, "mentions")
    edges = signed_rows(tie_rows(network.edges, window, width), stances)
    sketch = Sketch(nodes, edges, theme, colour, compact)
    figure = go.Figure()
    add_ties(figure, sketch)
    add_nodes(figure, sketch)
    bar = colour == "tone" and not compact and any(given(node["tone"]) for node in nodes)
    figure.update_layout(dragmode="pan")
    figure.update_xaxes(visible=False, range=sketch.x_range, fixedrange=compact)
    figure.update_yaxes(visible=False, range=sketch.y_range, fixedrange=compact)
    made = framed(
        figure,
        title=_NETWORK_TITLE,
        subtitle=_subtitle(nodes, edges, window)
        + ("" if width == "observed" or not edges else f" · width: {WIDTH_WORDS[width]}"),
        provenance=provenance,
        theme=theme,
        height=sketch.canvas.height,
        alt=_network_alt(nodes, edges, window),
        margins=(8, 8, 40 if bar else 4),
        legend=() if compact else legend(sketch),
    )
    if bar:
        add_colour_bar(made, sketch)
    return made


def tie_matrix(
    network: NodesAndEdges,
    *,
    provenance: Provenance,
    theme: Theme,
    window: Window = "sentence",
) -> go.Figure:
    """Actors by actors: each square is the number of windows that hold both.

    Parameters
    ----------
    network
        Nodes with ``community`` and edges.
    provenance, theme, window
        As in `network_view`.

    Returns
    -------
    plotly.graph_objects.Figure
        Rows by community, then mentions, so that blocks on the diagonal are communities; at most
        40 actors. Each tie stands twice; each square carries "source|target" as ``customdata[0]``.
        Numbers are printed for up to 20 actors.
    """
    if network.nodes.empty:
        return without_rows(title=_NETWORK_TITLE, provenance=provenance, theme=theme)
    nodes = in_order(network.nodes, "mentions")[:_MATRIX_ACTORS]
    nodes.sort(key=lambda node: node["community"])
    place = {node["actor_id"]: index for index, node in enumerate(nodes)}
    edges = [
        edge
        for edge in tie_rows(network.edges, window)
        if edge["source"] in place and edge["target"] in place
    ]
    cells = [
        Cell(
            row=place[row],
            column=place[column],
            value=edge["observed"],
            customdata=(edge["tie"],),
            hover=edge["hover"],
        )
        for edge in edges
        for row, column in (
            (edge["source"], edge["target"]),
            (edge["target"], edge["source"]),
        )
    ]
    names = [node["name"] for node in nodes]
    return cell_figure(
        cells,
        rows=names,
        columns=names,
        title=_NETWORK_TITLE,
        subtitle=f"{_unit(window)} with both · {_subtitle(nodes, edges, window)}",
        provenance=provenance,
        theme=theme,
        alt="As a matrix: " + _network_alt(nodes, edges, window),
    )


def tie_rows(
    edges: pd.DataFrame, window: Window, width: Width = "observed"
) -> list[dict[Any, Any]]:
    """Edges as mappings, strongest first, with ``tie`` ("source|target"), strength and hover."""
    rows = [
        {
            **edge,
            "tie": f"{edge['source']}|{edge['target']}",
            "strength": edge[width] if given(edge[width]) else 0.0,
            "hover": _tie_hover(edge, window, width),
        }
        for edge in edges.to_dict("records")
    ]
    return sorted(rows, key=lambda edge: (-edge["strength"], edge["source"], edge["target"]))


def _tie_hover(edge: Mapping[Any, Any], window: Window, width: Width) -> str:
    unit, chance = WINDOW_WORDS[window]
    together = f"{counted(edge['observed'], unit)} together"
    if given(edge["expected"]):
        together += f", {edge['expected']:.1f} {chance}"
    surely, by = "", ""
    if width != "observed" and given(edge[width]):
        by = f"{WIDTH_WORDS[width]} {edge[width]:.2f}"
    if given(edge.get("q")):
        surely = "q below 0.001" if edge["q"] < 0.001 else f"q = {edge['q']:.3f}"
    each = []
    for end in ("source", "target"):
        name = escaped(shortened(edge[f"{end}_name"], 150, 13))
        each.append(f"{name} in {counted(edge[f'n_{end}'], unit)}")
    return hover(f"{edge['source_name']} – {edge['target_name']}", together, *each, by, surely)


def _unit(window: Window) -> str:
    return f"{WINDOW_WORDS[window][0]}s"


def _subtitle(nodes: Sequence[Any], edges: Sequence[Any], window: Window) -> str:
    unit = WINDOW_WORDS[window][0]
    actors = counted(len(nodes), "actor")
    if not edges:
        return f"{actors} · no two of them in the same {unit}"
    n = edges[0]["n_windows"]
    return f"{actors} · {counted(len(edges), 'tie')}: in the same {unit} · n = {counted(n, unit)}"


def _network_alt(nodes: Sequence[Any], edges: Sequence[Any], window: Window) -> str:
    alt = f"Network of {counted(len(nodes), 'actor')} and {counted(len(edges), 'tie')}. "
    if not edges:
        return alt + f"No two actors appear in the same {WINDOW_WORDS[window][0]}."
    first = edges[0]
    together = counted(first["observed"], WINDOW_WORDS[window][0])
    return alt + f"Strongest: {first['source_name']} and {first['target_name']}, {together}."
