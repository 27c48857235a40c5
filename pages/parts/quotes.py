"""What somebody says: one row for each quote, as many as the number that was clicked."""

from __future__ import annotations

from typing import Any

import pandas as pd
import streamlit as st

from analysis import Selection, measures
from pages.parts import cache, state, url
from pages.parts.choices import Days
from pages.parts.evidence import ROWS_PER_PAGE
from pages.parts.evidence_rows import voice_names
from pages.parts.marked_text import show_details, show_heading, show_marked
from pages.parts.wording import counted, day_words, origin


def show_quotes(
    speaker: str,
    *,
    force: str | None = None,
    period: Days | None = None,
    selection: Selection | None = None,
    name: str = "quote",
) -> None:
    """Show every quote of a speaker: what was said, by which cue, and about whom.

    Parameters
    ----------
    speaker, force, period
        As in `measures.selected_quotes`.
    selection
        What is counted, where it is not what the filters say.
    name
        Unique on the page.
    """
    quotes = cache.measured_for(
        selection or state.current_selection(),
        measures.selected_quotes,
        speaker=speaker,
        force=force,
        period=period,
    )
    how = f" that “{force}”" if force else ""
    when = f", {day_words(period)}" if period else ""
    who = voice_names().get(speaker, speaker)
    show_heading(f"{counted(len(quotes), 'quote')} of {who}{how}{when}")
    if quotes.empty:
        st.caption("It is talked about, and no quote of it was found in these articles.")
    page = 1
    if len(quotes) > ROWS_PER_PAGE:
        key = f"{name}_{speaker}_{force}_{period}_page"
        page = st.pagination(-(-len(quotes) // ROWS_PER_PAGE), key=key)
    first = (page - 1) * ROWS_PER_PAGE
    for number, row in enumerate(quotes[first : first + ROWS_PER_PAGE].itertuples()):
        _show_quote(row, key=f"{name}_{number}")


def _show_quote(row: Any, *, key: str) -> None:
    with st.container(border=True, gap="xsmall", key=key):
        show_marked(row.text)
        show_details(_details(row))
        st.page_link(
            "articles.py",
            label="Open in the article",
            icon=":material/article:",
            query_params=url.link_to(article=row.document_id, at=str(row.sentence_index)),
        )


def _details(row: Any) -> list[str]:
    who = str(row.phrase) if pd.notna(row.phrase) else "nobody named"
    cue = f"“{row.cue}” ({row.force})" if pd.notna(row.cue) else "no cue"
    about = f"about {', '.join(row.targets)}" if row.targets else "about nobody counted"
    return [who, cue, str(row.form), about, str(row.title), origin(row.outlet, row.published)]
