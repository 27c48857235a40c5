"""The codebook: a log of decisions with undo and redo, never changed in place."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, fields, replace
from functools import cache, cached_property
from typing import Any

from analysis.actors.codebook.conflicts import Ledger
from analysis.actors.codebook.decision import Decision
from analysis.actors.codebook.decisions import KINDS
from analysis.errors import CodebookConflict, CodebookError

#: hex digits of a codebook's digest
DIGEST_LENGTH = 16
_UNDONE = "undone"


@dataclass(frozen=True)
class Codebook:
    """Decisions in the order in which they were made, and those that were taken back.

    Raises
    ------
    CodebookConflict
        When two of the decisions contradict one another; the message names both.

    Examples
    --------
    >>> from analysis.actors.codebook import Codebook, Merge
    >>> merge = Merge(actor_id="person:zelenskiy", target_id="person:volodymyr-zelensky")
    >>> book = Codebook().decided(merge)
    >>> book.undo().decisions, book.undo().redo() == book
    ((), True)
    """

    decisions: tuple[Decision, ...] = ()
    #: taken back and not yet replaced by a new decision; the one to redo first stands last
    undone: tuple[Decision, ...] = ()

    def __post_init__(self) -> None:
        ledger = Ledger()
        for decision in self.decisions:
            ledger.add(decision)

    @cached_property
    def digest(self) -> str:
        """Fingerprint of the decisions that hold; empty without any, so that it says so."""
        if not self.decisions:
            return ""
        written = json.dumps([entry(decision) for decision in self.decisions], sort_keys=True)
        return hashlib.sha256(written.encode()).hexdigest()[:DIGEST_LENGTH]

    def decided(self, *decisions: Decision) -> Codebook:
        """The codebook with these decisions at its end; nothing can be redone any longer.

        Raises
        ------
        CodebookConflict
            When one contradicts or repeats another; this codebook stays as it is.
        """
        return Codebook((*self.decisions, *decisions))

    def undo(self) -> Codebook:
        """Take the newest decision back; without any the same codebook."""
        return self.without(len(self.decisions) - 1) if self.decisions else self

    def redo(self) -> Codebook:
        """Make the decision again that was taken back last; without any the same codebook."""
        if not self.undone:
            return self
        return Codebook((*self.decisions, self.undone[-1]), self.undone[:-1])

    def without(self, place: int) -> Codebook:
        """Take the decision at this place back, from 0; a redo puts it at the end.

        Raises
        ------
        CodebookConflict
            When later decisions only made sense because of it.
        """
        rest = (*self.decisions[:place], *self.decisions[place + 1 :])
        return Codebook(rest, (*self.undone, self.decisions[place]))


def entry(decision: Decision) -> dict[str, Any]:
    """A decision as the library keeps it: its kind and the fields that say something."""
    stated = {name: value for name, value in vars(decision).items() if value not in ("", None)}
    return {"decision": decision.kind, **stated}


def decision_of(stated: Mapping[str, Any]) -> Decision:
    """The decision that `entry` or a row of a file states.

    Raises
    ------
    CodebookError
        When it states none: an unknown kind, a missing field, a value that cannot be.
    """
    kind = KINDS.get(str(stated.get("decision", "")))
    if kind is None:
        raise CodebookError(
            f"The decision '{stated.get('decision', '')}' is unknown. "
            f"Use one of: {', '.join(KINDS)}."
        )
    known = _types(kind.kind)
    said = {name: value for name, value in stated.items() if value not in ("", None)}
    foreign = [name for name in said if name not in known and name not in ("decision", _UNDONE)]
    given = {
        name: _typed(name, known[name], value) for name, value in said.items() if name in known
    }
    if foreign:
        raise CodebookError(
            f"The decision '{kind.kind}' has no {', '.join(foreign)}. Leave it empty, or choose "
            f"another decision; this one has {', '.join(known)}."
        )
    for name in ("actor_id", *kind.required, *(("start", "end") if "start" in known else ())):
        if name not in given:
            raise CodebookError(
                f"The decision '{kind.kind}' needs {name}; it is empty. Fill it in."
            )
    return kind(**given)


def log_entries(codebook: Codebook) -> list[dict[str, Any]]:
    """The whole log as the library keeps it, what was taken back included."""
    held = [entry(decision) for decision in codebook.decisions]
    return held + [entry(decision) | {_UNDONE: True} for decision in codebook.undone]


def codebook_of(entries: Iterable[Mapping[str, Any]]) -> tuple[Codebook, tuple[str, ...]]:
    """The codebook that `log_entries` wrote, and why what it cannot read is left out.

    A log is never refused as a whole: what a newer version or another hand wrote is passed by.
    """
    ledger, held, undone, problems = Ledger(), [], [], []
    for stated in entries:
        try:
            decision = decision_of(stated)
            if stated.get(_UNDONE):
                undone.append(decision)
                continue
            ledger.add(decision)
            held.append(decision)
        except CodebookError as error:
            problems.append(str(error))
    return Codebook(tuple(held), tuple(undone)), tuple(problems)


def joined(codebooks: Iterable[Codebook]) -> tuple[Codebook, tuple[str, ...]]:
    """The decisions of several codebooks as one, the first before the next.

    Returns
    -------
    codebook, problems
        What contradicts an earlier codebook is left out and said; what repeats it is left out.
    """
    books = [book for book in codebooks if book.decisions]
    if len(books) < 2:
        return (books[0] if books else Codebook()), ()
    ledger, held, problems = Ledger(), [], []
    for decision in (decision for book in books for decision in book.decisions):
        if ledger.duplicate_of(decision) is not None:
            continue
        try:
            ledger.add(decision)
            held.append(decision)
        except CodebookConflict as error:
            problems.append(str(error))
    return Codebook(tuple(held)), tuple(problems)


def without_undone(codebook: Codebook) -> Codebook:
    """The decisions that hold, with nothing to redo."""
    return replace(codebook, undone=())


@cache
def _types(kind: str) -> dict[str, str]:
    """Field -> its type as written."""
    return {field.name: str(field.type) for field in fields(KINDS[kind])}


def _typed(name: str, written: str, value: Any) -> Any:
    if written != "int":
        return str(value)
    try:
        return int(str(value).strip())
    except ValueError as error:
        raise CodebookError(f"{name} is '{value}'; it must be a whole number.") from error
