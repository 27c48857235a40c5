"""Numbers in place of ids, made once for each `Annotations`: what every selection starts from.

Tables of annotations are never changed in place, so what is made of them holds as long as they do.
"""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable, Collection, Hashable
from functools import cached_property
from threading import Lock
from typing import Any, Generic, NamedTuple, TypeVar
from weakref import WeakKeyDictionary

import numpy as np
import pandas as pd

from analysis.measures.arrays import Booleans, Integers
from analysis.measures.rolling import counted_for
from analysis.tables import Annotations

Made = TypeVar("Made")

#: selections kept for each annotations: those of one page, both sides of a comparison included
MAX_SELECTIONS = 6
#: sentence_index is below this, so that (document, sentence) fits one integer
_SENTENCES_PER_DOCUMENT = 2**32


class Codes(NamedTuple):
    """A column of labels as numbers; -1 where it is missing."""

    number: Integers
    labels: pd.Index[Any]

    def among(self, wanted: Collection[str]) -> Booleans:
        """Is the label of each row one of these?"""
        kept = np.append(self.labels.isin(list(wanted)), False)
        found: Booleans = kept[self.number]
        return found


class Kept(Generic[Made]):
    """What was made of keys, the last used ones."""

    def __init__(self, most: int) -> None:
        self._most = most
        self._made: OrderedDict[Hashable, Made] = OrderedDict()
        self._lock = Lock()

    def get(self, key: Hashable, make: Callable[[], Made]) -> Made:
        """What is kept under `key`, else what is made now."""
        with self._lock:
            if key in self._made:
                self._made.move_to_end(key)
                return self._made[key]
        made = make()
        with self._lock:
            self._made[key] = made
            while len(self._made) > self._most:
                self._made.popitem(last=False)
        return made


class Index:
    """The tables of some annotations in one order, whatever the order of their rows."""

    def __init__(self, annotations: Annotations) -> None:
        #: DOCUMENT_COLUMNS, by document_id
        self.documents = _in_order(annotations.documents, "document_id")
        #: ACTOR_COLUMNS, by actor_id
        self.actors = _in_order(annotations.actors, "actor_id")
        ids = pd.Index(self.documents["document_id"])
        #: SENTENCE_COLUMNS without boilerplate, in the order of the text; row of each's document
        self.sentences, self.sentence_document = _sentences(annotations.sentences, ids)
        rows, actor, sentence = self._mentions(annotations.mentions, ids)
        #: rows of the mentions table in text order; row of the actor, and of the sentence, of each
        self.mention_rows, self.mention_actor, self.mention_sentence = rows, actor, sentence
        self._mention_table = annotations.mentions
        #: what was selected lately
        self.selections: Kept[Any] = Kept(MAX_SELECTIONS)
        #: which articles were chosen lately
        self.articles: Kept[Booleans] = Kept(2 * MAX_SELECTIONS)

    @cached_property
    def role(self) -> Codes:
        """Role of each mention, in the order of `mention_rows`."""
        return self._codes("role")

    @cached_property
    def kind(self) -> Codes:
        """Kind of each mention."""
        return self._codes("kind")

    @cached_property
    def voice(self) -> Codes:
        """Voice of each mention."""
        return self._codes("voice")

    @cached_property
    def voice_rolled(self) -> Codes:
        """Voice of each mention, of an office holder or institution that of its country."""
        ids = self.actors["actor_id"].to_numpy(object)
        own = pd.Index(ids).get_indexer(self.voice.labels)
        labels = self.voice.labels.to_numpy(object).copy()
        labels[own >= 0] = ids[self.rolled_up[own[own >= 0]]]
        return Codes(self.voice.number, pd.Index(labels))

    @cached_property
    def name_rank(self) -> Integers:
        """Place of each actor in the alphabet of names; ties by actor_id."""
        order = self.actors.sort_values(["name", "actor_id"]).index.to_numpy()
        place = np.empty(len(order), dtype=np.int64)
        place[order] = np.arange(len(order))
        return place

    @cached_property
    def rolled_up(self) -> Integers:
        """Row of the actor that each actor is counted for."""
        whom = counted_for(self.actors, roll_up=True)
        return np.asarray(pd.Index(self.actors["actor_id"]).get_indexer(whom), dtype=np.int64)

    def _codes(self, column: str) -> Codes:
        number, labels = pd.factorize(self._mention_table[column])
        return Codes(number.astype(np.int64)[self.mention_rows], pd.Index(labels))

    def _mentions(
        self, mentions: pd.DataFrame, ids: pd.Index[Any]
    ) -> tuple[Integers, Integers, Integers]:
        document = rows_of(mentions["document_id"], ids)
        actor = rows_of(mentions["actor_id"], pd.Index(self.actors["actor_id"]))
        sentence_index = self.sentences["sentence_index"].to_numpy()
        keys = self.sentence_document * _SENTENCES_PER_DOCUMENT + sentence_index
        key = document * _SENTENCES_PER_DOCUMENT + mentions["sentence_index"].to_numpy()
        sentence = np.searchsorted(keys, key)
        found = sentence < len(keys)
        found[found] = keys[sentence[found]] == key[found]
        rows = np.flatnonzero(found & (document >= 0) & (actor >= 0))
        start, end = (mentions[name].to_numpy()[rows] for name in ("start", "end"))
        rows = rows[np.lexsort((actor[rows], end, start, sentence[rows]))]
        return rows, actor[rows], sentence[rows]


_INDEXES: WeakKeyDictionary[Annotations, Index] = WeakKeyDictionary()


def index_of(annotations: Annotations) -> Index:
    """The index of these annotations, made with the first call and gone with them."""
    made = _INDEXES.get(annotations)
    if made is None:
        made = _INDEXES.setdefault(annotations, Index(annotations))
    return made


def rows_of(values: pd.Series[Any], ids: pd.Index[Any]) -> Integers:
    """Row of each value in `ids`, or -1; each different value is looked up once."""
    codes, different = pd.factorize(values)
    return np.append(ids.get_indexer(different), -1)[codes]


def _in_order(table: pd.DataFrame, key: str) -> pd.DataFrame:
    """The table by `key`; texts are not copied where it is so already."""
    if table[key].is_monotonic_increasing:
        return table.reset_index(drop=True)
    return table.sort_values(key, ignore_index=True)


def _sentences(sentences: pd.DataFrame, ids: pd.Index[Any]) -> tuple[pd.DataFrame, Integers]:
    """Counted sentences in text order, and the row of the document of each."""
    document = rows_of(sentences["document_id"], ids)
    counted = np.flatnonzero((document >= 0) & (sentences["section"] != "boilerplate").to_numpy())
    index = sentences["sentence_index"].to_numpy()[counted]
    counted = counted[np.lexsort((index, document[counted]))]
    return sentences.iloc[counted].reset_index(drop=True), document[counted]
