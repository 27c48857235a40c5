"""What can be done with a collection as a whole: make, rename, export, share, delete, import."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

import streamlit as st

from analysis.errors import AnalysisError, BadArchive
from pages.parts import cache, state, url
from pages.parts.collections import is_shared, labelled, made, take

if TYPE_CHECKING:
    from analysis.library.collection import Collection

SHARED_HINT = (
    "Whoever has the address of this page can read the collections that are shown. They can be "
    "changed in this browser tab only, and through their edit link: keep it before you leave."
)


def show_collections() -> None:
    """Show every collection that this session may choose, with what can be done with it."""
    if is_shared():
        st.caption(SHARED_HINT)
    for collection in state.shown().reachable:
        with st.container(border=True, key=f"collection_{collection.read_id}"):
            st.text(labelled(collection))
            with st.container(horizontal=True):
                _show_exports(collection)
                if collection.may_edit:
                    _show_rename(collection)
                    _show_delete(collection)
                    _show_edit_link(collection)
    _show_new()
    _show_import()
    if state.shown().reachable and not is_shared():
        _show_backup()


def _show_exports(collection: Collection) -> None:
    library, read_id = cache.shelf().library, collection.read_id
    st.download_button(
        "Export with texts",
        partial(library.export_collection, read_id),
        file_name="actorscope_collection.zip",
        mime="application/zip",
        on_click="ignore",
        icon=":material/download:",
        key=f"export_{read_id}",
        help="Articles, corrections and decisions in one file, to be imported elsewhere.",
    )
    st.download_button(
        "Export without texts",
        partial(library.export_digests, read_id, cache.SETTINGS),
        file_name="actorscope_digests.zip",
        mime="application/zip",
        on_click="ignore",
        icon=":material/download:",
        key=f"digests_{read_id}",
        help="For texts that may not be passed on: digests that name the articles, and the places "
        "of mentions. Who has the same texts can use it.",
    )


def _show_rename(collection: Collection) -> None:
    with st.popover("Rename", icon=":material/edit:"):
        key = f"name_{collection.read_id}"
        st.text_input("New name", value=collection.name, key=key)
        st.button(
            "Save the name",
            key=f"rename_{collection.read_id}",
            on_click=_rename,
            args=(collection, key),
        )


def _rename(collection: Collection, key: str) -> None:
    rename = cache.shelf().library.rename_collection
    _try(partial(rename, collection.edit_id or "", state.widget(key)))


def _show_delete(collection: Collection) -> None:
    with st.popover("Delete", icon=":material/delete:"):
        st.caption("Its articles and all decisions about them are deleted for good.")
        st.button(
            "Delete this collection",
            type="primary",
            key=f"delete_{collection.read_id}",
            on_click=_delete,
            args=(collection,),
        )


def _delete(collection: Collection) -> None:
    cache.shelf().delete(collection)
    state.disown(collection.edit_id or "")
    left = [one for one in url.chosen_collections() if one != collection.read_id]
    url.choose("collection", left)


def _show_edit_link(collection: Collection) -> None:
    """The link that allows changes: shown when it is asked for, and not kept on the page."""
    if is_shared() and st.button(
        "Show the edit link", icon=":material/key:", key=f"link_{collection.read_id}"
    ):
        st.code(f"{st.context.url}?edit={collection.edit_id}", language=None, wrap_lines=True)


def _show_new() -> None:
    with st.container(horizontal=True, vertical_alignment="bottom"):
        st.text_input("New collection", key="new_name", placeholder="Its name")
        st.button("Create", icon=":material/add:", key="create", on_click=_create)


def _create() -> None:
    _try(lambda: made(state.widget("new_name")))
    state.set_widget("new_name", "")


def _show_backup() -> None:
    """The whole library as a file; only where nobody else's articles are in it."""
    st.download_button(
        "Back up the library",
        cache.shelf().backup,
        file_name="actorscope_library.duckdb",
        on_click="ignore",
        icon=":material/download:",
        key="backup",
        help="All collections with annotations, corrections and decisions, as they are now. To go "
        "back to it, put the file where the library is, or name it with ACTORSCOPE_LIBRARY.",
    )


def _show_import() -> None:
    key = f"import_{state.upload_round()}"
    packed = st.file_uploader(
        "Import a collection that was exported (.zip, with or without texts)", key=key
    )
    if packed is not None and _try(partial(_import, packed.getvalue())):
        state.begin_upload_round()
        st.rerun()


def _import(content: bytes) -> None:
    """Make a collection of an export of either kind."""
    library = cache.shelf().library
    try:
        collection = library.import_collection(content)
    except BadArchive as error:
        readable = [one.read_id for one in state.shown().reachable]
        try:
            collection = library.import_digests(content, readable).collection
        except BadArchive:
            raise error from None
    take(collection)


def _try(change: Callable[[], object]) -> bool:
    """Make a change and say whether it could be made; if not, the page says why."""
    try:
        change()
    except AnalysisError as error:
        st.warning(str(error))
        return False
    return True
