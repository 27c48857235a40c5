"""Whether ranks and ties hold under other settings; computed only when asked for."""

from __future__ import annotations

import streamlit as st

from analysis import measures
from analysis.settings import Window
from pages.parts import cache, tables
from pages.parts.filters import POLICY_LABELS
from pages.parts.terms import show_terms
from pages.parts.wording import counted


def show_robustness(*, window: Window) -> None:
    """Offer the same question under every window and every way of counting."""
    st.header("Does it hold under other settings?", anchor=False)
    asked = st.toggle(
        "Count again by names, aliases and metonyms, in sentences, paragraphs and articles",
        key="robust",
        bind="query-params",
    )
    if not asked:
        st.caption("Takes some seconds for thousands of articles.")
        return
    found = cache.measured(measures.robustness, window=window)
    st.markdown(_sentence(found))
    show_terms(("robust", "q-value"), key="robust_terms")
    ranks, ties = st.columns(2, gap="medium")
    with ranks:
        tables.show_table(
            found.actors, tables.RANKS, key="ranks", alt="Table of ranks over all settings"
        )
    with ties:
        tables.show_table(
            found.ties, tables.HELD_TIES, key="held_ties", alt="Table of ties over all settings"
        )


def _sentence(found: measures.Robustness) -> str:
    """How many ties hold everywhere, and how alike the orders of actors are."""
    ties = found.ties
    words = [
        f"**{POLICY_LABELS[row.policy]}**: Kendall's tau {row.tau:.2f}"  # type: ignore[index]
        for row in found.settings.dropna().itertuples()
    ]
    said = "The order of the actors, compared with the one in use. " + ", ".join(words) + ". "
    if ties.empty:
        return said + "There is no tie to follow."
    everywhere = int((ties["holds"] == ties["settings"]).sum())
    return (
        f"{said}Of {counted(len(ties), 'tie')}, {everywhere:,} hold in all "
        f"{int(ties['settings'].iloc[0])} settings."
    )
