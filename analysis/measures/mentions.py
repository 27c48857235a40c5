"""How often is each actor mentioned, under which words, and in which articles?"""

from __future__ import annotations

from dataclasses import replace
from typing import Any, get_args

import numpy as np
import pandas as pd

from analysis.measures.arrays import Integers
from analysis.measures.selecting import (
    DEFAULT_SELECTION,
    Selected,
    check_at_least_one,
    check_option,
    select,
)
from analysis.measures.share_bounds import Denominator, share_bounds
from analysis.measures.windows import cells_of, present_in, tally
from analysis.settings import Selection, Window
from analysis.tables import Annotations, Columns

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
    top: int | None = None,
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
    top
        Intervals are drawn for so many actors, those with most mentions; for all if None.

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
        When the denominator is none of these four, or `top` is below 1.

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
    if top is not None:
        check_at_least_one("top", top)
    selected = select(annotations, replace(selection, actors=None))
    n = _total(selected, denominator)
    counts = actor_counts(selected)
    counts["count"] = counts[_COUNTED[denominator]]
    per = 1_000 if denominator == "words" else 1
    counts["n"] = n
    counts["share"] = per * counts["count"] / n if n else np.nan
    wanted = np.flatnonzero((counts["mentions"] > 0) & selected.chosen(selection.actors))
    order = in_rank(counts["mentions"].to_numpy()[wanted], selected.name_rank[wanted])
    rows = wanted[order]
    bounds = share_bounds(selected, denominator, counts["share"].to_numpy(), rows[:top])
    made = counts.iloc[rows].assign(
        low=bounds.interval.low[rows],
        high=bounds.interval.high[rows],
        interval=bounds.label,
        rough=bounds.n_documents < annotations.settings.min_documents,
    )
    columns = made.reset_index(drop=True)[list(MENTION_COUNT_COLUMNS)]
    return columns.astype(dict(MENTION_COUNT_COLUMNS))


def surfaces_by_actor(
    annotations: Annotations, selection: Selection = DEFAULT_SELECTION, *, top: int | None = None
) -> pd.DataFrame:
    """Count under which printed words each actor is mentioned.

    Parameters
    ----------
    annotations, selection
        What is counted.
    top
        Only of so many actors, those with most mentions; of all if None.

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
    if top is not None:
        check_at_least_one("top", top)
        n = np.bincount(selected.mention_actor, minlength=len(selected.actors))
        first = np.zeros(len(n), dtype=bool)
        first[in_rank(n, selected.name_rank)[:top]] = True
        selected = selected.only(first[selected.mention_actor])
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
    held = tally(
        selected.mention_actor,
        selected.mention_document,
        (len(selected.actors), len(selected.documents)),
    )
    who, document = cells_of(held)
    order = _by_date(selected.documents)
    rank = np.empty(len(selected.actors), dtype=np.int64)
    rank[in_rank(held.sum(axis=1), selected.name_rank)] = np.arange(len(selected.actors))
    rows = np.lexsort((order[document], rank[who]))
    who, document = who[rows], document[rows]
    made = pd.DataFrame(
        {
            **{name: selected.actors[name].array[who] for name in ("actor_id", "name")},
            **{name: selected.documents[name].array[document] for name in ("document_id", "title")},
            "mentions": held.data[rows],
        }
    )
    return made[list(DOCUMENT_MENTION_COLUMNS)].astype(dict(DOCUMENT_MENTION_COLUMNS))


def _by_date(documents: pd.DataFrame) -> Integers:
    """Place of each article in time, undated ones last, ties by document_id."""
    order = documents.sort_values(["published", "document_id"]).index.to_numpy()
    place = np.empty(len(order), dtype=np.int64)
    place[order] = np.arange(len(order))
    return place


def actor_counts(selected: Selected) -> pd.DataFrame:
    """Mentions, sentences and documents of every actor, in the order of `selected.actors`."""
    n_actors = len(selected.actors)
    counts = selected.actors[["actor_id", "name", "type"]].copy()
    counts["mentions"] = np.bincount(selected.mention_actor, minlength=n_actors)
    for name, window in _WINDOWS.items():
        present = present_in(selected, window)
        counts[name] = np.bincount(present.indices, minlength=n_actors)
    return counts


_WINDOWS: dict[str, Window] = {"sentences": "sentence", "documents": "document"}


def in_rank(counts: Integers, rank: Integers) -> Integers:
    """The order in which the largest count is first, ties by rank."""
    return np.lexsort((rank, -counts))


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


def _grouped(selected: Selected, parts: pd.DataFrame) -> pd.DataFrame:
    """Count the mentions of each actor per combination of `parts`."""
    keys = {"actor": selected.mention_actor, **{name: parts[name] for name in parts}}
    return pd.DataFrame(keys).groupby(list(keys), as_index=False).size()


def _arranged(
    counted: pd.DataFrame, selected: Selected, by: list[str], columns: Columns
) -> pd.DataFrame:
    """Name the actors, the most mentioned first, and sort the rows within each `by` columns."""
    n = np.bincount(selected.mention_actor, minlength=len(selected.actors))
    ranks = np.empty(len(n), dtype=np.int64)
    ranks[in_rank(n, selected.name_rank)] = np.arange(len(n))
    who: Integers = counted["actor"].to_numpy()
    names: Any = {name: selected.actors[name].to_numpy()[who] for name in ("actor_id", "name")}
    mentions = counted["size"]
    made = counted.assign(**names, mentions=mentions, fewer=-mentions, rank=ranks[who])
    return made.sort_values(["rank", *by], ignore_index=True)[list(columns)].astype(dict(columns))
