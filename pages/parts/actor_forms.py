"""What can be decided about an actor: one small form for each kind of decision.

A form that is refused keeps what was typed; one that is decided is empty the next time.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any, get_args

import pandas as pd
import streamlit as st

from analysis import measures
from analysis.actors.codebook import (
    AddAlias,
    Decision,
    Exclude,
    Merge,
    Rename,
    Retype,
    SetAffiliation,
    SetCountry,
    Split,
)
from analysis.actors.codebook.naming import new_actor_id
from analysis.actors.dictionary import dictionary
from analysis.errors import CodebookError
from analysis.settings import ActorType
from pages.parts import cache, state, url
from pages.parts.actor_check import offered
from pages.parts.decided import decide, show_words
from pages.parts.wording import document_labels

Actor = Mapping[str, Any]

NEW = "new"


def show_forms(actor: Actor, actors: pd.DataFrame) -> None:
    """Show the choice of decisions, and the form of the chosen one.

    Parameters
    ----------
    actor
        A row of `actors`: the one to decide about.
    actors
        ACTOR_CHECK_COLUMNS of everybody, to merge with or to belong to.
    """
    kind = st.pills(
        "Decide",
        list(_FORMS),
        key=f"decide_{actor['actor_id']}",
        help="What you decide holds on every page at once, and can be undone.",
    )
    if kind is None:
        return
    key = f"{kind}_{actor['actor_id']}_{state.form_round()}"
    with st.form(key, border=True):
        try:
            decisions = _FORMS[kind](actor, actors, key)
        except CodebookError as error:
            state.say(str(error), refused=True)
            decisions = None
    if decisions and decide(*decisions):
        if isinstance(decisions[0], Merge):
            url.choose("actor", decisions[0].target_id)  # whoever was merged is not there
        st.rerun()
    show_words()


def _submitted(label: str) -> bool:
    return bool(st.form_submit_button(label, type="primary"))


def _why(key: str) -> str:
    return st.text_input(
        "Why (kept in the codebook)", key=f"{key}_why", placeholder="You may leave this empty"
    )


def _about(actor: Actor, key: str) -> dict[str, str]:
    """The fields that all decisions have."""
    return {
        "actor_id": str(actor["actor_id"]),
        "actor": str(actor["name"]),
        "note": _why(key),
    }


def _merge(actor: Actor, actors: pd.DataFrame, key: str) -> list[Decision] | None:
    labels = offered(actors, without=str(actor["actor_id"]))
    target = _pick_actor("Merge it into", labels, key)
    about = _about(actor, key)
    if not _submitted("Merge"):
        return None
    return [Merge(**about, target_id=target or "", target=labels.get(target or "", ""))]


def _split(actor: Actor, actors: pd.DataFrame, key: str) -> list[Decision] | None:
    documents = _articles_of(str(actor["actor_id"]))
    rows = cache.measured(measures.resolved_by, actor=str(actor["actor_id"]))
    surface = st.selectbox(
        "Mentions with these words",
        rows["surface"].drop_duplicates().tolist(),
        index=None,
        key=f"{key}_surface",
        placeholder="All words",
    )
    document_id = st.selectbox(
        "In this article",
        list(documents),
        index=None,
        format_func=lambda one: documents.get(one, one),
        key=f"{key}_article",
        placeholder="All articles",
    )
    labels = offered(actors, without=str(actor["actor_id"]))
    target = _pick_actor("are of another actor that there is", labels, key)
    name = st.text_input("or of a new actor with this name", key=f"{key}_name")
    about = _about(actor, key)
    if not _submitted("Split off"):
        return None
    if not target and not name.strip():
        raise CodebookError("Choose whose mentions these are, or type the name of a new actor.")
    target_id = target or new_actor_id(name, str(actor["type"]), set(actors["actor_id"]))
    called = labels[target] if target else name
    return [
        Split(
            **about,
            target_id=target_id,
            target=called,
            document_id=document_id or "",
            surface=surface or "",
        )
    ]


def _rename(actor: Actor, actors: pd.DataFrame, key: str) -> list[Decision] | None:  # noqa: ARG001
    name = st.text_input("New name", value=str(actor["name"]), key=f"{key}_name")
    about = _about(actor, key)
    return [Rename(**about, value=name)] if _submitted("Rename") else None


def _facts(actor: Actor, actors: pd.DataFrame, key: str) -> list[Decision] | None:
    """Type, country and affiliation; only what is different from now is decided."""
    types = get_args(ActorType)
    chosen = st.selectbox("Type", types, index=types.index(actor["type"]), key=f"{key}_type")
    country = _pick_country(actor, key)
    labels = offered(actors, without=str(actor["actor_id"])) | _countries_as_actors()
    now = _home(str(actor["actor_id"]))
    home = _pick_actor("Belongs to", labels, f"{key}_home", chosen=now)
    about = _about(actor, key)
    if not _submitted("Set"):
        return None
    decisions: list[Decision] = []
    if chosen != actor["type"]:
        decisions.append(Retype(**about, value=chosen))
    if (country or "") != (actor["country"] if pd.notna(actor["country"]) else ""):
        decisions.append(SetCountry(**about, value=country or ""))
    if home != now:
        target = labels.get(home or "", "")
        decisions.append(SetAffiliation(**about, target_id=home or "", target=target))
    if not decisions:
        raise CodebookError("Nothing is different from what it is. Change a field first.")
    return decisions


def _exclude(actor: Actor, actors: pd.DataFrame, key: str) -> list[Decision] | None:  # noqa: ARG001
    st.caption("It is no actor: its mentions are in no count, and in no list but the codebook.")
    about = _about(actor, key)
    return [Exclude(**about)] if _submitted("Exclude") else None


def _alias(actor: Actor, actors: pd.DataFrame, key: str) -> list[Decision] | None:  # noqa: ARG001
    value = st.text_input(
        "Spelling",
        key=f"{key}_alias",
        help="As printed, with its capitals. It is looked for in all articles; where it is part of "
        "a longer name, that stays.",
    )
    about = _about(actor, key)
    return [AddAlias(**about, value=value)] if _submitted("Add the alias") else None


_FORMS: dict[str, Callable[[Actor, pd.DataFrame, str], list[Decision] | None]] = {
    "Merge": _merge,
    "Split": _split,
    "Rename": _rename,
    "Add alias": _alias,
    "Type and country": _facts,
    "Exclude": _exclude,
}


def _pick_actor(
    label: str, labels: Mapping[str, str], key: str, *, chosen: str | None = None
) -> str | None:
    options = list(labels)
    return st.selectbox(
        label,
        options,
        index=options.index(chosen) if chosen is not None and chosen in labels else None,
        format_func=lambda one: labels.get(one, one),
        key=f"{key}_actor",
        placeholder="Choose an actor, or type its name",
    )


def _pick_country(actor: Actor, key: str) -> str | None:
    countries = {code: country.name for code, country in sorted(dictionary().countries.items())}
    codes = list(countries)
    return st.selectbox(
        "Country",
        codes,
        index=codes.index(actor["country"]) if actor["country"] in countries else None,
        format_func=lambda code: f"{countries[code]} ({code})",
        key=f"{key}_country",
        placeholder="None",
    )


def _countries_as_actors() -> dict[str, str]:
    return {country.actor_id: country.name for country in dictionary().countries.values()}


def _home(actor_id: str) -> str | None:
    actors = cache.current_annotations().actors
    home = actors.loc[actors["actor_id"] == actor_id, "affiliation_id"]
    return str(home.iloc[0]) if len(home) and pd.notna(home.iloc[0]) else None


def _articles_of(actor_id: str) -> dict[str, str]:
    mentions = cache.current_annotations().mentions
    ids = mentions.loc[mentions["actor_id"] == actor_id, "document_id"].unique()
    documents = cache.current_documents()
    return document_labels(documents[documents["document_id"].isin(ids)])
