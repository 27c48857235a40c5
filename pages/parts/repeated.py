"""Near-duplicates among what is shown, found without making a page wait for long."""

from __future__ import annotations

from functools import partial

import pandas as pd

from analysis import Selection, measures
from analysis.tables import table
from pages.parts import cache, state

#: articles that are compared while a page waits; about a second
MAX_COMPARED_AT_ONCE = 500


def near_duplicates() -> pd.DataFrame | None:
    """Groups of near-duplicates among what is shown; None while many articles are compared.

    Many are compared only when no more of them come in: each comparison would be out of date.
    """
    shown, annotations = state.shown(), cache.current_annotations()
    if len(annotations.documents) < 2:
        return table([], measures.DUPLICATE_COLUMNS)
    if len(annotations.documents) > MAX_COMPARED_AT_ONCE:
        if any(map(cache.shelf().is_busy, shown.read_ids)):
            return None
        work = partial(measures.near_duplicates, annotations)
        found: pd.DataFrame | None = cache.shelf().later(shown.key, work)
        return found
    return cache.measured_for(Selection(), measures.near_duplicates)
