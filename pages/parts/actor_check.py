"""Who is who: the table of actors to choose from, and how the chosen one was resolved."""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial
from typing import Any

import pandas as pd
import streamlit as st

from analysis import measures
from analysis.actors.folding import fold
from pages.parts import cache, state, tables, url
from pages.parts.choices import pick_from_url
from pages.parts.evidence import show_evidence
from pages.parts.marked_text import show_details, show_heading
from pages.parts.wording import actor_labels, counted

#: rows of the table, and actors in a box; the search finds the others
MOST_SHOWN, MOST_OFFERED = 500, 2000


def actors_here() -> pd.DataFrame:
    """Every actor of the selected articles: ACTOR_CHECK_COLUMNS."""
    found: pd.DataFrame = cache.measured(measures.actors_to_check)
    return found


def row_of(actors: pd.DataFrame, actor_id: str) -> dict[str, Any]:
    """The row of one of these actors."""
    (row,) = actors[actors["actor_id"] == actor_id].to_dict("records")
    return {str(name): value for name, value in row.items()}


def offered(actors: pd.DataFrame, *, without: str = "") -> dict[str, str]:
    """Name per actor_id of the most mentioned actors, for a box."""
    others = actors[actors["actor_id"] != without].iloc[:MOST_OFFERED]
    return actor_labels(others)


def pick_checked(actors: pd.DataFrame) -> str | None:
    """Show the search, the table and the box; the actor that is chosen in any of them."""
    words = st.text_input(
        "Search", key="actor_search", placeholder="Part of a name", icon=":material/search:"
    )
    found = _found(actors, words)
    shown = found.iloc[:MOST_SHOWN]
    if found.empty:
        st.caption("No actor's name holds these words. Try fewer letters.")
    else:
        _show_table(shown)
    more = len(found) - len(shown)
    st.caption(
        f"{counted(len(found), 'actor')}"
        + (f", of which {len(shown):,} are shown; search for the others." if more else ".")
        + " Select a row, or choose in the box."
    )
    labels = actor_labels(shown)
    chosen = url.chosen("actor", set(actors["actor_id"]))
    if chosen is not None and chosen not in labels:
        labels |= actor_labels(actors[actors["actor_id"] == chosen])
    return pick_from_url(
        "Actor to check", labels, name="actor", placeholder="Choose an actor", clears=("pair",)
    )


def show_resolution(actor: Mapping[str, Any]) -> None:
    """Show an actor's facts, under which words it is printed, and what decided each.

    Parameters
    ----------
    actor
        A row of `actors_here`.
    """
    show_heading(str(actor["name"]))
    facts = [str(actor["type"]), *(str(f) for f in (actor["country"],) if pd.notna(f))]
    if pd.notna(actor["affiliation"]):
        facts.append(f"belongs to {actor['affiliation']}")
    show_details(
        [
            *facts,
            _ORIGIN[str(actor["origin"])],
            f"{counted(int(actor['mentions']), 'mention')} counted",
            f"{int(actor['all_mentions']):,} found",
            counted(int(actor["documents"]), "article"),
        ]
    )
    rows = cache.measured(measures.resolved_by, actor=str(actor["actor_id"]))
    tables.show_table(
        rows, tables.RESOLVED, key="resolved", alt=f"Table of {len(rows)} ways of naming this actor"
    )


def show_sample(actor: Mapping[str, Any]) -> None:
    """Show the sentences behind an actor's number."""
    if actor["mentions"]:
        show_evidence(unit="mention", actors=(str(actor["actor_id"]),), name="checked")
    else:
        st.caption(
            "The filters count none of its mentions: it is only a location or a description, or "
            "of a type that is not counted. Open **Filters** to see them."
        )


_ORIGIN = {
    "dictionary": "known to the dictionary",
    "found": "found in the articles",
    "codebook": "decided in the codebook",
}


def _found(actors: pd.DataFrame, words: str) -> pd.DataFrame:
    wanted = fold(words).casefold().strip()
    if not wanted:
        return actors
    return actors[[wanted in fold(name).casefold() for name in actors["name"]]]


def _show_table(shown: pd.DataFrame) -> None:
    key = f"actors_to_check_{state.form_round()}"
    st.dataframe(
        shown,
        column_config=dict(tables.ACTORS_TO_CHECK),
        column_order=list(tables.ACTORS_TO_CHECK),
        hide_index=True,
        key=key,
        alt=f"Table of actors to check: {len(shown)}",
        placeholder="–",
        selection_mode="single-row",
        on_select=partial(_choose, key, shown["actor_id"].tolist()),
    )


def _choose(key: str, ids: list[str]) -> None:
    row = state.chosen_row(key)
    url.choose("actor", None if row is None else ids[row])
