"""Decisions about actors: made, taken back, kept with a collection, and what came of them."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

import pandas as pd
import streamlit as st

from analysis import Codebook, apply_codebook, measures
from analysis.actors.codebook import Decision
from analysis.actors.codebook.reports import check_against
from analysis.actors.codebook.suggestions import suggestions
from analysis.errors import AnalysisError, CodebookConflict
from analysis.tables import table
from pages.parts import cache, state
from pages.parts.collections import FIRST_NAME, deciding, made, show_also
from pages.parts.wording import counted

if TYPE_CHECKING:
    from analysis.library.collection import Collection


def current_codebook() -> Codebook:
    """The log that new decisions are added to; an empty one before the first."""
    collection = deciding()
    return cache.shelf().codebook(collection.read_id) if collection else Codebook()


def decided_elsewhere() -> str:
    """Which shown decisions stand in other logs than that which undo and redo act on."""
    here = deciding()
    logs = {
        one.name: len(cache.shelf().codebook(one.read_id).decisions)
        for one in state.shown().own
        if here is not None and one.read_id != here.read_id
    }
    others = [f"{counted(n, 'decision')} of '{name}'" for name, n in logs.items() if n]
    if here is None or not others:
        return ""
    return (
        f"What you decide, undo and redo here is in '{here.name}'. {' and '.join(others)} hold as "
        "well; to change them, show that collection alone under Articles > Add and manage articles."
    )


def decide(*decisions: Decision) -> bool:
    """Make decisions; if one is refused nothing is changed, and the page says why."""

    def change(codebook: Codebook) -> Codebook:
        for decision in decisions:
            check_against(cache.current_annotations(), decision)
        state.shown().codebook.decided(*decisions)  # what other collections decided, too
        return codebook.decided(*decisions)

    return keep(change, "; ".join(decision.words for decision in decisions))


def keep(change: Callable[[Codebook], Codebook], words: str) -> bool:
    """Change the log of the collection that decisions go to, which is made where there is none.

    Parameters
    ----------
    change
        The new log from the old; an AnalysisError refuses it.
    words
        What the page says when it is done.
    """
    try:
        codebook = change(current_codebook())
        collection = deciding() or made(FIRST_NAME)
        cache.shelf().decide(collection, codebook)
    except AnalysisError as error:
        state.say(str(error), refused=True)
        return False
    if collection.read_id not in state.shown().read_ids:
        show_also(collection)
    state.say(words)
    state.begin_form_round()
    return True


def undo() -> None:
    """Callback: take the newest decision back."""
    book = current_codebook()
    if book.decisions:
        keep(Codebook.undo, f"taken back: {book.decisions[-1].words}")


def redo() -> None:
    """Callback: make the decision again that was taken back last."""
    book = current_codebook()
    if book.undone:
        keep(Codebook.redo, f"made again: {book.undone[-1].words}")


def take_back(place: int) -> None:
    """Callback: take one decision back, wherever in the log it stands."""
    words = current_codebook().decisions[place].words
    keep(lambda book: book.without(place), f"taken back: {words}")


def show_words() -> None:
    """Say what became of the last click; names in it are text, and never markup."""
    said = state.taken_words()
    if said is None:
        return
    words, refused = said
    with st.container(border=True, key="said", horizontal=True):
        st.markdown(":material/block: **Refused**" if refused else ":material/check: **Done**")
        st.text(words)


def suggested() -> pd.DataFrame:
    """Pairs of the actors shown that may be one: SUGGESTION_COLUMNS."""
    found: pd.DataFrame = cache.remembered(
        "suggestions", lambda: suggestions(cache.current_annotations(), state.shown().codebook)
    )
    return found


def changed_by(decision: Decision) -> pd.DataFrame:
    """The actors whose counts a decision moved: CHANGE_COLUMNS; none where others rest on it."""

    def difference() -> pd.DataFrame:
        kept = tuple(one for one in state.shown().codebook.decisions if one != decision)
        try:
            before = Codebook(kept)
        except CodebookConflict:
            return table([], measures.CHANGE_COLUMNS)
        machine = cache.machine_annotations()
        was = apply_codebook(machine, before, ground=cache.ground_now())
        return measures.changes(was, cache.current_annotations(), state.current_selection())

    found: pd.DataFrame = cache.remembered(f"changed by {decision!r}", difference)
    return found


def changed_by_upload(collection: Collection) -> pd.DataFrame:
    """The actors whose counts the last upload to a collection moved: CHANGE_COLUMNS."""

    def difference() -> pd.DataFrame:
        now = cache.current_annotations()
        came = cache.shelf().library.last_upload(collection.edit_id or "")
        before = measures.without_documents(now, came)
        if before.documents.empty or len(before.documents) == len(now.documents):
            return table([], measures.CHANGE_COLUMNS)
        return measures.changes(before, now, state.current_selection())

    found: pd.DataFrame = cache.remembered(f"upload to {collection.read_id}", difference)
    return found
