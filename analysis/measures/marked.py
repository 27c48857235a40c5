"""The counted mentions of a few sentences, to be marked in them."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import replace

import numpy as np
import pandas as pd

from analysis.measures.categories import stance_categories
from analysis.measures.selected_tables import SELECTED_MENTION_COLUMNS, selected_mentions
from analysis.measures.selecting import DEFAULT_SELECTION, select
from analysis.settings import Selection
from analysis.tables import Annotations, Columns

#: one row per counted mention
MARKED_COLUMNS: Columns = {
    **SELECTED_MENTION_COLUMNS,
    "category": "str",  # negative, neutral, positive, unsure; missing where not judged
    "sentence_start": "int64",  # of its sentence, in the article's text
}


def mentions_in(
    annotations: Annotations,
    selection: Selection = DEFAULT_SELECTION,
    *,
    places: Collection[tuple[str, int]],
) -> pd.DataFrame:
    """List the mentions that the selection counts in these sentences.

    Only their articles are looked at, so that it is quick whatever the number of articles.

    Parameters
    ----------
    annotations, selection
        As for the measure that gave the sentences.
    places
        document_id and sentence_index of each sentence; the articles are the selection's.

    Returns
    -------
    DataFrame
        MARKED_COLUMNS, by document_id, then in the order of the text.

    Examples
    --------
    >>> from tests.corpora import corpus
    >>> one = corpus({"a1": [["[Rossi|person:rossi] left.", "[Rossi|person:rossi] came."]]})
    >>> mentions_in(one, places=[("a1", 1)])[["surface", "start", "sentence_start"]].values.tolist()
    [['Rossi', 12, 12]]
    """
    ids = sorted({document_id for document_id, _ in places})
    few = replace(
        annotations,
        **{
            name: rows[rows["document_id"].isin(ids)]
            for name in ("documents", "sentences", "mentions")
            for rows in [getattr(annotations, name)]
        },
    )
    counted = replace(
        selection, documents=ids, dates=None, outlets=None, tags=None, duplicates="every copy"
    )
    mentions = selected_mentions(few, counted)
    selected = select(few, counted)
    starts = selected.sentences["start"].to_numpy()[selected.mention_sentence]
    category = stance_categories(selected, annotations.settings.stance_threshold)
    made = mentions.assign(category=category.array, sentence_start=starts)
    keys = zip(made["document_id"], made["sentence_index"], strict=True)
    wanted = set(places)
    kept = made[np.array([key in wanted for key in keys], dtype=bool)].reset_index(drop=True)
    return kept[list(MARKED_COLUMNS)].astype(dict(MARKED_COLUMNS))
