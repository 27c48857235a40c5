"""Which ties differ: the network of two selections, each tie in the colour of where it is more."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import pandas as pd
import plotly.graph_objects as go

from analysis.figures.drawing import add_middles, add_nodes
from analysis.figures.lettering import counted, escaped, given, hover, signed
from analysis.figures.network import WINDOW_WORDS, NodesAndEdges
from analysis.figures.palette import SIDE_COLOURS, Theme
from analysis.figures.provenance import Provenance
from analysis.figures.rows import in_order
from analysis.figures.sketch import Sketch
from analysis.figures.theme import Entry, framed, without_rows
from analysis.figures.two_sides import SIGNIFICANT, Names
from analysis.settings import Window

_TITLE = "Which ties differ"
#: absolute z up to which a line has each width
_WIDTHS = ((1.0, 1.0), (2.0, 2.0), (3.0, 3.5), (float("inf"), 5.0))


def difference_network(
    network: NodesAndEdges,
    *,
    names: Names,
    provenance: Provenance,
    theme: Theme,
    window: Window = "sentence",
    ties: int = 40,
) -> go.Figure:
    """Actors of two selections; a solid or dotted line is a tie that is more in one of them.

    Parameters
    ----------
    network
        Of `analysis.measures.compare_network`.
    names, provenance, theme, window
        As in `analysis.figures.compare.share_dumbbells` and `analysis.figures.network`.
    ties
        Ties shown at most, those furthest from chance.

    Returns
    -------
    plotly.graph_objects.Figure
        Wider lines are further from chance; solid where the tie is more in the first selection,
        dotted where more in the second. Marks carry customdata as in `network_view`.
    """
    if network.nodes.empty:
        return without_rows(title=_TITLE, provenance=provenance, theme=theme)
    edges = _strongest(network.edges, names, window)[:ties]
    sketch = Sketch(in_order(network.nodes, "mentions"), edges, theme, "type", compact=False)
    figure = go.Figure()
    _add_lines(figure, sketch)
    add_middles(figure, sketch)
    add_nodes(figure, sketch)
    figure.update_layout(dragmode="pan")
    figure.update_xaxes(visible=False, range=sketch.x_range)
    figure.update_yaxes(visible=False, range=sketch.y_range)
    surely = sum(edge["q"] < SIGNIFICANT for edge in edges)
    return framed(
        figure,
        title=_TITLE,
        subtitle=f"{counted(len(edges), 'tie')} furthest from chance · {surely} with q below 0.05",
        provenance=provenance,
        theme=theme,
        height=sketch.canvas.height,
        alt=_alt(sketch.nodes, edges, names),
        margins=(8, 8, 4),
        legend=[
            *(
                Entry(f"{words} more in {name}", "━" if side == 0 else "┅", colour)
                for side, (words, name, colour) in enumerate(
                    zip(("solid:", "dotted:"), names, SIDE_COLOURS[theme], strict=True)
                )
            ),
            Entry("wider: further from chance"),
        ],
    )


def _strongest(edges: pd.DataFrame, names: Names, window: Window) -> list[dict[Any, Any]]:
    rows = [row for row in edges.to_dict("records") if given(row["z_articles"])]
    rows.sort(key=lambda row: (-abs(row["z_articles"]), row["source"], row["target"]))
    return [
        {
            **row,
            "tie": f"{row['source']}|{row['target']}",
            "hover": _hover(row, names, WINDOW_WORDS[window][0]),
        }
        for row in rows
    ]


def _add_lines(figure: go.Figure, sketch: Sketch) -> None:
    groups: dict[tuple[bool, float], list[Any]] = {}
    for edge, line in zip(sketch.edges, sketch.curves, strict=True):
        width = next(width for most, width in _WIDTHS if abs(edge["z_articles"]) <= most)
        groups.setdefault((edge["z_articles"] < 0, width), []).append(line)
    for (second, width), lines in sorted(groups.items(), key=lambda group: group[0][1]):
        figure.add_scatter(
            x=[x for line in lines for x in (*line[:, 0], None)],
            y=[y for line in lines for y in (*line[:, 1], None)],
            name=f"more in {'ab'[second]}",
            mode="lines",
            line={
                "width": width,
                "color": SIDE_COLOURS[sketch.theme][second],
                "dash": "dot" if second else "solid",
            },
            hoverinfo="skip",
            cliponaxis=False,
        )


def _hover(row: Mapping[Any, Any], names: Names, unit: str) -> str:
    lines = [
        f"{escaped(name)}: {counted(row[f'observed_{letter}'], unit)}, "
        f"{row[f'rate_{letter}']:.1f} per 1,000"
        for letter, name in zip("ab", names, strict=True)
    ]
    q = f", q {row['q']:.3f}" if given(row["q"]) else ", too few to test"
    return hover(
        f"{row['source_name']} – {row['target_name']}", *lines, f"z {signed(row['z_articles'])}{q}"
    )


def _alt(nodes: Sequence[Any], edges: Sequence[Any], names: Names) -> str:
    alt = f"Network of {counted(len(edges), 'tie')} that differ between two selections."
    alt += f" Most mentioned: {nodes[0]['name']}."
    if not edges:
        return alt
    first = edges[0]
    more = names[first["z_articles"] < 0]
    return (
        f"{alt} Furthest apart: {first['source_name']} and {first['target_name']}, more in {more}."
    )
