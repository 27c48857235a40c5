"""Who is quoted when: each speaker's share of the quotes of a day, week, month or year."""

from __future__ import annotations

from collections.abc import Collection
from typing import Any, get_args

import numpy as np
import pandas as pd
from scipy import sparse

from analysis.measures.arrays import Integers
from analysis.measures.intervals import Floats, Interval, ratio_interval
from analysis.measures.periods import (
    PERIOD_COLUMNS,
    Step,
    days_of,
    period_ends,
    period_labels,
    period_numbers,
    publication_span,
)
from analysis.measures.selected_articles import articles_of
from analysis.measures.selecting import DEFAULT_SELECTION, check_at_least_one, check_option
from analysis.measures.speakers import described, in_rank, reported_quotes
from analysis.measures.windows import tally
from analysis.settings import Selection
from analysis.tables import Annotations, Columns, table

#: one row per speaker and period, also for periods in which nothing was published
SPEAKER_TIMELINE_COLUMNS: Columns = {
    **PERIOD_COLUMNS,  # actor_id is that of the speaker, or unnamed
    "documents": "int64",  # of these, how many quote the speaker
    "quotes": "int64",
    "n": "int64",  # all quotes of the period: the denominator of the share
    "share": "float64",  # missing where nobody is quoted
    "share_low": "float64",  # 95 % interval over articles
    "share_high": "float64",
    "rough": "bool",  # fewer than Settings.min_documents articles in the period
}


def speaker_timeline(
    annotations: Annotations,
    selection: Selection = DEFAULT_SELECTION,
    *,
    step: Step | None = None,
    speakers: Collection[str] | None = None,
    top: int = 5,
) -> pd.DataFrame:
    """Share of all quotes that each speaker has, per day, week, month or year of publication.

    A line that rises shows that more of what is reported is said by this speaker, not that it
    speaks more. A period in which nobody is quoted has no share, not 0. Articles without a date
    are in no period.

    Parameters
    ----------
    annotations, selection
        What is counted; with ``Selection.voices`` the quotes of these speakers alone.
    step
        As in `timeline`.
    speakers
        Their ids; those with most quotes in dated articles if None, the unnamed not among them.
    top
        How many of the most quoted.

    Returns
    -------
    DataFrame
        SPEAKER_TIMELINE_COLUMNS. Speakers with most quotes first, ties by name, the unnamed last;
        within one, every period from the first to the last article. ``quotes`` are the rows of
        `selected_quotes` of that speaker and period. Intervals draw the articles of the period
        with a quote, 1,000 times; missing where there is but one.

    Raises
    ------
    SelectionError
        When the step is unknown, or `top` is below 1.

    Examples
    --------
    >>> from tests.corpora import corpus
    >>> two = corpus({"a1": ["It rains."], "a2": ["It does not."]},
    ...              about={"a1": {"published": "2024-05-01"}, "a2": {"published": "2024-07-03"}},
    ...              quotes={"a1": [(0, "person:rossi", "said")]})
    >>> line = speaker_timeline(two, step="month")
    >>> line[["period", "articles", "quotes", "share"]].values.tolist()
    [['May 2024', 1, 1, 1.0], ['Jun 2024', 0, 0, nan], ['Jul 2024', 1, 0, nan]]
    """
    check_at_least_one("top", top)
    if step is None:
        step = publication_span(annotations, selection).step
    check_option("step", step, get_args(Step))
    articles = articles_of(annotations, selection)
    articles = articles[articles["published"].notna()].reset_index(drop=True)
    place = pd.Index(articles["document_id"])
    quotes = reported_quotes(annotations, selection)
    quotes = quotes[quotes["document_id"].isin(place)]
    who = _chosen(quotes, annotations.actors, speakers, top)
    if who.empty:
        return table([], SPEAKER_TIMELINE_COLUMNS)
    document = place.get_indexer(pd.Index(quotes["document_id"]))
    ids, everyone = pd.Index(who["actor_id"]), len(who)
    speaker = ids.get_indexer(pd.Index(quotes["speaker_id"]))
    speaker[speaker < 0] = everyone  # all others, in a column of their own
    counted = tally(document, speaker, (len(articles), everyone + 1))
    numbers = period_numbers(days_of(articles["published"]), step)
    periods = np.arange(numbers.min(), numbers.max() + 1)
    minimum = annotations.settings.min_documents
    parts = [_period(counted[numbers == number], minimum) for number in periods]
    return _table(who, parts, periods, step)


def _chosen(
    quotes: pd.DataFrame, actors: pd.DataFrame, speakers: Collection[str] | None, top: int
) -> pd.DataFrame:
    """Who is drawn: actor_id, name and type, most quotes first."""
    total = quotes["speaker_id"].value_counts()
    wanted = total if speakers is None else total[total.index.isin(list(speakers))]
    ids = pd.Series(wanted.index, dtype="str")
    rows = described(ids, actors).set_axis(["actor_id", "name", "type"], axis=1)
    rows = rows.assign(last=in_rank(rows["actor_id"]), most=-wanted.to_numpy(np.int64))
    rows = rows.sort_values(["last", "most", "name", "actor_id"], ignore_index=True)
    if speakers is None:
        rows = rows[rows["last"] == 1].head(top)
    return rows[["actor_id", "name", "type"]].reset_index(drop=True)


def _period(counted: sparse.csr_array, minimum: int) -> dict[str, Any]:
    """The numbers of each speaker in the articles of one period."""
    own, n_articles = counted[:, :-1], counted.shape[0]
    of_all = np.asarray(counted.sum(axis=1), dtype=np.float64)
    quotes, n = np.asarray(own.sum(axis=0), dtype=np.float64), float(of_all.sum())
    share: Floats = quotes / n if n else np.full(len(quotes), np.nan)
    quoting: Integers = np.flatnonzero(of_all)
    drawn = Interval(*np.full((2, len(quotes)), np.nan))
    if len(quoting) > 1:
        below = sparse.csr_array(of_all[np.newaxis, quoting])
        drawn = ratio_interval(own[quoting].T.tocsr(), below, share)
    return {
        "articles": np.full(len(quotes), n_articles), "documents": own.count_nonzero(axis=0),
        "quotes": quotes, "n": np.full(len(quotes), n), "share": share,
        "share_low": drawn.low, "share_high": drawn.high,
        "rough": np.full(len(quotes), n_articles < minimum),
    }  # fmt: skip


def _table(
    who: pd.DataFrame, parts: list[dict[str, Any]], periods: Integers, step: Step
) -> pd.DataFrame:
    """One row per speaker and period, speaker by speaker."""
    first, last = period_ends(periods, step)
    rows = who.iloc[np.repeat(np.arange(len(who)), len(periods))].reset_index(drop=True)
    rows = rows.assign(
        period=np.tile(np.array(period_labels(first, step), dtype=object), len(who)),
        first=np.tile(first.astype("datetime64[us]"), len(who)),
        last=np.tile(last.astype("datetime64[us]"), len(who)),
        **{name: np.column_stack([part[name] for part in parts]).ravel() for name in parts[0]},
    )
    return rows[list(SPEAKER_TIMELINE_COLUMNS)].astype(dict(SPEAKER_TIMELINE_COLUMNS))
