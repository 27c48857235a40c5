"""All sentences by their tone: the distribution, and the sentences behind each bar."""

from __future__ import annotations

from itertools import pairwise
from typing import Any, get_args

import streamlit as st

from analysis import measures
from analysis.figures.tone_distribution import tone_distribution
from analysis.measures import TONE_EDGES, Worded
from analysis.text.tone import tone_words
from pages.parts import cache, charts, state
from pages.parts.choices import pick_from_url
from pages.parts.evidence import ROWS_PER_PAGE
from pages.parts.marked_text import show_heading, tone_mark
from pages.parts.strongest import show_sentence
from pages.parts.wording import counted, signed

_WORDED = {"worded": "With a tone word", "silent": "Without a tone word"}


def show_distribution() -> None:
    """Show how many sentences have which tone, and those of the bar that was clicked."""
    charts.show_chart(
        tone_distribution(cache.measured(measures.sentence_tones), **charts.current_look()),
        key="tone_distribution",
        caption="How many sentences have which tone, whoever they mention. Sentences without any "
        "tone word stand apart: their 0 is no wording at all. Click a bar: its sentences open "
        "below.",
        on_select=state.copy_tone_to_url,
        terms=("tone",),
    )
    chosen = pick_from_url("Sentences with tone", _labels(), name="tone", placeholder="Choose one")
    if chosen is not None:
        _show_sentences(chosen)


def _labels() -> dict[str, str]:
    bins = {
        str(i): f"{signed(low)} to {signed(high)}"
        for i, (low, high) in enumerate(pairwise(TONE_EDGES))
    }
    return _WORDED | bins


def _show_sentences(chosen: str) -> None:
    tone: Any = chosen if chosen in get_args(Worded) else int(chosen)
    rows = cache.measured(measures.sentences_of_tone, tone=tone)
    show_heading(f"{counted(len(rows), 'sentence')}: {_labels()[chosen].lower()}")
    page = 1
    if len(rows) > ROWS_PER_PAGE:
        page = st.pagination(-(-len(rows) // ROWS_PER_PAGE), key=f"tone_{chosen}_page")
    first = (page - 1) * ROWS_PER_PAGE
    row: Any
    for number, row in enumerate(rows[first : first + ROWS_PER_PAGE].itertuples(), start=first):
        with st.container(border=True, gap="xsmall", key=f"tone_row_{number}"):
            marks = [
                tone_mark(word.start, word.end, polarity=word.polarity)
                for word in tone_words(row.text)
            ]
            show_sentence(row, marks, [f"tone {signed(row.tone)}"])
