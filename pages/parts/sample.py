"""The sample: one click shows it beside what is shown, one click takes it away again."""

from __future__ import annotations

import streamlit as st

from pages.parts import built_in, state
from pages.parts.collections import hide_sample, show_sample
from pages.parts.shown import SAMPLE
from pages.parts.wording import counted

SHOWN = (
    "The sample is among these articles: {n} that we wrote from public record, to try the charts "
    "on. Its outlets are series of ours, and no newspapers."
)


def show_sample_switch() -> None:
    """Show the button that adds the sample, or what it is and the button that takes it away."""
    n = len(list(built_in.FOLDERS[SAMPLE].glob("*.txt")))
    if not n:  # a server may have been set up without it
        return
    if not state.shown().sample:
        st.button(
            f"Show the sample: {counted(n, 'brief')} on peace talks, 1978 to today",
            icon=":material/library_books:",
            key="show_sample",
            on_click=show_sample,
        )
        return
    with st.container(horizontal=True, vertical_alignment="center", gap="small"):
        st.caption(SHOWN.format(n=counted(n, "brief")), width="stretch")
        st.button(
            "Hide the sample",
            icon=":material/visibility_off:",
            key="hide_sample",
            on_click=hide_sample,
        )


def offer_sample() -> None:
    """The same on a page where it would be in the way of whoever has articles of their own."""
    if not state.shown().collections or state.shown().sample:
        show_sample_switch()
