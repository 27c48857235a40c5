"""A mark that counts only some of an actor's mentions, and how the URL says which (``only``).

``kind:alias``, ``part:lead``, ``article:<document_id>``, or ``tone``: the sentences with a tone, on
a page that counts mentions else.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Any, get_args

import streamlit as st

from analysis import Selection
from analysis.measures import PARTS
from analysis.settings import Kind
from pages.parts import cache, state, url

_WHERE = {"headline": " in headlines", "lead": " in leads", "body": " below the lead"}


@dataclass(frozen=True)
class Narrowed:
    """What a clicked mark counts, where that is not what the page counts of an actor."""

    #: said after the number and the actor
    words: str
    #: of `show_evidence`
    options: dict[str, Any]


def narrowed(selection: Selection | None = None) -> Narrowed | None:
    """What the URL says; None where it says nothing that is known."""
    counted_by = selection or state.current_selection()
    name, _, value = url.typed("only").partition(":")
    if name == "kind" and value in get_args(Kind):
        kinds = replace(counted_by, kinds=[value])
        return Narrowed(f" by {value}", {"unit": "mention", "selection": kinds})
    if name == "part" and value in PARTS:
        return Narrowed(_WHERE[value], {"unit": "mention", "part": value})
    if name == "article":
        return _of_article(counted_by, value)
    if name == "tone":
        return Narrowed(" with a tone", {"unit": "sentence", "scored": True})
    return None


def _of_article(selection: Selection, document_id: str) -> Narrowed | None:
    documents = cache.current_documents()
    if document_id not in set(documents["document_id"]):
        return None
    one = replace(selection, documents=[document_id])
    return Narrowed(" in one article", {"unit": "mention", "selection": one})


def show_widening() -> None:
    """Offer all that the page counts of the actor again."""
    st.button(
        "Show all of this actor",
        icon=":material/zoom_out_map:",
        on_click=url.choose,
        args=("only", None),
        key="widen",
    )
