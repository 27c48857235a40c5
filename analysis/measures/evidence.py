"""The sentences behind a number: as many rows as the mark says, each with its place in the text."""

from __future__ import annotations

from collections.abc import Collection
from itertools import pairwise
from typing import Any, Literal, get_args

import numpy as np
import pandas as pd

from analysis.errors import SelectionError
from analysis.measures.affiliated import windows_with
from analysis.measures.arrays import Booleans, Integers
from analysis.measures.categories import CATEGORIES, Category, stance_categories
from analysis.measures.positions import PARTS, Part, parts_of
from analysis.measures.selected_articles import Days
from analysis.measures.selecting import (
    DEFAULT_SELECTION,
    Selected,
    check_option,
    select,
    sentence_texts,
)
from analysis.measures.windows import windows_of
from analysis.settings import Selection, Window
from analysis.tables import Annotations, Columns, table

Unit = Literal["mention", "sentence", "paragraph", "document"]
#: every mention with a stance, or those of one category
Judged = Literal["scored"] | Category

#: one row per counted unit
EVIDENCE_COLUMNS: Columns = {
    "unit": "str",  # mention, sentence, paragraph, document
    "document_id": "str",
    "title": "str",
    "outlet": "str",
    "published": "datetime64[us, UTC]",
    "paragraph_index": "int64",  # of the first sentence of the unit that holds one of the actors
    "sentence_index": "int64",
    "start": "int64",  # of the mention; of that first sentence for the other units
    "end": "int64",
    "surface": "str",  # this and the next eight: missing unless the unit is a mention
    "kind": "str",
    "role": "str",
    "rule": "str",
    "confidence": "float64",
    "voice": "str",
    "stance": "float64",
    "category": "str",  # negative, neutral, positive, unsure
    "stance_confidence": "float64",
    "tone": "float64",  # of the sentence; missing for paragraphs and documents
    "sentence_indexes": "object",  # list of int: all sentences of the unit with one of the actors
    "sentences": "object",  # list of str: their texts
    "spans": "object",  # list of (start, end): the actors' mentions in them, as the text has them
}
_OF_MENTION = (
    *("start", "end", "surface", "kind", "role", "rule", "confidence", "voice"),
    *("stance", "stance_confidence"),
)


_OF_DOCUMENT = ["title", "outlet", "published"]


def evidence(
    annotations: Annotations,
    selection: Selection = DEFAULT_SELECTION,
    *,
    unit: Unit = "mention",
    actors: Collection[str],
    voice: str | None = None,
    period: Days | None = None,
    scored: bool = False,
    stance: Judged | None = None,
    uncertain: bool = False,
    part: Part | None = None,
) -> pd.DataFrame:
    """List what a number counts: one row per unit, so number shown == number of rows.

    Parameters
    ----------
    annotations, selection
        The same as for the measure that gave the number.
    unit
        What the number counts: ``"mention"``, or each ``"sentence"``, ``"paragraph"`` or
        ``"document"`` once.
    actors
        One actor_id, or two: then units that hold both, as `cooccurrence` pairs them. An id that
        is not in the tables has no rows.
    voice
        Only mentions in this voice.
    period
        First and last day of publication, both included.
    scored
        Only sentences that have a tone: the ``sentences`` of `tone_by_actor`.
    stance
        Only mentions with a stance (``"scored"``): the ``mentions`` of `stance_by_actor`; or of one
        category: ``"negative"`` is its ``n_negative``.
    uncertain
        Only mentions below ``Settings.mention_threshold``: the bucket of `uncertain_actors`.
    part
        Only mentions in headlines, in leads, or below: the columns of `mention_positions`.

    Returns
    -------
    DataFrame
        EVIDENCE_COLUMNS. Oldest article first, undated last, ties by document_id; then as the
        text has them.

    Raises
    ------
    SelectionError
        When the unit, stance or part is unknown, the actors are not one or two, or two with unit
        ``"mention"``.

    Examples
    --------
    >>> from tests.corpora import corpus
    >>> one = corpus({"a1": [["[Leitner|person:leitner] met [Rossi|person:rossi].",
    ...                       "[Leitner|person:leitner] left."]]})
    >>> evidence(one, actors=("person:leitner",))[["start", "surface"]].values.tolist()
    [[0, 'Leitner'], [19, 'Leitner']]
    >>> both = evidence(one, unit="sentence", actors=("person:leitner", "person:rossi"))
    >>> both["sentences"].tolist()
    [['Leitner met Rossi.']]
    """
    check_option("unit", unit, get_args(Unit))
    _check_actors(unit, actors)
    selected = select(annotations, selection, voice=voice, period=period)
    threshold = annotations.settings.stance_threshold
    if stance is not None:
        selected = _judged(selected, stance, threshold)
    if uncertain:
        confidence = selected.mention_column("confidence")
        selected = selected.only((confidence < annotations.settings.mention_threshold).to_numpy())
    if part is not None:
        check_option("part", part, PARTS)
        here = parts_of(selected) == PARTS.index(part)
        selected = selected.only(here[selected.mention_sentence])
    if scored:
        with_tone = selected.sentences["tone"].notna().to_numpy()
        selected = selected.only(with_tone[selected.mention_sentence])
    wanted = selected.chosen(actors)
    if wanted.sum() < len(actors):
        return table([], EVIDENCE_COLUMNS)
    unit_of_mention, counted = _units(selected, unit, np.flatnonzero(wanted))
    members = np.flatnonzero(wanted[selected.mention_actor] & counted[unit_of_mention])
    order = _in_reading_order(selected, members, unit_of_mention)
    return _described(selected, unit, threshold, *order)


def _check_actors(unit: Unit, actors: Collection[str]) -> None:
    if isinstance(actors, str) or not 1 <= len(set(actors)) == len(actors) <= 2:
        raise SelectionError(
            f"actors is {actors!r}; give a list of one or two different actor ids."
        )
    if unit == "mention" and len(actors) == 2:
        raise SelectionError(
            "A mention is of one actor. For two, choose the unit sentence, paragraph or document."
        )


def _judged(selected: Selected, stance: Judged, threshold: float) -> Selected:
    """Keep the mentions with a stance, or those of one category."""
    check_option("stance", stance, ("scored", *CATEGORIES))
    category = stance_categories(selected, threshold)
    kept = category.notna() if stance == "scored" else category == stance
    return selected.only(kept.to_numpy())


def _units(selected: Selected, unit: Unit, actors: Integers) -> tuple[Integers, Booleans]:
    """Unit of each mention, and whether each unit holds all of the actors."""
    if unit == "mention":
        n_mentions = len(selected.mention_rows)
        return np.arange(n_mentions), np.ones(n_mentions, dtype=bool)
    window: Window = unit
    windows = windows_of(selected, window)
    sides = windows_with(selected, windows, actors[:1], actors[-1:])
    both = (sides.left * sides.right).toarray()[:, 0] > 0
    return windows.of_sentence[selected.mention_sentence], both


def _in_reading_order(
    selected: Selected, members: Integers, unit_of_mention: Integers
) -> tuple[Integers, Integers]:
    """Mentions sorted by article and place, and where each unit begins among them."""
    order = selected.documents.sort_values(["published", "document_id"]).index.to_numpy()
    place = np.empty(len(order), dtype=np.int64)
    place[order] = np.arange(len(order))
    document = selected.mention_document[members]
    members = members[np.lexsort((members, unit_of_mention[members], place[document]))]
    _, begins = np.unique(unit_of_mention[members], return_index=True)
    return members, np.sort(begins)


def _described(
    selected: Selected, unit: Unit, threshold: float, members: Integers, begins: Integers
) -> pd.DataFrame:
    first = members[begins]
    sentences = selected.sentences.iloc[selected.mention_sentence[first]].reset_index(drop=True)
    documents = selected.documents[_OF_DOCUMENT].iloc[selected.mention_document[first]]
    rows = sentences.assign(
        unit=unit,
        **{name: documents[name].array for name in _OF_DOCUMENT},
        **_lists(selected, members, begins),
    )
    if unit == "mention":
        labels = {name: selected.mention_column(name).iloc[first].array for name in _OF_MENTION}
        category = stance_categories(selected, threshold).iloc[first].array
        rows = rows.assign(**labels, category=category)
    elif unit != "sentence":
        rows["tone"] = np.nan
    return rows.reindex(columns=list(EVIDENCE_COLUMNS)).astype(dict(EVIDENCE_COLUMNS))


def _lists(selected: Selected, members: Integers, begins: Integers) -> dict[str, pd.Series[Any]]:
    """For each unit its sentences with one of the actors, and the places of the mentions."""
    sentence = selected.mention_sentence[members]
    new = np.ones(len(members), dtype=bool)
    new[1:] = np.diff(sentence) != 0
    new[begins] = True
    rows, row_begins = sentence[new], np.cumsum(new)[begins] - 1
    starts, ends = (selected.mention_column(name).to_numpy()[members] for name in ("start", "end"))
    spans = list(zip(starts.tolist(), ends.tolist(), strict=True))
    indexes = selected.sentences["sentence_index"].to_numpy()[rows].tolist()
    return {
        "sentence_indexes": _cut(indexes, row_begins),
        "sentences": _cut(sentence_texts(selected, rows), row_begins),
        "spans": _cut(spans, begins),
    }


def _cut(values: list[Any], begins: Integers) -> pd.Series[Any]:
    """One list per unit; `begins` says where each starts."""
    bounds = [*begins.tolist(), len(values)]
    return pd.Series([values[start:end] for start, end in pairwise(bounds)], dtype=object)
