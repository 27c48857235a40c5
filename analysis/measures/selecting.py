"""Which articles, sentences and mentions a `Selection` counts: the only place that decides it.

Boilerplate is in no count and in no denominator. What the selection names but the tables do not
hold (an unknown actor, a removed article) selects nothing and is no error.
"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass, replace
from typing import Any

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from analysis.errors import SelectionError
from analysis.measures.rolling import counted_for
from analysis.measures.selected_articles import Days, articles_of
from analysis.measures.speakers import rolled
from analysis.settings import Selection
from analysis.tables import Annotations

Integers = NDArray[np.int64]
Booleans = NDArray[np.bool_]

#: what a measure counts unless told otherwise
DEFAULT_SELECTION = Selection()
#: sentence_index is below this, so that (document, sentence) fits one integer
_SENTENCES_PER_DOCUMENT = 2**32


@dataclass(frozen=True, eq=False)
class Selected:
    """What a selection counts, with row numbers in place of ids, so that counting is arithmetic."""

    #: DOCUMENT_COLUMNS, by document_id
    documents: pd.DataFrame
    #: SENTENCE_COLUMNS without boilerplate, in the order of the text
    sentences: pd.DataFrame
    #: ACTOR_COLUMNS of the actors that the selection's types allow, by actor_id
    actors: pd.DataFrame
    #: all mentions of the annotations; `mention_rows` says which of them count, in text order
    all_mentions: pd.DataFrame
    mention_rows: Integers
    #: row of `actors` for each counted mention
    mention_actor: Integers
    #: row of `sentences` for each counted mention
    mention_sentence: Integers
    #: row of `documents` for each sentence
    sentence_document: Integers

    @property
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

    def among(self, actors: pd.DataFrame) -> Selected:
        """The same mentions with `actors`, which hold all of these actors, in place of these."""
        place = pd.Index(actors["actor_id"]).get_indexer(self.actors["actor_id"])
        return replace(self, actors=actors, mention_actor=place[self.mention_actor])

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
    its sums are the same to the last digit.
    """
    documents = articles_of(annotations, selection, period)
    ids = pd.Index(documents["document_id"])
    sentences, sentence_document = _sentences(annotations.sentences, ids)
    everyone = annotations.actors.sort_values("actor_id", ignore_index=True)
    whom = counted_for(everyone, roll_up=selection.roll_up)
    actors = everyone[everyone["type"].isin(selection.types)].reset_index(drop=True)
    keys = sentence_document * _SENTENCES_PER_DOCUMENT + sentences["sentence_index"].to_numpy()
    owner = _owners(annotations.mentions["actor_id"], everyone["actor_id"], whom, actors)
    rows, actor, sentence = _mentions(annotations.mentions, selection, ids, owner, keys)
    selected = Selected(
        documents=documents,
        sentences=sentences,
        actors=actors,
        all_mentions=annotations.mentions,
        mention_rows=rows,
        mention_actor=actor,
        mention_sentence=sentence,
        sentence_document=sentence_document,
    )
    if voice is not None:
        heard = selected.mention_column("voice")
        heard = rolled(heard, annotations.actors, roll_up=selection.roll_up)
        selected = selected.only((heard == voice).to_numpy())
    return selected.only(selected.chosen(selection.actors)[selected.mention_actor])


def select_both(
    annotations: Annotations, first: Selection, second: Selection
) -> tuple[Selected, Selected]:
    """What each of two selections counts, of all actors, with the same `actors` in both.

    An actor of a type that only one of the two counts is in both, without a mention in the other.
    """
    a, b = (select(annotations, replace(one, actors=None)) for one in (first, second))
    everyone = annotations.actors.sort_values("actor_id", ignore_index=True)
    either = everyone["type"].isin({*first.types, *second.types})
    actors = everyone[either].reset_index(drop=True)
    return a.among(actors), b.among(actors)


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


def _sentences(sentences: pd.DataFrame, ids: pd.Index[Any]) -> tuple[pd.DataFrame, Integers]:
    """Counted sentences in text order, and the row of the document of each."""
    document = rows_of(sentences["document_id"], ids)
    counted = np.flatnonzero((document >= 0) & (sentences["section"] != "boilerplate").to_numpy())
    index = sentences["sentence_index"].to_numpy()[counted]
    counted = counted[np.lexsort((index, document[counted]))]
    return sentences.iloc[counted].reset_index(drop=True), document[counted]


def _mentions(
    mentions: pd.DataFrame,
    selection: Selection,
    ids: pd.Index[Any],
    actor: Integers,
    sentence_keys: Integers,
) -> tuple[Integers, Integers, Integers]:
    """Rows of the counted mentions in text order, with the actor and the sentence of each."""
    document = rows_of(mentions["document_id"], ids)
    key = document * _SENTENCES_PER_DOCUMENT + mentions["sentence_index"].to_numpy()
    sentence = np.searchsorted(sentence_keys, key)
    found = sentence < len(sentence_keys)
    found[found] = sentence_keys[sentence[found]] == key[found]
    kept = found & (document >= 0) & (actor >= 0) & _labelled(mentions, selection)
    rows = np.flatnonzero(kept)
    start, end = (mentions[name].to_numpy()[rows] for name in ("start", "end"))
    rows = rows[np.lexsort((actor[rows], end, start, sentence[rows]))]
    return rows, actor[rows], sentence[rows]


def _owners(
    mentioned: pd.Series[Any], actor_ids: pd.Series[Any], whom: Any, actors: pd.DataFrame
) -> Integers:
    """Row in `actors` of whom each mention is counted for, or -1."""
    place = pd.Index(actors["actor_id"]).get_indexer(whom)
    return np.append(place, -1)[rows_of(mentioned, pd.Index(actor_ids))]


def _labelled(mentions: pd.DataFrame, selection: Selection) -> Booleans:
    """Has the mention a role, a kind and a voice that the selection counts?"""
    kept = mentions["role"].isin(selection.roles) & mentions["kind"].isin(selection.counted_kinds)
    if selection.voices is not None:
        kept &= mentions["voice"].isin(list(selection.voices))
    return kept.to_numpy()


def rows_of(values: pd.Series[Any], ids: pd.Index[Any]) -> Integers:
    """Row of each value in `ids`, or -1; each different value is looked up once."""
    codes, different = pd.factorize(values)
    return np.append(ids.get_indexer(different), -1)[codes]
