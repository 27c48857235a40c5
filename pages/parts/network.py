"""The pictures of the network page: the network, the matrix, and ties against chance."""

from __future__ import annotations

import pandas as pd
import streamlit as st

from analysis import measures
from analysis.figures.expected_ties import expected_scatter
from analysis.figures.network import Colour, Width, network_view, tie_matrix
from analysis.measures import Network
from analysis.settings import Window
from pages.parts import cache, charts
from pages.parts.stance import WHY_NO_STANCE, accuracy
from pages.parts.terms import Term

AGAINST_CHANCE = "Against chance"
VIEWS = ("Network", "Matrix", AGAINST_CHANCE)
LINES = ("Plain", "Stance")
_WINDOWS: dict[Window, str] = {
    "sentence": "sentences",
    "paragraph": "paragraphs",
    "document": "articles",
}
_CLICK = "Named together is not a relationship. Click {} for its sentences."
_TERMS: tuple[Term, ...] = (
    *("together", "expected", "q-value", "npmi"),
    *("backbone", "community", "centrality"),
)


def show_picture(
    network: Network, *, view: str, window: Window, colour: Colour, width: Width, lines: str
) -> None:
    """Show the chosen picture of the ties, with what it counts and what it does not mean."""
    if view == "Matrix":
        _show_matrix(network, window)
    elif view == AGAINST_CHANCE:
        _show_expected(network, window)
    else:
        _show_network(network, window, colour, width, signed=lines == "Stance")


def _show_network(
    network: Network, window: Window, colour: Colour, width: Width, *, signed: bool
) -> None:
    stances = _stances(network, window) if signed else None
    meaning = (
        "Colour of a line: how the articles treat the two where they name both, and not what one "
        "thinks of the other. "
    )
    charts.show_chart(
        network_view(
            network,
            **charts.current_look(),
            window=window,
            colour=colour,
            width=width,
            stances=stances,
        ),
        key="network_network",
        caption=f"Size: how often an actor is named. Line: in how many {_WINDOWS[window]} both "
        f"appear. {'' if stances is None else meaning}" + _CLICK.format("an actor or a line"),
        clickable=True,
        terms=_TERMS if stances is None else (*_TERMS, "stance"),
    )
    if stances is not None:
        st.caption(f"**How far to trust the stance:** {accuracy()}")


def _stances(network: Network, window: Window) -> pd.DataFrame | None:
    """Stance of each tie; None, with the reason on the page, where there is none at all."""
    why = cache.measured(measures.why_no_stance)
    if why is not None:
        st.info(WHY_NO_STANCE[why], icon=":material/info:")
        return None
    pairs = tuple(zip(network.edges["source"], network.edges["target"], strict=True))
    stances = cache.measured(measures.tie_stances, pairs=pairs, window=window)
    if stances["stance"].isna().all():
        st.info(
            "No two of these actors have enough judged mentions together for a mean stance: all "
            "lines are dotted. Choose a wider window, or add articles.",
            icon=":material/info:",
        )
    return stances


def _show_matrix(network: Network, window: Window) -> None:
    charts.show_chart(
        tie_matrix(network, **charts.current_look(), window=window),
        key="network_matrix",
        caption=f"In how many {_WINDOWS[window]} two actors appear together; empty: in none, or in "
        "too few for these options. " + _CLICK.format("a square"),
        clickable=True,
        terms=("together", "expected", "q-value", "community"),
    )


def _show_expected(network: Network, window: Window) -> None:
    charts.show_chart(
        expected_scatter(network.edges, **charts.current_look(), window=window),
        key="network_expected",
        caption=f"In how many {_WINDOWS[window]} two actors appear together, and how many chance "
        "would give if each were spread at random over the articles that name it. Above the line: "
        "more often. All ties of these actors are in it, significant or not. "
        + _CLICK.format("a mark"),
        clickable=True,
        terms=("together", "expected", "q-value"),
    )
