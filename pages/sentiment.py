"""Page: in what tone are the sentences that mention an actor?"""

import streamlit as st

from analysis import measures
from analysis.figures.tone import tone_bars, tone_distribution
from pages.parts import cache, charts, empty, tables
from pages.parts.evidence import show_actor_panel
from pages.parts.strongest import show_strongest

st.title("Sentiment")
empty.stop_without_articles()
st.markdown(
    "**Tone** is the wording of the sentences that mention an actor, from −1 (negative) to +1 "
    "(positive). It is not an opinion about the actor: “India condemned the attack” is a negative "
    "sentence that says nothing bad of India."
)
st.caption(
    "Stance, how a sentence treats an actor, is not measured: the fast reader of this version "
    "reads wording only."
)

tone = cache.measured(measures.tone_by_actor)
empty.stop_if_empty(tone)
sentences = cache.measured(measures.tone_sentences)

look = charts.current_look()
picture, panel = st.columns([3, 2], gap="medium")
with picture:
    drawn, strongest, listed = st.tabs(
        ["Chart", "Strongest sentences", "The same numbers as a table"]
    )
    with drawn:
        charts.show_chart(
            tone_bars(tone, **look),
            key="tone_bars",
            caption="Mean tone with its 95% interval. Too few sentences give no mean: those actors "
            "are shown hollow. Click a mark for its sentences.",
            clickable=True,
        )
        charts.show_chart(
            tone_distribution(cache.measured(measures.selected_sentences), **look),
            key="tone_distribution",
            caption="Sentences without any tone word stand apart: their 0 is no wording at all.",
        )
    with strongest:
        st.caption("The words that carried the score are marked with their sign.")
        show_strongest(sentences)
    with listed:
        tables.show_table(tone, tables.TONE, key="tone_by_actor", alt="Table of tone per actor")
with panel:
    st.header("Sentences behind the numbers", anchor=False)
    show_actor_panel(tone, unit="sentence", scored=True)
