"""The sentences with the strongest tone, with the words that carried it."""

from __future__ import annotations

from typing import Any

import pandas as pd
import streamlit as st

from analysis.text.tone import tone_words
from pages.parts import state
from pages.parts.marked_text import show_details, show_marked, tone_mark
from pages.parts.wording import origin, signed

#: enough to see what kind of wording makes the tone
SENTENCES_SHOWN = 6


def show_strongest(sentences: pd.DataFrame) -> None:
    """Show the most extreme of `sentences` (a table of `measures.tone_sentences`)."""
    row: Any
    for number, row in enumerate(sentences.head(SENTENCES_SHOWN).itertuples()):
        with st.container(border=True, gap="xsmall", key=f"strongest_row_{number}"):
            show_marked(
                row.text,
                [
                    tone_mark(word.start, word.end, polarity=word.polarity)
                    for word in tone_words(row.text)
                ],
            )
            show_details(
                [
                    f"tone {signed(row.tone)}",
                    ", ".join(row.actors) or "no actor",
                    row.title or "untitled",
                    origin(row.outlet, row.published),
                ]
            )
            st.page_link(
                "articles.py",
                label="Open in the article",
                icon=":material/article:",
                query_params=state.link_to(article=row.document_id, at=str(row.sentence_index)),
            )
