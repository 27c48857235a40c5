"""The shared filters: made once, in the frame, and kept in the URL. They return a `Selection`."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date
from typing import cast, get_args

import pandas as pd
import streamlit as st

from analysis import Selection, measures
from analysis.settings import DEFAULT_ROLES, DEFAULT_TYPES, ActorType, Duplicates, Policy, Role
from analysis.tables import Annotations
from pages.parts.choices import (
    Days,
    pick_days_from_url,
    pick_many_from_url,
    pick_one_from_url,
    pick_pills_from_url,
)
from pages.parts.wording import TYPE_WORDS, counted, document_labels

POLICY_LABELS: dict[Policy, str] = {"names": "Names", "aliases": "Aliases", "metonyms": "Metonyms"}
POLICY_SUMMARIES: dict[Policy, str] = {
    "names": "names and acronyms only",
    "aliases": "names, short names and titles",
    "metonyms": "names, short names, titles, capitals and nationalities",
}
POLICY_HELP = (
    "**Names**: the name itself or its acronym (India, NATO). "
    "**Aliases**: also surnames, other spellings and titles (Modi, the Indian leader). "
    "**Metonyms**: also capitals and nationalities that stand for a government or its people "
    "(New Delhi declined, the Indian delegation). Each step includes the one before."
)
ROLE_LABELS: dict[Role, str] = {
    "actor": "Acting or addressed",
    "place": "Only a location",
    "modifier": "Only a description",
}
ROLE_HELP = (
    "**Acting or addressed**: it acts, is spoken to or spoken about (India urged). "
    "**Only a location**: where something happens (talks in New Delhi). "
    "**Only a description**: it qualifies another name (Indian Prime Minister)."
)
DUPLICATE_SUMMARIES: dict[Duplicates, str] = {
    "every copy": "every copy",
    "one per story": "one article per story",
    "one per outlet": "one article per story and outlet",
}
DUPLICATE_HELP = (
    "Articles that repeat one another almost word for word, such as agency copy, are one story. "
    "**Every copy**: each counts. **One per story**: only the first. "
    "**One per outlet**: the first of each outlet."
)
ROLL_UP_HELP = (
    "**By themselves**: the State Department and the president are actors of their own. "
    "**For their country**: governments, ministries, spokespeople, embassies, armies and office "
    "holders count for the country that they belong to, on every page. Bodies of several "
    "countries stay themselves."
)
VOICE_HELP = (
    "What an article says itself, and what it reports others saying. “Miller urged India to act” "
    "names Miller in the article's words, and India in Miller's. Found by rules; what they miss "
    "counts as the article's own."
)
#: in the URL, every voice but the article's
REPORTED = "reported"
#: the calendar's ends; wide enough for any newspaper archive
FIRST_DAY, LAST_DAY = date(1600, 1, 1), date(2199, 12, 31)


def pick_selection(documents: pd.DataFrame, speakers: pd.DataFrame) -> Selection:
    """Show the filter bar for `documents` and the voices in them; return what it says.

    Closed, the bar is one button and one line that says what is counted.
    """
    with st.container(horizontal=True, vertical_alignment="center", gap="small"):
        with st.popover("Filters", icon=":material/filter_alt:", width="content", key="filters"):
            selection = Selection(
                documents=_pick_documents(documents),
                dates=_pick_dates(documents),
                outlets=_pick_outlets(documents),
                types=_pick_types(),
                policy=_pick_policy(),
                roles=_pick_roles(),
                voices=_pick_voices(speakers),
                duplicates=_pick_duplicates(documents),
                roll_up=_pick_roll_up(),
            )
        st.caption(summary(documents, selection), width="stretch")
    return selection


def summary(documents: pd.DataFrame, selection: Selection) -> str:
    """Say in one line what is counted; no word of it comes from the articles."""
    everything = Annotations(documents=documents)
    left = len(measures.selected_documents(everything, selection))
    undated = measures.undated_left_out(everything, selection)
    all_in = left == len(documents)
    parts = [counted(left, "article") if all_in else f"{left} of {len(documents)} articles"]
    if selection.dates:
        first, last = selection.dates
        parts.append(f"{first:%d %b %Y} to {last:%d %b %Y}")
    if undated:
        parts.append(f"{undated} undated left out")
    parts.append(", ".join(TYPE_WORDS[kind] for kind in selection.types) or "no type of actor")
    parts.append(POLICY_SUMMARIES[selection.policy])
    if tuple(selection.roles) != DEFAULT_ROLES:
        roles = (label.lower() for role, label in ROLE_LABELS.items() if role in selection.roles)
        parts.append("; ".join(roles) or "no role")
    if selection.roll_up:
        parts.append("institutions and office holders for their country")
    if selection.voices is not None:
        parts.append(_voice_words(selection.voices))
    if selection.duplicates != Selection().duplicates:
        parts.append(DUPLICATE_SUMMARIES[selection.duplicates])
    return " · ".join(parts)


def _pick_documents(documents: pd.DataFrame) -> list[str] | None:
    if len(documents) < 2:
        return None
    labels = document_labels(documents)
    return pick_many_from_url("Articles", labels, name="articles", placeholder="All articles")


def _pick_dates(documents: pd.DataFrame) -> Days | None:
    dated = documents["published"].dropna()
    if dated.empty:
        return None
    undated = len(documents) - len(dated)
    return pick_days_from_url(
        "Published between",
        name="dates",
        ends=(FIRST_DAY, LAST_DAY),
        explanation=f"Dated from {dated.min():%d %b %Y} to {dated.max():%d %b %Y}. "
        + (f"{counted(undated, 'undated article')} will be left out." if undated else ""),
    )


def _pick_outlets(documents: pd.DataFrame) -> list[str] | None:
    outlets = sorted(documents["outlet"].dropna().unique())
    if not outlets:
        return None
    labels = {outlet: outlet for outlet in outlets}
    return pick_many_from_url("Outlets", labels, name="outlets", placeholder="All outlets")


def _pick_types() -> list[str]:
    return pick_pills_from_url(
        "Types of actor",
        {kind: TYPE_WORDS[kind].capitalize() for kind in get_args(ActorType)},
        name="types",
        default=DEFAULT_TYPES,
        explanation="Cities and regions are found too, and counted only when asked.",
    )


def _pick_policy() -> Policy:
    picked = pick_one_from_url(
        "What counts as a mention",
        {str(policy): label for policy, label in POLICY_LABELS.items()},
        name="policy",
        default=Selection().policy,
        explanation=POLICY_HELP,
    )
    return cast("Policy", picked)


def _pick_roles() -> list[str]:
    return pick_pills_from_url(
        "Count it when it is",
        {str(role): label for role, label in ROLE_LABELS.items()},
        name="roles",
        default=DEFAULT_ROLES,
        explanation=ROLE_HELP,
    )


def _pick_roll_up() -> bool:
    picked = pick_one_from_url(
        "Institutions and office holders",
        {"off": "By themselves", "on": "For their country"},
        name="roll_up",
        default="off",
        explanation=ROLL_UP_HELP,
    )
    return picked == "on"


def _voice_words(voices: Collection[str]) -> str:
    if tuple(voices) == (measures.ARTICLE,):
        return "in the article's own words"
    own = "the article's own words and " if measures.ARTICLE in voices else ""
    return f"in {own}{counted(len(set(voices) - {measures.ARTICLE}), 'reported voice')}"


def _pick_voices(speakers: pd.DataFrame) -> list[str] | None:
    """The voices that are counted; None for all. "Reported" stands for all but the article's."""
    names = dict(zip(speakers["speaker_id"], speakers["speaker"], strict=True))
    reported = [speaker for speaker in names if speaker != measures.ARTICLE]
    if not reported:
        return None
    labels = {
        measures.ARTICLE: "The article's own words",
        REPORTED: "All that others are reported to say",
        **{speaker: name for speaker, name in names.items() if speaker != measures.ARTICLE},
    }
    picked = pick_many_from_url(
        "In whose words", labels, name="voices", placeholder="Everybody's", explanation=VOICE_HELP
    )
    if picked is None:
        return None
    others = reported if REPORTED in picked else []
    return [*others, *(voice for voice in picked if voice != REPORTED)]


def _pick_duplicates(documents: pd.DataFrame) -> Duplicates:
    if len(documents) < 2:
        return Selection().duplicates
    picked = pick_one_from_url(
        "Of near-duplicates count",
        {str(policy): policy.capitalize() for policy in get_args(Duplicates)},
        name="duplicates",
        default=Selection().duplicates,
        explanation=DUPLICATE_HELP,
    )
    return cast("Duplicates", picked)
