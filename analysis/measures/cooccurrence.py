"""Which actors appear together, and how much more often than by chance?"""

from __future__ import annotations

from typing import Any, get_args

import numpy as np
import pandas as pd
from scipy import sparse

from analysis.measures.affiliated import affiliated, own_counts
from analysis.measures.arrays import Integers
from analysis.measures.chance import (
    LEAST_ARTICLES,
    LEAST_WINDOWS,
    among_articles,
    log_likelihood,
    shared_articles,
    within_articles,
)
from analysis.measures.intervals import Floats
from analysis.measures.selecting import DEFAULT_SELECTION, Selected, check_option, select
from analysis.measures.significance import q_values
from analysis.measures.windows import (
    Windows,
    by_document,
    per_article,
    present_in,
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
    "log_likelihood": "float64",  # >= 0, Dunning's G squared over all windows
    "p": "float64",  # [0, 1], of at least as many by chance; missing where not tested
    "q": "float64",  # [0, 1], false-discovery rate over all pairs that could be together
}


def cooccurrence(
    annotations: Annotations,
    selection: Selection = DEFAULT_SELECTION,
    *,
    window: Window = "sentence",
    tested: bool = True,
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
    tested
        Whether each pair is tested against chance: that takes seconds for thousands of articles.

    Returns
    -------
    DataFrame
        EDGE_COLUMNS; ``observed`` >= 1. Most windows first, ties by names. ``expected``: for
        documents n_source * n_target / n_windows; for sentences and paragraphs the sum over
        articles d of a_d * b_d / n_d, so that two actors of one topic are not "above chance" merely
        because the same articles name them. ``npmi`` is missing where every window holds both.
        ``p`` is one-sided: for documents the hypergeometric (Fisher's test), else the sum of the
        articles' hypergeometrics, exact up to 60 articles that hold both, normal above. ``q`` is
        Benjamini and Hochberg's over all pairs that some article holds both of (all pairs, for
        documents), also those that share no window. With one article, or fewer than 20 windows,
        nothing is tested and both are missing.

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
    return edges_of(select(annotations, selection), window, tested=tested)


def closest(
    annotations: Annotations,
    selection: Selection = DEFAULT_SELECTION,
    *,
    window: Window = "sentence",
) -> pd.DataFrame:
    """List the pairs that share most windows: one pair, or all that share equally many.

    Nobody shares more windows than hold it. So the pairs of some much mentioned actors are counted
    first, and after that only those of actors in as many windows as their best pair shares.

    Returns
    -------
    DataFrame
        The first rows of `cooccurrence`, untested: those with its highest ``observed``.
    """
    check_option("window", window, get_args(Window))
    selected = select(annotations, selection)
    n = np.bincount(present_in(selected, window).indices, minlength=len(selected.actors))
    least = np.sort(n)[-_TRIED_FIRST:][:1].max(initial=1)
    while True:
        kept = n >= max(least, 1)
        edges = edges_of(selected.only(kept[selected.mention_actor]), window, tested=False)
        most = int(edges["observed"].max()) if len(edges) else 0
        if least <= max(most, 1):
            return edges[edges["observed"] == most].reset_index(drop=True)
        least = max(most, 1)


#: actors whose pairs are counted first; the two that are most together are nearly always among them
_TRIED_FIRST = 60


def edges_of(selected: Selected, window: Window, *, tested: bool = True) -> pd.DataFrame:
    """Pairs of a selection that is already made; see `cooccurrence`."""
    windows = windows_of(selected, window)
    held = present_in(selected, window)
    joint = sparse.triu(held.T @ held, k=1).tocoo()
    left, right = (index.astype(np.int64) for index in joint.coords)
    n = held.sum(axis=0)
    pairs = {
        "observed": joint.data,
        "n_source": n[left],
        "n_target": n[right],
        "expected": _expected(held, windows, window, left, right),
    }
    tested = tested and _is_tested(windows)
    pairs["p"], n_tests = np.full(len(left), np.nan), 0
    if tested:
        pairs["p"], n_tests = _chance(held, windows, window, (left, right), joint.data)
    own = np.flatnonzero(affiliated(selected, left, right))
    if len(own):
        for name, values in own_counts(
            selected, windows, window, left[own], right[own], tested=tested
        ).items():
            pairs[name][own] = values
    return _described(selected, left, right, pairs, (len(windows.document), n_tests))


def _expected(
    held: sparse.csr_array, windows: Windows, window: Window, left: Integers, right: Integers
) -> Floats:
    """Windows that would hold both by chance, given how many hold each."""
    if window == "document" or not len(left):  # scipy picks nothing from a matrix as a matrix
        n = held.sum(axis=0)
        plain: Floats = n[left] * n[right] / max(held.shape[0], 1)
        return plain
    in_articles, per_window = per_article(windows)
    within = ((in_articles @ held).T @ (per_window @ held)).tocsr()
    return np.asarray(within[left, right], dtype=np.float64)


def _is_tested(windows: Windows) -> bool:
    """Several articles, and enough windows, or the numbers describe and are not tested."""
    n_articles = len(np.unique(windows.document))
    return n_articles >= LEAST_ARTICLES and len(windows.document) >= LEAST_WINDOWS


def _chance(
    held: sparse.csr_array,
    windows: Windows,
    window: Window,
    pairs: tuple[Integers, Integers],
    observed: Integers,
) -> tuple[Floats, int]:
    """Probability of each pair by chance, and how many pairs could be together at all."""
    left, right = pairs
    if window == "document":
        n = held.sum(axis=0)
        present = int(np.count_nonzero(n))
        p = among_articles(observed, n[left], n[right], held.shape[0])
        return p, present * (present - 1) // 2
    grouping = by_document(windows, int(windows.document.max(initial=-1)) + 1)
    shared = shared_articles((grouping @ held).tocsr(), grouping.sum(axis=1), left, right)
    return within_articles(shared, observed), shared.n_pairs


def _described(
    selected: Selected,
    left: Integers,
    right: Integers,
    pairs: dict[str, Any],
    sizes: tuple[int, int],
) -> pd.DataFrame:
    """Sort the pairs, drop empty ones, name the actors and add the two measures of association."""
    n_windows, n_tests = sizes
    place = selected.name_rank
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
    observed, n_source, n_target = (
        edges[name].to_numpy(np.float64) for name in ("observed", "n_source", "n_target")
    )
    edges["log_likelihood"] = log_likelihood(observed, n_source, n_target, n_windows)
    edges["q"] = q_values(edges["p"].to_numpy(np.float64), n_tests=n_tests)
    return edges[list(EDGE_COLUMNS)].astype(dict(EDGE_COLUMNS))


def _npmi(edges: pd.DataFrame) -> pd.Series[float]:
    """log(p(a, b) / (p(a) p(b))) / -log p(a, b)."""
    joint = edges["observed"] / edges["n_windows"]
    apart = edges["n_source"] * edges["n_target"] / edges["n_windows"] ** 2
    everywhere = edges["observed"] == edges["n_windows"]
    surprise = -np.log(joint.where(~everywhere))
    npmi: pd.Series[float] = np.log(joint / apart) / surprise
    return npmi.clip(-1, 1)
