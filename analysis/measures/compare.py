"""What differs between two selections: outlets, periods, tags or any sets of articles?"""

from __future__ import annotations

from typing import Any, get_args

import numpy as np
import pandas as pd

from analysis.measures.arrays import Booleans, Integers
from analysis.measures.intervals import Floats
from analysis.measures.log_odds import clustered_z, log_odds, spread_over_articles
from analysis.measures.mentions import actor_counts
from analysis.measures.resampling import Side, difference_interval, sides
from analysis.measures.selected_articles import chosen_articles
from analysis.measures.selecting import (
    DEFAULT_SELECTION,
    Selected,
    check_at_least_one,
    check_option,
    select_both,
)
from analysis.measures.share_bounds import Denominator
from analysis.measures.significance import q_values, two_sided
from analysis.measures.sums import Quantity
from analysis.settings import Selection
from analysis.tables import Annotations, Columns

_BOTH = ("a", "b")
#: one row per actor with at least one mention in either selection; "a" is the first
COMPARE_COLUMNS: Columns = {
    "actor_id": "str",
    "name": "str",
    "type": "str",
    **{
        f"{name}_{side}": dtype
        for name, dtype in (
            ("mentions", "int64"),
            ("documents", "int64"),  # articles that mention the actor
            ("articles", "int64"),  # all articles of the selection
            ("count", "int64"),  # numerator and denominator of the share
            ("n", "int64"),
            ("share", "float64"),
        )
        for side in _BOTH
    },
    "share_difference": "float64",  # share_a - share_b, with its 95 % interval
    "share_low": "float64",
    "share_high": "float64",
    "log_odds": "float64",  # above 0: rather in a
    "z": "float64",  # log_odds divided by its standard error, as if mentions were independent
    "z_articles": "float64",  # the same with the error that whole articles give
    "q": "float64",  # [0, 1], from z_articles; missing below `min_mentions`
    **{
        name: dtype
        for quantity, n in (("tone", "sentences"), ("stance", "judged"))
        for name, dtype in (
            (f"{n}_a", "int64"),  # the n of the mean: scored sentences, judged mentions
            (f"{n}_b", "int64"),
            (f"{quantity}_a", "float64"),  # missing below Settings.min_sentences
            (f"{quantity}_b", "float64"),
            (f"{quantity}_difference", "float64"),  # a - b, with its 95 % interval
            (f"{quantity}_low", "float64"),
            (f"{quantity}_high", "float64"),
        )
    },
    "rough": "bool",  # fewer than Settings.min_documents articles in either
}


def compare(
    annotations: Annotations,
    selection: Selection = DEFAULT_SELECTION,
    *,
    other: Selection,
    denominator: Denominator = "mentions",
    min_mentions: int = 5,
    top: int = 100,
) -> pd.DataFrame:
    """Compare how two selections of articles write about each actor: the first minus the second.

    A difference of shares says who gets more of the coverage; log-odds say whose name sets the two
    apart, with rare names drawn toward what is usual in both. Neither says why: two outlets may
    write about other events.

    Parameters
    ----------
    annotations
        What was found.
    selection, other
        The first selection ("a") and the second ("b"). Where they count by different rules
        (policy, roles, types), so does each side, and the difference is one of rules too.
        Articles in both count in both; see `articles_in_both`.
    denominator
        What the shares are shares of, as in `mention_counts`.
    min_mentions
        Actors with fewer mentions in both together are not tested: no q.
    top
        Intervals are drawn for so many actors, those with most mentions in both together.

    Returns
    -------
    DataFrame
        COMPARE_COLUMNS. Most mentions in both together first, ties by name. With y and n the
        actor's and all mentions of a side, p the actor's share of both sides together and m the
        mentions of both, the prior is m * p: log_odds = log((y_a + m p) / (n_a + m - y_a - m p))
        - the same of b; z divides by sqrt(1 / (y_a + m p) + 1 / (y_b + m p)). That takes mentions
        as independent, and calls something significant in nearly every random split of news. So
        z_articles divides by the error that dealing whole articles to two sides gives (delta
        method, from the sums of (y_d - p n_d)^2 over the articles d); q is that of Benjamini
        and Hochberg over all actors tested by it. Intervals draw articles, each side by itself,
        1,000 times; where an actor is in one article of a side, its sentences there.

    Raises
    ------
    SelectionError
        When the denominator is unknown, or `min_mentions` or `top` is below 1.

    Examples
    --------
    >>> from tests.corpora import corpus
    >>> two = corpus({"a1": ["[Leitner|person:leitner] met [Rossi|person:rossi]."],
    ...               "b1": ["[Leitner|person:leitner] left."]})
    >>> table = compare(two, Selection(documents=["a1"]), other=Selection(documents=["b1"]))
    >>> table[["name", "share_a", "share_b", "share_difference"]].values.tolist()
    [['Leitner', 0.5, 1.0, -0.5], ['Rossi', 0.5, 0.0, 0.5]]

    References
    ----------
    Monroe, B. L., Colaresi, M. P., & Quinn, K. M. (2008). Fightin' words: lexical feature selection
    and evaluation for identifying the content of political conflict. Political Analysis, 16(4),
    372-403. Equations 16, 20 and 22; the prior is both selections together.
    """
    check_option("denominator", denominator, get_args(Denominator))
    check_at_least_one("min_mentions", min_mentions)
    check_at_least_one("top", top)
    a, b = select_both(annotations, selection, other)
    counts = [actor_counts(one) for one in (a, b)]
    both = counts[0]["mentions"].to_numpy() + counts[1]["mentions"].to_numpy()
    wanted = np.flatnonzero((both > 0) & a.chosen(selection.actors) & b.chosen(other.actors))
    names = a.actors["name"].to_numpy()[wanted]
    rows = wanted[np.lexsort((wanted, names, -both[wanted]))]
    table = a.actors[["actor_id", "name", "type"]].iloc[rows].reset_index(drop=True)
    first, second = sides(a, b, rows)
    table = table.assign(
        **_sizes(counts, (a, b), rows), **_odds(counts, (first, second), rows, min_mentions)
    )
    minimum = annotations.settings.min_sentences
    table = table.assign(
        **_shares(first, second, denominator, (a, b), top),
        **_means(first, second, "tone", "sentences", minimum, top),
        **_means(first, second, "stance", "judged", minimum, top),
        rough=min(len(a.documents), len(b.documents)) < annotations.settings.min_documents,
    )
    return table[list(COMPARE_COLUMNS)].astype(dict(COMPARE_COLUMNS))


def articles_in_both(
    annotations: Annotations, selection: Selection = DEFAULT_SELECTION, *, other: Selection
) -> int:
    """Number of articles that both selections hold; the intervals take the two as independent."""
    first, second = (chosen_articles(annotations, one) for one in (selection, other))
    return int(np.count_nonzero(first & second))


def _sizes(
    counts: list[pd.DataFrame], selected: tuple[Selected, Selected], rows: Integers
) -> dict[str, Any]:
    return {
        f"{name}_{side}": values
        for side, count, one in zip(_BOTH, counts, selected, strict=True)
        for name, values in (
            ("mentions", count["mentions"].to_numpy()[rows]),
            ("documents", count["documents"].to_numpy()[rows]),
            ("articles", len(one.documents)),
        )
    }


def _odds(
    counts: list[pd.DataFrame], both: tuple[Side, Side], rows: Integers, least: int
) -> dict[str, Floats]:
    mentions = [count["mentions"].to_numpy(np.float64) for count in counts]
    ratio, z = (part[rows] for part in log_odds(*mentions))
    pooled = (mentions[0] + mentions[1])[rows]
    share = pooled / max(mentions[0].sum() + mentions[1].sum(), 1.0)
    spread = [spread_over_articles(*side.articles.ratio("mentions"), share) for side in both]
    totals = [float(one.sum()) for one in mentions]
    n_articles = [side.articles.mentions.shape[0] for side in both]
    z_articles = clustered_z(ratio, totals, spread, n_articles, share)
    tested = pooled >= least
    return {
        "log_odds": ratio,
        "z": z,
        "z_articles": z_articles,
        "q": q_values(np.where(tested, two_sided(z_articles), np.nan)),
    }


def _shares(
    first: Side,
    second: Side,
    denominator: Denominator,
    selected: tuple[Selected, Selected],
    top: int,
) -> dict[str, Any]:
    columns: dict[str, Any] = {}
    for side, one, drawn in zip(_BOTH, selected, (first, second), strict=True):
        above, below, share = drawn.ratio(denominator)
        words = int(one.documents["n_words"].sum())
        n = words if denominator == "words" else int(below[0]) if len(below) else 0
        columns |= {f"count_{side}": above, f"n_{side}": n, f"share_{side}": share}
    difference = columns["share_a"] - columns["share_b"]
    bounds = _bounds(first, second, denominator, difference, _first_rows(difference, top))
    return columns | {"share_difference": difference, **_named("share", bounds)}


def _means(
    first: Side, second: Side, quantity: Quantity, n: str, minimum: int, top: int
) -> dict[str, Any]:
    columns: dict[str, Any] = {}
    for side, drawn in zip(_BOTH, (first, second), strict=True):
        _, below, mean = drawn.ratio(quantity)
        columns[f"{n}_{side}"] = below
        columns[f"{quantity}_{side}"] = np.where(below >= minimum, mean, np.nan)
    difference = columns[f"{quantity}_a"] - columns[f"{quantity}_b"]
    drawn_for = _first_rows(difference, top) & ~np.isnan(difference)
    bounds = _bounds(first, second, quantity, difference, drawn_for)
    return columns | {f"{quantity}_difference": difference, **_named(quantity, bounds)}


def _first_rows(values: Floats, top: int) -> Booleans:
    first: Booleans = np.arange(len(values)) < top
    return first


def _bounds(
    first: Side, second: Side, quantity: Quantity, difference: Floats, wanted: Booleans
) -> tuple[Floats, Floats]:
    low, high = np.full(len(difference), np.nan), np.full(len(difference), np.nan)
    rows = np.flatnonzero(wanted)
    if len(rows):
        few = [side.narrowed(rows) for side in (first, second)]
        drawn = difference_interval(few[0], few[1], quantity, difference[rows])
        low[rows], high[rows] = drawn.low, drawn.high
    return low, high


def _named(quantity: str, bounds: tuple[Floats, Floats]) -> dict[str, Floats]:
    return {f"{quantity}_low": bounds[0], f"{quantity}_high": bounds[1]}
