"""What is counted, and out of what: choices that several pages share, under one name in the URL."""

from __future__ import annotations

import streamlit as st

from analysis.measures import Denominator
from analysis.settings import Window

#: windows of togetherness in words
WINDOWS: dict[Window, str] = {
    "sentence": "Sentence",
    "paragraph": "Paragraph",
    "document": "Article",
}
_DENOMINATORS: dict[Denominator, str] = {
    "mentions": "All mentions",
    "sentences": "Sentences",
    "articles": "Articles",
    "words": "1,000 words",
}


def pick_window() -> Window:
    """Show buttons for what "together" means."""
    return st.segmented_control(
        "Together in the same",
        tuple(WINDOWS),
        default="sentence",
        required=True,
        format_func=lambda name: WINDOWS[name],
        key="window",
        bind="query-params",
    )


def pick_denominator() -> Denominator:
    """Show buttons for what a share is a share of."""
    return st.segmented_control(
        "Share of",
        tuple(_DENOMINATORS),
        default="mentions",
        required=True,
        format_func=lambda name: _DENOMINATORS[name],
        key="per",
        bind="query-params",
    )
