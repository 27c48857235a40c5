"""Pairs of an actor and its own affiliation: windows where that is a mere modifier do not count."""

from __future__ import annotations

from typing import Any, NamedTuple

import numpy as np
from scipy import sparse

from analysis.measures.arrays import Booleans, Integers
from analysis.measures.chance import Shared, among_articles, within_articles
from analysis.measures.intervals import Floats
from analysis.measures.selecting import Selected
from analysis.measures.windows import Windows, affiliation_rows, by_document, per_article, presence
from analysis.settings import Window


def windows_with(selected: Selected, windows: Windows, left: Integers, right: Integers) -> Sides:
    """Windows that hold each actor of each pair, for windows x pairs, as the pair counts them."""
    belongs = home_rows(selected)
    involved, place = np.unique(np.concatenate([left, right]), return_inverse=True)
    kept = np.zeros(len(selected.actors), dtype=bool)
    kept[involved] = True
    few = selected.only(kept[selected.mention_actor])
    acting = (few.mention_column("role") != "modifier").to_numpy()
    held = [presence(few, windows, counted)[:, involved] for counted in (None, acting)]
    columns = sparse.hstack(held).tocsc()
    here, there = np.split(place, 2)
    return Sides(
        columns[:, here + len(involved) * (belongs[right] == left)],
        columns[:, there + len(involved) * (belongs[left] == right)],
    )


def home_rows(selected: Selected) -> Integers:
    """`affiliation_rows` of the selection's actors, made once."""
    if "home rows" not in selected.made:
        selected.made["home rows"] = affiliation_rows(selected.actors)
    rows: Integers = selected.made["home rows"]
    return rows


class Sides(NamedTuple):
    """Windows x pairs: 1 where the window holds the left, or the right, actor of the pair."""

    left: sparse.csc_array
    right: sparse.csc_array


def affiliated(selected: Selected, left: Integers, right: Integers) -> Booleans:
    """Does one of the two belong to the other?"""
    belongs = home_rows(selected)
    affiliated: Booleans = (belongs[left] == right) | (belongs[right] == left)
    return affiliated


def own_counts(
    selected: Selected,
    windows: Windows,
    window: Window,
    left: Integers,
    right: Integers,
    *,
    tested: bool,
) -> dict[str, Any]:
    """Count pairs of an actor and its affiliation, in windows where that is no mere modifier."""
    sides = windows_with(selected, windows, left, right)
    n_source, n_target = sides.left.sum(axis=0), sides.right.sum(axis=0)
    if window == "document":
        expected = n_source * n_target / len(windows.document)
    else:
        in_articles, per_window = per_article(windows)
        expected = (in_articles @ sides.left * (per_window @ sides.right)).sum(axis=0)
    observed = (sides.left * sides.right).sum(axis=0)
    n_articles = int(windows.document.max(initial=-1)) + 1
    p = np.full(len(left), np.nan)
    if tested:
        p = _own_chance(sides, windows, window, observed, n_articles)
    return {
        "p": p,
        "observed": observed,
        "n_source": n_source,
        "n_target": n_target,
        "expected": expected,
    }


def _own_chance(
    sides: Sides, windows: Windows, window: Window, observed: Integers, n_articles: int
) -> Floats:
    """The same for pairs of an actor and its affiliation, each with its own windows."""
    if window == "document":
        n_source, n_target = sides.left.sum(axis=0), sides.right.sum(axis=0)
        return among_articles(observed, n_source, n_target, n_articles)
    grouping = by_document(windows, n_articles)
    counts = [(grouping @ side).tocsc() for side in sides]
    both = (counts[0] * counts[1]).tocoo()
    order = np.argsort(both.coords[1], kind="stable")
    article, pair = (index[order].astype(np.int64) for index in both.coords)
    a, b = (np.asarray(one.tocsr()[article, pair]).ravel() for one in counts)
    shared = Shared(pair, grouping.sum(axis=1)[article], a, b, len(observed))
    return within_articles(shared, observed)
