"""Which articles a `Selection` holds: by date, outlet, tag and copy."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from analysis.measures.stories import in_order, stories
from analysis.settings import Duplicates, Selection
from analysis.tables import Annotations

Days = tuple[date | None, date | None]

_EVERYTHING = Selection()


def selected_documents(
    annotations: Annotations, selection: Selection = _EVERYTHING
) -> pd.DataFrame:
    """Articles of the selection, also those in which no actor is mentioned.

    Returns
    -------
    DataFrame
        DOCUMENT_COLUMNS, by document_id. Undated articles are in only while no date is set.
    """
    return articles_of(annotations, selection)


def undated_left_out(annotations: Annotations, selection: Selection = _EVERYTHING) -> int:
    """Number of articles that would be in, had they a date; 0 while no date is set."""
    if not _is_set(selection.dates):
        return 0
    whatever_date = articles_of(annotations, replace(selection, dates=None))
    return int(whatever_date["published"].isna().sum())


def articles_of(
    annotations: Annotations, selection: Selection, period: Days | None = None
) -> pd.DataFrame:
    """Articles of the selection, by document_id; of these, only those of the period."""
    documents = annotations.documents
    kept = np.ones(len(documents), dtype=bool)
    for column, wanted in (("document_id", selection.documents), ("outlet", selection.outlets)):
        if wanted is not None:
            kept &= documents[column].isin(list(wanted)).to_numpy()
    if selection.tags is not None:
        wanted_tags = set(selection.tags)
        kept &= np.array([not wanted_tags.isdisjoint(tags) for tags in documents["tags"]], bool)
    kept &= _published_in(documents["published"], selection.dates)
    counted = _without_copies(documents[kept], selection.duplicates)
    counted = counted[_published_in(counted["published"], Selection(dates=period).dates)]
    return counted.sort_values("document_id", ignore_index=True)


def _without_copies(documents: pd.DataFrame, duplicates: Duplicates) -> pd.DataFrame:
    """Of the articles of one story the first, or the first of each outlet ("not stated" is one).

    Chosen among all selected articles, before a period is cut out of them: so the counts of
    the periods add up to the whole.
    """
    if duplicates == "every copy":
        return documents
    told = in_order(documents.merge(stories(documents), on="document_id"))
    apart = ["representative"] if duplicates == "one per story" else ["representative", "outlet"]
    first = told.drop_duplicates(apart)["document_id"]
    return documents[documents["document_id"].isin(first)]


def _is_set(days: Days | None) -> bool:
    return days is not None and days != (None, None)


def _published_in(published: pd.Series[Any], days: Days | None) -> NDArray[np.bool_]:
    """Is it published from the first to the last day (UTC), both included?"""
    kept = np.ones(len(published), dtype=bool)
    first, last = days or (None, None)
    if first is not None:
        kept &= (published >= pd.Timestamp(first, tz="UTC")).to_numpy()
    if last is not None:
        kept &= (published < pd.Timestamp(last + timedelta(days=1), tz="UTC")).to_numpy()
    return kept
