"""Page: how are the sentences that mention an actor worded, and how do they treat it?"""

import streamlit as st

from analysis import measures
from analysis.figures.tone import tone_bars
from pages.parts import cache, charts, empty, tables
from pages.parts.counting import BOUNDED
from pages.parts.evidence import pick_actor, show_evidence
from pages.parts.stance import WHY_NO_STANCE, show_stance, show_stance_evidence
from pages.parts.strongest import SENTENCES_SHOWN, show_strongest
from pages.parts.tone_bins import show_distribution

st.title("Sentiment")
empty.stop_without_articles()

tone = cache.measured(measures.tone_by_actor, top=BOUNDED)
empty.stop_if_empty(tone)
why_no_stance = cache.measured(measures.why_no_stance)

look = charts.current_look()
wording, treatment = st.columns(2, gap="medium")
with wording:
    st.header("Tone: how it is worded", anchor=False)
    st.caption(
        "The wording of the sentences that mention an actor, from −1 (negative) to +1 (positive). "
        "“India condemned the attack” is negative, and says nothing bad of India."
    )
    drawn, distributed, strongest, listed = st.tabs(
        ["Chart", "All sentences", "Strongest", "Table"]
    )
    with drawn:
        charts.show_chart(
            tone_bars(tone, **look),
            key="tone_bars",
            caption="Mean tone with its 95% interval. Too few sentences give no mean: those actors "
            "are shown hollow. It is the wording around an actor, no opinion of it. Click a mark: "
            "its sentences open below.",
            clickable=True,
            terms=("tone", "interval", "rough"),
        )
    with distributed:
        show_distribution()
    with strongest:
        st.caption("The words that carried the score are marked with their sign.")
        show_strongest(cache.measured(measures.tone_sentences, most=SENTENCES_SHOWN))
    with listed:
        tables.show_table(tone, tables.TONE, key="tone_by_actor", alt="Table of tone per actor")
with treatment:
    st.header("Stance: how the actor is treated", anchor=False)
    st.caption(
        "What a sentence says about that actor, from −1 (badly treated) to +1 (well treated), "
        "judged mention by mention. “India condemned the attack” does not treat India badly."
    )
    if why_no_stance is None:
        show_stance()
    else:
        st.info(WHY_NO_STANCE[why_no_stance], icon=":material/info:")

st.header("Sentences behind the numbers", anchor=False)
actor = pick_actor(tone)
if actor is not None:
    of_tone, of_stance = st.columns(2, gap="medium")
    with of_tone:
        show_evidence(unit="sentence", actors=(actor,), scored=True)
    if why_no_stance is None:
        with of_stance:
            show_stance_evidence(actor)
