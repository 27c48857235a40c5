"""The evidence panel: one for every mark. The number shown is the number of its rows."""

from __future__ import annotations

from typing import Literal

import pandas as pd
import streamlit as st

from analysis import Selection, measures
from analysis.measures import Judged, Part
from pages.parts import cache, state
from pages.parts.choices import Days, pick_from_url
from pages.parts.evidence_rows import actor_names, show_rows, voice_names
from pages.parts.marked_text import show_heading
from pages.parts.narrowed import narrowed, show_widening
from pages.parts.wording import actor_labels, counted, day_words

Unit = Literal["mention", "sentence", "paragraph", "document"]
#: rows shown at once; the number in the heading is always the whole
ROWS_PER_PAGE = 20
UNIT_NOUNS: dict[Unit, str] = {
    "mention": "mention",
    "sentence": "sentence",
    "paragraph": "paragraph",
    "document": "article",
}
_JUDGED: dict[Judged, str] = {
    "scored": " with a stance",
    "negative": ", judged negative",
    "neutral": ", judged neutral",
    "positive": ", judged positive",
    "unsure": ", judged unsure",
}


def show_actor_panel(actors: pd.DataFrame, *, unit: Unit = "mention", scored: bool = False) -> None:
    """Show the box to choose an actor, and the sentences behind the actor's number.

    Parameters
    ----------
    actors
        Rows with actor_id and name, in the order of the box: the actors that the chart shows.
    unit
        What the marks of the chart count.
    scored
        Whether they count only sentences that have a tone.
    """
    actor = pick_actor(actors)
    if actor is not None:
        show_actor_evidence(actor, unit=unit, scored=scored)


def show_actor_evidence(actor: str, *, unit: Unit = "mention", scored: bool = False) -> None:
    """Show what the clicked mark of an actor counts: all of it, or the part that it stands for."""
    only = narrowed()
    if only is None:
        show_evidence(unit=unit, actors=(actor,), scored=scored)
        return
    show_evidence(actors=(actor,), words=only.words, **only.options)
    show_widening()


def pick_actor(actors: pd.DataFrame) -> str | None:
    """Show the box to choose one of `actors`, and what it is for while none is chosen."""
    actor = pick_from_url(
        "Actor",
        actor_labels(actors),
        name="actor",
        placeholder="Choose an actor, or click it in a chart",
        clears=("pair", "only"),
    )
    if actor is None:
        st.caption("The sentences behind a number open here.")
    return actor


def show_evidence(
    *,
    unit: Unit,
    actors: tuple[str, ...],
    scored: bool = False,
    stance: Judged | None = None,
    period: Days | None = None,
    selection: Selection | None = None,
    uncertain: bool = False,
    voice: str | None = None,
    part: Part | None = None,
    words: str = "",
    name: str = "evidence",
) -> None:
    """Show one row per counted unit: its sentences, where they stand, and how they were read.

    Parameters
    ----------
    unit, actors, scored, stance, period, uncertain, voice, part
        As in `measures.evidence`.
    selection
        What is counted, where it is not what the filters say.
    words
        Said after the number and the actors, where only some of them are shown.
    name
        Unique on the page.
    """
    counted_by = selection or state.current_selection()
    rows = cache.measured_for(
        counted_by,
        measures.evidence,
        unit=unit,
        actors=actors,
        scored=scored,
        stance=stance,
        period=period,
        uncertain=uncertain,
        voice=voice,
        part=part,
    )
    joint = " of " if unit == "mention" else " with "
    heading = counted(len(rows), UNIT_NOUNS[unit]) + joint + " and ".join(_names(actors)) + words
    when = f", {day_words(period)}" if period else ""
    whose = f" in the voice of {voice_names()[voice]}" if voice else ""
    doubt = ", uncertain" if uncertain else ""
    show_heading(heading + (_JUDGED[stance] if stance else "") + when + doubt + whose)
    page, key = 1, f"{name}_{unit}_{'_'.join(actors)}_{period}_{voice}_{stance}_{words}"
    if len(rows) > ROWS_PER_PAGE:
        page = st.pagination(-(-len(rows) // ROWS_PER_PAGE), key=f"{key}_page")
    first = (page - 1) * ROWS_PER_PAGE
    show_rows(rows[first : first + ROWS_PER_PAGE], actors, counted_by, first=first, name=name)


def _names(actors: tuple[str, ...]) -> list[str]:
    names = actor_names()
    return [names.get(actor, actor) for actor in actors]
