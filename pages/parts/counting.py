"""What is counted, and out of what: choices that several pages share, under one name in the URL."""

from __future__ import annotations

import pandas as pd
import streamlit as st

from analysis import measures
from analysis.measures import Denominator
from analysis.settings import Window
from pages.parts import cache

#: actors for whom intervals are drawn: more than any picture shows
BOUNDED = 100

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


def mention_counts(denominator: Denominator = "mentions") -> pd.DataFrame:
    """The counts that charts, tables and boxes of a page share, made once."""
    return cache.measured(measures.mention_counts, denominator=denominator, top=BOUNDED)


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
