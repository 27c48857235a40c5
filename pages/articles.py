"""Page: show me the text."""

import streamlit as st

from pages.parts import cache, empty, tables
from pages.parts.choices import pick_from_url
from pages.parts.marked_text import show_details, show_legend
from pages.parts.marking import show_marking
from pages.parts.reader import mentions_of, show_reader
from pages.parts.searching import pick_view, pick_words, show_found, show_lines, spans_in
from pages.parts.wording import actor_labels, counted, document_labels, origin

MARKED = {
    "actor": "Actors",
    "place": "Locations",
    "modifier": "Descriptions",
    "speech": "Reported speech",
}

st.title("Read articles")
empty.stop_without_articles()

with st.container(horizontal=True, vertical_alignment="bottom", gap="medium"):
    words = pick_words()
    view = pick_view()
if view == "found":
    show_found(words)
    st.stop()
if view == "lines":
    show_lines(words)
    st.stop()

documents = cache.current_documents()
labels = document_labels(documents)
with st.container(horizontal=True, vertical_alignment="bottom", gap="medium"):
    document_id = pick_from_url(
        "Article", labels, name="article", placeholder="The first article", clears=("at",)
    ) or next(iter(labels))
    mentions = mentions_of(document_id)
    actor = pick_from_url(
        "Only this actor",
        actor_labels(mentions.drop_duplicates("actor_id").sort_values("name")),
        name="actor",
        placeholder="All actors",
    )
    chosen = st.pills(
        "Mark",
        list(MARKED),
        selection_mode="multi",
        default=list(MARKED),
        format_func=lambda name: MARKED[name],
        key="mark",
        bind="query-params",
    )
document = documents[documents["document_id"] == document_id].iloc[0]
marked = mentions[mentions["role"].isin(chosen)]
if actor is not None:
    marked = marked[marked["actor_id"] == actor]

text, facts = st.columns([3, 2], gap="large")
with text:
    show_details(
        [
            origin(document["outlet"], document["published"]),
            f"language {document['language']}",
            counted(int(document["n_words"]), "word"),
        ]
    )
    show_reader(document_id, marked, spans_in(document_id, words), voiced="speech" in chosen)
    show_marking(document_id, str(document["text"]))
with facts:
    st.header(counted(len(marked), "marked mention"), anchor=False)
    show_legend()
    st.caption(
        "Everything that was found is marked here; the filters above change the counts on the "
        "other pages, not the text. Rest the pointer on a mark to see how it was read."
    )
    tables.show_table(
        marked.sort_values("start"),
        tables.MENTIONS,
        key="article_mentions",
        alt="Table of the marked mentions",
    )
