"""Which decisions contradict one another: a ledger that takes one decision after the other.

It knows no articles: whether a codebook is sound does not depend on the corpus that it is applied
to. What a corpus says against a decision is asked by `analysis.actors.codebook.reports`.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable
from typing import NamedTuple

from analysis.actors.codebook.decision import Decision
from analysis.actors.codebook.decisions import (
    AddAlias,
    Exclude,
    MarkMention,
    Merge,
    RefuseSuggestion,
    Rename,
    SetAffiliation,
    Split,
)
from analysis.actors.folding import fold
from analysis.errors import CodebookConflict


class _Held(NamedTuple):
    """A decision that was taken, and its place from 0."""

    decision: Decision
    place: int


#: fields that only say in words what the others say in ids
_WORDS = ("actor", "target", "note")
#: kinds of which the newest holds; of the others one and the same twice says nothing new
_NEWEST_HOLDS = ("rename", "retype", "country", "affiliation")


class Ledger:
    """The decisions so far, as far as later ones could contradict them."""

    def __init__(self) -> None:
        self._n = 0
        self._merges: dict[str, _Held] = {}
        self._excluded: dict[str, _Held] = {}
        self._spellings: dict[str, _Held] = {}
        self._splits: dict[tuple[str, str, str], _Held] = {}
        self._affiliations: dict[str, _Held] = {}
        self._marks: dict[str, list[tuple[int, int, _Held]]] = {}
        self._stated: dict[tuple[object, ...], int] = {}
        self._newest: dict[tuple[str, str], tuple[object, ...]] = {}
        self._checks: dict[type[Decision], Callable[..., None]] = {
            Merge: self._check_merge,
            Split: self._check_split,
            Rename: self._check_rename,
            SetAffiliation: self._check_affiliation,
            AddAlias: self._check_alias,
            MarkMention: self._check_mark,
        }

    def duplicate_of(self, decision: Decision) -> int | None:
        """Place of the decision that says the same and still holds; None where there is none."""
        key = _identity(decision)
        if decision.kind in _NEWEST_HOLDS:
            newest = self._newest.get((decision.kind, decision.actor_id))
            return self._stated[key] if newest == key else None
        return self._stated.get(key)

    def add(self, decision: Decision) -> None:
        """Take one more decision.

        Raises
        ------
        CodebookConflict
            When it contradicts an earlier one, or repeats it; the ledger is as it was.
        """
        same = self.duplicate_of(decision)
        if same is not None:
            raise CodebookConflict(f"It is decided already to {decision.words}.", same)
        if not isinstance(decision, RefuseSuggestion):
            self._check_is_there(decision)
        check = self._checks.get(type(decision))
        if check is not None:
            check(decision)
        self._take(_Held(decision, self._n))
        key = _identity(decision)
        self._stated[key] = self._n
        self._newest[decision.kind, decision.actor_id] = key
        self._n += 1

    def resolved(self, actor_id: str) -> str:
        """The actor that this one is now, after all merges."""
        while actor_id in self._merges:
            actor_id = self._target(self._merges[actor_id])
        return actor_id

    def _take(self, held: _Held) -> None:
        decision = held.decision
        if isinstance(decision, Merge):
            self._merges[decision.actor_id] = held
        elif isinstance(decision, Exclude):
            self._excluded[decision.actor_id] = held
        elif isinstance(decision, Rename | AddAlias):
            self._spellings.setdefault(fold(decision.value), held)
        elif isinstance(decision, Split):
            self._splits[_split_key(decision)] = held
        elif isinstance(decision, SetAffiliation):
            self._affiliations[decision.actor_id] = held
        elif isinstance(decision, MarkMention):
            marks = self._marks.setdefault(decision.document_id, [])
            place = bisect_left(marks, decision.start, key=lambda mark: mark[0])
            marks.insert(place, (decision.start, decision.end, held))

    # who is gone

    def _check_is_there(self, decision: Decision) -> None:
        """An alias and a mark follow a merge; whatever else is about an actor needs the actor."""
        merged = self._merges.get(decision.actor_id)
        if merged is not None and not isinstance(decision, AddAlias | MarkMention):
            raise _conflict(
                decision,
                f"it is decided to {merged.decision.words}",
                "Decide about the actor it was merged into, or take that decision back first.",
                merged,
            )
        self._check_not_excluded(decision, decision.actor_id)

    def _check_not_excluded(self, decision: Decision, actor_id: str) -> None:
        excluded = self._excluded.get(self.resolved(actor_id))
        if excluded is not None:
            raise _conflict(
                decision,
                f"it is decided to {excluded.decision.words}",
                "Take that decision back first.",
                excluded,
            )

    # kinds

    def _check_merge(self, merge: Merge) -> None:
        chain = [merge.who]
        actor_id = merge.target_id
        while actor_id in self._merges:
            held = self._merges[actor_id]
            chain.append(held.decision.who)
            actor_id = self._target(held)
            if actor_id == merge.actor_id:
                raise _conflict(
                    merge,
                    f"that would close a circle: {' → '.join([*chain, merge.who])}",
                    "Keep one direction.",
                    held,
                )
        self._check_not_excluded(merge, merge.target_id)

    def _check_split(self, split: Split) -> None:
        self._check_not_excluded(split, split.target_id)
        merged = self._merges.get(split.target_id)
        if merged is not None:
            raise _conflict(
                split,
                f"it is decided to {merged.decision.words}",
                "Choose another target, or take that decision back first.",
                merged,
            )
        earlier = self._splits.get(_split_key(split))
        if earlier is not None:
            raise _conflict(
                split,
                f"it is decided to {earlier.decision.words}",
                "The same mentions cannot go to two actors; take one of the two back.",
                earlier,
            )

    def _check_rename(self, rename: Rename) -> None:
        self._check_spelling(rename, rename.value, "Merge the two actors, or use another name.")

    def _check_alias(self, alias: AddAlias) -> None:
        self._check_spelling(
            alias, alias.value, "Remove it from one of them, or use a longer spelling."
        )

    def _check_spelling(self, decision: Decision, spelling: str, advice: str) -> None:
        claim = self._spellings.get(fold(spelling))
        if claim is None:
            return
        if self.resolved(claim.decision.actor_id) != self.resolved(decision.actor_id):
            owners = f"both {claim.decision.who} and {decision.who} claim '{spelling}'"
            raise _conflict(decision, owners, advice, claim)

    def _check_affiliation(self, affiliation: SetAffiliation) -> None:
        actor_id = affiliation.target_id
        while actor_id in self._affiliations:
            held = self._affiliations[actor_id]
            actor_id = self._target(held)
            if actor_id == affiliation.actor_id:
                raise _conflict(
                    affiliation,
                    f"it is decided to {held.decision.words}, and nobody belongs to itself",
                    "Keep one direction.",
                    held,
                )

    def _check_mark(self, mark: MarkMention) -> None:
        marks = self._marks.get(mark.document_id, [])
        place = bisect_left(marks, mark.start, key=lambda other: other[0])
        for start, end, held in marks[max(0, place - 1) : place + 1]:
            if start < mark.end and mark.start < end:
                raise _conflict(
                    mark,
                    f"it overlaps with the decision to {held.decision.words}",
                    "Take one of the two back.",
                    held,
                )

    @staticmethod
    def _target(held: _Held) -> str:
        target: str = getattr(held.decision, "target_id", "")
        return target


def _identity(decision: Decision) -> tuple[object, ...]:
    """What a decision decides, names and notes aside."""
    stated = {name: value for name, value in vars(decision).items() if name not in _WORDS}
    if isinstance(decision, Merge):
        del stated["value"]
    return (decision.kind, *stated.values())


def _split_key(split: Split) -> tuple[str, str, str]:
    return split.actor_id, split.document_id, fold(split.surface)


def _conflict(decision: Decision, against: str, advice: str, held: _Held) -> CodebookConflict:
    return CodebookConflict(f"Cannot {decision.words}: {against}. {advice}", held.place)
