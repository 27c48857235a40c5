"""Whether ranks and ties hold under other settings; computed only when asked for."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import streamlit as st

from analysis import Selection, annotate, apply_codebook, measures
from analysis.settings import Reader, Window
from analysis.tables import Annotations
from pages.parts import cache, state, tables
from pages.parts.filters import POLICY_LABELS
from pages.parts.terms import show_terms
from pages.parts.wording import counted

#: articles that the other reader reads while the page waits: some seconds
READ_AGAIN: dict[Reader, int] = {"fast": 200, "full": 25}


def show_robustness(*, window: Window) -> None:
    """Offer the same question under every window and every way of counting."""
    st.header("Does it hold under other settings?", anchor=False)
    asked = st.toggle(
        "Count again by names, aliases and metonyms, in sentences, paragraphs and articles, and as "
        "the other reader reads them",
        key="robust",
        bind="query-params",
    )
    if not asked:
        st.caption("Takes some seconds.")
        return
    again = _can_read_again(cache.current_annotations())
    found = cache.measured(_over_readers, window=window, again=again)
    st.markdown(_sentence(found))
    st.caption(_readers_in_words(cache.current_annotations()))
    show_terms(("robust", "q-value"), key="robust_terms")
    ranks, ties = st.columns(2, gap="medium")
    with ranks:
        tables.show_table(
            found.actors, tables.RANKS, key="ranks", alt="Table of ranks over all settings"
        )
    with ties:
        tables.show_table(
            found.ties, tables.HELD_TIES, key="held_ties", alt="Table of ties over all settings"
        )


def _over_readers(
    annotations: Annotations, selection: Selection, *, window: Window, again: bool
) -> measures.Robustness:
    others = [cache.measured_for(Selection(), _read_again)] if again else []
    return measures.robustness(annotations, selection, window=window, others=others)


def _other_reader(annotations: Annotations) -> Reader:
    return "fast" if annotations.settings.reader == "full" else "full"


def _can_read_again(annotations: Annotations) -> bool:
    return len(annotations.documents) <= READ_AGAIN[_other_reader(annotations)]


def _read_again(annotations: Annotations, _everything: Selection) -> Annotations:
    """The same articles, as the other reader reads them, under the same decisions."""
    settings = replace(annotations.settings, reader=_other_reader(annotations))
    return apply_codebook(annotate(annotations.documents, settings), state.shown().codebook)


def _readers_in_words(annotations: Annotations) -> str:
    """Whether another reader was asked, and if not, why."""
    own, other = annotations.settings.reader, _other_reader(annotations)
    if _can_read_again(annotations):
        return f"Read by the {own} reader, and once more by the {other} reader."
    return (
        f"Only the {own} reader's answers are compared: the {other} reader would have to read "
        f"{counted(len(annotations.documents), 'article')} now, and reads up to "
        f"{READ_AGAIN[other]} while a page waits. Show a smaller collection to compare both."
    )


def _sentence(found: measures.Robustness) -> str:
    """How many ties hold everywhere, and how alike the orders of actors are."""
    ties = found.ties
    rows: Any = found.settings.dropna().itertuples()
    several = found.settings["reader"].nunique() > 1
    words = [
        f"**{f'{row.reader} reader, ' if several else ''}{POLICY_LABELS[row.policy]}**: "
        f"Kendall's tau {row.tau:.2f}"
        for row in rows
    ]
    said = "The order of the actors, compared with the one in use. " + ", ".join(words) + ". "
    if ties.empty:
        return said + "There is no tie to follow."
    everywhere = int((ties["holds"] == ties["settings"]).sum())
    return (
        f"{said}Of {counted(len(ties), 'tie')}, {everywhere:,} hold in all "
        f"{int(ties['settings'].iloc[0])} settings."
    )
