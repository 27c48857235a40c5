"""When is each actor in the news, how much, and in what tone and stance?"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from dataclasses import replace
from itertools import pairwise
from typing import Any, get_args

import numpy as np
import pandas as pd
from scipy import sparse

from analysis.measures.arrays import Integers
from analysis.measures.intervals import (
    OVER_ARTICLES,
    WITHIN_ARTICLE,
    Floats,
    Interval,
    Part,
    ratio_interval,
    wilson,
)
from analysis.measures.mentions import actor_counts, most_first
from analysis.measures.periods import (
    PERIOD_COLUMNS,
    Days,
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
from analysis.measures.share_bounds import Denominator
from analysis.measures.sums import Quantity, Sums, sums_by_sentence
from analysis.settings import Selection, Settings
from analysis.tables import Annotations, Columns

#: one row per actor and period, also for periods in which nothing was published
TIMELINE_COLUMNS: Columns = {
    **PERIOD_COLUMNS,
    "documents": "int64",  # of these, how many mention the actor
    "mentions": "int64",
    "mentions_low": "float64",  # 95 % interval of the mentions of as many articles
    "mentions_high": "float64",
    "count": "int64",  # numerator and denominator of the share, as in `mention_counts`
    "n": "int64",
    "share": "float64",  # missing in a gap
    "share_low": "float64",
    "share_high": "float64",
    "sentences": "int64",  # scored sentences that mention the actor: the n of the tone
    "tone": "float64",  # [-1, 1], mean; missing below Settings.min_sentences
    "tone_low": "float64",
    "tone_high": "float64",
    "judged": "int64",  # mentions with a stance: the n of the stance
    "stance": "float64",  # [-1, 1], mean; missing below Settings.min_sentences
    "stance_low": "float64",
    "stance_high": "float64",
    "interval": "str",  # of the share: over articles, within this article
    "rough": "bool",  # fewer than Settings.min_documents articles in the period
}


def timeline(
    annotations: Annotations,
    selection: Selection = DEFAULT_SELECTION,
    *,
    step: Step | None = None,
    denominator: Denominator = "mentions",
    actors: Collection[str] | None = None,
    top: int = 5,
) -> pd.DataFrame:
    """Share, mentions, tone and stance of actors per day, week, month or year of publication.

    Each number is what `mention_counts`, `tone_by_actor` and `stance_by_actor` give for the
    articles of that period alone. A period without an article is a gap: its share, tone and stance
    are missing, not 0. A line that rises shows more coverage, not more that happened.
    Articles without a date are in no period; `publication_span` says how many there are.

    Parameters
    ----------
    annotations, selection
        What is counted.
    step
        ``"day"``, ``"week"`` (from Monday), ``"month"`` or ``"year"``; by default the one that
        suits the span. Periods are whole ones in UTC, also where the selection cuts into them.
    denominator
        What the share is a share of, as in `mention_counts`.
    actors
        actor_ids; the most mentioned ones if None.
    top
        How many of the most mentioned.

    Returns
    -------
    DataFrame
        TIMELINE_COLUMNS. Actors with most mentions in dated articles first, ties by name; within
        one, every period from the first to the last. Intervals draw the articles of the period,
        1,000 times; where one article alone counts, its sentences; Wilson for articles.

    Raises
    ------
    SelectionError
        When the step or the denominator is unknown, or `top` is below 1.

    Examples
    --------
    >>> from tests.corpora import corpus
    >>> two = corpus({"a1": ["[Leitner|person:leitner] met [Rossi|person:rossi]."],
    ...               "a2": ["[Leitner|person:leitner] left."]},
    ...              about={"a1": {"published": "2024-05-01"}, "a2": {"published": "2024-07-03"}})
    >>> line = timeline(two, step="month", actors=["person:leitner"])
    >>> line[["period", "articles", "mentions", "share"]].values.tolist()
    [['May 2024', 1, 1, 0.5], ['Jun 2024', 0, 0, nan], ['Jul 2024', 1, 1, 1.0]]
    """
    check_option("denominator", denominator, get_args(Denominator))
    check_at_least_one("top", top)
    if step is None:
        step = publication_span(annotations, selection).step
    check_option("step", step, get_args(Step))
    selected = select(annotations, replace(selection, actors=None))
    rows = chosen_rows(selected, selection.actors, actors, top)
    days = days_of(selected.documents["published"])
    dated = np.flatnonzero(~np.isnat(days))
    if not len(dated) or not len(rows):
        return pd.DataFrame(columns=list(TIMELINE_COLUMNS)).astype(dict(TIMELINE_COLUMNS))
    numbers = period_numbers(days[dated], step)
    periods = np.arange(numbers.min(), numbers.max() + 1)
    counted = _Counted(selected, rows, denominator, annotations.settings)
    order = np.argsort(numbers, kind="stable")
    bounds = np.searchsorted(numbers[order], [*periods, periods[-1] + 1])
    columns = [counted.columns(np.sort(dated[order[start:end]])) for start, end in pairwise(bounds)]
    return _table(selected, rows, columns, period_ends(periods, step), step)


def chosen_rows(
    selected: Selected,
    allowed: Collection[str] | None,
    actors: Collection[str] | None,
    top: int,
) -> Integers:
    """Rows of `selected.actors`: these actors, or the `top` allowed ones in dated articles."""
    dated = selected.documents["published"].notna().to_numpy()
    counts = actor_counts(selected.only(dated[selected.mention_document]))
    wanted = selected.chosen(allowed) & selected.chosen(actors) & (counts["mentions"] > 0)
    ordered = most_first(counts.reset_index(names="row")[wanted], "mentions")["row"]
    return ordered.to_numpy()[: None if actors is not None else top]


class _Counted:
    """The sums of every sentence and article, from which each period takes its own."""

    def __init__(
        self, selected: Selected, actors: Integers, denominator: Denominator, settings: Settings
    ) -> None:
        self.sentences = sums_by_sentence(selected, actors)
        self.articles = self.sentences.by_article(selected)
        self.denominator: Denominator = denominator
        self.settings = settings
        last = len(selected.documents) + 1
        self.begins = np.searchsorted(selected.sentence_document, np.arange(last))
        self.n_words = selected.documents["n_words"].to_numpy()

    def columns(self, documents: Integers) -> dict[str, Any]:
        """The numbers of each actor in these articles, in the order of TIMELINE_COLUMNS."""
        sums = self.articles.rows(documents)
        mentions, present = _total(sums.mentions), sums.mentions.count_nonzero(axis=0)
        minimum = self.settings.min_sentences
        return {
            "articles": len(documents),
            "documents": present,
            "mentions": mentions,
            **self._expected_again(sums, mentions),
            **self._share(documents, sums),
            "sentences": _total(sums.scored),
            **self._mean("tone", documents, sums, minimum),
            "judged": _total(sums.judged),
            **self._mean("stance", documents, sums, minimum),
            "rough": len(documents) < self.settings.min_documents,
        }

    def _expected_again(self, sums: Sums, mentions: Floats) -> Mapping[str, Floats]:
        once = sparse.csr_array(np.ones((1, sums.mentions.shape[0])))
        n = sums.mentions.shape[0]
        drawn = ratio_interval(sums.mentions.T.tocsr(), once, mentions / max(n, 1))
        return {"mentions_low": drawn.low * n, "mentions_high": drawn.high * n}

    def _share(self, documents: Integers, sums: Sums) -> dict[str, Any]:
        quantity: Quantity = self.denominator
        above, below = sums.ratio(quantity)
        count = _total(above)
        per = 1_000 if quantity == "words" else 1
        n = self.n_words[documents].sum() if quantity == "words" else below.sum()
        share = per * count / n if n else np.full(len(count), np.nan)
        counting = np.flatnonzero(below.toarray()[:, 0] > 0)
        label = OVER_ARTICLES
        if quantity == "articles":
            drawn = wilson(count, len(documents))
        elif len(counting) == 1:
            label = WITHIN_ARTICLE
            above, below = self._within(documents[counting[0]]).ratio(quantity)
            speaking = np.flatnonzero(below.toarray()[:, 0] > 0)
            drawn = _drawn(above[speaking], below[speaking], share)
        else:
            drawn = _drawn(above, below, share)
        bounds = {"share": share, "share_low": drawn.low, "share_high": drawn.high}
        return {"count": count, "n": int(n), **bounds, "interval": label}

    def _mean(
        self, quantity: Quantity, documents: Integers, sums: Sums, minimum: int
    ) -> dict[str, Floats]:
        """Means of the actors; the intervals of those in one article draw its sentences."""
        above, below = sums.ratio(quantity)
        n = _total(below)
        mean = _total(above) / np.where(n >= minimum, n, np.nan)
        n_articles = below.count_nonzero(axis=0)
        low, high = np.full(len(n), np.nan), np.full(len(n), np.nan)
        several = np.flatnonzero((n >= minimum) & (n_articles > 1))
        if len(several):
            low[several], high[several] = _drawn(
                above[:, several], below[:, several], mean[several], rests_on="below"
            )
        for actor in np.flatnonzero((n >= minimum) & (n_articles == 1)):
            article = documents[np.flatnonzero(below[:, [actor]].toarray()[:, 0])[0]]
            own = [part[:, [actor]] for part in self._within(article).ratio(quantity)]
            speaking = np.flatnonzero(own[1].toarray()[:, 0])
            bounds = _drawn(own[0][speaking], own[1][speaking], mean[[actor]], rests_on="below")
            low[actor], high[actor] = bounds.low[0], bounds.high[0]
        return {quantity: mean, f"{quantity}_low": low, f"{quantity}_high": high}

    def _within(self, document: int) -> Sums:
        """The sentences of one article."""
        return self.sentences.rows(np.arange(self.begins[document], self.begins[document + 1]))


def _drawn(
    above: sparse.csr_array, below: sparse.csr_array, estimate: Floats, *, rests_on: Part = "above"
) -> Interval:
    return ratio_interval(above.T.tocsr(), below.T.tocsr(), estimate, rests_on=rests_on)


def _total(part: sparse.csr_array) -> Any:
    return part.sum(axis=0)


def _table(
    selected: Selected,
    rows: Integers,
    columns: list[dict[str, Any]],
    ends: tuple[Days, Days],
    step: Step,
) -> pd.DataFrame:
    """One row per actor and period, actor by actor."""
    first, last = ends
    labels = period_labels(first, step)
    names = {
        "period": np.tile(np.array(labels, dtype=object), len(rows)),
        "first": np.tile(first.astype("datetime64[us]"), len(rows)),
        "last": np.tile(last.astype("datetime64[us]"), len(rows)),
    }
    who = selected.actors[["actor_id", "name", "type"]].iloc[np.repeat(rows, len(labels))]
    values = {
        name: np.column_stack(list(_spread(columns, name, len(rows)))).ravel()
        for name in columns[0]
    }
    made = who.reset_index(drop=True).assign(**names, **values)
    return made[list(TIMELINE_COLUMNS)].astype(dict(TIMELINE_COLUMNS))


def _spread(columns: list[dict[str, Any]], name: str, n: int) -> Iterator[Any]:
    """One array per period; what is the same for every actor is repeated."""
    for column in columns:
        value = column[name]
        yield value if isinstance(value, np.ndarray) else np.full(n, value)
