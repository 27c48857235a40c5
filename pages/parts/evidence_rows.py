"""Rows of evidence: the sentence with its mentions marked, where it stands, and how it was read."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import pandas as pd
import streamlit as st

from analysis import Selection, measures
from pages.parts import cache, url
from pages.parts.marked_text import Mark, actor_mark, show_details, show_marked
from pages.parts.wording import counted, origin, signed

#: mentions of one row that are described one by one
DESCRIBED = 4


def show_rows(
    rows: pd.DataFrame, actors: tuple[str, ...], selection: Selection, *, first: int, name: str
) -> None:
    """Show some rows of `measures.evidence` of these actors.

    Parameters
    ----------
    rows, actors, selection
        The rows, and what they are evidence of.
    first
        Number of the first of them.
    name
        Unique on the page.
    """
    listed = zip(rows["document_id"], rows["sentence_indexes"], strict=True)
    places = tuple((document_id, int(index)) for document_id, held in listed for index in held)
    mentions = cache.measured_for(selection, measures.mentions_in, places=places)
    mentions = mentions[mentions["actor_id"].isin(actors)]
    row: Any
    for number, row in enumerate(rows.itertuples(), start=first):
        _show_row(row, _mentions_of(row, mentions), key=f"{name}_row_{number}")


def _mentions_of(row: Any, mentions: pd.DataFrame) -> pd.DataFrame:
    """The counted mention, or every counted mention of the actors in the row's sentences."""
    here: pd.Series[bool] = mentions["document_id"] == row.document_id
    if row.unit == "mention":
        here &= (mentions["start"] == row.start) & (mentions["end"] == row.end)
    return mentions[here & mentions["sentence_index"].isin(row.sentence_indexes)]


def _show_row(row: Any, mentions: pd.DataFrame, *, key: str) -> None:
    with st.container(border=True, gap="xsmall", key=key):
        for index, text in zip(row.sentence_indexes, row.sentences, strict=True):
            show_marked(text, _marks(mentions[mentions["sentence_index"] == index]))
        tone = [f"tone {signed(row.tone)}"] if pd.notna(row.tone) else []
        show_details([str(row.title) or "untitled", origin(row.outlet, row.published), *tone])
        mention: Any
        for mention in mentions[:DESCRIBED].itertuples():
            show_details(_reading(mention, named=len(mentions) > 1))
        if len(mentions) > DESCRIBED:
            more = counted(len(mentions) - DESCRIBED, "more mention")
            show_details([f"{more}: rest the pointer on a mark to see how it was read"])
        st.page_link(
            "articles.py",
            label="Open in the article",
            icon=":material/article:",
            query_params=url.link_to(article=row.document_id, at=str(row.sentence_index)),
        )


def _reading(mention: Any, *, named: bool) -> list[str]:
    """How a mention was read: its kind, rule, voice and stance."""
    parts = [f"“{mention.surface}”"] if named else []
    parts += [str(mention.kind), f"found by {mention.rule}", f"sure {mention.confidence:.0%}"]
    parts.append(_voice_words(mention.voice))
    if pd.notna(mention.stance):
        parts.append(stance_words(mention))
    return [part for part in parts if part]


def _voice_words(voice: object) -> str:
    if not isinstance(voice, str):
        return ""
    if voice == measures.ARTICLE:
        return "in the article's own words"
    return f"in the voice of {voice_names().get(voice, voice)}"


def stance_words(row: Any) -> str:
    """A mention's stance, what it is called, and the probability of its likeliest label."""
    return f"stance {signed(row.stance)}, {row.category} (sure {row.stance_confidence:.0%})"


def _marks(mentions: pd.DataFrame) -> list[Mark]:
    return [_mark(mention) for mention in mentions.itertuples()]


def _mark(mention: Any) -> Mark:
    return actor_mark(
        mention.start - mention.sentence_start,
        mention.end - mention.sentence_start,
        actor_type=str(mention.type),
        role=str(mention.role),
        title=f"{mention.name}: " + ", ".join(_reading(mention, named=False)),
    )


def voice_names() -> Mapping[str, str]:
    """Name of every voice of the articles, by its id."""
    names: Mapping[str, str] = cache.remembered("voice names", _named_voices)
    return names


def actor_names() -> Mapping[str, str]:
    """Name of every actor of the articles, by its id."""
    names: Mapping[str, str] = cache.remembered("actor names", _named_actors)
    return names


def _named_voices() -> dict[str, str]:
    speakers = cache.current_speakers()
    names = dict(zip(speakers["speaker_id"], speakers["speaker"], strict=True))
    return {measures.UNNAMED: "somebody unnamed", **actor_names(), **names}


def _named_actors() -> dict[str, str]:
    actors = cache.current_annotations().actors
    return dict(zip(actors["actor_id"], actors["name"], strict=True))
