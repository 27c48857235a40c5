"""The ways in: files, a folder, pasted text, a web address."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

import streamlit as st
from streamlit.typing import UploadedFile

from analysis.errors import LibraryError
from analysis.reading.address import fetching_is_on, read_address
from analysis.reading.limits import LIMITS
from analysis.reading.pasted import read_pasted
from pages.parts import cache, state
from pages.parts.collections import FIRST_NAME, made
from pages.parts.mapping import pick_columns, tables_among

if TYPE_CHECKING:
    from analysis.library.collection import Collection
    from analysis.reading import ColumnMapping, Reading

#: seconds in which a few small files are through, so that no progress need be shown
SOON = 2.0
_MB = 1_000_000
FORMATS = (
    "Word, OpenDocument, RTF, PDF, web pages, mail, plain text, tables (CSV, Excel, JSON, "
    "Parquet), zip archives of these, and exports of news databases"
)
FILE_HELP = (
    f"Up to {LIMITS.file_bytes // _MB} MB per file and {LIMITS.upload_bytes // _MB} MB "
    "per upload. What a file is, its content decides, not its name."
)


def show_upload(target: Collection | None) -> None:
    """Show the ways in; what comes in goes to `target`, or to a first collection made for it."""
    names = ["Files", "A folder", "Paste text"] + ["Web address"] * fetching_is_on()
    files, folder, pasted, *address = st.tabs(names)
    with files:
        _show_files(target, several=True)
    with folder:
        _show_files(target, several="directory")
    with pasted:
        _show_paste(target)
    for tab in address:
        with tab:
            _show_address(target)


def _show_files(target: Collection | None, *, several: bool | str) -> None:
    kind = "folder" if several == "directory" else "upload"
    label = (
        "Drop a folder here, or choose one" if kind == "folder" else "Drop files here, or choose"
    )
    files = st.file_uploader(
        f"{label} (up to {LIMITS.file_bytes // _MB} MB each, {LIMITS.upload_bytes // _MB} MB in "
        "all)",
        accept_multiple_files="directory" if kind == "folder" else True,
        key=f"{kind}_{state.upload_round()}",
        help=FILE_HELP,
    )
    if not files:
        st.caption(f"{FORMATS}.")
        return
    tables = tables_among(files)
    columns = pick_columns(tables, kind) if tables else {}
    if columns is not None:
        _begin(target, files, columns)


def _begin(
    target: Collection | None,
    files: Sequence[UploadedFile],
    columns: Mapping[str, ColumnMapping],
) -> None:
    """Start the upload in the background; a small one is through before the page is drawn."""
    sources = [(file.name, file.getvalue()) for file in files]
    try:
        upload = cache.shelf().start_upload(target or made(FIRST_NAME), sources, columns)
    except LibraryError as error:
        st.warning(str(error))
        return
    state.begin_upload_round()
    upload.wait(SOON)
    st.rerun()


def _show_paste(target: Collection | None) -> None:
    with st.form("paste", clear_on_submit=True, border=False):
        text = st.text_area("The article's text", height=200, key="pasted_text")
        with st.container(horizontal=True, vertical_alignment="bottom"):
            title = st.text_input("Title", key="pasted_title", placeholder="Its first line")
            outlet = st.text_input("Outlet", key="pasted_outlet", placeholder="Not stated")
            published = st.text_input(
                "Date of publication", key="pasted_date", placeholder="Not stated"
            )
        is_sent = st.form_submit_button("Add this article", icon=":material/add:")
    if is_sent:
        _add(target, read_pasted(text, title or None, outlet or None, published or None))


def _show_address(target: Collection | None) -> None:
    with st.form("address", clear_on_submit=True, border=False):
        url = st.text_input("Address of a public web page", key="address_url")
        is_sent = st.form_submit_button("Fetch this page", icon=":material/add:")
    if is_sent and url.strip():
        with st.spinner("Fetching the page"):
            reading = read_address(url)
        _add(target, reading)


def _add(target: Collection | None, reading: Reading) -> None:
    try:
        cache.shelf().add(target or made(FIRST_NAME), reading)
    except LibraryError as error:
        st.warning(str(error))
        return
    st.rerun()
