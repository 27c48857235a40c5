"""Empty states: one sentence that says what to do, then the page ends."""

from __future__ import annotations

import pandas as pd
import streamlit as st

from pages.parts import cache
from pages.parts.sample import show_sample_switch

NO_ARTICLES = (
    "There are no articles to show. Open **Articles → Add and manage articles** and add files, "
    "or choose a collection there: the seed article is one."
)
NOTHING_MATCHES = (
    "No mention matches these filters. Open **Filters** and widen the dates, the outlets, the "
    "types of actor, or what is counted: cities, for instance, are mostly only a location."
)
NO_TIES = (
    "No two of these actors appear together more often than these options ask for. Open "
    "**Options** and show all ties, choose a wider window, or a smaller minimum."
)


def stop_without_articles() -> None:
    """End the page when no article is in."""
    if cache.current_documents().empty:
        st.info(NO_ARTICLES, icon=":material/lightbulb:")
        show_sample_switch()
        st.stop()


def stop_if_empty(table: pd.DataFrame, remedy: str = NOTHING_MATCHES) -> None:
    """End the page when `table` has no row, saying what would fill it."""
    if table.empty:
        st.info(remedy, icon=":material/lightbulb:")
        st.stop()
