"""The frame around every page: configuration, navigation, the shared filters."""

import sys
from pathlib import Path

import streamlit as st

ROOT = Path(__file__).resolve().parents[1]
if str(ROOT) not in sys.path:  # the library is found from whatever folder the server is started in
    sys.path.insert(0, str(ROOT))

from pages.parts import cache, collections, filters, notices, signing, state  # noqa: E402

st.set_page_config(page_title="Actorscope", page_icon="🗞️", layout="wide")

page = st.navigation(
    {
        "": [
            st.Page(
                "overview.py",
                title="Overview",
                icon=":material/dashboard:",
                help="What is in these articles?",
                default=True,
            ),
            st.Page(
                "mentions.py",
                title="Mentions",
                icon=":material/bar_chart:",
                help="How often is each actor named?",
            ),
            st.Page(
                "sentiment.py",
                title="Sentiment",
                icon=":material/contrast:",
                help="In what tone are the sentences that name an actor?",
            ),
            st.Page(
                "network.py",
                title="Network",
                icon=":material/hub:",
                help="Who appears with whom?",
            ),
            st.Page(
                "voices.py",
                title="Voices",
                icon=":material/record_voice_over:",
                help="Who speaks about whom, and how?",
            ),
            st.Page(
                "timeline.py",
                title="Timeline",
                icon=":material/show_chart:",
                help="When is each actor in the news?",
            ),
            st.Page(
                "compare.py",
                title="Compare",
                icon=":material/compare_arrows:",
                help="What differs between outlets or periods?",
            ),
        ],
        "Articles": [
            st.Page(
                "library.py",
                title="Add and manage articles",
                icon=":material/library_add:",
                help="Which articles are in?",
            ),
            st.Page(
                "articles.py",
                title="Read articles",
                icon=":material/article:",
                help="The text of an article with every actor marked",
            ),
            st.Page(
                "actors.py",
                title="Check actors",
                icon=":material/how_to_reg:",
                help="Is this the right actor?",
            ),
        ],
    },
    position="top",
)

signing.stop_until_signed_in()
state.keep_choices(page.url_path)
collections.open_shown()
state.remember_selection(
    filters.pick_selection(cache.current_documents(), cache.current_speakers())
)
notices.show_notices(page.url_path)
page.run()
