"""Page: what is in these articles?"""

from functools import partial

import streamlit as st

from analysis import measures
from analysis.figures.mentions import mention_bars
from analysis.figures.network import network_view
from analysis.figures.tone import tone_bars
from pages.parts import cache, charts, empty, state
from pages.parts.changed import show_upload_changes
from pages.parts.counting import BOUNDED, mention_counts
from pages.parts.drawn_ties import drawn_network, say_if_untested
from pages.parts.headline import show_headline
from pages.parts.sample import offer_sample
from pages.parts.ties import show_tie_panel

#: actors in the small pictures
TOP_BARS, TOP_NODES = 10, 12

st.title("Overview")
empty.stop_without_articles()

counts = mention_counts()
empty.stop_if_empty(counts)
show_headline(counts, cache.measured(measures.closest))

size = cache.measured(measures.selection_size)
with st.grid(4, min_column_width=150):
    st.metric("Articles", size.articles, border=True, height="stretch")
    st.metric(
        "Sentences",
        size.sentences,
        border=True,
        height="stretch",
        help="Titles included, boilerplate left out.",
    )
    st.metric("Actors named", len(counts), border=True, height="stretch")
    st.metric("Mentions", int(counts["mentions"].sum()), border=True, height="stretch")

offer_sample()
show_upload_changes()

look = charts.current_look()
with st.grid(3, min_column_width=330):
    with st.container(border=True, height="stretch"):
        charts.show_chart(
            mention_bars(
                counts,
                cache.measured(measures.surfaces_by_actor, top=BOUNDED),
                top=TOP_BARS,
                **look,
            ),
            key="overview_bars",
            caption="How often each is named, by what kind of words; not how important it is.",
            clickable=True,
            terms=("mention", "kind"),
        )
        st.space("stretch")
        st.page_link("mentions.py", label="All mentions", icon=":material/bar_chart:")
    with st.container(border=True, height="stretch"):
        charts.show_chart(
            tone_bars(cache.measured(measures.tone_by_actor, top=BOUNDED), top=TOP_BARS, **look),
            key="overview_tone",
            caption="How the sentences that name them are worded; no opinion of anybody.",
            on_select=partial(state.copy_click_to_url, only="tone"),
            terms=("tone", "interval", "rough"),
        )
        st.space("stretch")
        st.page_link("sentiment.py", label="All of tone", icon=":material/contrast:")
    with st.container(border=True, height="stretch"):
        network, ties = drawn_network(top=TOP_NODES)
        charts.show_chart(
            network_view(network, window="sentence", compact=True, **look),
            key="overview_network",
            caption="A line: named in the same sentence, more often than by chance where that can "
            "be tested. That is no relationship.",
            clickable=True,
            terms=("together", "expected", "q-value"),
        )
        say_if_untested("significant", ties)
        st.space("stretch")
        st.page_link("network.py", label="The whole network", icon=":material/hub:")

st.header("Sentences behind the numbers", anchor=False)
show_tie_panel(counts, network, window="sentence")
