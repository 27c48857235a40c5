"""Which articles, sentences and mentions a `Selection` counts: the only place that decides it.

Boilerplate is in no count and in no denominator. What the selection names but the tables do not
hold (an unknown actor, a removed article) selects nothing and is no error.
"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import Any, NamedTuple

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from analysis.errors import SelectionError
from analysis.measures.rolling import counted_for
from analysis.measures.speakers import rolled
from analysis.measures.stories import in_order, stories
from analysis.settings import Duplicates, Selection
from analysis.tables import MENTION_COLUMNS, Annotations, Columns

Integers = NDArray[np.int64]
Booleans = NDArray[np.bool_]
Days = tuple[date | None, date | None]

#: one row per counted mention: the mention, who it is, and where in the article it stands
SELECTED_MENTION_COLUMNS: Columns = {
    **MENTION_COLUMNS,
    "name": "str",
    "type": "str",
    "paragraph_index": "int64",
    "section": "str",
}
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
    documents = _documents(annotations, selection, period)
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


def selected_documents(
    annotations: Annotations, selection: Selection = DEFAULT_SELECTION
) -> pd.DataFrame:
    """Articles of the selection, also those in which no actor is mentioned.

    Returns
    -------
    DataFrame
        DOCUMENT_COLUMNS, by document_id. Undated articles are in only while no date is set.
    """
    return _documents(annotations, selection, None)


class SelectionSize(NamedTuple):
    """How much a selection holds."""

    articles: int
    #: titles included, boilerplate left out
    sentences: int
    #: articles in another language than English: not in tone and stance
    not_english: int


def selection_size(
    annotations: Annotations, selection: Selection = DEFAULT_SELECTION
) -> SelectionSize:
    """Count articles and sentences without making tables of them.

    Examples
    --------
    >>> from tests.corpora import corpus
    >>> selection_size(corpus({"a1": [["Rain.", "Sun."]]}))
    SelectionSize(articles=1, sentences=2, not_english=0)
    """
    documents = _documents(annotations, selection, None)
    sentences = annotations.sentences
    inside = _rows_of(sentences["document_id"], pd.Index(documents["document_id"])) >= 0
    counted = inside & (sentences["section"] != "boilerplate").to_numpy()
    not_english = int((documents["language"].fillna("en") != "en").sum())
    return SelectionSize(len(documents), int(counted.sum()), not_english)


def selected_sentences(
    annotations: Annotations, selection: Selection = DEFAULT_SELECTION
) -> pd.DataFrame:
    """Sentences of the selected articles, titles included, boilerplate left out.

    Returns
    -------
    DataFrame
        SENTENCE_COLUMNS, by document_id, then in the order of the text.
    """
    return select(annotations, selection).sentences


def selected_mentions(
    annotations: Annotations, selection: Selection = DEFAULT_SELECTION
) -> pd.DataFrame:
    """Mentions that count, each with its actor's name and type and its place in the article.

    With ``Selection.roll_up`` the actor is the one that the mention is counted for.

    Returns
    -------
    DataFrame
        SELECTED_MENTION_COLUMNS, by document_id, then in the order of the text.
    """
    selected = select(annotations, selection)
    mentions = selected.all_mentions.iloc[selected.mention_rows].reset_index(drop=True)
    joined = {
        **{name: selected.actors[name].to_numpy()[selected.mention_actor] for name in _WHO},
        **{name: selected.sentences[name].to_numpy()[selected.mention_sentence] for name in _WHERE},
    }
    return mentions.assign(**joined)[list(SELECTED_MENTION_COLUMNS)].astype(
        dict(SELECTED_MENTION_COLUMNS)
    )


_WHO = ("actor_id", "name", "type")
_WHERE = ("paragraph_index", "section")


def undated_left_out(annotations: Annotations, selection: Selection = DEFAULT_SELECTION) -> int:
    """Number of articles that would be in, had they a date; 0 while no date is set."""
    if not _is_set(selection.dates):
        return 0
    whatever_date = _documents(annotations, replace(selection, dates=None), None)
    return int(whatever_date["published"].isna().sum())


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


def _documents(annotations: Annotations, selection: Selection, period: Days | None) -> pd.DataFrame:
    documents = annotations.documents
    kept = np.ones(len(documents), dtype=bool)
    for column, wanted in (("document_id", selection.documents), ("outlet", selection.outlets)):
        if wanted is not None:
            kept &= documents[column].isin(list(wanted)).to_numpy()
    if selection.tags is not None:
        wanted_tags = set(selection.tags)
        kept &= np.array([not wanted_tags.isdisjoint(tags) for tags in documents["tags"]], bool)
    kept &= _published_in(documents["published"], selection.dates)
    counted = _without_copies(documents[kept], selection.duplicates)
    counted = counted[_published_in(counted["published"], Selection(dates=period).dates)]
    return counted.sort_values("document_id", ignore_index=True)


def _without_copies(documents: pd.DataFrame, duplicates: Duplicates) -> pd.DataFrame:
    """Of the articles of one story the first, or the first of each outlet ("not stated" is one).

    Chosen among all selected articles, before a period is cut out of them: so the counts of
    the periods add up to the whole.
    """
    if duplicates == "every copy":
        return documents
    told = in_order(documents.merge(stories(documents), on="document_id"))
    apart = ["representative"] if duplicates == "one per story" else ["representative", "outlet"]
    first = told.drop_duplicates(apart)["document_id"]
    return documents[documents["document_id"].isin(first)]


def _is_set(days: Days | None) -> bool:
    return days is not None and days != (None, None)


def _published_in(published: pd.Series[Any], days: Days | None) -> Booleans:
    """Is it published from the first to the last day (UTC), both included?"""
    kept = np.ones(len(published), dtype=bool)
    first, last = days or (None, None)
    if first is not None:
        kept &= (published >= pd.Timestamp(first, tz="UTC")).to_numpy()
    if last is not None:
        kept &= (published < pd.Timestamp(last + timedelta(days=1), tz="UTC")).to_numpy()
    return kept


def _sentences(sentences: pd.DataFrame, ids: pd.Index[Any]) -> tuple[pd.DataFrame, Integers]:
    """Counted sentences in text order, and the row of the document of each."""
    document = _rows_of(sentences["document_id"], ids)
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
    document = _rows_of(mentions["document_id"], ids)
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
    return np.append(place, -1)[_rows_of(mentioned, pd.Index(actor_ids))]


def _labelled(mentions: pd.DataFrame, selection: Selection) -> Booleans:
    """Has the mention a role, a kind and a voice that the selection counts?"""
    kept = mentions["role"].isin(selection.roles) & mentions["kind"].isin(selection.counted_kinds)
    if selection.voices is not None:
        kept &= mentions["voice"].isin(list(selection.voices))
    return kept.to_numpy()


def _rows_of(values: pd.Series[Any], ids: pd.Index[Any]) -> Integers:
    """Row of each value in `ids`, or -1; each different value is looked up once."""
    codes, different = pd.factorize(values)
    return np.append(ids.get_indexer(different), -1)[codes]
