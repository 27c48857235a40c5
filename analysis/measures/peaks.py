"""When was an actor named far more than usual, and what were the headlines?"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import replace
from typing import Any, get_args

import numpy as np
import pandas as pd

from analysis.measures.arrays import Booleans, Integers
from analysis.measures.intervals import Floats
from analysis.measures.periods import (
    Step,
    days_of,
    period_ends,
    period_labels,
    period_numbers,
    publication_span,
)
from analysis.measures.selecting import (
    DEFAULT_SELECTION,
    Selected,
    check_at_least_one,
    check_option,
    select,
)
from analysis.measures.timeline import chosen_rows
from analysis.measures.windows import tally
from analysis.settings import Selection
from analysis.tables import Annotations, Columns, table

#: a peak has this many times an actor's usual mentions, and at least so many
TIMES_USUAL, LEAST_MENTIONS = 2.0, 3

#: one row per peak and article that tells of it
PEAK_COLUMNS: Columns = {
    "actor_id": "str",
    "name": "str",
    "period": "str",
    "first": "datetime64[us]",
    "last": "datetime64[us]",
    "mentions": "int64",  # of the actor in the period
    "usual": "float64",  # its mean over the periods in which anything was published
    "document_id": "str",
    "title": "str",
    "outlet": "str",
    "published": "datetime64[us, UTC]",
    "document_mentions": "int64",  # of the actor in the article
}


def peaks(
    annotations: Annotations,
    selection: Selection = DEFAULT_SELECTION,
    *,
    step: Step | None = None,
    actors: Collection[str] | None = None,
    top: int = 5,
    most: int = 6,
    headlines: int = 3,
) -> pd.DataFrame:
    """List the periods in which an actor has far more mentions than usual, with their articles.

    A peak has at least twice the actor's mean over all periods with an article, at least three
    mentions, and no fewer than the periods on both sides. It says when, and shows what was written;
    it does not say why.

    Parameters
    ----------
    annotations, selection, step, actors, top
        As in `timeline`.
    most
        How many peaks of each actor, the highest ones.
    headlines
        How many articles of each peak, those that mention the actor most.

    Returns
    -------
    DataFrame
        PEAK_COLUMNS. The highest peaks, in multiples of the usual, first; ties by more mentions,
        name and time. Articles with most mentions first, ties by document_id.

    Examples
    --------
    >>> from tests.corpora import corpus
    >>> named = "[Leitner|person:leitner]"
    >>> three = corpus({"a1": [named], "a2": [" ".join([named] * 5)], "a3": ["Rain."]}, about={
    ...     f"a{day}": {"published": f"2024-05-0{day}", "title": f"Day {day}"}
    ...     for day in (1, 2, 3)})
    >>> peaks(three, step="day")[["period", "mentions", "usual", "title"]].values.tolist()
    [['2 May 2024', 5, 2.0, 'Day 2']]
    """
    check_at_least_one("top", top)
    if step is None:
        step = publication_span(annotations, selection).step
    check_option("step", step, get_args(Step))
    selected = select(annotations, replace(selection, actors=None))
    rows = chosen_rows(selected, selection.actors, actors, top)
    days = days_of(selected.documents["published"])
    dated = ~np.isnat(days)
    if not dated.any() or not len(rows):
        return table([], PEAK_COLUMNS)
    numbers = np.full(len(days), -1)
    numbers[dated] = period_numbers(days[dated], step)
    first = numbers[dated].min()
    numbers[dated] -= first
    found = _found(selected, rows, numbers, dated, most=most)
    return _described(selected, rows, numbers, dated, found, int(first), step, headlines)


def _found(
    selected: Selected, rows: Integers, numbers: Integers, dated: Booleans, *, most: int
) -> list[tuple[int, int, int, float]]:
    """(actor, period, mentions, usual) of each peak, the highest first."""
    n_periods = int(numbers[dated].max()) + 1
    filled = np.bincount(numbers[dated], minlength=n_periods) > 0
    of_document = selected.mention_document
    own = dated[of_document]
    cells = selected.mention_actor[own], numbers[of_document[own]]
    counts = tally(*cells, (len(selected.actors), n_periods))[rows].toarray()
    found = []
    for actor, line in enumerate(counts):
        usual = float(line[filled].mean())
        high = np.flatnonzero(_stands_out(line.astype(np.float64), usual))
        kept = sorted(high, key=lambda period: (-line[period], period))[:most]
        found += [(actor, int(period), int(line[period]), usual) for period in kept]
    names = selected.actors["name"].to_numpy()[rows]
    return sorted(found, key=lambda peak: (-peak[2] / peak[3], -peak[2], names[peak[0]], peak[1]))


def _stands_out(line: Floats, usual: float) -> Booleans:
    beside = np.maximum(np.append(line[1:], 0), np.append(0, line[:-1]))
    least = max(TIMES_USUAL * usual, LEAST_MENTIONS)
    stands: Booleans = (line >= least) & (line >= beside)
    return stands


def _described(
    selected: Selected,
    rows: Integers,
    numbers: Integers,
    dated: Booleans,
    found: list[tuple[int, int, int, float]],
    begins: int,
    step: Step,
    headlines: int,
) -> pd.DataFrame:
    told: list[dict[str, Any]] = []
    documents = selected.documents
    for actor, period, mentions, usual in found:
        first, last = period_ends(np.array([begins + period]), step)
        who = selected.actors.iloc[rows[actor]]
        own = selected.mention_actor == rows[actor]
        counts = np.bincount(selected.mention_document[own], minlength=len(documents))
        counts = np.where(dated & (numbers == period), counts, 0)
        for row in np.argsort(-counts, kind="stable")[:headlines]:
            if not counts[row]:
                break
            article = documents.iloc[row]
            told.append(
                {
                    **{name: who[name] for name in ("actor_id", "name")},
                    "period": period_labels(first, step)[0],
                    "first": first[0],
                    "last": last[0],
                    "mentions": mentions,
                    "usual": usual,
                    **{
                        name: article[name]
                        for name in ("document_id", "title", "outlet", "published")
                    },
                    "document_mentions": int(counts[row]),
                }
            )
    return table(told, PEAK_COLUMNS)
