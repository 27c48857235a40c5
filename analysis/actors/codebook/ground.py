"""The machine's tables as decisions look at them: indexed once, whatever is decided then."""

from __future__ import annotations

from functools import cached_property
from typing import Any, NamedTuple

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from analysis.actors.codebook.spellings import Integers, Texts
from analysis.tables import ACTOR_COLUMNS, Annotations

#: offsets are below this, so that (document, offset) fits one integer
OFFSETS = 2**32


class Stretches(NamedTuple):
    """Stretches of text in the order of the articles, as (document, offset) in one integer."""

    #: rows of the table that they come from
    row: Integers
    begin: Integers
    end: Integers


class Grouped(NamedTuple):
    """The mentions of each actor: of the n-th those at ``order[bounds[n] : bounds[n + 1]]``."""

    ids: list[str]
    #: the actor of each mention, by its place in `ids`
    codes: Integers
    order: Integers
    bounds: Integers


class MachineActors(NamedTuple):
    """The actors table, to look rows up in."""

    #: actor_id -> its row
    place: dict[str, int]
    columns: dict[str, NDArray[Any]]


class Ground:
    """What a codebook is laid on.

    Parameters
    ----------
    annotations
        What the machine found; not to be changed afterwards.
    """

    def __init__(self, annotations: Annotations) -> None:
        self._tables = annotations
        self.texts = Texts(annotations.documents["text"])

    def prepared(self) -> Ground:
        """The same with everything indexed now, so that the first decision need not wait."""
        for name in ("sentences", "mentions", "owners", "actors", "_ranks"):
            getattr(self, name)
        _ = self.texts.plain
        return self

    @cached_property
    def sentences(self) -> Stretches:
        """Sentences that are searched; boilerplate is left out."""
        told = self._tables.sentences["section"] != "boilerplate"
        return self._stretches(self._tables.sentences, np.flatnonzero(told))

    @cached_property
    def mentions(self) -> Stretches:
        """The machine's mentions."""
        return self._stretches(
            self._tables.mentions, np.arange(len(self._tables.mentions), dtype=np.int64)
        )

    @cached_property
    def owners(self) -> Grouped:
        """The machine's mentions by actor."""
        codes, ids = pd.factorize(self._tables.mentions["actor_id"])
        order = np.argsort(codes, kind="stable")
        bounds = np.searchsorted(codes[order], np.arange(len(ids) + 1))
        return Grouped([str(one) for one in ids], codes.astype(np.int64), order, bounds)

    @cached_property
    def actors(self) -> MachineActors:
        """The machine's actors."""
        actors = self._tables.actors
        columns = {name: actors[name].to_numpy(object) for name in ACTOR_COLUMNS}
        return MachineActors({one: n for n, one in enumerate(columns["actor_id"])}, columns)

    def ranks_of(self, document_ids: pd.Series[str]) -> Integers:
        """Place of each document in the order of document_id."""
        codes, ids = pd.factorize(document_ids)
        return self._ranks[self._documents.get_indexer(ids)][codes]

    @cached_property
    def _ranks(self) -> Integers:
        ids = self._documents.to_numpy(object)
        ranks = np.empty(len(ids), dtype=np.int64)
        ranks[np.argsort(ids)] = np.arange(len(ids))
        return ranks

    @cached_property
    def _documents(self) -> pd.Index[Any]:
        index: pd.Index[Any] = pd.Index(self._tables.documents["document_id"])
        return index

    def _stretches(self, table: pd.DataFrame, rows: Integers) -> Stretches:
        codes, ids = pd.factorize(table["document_id"])
        document = self._documents.get_indexer(ids)[codes][rows] * OFFSETS
        begin = document + table["start"].to_numpy()[rows]
        order = np.argsort(begin, kind="stable")
        end = document + table["end"].to_numpy()[rows]
        return Stretches(rows[order], begin[order], end[order])
