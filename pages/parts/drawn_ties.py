"""Which ties a picture draws where none of them passes the test: all, said to be no finding."""

from __future__ import annotations

from typing import Any

import streamlit as st

from analysis import measures
from analysis.measures import Network, Ties
from pages.parts import cache

NONE_PASSES = (
    "No two of these actors are together more often than chance would give: these texts are too "
    "few or too short to tell. All ties are drawn, and describe these texts only."
)


def drawn_network(ties: Ties = "significant", **options: Any) -> tuple[Network, Ties]:
    """The network that is drawn, and which of its ties: all, where no significant one is left.

    Parameters
    ----------
    ties
        What is asked for; only ``"significant"`` gives way.
    options
        The others of `measures.network`.
    """
    network = cache.measured(measures.network, ties=ties, **options)
    if ties != "significant" or not network.edges.empty:
        return network, ties
    every = cache.measured(measures.network, ties="all", **options)
    return (network, ties) if every.edges.empty else (every, "all")


def say_if_untested(asked: Ties, drawn: Ties) -> None:
    """Say that other ties are drawn than were asked for, and what they are not."""
    if asked != drawn:
        st.caption(NONE_PASSES)
