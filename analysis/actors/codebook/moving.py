"""Who owns which mentions, while decisions move them: rows of a table, never the table itself."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from analysis.actors.codebook.decision import Decision
from analysis.actors.codebook.decisions import Exclude, MarkMention, Merge, Split
from analysis.actors.codebook.finding import Found
from analysis.actors.codebook.ground import Grouped
from analysis.actors.folding import fold

Integers = NDArray[np.int64]

#: the code of a mention that no actor owns: of an excluded actor, or a mark not yet made
NOBODY = -1
_NONE = np.array([], dtype=np.int64)


def _places_left(n: int, removed: Integers) -> Integers:
    kept = np.ones(n, dtype=bool)
    kept[removed] = False
    return np.where(kept, np.cumsum(kept) - 1, -1)


class Owners:
    """The owner of each mention, changed decision by decision.

    Only actors that a decision names are touched, so that the cost follows the decisions and not
    the articles.
    """

    def __init__(
        self,
        mentions: pd.DataFrame,
        found: Found,
        decisions: Sequence[Decision],
        machine: Grouped,
    ) -> None:
        self._mentions = mentions
        self._machine = machine
        self._ids = list(machine.ids)
        self._code = {one: code for code, one in enumerate(self._ids)}
        #: place now of each of the machine's mentions; -1 where it gave way
        self._places = _places_left(len(machine.codes), found.removed)
        kept = machine.codes[self._places >= 0]
        new = np.full(len(mentions) - len(kept), NOBODY, dtype=np.int64)
        self.codes: Integers = np.concatenate([kept, new])
        #: mentions that are no longer where the machine put them, or that it did not find
        self.moved: NDArray[np.bool_] = np.zeros(len(mentions), dtype=bool)
        #: mentions that aliases and marks found or claimed
        self.added: NDArray[np.bool_] = np.zeros(len(mentions), dtype=bool)
        #: from this row on mentions are new
        self.first_new = len(mentions) - len(found.rows)
        self._marks: dict[int, Integers] = {}
        #: rows that aliases gave to other actors, by code
        self._given: dict[int, Integers] = {}
        self._take(found, decisions)
        #: actor_id -> rows, of the actors that were touched
        self._rows: dict[str, list[Integers]] = {}
        #: rows that each decision moved, by its place
        self.moved_by: dict[int, int] = {}
        self._changed: dict[str, None] = {}

    def _take(self, found: Found, decisions: Sequence[Decision]) -> None:
        """Give aliases their mentions at once; marks wait for their turn among the decisions."""
        rows = np.concatenate([found.claimed, np.arange(self.first_new, len(self._mentions))])
        places = np.concatenate([found.claimed_by, found.decision])
        for place in np.unique(places).tolist():
            decision, own = decisions[place], rows[places == place]
            if isinstance(decision, MarkMention):
                self._marks[place] = own
                code = NOBODY
            else:
                code = self._code_of(decision.actor_id)
                own = own[(own >= self.first_new) | (self.codes[own] != code)]
                self._given[code] = np.concatenate([self._given.get(code, _NONE), own])
            self.moved[own] = self.added[own] = True
            self.codes[own] = code

    def rows_of(self, actor_id: str) -> Integers:
        """Rows of an actor's mentions now, in no order."""
        parts = self._parts(actor_id)
        if len(parts) > 1:
            parts[:] = [np.concatenate(parts)]
        return parts[0] if parts else np.array([], dtype=np.int64)

    def decide(self, place: int, decision: Decision) -> int:
        """Move what a decision moves; how many mentions that is."""
        if isinstance(decision, Merge):
            return self._merge(decision)
        if isinstance(decision, Split):
            return self._split(decision)
        if isinstance(decision, Exclude):
            rows = self.rows_of(decision.actor_id)
            self._set(decision.actor_id, [])
            self.codes[rows] = NOBODY
            return len(rows)
        if isinstance(decision, MarkMention):
            rows = self._marks.get(place, _NONE)
            self._parts(decision.actor_id).append(rows)
            self._changed[decision.actor_id] = None
            return len(rows)
        return 0

    def settle(self) -> None:
        """Write the owners of touched actors into `codes`."""
        for actor_id in self._changed:
            self.codes[self.rows_of(actor_id)] = self._code_of(actor_id)

    def actor_ids(self) -> NDArray[Any]:
        """The owner of each mention by id; "" where it is nobody's."""
        return np.array([*self._ids, ""], dtype=object)[self.codes]

    def owners_of(self, rows: Any) -> list[str]:
        """The owners of some mentions by id; "" where it is nobody's."""
        return [self._ids[code] if code != NOBODY else "" for code in self.codes[rows].tolist()]

    def _merge(self, merge: Merge) -> int:
        source = self._parts(merge.actor_id)
        moved = sum(len(part) for part in source)
        for part in source:
            self.moved[part] = True
        target = self._parts(merge.target_id)
        longer, shorter = (source, target) if len(source) > len(target) else (target, source)
        longer.extend(shorter)
        self._set(merge.target_id, longer)
        self._set(merge.actor_id, [])
        return moved

    def _split(self, split: Split) -> int:
        rows = self.rows_of(split.actor_id)
        goes = np.ones(len(rows), dtype=bool)
        if split.document_id:
            goes &= (self._mentions["document_id"].iloc[rows] == split.document_id).to_numpy()
        if split.surface:
            surfaces = self._mentions["surface"].iloc[rows]
            wanted = fold(split.surface)
            goes &= surfaces.isin([one for one in surfaces.unique() if fold(one) == wanted])
        self._set(split.actor_id, [rows[~goes]])
        self._parts(split.target_id).append(rows[goes])
        self._changed[split.target_id] = None
        self.moved[rows[goes]] = True
        return int(goes.sum())

    def _set(self, actor_id: str, parts: list[Integers]) -> None:
        self._rows[actor_id] = parts
        self._changed[actor_id] = None

    def _parts(self, actor_id: str) -> list[Integers]:
        if actor_id not in self._rows:
            code = self._code.get(actor_id)
            own = self._own(code) if code is not None else _NONE
            self._rows[actor_id] = [own] if len(own) else []
        return self._rows[actor_id]

    def _own(self, code: int) -> Integers:
        """Rows of an actor before any decision moved them, with what aliases gave and took."""
        bounds = self._machine.bounds[code : code + 2]
        found = self._machine.order[slice(*bounds)] if len(bounds) == 2 else _NONE
        rows = self._places[found]
        rows = rows[rows >= 0]
        return np.concatenate([rows[self.codes[rows] == code], self._given.get(code, _NONE)])

    def _code_of(self, actor_id: str) -> int:
        if actor_id not in self._code:
            self._code[actor_id] = len(self._ids)
            self._ids.append(actor_id)
        return self._code[actor_id]
