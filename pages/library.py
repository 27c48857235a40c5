"""Page: which articles are in?"""

import streamlit as st

from pages.parts import cache, state, uploads
from pages.parts.tables import show_documents, show_outcomes
from pages.parts.wording import counted, document_labels

st.title("Add and manage articles")
st.markdown(
    "Articles stay on this machine and are kept **for this session only**: after a reload of the "
    "browser tab, or a restart, only the seed article is left."
)

files = st.file_uploader(
    "Add articles (.txt or .md, up to 50 MB each)",
    accept_multiple_files=True,
    key=f"upload_{state.upload_round()}",
    help="Drop several files at once. A file may begin with a block of metadata between two lines "
    "of three dashes: title, outlet, published, url, tags.",
)
if files:
    with st.status(f"Reading {counted(len(files), 'file')}", expanded=True):
        fresh = uploads.add_files(files)
        bar = st.progress(0.0, text=f"{counted(len(fresh), 'new article')}")
        for done in cache.annotate_each(fresh):
            bar.progress(done / len(fresh), text=f"{done} of {counted(len(fresh), 'new article')}")
    st.rerun()

outcomes = state.last_outcomes()
if outcomes is not None:
    st.header("What became of your files", anchor=False)
    show_outcomes(outcomes, key="outcomes")

st.header("Articles", anchor=False)
st.toggle(
    "Include the seed article",
    value=state.seed_is_on(),
    key="seed_switch",
    on_change=state.copy_seed_switch,
    args=("seed_switch",),
    help="The article that comes with Actorscope, as an example.",
)
documents = cache.current_documents()
if documents.empty:
    st.info(
        "No articles are in. Add files above, or switch the seed article on.",
        icon=":material/lightbulb:",
    )
    st.stop()
st.caption(f"{counted(len(documents), 'article')}, {documents['n_words'].sum():,} words")
show_documents(documents, key="documents")

own = state.uploaded_documents()
if len(own):
    with st.container(horizontal=True, vertical_alignment="bottom"):
        labels = document_labels(own)
        unwanted = st.multiselect(
            "Remove articles you added",
            list(labels),
            format_func=lambda document_id: labels.get(document_id, document_id),
            placeholder="Choose articles",
            key="unwanted",
        )
        st.button(
            "Remove",
            icon=":material/delete:",
            disabled=not unwanted,
            on_click=uploads.remove,
            args=(unwanted,),
            key="remove",
        )
