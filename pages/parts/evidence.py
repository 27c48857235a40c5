"""The evidence panel: one for every mark. The number shown is the number of its rows."""

from __future__ import annotations

from typing import Any, Literal

import pandas as pd
import streamlit as st

from analysis import Selection, measures
from analysis.measures import Judged
from pages.parts import cache, state, url
from pages.parts.choices import Days, pick_from_url
from pages.parts.marked_text import Mark, actor_mark, show_details, show_heading, show_marked
from pages.parts.wording import actor_labels, counted, day_words, origin, signed

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
        show_evidence(unit=unit, actors=(actor,), scored=scored)


def pick_actor(actors: pd.DataFrame) -> str | None:
    """Show the box to choose one of `actors`, and what it is for while none is chosen."""
    actor = pick_from_url(
        "Actor",
        actor_labels(actors),
        name="actor",
        placeholder="Choose an actor, or click it in a chart",
        clears=("pair",),
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
    name: str = "evidence",
) -> None:
    """Show one row per counted unit: its sentences, where they stand, and how they were read.

    Parameters
    ----------
    unit, actors, scored, stance, period, uncertain, voice
        As in `measures.evidence`.
    selection
        What is counted, where it is not what the filters say.
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
    )
    joint = " of " if unit == "mention" else " with "
    heading = counted(len(rows), UNIT_NOUNS[unit]) + joint + " and ".join(_names(actors))
    when = f", {day_words(period)}" if period else ""
    whose = f" in the voice of {voice_names()[voice]}" if voice else ""
    doubt = ", uncertain" if uncertain else ""
    show_heading(heading + (_JUDGED[stance] if stance else "") + when + doubt + whose)
    page, key = 1, f"{name}_{unit}_{'_'.join(actors)}_{period}_{voice}"
    if len(rows) > ROWS_PER_PAGE:
        page = st.pagination(-(-len(rows) // ROWS_PER_PAGE), key=f"{key}_page")
    first = (page - 1) * ROWS_PER_PAGE
    for number, row in enumerate(rows[first : first + ROWS_PER_PAGE].itertuples(), start=first):
        _show_row(row, actors, counted_by, key=f"{name}_row_{number}")


def _show_row(row: Any, actors: tuple[str, ...], selection: Selection, *, key: str) -> None:
    with st.container(border=True, gap="xsmall", key=key):
        for index, text in zip(row.sentence_indexes, row.sentences, strict=True):
            show_marked(text, _marks(row, int(index), text, actors, selection))
        show_details(_details(row))
        st.page_link(
            "articles.py",
            label="Open in the article",
            icon=":material/article:",
            query_params=url.link_to(article=row.document_id, at=str(row.sentence_index)),
        )


def _details(row: Any) -> list[str]:
    parts = [str(row.title) or "untitled", origin(row.outlet, row.published)]
    if row.unit == "mention":
        if pd.notna(row.voice) and row.voice != measures.ARTICLE:
            parts.append(f"in the voice of {voice_names()[row.voice]}")
        parts += [str(row.kind), f"found by {row.rule}", f"sure {row.confidence:.0%}"]
    if pd.notna(row.stance):
        parts.append(stance_words(row))
    if pd.notna(row.tone):
        parts.append(f"tone {signed(row.tone)}")
    return parts


def stance_words(row: Any) -> str:
    """A mention's stance, what it is called, and the probability of its likeliest label."""
    return f"stance {signed(row.stance)}, {row.category} (sure {row.stance_confidence:.0%})"


def _marks(
    row: Any, sentence_index: int, text: str, actors: tuple[str, ...], selection: Selection
) -> list[Mark]:
    """The counted mention, or every counted mention of these actors in the sentence."""
    mentions = cache.measured_for(selection, measures.selected_mentions)
    here = mentions[
        (mentions["document_id"] == row.document_id)
        & (mentions["sentence_index"] == sentence_index)
        & mentions["actor_id"].isin(actors)
    ]
    if row.unit == "mention":
        here = here[here["start"] == row.start]
    start = sentence_start(row.document_id, sentence_index)
    return [
        actor_mark(
            mention.start - start,
            mention.end - start,
            actor_type=str(mention.type),
            role=str(mention.role),
            title=f"{mention.name}: {mention.kind}, {mention.rule}, sure {mention.confidence:.0%}",
        )
        for mention in here.itertuples()
        if mention.end - start <= len(text)
    ]


def sentence_start(document_id: str, sentence_index: int) -> int:
    """Where a sentence begins in its article's text."""
    sentences = cache.current_annotations().sentences
    chosen = (sentences["document_id"] == document_id) & (
        sentences["sentence_index"] == sentence_index
    )
    return int(sentences.loc[chosen, "start"].iloc[0])


def voice_names() -> dict[str, str]:
    """Name of every voice of the articles, by its id."""
    speakers = cache.current_speakers()
    names = dict(zip(speakers["speaker_id"], speakers["speaker"], strict=True))
    return {measures.UNNAMED: "somebody unnamed", **_actor_names(), **names}


def _actor_names() -> dict[str, str]:
    actors = cache.current_annotations().actors
    return dict(zip(actors["actor_id"], actors["name"], strict=True))


def _names(actors: tuple[str, ...]) -> list[str]:
    names = _actor_names()
    return [names.get(actor, actor) for actor in actors]
