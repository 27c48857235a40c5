"""Tables of articles among the files: which column is what, shown before it is read."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import fields

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

#: columns -> names of the tables that have exactly these, and the beginning of one of them
Tables = Mapping[tuple[str, ...], tuple[list[str], TablePreview]]


def tables_among(files: Sequence[UploadedFile]) -> Tables:
    """Tables among the files, those with equal columns together."""
    found: dict[tuple[str, ...], tuple[list[str], TablePreview]] = {}
    for file in files:
        shown = cache.table_preview(file) if _is_table(file) else None
        if shown is not None and shown.columns:
            found.setdefault(shown.columns, ([], shown))[0].append(base_name(file.name))
    return found


def _is_table(file: UploadedFile) -> bool:
    try:
        return kind_of(base_name(file.name), file.getvalue()).kind in TABLES
    except ReadingError:
        return False  # it will be refused with its reason when it is read


def pick_columns(tables: Tables, key: str) -> dict[str, ColumnMapping] | None:
    """Show the guess which column is what, to be corrected; None until it is confirmed."""
    chosen: dict[str, ColumnMapping] = {}
    for number, (names, shown) in enumerate(tables.values()):
        with st.container(border=True):
            st.text(_named(names))
            mapping = _pick_mapping(shown, f"{key}_{number}_{abs(hash(shown.columns))}")
            st.dataframe(
                pd.DataFrame(list(shown.rows), columns=list(shown.columns), dtype="str"),
                hide_index=True,
                height="content",
                key=f"preview_{key}_{number}",
                alt="The first rows of the table",
            )
        chosen |= dict.fromkeys(names, mapping)
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


def _pick_mapping(shown: TablePreview, key: str) -> ColumnMapping:
    """One box per field, at first as guessed."""
    picked: dict[str, str | None] = {}
    with st.grid(3, min_column_width=180):
        for field in fields(ColumnMapping):
            guess = getattr(shown.mapping, field.name)
            options = [None, *shown.columns]
            picked[field.name] = st.selectbox(
                FIELD_LABELS[field.name],
                options,
                index=options.index(guess) if guess in options else 0,
                format_func=lambda column: column or "No column",
                key=f"{field.name}_{key}",
            )
    return ColumnMapping(**picked)
