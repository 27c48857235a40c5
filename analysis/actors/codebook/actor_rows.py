"""The actors table under a codebook: who is merged away, renamed, made, or belongs elsewhere."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

import pandas as pd

from analysis.actors.codebook.decision import Decision
from analysis.actors.codebook.decisions import (
    AddAlias,
    Exclude,
    MarkMention,
    Merge,
    Rename,
    Retype,
    SetAffiliation,
    SetCountry,
    Split,
)
from analysis.actors.codebook.ground import MachineActors
from analysis.actors.dictionary import dictionary
from analysis.tables import ACTOR_COLUMNS, table

ORIGIN = "codebook"


@dataclass
class _Row:
    """One actor while decisions change it."""

    actor_id: str
    #: as the machine has it; missing for an actor that the articles did not hold
    machine: Mapping[str, Any] | None
    stated: dict[str, Any] = field(default_factory=dict)
    #: names that other rows had, and spellings that were added
    spellings: set[str] = field(default_factory=set)
    #: what a decision that names it as its target calls it
    called: str = ""
    #: whether a decision is about it; else it is there because another actor belongs to it
    decided: bool = True
    #: mentions left for another actor, or came from one: surfaces are to be counted anew
    recounted: bool = False

    @property
    def name(self) -> str:
        """As the decisions have it, else the machine, the dictionary, or the file's words."""
        if self.stated.get("name"):
            return str(self.stated["name"])
        if self.machine is not None:
            return str(self.machine["name"])
        known = dictionary().actors.get(self.actor_id)
        return known.name if known else self.called or self.actor_id.partition(":")[2]

    def made(self, surfaces: Iterable[str]) -> dict[str, Any]:
        """The row of the actors table."""
        base = self.machine or _from_dictionary(self.actor_id)
        own = set() if self.recounted else set(base.get("aliases", ()))
        if self.machine is not None:
            own.add(str(self.machine["name"]))
        aliases = {*own, *surfaces, *self.spellings} - {self.name}
        return {
            **base,
            **self.stated,
            "actor_id": self.actor_id,
            "name": self.name,
            "aliases": sorted(aliases),
            "origin": ORIGIN if self.decided else base.get("origin", ORIGIN),
        }


class ActorRows:
    """The rows that decisions touch; all others stay as they are."""

    def __init__(self, actors: pd.DataFrame, machine: MachineActors) -> None:
        self._actors = actors
        self._place, self._columns = machine
        #: decisions about actors that are not there yet, but may come with a merge
        self._waiting: dict[str, list[Decision]] = {}
        self._rows: dict[str, _Row] = {}
        #: actor_id -> the actor it was merged into; None where it was excluded
        self.gone: dict[str, str | None] = {}

    def is_known(self, actor_id: str) -> bool:
        """Whether the articles, or a decision before, hold this actor."""
        if actor_id in self._rows:
            return True
        return actor_id in self._place and actor_id not in self.gone

    def name_of(self, actor_id: str) -> str:
        """What the actor is called now."""
        return self._row(actor_id).name

    def decide(self, decision: Decision, moved: int) -> bool:
        """Take a decision that moved so many mentions; whether it changed anything."""
        if isinstance(decision, Merge):
            return self._merge(decision)
        if isinstance(decision, Exclude):
            return self._remove(decision.actor_id, None)
        if isinstance(decision, Split):
            return moved > 0 and self._split(decision)
        if isinstance(decision, MarkMention) and moved:
            self._row(decision.actor_id, decision.actor).recounted = True
            return True
        if not self.is_known(decision.actor_id):
            self._waiting.setdefault(decision.actor_id, []).append(decision)
            return False
        return self._state(decision)

    def has_mentions(self, actor_id: str, called: str) -> None:
        """Say that an alias gave this actor mentions, so that it is there from now on."""
        self._row(actor_id, called)

    def lost_mentions(self, actor_ids: Collection[str]) -> None:
        """Say that an alias took mentions from these actors."""
        for actor_id in actor_ids:
            self._row(actor_id).recounted = True

    def built(self, surfaces: Mapping[str, Collection[str]]) -> pd.DataFrame:
        """ACTOR_COLUMNS, by actor_id; `surfaces` are those of the touched actors."""
        self._complete_affiliations()
        made = [row.made(surfaces.get(key, ())) for key, row in self._rows.items()]
        new = table(made, ACTOR_COLUMNS)
        replaced = {*self._rows, *self.gone}
        kept = self._actors[~self._actors["actor_id"].isin(replaced)]
        actors = pd.concat([kept, new], ignore_index=True) if len(new) else kept
        return _moved_home(actors, self.gone).sort_values("actor_id", ignore_index=True)

    @property
    def touched(self) -> list[str]:
        """Actors whose row is made anew."""
        return list(self._rows)

    def _merge(self, merge: Merge) -> bool:
        if not self.is_known(merge.actor_id):
            return False
        source, target = self._row(merge.actor_id), self._row(merge.target_id, merge.target)
        own = {} if source.machine is None else source.machine
        aliases = () if source.recounted else own.get("aliases", ())
        target.spellings |= {source.name, *aliases, *source.spellings}
        target.spellings |= {str(own["name"])} if own else set()
        target.recounted |= source.recounted
        return self._remove(merge.actor_id, merge.target_id)

    def _remove(self, actor_id: str, into: str | None) -> bool:
        if not self.is_known(actor_id):
            return False
        self._rows.pop(actor_id, None)
        self.gone[actor_id] = into
        return True

    def _split(self, split: Split) -> bool:
        self._row(split.actor_id).recounted = True
        self._row(split.target_id, split.target).recounted = True
        return True

    def _state(self, decision: Decision) -> bool:
        row = self._row(decision.actor_id)
        if isinstance(decision, AddAlias):
            row.spellings.add(decision.value)
        elif isinstance(decision, Rename):
            row.spellings.add(row.name)
            row.stated["name"] = decision.value
        elif isinstance(decision, Retype):
            row.stated["type"] = decision.value
        elif isinstance(decision, SetCountry):
            row.stated["country"] = decision.value or None
        elif isinstance(decision, SetAffiliation):
            row.stated["affiliation_id"] = self._home(decision)
        else:
            return False
        return True

    def _home(self, decision: SetAffiliation) -> str | None:
        home = self.now(decision.target_id) if decision.target_id else None
        if home is not None and not self.is_known(home):
            self._row(home, decision.target).decided = False
        return home

    def now(self, actor_id: str) -> str | None:
        """The actor after the merges so far; None where it is excluded."""
        now: str | None = actor_id
        while now is not None and now in self.gone:
            now = self.gone[now]
        return now

    def _row(self, actor_id: str, called: str = "") -> _Row:
        if actor_id not in self._rows:
            place = self._place.get(actor_id)
            machine = None if place is None else self._machine(place)
            self._rows[actor_id] = _Row(actor_id, machine)
            for decision in self._waiting.pop(actor_id, ()):
                self._state(decision)
        row = self._rows[actor_id]
        row.called = row.called or called
        row.decided = True
        return row

    def _machine(self, place: int) -> dict[str, Any]:
        row = {name: column[place] for name, column in self._columns.items()}
        return {
            name: value if isinstance(value, list | tuple) or pd.notna(value) else None
            for name, value in row.items()
        }

    def _complete_affiliations(self) -> None:
        """An affiliation points to a row: those that the dictionary knows are added."""
        for key in list(self._rows):
            home = self._rows[key].made(())["affiliation_id"]
            while isinstance(home, str) and not self.is_known(home) and home not in self.gone:
                row = self._row(home)
                row.decided = False
                home = row.made(()).get("affiliation_id")


def _from_dictionary(actor_id: str) -> dict[str, Any]:
    known = dictionary().actors.get(actor_id)
    if known is None:
        type_ = actor_id.partition(":")[0]
        return {"type": type_, "country": None, "affiliation_id": None}
    return vars(known) | {"aliases": []}


def _moved_home(actors: pd.DataFrame, gone: Mapping[str, str | None]) -> pd.DataFrame:
    """Whoever belonged to a merged actor belongs to its target; to an excluded one, to nobody."""
    home = actors["affiliation_id"]
    concerned = home.isin(list(gone))
    if not concerned.any():
        return actors
    new = home.astype(object)
    for row in concerned[concerned].index:
        now: str | None = home[row]
        while now is not None and now in gone:
            now = gone[now]
        new[row] = None if now == actors["actor_id"][row] else now
    return actors.assign(affiliation_id=new.astype("str"))
