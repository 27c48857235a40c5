"""Correcting what is known about articles, and taking articles out."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, datetime
from functools import partial
from typing import TYPE_CHECKING, Any

import pandas as pd
import streamlit as st

from analysis.errors import LibraryError
from pages.parts import cache, state
from pages.parts.wording import document_labels

if TYPE_CHECKING:
    from analysis.library.collection import Collection

EDITABLE = {
    "title": st.column_config.TextColumn("Title", width="large"),
    "outlet": st.column_config.TextColumn("Outlet", help="Empty: not stated."),
    "published": st.column_config.DateColumn("Published", help="Empty: not stated."),
    "tags": st.column_config.TextColumn("Tags", help="Several are set apart by commas."),
}


def show_editor(collection: Collection) -> None:
    """Show the articles of a collection as a table whose cells can be corrected."""
    documents = cache.documents_of(collection)
    if documents.empty:
        st.caption("There is nothing to correct in this collection yet.")
        return
    st.caption(
        "Double-click a cell to correct it; it is saved at once. The text itself, and what was "
        "found in it, stay as they were read."
    )
    shown = documents[["document_id", "title", "outlet", "published"]].assign(
        tags=[", ".join(tags) for tags in documents["tags"]]
    )
    key = f"editor_{collection.read_id}_{state.edit_round()}"
    ids = shown["document_id"].tolist()
    st.data_editor(
        shown,
        column_config=EDITABLE,
        column_order=list(EDITABLE),
        hide_index=True,
        key=key,
        placeholder="–",
        alt="Table of articles whose title, outlet, date and tags can be corrected",
        on_change=partial(_save, collection, ids, key),
    )
    _show_removal(collection, documents)


def _save(collection: Collection, document_ids: Sequence[str], key: str) -> None:
    """Callback of the table: save the changed cells, then begin with a fresh table."""
    for row, cells in state.edited_cells(key).items():
        changes = {field: stated(field, value) for field, value in cells.items()}
        try:
            cache.shelf().edit(collection, document_ids[int(row)], changes)
        except LibraryError as error:
            st.warning(str(error))
    state.begin_edit_round()


def stated(field: str, value: Any) -> Any:
    """What the library keeps for a cell as it was typed.

    Examples
    --------
    >>> stated("tags", "talks, trade ,"), stated("outlet", " "), stated("title", None)
    (['talks', 'trade'], None, '')
    >>> stated("published", "2024-05-01")
    datetime.datetime(2024, 5, 1, 0, 0, tzinfo=datetime.timezone.utc)
    """
    words = str(value).strip() if value is not None else ""
    if field == "tags":
        return [tag.strip() for tag in words.split(",") if tag.strip()]
    if field == "published":
        return datetime.fromisoformat(words[:10]).replace(tzinfo=UTC) if words else None
    return words if field == "title" else words or None


def _show_removal(collection: Collection, documents: pd.DataFrame) -> None:
    labels = document_labels(documents)
    with st.container(horizontal=True, vertical_alignment="bottom"):
        unwanted = st.multiselect(
            "Take articles out of this collection",
            list(labels),
            format_func=lambda document_id: labels.get(document_id, document_id),
            placeholder="Choose articles",
            key="unwanted",
        )
        st.button(
            "Delete them for good",
            icon=":material/delete:",
            disabled=not unwanted,
            on_click=lambda: cache.shelf().remove(collection, unwanted),
            key="remove",
        )
