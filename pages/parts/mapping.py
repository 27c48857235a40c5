"""Tables of articles among the files: which column is what, shown before it is read."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any

import pandas as pd
import streamlit as st
from streamlit.typing import UploadedFile

from analysis.errors import ReadingError
from analysis.reading.columns import ColumnMapping
from analysis.reading.kinds import kind_of
from analysis.reading.sources import base_name
from analysis.reading.tabular import TABLES, TablePreview
from pages.parts import cache
from pages.parts.wording import counted

FIELD_LABELS = {
    "text": "Text of the article",
    "title": "Title",
    "outlet": "Outlet",
    "published": "Date of publication",
    "url": "Address",
    "tags": "Tags",
}


@dataclass(frozen=True)
class Tables:
    """Uploaded tables with equal columns."""

    #: the first of them, and how it begins
    first: UploadedFile
    shown: TablePreview
    #: the names of all
    names: list[str]


def tables_among(files: Sequence[UploadedFile]) -> list[Tables]:
    """Tables among the files, those with equal columns together."""
    found: dict[tuple[str, ...], Tables] = {}
    for file in files:
        shown = cache.table_preview(file) if _is_table(file) else None
        if shown is not None and shown.columns:
            alike = found.setdefault(shown.columns, Tables(file, shown, []))
            alike.names.append(base_name(file.name))
    return list(found.values())


def _is_table(file: UploadedFile) -> bool:
    try:
        return kind_of(base_name(file.name), file.getvalue()).kind in TABLES
    except ReadingError:
        return False  # it will be refused with its reason when it is read


def pick_columns(tables: Sequence[Tables], key: str) -> dict[str, ColumnMapping] | None:
    """Show the guess which column is what, to be corrected; None until it is confirmed."""
    chosen: dict[str, ColumnMapping] = {}
    for number, alike in enumerate(tables):
        with st.container(border=True):
            st.text(_named(alike.names))
            shown = _pick_names(alike, f"{key}_{number}_{abs(hash(alike.shown.columns))}")
            mapping = _pick_mapping(shown, f"{key}_{number}_{abs(hash(shown.columns))}")
            st.dataframe(
                pd.DataFrame(list(shown.rows), columns=list(shown.columns), dtype="str"),
                hide_index=True,
                height="content",
                key=f"preview_{key}_{number}",
                alt="The first rows of the table",
            )
        chosen |= dict.fromkeys(alike.names, mapping)
    is_complete = all(mapping.text for mapping in chosen.values())
    if not is_complete:
        st.info("Choose the column that holds the text.", icon=":material/lightbulb:")
    is_sent = st.button(
        "Add the articles",
        icon=":material/add:",
        type="primary",
        disabled=not is_complete,
        key=f"confirm_{key}",
    )
    return chosen if is_sent else None


def _named(names: Sequence[str]) -> str:
    if len(names) == 1:
        return f"Columns of {names[0]}"
    return f"Columns of {counted(len(names), 'table')}: {names[0]}, …"


def _pick_names(alike: Tables, key: str) -> TablePreview:
    """Box for whether the first row names the columns; the table as it is then."""
    found = alike.shown.has_names
    if found is None:
        return alike.shown
    is_named = st.checkbox(
        "The first row holds the names of the columns", found, key=f"names_{key}"
    )
    shown = cache.table_preview(alike.first, is_named) if is_named is not found else None
    return shown or alike.shown


def _pick_mapping(shown: TablePreview, key: str) -> ColumnMapping:
    """One box per field, at first as guessed."""
    picked: dict[str, Any] = {}
    with st.grid(3, min_column_width=180):
        for field, label in FIELD_LABELS.items():
            guess = getattr(shown.mapping, field)
            options = [None, *shown.columns]
            picked[field] = st.selectbox(
                label,
                options,
                index=options.index(guess) if guess in options else 0,
                format_func=lambda column: column or "No column",
                key=f"{field}_{key}",
            )
    return replace(shown.mapping, **picked)
