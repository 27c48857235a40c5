"""What became of the files of the last upload: a table, and the same as a file."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pandas as pd
import streamlit as st

from analysis.output import csv_of
from pages.parts import cache
from pages.parts.repeated import near_duplicates
from pages.parts.tables import Labels, show_table
from pages.parts.wording import counted

if TYPE_CHECKING:
    from analysis.library.collection import Collection

_TEXT = st.column_config.TextColumn
_ORIGIN_HELP = "Given: the file states it. Guessed: from the text's first lines or the file name."
#: what the status of a file is called
STATUS_LABELS = {"read": "Added", "duplicate": "Already there", "refused": "Refused"}
#: added, too
NEAR = "Near-duplicate"
#: refused files whose reason is written out above the table
MAX_TOLD = 5
OUTCOMES: Labels = {
    "source": _TEXT("File", width=190),
    "outcome": _TEXT("Outcome", width=165),
    "reason": _TEXT("Why", width=380),
    "next_step": _TEXT("What to do", width=380),
    "title": _TEXT("Title", width="medium"),
    "title_from": _TEXT("Title is", help=_ORIGIN_HELP),
    "outlet": _TEXT("Outlet"),
    "outlet_from": _TEXT("Outlet is", help=_ORIGIN_HELP),
    "published": st.column_config.DateColumn("Published", format="DD MMM YYYY"),
    "published_from": _TEXT("Date is", help=_ORIGIN_HELP),
}


def show_last_outcomes(collection: Collection) -> None:
    """Show the outcomes of the last upload into a collection, if there was one."""
    if collection.edit_id is None:
        return
    outcomes = last_outcomes(collection)
    if outcomes.empty:
        return
    st.header("What became of your files", anchor=False)
    st.caption(summary(outcomes))
    _show_refused(outcomes)
    show_table(outcomes, OUTCOMES, key="outcomes", alt=f"Outcome of {len(outcomes)} files")
    st.download_button(
        "Download this table (CSV)",
        lambda: csv_of(outcomes[list(OUTCOMES)]).encode("utf-8-sig"),
        file_name="actorscope_upload.csv",
        mime="text/csv",
        on_click="ignore",
        icon=":material/download:",
        key="outcomes_csv",
    )


def _show_refused(outcomes: pd.DataFrame) -> None:
    """Write out why files were refused, since a table cuts long sentences off."""
    refused = outcomes[outcomes["status"] == "refused"]
    if refused.empty:
        return
    with st.container(border=True, key="refused"):
        for row in refused.head(MAX_TOLD).itertuples():
            st.text(f"{row.reason} {row.next_step}")
        if len(refused) > MAX_TOLD:
            st.caption(f"The reasons of {len(refused) - MAX_TOLD:,} more are in the table.")


def last_outcomes(collection: Collection) -> pd.DataFrame:
    """Outcomes of the upload that is going on, else of the last; with what is known of each."""
    log = cache.shelf().library.outcomes(collection.edit_id or "")
    job = cache.shelf().job(collection.read_id)
    going_on = job.name if job is not None and job.is_running else ""
    last = log[log["upload"] == (going_on or log["upload"].max())]
    facts = cache.current_documents()[["document_id", "title", "outlet", "published"]]
    found = last.merge(facts, on="document_id", how="left")
    found = found.assign(outcome=found["status"].map(STATUS_LABELS))
    return _with_copies(found, near_duplicates())


def _with_copies(outcomes: pd.DataFrame, copies: pd.DataFrame | None) -> pd.DataFrame:
    """Say of which article an added one is a near-duplicate; the first of a group is of none."""
    if copies is None or copies.empty:
        return outcomes
    told = copies[copies["document_id"] != copies["representative"]]
    titles = dict(zip(copies["document_id"], copies["title"], strict=True))
    near = {
        row.document_id: f"{row.similarity:.0%} like '{titles[row.representative]}'"
        for row in told.itertuples()
    }
    words = outcomes["document_id"].map(near)
    is_near = words.notna() & (outcomes["status"] == "read")
    joined = (words.fillna("") + "; " + outcomes["reason"].fillna("")).str.strip("; ")
    return outcomes.assign(
        outcome=outcomes["outcome"].where(~is_near, NEAR),
        reason=outcomes["reason"].where(~is_near, joined),
    )


def summary(outcomes: pd.DataFrame) -> str:
    """Count the outcomes in one line.

    Examples
    --------
    >>> summary(pd.DataFrame({"outcome": ["Added", "Refused", "Added"]}))
    '3 rows: 2 added, 1 refused'
    """
    counts = outcomes["outcome"].value_counts()
    words = ", ".join(f"{number:,} {str(name).lower()}" for name, number in counts.items())
    return f"{counted(len(outcomes), 'row')}: {words}"
