"""The panel of the network: an actor's mentions, or the windows that two actors share."""

from __future__ import annotations

import pandas as pd
import streamlit as st

from analysis.measures import Network, Ties
from analysis.settings import Window
from pages.parts.choices import pick_from_url
from pages.parts.counting import mention_counts
from pages.parts.evidence import show_actor_evidence, show_evidence
from pages.parts.wording import actor_labels, counted

#: actors on offer in the box
OFFERED = 300
SIGNIFICANT = 0.05


def pair_labels(network: Network) -> dict[str, str]:
    """``source|target`` -> "India and Russia (5)", in the order of the ties' table."""
    names = actor_labels(network.nodes)
    return {
        f"{edge.source}|{edge.target}": f"{names[str(edge.source)]} and {names[str(edge.target)]}"
        f" ({edge.observed})"
        for edge in network.edges.itertuples()
    }


def show_tie_panel(actors: pd.DataFrame, network: Network, *, window: Window) -> None:
    """Show the boxes for an actor and for a pair, and what is behind the chosen one.

    Parameters
    ----------
    actors
        Rows with actor_id and name, in the order of the box.
    network
        The network whose ties are on offer.
    window
        What "together" means.
    """
    with st.container(horizontal=True):
        actor, pair = _pick_actor(actors), _pick_pair(network)
    if pair is not None:
        source, target = pair.split("|")
        show_evidence(unit=window, actors=(source, target))
    elif actor is not None:
        show_actor_evidence(actor)
    else:
        st.caption("The sentences behind a number open here.")


def _pick_actor(actors: pd.DataFrame) -> str | None:
    return pick_from_url(
        "Actor",
        actor_labels(actors),
        name="actor",
        placeholder="Choose an actor, or click it",
        clears=("pair", "only"),
    )


def _pick_pair(network: Network) -> str | None:
    return pick_from_url(
        "Two actors together",
        pair_labels(network),
        name="pair",
        placeholder="Choose two, or click their line",
        clears=("actor", "only"),
    )


def pick_ego() -> str | None:
    """Show the box for the one actor around whom the network is drawn; None for everybody."""
    counts = mention_counts().head(OFFERED)
    return pick_from_url(
        "Around one actor",
        actor_labels(counts),
        name="ego",
        placeholder="The most mentioned",
    )


def show_how_tested(network: Network, *, ties: Ties) -> None:
    """Say whether the ties are tested against chance, and what that leaves out."""
    edges = network.edges
    if edges["q"].isna().all():
        st.caption(
            "With one article, or fewer than 20 windows, the ties are plain counts: they describe "
            "these texts and are not tested against chance."
        )
    elif ties == "significant":
        st.caption(
            "Only ties that chance inside the articles would seldom give are drawn. Open "
            "**Options** to see all of them."
        )
    else:
        surely = int((edges["q"] < SIGNIFICANT).sum())
        st.caption(f"{surely:,} of {counted(len(edges), 'tie')} have a q below 0.05.")
