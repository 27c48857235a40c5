"""Which actors may be the same: suggested with the reason, decided by the user.

Nothing here is certain enough to be done by itself. What the codebook decides already, or keeps
apart, is not suggested again.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from itertools import combinations
from typing import NamedTuple

import numpy as np
import pandas as pd

from analysis.actors.codebook.decisions import RefuseSuggestion
from analysis.actors.codebook.log import Codebook
from analysis.actors.codebook.similarity import initials, is_close, skeleton, words_of
from analysis.tables import Annotations, Columns, table

#: one row per pair that may be one actor
SUGGESTION_COLUMNS: Columns = {
    "reason": "str",  # lone surname, similar spelling, same acronym, middle name
    "detail": "str",  # the reason in words
    "actor_id": "str",  # who would be merged into the target: the one with fewer mentions
    "name": "str",
    "mentions": "int64",  # of all roles and kinds
    "target_id": "str",
    "target": "str",
    "target_mentions": "int64",
    "candidates": "int64",  # how many targets this reason gives the actor
}
LONE_SURNAME, SPELLING = "lone surname", "similar spelling"
ACRONYM, MIDDLE_NAME = "same acronym", "middle name"
#: a surname that so many persons bear says nothing about any of them
_MAX_BEARERS = 8
#: shorter names sound alike by chance
_SHORTEST_SOUND = 5
#: pairs that are looked at with one key; a key that more share is too common to mean anything
_MAX_ALIKE = 40


class _Named(NamedTuple):
    """An actor as far as its name is compared."""

    actor_id: str
    name: str
    type: str
    known: bool
    words: tuple[str, ...]
    mentions: int


class _Pair(NamedTuple):
    reason: str
    detail: str
    one: _Named
    other: _Named


def suggestions(annotations: Annotations, codebook: Codebook | None = None) -> pd.DataFrame:
    """List pairs of actors that may be one.

    Parameters
    ----------
    annotations
        The articles as they are now, under the codebook.
    codebook
        What was decided; pairs that it keeps apart are left out.

    Returns
    -------
    DataFrame
        SUGGESTION_COLUMNS, each pair once with its strongest reason. Most mentions that would move
        first, ties by name. Two actors of the dictionary are never suggested: it knows them apart.

    Examples
    --------
    >>> from dataclasses import replace
    >>> from tests.corpora import corpus
    >>> two = corpus({"a1": ["[Anna Brandt|person:anna-brandt] spoke."],
    ...               "a2": ["[Brandt|person:brandt|alias] left."]},
    ...              names={"person:brandt": "Brandt"})
    >>> two = replace(two, actors=two.actors.assign(origin="found"))
    >>> suggestions(two)[["reason", "name", "target", "candidates"]].values.tolist()
    [['lone surname', 'Brandt', 'Anna Brandt', 1]]
    """
    actors = _named(annotations)
    apart = {
        frozenset((one.actor_id, one.target_id))
        for one in (codebook or Codebook()).decisions
        if isinstance(one, RefuseSuggestion)
    }
    rows, seen = [], set(apart)
    for pair in _pairs(actors):
        key = frozenset((pair.one.actor_id, pair.other.actor_id))
        if len(key) < 2 or key in seen or (pair.one.known and pair.other.known):
            continue
        seen.add(key)
        rows.append(_row(pair))
    made = table(rows, SUGGESTION_COLUMNS)
    groups = made.groupby(["reason", "actor_id"])["target_id"]
    made["candidates"] = groups.transform("size").astype("int64") if len(made) else 0
    order = ["mentions", "name", "target_mentions", "target_id"]
    made = made.sort_values(order, ascending=[False, True, False, True], ignore_index=True)
    return made.astype(dict(SUGGESTION_COLUMNS))


def _row(pair: _Pair) -> dict[str, object]:
    """The rarer actor goes to the other; a lone surname, and a stranger, go to who has a name."""
    one, other = sorted(
        (pair.one, pair.other),
        key=lambda actor: (
            pair.reason == LONE_SURNAME and len(actor.words) > 1,
            actor.known,
            actor.mentions,
            len(actor.name),
            actor.actor_id,
        ),
    )
    return {
        "reason": pair.reason,
        "detail": pair.detail,
        "actor_id": one.actor_id,
        "name": one.name,
        "mentions": one.mentions,
        "target_id": other.actor_id,
        "target": other.name,
        "target_mentions": other.mentions,
        "candidates": 0,
    }


def _named(annotations: Annotations) -> list[_Named]:
    """Actors with mentions, most first."""
    counts = annotations.mentions["actor_id"].value_counts()
    actors = annotations.actors
    mentions = counts.reindex(actors["actor_id"]).fillna(0).to_numpy(np.int64)
    columns = (actors[name].tolist() for name in ("actor_id", "name", "type", "origin"))
    found = [
        _Named(actor_id, name, type_, origin == "dictionary", words_of(name), n)
        for actor_id, name, type_, origin, n in zip(*columns, mentions.tolist(), strict=True)
        if n
    ]
    return sorted(found, key=lambda actor: (-actor.mentions, actor.actor_id))


def _pairs(actors: list[_Named]) -> Iterator[_Pair]:
    """All pairs, the strongest reasons first."""
    people = [actor for actor in actors if actor.type == "person" and actor.words]
    yield from _lone_surnames(people)
    yield from _middle_names(people)
    yield from _acronyms([actor for actor in actors if actor.type in ("organization", "group")])
    yield from _spellings(actors)


def _lone_surnames(people: list[_Named]) -> Iterator[_Pair]:
    bearers: dict[str, list[_Named]] = defaultdict(list)
    for person in people:
        if len(person.words) > 1:
            bearers[person.words[-1]].append(person)
    for person in people:
        found = bearers.get(person.words[0], []) if len(person.words) == 1 else []
        if not person.known and 0 < len(found) <= _MAX_BEARERS:
            detail = (
                f"the only person here whose surname is {person.name}"
                if len(found) == 1
                else f"one of {len(found)} persons here whose surname is {person.name}"
            )
            yield from (_Pair(LONE_SURNAME, detail, person, other) for other in found)


def _middle_names(people: list[_Named]) -> Iterator[_Pair]:
    alike: dict[tuple[str, str], list[_Named]] = defaultdict(list)
    for person in people:
        if len(person.words) > 1:
            alike[person.words[0], person.words[-1]].append(person)
    for one, other in _combined(alike.values()):
        shorter, longer = sorted((one.words, other.words), key=len)
        if len(shorter) < len(longer) and _is_within(shorter, longer):
            yield _Pair(MIDDLE_NAME, "the same name with and without a middle name", one, other)


def _acronyms(bodies: list[_Named]) -> Iterator[_Pair]:
    short: dict[str, _Named] = {}
    for body in bodies:
        letters = body.name.replace(".", "")
        if letters.isupper() and 1 < len(letters) < 8 and " " not in letters:
            short.setdefault(letters, body)
    for body in bodies:
        letters = initials(body.name)
        if len(letters) > 1 and letters in short and short[letters] is not body:
            yield _Pair(ACRONYM, f"{letters} are the initials", short[letters], body)


def _spellings(actors: list[_Named]) -> Iterator[_Pair]:
    """Names that sound alike, then names that differ by one letter."""
    by_sound: dict[tuple[str, str], list[_Named]] = defaultdict(list)
    by_rest: dict[tuple[str, str], list[_Named]] = defaultdict(list)
    for actor in actors:
        plain = " ".join(actor.words)
        if len(plain) >= _SHORTEST_SOUND:
            by_sound[actor.type, skeleton(plain)].append(actor)
        for place in range(len(plain) + 1):
            by_rest[actor.type, plain[:place] + plain[place + 1 :]].append(actor)
    for one, other in _combined(by_sound.values()):
        yield _Pair(SPELLING, "the two are written alike in other alphabets", one, other)
    for one, other in _combined(by_rest.values()):
        if one is not other and is_close(" ".join(one.words), " ".join(other.words)):
            yield _Pair(SPELLING, "one letter differs", one, other)


def _combined(groups: Iterable[list[_Named]]) -> Iterator[tuple[_Named, _Named]]:
    for group in groups:
        if 1 < len(group) <= _MAX_ALIKE:
            yield from combinations(group, 2)


def _is_within(shorter: tuple[str, ...], longer: tuple[str, ...]) -> bool:
    """Do all words of the shorter name stand in the longer, in their order?"""
    rest = iter(longer)
    return all(word in rest for word in shorter)
