"""Who is quoted, with which words, and who is only talked about."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise
from typing import Any

import numpy as np
import pandas as pd

from analysis.measures.indexing import rows_of
from analysis.measures.mentions import actor_counts
from analysis.measures.selected_articles import Days, selected_documents
from analysis.measures.selecting import DEFAULT_SELECTION, select
from analysis.measures.speakers import UNNAMED, described, in_rank, reported_quotes
from analysis.settings import Selection
from analysis.tables import Annotations, Columns, table
from analysis.text.cues import FORCES

#: one row per quote: an unbroken stretch of reported speech
SELECTED_QUOTE_COLUMNS: Columns = {
    "quote_id": "str",
    "document_id": "str",
    "title": "str",
    "outlet": "str",
    "published": "datetime64[us, UTC]",
    "sentence_index": "int64",
    "start": "int64",
    "end": "int64",
    "speaker_id": "str",
    "speaker": "str",
    "speaker_type": "str",
    "phrase": "str",  # the words for the speaker; missing where there are none
    "cue": "str",  # as printed; missing where a quotation has none
    "force": "str",  # what is done by the cue: analysis.text.cues.FORCES
    "form": "str",  # direct, indirect, mixed
    "text": "str",  # what was said
    "targets": "object",  # list of str: names of the actors mentioned in it, in this voice
    "target_ids": "object",  # list of str: their actor_ids
}
#: one row per speaker and force
FORCE_COLUMNS: Columns = {
    "speaker_id": "str",
    "speaker": "str",
    "speaker_type": "str",
    "force": "str",
    "quotes": "int64",
    "n": "int64",  # all quotes of the speaker: the denominator of the share
    "share": "float64",
    "cues": "str",  # the printed cues, most frequent first
}
#: one row per actor that is quoted or mentioned
QUOTED_COLUMNS: Columns = {
    "actor_id": "str",
    "name": "str",
    "type": "str",
    "quotes": "int64",
    "documents": "int64",  # articles that quote the actor
    "mentions": "int64",  # as the selection counts them
    "mentioned_in": "int64",  # articles with a mention
    "quotes_per_mention": "float64",  # missing without a mention
    "heard": "bool",  # quoted at least once
}


def selected_quotes(
    annotations: Annotations,
    selection: Selection = DEFAULT_SELECTION,
    *,
    speaker: str | None = None,
    force: str | None = None,
    period: Days | None = None,
    most: int | None = None,
) -> pd.DataFrame:
    """List what is said in the selected articles, by whom and about whom.

    Parameters
    ----------
    annotations, selection
        Which articles, and with ``Selection.voices`` which speakers. The types, kinds and policy of
        the selection decide which targets are listed, not which quotes.
    speaker
        Only quotes of this speaker_id: as many rows as the ``quotes`` of `quoted`.
    force
        Only quotes whose cue has this force: as many as the ``quotes`` of `cue_forces`.
    period
        First and last day of publication, both included.
    most
        Only so many, the first ones; all of them if None.

    Returns
    -------
    DataFrame
        SELECTED_QUOTE_COLUMNS, by document_id, then in the order of the text. What the writer says
        in the first person is no quote. A quote inside another is a row of its own.
    """
    quotes = reported_quotes(annotations, selection, period=period)
    if speaker is not None:
        quotes = quotes[quotes["speaker_id"] == speaker]
    if force is not None:
        quotes = quotes[quotes["force"] == force]
    quotes = quotes.sort_values(["document_id", "start", "end", "quote_id"], ignore_index=True)
    quotes = quotes.head(len(quotes) if most is None else most)
    if quotes.empty:
        return table([], SELECTED_QUOTE_COLUMNS)
    documents = selected_documents(annotations, selection)
    rows = rows_of(quotes["document_id"], pd.Index(documents["document_id"]))
    texts = documents["text"].array[rows].tolist()
    spans = zip(texts, quotes["start"], quotes["end"], strict=True)
    told = zip(texts, quotes["speaker_start"], quotes["speaker_end"], strict=True)
    names, ids = _targets(annotations, selection, quotes["quote_id"])
    quotes = quotes.assign(
        text=[text[start:end] for text, start, end in spans],
        phrase=[np.nan if pd.isna(start) else text[start:end] for text, start, end in told],
        **{name: documents[name].array[rows] for name in _OF_DOCUMENT},
        targets=pd.Series(names, dtype=object),
        target_ids=pd.Series(ids, dtype=object),
    )
    return quotes[list(SELECTED_QUOTE_COLUMNS)].astype(dict(SELECTED_QUOTE_COLUMNS))


_OF_DOCUMENT = ("title", "outlet", "published")


def _targets(
    annotations: Annotations, selection: Selection, quote_ids: pd.Series[Any]
) -> tuple[list[list[str]], list[list[str]]]:
    """Names and ids of the actors that stand in each quote, each once, in the order of the text."""
    selected = select(annotations, selection)
    number = rows_of(selected.mention_column("quote_id"), pd.Index(quote_ids))
    found: list[dict[str, str]] = [{} for _ in quote_ids]
    inside = np.flatnonzero(number >= 0)
    who = selected.actors[["actor_id", "name"]].iloc[selected.mention_actor[inside]]
    for place, actor_id, name in zip(number[inside], who["actor_id"], who["name"], strict=True):
        found[place][actor_id] = name
    return [list(one.values()) for one in found], [list(one) for one in found]


def cue_forces(annotations: Annotations, selection: Selection = DEFAULT_SELECTION) -> pd.DataFrame:
    """Count with which words each speaker is quoted: says, praises, accuses ...

    The words are the article's choice: "claimed" doubts where "said" reports.

    Returns
    -------
    DataFrame
        FORCE_COLUMNS. Speakers with most quotes first, the unnamed last; in each the most frequent
        force first, and its most frequent cues first, ties by the alphabet. Shares of a speaker sum
        to 1.
    """
    quotes = reported_quotes(annotations, selection)
    if quotes.empty:
        return table([], FORCE_COLUMNS)
    keys = ["speaker_id", "speaker", "speaker_type", "force"]
    counted = quotes.groupby(keys).size().reset_index(name="quotes")
    counted["cues"] = _cues(quotes, counted, keys)
    counted["n"] = counted.groupby("speaker_id")["quotes"].transform("sum")
    counted["share"] = counted["quotes"] / counted["n"]
    ordered = counted.assign(
        rank=in_rank(counted["speaker_id"]), most=-counted["n"], more=-counted["quotes"],
        place=counted["force"].map({force: place for place, force in enumerate(FORCES)}),
    ).sort_values(["rank", "most", "speaker", "more", "place"], ignore_index=True)  # fmt: skip
    return ordered[list(FORCE_COLUMNS)].astype(dict(FORCE_COLUMNS))


def _cues(quotes: pd.DataFrame, counted: pd.DataFrame, keys: list[str]) -> list[str]:
    """The printed cues of each row of `counted`, most frequent first, ties by the alphabet."""
    row = pd.Series(np.arange(len(counted)), index=pd.MultiIndex.from_frame(counted[keys]))
    number = row.reindex(pd.MultiIndex.from_frame(quotes[keys])).to_numpy(np.int64)
    cue, cues = pd.factorize(quotes["cue"].str.lower(), sort=True)
    printed = cue >= 0
    n_cues = max(len(cues), 1)
    pairs, times = np.unique(number[printed] * n_cues + cue[printed], return_counts=True)
    order = np.lexsort((pairs % n_cues, -times, pairs // n_cues))
    words = cues.to_numpy(object)[pairs[order] % n_cues] if len(pairs) else np.array([], object)
    bounds = np.searchsorted(pairs[order] // n_cues, np.arange(len(counted) + 1))
    return [", ".join(words[start:end]) for start, end in pairwise(bounds)]


def quoted(annotations: Annotations, selection: Selection = DEFAULT_SELECTION) -> pd.DataFrame:
    """Set how often each actor is quoted against how often it is mentioned.

    Returns
    -------
    DataFrame
        QUOTED_COLUMNS. Most quoted first, then most mentioned, ties by name; the unnamed last,
        without mentions. ``heard`` is False for who is talked about and never quoted: no quote of
        it was *found*.
    """
    # mentions are counted in every voice, whoever is chosen to speak
    selected = select(annotations, replace(selection, voices=None))
    counts = actor_counts(selected)
    mentions = counts[counts["mentions"] > 0].set_index("actor_id")
    quotes = reported_quotes(annotations, selection).groupby("speaker_id")
    said, where = quotes.size(), quotes["document_id"].nunique()
    if mentions.empty and said.empty:
        return table([], QUOTED_COLUMNS)
    ids = pd.Series(sorted({*mentions.index, *said.index}), dtype="str")
    rows = described(ids, annotations.actors).set_axis(["actor_id", "name", "type"], axis=1)
    rows = rows.assign(
        quotes=ids.map(said).fillna(0), documents=ids.map(where).fillna(0),
        mentions=ids.map(mentions["mentions"]).fillna(0),
        mentioned_in=ids.map(mentions["documents"]).fillna(0),
    )  # fmt: skip
    rows["quotes_per_mention"] = rows["quotes"] / rows["mentions"].where(rows["mentions"] > 0)
    rows["heard"] = rows["quotes"] > 0
    ordered = rows.assign(
        last=rows["actor_id"] == UNNAMED, most=-rows["quotes"], more=-rows["mentions"]
    ).sort_values(["last", "most", "more", "name", "actor_id"], ignore_index=True)
    return ordered[list(QUOTED_COLUMNS)].astype(dict(QUOTED_COLUMNS))
