"""Which actors appear together, and how much more often than by chance?"""

from __future__ import annotations

from typing import Any, NamedTuple, get_args

import numpy as np
import pandas as pd
from scipy import sparse

from analysis.measures.intervals import Floats
from analysis.measures.selecting import (
    DEFAULT_SELECTION,
    Booleans,
    Integers,
    Selected,
    check_option,
    select,
)
from analysis.measures.windows import (
    Windows,
    affiliation_rows,
    by_document,
    presence,
    windows_of,
)
from analysis.settings import Selection, Window
from analysis.tables import Annotations, Columns

#: one row per pair of actors that share a window
EDGE_COLUMNS: Columns = {
    "source": "str",  # actor_id; source < target
    "target": "str",
    "source_name": "str",
    "target_name": "str",
    "observed": "int64",  # windows that hold both
    "n_source": "int64",  # windows that hold the source
    "n_target": "int64",
    "n_windows": "int64",  # all windows of the selected articles, also those without an actor
    "expected": "float64",  # windows that would hold both by chance
    "jaccard": "float64",  # [0, 1], observed / windows that hold either
    "npmi": "float64",  # [-1, 1]; missing where undefined
}


def cooccurrence(
    annotations: Annotations,
    selection: Selection = DEFAULT_SELECTION,
    *,
    window: Window = "sentence",
) -> pd.DataFrame:
    """Count in how many windows each pair of actors appears together.

    Repeats inside one window count once: a sentence that names A three times and B twice adds 1
    to the pair, not 6. Appearing together is no relation: it may be a quarrel, a visit or a list.

    An actor is not paired with itself. Where modifiers are counted, it is not paired either with
    its own affiliation where that is only a modifier ("[Indian] Prime Minister [Modi]"): for
    this pair, such windows count as windows without the affiliation, also in ``n_source``,
    ``n_target`` and ``expected``.

    Parameters
    ----------
    annotations, selection
        What is counted.
    window
        What "together" means: in the same ``"sentence"`` (a title is one), ``"paragraph"`` or
        ``"document"``.

    Returns
    -------
    DataFrame
        EDGE_COLUMNS; ``observed`` >= 1. Most windows first, ties by names. ``expected``: for
        documents n_source * n_target / n_windows; for sentences and paragraphs the sum over
        articles d of a_d * b_d / n_d, so that two actors of one topic are not "above chance" merely
        because the same articles name them. ``npmi`` is missing where every window holds both.

    Raises
    ------
    SelectionError
        When the window is none of these three.

    Examples
    --------
    >>> from tests.corpora import corpus
    >>> two = corpus({
    ...     "a1": [["[Leitner|person:leitner] met [Rossi|person:rossi].", "They spoke."]],
    ...     "a2": [["[Leitner|person:leitner] left.", "[Rossi|person:rossi] stayed."]],
    ... })
    >>> pairs = cooccurrence(two)
    >>> pairs[["source", "target", "observed", "n_source", "n_windows"]].values.tolist()
    [['person:leitner', 'person:rossi', 1, 2, 4]]
    >>> pairs["expected"].item()  # 1 * 1 / 2 in each article
    1.0

    References
    ----------
    Bouma, G. (2009). Normalized (pointwise) mutual information in collocation extraction.
    Proceedings of GSCL, 31-40.
    """
    check_option("window", window, get_args(Window))
    return edges_of(select(annotations, selection), window)


def edges_of(selected: Selected, window: Window) -> pd.DataFrame:
    """Pairs of a selection that is already made; see `cooccurrence`."""
    windows = windows_of(selected, window)
    held = presence(selected, windows)
    joint = sparse.triu(held.T @ held, k=1).tocoo()
    left, right = (index.astype(np.int64) for index in joint.coords)
    n = held.sum(axis=0)
    pairs = {
        "observed": joint.data,
        "n_source": n[left],
        "n_target": n[right],
        "expected": _expected(held, windows, window, left, right),
    }
    own = np.flatnonzero(_affiliated(selected, left, right))
    if len(own):
        for name, values in _own(selected, windows, window, left[own], right[own]).items():
            pairs[name][own] = values
    return _described(selected, left, right, pairs, len(windows.document))


def windows_with(selected: Selected, windows: Windows, left: Integers, right: Integers) -> _Sides:
    """Windows that hold each actor of each pair, for windows x pairs, as the pair counts them."""
    n_actors = len(selected.actors)
    belongs = affiliation_rows(selected.actors)
    acting = (selected.mention_column("role") != "modifier").to_numpy()
    held = sparse.hstack([presence(selected, windows), presence(selected, windows, acting)]).tocsc()
    return _Sides(
        held[:, left + n_actors * (belongs[right] == left)],
        held[:, right + n_actors * (belongs[left] == right)],
    )


class _Sides(NamedTuple):
    """Windows x pairs: 1 where the window holds the left, or the right, actor of the pair."""

    left: sparse.csc_array
    right: sparse.csc_array


def _affiliated(selected: Selected, left: Integers, right: Integers) -> Booleans:
    """Does one of the two belong to the other?"""
    belongs = affiliation_rows(selected.actors)
    affiliated: Booleans = (belongs[left] == right) | (belongs[right] == left)
    return affiliated


def _own(
    selected: Selected, windows: Windows, window: Window, left: Integers, right: Integers
) -> dict[str, Any]:
    """Count pairs of an actor and its affiliation, in windows where that is no mere modifier."""
    sides = windows_with(selected, windows, left, right)
    n_source, n_target = sides.left.sum(axis=0), sides.right.sum(axis=0)
    if window == "document":
        expected = n_source * n_target / len(windows.document)
    else:
        in_articles, per_window = _by_article(windows)
        expected = (in_articles @ sides.left * (per_window @ sides.right)).sum(axis=0)
    observed = (sides.left * sides.right).sum(axis=0)
    return {
        "observed": observed,
        "n_source": n_source,
        "n_target": n_target,
        "expected": expected,
    }


def _expected(
    held: sparse.csr_array, windows: Windows, window: Window, left: Integers, right: Integers
) -> Floats:
    """Windows that would hold both by chance, given how many hold each."""
    if window == "document" or not len(left):  # scipy picks nothing from a matrix as a matrix
        n = held.sum(axis=0)
        plain: Floats = n[left] * n[right] / max(held.shape[0], 1)
        return plain
    in_articles, per_window = _by_article(windows)
    within = ((in_articles @ held).T @ (per_window @ held)).tocsr()
    return np.asarray(within[left, right], dtype=np.float64)


def _by_article(windows: Windows) -> tuple[sparse.csr_array, sparse.csr_array]:
    """Documents x windows: sums over an article's windows, and the same divided by their number."""
    in_articles = by_document(windows, int(windows.document.max(initial=-1)) + 1)
    n_windows = np.maximum(in_articles.sum(axis=1), 1)
    return in_articles, (sparse.diags_array(1 / n_windows) @ in_articles).tocsr()


def _described(
    selected: Selected, left: Integers, right: Integers, pairs: dict[str, Any], n_windows: int
) -> pd.DataFrame:
    """Sort the pairs, drop empty ones, name the actors and add the two measures of association."""
    place = _name_order(selected)
    order = np.lexsort((place[right], place[left], -pairs["observed"]))
    order = order[pairs["observed"][order] > 0]
    sides = {"source": left[order], "target": right[order]}
    actors = selected.actors
    made = {side: actors["actor_id"].array[rows] for side, rows in sides.items()}
    made |= {f"{side}_name": actors["name"].array[rows] for side, rows in sides.items()}
    made |= {name: values[order] for name, values in pairs.items()} | {"n_windows": n_windows}
    edges = pd.DataFrame(made)
    edges["jaccard"] = edges["observed"] / (
        edges["n_source"] + edges["n_target"] - edges["observed"]
    )
    edges["npmi"] = _npmi(edges)
    return edges[list(EDGE_COLUMNS)].astype(dict(EDGE_COLUMNS))


def _name_order(selected: Selected) -> Integers:
    """Place of each actor in the alphabet of names; ties by actor_id."""
    order = selected.actors.sort_values(["name", "actor_id"]).index.to_numpy()
    place = np.empty(len(order), dtype=np.int64)
    place[order] = np.arange(len(order))
    return place


def _npmi(edges: pd.DataFrame) -> pd.Series[float]:
    """log(p(a, b) / (p(a) p(b))) / -log p(a, b)."""
    joint = edges["observed"] / edges["n_windows"]
    apart = edges["n_source"] * edges["n_target"] / edges["n_windows"] ** 2
    everywhere = edges["observed"] == edges["n_windows"]
    surprise = -np.log(joint.where(~everywhere))
    npmi: pd.Series[float] = np.log(joint / apart) / surprise
    return npmi.clip(-1, 1)
