"""The two selections of the compare page: how they are chosen, named and made."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass, replace
from datetime import date
from typing import Any, Literal

import pandas as pd
import streamlit as st

from analysis import Selection, measures
from pages.parts import built_in, cache, state
from pages.parts.choices import Days, pick_days_from_url, pick_many_from_url
from pages.parts.filters import FIRST_DAY, LAST_DAY
from pages.parts.marked_text import show_details
from pages.parts.wording import counted, day_words, document_labels

Letter = Literal["a", "b"]

#: outlets named in full; more are counted
_NAMED = 2


@dataclass(frozen=True)
class Chosen:
    """One side: what it is called, and what it selects."""

    name: str
    selection: Selection
    n_articles: int


@dataclass(frozen=True)
class _Parts:
    """What was chosen for one side; None where nothing was."""

    outlets: tuple[str, ...] | None = None
    dates: Days | None = None
    tags: tuple[str, ...] | None = None
    collections: tuple[str, ...] | None = None
    documents: tuple[str, ...] | None = None

    @property
    def is_empty(self) -> bool:
        return self == _Parts()


def pick_sides() -> tuple[Chosen, Chosen]:
    """Show the boxes of both sides.

    Without a choice A is the outlet with most articles, else the first half of the time, else the
    first article; B is all that is not in A.
    """
    documents = cache.measured(measures.selected_documents)
    first, second = st.columns(2, gap="medium")
    with first, st.container(border=True):
        a = _pick("a", documents)
        a = _first_side(documents) if a.is_empty else a
        chosen_a = _chosen(a, "A")
        _show_size(chosen_a, "A")
    with second, st.container(border=True):
        b = _pick("b", documents)
        chosen_b = _rest(chosen_a, documents) if b.is_empty else _chosen(b, "B")
        _show_size(chosen_b, "B")
    return chosen_a, chosen_b


def _show_size(side: Chosen, letter: str) -> None:
    """What the side holds, also where it was not chosen; outlets' names come from articles."""
    show_details([f"{letter}: {side.name}", counted(side.n_articles, "article")])


def _pick(letter: Letter, documents: pd.DataFrame) -> _Parts:
    """Boxes for outlets, dates, tags, collections and articles, as far as there is a choice."""
    st.subheader(letter.upper(), anchor=False)
    outlets = sorted(documents["outlet"].dropna().unique())
    picked: dict[str, Any] = {}
    if len(outlets) > 1:
        picked["outlets"] = _pick_many(letter, "Outlets", outlets)
    if documents["published"].nunique() > 1:
        picked["dates"] = pick_days_from_url(
            "Published between",
            name=f"{letter}_dates",
            ends=(FIRST_DAY, LAST_DAY),
            explanation="First and last day, both included.",
        )
    with st.popover("By tag, collection or article", icon=":material/tune:", key=f"{letter}_more"):
        tags = sorted({tag for tags in documents["tags"] for tag in tags})
        if tags:
            picked["tags"] = _pick_many(letter, "Tags", tags)
        picked["collections"] = _pick_collections(letter)
        picked["documents"] = pick_many_from_url(
            "Articles",
            document_labels(documents),
            name=f"{letter}_articles",
            placeholder="Any",
        )
    return _Parts(**{name: _tuple(value) for name, value in picked.items()})


def _pick_many(letter: Letter, label: str, values: list[str]) -> list[str] | None:
    return pick_many_from_url(
        label,
        {value: value for value in values},
        name=f"{letter}_{label.lower()}",
        placeholder="Any",
    )


def _pick_collections(letter: Letter) -> list[str] | None:
    shown = state.shown()
    if len(shown.collections) + len(shown.built_in) < 2:
        return None
    labels = {name: built_in.NAMES[name] for name in shown.built_in}
    labels |= {one.read_id: one.name for one in shown.collections}
    return pick_many_from_url(
        "Collections", labels, name=f"{letter}_collections", placeholder="Any"
    )


def _tuple(value: Any) -> Any:
    return tuple(value) if isinstance(value, list) else value


def _first_side(documents: pd.DataFrame) -> _Parts:
    sizes = documents["outlet"].value_counts()
    if len(sizes) and (len(sizes) > 1 or sizes.iloc[0] < len(documents)):
        most = min(sizes[sizes == sizes.iloc[0]].index)
        return _Parts(outlets=(most,))
    dated = documents["published"].dropna()
    if dated.dt.date.nunique() > 1:
        first, last = dated.min().date(), dated.max().date()
        return _Parts(dates=(first, first + (last - first) / 2))
    return _Parts(documents=tuple(documents["document_id"].head(1)))


def _chosen(parts: _Parts, letter: str) -> Chosen:
    selection = _narrowed(state.current_selection(), parts)
    n = len(cache.measured_for(selection, measures.selected_documents))
    return Chosen(_name(parts) or letter, selection, n)


def _rest(a: Chosen, documents: pd.DataFrame) -> Chosen:
    """All articles of the filters that are not in A."""
    inside = set(cache.measured_for(a.selection, measures.selected_documents)["document_id"])
    rest = tuple(one for one in documents["document_id"] if one not in inside)
    selection = replace(state.current_selection(), documents=rest)
    return Chosen("all others", selection, len(rest))


def _narrowed(shared: Selection, parts: _Parts) -> Selection:
    """The filters, and what was chosen for the side on top: an article must be in both."""
    dates = _both_dates(shared.dates, parts.dates)
    documents = parts.documents
    if parts.collections is not None:
        within = _documents_of(parts.collections)
        documents = tuple(within if documents is None else within & set(documents))
    if dates is not None and dates[0] and dates[1] and dates[0] > dates[1]:
        dates, documents = None, ()
    return replace(
        shared,
        dates=dates,
        outlets=_both(shared.outlets, parts.outlets),
        tags=_both(shared.tags, parts.tags),
        documents=_both(shared.documents, documents),
    )


def _documents_of(collections: Collection[str]) -> set[str]:
    ids: set[str] = set()
    for name in built_in.NAMES.keys() & set(collections):
        ids |= set(cache.built_in_documents(name)["document_id"])
    for collection in state.shown().collections:
        if collection.read_id in collections:
            ids |= set(cache.documents_of(collection)["document_id"])
    return ids


def _both(shared: Collection[str] | None, own: Collection[str] | None) -> Collection[str] | None:
    if shared is None or own is None:
        return own if shared is None else shared
    return tuple(set(shared) & set(own))


def _both_dates(
    shared: tuple[date | None, date | None] | None, own: Days | None
) -> tuple[date | None, date | None] | None:
    if shared is None or own is None:
        return own if shared is None else shared
    first, last = shared
    return max(first or own[0], own[0]), min(last or own[1], own[1])


def _name(parts: _Parts) -> str:
    """What the figures call the side."""
    words = []
    for values, noun in ((parts.outlets, "outlet"), (parts.tags, "tag")):
        if values:
            few = len(values) <= _NAMED
            words.append(" and ".join(values) if few else counted(len(values), noun))
    if parts.dates:
        words.append(day_words(parts.dates))
    for values, noun in ((parts.collections, "collection"), (parts.documents, "chosen article")):
        if values:
            words.append(counted(len(values), noun))
    return ", ".join(words)
