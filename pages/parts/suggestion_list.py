"""Actors that may be one: each pair with its reason, accepted or refused by one click."""

from __future__ import annotations

from typing import Any

import streamlit as st

from analysis.actors.codebook import Merge, RefuseSuggestion
from pages.parts.decided import decide, suggested
from pages.parts.marked_text import show_details, show_line
from pages.parts.wording import counted

PAIRS_PER_PAGE = 15
EVERY_REASON = "All"


def show_suggestions() -> None:
    """Show the pairs, those first that would move most mentions."""
    found = suggested()
    if found.empty:
        st.caption("No two actors look like one. With more articles there may be some.")
        return
    st.caption(
        "Nothing here is done by itself. **Accept** merges the first into the second; "
        "**Keep apart** is remembered, and the pair does not come back."
    )
    reasons = [EVERY_REASON, *sorted(found["reason"].unique())]
    reason = st.segmented_control(
        "Reason",
        reasons,
        default=EVERY_REASON,
        required=True,
        format_func=str.capitalize,
        key="suggestion_reason",
    )
    chosen = found if reason == EVERY_REASON else found[found["reason"] == reason]
    st.caption(counted(len(chosen), "suggestion"))
    page, pages = 1, -(-len(chosen) // PAIRS_PER_PAGE)
    if pages > 1:
        page = st.pagination(pages, key=f"suggestions_{reason}")
    first = (page - 1) * PAIRS_PER_PAGE
    for pair in chosen.iloc[first : first + PAIRS_PER_PAGE].itertuples():
        _show_pair(pair)


def _show_pair(pair: Any) -> None:
    key = f"{pair.actor_id}_{pair.target_id}"
    with st.container(border=True, gap="xsmall", key=f"suggestion_{pair.Index}"):
        show_line(f"{pair.name} → {pair.target}", strong=[str(pair.name), str(pair.target)])
        show_details(
            [
                f"{pair.reason}: {pair.detail}",
                f"{counted(pair.mentions, 'mention')} to {pair.target_mentions:,}",
            ]
        )
        with st.container(horizontal=True):
            st.button(
                "Accept",
                icon=":material/merge:",
                key=f"accept_{key}",
                on_click=_accept,
                args=(pair,),
            )
            st.button(
                "Keep apart",
                icon=":material/call_split:",
                key=f"refuse_{key}",
                on_click=_refuse,
                args=(pair,),
            )


def _accept(pair: Any) -> None:
    names = _names(pair)
    decide(Merge(**names, value=f"{pair.reason}: {pair.detail}"[:200]))


def _refuse(pair: Any) -> None:
    decide(RefuseSuggestion(**_names(pair)))


def _names(pair: Any) -> dict[str, str]:
    return {
        "actor_id": str(pair.actor_id),
        "actor": str(pair.name),
        "target_id": str(pair.target_id),
        "target": str(pair.target),
    }
