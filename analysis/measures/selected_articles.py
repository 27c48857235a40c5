"""Which articles a `Selection` holds: by date, outlet, tag and copy."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import numpy as np
import pandas as pd

from analysis.measures.arrays import Booleans
from analysis.measures.indexing import index_of
from analysis.measures.stories import in_order, stories
from analysis.settings import Selection
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
    """Articles of the selection and of the period, by document_id."""
    documents = index_of(annotations).documents
    counted = chosen_articles(annotations, selection, period)
    return documents if counted.all() else documents[counted].reset_index(drop=True)


def chosen_articles(
    annotations: Annotations, selection: Selection, period: Days | None = None
) -> Booleans:
    """Is each article of the index in the selection, and in the period?

    Made once for all measures of a selection, so it must not be changed.
    """
    index = index_of(annotations)
    key = *(getattr(selection, name) for name in _FIELDS), period
    return index.articles.get(key, lambda: _chosen(index.documents, selection, period))


#: what of a selection chooses articles
_FIELDS = ("documents", "outlets", "tags", "dates", "duplicates")


def _chosen(documents: pd.DataFrame, selection: Selection, period: Days | None) -> Booleans:
    kept = np.ones(len(documents), dtype=bool)
    for column, wanted in (("document_id", selection.documents), ("outlet", selection.outlets)):
        if wanted is not None:
            kept &= documents[column].isin(list(wanted)).to_numpy()
    if selection.tags is not None:
        wanted_tags = set(selection.tags)
        kept &= np.array([not wanted_tags.isdisjoint(tags) for tags in documents["tags"]], bool)
    kept &= _published_in(documents["published"], selection.dates)
    if selection.duplicates != "every copy":
        kept &= documents["document_id"].isin(_first_copies(documents[kept], selection)).to_numpy()
    kept &= _published_in(documents["published"], period)
    kept.flags.writeable = False
    return kept


def _first_copies(documents: pd.DataFrame, selection: Selection) -> pd.Series[str]:
    """Of the articles of one story the first, or the first of each outlet ("not stated" is one).

    Chosen among all selected articles, before a period is cut out of them: so the counts of
    the periods add up to the whole.
    """
    told = in_order(documents.merge(stories(documents), on="document_id"))
    by_outlet = selection.duplicates == "one per outlet"
    apart = ["representative", "outlet"] if by_outlet else ["representative"]
    return told.drop_duplicates(apart)["document_id"]


def _is_set(days: Days | None) -> bool:
    return days is not None and days != (None, None)


def _published_in(published: pd.Series[Any], days: Days | None) -> Booleans:
    """Is it published from the first to the last day (UTC), both included?"""
    kept = np.ones(len(published), dtype=bool)
    first, last = days or (None, None)
    if first is not None:
        kept &= (published >= pd.Timestamp(first, tz="UTC")).to_numpy()
    if last is not None:
        kept &= (published < pd.Timestamp(last + timedelta(days=1), tz="UTC")).to_numpy()
    return kept
