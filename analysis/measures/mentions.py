"""How often is each actor mentioned, under which words, and in which articles?"""

from __future__ import annotations

from dataclasses import replace
from typing import Any, Literal, NamedTuple, get_args

import numpy as np
import pandas as pd
from scipy import sparse

from analysis.measures.intervals import (
    OVER_ARTICLES,
    WITHIN_ARTICLE,
    Floats,
    Interval,
    ratio_interval,
    wilson,
)
from analysis.measures.selecting import DEFAULT_SELECTION, Integers, Selected, check_option, select
from analysis.measures.windows import by_document, presence, tally, windows_of
from analysis.settings import Selection
from analysis.tables import Annotations, Columns

Denominator = Literal["mentions", "sentences", "articles", "words"]

#: one row per actor with at least one mention
MENTION_COUNT_COLUMNS: Columns = {
    "actor_id": "str",
    "name": "str",
    "type": "str",
    "mentions": "int64",
    "sentences": "int64",  # sentences with at least one mention
    "documents": "int64",  # articles with at least one mention
    "count": "int64",  # the numerator of the share
    "n": "int64",  # the denominator of the share, the same for all
    "share": "float64",  # count / n; per 1,000 words for "words"
    "low": "float64",  # 95 % interval of the share
    "high": "float64",
    "interval": "str",  # over articles, within this article
    "rough": "bool",  # fewer than Settings.min_documents articles
}
#: one row per actor, surface and kind
SURFACE_COLUMNS: Columns = {
    "actor_id": "str",
    "name": "str",
    "surface": "str",
    "kind": "str",
    "mentions": "int64",
}
#: one row per actor and article in which it is mentioned
DOCUMENT_MENTION_COLUMNS: Columns = {
    "actor_id": "str",
    "name": "str",
    "document_id": "str",
    "title": "str",
    "mentions": "int64",
}
_COUNTED: dict[Denominator, str] = {
    "mentions": "mentions",
    "sentences": "sentences",
    "articles": "documents",
    "words": "mentions",
}


def mention_counts(
    annotations: Annotations,
    selection: Selection = DEFAULT_SELECTION,
    *,
    denominator: Denominator = "mentions",
) -> pd.DataFrame:
    """Count mentions, sentences and articles per actor, with a share and its interval.

    A share says how much of the coverage goes to the actor, not how important it is. Choosing
    actors (``Selection.actors``) chooses rows; it does not change the shares of those that stay.

    Parameters
    ----------
    annotations, selection
        What is counted.
    denominator
        What the share is a share of: all ``"mentions"`` of actors, all ``"sentences"`` or all
        ``"articles"`` of the selection, also those that mention nobody; ``"words"``: mentions per
        1,000 words.

    Returns
    -------
    DataFrame
        MENTION_COUNT_COLUMNS. Most mentions first, ties by name. ``low`` and ``high``: Wilson for
        articles; else 1,000 resamples of articles, or, where only one article has anything to
        count, of its sentences ("within this article"). They are missing where there is but one
        sentence. ``rough``: fewer articles than ``Settings.min_documents``.

    Raises
    ------
    SelectionError
        When the denominator is none of these four.

    Examples
    --------
    >>> from tests.corpora import corpus
    >>> two = corpus({
    ...     "a1": ["[Leitner|person:leitner] met [Rossi|person:rossi]."],
    ...     "a2": ["[Leitner|person:leitner] said [Leitner|person:leitner] won."],
    ... })
    >>> mention_counts(two)[["name", "mentions", "documents", "n", "share"]].values.tolist()
    [['Leitner', 3, 2, 4, 0.75], ['Rossi', 1, 1, 4, 0.25]]
    """
    check_option("denominator", denominator, get_args(Denominator))
    selected = select(annotations, replace(selection, actors=None))
    n = _total(selected, denominator)
    counts = actor_counts(selected)
    counts["count"] = counts[_COUNTED[denominator]]
    per = 1_000 if denominator == "words" else 1
    counts["n"] = n
    counts["share"] = per * counts["count"] / n if n else np.nan
    shares = _with_interval(counts, selected, denominator, per, annotations.settings.min_documents)
    rows = shares[(shares["mentions"] > 0) & selected.chosen(selection.actors)]
    return most_first(rows, "mentions")[list(MENTION_COUNT_COLUMNS)].astype(
        dict(MENTION_COUNT_COLUMNS)
    )


def surfaces_by_actor(
    annotations: Annotations, selection: Selection = DEFAULT_SELECTION
) -> pd.DataFrame:
    """Count under which printed words each actor is mentioned.

    Returns
    -------
    DataFrame
        SURFACE_COLUMNS. Actors in the order of `mention_counts`; within one, most mentions first,
        ties by surface, then kind. Sums to the actor's mentions.

    Examples
    --------
    >>> from tests.corpora import corpus
    >>> one = corpus({"a1": ["[Leitner|person:leitner], [Mrs L.|person:leitner|alias] and "
    ...                      "[Leitner|person:leitner]"]})
    >>> surfaces_by_actor(one)[["surface", "kind", "mentions"]].values.tolist()
    [['Leitner', 'name', 2], ['Mrs L.', 'alias', 1]]
    """
    selected = select(annotations, selection)
    parts = {name: selected.mention_column(name) for name in ("surface", "kind")}
    counted = _grouped(selected, pd.DataFrame(parts))
    return _arranged(counted, selected, ["fewer", "surface", "kind"], SURFACE_COLUMNS)


def mentions_by_document(
    annotations: Annotations, selection: Selection = DEFAULT_SELECTION
) -> pd.DataFrame:
    """Count each actor's mentions per article.

    Returns
    -------
    DataFrame
        DOCUMENT_MENTION_COLUMNS, without zeros. Actors in the order of `mention_counts`; within
        one, oldest article first, undated last, ties by document_id.

    Examples
    --------
    >>> from tests.corpora import corpus
    >>> two = corpus({"a1": ["[Leitner|person:leitner]"], "a2": ["[Leitner|person:leitner]"]})
    >>> mentions_by_document(two)[["name", "document_id", "mentions"]].values.tolist()
    [['Leitner', 'a1', 1], ['Leitner', 'a2', 1]]
    """
    selected = select(annotations, selection)
    counted = _grouped(selected, pd.DataFrame({"document": selected.mention_document}))
    documents = selected.documents.iloc[counted["document"]].reset_index(drop=True)
    counted = counted.join(documents[["document_id", "title", "published"]])
    return _arranged(counted, selected, ["published", "document_id"], DOCUMENT_MENTION_COLUMNS)


def actor_counts(selected: Selected) -> pd.DataFrame:
    """Mentions, sentences and documents of every actor, in the order of `selected.actors`."""
    n_actors = len(selected.actors)
    counts = selected.actors[["actor_id", "name", "type"]].copy()
    counts["mentions"] = np.bincount(selected.mention_actor, minlength=n_actors)
    counts["sentences"] = presence(selected, windows_of(selected, "sentence")).sum(axis=0)
    counts["documents"] = presence(selected, windows_of(selected, "document")).sum(axis=0)
    return counts


def most_first(rows: pd.DataFrame, column: str) -> pd.DataFrame:
    """Sort by a count, largest first; ties by name, then by actor_id."""
    return rows.sort_values(
        [column, "name", "actor_id"], ascending=[False, True, True], ignore_index=True
    )


def _total(selected: Selected, denominator: Denominator) -> int:
    if denominator == "words":
        return int(selected.documents["n_words"].sum())
    totals = {
        "mentions": len(selected.mention_rows),
        "sentences": len(selected.sentences),
        "articles": len(selected.documents),
    }
    return totals[denominator]


class _Basis(NamedTuple):
    """What an interval is drawn from."""

    #: clusters x actors
    numerators: sparse.csr_array
    #: one number per cluster
    denominators: Floats
    label: str
    n_documents: int


def _with_interval(
    counts: pd.DataFrame, selected: Selected, denominator: Denominator, per: int, minimum: int
) -> pd.DataFrame:
    if denominator == "articles":
        n_documents, label = len(selected.documents), OVER_ARTICLES
        interval = wilson(counts["count"].to_numpy(), n_documents)
    else:
        basis = _basis(selected, denominator)
        n_documents, label = basis.n_documents, basis.label
        interval = _bootstrapped(basis, counts["share"].to_numpy(dtype=np.float64), per)
    return counts.assign(
        low=interval.low, high=interval.high, interval=label, rough=n_documents < minimum
    )


def _bootstrapped(basis: _Basis, share: Floats, per: int) -> Interval:
    below = sparse.csr_array(basis.denominators[np.newaxis] / per)
    return ratio_interval(basis.numerators.T.tocsr(), below, share)


def _basis(selected: Selected, denominator: Denominator) -> _Basis:
    """Articles that have anything to count; when it is only one, its sentences."""
    windows = windows_of(selected, "sentence")
    shape = (len(selected.sentences), len(selected.actors))
    found = tally(selected.mention_sentence, selected.mention_actor, shape)
    if denominator == "sentences":
        found = presence(selected, windows)
    per_sentence = _per_sentence(selected, denominator)
    grouping = by_document(windows, len(selected.documents))
    per_article = grouping @ per_sentence
    counting = np.flatnonzero(per_article > 0)
    if len(counting) != 1:
        articles = (grouping @ found)[counting]
        return _Basis(articles, per_article[counting], OVER_ARTICLES, len(counting))
    own = np.flatnonzero((selected.sentence_document == counting[0]) & (per_sentence > 0))
    return _Basis(found[own], per_sentence[own], WITHIN_ARTICLE, 1)


def _per_sentence(selected: Selected, denominator: Denominator) -> Floats:
    """What one sentence adds to the denominator."""
    n_sentences = len(selected.sentences)
    if denominator == "mentions":
        counted = np.bincount(selected.mention_sentence, minlength=n_sentences)
        return counted.astype(np.float64)
    if denominator == "sentences":
        return np.ones(n_sentences)
    # An article's words, dealt out to its sentences by their length in characters.
    lengths = (selected.sentences["end"] - selected.sentences["start"]).to_numpy(np.float64)
    n_documents = len(selected.documents)
    total = np.bincount(selected.sentence_document, weights=lengths, minlength=n_documents)
    words = selected.documents["n_words"].to_numpy()
    per_character = np.divide(words, total, out=np.zeros(n_documents), where=total > 0)
    words_of: Floats = lengths * per_character[selected.sentence_document]
    return words_of


def _grouped(selected: Selected, parts: pd.DataFrame) -> pd.DataFrame:
    """Count the mentions of each actor per combination of `parts`."""
    keys = {"actor": selected.mention_actor, **{name: parts[name] for name in parts}}
    return pd.DataFrame(keys).groupby(list(keys), as_index=False).size()


def _arranged(
    counted: pd.DataFrame, selected: Selected, by: list[str], columns: Columns
) -> pd.DataFrame:
    """Name the actors, the most mentioned first, and sort the rows within each `by` columns."""
    order = most_first(actor_counts(selected).reset_index(names="actor"), "mentions")["actor"]
    ranks = np.empty(len(order), dtype=np.int64)
    ranks[order.to_numpy()] = np.arange(len(order))
    who: Integers = counted["actor"].to_numpy()
    names: Any = {name: selected.actors[name].to_numpy()[who] for name in ("actor_id", "name")}
    mentions = counted["size"]
    made = counted.assign(**names, mentions=mentions, fewer=-mentions, rank=ranks[who])
    return made.sort_values(["rank", *by], ignore_index=True)[list(columns)].astype(dict(columns))
