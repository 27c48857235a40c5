"""Page: who speaks about whom, and how?"""

import streamlit as st

from analysis import measures
from pages.parts import cache, empty, voice_views
from pages.parts.counting import BOUNDED
from pages.parts.voices import show_voice_panel

VIEWS = {
    "Who about whom": voice_views.show_matrix,
    "Network": voice_views.show_network,
    "Heard or not": voice_views.show_heard,
    "Cue words": voice_views.show_cues,
    "Quotes": voice_views.show_quotes_found,
}
NOTHING_READ = (
    "No voice is found in these articles: voices are read in **English** only, and what nobody is "
    "quoted with stays the article's own. Open **Filters** and widen what is counted."
)

st.title("Voices")
empty.stop_without_articles()
st.caption(
    "“Miller urged India to make it clear to Moscow” speaks of India and Moscow in Miller's words, "
    "not in the article's. Reported speech is found by rules: about half of it; what is missed "
    "counts as the article's own words."
)
voices = cache.measured(measures.voices, top=BOUNDED)
empty.stop_if_empty(voices, NOTHING_READ)
quoted = cache.measured(measures.quoted)

top = st.segmented_control(
    "Most frequent voices and actors",
    [8, 12, 20],
    default=12,
    required=True,
    key="top_voices",
    bind="query-params",
)
picture, panel = st.columns([3, 2], gap="medium")
with picture:
    tabs = st.tabs(list(VIEWS), key="voices_view", bind="query-params")
    for tab, show in zip(tabs, VIEWS.values(), strict=True):
        if tab.open:  # the others are counted and drawn when they are looked at
            with tab:
                show(top)
with panel:
    st.header("Sentences behind the numbers", anchor=False)
    show_voice_panel(voices, quoted)
