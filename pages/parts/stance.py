"""How actors are treated: charts, the reader's measured accuracy, and why there may be nothing."""

from __future__ import annotations

import streamlit as st

from analysis import measures
from analysis.figures.stance import stance_bars
from analysis.figures.tone_against_stance import tone_against_stance
from analysis.measures import Judged, WithoutStance
from analysis.reader.card import accuracy_in_words
from pages.parts import cache, charts, state, tables
from pages.parts.counting import BOUNDED
from pages.parts.evidence import show_evidence
from pages.parts.strongest import SENTENCES_SHOWN, show_strongest_stances

WHY_NO_STANCE: dict[WithoutStance, str] = {
    "nothing": "No mention matches these filters, so there is no stance to show.",
    "fast": "There is no stance here: the **fast reader** is running, and it reads wording only. "
    "The full reader judges stance.",
    "language": "There is no stance here: none of these articles is in **English**, the only "
    "language in which the reader judges. Add English articles, or take off the filter.",
    "modifier": "There is no stance here: all mentions are **descriptions** of others (“the "
    "Indian leader”), toward which nothing is said. Open **Filters** and count actors as well.",
    "unread": "There is no stance here: the reader judged none of these mentions. Open "
    "**Filters** and widen what is counted.",
}
_JUDGED: dict[Judged, str] = {
    "scored": "All",
    "positive": "Positive",
    "neutral": "Neutral",
    "negative": "Negative",
    "unsure": "Unsure",
}


def show_stance() -> None:
    """Show the charts of stance, its strongest sentences and its tables."""
    stance = cache.measured(measures.stance_by_actor, top=BOUNDED)
    both = cache.measured(measures.tone_and_stance, top=BOUNDED)
    drawn, against, strongest, listed = st.tabs(["Chart", "Against tone", "Strongest", "Table"])
    with drawn:
        charts.show_chart(
            stance_bars(stance, **charts.current_look(), judged_by=judged_by()),
            key="stance_bars",
            caption="Negative mentions to the left, positive to the right; what the reader is not "
            "sure of is “unsure”, not neutral. It says how sentences treat the actor, not what "
            "anybody thinks of it. Click a part of a bar: its sentences open below.",
            on_select=state.copy_judged_to_url,
            terms=("stance", "unsure", "interval", "rough"),
        )
        st.caption(f"**How far to trust it:** {accuracy()}")
    with against:
        charts.show_chart(
            tone_against_stance(both, **charts.current_look(), judged_by=judged_by()),
            key="tone_against_stance",
            caption="Who stands top left is well treated in negative words, as one who condemns a "
            "crime. Not on the line is no contradiction: they measure two things. Click a mark: "
            "its sentences open below.",
            on_select=state.copy_judged_to_url,
            terms=("tone", "stance", "interval", "rough"),
        )
    with strongest:
        st.caption("Switch on **What carried it** to see the words that move the stance most.")
        show_strongest_stances(cache.measured(measures.stance_mentions, most=SENTENCES_SHOWN))
    with listed:
        tables.show_table(
            stance, tables.STANCE, key="stance_by_actor", alt="Table of stance per actor"
        )
        tables.show_table(
            both, tables.TONE_AND_STANCE, key="tone_and_stance", alt="Table of tone against stance"
        )


def show_stance_evidence(actor: str) -> None:
    """Show the mentions behind an actor's stance: all of them, or those of one part of its bar."""
    judged = st.segmented_control(
        "Judged",
        tuple(_JUDGED),
        default="scored",
        required=True,
        format_func=lambda name: _JUDGED[name],
        key="judged",
        bind="query-params",
    )
    show_evidence(unit="mention", actors=(actor,), stance=judged, name="stance")


def judged_by() -> str:
    """What the pictures carry of it: the first score alone."""
    return f"full reader: {accuracy_in_words(cache.reader_scores(), first=1)}"


def accuracy() -> str:
    """How well the full reader was measured to judge, in words."""
    words = accuracy_in_words(cache.reader_scores())
    return (
        f"the full reader reached {words}, on sentences by others that it was not trained on."
        if cache.reader_scores()
        else f"{words}: the file of the reader's scores is missing, so read these as estimates."
    )
