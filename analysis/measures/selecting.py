"""Which articles, sentences and mentions a `Selection` counts: the only place that decides it.

Boilerplate is in no count and in no denominator. What the selection names but the tables do not
hold (an unknown actor, a removed article) selects nothing and is no error.
"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass, field, replace
from functools import cached_property
from typing import Any

import numpy as np
import pandas as pd

from analysis.errors import SelectionError
from analysis.measures.arrays import Booleans, Integers
from analysis.measures.indexing import Index, index_of
from analysis.measures.selected_articles import Days, chosen_articles
from analysis.settings import Selection
from analysis.tables import Annotations

#: what a measure counts unless told otherwise
DEFAULT_SELECTION = Selection()


@dataclass(frozen=True, eq=False)
class Selected:
    """What a selection counts, with row numbers in place of ids, so that counting is arithmetic."""

    #: DOCUMENT_COLUMNS, by document_id
    documents: pd.DataFrame
    #: SENTENCE_COLUMNS without boilerplate, in the order of the text
    sentences: pd.DataFrame
    #: ACTOR_COLUMNS of the actors that the selection's types allow, by actor_id
    actors: pd.DataFrame
    #: place of each of them in the alphabet of names; ties by actor_id
    name_rank: Integers
    #: all mentions of the annotations; `mention_rows` says which of them count, in text order
    all_mentions: pd.DataFrame
    mention_rows: Integers
    #: row of `actors` for each counted mention
    mention_actor: Integers
    #: row of `sentences` for each counted mention
    mention_sentence: Integers
    #: row of `documents` for each sentence
    sentence_document: Integers

    #: what measures have made of this selection and share, by its name
    made: dict[str, Any] = field(default_factory=dict, init=False, repr=False)

    @cached_property
    def mention_document(self) -> Integers:
        """Row of `documents` for each counted mention."""
        return self.sentence_document[self.mention_sentence]

    def mention_column(self, name: str) -> pd.Series[Any]:
        """One column of the counted mentions, in text order."""
        return self.all_mentions[name].iloc[self.mention_rows].reset_index(drop=True)

    def chosen(self, actor_ids: Collection[str] | None) -> Booleans:
        """For each row of `actors`: is it among these? ``None`` means all of them."""
        if actor_ids is None:
            return np.ones(len(self.actors), dtype=bool)
        return self.actors["actor_id"].isin(list(actor_ids)).to_numpy()

    def among(self, actors: pd.DataFrame, name_rank: Integers) -> Selected:
        """The same mentions with `actors`, which hold all of these actors, in place of these."""
        place = pd.Index(actors["actor_id"]).get_indexer(self.actors["actor_id"])
        moved = place[self.mention_actor]
        return replace(self, actors=actors, name_rank=name_rank, mention_actor=moved)

    def only(self, kept: Booleans) -> Selected:
        """Keep the mentions for which `kept` is true; articles and sentences stay."""
        return replace(
            self,
            mention_rows=self.mention_rows[kept],
            mention_actor=self.mention_actor[kept],
            mention_sentence=self.mention_sentence[kept],
        )


def select(
    annotations: Annotations,
    selection: Selection,
    *,
    voice: str | None = None,
    period: Days | None = None,
) -> Selected:
    """Find what is counted; `voice` and `period` narrow the selection further.

    Whatever the order of the rows in the tables, the result is in one order: articles by
    document_id, sentences and mentions as the text has them. So every measure, its resamples and
    its sums are the same to the last digit. What was selected lately is kept: all measures of one
    selection count the same object, and what they share is made once.
    """
    index = index_of(annotations)
    key = selection, voice, period
    selected: Selected = index.selections.get(key, lambda: _selected(annotations, index, *key))
    return selected


def _selected(
    annotations: Annotations,
    index: Index,
    selection: Selection,
    voice: str | None,
    period: Days | None,
) -> Selected:
    if selection.actors is not None:
        everyone = select(annotations, replace(selection, actors=None), voice=voice, period=period)
        return everyone.only(everyone.chosen(selection.actors)[everyone.mention_actor])
    counted = chosen_articles(annotations, selection, period)
    inside = counted[index.sentence_document]
    typed = index.actors["type"].isin(selection.types).to_numpy()
    owner = index.rolled_up[index.mention_actor] if selection.roll_up else index.mention_actor
    kept = inside[index.mention_sentence] & typed[owner] & _labelled(index, selection, voice)
    return Selected(
        documents=_rows(index.documents, counted),
        sentences=_rows(index.sentences, inside),
        actors=_rows(index.actors, typed),
        name_rank=index.name_rank[typed],
        all_mentions=annotations.mentions,
        mention_rows=index.mention_rows[kept],
        mention_actor=_numbered(typed)[owner[kept]],
        mention_sentence=_numbered(inside)[index.mention_sentence[kept]],
        sentence_document=_numbered(counted)[index.sentence_document[inside]],
    )


def _labelled(index: Index, selection: Selection, voice: str | None) -> Booleans:
    """Has the mention a role, a kind and a voice that the selection counts?"""
    kept = index.role.among(selection.roles) & index.kind.among(selection.counted_kinds)
    if selection.voices is not None:
        kept &= index.voice.among(selection.voices)
    if voice is not None:
        kept &= (index.voice_rolled if selection.roll_up else index.voice).among([voice])
    return kept


def _numbered(kept: Booleans) -> Integers:
    """The new row of each row, where only these are kept."""
    return np.cumsum(kept, dtype=np.int64) - 1


def _rows(table: pd.DataFrame, kept: Booleans) -> pd.DataFrame:
    return table if kept.all() else table[kept].reset_index(drop=True)


def select_both(
    annotations: Annotations, first: Selection, second: Selection
) -> tuple[Selected, Selected]:
    """What each of two selections counts, of all actors, with the same `actors` in both.

    An actor of a type that only one of the two counts is in both, without a mention in the other.
    """
    a, b = (select(annotations, replace(one, actors=None)) for one in (first, second))
    index = index_of(annotations)
    either = index.actors["type"].isin({*first.types, *second.types}).to_numpy()
    actors = _rows(index.actors, either), index.name_rank[either]
    return a.among(*actors), b.among(*actors)


def sentence_texts(selected: Selected, rows: Integers) -> list[str]:
    """Texts of these rows of `selected.sentences`."""
    texts = selected.documents["text"].tolist()
    spans = (selected.sentences[name].to_numpy()[rows].tolist() for name in ("start", "end"))
    documents = selected.sentence_document[rows].tolist()
    return [
        texts[document][start:end] for document, start, end in zip(documents, *spans, strict=True)
    ]


def check_option(name: str, value: str, allowed: Collection[str]) -> None:
    """Raise SelectionError that names the allowed values unless `value` is one of them."""
    if value not in allowed:
        raise SelectionError(
            f"The {name} '{value}' is unknown. Choose one of: {', '.join(allowed)}."
        )


def check_at_least_one(name: str, value: int) -> None:
    """Raise SelectionError unless `value` is 1 or more."""
    if value < 1:
        raise SelectionError(f"{name} is {value}; use 1 or more.")
