"""Linking a lone surname across articles: the one step that needs all of them.

"Brandt said" in one article and "Anna Brandt" in another are one person if no other Brandt is
mentioned in any article; with two of them it stays a person of its own, which the codebook may
merge. A surname that is an ordinary word or a given name ("Mr. Brown"), or to which a title gives
a country of its own ("Polish Foreign Minister Brandt"), may be anybody's and is left alone. The
result depends on the articles alone, neither on their order nor on how they were
parted, and linking again after more articles came takes back what no longer holds.
"""

from __future__ import annotations

import pandas as pd

from analysis.actors.folding import slug
from analysis.actors.lexicon import given_names, is_common
from analysis.actors.people import surnames_of
from analysis.tables import ACTOR_COLUMNS, table

#: rule of a surname whose full name stands in another article
LINKED = "surname-linked"
_PERSON = "person:"


def link_surnames(
    mentions: pd.DataFrame, quotes: pd.DataFrame, actors: pd.DataFrame
) -> tuple[pd.DataFrame, pd.DataFrame, pd.DataFrame]:
    """Give lone surnames to the one person of all articles who bears them.

    Parameters
    ----------
    mentions, quotes
        MENTION_COLUMNS and QUOTE_COLUMNS of all articles.
    actors
        ACTOR_COLUMNS, every actor once.

    Returns
    -------
    mentions, quotes, actors
        Mentions that moved have the rule ``surname-linked``; who speaks moves with them. An actor
        without mentions is dropped, and one that is nobody's any more comes back.
    """
    rules = mentions["rule"]
    lone = mentions[rules.isin(["surname", LINKED]) & mentions["kind"].eq("alias")]
    own = (_PERSON + lone["surface"].map(slug)).astype("str")
    lone, own = _alone(lone, own)
    if lone.empty:
        return mentions, quotes, actors
    before = mentions["actor_id"].copy()
    before[lone.index] = own
    names = dict(zip(actors["actor_id"], actors["name"], strict=True))
    bearers = _bearers(mentions.assign(actor_id=before), names, set(own))
    apart = own.isin(_with_country(actors)) | lone["surface"].map(_is_anybodys)
    target = own.where(apart, own.map(lambda actor_id: bearers.get(actor_id, actor_id)))
    if target.equals(lone["actor_id"]):
        return mentions, quotes, actors
    moved = mentions.assign(actor_id=before)
    moved.loc[lone.index, "actor_id"] = target
    moved.loc[lone.index, "rule"] = target.ne(own).map({True: LINKED, False: "surname"})
    renamed = {
        (document, old): new
        for document, old, new in zip(lone["document_id"], lone["actor_id"], target, strict=True)
        if old != new
    }
    moved["voice"] = _renamed(moved["document_id"], moved["voice"], renamed)
    speakers = _renamed(quotes["document_id"], quotes["speaker_id"], renamed)
    linked = _linked_actors(moved, lone.assign(own=own, target=target), actors)
    return moved, quotes.assign(speaker_id=speakers), linked


def _with_country(actors: pd.DataFrame) -> set[str]:
    """Persons whom a title gives a country, or a body."""
    stated = actors["country"].notna() | actors["affiliation_id"].notna()
    return set(actors["actor_id"][stated & actors["type"].eq("person")])


def _alone(lone: pd.DataFrame, own: pd.Series) -> tuple[pd.DataFrame, pd.Series]:
    """Those that are a person of their own, or were linked before."""
    kept = lone["actor_id"].eq(own) | lone["rule"].eq(LINKED)
    return lone[kept], own[kept]


def _is_anybodys(surface: str) -> bool:
    """Whether a surname says too little: "Brown", "James"."""
    return is_common(surface) or surface in given_names()


def _bearers(
    mentions: pd.DataFrame, names: dict[str, str], wanted: set[str]
) -> dict[str, str]:  # fmt: skip
    """actor_id of a lone surname -> the one mentioned person who bears it and is named in full."""
    people = mentions[mentions["actor_id"].str.startswith(_PERSON)]
    full = people["kind"].isin(["name", "alias"]) & people["surface"].str.contains(" ", regex=False)
    named = set(people.loc[full, "actor_id"])
    found: dict[str, set[str]] = {}
    for actor_id in people["actor_id"].unique():
        if actor_id in wanted or actor_id not in names:
            continue
        for surname in surnames_of(actor_id, names[actor_id]):
            found.setdefault(_PERSON + slug(surname), set()).add(actor_id)
    return {
        lone: next(iter(bearers))
        for lone, bearers in found.items()
        if lone in wanted and len(bearers) == 1 and bearers <= named
    }


def _renamed(
    documents: pd.Series, ids: pd.Series, renamed: dict[tuple[str, str], str]
) -> pd.Series:  # fmt: skip
    """Who speaks, where a lone surname spoke: by article, as others may keep the surname."""
    olds = {old for _, old in renamed}
    touched = ids.isin(olds)
    if not touched.any():
        return ids
    changed = [
        renamed.get((document, actor_id), actor_id)
        for document, actor_id in zip(documents[touched], ids[touched], strict=True)
    ]
    made = ids.copy()
    made[touched] = changed
    return made


def _linked_actors(
    mentions: pd.DataFrame, lone: pd.DataFrame, actors: pd.DataFrame
) -> pd.DataFrame:  # fmt: skip
    """The actors after the move: aliases go along, and a row stands for who has mentions."""
    surfaces = lone.groupby("own")["surface"].agg(set)
    here = set(mentions["actor_id"])
    gone = {own for own in surfaces.index if own not in here}
    known = set(actors["actor_id"])
    back = [
        {"actor_id": own, "name": min(surfaces[own]), "type": "person", "aliases": []}
        | {"origin": "found"}
        for own in surfaces.index
        if own in here and own not in known
    ]
    kept = actors[~actors["actor_id"].isin(gone)]
    made = pd.concat([kept, table(back, ACTOR_COLUMNS)], ignore_index=True) if back else kept.copy()
    touched = set(lone["target"]) | set(lone["actor_id"]) - gone
    rows = made["actor_id"].isin(touched)
    said = mentions[mentions["actor_id"].isin(touched)].groupby("actor_id")["surface"].agg(set)
    moving = set(lone["surface"])
    aliases = {
        actor_id: sorted((set(old) - moving | said.get(actor_id, set()) & moving) - {name})
        for actor_id, name, old in made.loc[rows, ["actor_id", "name", "aliases"]].to_numpy()
    }
    made["aliases"] = [
        aliases.get(actor_id, old)
        for actor_id, old in zip(made["actor_id"], made["aliases"], strict=True)
    ]
    return made.sort_values("actor_id", ignore_index=True)
