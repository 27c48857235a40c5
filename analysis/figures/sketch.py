"""Everything about the network picture that is settled before anything is drawn."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cached_property
from typing import Any

import numpy as np

from analysis.figures.lettering import given
from analysis.figures.palette import COMMUNITY_COLOURS, INK, TYPE_COLOURS, Theme
from analysis.figures.placing import Canvas, Points, curve, spread
from analysis.figures.tone_scale import tone_colour, tone_limit

#: pixels; a smaller mark could not be clicked
_LEAST_DIAMETER = 10.0


class Sketch:
    """Sizes, places, curves and colours of a network.

    Parameters
    ----------
    nodes
        Rows of actors, most mentioned first.
    edges
        Rows of ties, strongest first.
    theme, colour, compact
        As in `analysis.figures.network.network_view`.
    """

    def __init__(
        self,
        nodes: Sequence[Any],
        edges: Sequence[Any],
        theme: Theme,
        colour: str,
        compact: bool,
    ) -> None:
        self.nodes, self.edges = nodes, edges
        self.theme, self.colour, self.compact = theme, colour, compact
        self.canvas = Canvas(340, 300) if compact else Canvas(720, _height(len(nodes)))
        self.limit = tone_limit([node["tone"] for node in nodes])

    @cached_property
    def diameters(self) -> Points:
        """Pixels across a circle of the node's area."""
        mentions = np.array([node["mentions"] for node in self.nodes], dtype=float)
        largest = 30.0 if self.compact else 54.0 - min(16.0, len(mentions) / 4)
        sizes: Points = largest * np.sqrt(mentions / max(1.0, mentions.max()))
        return sizes.clip(_LEAST_DIAMETER)

    @cached_property
    def places(self) -> Points:
        """Places of the nodes in [0, 1], pushed apart where marks would overlap."""
        given_places = np.array([[node["x"], node["y"]] for node in self.nodes], dtype=float)
        if len(self.nodes) == 1:
            return np.array([[0.5, 0.5]])
        moved = spread(self.canvas.pixels(given_places), self.diameters / 2)
        return self.canvas.shares(moved)

    @cached_property
    def curves(self) -> list[Points]:
        """One curve per tie, in [0, 1]."""
        index = {node["actor_id"]: place for place, node in enumerate(self.nodes)}
        pixels = self.canvas.pixels(self.places)
        return [
            self.canvas.shares(curve(pixels[index[edge["source"]]], pixels[index[edge["target"]]]))
            for edge in self.edges
        ]

    @cached_property
    def x_range(self) -> list[float]:
        """Ends of the x axis: all nodes, with room for their labels."""
        return _with_room(self.places[:, 0], 0.09)

    @cached_property
    def y_range(self) -> list[float]:
        """Ends of the y axis: all nodes, with room for their labels."""
        return _with_room(self.places[:, 1], 0.12 if self.compact else 0.07)

    def on_plot(self, points: Points) -> Points:
        """Points in data units as shares of the plot, margins of the axes included."""
        low = np.array([self.x_range[0], self.y_range[0]])
        high = np.array([self.x_range[1], self.y_range[1]])
        shares: Points = (points - low) / (high - low)
        return shares

    def fill(self, node: Any) -> str:
        """The colour of a node; the background where its tone is not averaged."""
        if self.colour == "type":
            return TYPE_COLOURS[self.theme][node["type"]]
        if self.colour == "community":
            colours = COMMUNITY_COLOURS[self.theme]
            return colours[min(int(node["community"]), len(colours) - 1)]
        if not given(node["tone"]):
            return INK[self.theme].background
        return tone_colour(node["tone"], self.limit, self.theme)


def _height(n: int) -> float:
    return 240.0 if n <= 2 else 380.0 if n <= 8 else 560.0 if n <= 35 else 660.0


def _with_room(values: Points, room: float) -> list[float]:
    low, high = min(0.0, float(values.min())), max(1.0, float(values.max()))
    return [low - room, high + room]
