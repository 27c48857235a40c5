"""Every chart is shown the same way: described for screen readers, in the theme's colours."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from typing import Any, Literal, TypedDict

import plotly.graph_objects as go
import streamlit as st

from analysis.figures.provenance import Provenance, provenance_of
from analysis.figures.theme import CHART_CONFIG, Theme
from pages.parts import cache, state
from pages.parts.terms import Term, show_terms


def current_theme() -> Theme:
    """The browser's theme: light unless it says dark."""
    return "dark" if st.context.theme.type == "dark" else "light"


class Look(TypedDict):
    """What every figure is given beside its table."""

    provenance: Provenance
    theme: Theme


def current_look() -> Look:
    """Where the numbers come from, as every picture says inside, and the browser's theme."""
    provenance = provenance_of(cache.current_annotations(), state.current_selection())
    return Look(provenance=provenance, theme=current_theme())


def show_chart(
    figure: go.Figure,
    *,
    key: str,
    caption: str = "",
    clickable: bool = False,
    on_select: Callable[[str], None] | None = None,
    selects: Literal["points", "box"] = "points",
    terms: Sequence[Term] = (),
) -> None:
    """Show `figure`; when clickable, a click on a mark chooses its actor or its pair.

    Parameters
    ----------
    figure
        One of `analysis.figures`; its ``layout.meta["alt"]`` is read to those who cannot see it.
    key
        Unique on the page; also the name of a saved picture.
    caption
        One plain sentence below: how to read the marks.
    on_select
        What a click or a drawn box does instead; it is given the chart's key.
    selects
        Marks by clicking them, or a box by drawing it: Streamlit has one of the two in a chart.
    terms
        Words of the chart that are explained one click away.
    """
    chosen = on_select or (state.copy_click_to_url if clickable else None)
    config: dict[str, Any] = {
        **CHART_CONFIG,
        "toImageButtonOptions": {"format": "png", "filename": f"actorscope_{key}", "scale": 2},
    }
    st.plotly_chart(
        figure,
        theme=None,
        key=key,
        alt=figure.layout.meta["alt"],
        config=config,
        selection_mode=selects,
        on_select=partial(chosen, key) if chosen else "ignore",
    )
    if not caption and not terms:
        return
    with st.container(horizontal=True, vertical_alignment="top", gap="small"):
        if caption:
            st.caption(caption, width="stretch")
        if terms:
            show_terms(terms, key=f"{key}_terms")
