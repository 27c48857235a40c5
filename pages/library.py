"""Page: which articles are in?"""

import streamlit as st

from pages.parts import cache
from pages.parts.collection_forms import show_collections
from pages.parts.collections import is_shared, pick_shown, pick_target
from pages.parts.copies import show_copies
from pages.parts.empty import NO_ARTICLES
from pages.parts.metadata import show_editor
from pages.parts.outcomes import show_last_outcomes
from pages.parts.progress import show_progress
from pages.parts.sample import show_sample_switch
from pages.parts.tables import show_documents
from pages.parts.upload_form import show_upload
from pages.parts.wording import counted

st.title("Add and manage articles")
st.markdown(
    "Articles are **kept on this server**, in collections that only their owners see."
    if is_shared()
    else "Articles are **kept on this machine**, in one file, and never leave it."
)

pick_shown()
show_sample_switch()
target = pick_target()
job = cache.shelf().job(target.read_id) if target else None
if target and job and job.is_running:
    show_progress(target.read_id)
else:
    if job and job.problem:
        st.warning(job.problem, icon=":material/warning:")
    show_upload(target)
if target:
    show_last_outcomes(target)

documents = cache.current_documents()
listed, corrected, copies, collections = st.tabs(
    ["Articles", "Correct or remove", "Near-duplicates", "Collections"]
)
with listed:
    if documents.empty:
        st.info(NO_ARTICLES, icon=":material/lightbulb:")
    else:
        st.caption(f"{counted(len(documents), 'article')}, {documents['n_words'].sum():,} words")
        show_documents(documents, key="documents")
with corrected:
    if target:
        show_editor(target)
    else:
        st.caption("Only articles that you added can be corrected. The seed stays as it is.")
with copies:
    show_copies()
with collections:
    show_collections()
