"""Which two actors are named together more in one selection than in the other?"""

from __future__ import annotations

from itertools import combinations
from typing import Any, NamedTuple, get_args

import numpy as np
import pandas as pd
from scipy import sparse

from analysis.measures.affiliated import windows_with
from analysis.measures.arrays import Integers
from analysis.measures.intervals import (
    RESAMPLES,
    SEED,
    Floats,
    resampled_ratios,
)
from analysis.measures.log_odds import clustered_z, log_odds, spread_over_articles
from analysis.measures.mentions import actor_counts, most_first
from analysis.measures.network import Network, measured_nodes
from analysis.measures.resampling import Resampled, divided, interval_of_difference
from analysis.measures.selecting import (
    DEFAULT_SELECTION,
    Selected,
    check_at_least_one,
    check_option,
    select_both,
)
from analysis.measures.significance import q_values, two_sided
from analysis.measures.windows import by_document, windows_of
from analysis.settings import Selection, Window
from analysis.tables import Annotations, Columns

#: one row per pair of actors that share a window in either selection
TIE_DIFFERENCE_COLUMNS: Columns = {
    "source": "str",  # actor_id; source < target
    "target": "str",
    "source_name": "str",
    "target_name": "str",
    "observed": "int64",  # windows of both selections that hold both actors
    "observed_a": "int64",
    "observed_b": "int64",
    "n_windows_a": "int64",
    "n_windows_b": "int64",
    "rate_a": "float64",  # windows with both per 1,000 windows
    "rate_b": "float64",
    "difference": "float64",  # rate_a - rate_b, with its 95 % interval
    "low": "float64",
    "high": "float64",
    "log_odds": "float64",  # above 0: rather in a; among these pairs
    "z": "float64",
    "z_articles": "float64",
    "q": "float64",  # missing below `min_observed`
}
_PER = 1_000


def compare_network(
    annotations: Annotations,
    selection: Selection = DEFAULT_SELECTION,
    *,
    other: Selection,
    window: Window = "sentence",
    top: int = 30,
    min_observed: int = 3,
) -> Network:
    """Compare how often pairs of actors are named together: the first selection minus the second.

    A tie that is stronger in one outlet is a property of its coverage; both may have written
    about other events.

    Parameters
    ----------
    annotations, selection, other
        As in `compare`.
    window
        What "together" means, as in `cooccurrence`.
    top
        How many actors, those with most mentions in both selections together.
    min_observed
        Pairs with fewer windows in both together are not tested.

    Returns
    -------
    Network
        Nodes of both selections together, as `network` measures them; edges are
        TIE_DIFFERENCE_COLUMNS, the largest absolute z_articles first, ties by names. Intervals draw
        the articles of each selection by itself, 1,000 times. log_odds, z, z_articles and q as in
        `compare`, of these pairs in place of actors, and of all windows with any of them.

    Raises
    ------
    SelectionError
        When the window is unknown, or `top` or `min_observed` is below 1.

    Examples
    --------
    >>> from tests.corpora import corpus
    >>> two = corpus({"a1": [["[Leitner|person:leitner] met [Rossi|person:rossi].", "Rain."]],
    ...               "b1": ["[Leitner|person:leitner] left [Weiss|person:weiss]."]})
    >>> _, edges = compare_network(two, Selection(documents=["a1"]),
    ...                            other=Selection(documents=["b1"]))
    >>> edges[["source_name", "target_name", "rate_a", "rate_b"]].values.tolist()
    [['Leitner', 'Rossi', 500.0, 0.0], ['Leitner', 'Weiss', 0.0, 1000.0]]
    """
    check_option("window", window, get_args(Window))
    check_at_least_one("top", top)
    check_at_least_one("min_observed", min_observed)
    a, b = select_both(annotations, selection, other)
    nodes = _nodes(a, b, (selection, other), top)
    rows = np.sort(pd.Index(a.actors["actor_id"]).get_indexer(nodes["actor_id"]))
    pairs = np.array(list(combinations(rows.tolist(), 2)), dtype=np.int64).reshape(-1, 2)
    first, second = (
        _together(one, window, pairs, seed=SEED + place) for place, one in enumerate((a, b))
    )
    edges = _edges(a.actors, pairs, first, second, min_observed)
    return Network(measured_nodes(nodes, edges), edges)


class _Pairs(NamedTuple):
    """One selection's pairs: windows with both, all windows, and rates drawn."""

    observed: Integers
    n_windows: int
    drawn: Resampled
    #: articles x pairs: windows with both
    above: sparse.csr_array


def _nodes(a: Selected, b: Selected, chosen: tuple[Selection, Selection], top: int) -> pd.DataFrame:
    counts = actor_counts(a)
    counts["mentions"] += actor_counts(b)["mentions"]
    counts["tone"] = np.nan
    wanted = (counts["mentions"] > 0) & a.chosen(chosen[0].actors) & b.chosen(chosen[1].actors)
    return most_first(counts[wanted], "mentions").head(top)


def _together(selected: Selected, window: Window, pairs: Integers, *, seed: int) -> _Pairs:
    windows = windows_of(selected, window)
    n_windows = len(windows.document)
    if not len(pairs) or not n_windows:
        nothing = np.zeros(len(pairs), dtype=np.int64)
        empty = sparse.csr_array((len(selected.documents), len(pairs)), dtype=np.int64)
        drawn = np.full((len(pairs), RESAMPLES), np.nan, np.float32)
        return _Pairs(nothing, n_windows, drawn, empty)
    sides = windows_with(selected, windows, pairs[:, 0], pairs[:, 1])
    grouping = by_document(windows, len(selected.documents))
    above = (grouping @ (sides.left * sides.right)).tocsr()
    below = sparse.csr_array(grouping.sum(axis=1)[np.newaxis] / _PER)
    drawn = np.full((len(pairs), RESAMPLES), np.nan, np.float32)
    if len(selected.documents) > 1:
        drawn = resampled_ratios(above.T.tocsr(), below, seed=seed)
    return _Pairs(above.sum(axis=0), n_windows, drawn, above)


def _edges(
    actors: pd.DataFrame, pairs: Integers, first: _Pairs, second: _Pairs, least: int
) -> pd.DataFrame:
    both = first.observed + second.observed
    rates = [
        divided(_PER * one.observed.astype(np.float64), np.full(len(pairs), float(one.n_windows)))
        for one in (first, second)
    ]
    difference: Floats = rates[0] - rates[1]
    n = [np.asarray(one.above.count_nonzero(axis=0)) for one in (first, second)]
    bounds = interval_of_difference(first.drawn, second.drawn, n[0], n[1]).around(difference)
    counts = [one.observed.astype(np.float64) for one in (first, second)]
    ratio, z = log_odds(*counts)
    share = both / max(both.sum(), 1)
    spread = [spread_over_articles(one.above, _column(one.above), share) for one in (first, second)]
    totals = [float(one.sum()) for one in counts]
    n_articles = [one.above.shape[0] for one in (first, second)]
    z_articles = clustered_z(ratio, totals, spread, n_articles, share)
    columns: dict[str, Any] = {
        "observed": both,
        "observed_a": first.observed,
        "observed_b": second.observed,
        "n_windows_a": first.n_windows,
        "n_windows_b": second.n_windows,
        "rate_a": rates[0],
        "rate_b": rates[1],
        "difference": difference,
        "low": bounds.low,
        "high": bounds.high,
        "log_odds": ratio,
        "z": z,
        "z_articles": z_articles,
        "q": q_values(np.where(both >= least, two_sided(z_articles), np.nan)),
    }
    for place, side in enumerate(("source", "target")):
        columns[side] = actors["actor_id"].to_numpy()[pairs[:, place]]
        columns[f"{side}_name"] = actors["name"].to_numpy()[pairs[:, place]]
    made = pd.DataFrame(columns)[both > 0]
    order = made.assign(far=-made["z_articles"].abs()).sort_values(
        ["far", "source_name", "target_name"]
    )
    return (
        order[list(TIE_DIFFERENCE_COLUMNS)]
        .reset_index(drop=True)
        .astype(dict(TIE_DIFFERENCE_COLUMNS))
    )


def _column(above: sparse.csr_array) -> sparse.csr_array:
    """All ties of each article: articles x 1."""
    return sparse.csr_array(above.sum(axis=1)[:, np.newaxis])
