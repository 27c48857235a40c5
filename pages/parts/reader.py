"""The reader: an article's text, part by part, with every mention in place."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

import pandas as pd
import streamlit as st

from analysis import measures
from analysis.figures.lettering import shortened
from pages.parts import cache, url
from pages.parts.marked_text import Paragraph, Speech, actor_mark, show_article, word_mark

#: characters shown at once: a news article is one part, a long report several
PART_CHARACTERS = 12_000
#: longest name before what it says, and its size in pixels
LABEL_PIXELS, LABEL_SIZE = 150, 11
#: who is not named, in the text
UNNAMED = "somebody unnamed"


def mentions_of(document_id: str) -> pd.DataFrame:
    """Every mention of one article, filters aside, with its actor's name and type."""
    annotations = cache.current_annotations()
    mentions = annotations.mentions[annotations.mentions["document_id"] == document_id]
    return mentions.merge(annotations.actors[["actor_id", "name", "type"]], on="actor_id")


def show_reader(
    document_id: str,
    mentions: pd.DataFrame,
    found: Sequence[tuple[int, int]] = (),
    *,
    voiced: bool = True,
) -> None:
    """Show the article with `mentions` marked, opened at the sentence that the URL names.

    `found` are the places of words that were searched for, marked where no mention is; `voiced`
    shades what somebody else than the article says.
    """
    annotations = cache.current_annotations()
    texts = annotations.documents.set_index("document_id")["text"]
    sentences = annotations.sentences[annotations.sentences["document_id"] == document_id]
    opened = sentences[sentences["sentence_index"].astype(str) == (url.opened_at() or "")]
    place = (int(opened["start"].iloc[0]), int(opened["end"].iloc[0])) if len(opened) else (-1, -1)
    blocks = _blocks(sentences)
    part = _pick_part(blocks, place[0], key=f"part_{document_id}_{place[0]}")
    shown = blocks[blocks["part"] == part]
    speech = _speech(document_id) if voiced else []
    show_article(
        _paragraph(str(texts[document_id]), block, mentions, place, found, speech)
        for block in shown.itertuples()
    )


def _blocks(sentences: pd.DataFrame) -> pd.DataFrame:
    """One row per paragraph, or per piece of a very long one: start, end, section, part."""
    paragraph = sentences["paragraph_index"]
    piece = sentences["start"] - sentences.groupby(paragraph)["start"].transform("min")
    blocks = sentences.groupby([paragraph, piece // PART_CHARACTERS], as_index=False).agg(
        start=("start", "min"), end=("end", "max"), section=("section", "first")
    )
    return blocks.assign(part=1 + (blocks["start"] - blocks["start"].min()) // PART_CHARACTERS)


def _pick_part(blocks: pd.DataFrame, place: int, *, key: str) -> int:
    """The part of a long article that is shown: at first the one that holds `place`."""
    parts = sorted(blocks["part"].unique())
    if len(parts) < 2:
        return int(parts[0]) if parts else 1
    holding = blocks.loc[(blocks["start"] <= place) & (place < blocks["end"]), "part"]
    first = parts.index(holding.iloc[0]) + 1 if len(holding) else 1
    return int(parts[st.pagination(len(parts), default=first, key=key) - 1])


def _paragraph(
    text: str,
    block: Any,
    mentions: pd.DataFrame,
    place: tuple[int, int],
    found: Sequence[tuple[int, int]],
    speech: Sequence[Speech],
) -> Paragraph:
    inside = mentions[(mentions["start"] >= block.start) & (mentions["end"] <= block.end)]
    marks = tuple(
        actor_mark(
            mention.start - block.start,
            mention.end - block.start,
            actor_type=str(mention.type),
            role=str(mention.role),
            title=f"{mention.name}: {mention.kind}, {mention.rule}, sure {mention.confidence:.0%}",
        )
        for mention in inside.itertuples()
    )
    words = tuple(
        word_mark(start - block.start, end - block.start)
        for start, end in found
        if block.start <= start and end <= block.end
    )
    opened = block.start <= place[0] and place[1] <= block.end
    return Paragraph(
        text=text[block.start : block.end],
        marks=marks + words,
        section=str(block.section),
        opened=(place[0] - block.start, place[1] - block.start) if opened else None,
        speech=tuple(
            replace(one, start=one.start - block.start, end=one.end - block.start)
            for one in speech
            if one.start < block.end and block.start < one.end
        ),
    )


def _speech(document_id: str) -> list[Speech]:
    """What is reported in the article; who speaks is set before it where that changes."""
    stretches = cache.measured(measures.voice_stretches, document_id=document_id)
    before = stretches["speaker_id"].shift()
    names = stretches["speaker"].where(stretches["speaker_id"] != measures.UNNAMED, UNNAMED)
    found = []
    row: Any
    for row, name, last in zip(stretches.itertuples(), names, before, strict=True):
        cue = f"“{row.cue}”, " if isinstance(row.cue, str) and row.cue.isalpha() else ""
        label = "" if last == row.speaker_id else shortened(name, LABEL_PIXELS, LABEL_SIZE)
        title = f"in the words of {name} ({cue}{row.form})"
        found.append(Speech(row.start, row.end, label, title))
    return found
