"""What changed: the actors whose counts moved, by how much, and why."""

from __future__ import annotations

import pandas as pd
import streamlit as st

from pages.parts import cache, state, tables
from pages.parts.decided import changed_by, changed_by_upload, current_codebook
from pages.parts.wording import counted


def show_last_change() -> None:
    """Show whose counts the newest decision moved."""
    book = current_codebook()
    if not book.decisions or book.decisions[-1] not in state.shown().codebook.decisions:
        return
    moved = changed_by(book.decisions[-1])
    if moved.empty:
        st.caption("The last decision moved no count under these filters.")
        return
    _show("What the last decision changed", moved, key="changed")


def show_upload_changes() -> None:
    """Show whose counts the last upload moved; nothing where all articles came with it."""
    own = state.shown().own
    if not own or cache.shelf().is_busy(own[0].read_id):
        return
    moved = changed_by_upload(own[0])
    if not moved.empty:
        _show("What the last upload changed", moved, key="changed_by_upload")


def _show(title: str, moved: pd.DataFrame, *, key: str) -> None:
    with st.expander(f"{title}: {counted(len(moved), 'actor')}", icon=":material/difference:"):
        tables.show_table(moved, tables.CHANGES, key=key, alt="Table of actors whose counts moved")
