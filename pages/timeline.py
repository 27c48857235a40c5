"""Page: when is each actor in the news?"""

import streamlit as st

from analysis import measures
from pages.parts import cache, empty
from pages.parts.counting import mention_counts, pick_denominator
from pages.parts.timeline import (
    Line,
    pick_actors,
    pick_step,
    show_peaks,
    show_point_evidence,
    show_reset,
    show_timeline,
    stop_without_dates,
)

LINES: dict[Line, str] = {
    "share": "Share",
    "mentions": "Mentions",
    "tone": "Tone",
    "stance": "Stance",
    "quotes": "Who is quoted",
}

st.title("Timeline")
empty.stop_without_articles()
empty.stop_if_empty(mention_counts())
span = cache.measured(measures.publication_span)
stop_without_dates(span)

with st.container(horizontal=True, vertical_alignment="bottom", gap="medium"):
    shown = st.segmented_control(
        "Show",
        tuple(LINES),
        default="share",
        required=True,
        format_func=lambda name: LINES[name],
        key="line",
        bind="query-params",
    )
    step = pick_step(span)
    denominator: measures.Denominator = "mentions"
    if shown == "share":
        denominator = pick_denominator()
    actors = pick_actors(shown)
    show_reset()

picture, panel = st.columns([3, 2], gap="medium")
with picture:
    line = show_timeline(span, shown=shown, step=step, denominator=denominator, actors=actors)
    if shown != "quotes":
        show_peaks(step, actors)
with panel:
    show_point_evidence(line, shown=shown, denominator=denominator)
