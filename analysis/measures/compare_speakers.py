"""Whom do two selections let speak: each speaker's share of the quotes of both."""

from __future__ import annotations

from typing import Any, NamedTuple

import numpy as np
import pandas as pd
from scipy import sparse

from analysis.measures.arrays import Booleans, Integers
from analysis.measures.intervals import (
    SEED,
    Floats,
    Interval,
    resampled_ratios,
)
from analysis.measures.log_odds import clustered_z, log_odds, spread_over_articles
from analysis.measures.resampling import divided, interval_of_difference
from analysis.measures.selected_articles import articles_of
from analysis.measures.selecting import DEFAULT_SELECTION, check_at_least_one
from analysis.measures.significance import q_values, two_sided
from analysis.measures.speakers import described, in_rank, reported_quotes
from analysis.measures.windows import tally
from analysis.settings import Selection
from analysis.tables import Annotations, Columns, table

#: one row per speaker that either selection quotes; "a" is the first
SPEAKER_DIFFERENCE_COLUMNS: Columns = {
    "actor_id": "str",  # an actor_id, or unnamed
    "name": "str",
    "type": "str",
    **{
        f"{name}_{side}": dtype
        for name, dtype in (
            ("quotes", "int64"),
            ("documents", "int64"),  # articles that quote the speaker
            ("articles", "int64"),  # all articles of the selection
            ("n", "int64"),  # all its quotes: the denominator of the share
            ("share", "float64"),  # missing where a selection quotes nobody
        )
        for side in "ab"
    },
    "share_difference": "float64",  # share_a - share_b, with its 95 % interval over articles
    "share_low": "float64",
    "share_high": "float64",
    "log_odds": "float64",  # above 0: rather in a
    "z_articles": "float64",  # log_odds divided by the error that whole articles give
    "q": "float64",  # [0, 1], from z_articles; missing below `min_quotes`
    "rough": "bool",  # fewer than Settings.min_documents articles in either
}


def compare_speakers(
    annotations: Annotations,
    selection: Selection = DEFAULT_SELECTION,
    *,
    other: Selection,
    min_quotes: int = 5,
    top: int = 100,
) -> pd.DataFrame:
    """Compare whom two selections quote: the first minus the second.

    The share is that of all quotes, so an outlet that quotes much does not quote everybody more.
    A quote is an unbroken stretch of reported speech or thought; what is missed by the rules is in
    no share. Two outlets may have written about other events.

    Parameters
    ----------
    annotations
        What was found.
    selection, other
        The first selection ("a") and the second ("b").
    min_quotes
        Speakers with fewer quotes in both together are not tested: no q.
    top
        Intervals are drawn for so many speakers, those with most quotes in both together.

    Returns
    -------
    DataFrame
        SPEAKER_DIFFERENCE_COLUMNS. Most quotes in both together first, ties by name, the unnamed
        last. ``quotes_a`` are the rows of `selected_quotes` of the first selection and that
        speaker. Log-odds, z and q are those of `compare`, with quotes in place of mentions.
        Intervals draw the articles with a quote, each side by itself, 1,000 times; missing where a
        side has but one.

    Raises
    ------
    SelectionError
        When `min_quotes` or `top` is below 1.

    Examples
    --------
    >>> from tests.corpora import corpus
    >>> said = {"a1": [(0, "person:rossi", "said")], "b1": [(0, "person:weiss", "said")]}
    >>> two = corpus({"a1": ["It rains."], "b1": ["It does not."]}, quotes=said)
    >>> a, b = Selection(documents=["a1"]), Selection(documents=["b1"])
    >>> table = compare_speakers(two, a, other=b)
    >>> table[["name", "quotes_a", "quotes_b", "share_difference"]].values.tolist()
    [['Rossi', 1, 0, 1.0], ['Weiss', 0, 1, -1.0]]
    """
    check_at_least_one("min_quotes", min_quotes)
    check_at_least_one("top", top)
    both = [_side(annotations, one) for one in (selection, other)]
    ids = pd.Index(sorted({speaker for side in both for speaker in side.quotes["speaker_id"]}))
    if ids.empty:
        return table([], SPEAKER_DIFFERENCE_COLUMNS)
    tallies = [side.tallied(ids) for side in both]
    totals = [np.asarray(one.sum(axis=0), dtype=np.float64) for one in tallies]
    rows = described(pd.Series(ids, dtype="str"), annotations.actors)
    rows = rows.set_axis(["actor_id", "name", "type"], axis=1).assign(
        **_counts(both, tallies, totals),
        **_odds(tallies, totals, min_quotes),
        rough=min(side.n_articles for side in both) < annotations.settings.min_documents,
    )
    rows = rows.assign(last=in_rank(rows["actor_id"]), most=-totals[0] - totals[1])
    drawn = rows.sort_values(["most", "name", "actor_id"]).index[:top].to_numpy()
    bounds = _bounds(tallies, rows["share_difference"].to_numpy(), drawn)
    rows = rows.assign(share_low=bounds.low, share_high=bounds.high)
    rows = rows.sort_values(["last", "most", "name", "actor_id"], ignore_index=True)
    return rows[list(SPEAKER_DIFFERENCE_COLUMNS)].astype(dict(SPEAKER_DIFFERENCE_COLUMNS))


class _Side(NamedTuple):
    """Quotes of one selection, with the place of the article of each."""

    quotes: pd.DataFrame
    document: Integers
    n_articles: int

    def tallied(self, speaker_ids: pd.Index[Any]) -> sparse.csr_array:
        """Articles x speakers: how often each article quotes each speaker."""
        speaker = speaker_ids.get_indexer(pd.Index(self.quotes["speaker_id"]))
        return tally(self.document, speaker, (self.n_articles, len(speaker_ids)))


def _side(annotations: Annotations, selection: Selection) -> _Side:
    quotes = reported_quotes(annotations, selection)
    articles = pd.Index(articles_of(annotations, selection)["document_id"])
    return _Side(quotes, articles.get_indexer(pd.Index(quotes["document_id"])), len(articles))


def _counts(
    both: list[_Side], tallies: list[sparse.csr_array], totals: list[Floats]
) -> dict[str, Any]:
    columns: dict[str, Any] = {}
    for letter, side, counted, total in zip("ab", both, tallies, totals, strict=True):
        n = float(total.sum())
        columns |= {
            f"quotes_{letter}": total, f"documents_{letter}": counted.count_nonzero(axis=0),
            f"articles_{letter}": side.n_articles, f"n_{letter}": n,
            f"share_{letter}": divided(total, np.full(len(total), n)),
        }  # fmt: skip
    return columns | {"share_difference": columns["share_a"] - columns["share_b"]}


def _odds(tallies: list[sparse.csr_array], totals: list[Floats], least: int) -> dict[str, Floats]:
    ratio, _ = log_odds(*totals)
    pooled = totals[0] + totals[1]
    share = pooled / max(float(pooled.sum()), 1.0)
    spread = [spread_over_articles(one, _of_all(one), share) for one in tallies]
    z = clustered_z(
        ratio, [float(one.sum()) for one in totals], spread, [one.shape[0] for one in tallies],
        share,
    )  # fmt: skip
    p = np.where(pooled >= least, two_sided(z), np.nan)
    return {"log_odds": ratio, "z_articles": z, "q": q_values(p)}


def _of_all(counted: sparse.csr_array) -> sparse.csr_array:
    """Quotes of each article, as one column."""
    return sparse.csr_array(np.asarray(counted.sum(axis=1), dtype=np.float64)[:, np.newaxis])


def _bounds(tallies: list[sparse.csr_array], difference: Floats, wanted: Integers) -> Interval:
    low, high = np.full(len(difference), np.nan), np.full(len(difference), np.nan)
    parts, n_articles = [], []
    for number, counted in enumerate(tallies):
        quoting: Booleans = np.asarray(counted.sum(axis=1)) > 0
        if quoting.sum() < 2:
            return Interval(low, high)
        own = counted[quoting]
        above, below = own[:, wanted].T.tocsr(), _of_all(own).T.tocsr()
        parts.append(resampled_ratios(above, below, seed=SEED + number))
        n_articles.append(np.asarray(above.count_nonzero(axis=1)))
    drawn = interval_of_difference(parts[0], parts[1], *n_articles).around(difference[wanted])
    low[wanted], high[wanted] = drawn.low, drawn.high
    return Interval(low, high)
