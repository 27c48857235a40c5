"""Collections: which are shown, and who may change them."""

from __future__ import annotations

import os
from collections.abc import Sequence
from typing import TYPE_CHECKING

import streamlit as st

from analysis.actors.codebook import joined
from analysis.errors import LibraryError, UnknownCollection
from pages.parts import built_in, cache, state, url
from pages.parts.shown import NONE, SAMPLE, SEED, Shown
from pages.parts.wording import counted

if TYPE_CHECKING:
    from analysis.library.collection import Collection

#: what the collection is called that the first upload makes
FIRST_NAME = "My articles"
#: names in the URL that stand for no collection of the library
_RESERVED = (SEED, SAMPLE, NONE)


def is_shared() -> bool:
    """Whether strangers use this server, and nobody is shown what others have.

    Examples
    --------
    >>> is_shared()
    False
    """
    return os.environ.get("ACTORSCOPE_MODE", "local").strip().lower() == "shared"


# which are shown


def open_shown() -> None:
    """Decide once per run which collections are shown: what the URL names, else the default.

    A library that cannot be opened is a problem to be told, and the seed is shown alone.
    """
    asked, edit_links = url.chosen_collections(), url.taken_edit_links()
    named = any(name not in _RESERVED for name in asked)
    has_own = cache.has_library() and not is_shared()
    if not (named or edit_links or has_own or state.owned()):
        state.remember_shown(Shown(seed=SEED in asked or not asked, sample=SAMPLE in asked))
        return
    try:
        shown = _opened(asked, edit_links)
    except LibraryError as error:
        problems = (str(error),)
        shown = Shown(seed=NONE not in asked, sample=SAMPLE in asked, problems=problems)
    state.remember_shown(shown)


def _opened(asked: list[str], edit_links: Sequence[str]) -> Shown:
    problems = [problem for link in edit_links if (problem := _open_to_edit(link))]
    if edit_links:
        asked = url.chosen_collections()
    reachable = {one.read_id: one for one in _reachable()}
    chosen = dict(reachable) if not asked else {}
    for collection_id in asked:
        if collection_id in _RESERVED:
            continue
        try:
            found = reachable.get(collection_id) or cache.shelf().library.collection(collection_id)
            chosen[found.read_id] = reachable.get(found.read_id, found)
        except UnknownCollection as error:
            problems.append(str(error))
    if any(name not in _RESERVED and name not in chosen for name in asked):
        # an edit id, or one that is gone, does not stay in the address
        kept = [name for name in asked if name in built_in.NAMES]
        url.choose_collections([*kept, *chosen], default_choice())
    collections = tuple(chosen.values())
    for collection in collections:
        cache.shelf().complete(collection)
    codebook, contradictions = joined(cache.shelf().codebook(one.read_id) for one in collections)
    return Shown(
        seed=SEED in asked or not asked,
        sample=SAMPLE in asked,
        collections=collections,
        versions=tuple(_version(one.read_id) for one in collections),
        reachable=tuple((reachable | chosen).values()),
        problems=tuple(problems),
        codebook=codebook,
        contradictions=contradictions,
    )


def _version(read_id: str) -> int:
    shelf = cache.shelf()
    return state.version_to_show(read_id, shelf.version(read_id), is_busy=shelf.is_busy(read_id))


def _reachable() -> list[Collection]:
    """What this session may edit: in local mode everything, else what it made or was given."""
    library = cache.shelf().library
    if not is_shared():
        return library.collections()
    found = []
    for edit_id in state.owned():
        try:
            found.append(library.collection(edit_id))
        except UnknownCollection:
            state.disown(edit_id)  # another session deleted it
    return found


def _open_to_edit(edit_id: str) -> str:
    """Take an edit link; what is wrong with it, or nothing."""
    try:
        collection = cache.shelf().library.collection(edit_id)
    except UnknownCollection as error:
        return str(error)
    if collection.edit_id is not None:
        state.own(edit_id)
    show_also(collection)
    return ""


def default_choice() -> list[str]:
    """What is shown without a word in the URL."""
    return [SEED] if is_shared() else [SEED, *(one.read_id for one in _reachable())]


def show_also(collection: Collection) -> None:
    """Add a collection to what is shown.

    In shared mode the URL names it from now on, so that a reload of the page still shows it.
    """
    chosen = url.chosen_collections() or default_choice()
    ids = [name for name in dict.fromkeys([*chosen, collection.read_id]) if name != NONE]
    url.choose_collections(ids, default_choice())


def show_sample() -> None:
    """Add the sample to what is shown."""
    url.choose_collections([*_shown_ids(), SAMPLE], _default_of(state.shown()))


def hide_sample() -> None:
    """Take the sample out of what is shown."""
    left = [name for name in _shown_ids() if name != SAMPLE]
    url.choose_collections(left, _default_of(state.shown()))


def _shown_ids() -> list[str]:
    return [*state.shown().built_in, *state.shown().read_ids]


def _default_of(shown: Shown) -> list[str]:
    """The default choice; where nothing can be chosen, the library is not opened to ask it."""
    return default_choice() if shown.reachable else [SEED]


def made(name: str) -> Collection:
    """A new collection of this session, shown from now on."""
    collection = cache.shelf().library.create_collection(name)
    take(collection)
    return collection


def take(collection: Collection) -> None:
    """Let this session edit a collection, and show it."""
    state.own(collection.edit_id or "")
    show_also(collection)


def deciding() -> Collection | None:
    """Where decisions go: the first of the shown that may be changed, else any such, else none."""
    shown = state.shown()
    editable = [one for one in (*shown.own, *shown.reachable) if one.may_edit]
    return editable[0] if editable else None


# widgets


def pick_shown() -> None:
    """Show the box in which the collections are chosen that all pages show."""
    shown = state.shown()
    names = {name: built_in.LABELS[name] for name in (SEED, *shown.built_in)}
    names |= {one.read_id: labelled(one) for one in shown.reachable}
    key = "collections_choice"
    state.set_widget(key, _shown_ids())
    st.multiselect(
        "Collections shown on all pages",
        list(names),
        format_func=lambda name: names.get(name, name),
        key=key,
        placeholder="No collection",
        on_change=state.copy_collections_to_url,
        args=(key, _default_of(shown)),
        help="Everything that is counted comes from these; an article in two of them counts once.",
    )


def labelled(collection: Collection) -> str:
    """Name and size of a collection."""
    mode = "" if collection.may_edit else ", to read only"
    return f"{collection.name} ({counted(collection.n_articles, 'article')}{mode})"


def pick_target() -> Collection | None:
    """Show where new articles go; None while the first collection is still to be made."""
    editable = {one.read_id: one for one in state.shown().reachable if one.may_edit}
    if len(editable) < 2:
        return next(iter(editable.values()), None)
    chosen = next((one for one in state.shown().read_ids if one in editable), None)
    read_id = st.selectbox(
        "Add to",
        list(editable),
        index=list(editable).index(chosen) if chosen else 0,
        format_func=lambda name: labelled(editable[name]),
        key="target",
    )
    return editable[read_id]
