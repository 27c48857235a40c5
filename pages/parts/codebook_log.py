"""The codebook as a log: what was decided, undo and redo, out to a file and in from one."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pandas as pd
import streamlit as st

from analysis.actors.codebook import Codebook
from analysis.actors.codebook.file import CheckedFile, check_file, codebook_csv
from analysis.actors.codebook.reports import codebook_report
from analysis.errors import CodebookUnreadable
from pages.parts import cache, state, tables
from pages.parts.decided import current_codebook, decided_elsewhere, keep, redo, take_back, undo
from pages.parts.marked_text import show_details
from pages.parts.wording import counted

if TYPE_CHECKING:
    from streamlit.typing import UploadedFile

ADD, REPLACE = "Add to the codebook", "Replace the codebook"


def show_undo() -> None:
    """Show undo and redo, and how many decisions there are."""
    book = current_codebook()
    with st.container(horizontal=True, vertical_alignment="center", gap="small"):
        st.button(
            "Undo", icon=":material/undo:", disabled=not book.decisions, on_click=undo, key="undo"
        )
        st.button(
            "Redo", icon=":material/redo:", disabled=not book.undone, on_click=redo, key="redo"
        )
        show_details(
            [
                counted(len(book.decisions), "decision"),
                *([f"the last: {book.decisions[-1].words}"] if book.decisions else []),
            ]
        )
    elsewhere = decided_elsewhere()
    if elsewhere:
        st.text(elsewhere)


def show_log() -> None:
    """Show every decision with what it does here, and the file of the codebook."""
    for problem in state.shown().contradictions:
        st.text(f"Left out, since a collection shown before decides otherwise: {problem}")
    book = current_codebook()
    if book.decisions:
        _show_decisions(book)
    else:
        st.caption(
            "Nothing is decided yet. Decisions are kept with your collection, and go with its "
            "export."
        )
    st.header("The codebook as a file", anchor=False)
    st.caption(
        "One CSV file, to be published with a study and used again with other articles. The "
        "columns are described in docs/codebook.md."
    )
    st.download_button(
        "Export the codebook",
        lambda: codebook_csv(book).encode("utf-8-sig"),
        file_name="actorscope_codebook.csv",
        mime="text/csv",
        on_click="ignore",
        icon=":material/download:",
        disabled=not book.decisions,
        key="export_codebook",
    )
    _show_import(book)


def _show_decisions(book: Codebook) -> None:
    shown = state.shown().codebook
    reported = codebook_report(shown, cache.current_application())
    by_decision = dict(zip(shown.decisions, reported.to_dict("records"), strict=True))
    rows = pd.DataFrame(
        [
            {
                "number": place,
                "words": decision.words,
                "note": decision.note,
                "status": by_decision.get(decision, {}).get("status", "left out"),
                "mentions": by_decision.get(decision, {}).get("mentions", 0),
            }
            for place, decision in enumerate(book.decisions, start=1)
        ]
    )
    newest_first = rows.iloc[::-1]
    tables.show_table(
        newest_first, tables.DECISIONS, key="decisions", alt=f"Table of {len(rows)} decisions"
    )
    with st.container(horizontal=True, vertical_alignment="bottom"):
        number = st.number_input(
            "Decision no.", 1, len(rows), value=len(rows), key=f"take_back_{state.form_round()}"
        )
        st.button(
            "Take this one back",
            icon=":material/backspace:",
            on_click=take_back,
            args=(int(number) - 1,),
            key="take_back",
        )


def _show_import(book: Codebook) -> None:
    key = f"codebook_file_{state.form_round()}"
    file = st.file_uploader("Import a codebook (.csv)", type="csv", key=key)
    if file is None:
        return
    how = st.segmented_control(
        "Its decisions", [ADD, REPLACE], default=ADD, required=True, key=f"{key}_how"
    )
    checked = _checked(file, book if how == ADD else Codebook())
    if checked is None:
        return
    good = len(checked.codebook.decisions) - (len(book.decisions) if how == ADD else 0)
    refused = checked.n_refused
    if refused:
        lines = counted(refused, "line")
        st.warning(
            f"{lines} cannot be used; the codebook is as it was. Mend the file, or take "
            f"the {good:,} that can.",
            icon=":material/rule:",
        )
    worst = checked.verdicts.sort_values("verdict", ascending=False, kind="stable")
    tables.show_table(
        worst.iloc[: tables.MOST_VERDICTS],
        tables.VERDICTS,
        key="verdicts",
        alt="Table of the verdict on each line",
    )
    label = f"Take the {counted(good, 'good decision')}" if refused else f"Import {good:,}"
    if st.button(label, key="import_codebook", disabled=not good, type="primary") and keep(
        lambda _: checked.codebook, f"imported {counted(good, 'decision')}"
    ):
        st.rerun()


def _checked(file: UploadedFile, onto: Codebook) -> CheckedFile | None:
    try:
        return check_file(file.getvalue(), onto)
    except CodebookUnreadable as error:
        st.warning("The codebook is as it was.", icon=":material/block:")
        st.text(str(error))
        return None
