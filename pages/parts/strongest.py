"""The sentences with the strongest tone and the strongest stance, with the words that did it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import pandas as pd
import streamlit as st

from analysis.text.tone import tone_words
from pages.parts import cache, url
from pages.parts.evidence_rows import stance_words
from pages.parts.marked_text import (
    Mark,
    actor_mark,
    effect_mark,
    show_details,
    show_marked,
    tone_mark,
)
from pages.parts.wording import origin, signed

#: enough to see what kind of wording makes the tone
SENTENCES_SHOWN = 6
#: words marked in a sentence, and the least that one must move its stance
WORDS_MARKED = 5
LEAST_EFFECT = 0.05


def show_strongest(sentences: pd.DataFrame) -> None:
    """Show the most extreme of `sentences` (a table of `measures.tone_sentences`)."""
    row: Any
    for number, row in enumerate(sentences.head(SENTENCES_SHOWN).itertuples()):
        with st.container(border=True, gap="xsmall", key=f"strongest_row_{number}"):
            marks = [
                tone_mark(word.start, word.end, polarity=word.polarity)
                for word in tone_words(row.text)
            ]
            said = [f"tone {signed(row.tone)}", ", ".join(row.actors) or "no actor"]
            show_sentence(row, marks, said)


def show_strongest_stances(mentions: pd.DataFrame) -> None:
    """Show the most strongly judged of `mentions` (a table of `measures.stance_mentions`)."""
    row: Any
    for number, row in enumerate(mentions.head(SENTENCES_SHOWN).itertuples()):
        with st.container(border=True, gap="xsmall", key=f"strongest_stance_{number}"):
            sentence = st.container(gap="xsmall")
            carried = st.toggle(
                "What carried it", key=f"carried_{row.document_id}_{row.start}_{row.actor_id}"
            )
            marks = [_target(row), *(_carriers(row) if carried else ())]
            with sentence:
                show_sentence(row, marks, [f"{row.name}: {stance_words(row)}"])


def _target(row: Any) -> Mark:
    first = row.start - row.sentence_start
    return actor_mark(
        first,
        first + len(row.surface),
        actor_type=row.type,
        role=row.role,
        title=f"stance toward {row.name}",
    )


def _carriers(row: Any) -> list[Mark]:
    """Marks of the words that move the stance most, when each is left out alone."""
    first = row.start - row.sentence_start
    words = cache.words_behind_stance(row.text, first, first + len(row.surface))
    return [
        effect_mark(word.start, word.end, effect=word.effect)
        for word in words[:WORDS_MARKED]
        if abs(word.effect) >= LEAST_EFFECT
    ]


def show_sentence(row: Any, marks: Sequence[Mark], said: Sequence[str] = ()) -> None:
    """Show a sentence with its marks, what is said of it, where it stands, and the way there.

    `row` has document_id, sentence_index, text, title, outlet and published.
    """
    show_marked(row.text, marks)
    show_details([*said, row.title or "untitled", origin(row.outlet, row.published)])
    st.page_link(
        "articles.py",
        label="Open in the article",
        icon=":material/article:",
        query_params=url.link_to(article=row.document_id, at=str(row.sentence_index), show=None),
    )
