"""The dictionary: countries, bodies, places and holders of high office, with every spelling.

A spelling may stand for several things ("Georgia", "Washington", "Bush"): each is a `Sense`. What
is meant in a text is decided later, by the text.
"""

from __future__ import annotations

import csv
from collections.abc import Iterable
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path
from typing import Literal, NamedTuple

from analysis.actors.folding import fold, slug

DATA = Path(__file__).parent / "data"

#: where a sense comes from; the order is the order of preference
Source = Literal["person", "organization", "country", "seat", "place", "surname"]
SOURCES: tuple[Source, ...] = ("person", "organization", "country", "seat", "place", "surname")


@dataclass(frozen=True)
class Actor:
    """One row of the actors table."""

    actor_id: str
    name: str
    type: str
    country: str | None = None
    affiliation_id: str | None = None
    aliases: tuple[str, ...] = ()
    origin: str = "dictionary"


class Sense(NamedTuple):
    """One thing that a spelling may stand for."""

    actor_id: str
    kind: str
    source: Source


@dataclass(frozen=True)
class Country:
    """What rules need to know of a country."""

    code: str
    name: str
    #: adjectives and nouns, the adjective first
    demonyms: tuple[str, ...]
    #: the office that "the Indian leader" means
    leader: str

    @property
    def actor_id(self) -> str:
        """Its row in the actors table."""
        return f"country:{self.code}"


@dataclass(frozen=True)
class Dictionary:
    """Everything known before a text is read."""

    actors: dict[str, Actor]
    #: folded spelling -> what it may stand for, most preferred first
    senses: dict[str, tuple[Sense, ...]]
    countries: dict[str, Country]
    #: acronyms that are kept as they are in all-capitals headlines
    acronyms: frozenset[str]
    #: actor_ids of seats of government that are no towns: the Kremlin, Downing Street
    houses: frozenset[str]


@cache
def rows(filename: str) -> tuple[dict[str, str], ...]:
    """Rows of a data file, blank cells as empty text; read once, never changed."""
    with (DATA / filename).open(encoding="utf-8", newline="") as file:
        return tuple(csv.DictReader(file))


def listed(cell: str | None) -> tuple[str, ...]:
    """Values of a cell, which are separated by semicolons."""
    if not cell:
        return ()
    return tuple(part.strip() for part in cell.split(";") if part.strip())


@cache
def dictionary() -> Dictionary:
    """Load the dictionary once per process."""
    builder = _Builder()
    builder.add_countries(rows("countries.csv"))
    builder.add_organizations(rows("organizations.csv"))
    builder.add_places(rows("places.csv"))
    for filename in ("office_holders_west.csv", "office_holders_east.csv"):
        builder.add_people(rows(filename))
    return builder.built()


class _Builder:
    def __init__(self) -> None:
        self.actors: dict[str, Actor] = {}
        self.senses: dict[str, set[Sense]] = {}
        self.countries: dict[str, Country] = {}
        self.acronyms: set[str] = set()
        self.houses: set[str] = set()

    def add(self, actor: Actor, kind: str, source: Source, spellings: Iterable[str]) -> None:
        known = self.actors.setdefault(actor.actor_id, actor)
        more = {*spellings} - {actor.name} - {*known.aliases}
        if more:
            aliases = tuple(sorted({*known.aliases, *more}))
            self.actors[actor.actor_id] = replace(known, aliases=aliases)
        for spelling in spellings:
            own = "name" if spelling == actor.name and kind == "alias" else kind
            self.senses.setdefault(fold(spelling), set()).add(Sense(actor.actor_id, own, source))
        if kind == "acronym":
            self.acronyms.update(spellings)

    def add_countries(self, table: Iterable[dict[str, str]]) -> None:
        for row in table:
            code = row["code"]
            self.countries[code] = Country(
                code, row["name"], listed(row["demonyms"]), row["leader"]
            )
            actor = Actor(f"country:{code}", row["name"], "country", code)
            self.add(actor, "alias", "country", [row["name"], *listed(row["aliases"])])
            self.add(actor, "acronym", "country", listed(row["acronyms"]))
            self.add(actor, "demonym", "country", listed(row["demonyms"]))
            self.add(actor, "metonym", "seat", [*listed(row["capital"]), *listed(row["seats"])])
            for seat in listed(row["seats"]):
                place = Actor(f"place:{slug(seat)}", seat, "place", code, actor.actor_id)
                self.add(place, "alias", "place", [seat])
                self.houses.add(place.actor_id)

    def add_organizations(self, table: Iterable[dict[str, str]]) -> None:
        for row in table:
            country = row["country"] or None
            actor = Actor(
                f"{row['type']}:{slug(row['name'])}", row["name"], row["type"], country,
                f"country:{country}" if country else None,
            )  # fmt: skip
            self.add(actor, "alias", "organization", [row["name"], *listed(row["aliases"])])
            self.add(actor, "acronym", "organization", listed(row["acronyms"]))

    def add_places(self, table: Iterable[dict[str, str]]) -> None:
        for row in table:
            tail = slug(row["name"]) + (f"-{row['kind']}" if row["kind"] != "city" else "")
            country = row["country"] or None
            actor = Actor(
                f"place:{tail}", row["name"], "place", country,
                f"country:{country}" if country else None,
            )  # fmt: skip
            if actor.actor_id in self.actors and self.actors[actor.actor_id].country != country:
                actor = replace(actor, actor_id=f"place:{tail}-{(country or 'x').lower()}")
            self.houses.discard(actor.actor_id)
            self.add(actor, "alias", "place", [row["name"], *listed(row["aliases"])])

    def add_people(self, table: Iterable[dict[str, str]]) -> None:
        for row in table:
            country = row["country"] or None
            body = f"organization:{slug(row['body'])}" if row["body"] else None
            home = f"country:{country}" if country else body
            actor = Actor(f"person:{slug(row['name'])}", row["name"], "person", country, home)
            if actor.actor_id in self.actors:
                actor = self.actors[actor.actor_id]
            full = [row["name"], *(a for a in listed(row["aliases"]) if " " in a)]
            short = [*listed(row["short"]), *(a for a in listed(row["aliases"]) if " " not in a)]
            self.add(actor, "alias", "person", [f for f in full if f not in short or " " in f])
            self.add(actor, "alias", "surname", [s for s in short if s != row["name"]])

    def built(self) -> Dictionary:
        order = {source: rank for rank, source in enumerate(SOURCES)}
        senses = {
            spelling: tuple(sorted(found, key=lambda s: (order[s.source], s.actor_id, s.kind)))
            for spelling, found in self.senses.items()
        }
        return Dictionary(
            self.actors, senses, self.countries, frozenset(self.acronyms), frozenset(self.houses)
        )
