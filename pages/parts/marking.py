"""A mention that was missed: the reader of an article says where it stands and who it is."""

from __future__ import annotations

from typing import get_args

import streamlit as st

from analysis.actors.codebook import MarkMention
from analysis.actors.codebook.naming import new_actor_id
from analysis.actors.codebook.spellings import occurrences
from analysis.errors import CodebookError
from analysis.settings import ActorType
from pages.parts import state
from pages.parts.actor_check import actors_here, offered
from pages.parts.decided import decide, show_words
from pages.parts.wording import counted

#: characters of the text that are shown on each side of the words
CONTEXT = 30


def show_marking(document_id: str, text: str) -> None:
    """Show the form in which a missed mention of this article is marked."""
    show_words()
    with st.expander("Mark a mention that was missed", icon=":material/ink_highlighter:"):
        key = f"mark_{document_id}_{state.form_round()}"
        words = st.text_input(
            "Words as printed", key=f"{key}_words", help="Copy them from the text, without a title."
        )
        places = occurrences(text, words)
        if not words.strip():
            st.caption("Type the words; then choose which of the places you mean.")
            return
        if not places:
            st.caption("The article does not print these words by themselves. Check the capitals.")
            return
        place = st.selectbox(
            f"Place ({counted(len(places), 'place')})",
            places,
            format_func=lambda span: _in_context(text, span),
            key=f"{key}_place",
        )
        _show_actor(document_id, text, place, key)


def _show_actor(document_id: str, text: str, place: tuple[int, int], key: str) -> None:
    actors = actors_here()
    labels = offered(actors)
    actor_id = st.selectbox(
        "refers to",
        list(labels),
        index=None,
        format_func=lambda one: labels.get(one, one),
        key=f"{key}_actor",
        placeholder="Choose an actor, or type its name",
    )
    name = st.text_input("or to a new actor with this name", key=f"{key}_name")
    kind = st.selectbox("of this type", get_args(ActorType), key=f"{key}_type")
    if not st.button("Mark it", type="primary", key=f"{key}_done"):
        return
    if not actor_id and not name.strip():
        state.say("Choose who it is, or type the name of a new actor.", refused=True)
        st.rerun()
    start, end = place
    try:
        mark = MarkMention(
            actor_id=actor_id or new_actor_id(name, kind, set(actors["actor_id"])),
            actor=labels[actor_id] if actor_id else name,
            document_id=document_id,
            start=start,
            end=end,
            surface=text[start:end],
        )
        decide(mark)
    except CodebookError as error:
        state.say(str(error), refused=True)
    st.rerun()


def _in_context(text: str, span: tuple[int, int]) -> str:
    start, end = span
    before, after = text[max(0, start - CONTEXT) : start], text[end : end + CONTEXT]
    return " ".join(f"… {before}[{text[start:end]}]{after} …".split())
