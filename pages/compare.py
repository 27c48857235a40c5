"""Page: what differs between two selections?"""

from typing import Literal

import streamlit as st

from analysis.figures.two_sides import Difference
from pages.parts import empty
from pages.parts.compare import (
    show_both_sides,
    show_comparison,
    show_tie_differences,
    stop_without_two_sides,
)
from pages.parts.counting import mention_counts, pick_denominator, pick_window
from pages.parts.heard import show_speaker_comparison
from pages.parts.sides import pick_sides

DIFFERENCES: dict[Difference | Literal["quotes"], str] = {
    "share": "Shares",
    "log_odds": "Typical names",
    "tone": "Tone",
    "stance": "Stance",
    "quotes": "Who is quoted",
}

st.title("Compare")
empty.stop_without_articles()
empty.stop_if_empty(mention_counts())

a, b = pick_sides()
stop_without_two_sides(a, b)

with st.container(horizontal=True, vertical_alignment="bottom", gap="medium"):
    difference = st.segmented_control(
        "Difference of",
        tuple(DIFFERENCES),
        default="share",
        required=True,
        format_func=lambda name: DIFFERENCES[name],
        key="difference",
        bind="query-params",
    )
    per = pick_denominator() if difference != "quotes" else None

if difference == "quotes" or per is None:
    show_speaker_comparison(a, b)
else:
    show_comparison(a, b, difference=difference, per=per)
    st.header("Ties that differ", anchor=False)
    window = pick_window()
    ties = show_tie_differences(a, b, window=window)
    show_both_sides(a, b, ties, difference=difference, per=per, window=window)
