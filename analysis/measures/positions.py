"""Where in the articles is each actor mentioned: in the headline, in the lead, or further down?"""

from __future__ import annotations

from typing import Literal, get_args

import numpy as np
import pandas as pd

from analysis.measures.arrays import Booleans, Integers
from analysis.measures.intervals import OVER_ARTICLES, WITHIN_ARTICLE, Interval, ratio_interval
from analysis.measures.mentions import most_first
from analysis.measures.selecting import DEFAULT_SELECTION, Selected, check_at_least_one, select
from analysis.measures.windows import tally
from analysis.settings import Selection
from analysis.tables import Annotations, Columns

Part = Literal["headline", "lead", "body"]
PARTS: tuple[Part, ...] = get_args(Part)

#: one row per actor with at least one mention
POSITION_COLUMNS: Columns = {
    "actor_id": "str",
    "name": "str",
    "type": "str",
    "mentions": "int64",  # the sum of the next three, and the n of the share
    "headline": "int64",  # mentions in titles
    "lead": "int64",  # in the first paragraph of the text below the title
    "body": "int64",  # in all other paragraphs
    "early": "float64",  # (headline + lead) / mentions
    "low": "float64",  # 95 % interval of `early`
    "high": "float64",
    "interval": "str",  # over articles, within this article
    "rough": "bool",  # fewer than Settings.min_documents articles mention the actor
}


def mention_positions(
    annotations: Annotations, selection: Selection = DEFAULT_SELECTION, *, top: int | None = None
) -> pd.DataFrame:
    """Count each actor's mentions in headlines, leads and bodies.

    News puts first what it takes to be the point. But an actor can stand in a headline because it
    has a short name, and an article without a title has no headline to stand in.

    Parameters
    ----------
    annotations, selection
        What is counted.
    top
        Only the most mentioned actors, so many; all where None.

    Returns
    -------
    DataFrame
        POSITION_COLUMNS. Most mentions first, ties by name. The lead is an article's first
        paragraph below the title that is no boilerplate. ``low`` and ``high``: 1,000 resamples of
        the articles that mention anybody, or of the sentences where only one does.

    Raises
    ------
    SelectionError
        When `top` is below 1.

    Examples
    --------
    >>> from tests.corpora import corpus
    >>> one = corpus({"a1": ["# [Leitner|person:leitner] resigns",
    ...                      "[Leitner|person:leitner] blamed [Rossi|person:rossi].",
    ...                      "[Rossi|person:rossi] laughed."]})
    >>> mention_positions(one)[["name", "headline", "lead", "body", "early"]].values.tolist()
    [['Leitner', 1, 1, 0, 1.0], ['Rossi', 0, 1, 1, 0.5]]
    """
    if top is not None:
        check_at_least_one("top", top)
    selected = select(annotations, selection)
    part = parts_of(selected)[selected.mention_sentence]
    counts = selected.actors[["actor_id", "name", "type"]].copy()
    for number, name in enumerate(PARTS):
        of_part = selected.mention_actor[part == number]
        counts[name] = np.bincount(of_part, minlength=len(counts))
    counts["mentions"] = counts[list(PARTS)].sum(axis=1)
    rows = most_first(counts[counts["mentions"] > 0], "mentions").head(top or len(counts))
    rows["early"] = (rows["headline"] + rows["lead"]) / rows["mentions"]
    rows = _with_interval(rows, selected, part < PARTS.index("body"))
    rows["rough"] = rows["documents"] < annotations.settings.min_documents
    return rows[list(POSITION_COLUMNS)].astype(dict(POSITION_COLUMNS))


def parts_of(selected: Selected) -> Integers:
    """For each sentence, the place in PARTS of where it stands."""
    body = (selected.sentences["section"] == "body").to_numpy()
    paragraph = selected.sentences["paragraph_index"].to_numpy()
    document = selected.sentence_document
    first = np.full(len(selected.documents), np.iinfo(np.int64).max)
    np.minimum.at(first, document[body], paragraph[body])
    is_lead = body & (paragraph == first[document])
    return np.where(is_lead, PARTS.index("lead"), np.where(body, PARTS.index("body"), 0))


def _with_interval(rows: pd.DataFrame, selected: Selected, early: Booleans) -> pd.DataFrame:
    """Draw articles, or the sentences of the only article that mentions anybody."""
    place = np.full(len(selected.actors), -1)
    place[pd.Index(selected.actors["actor_id"]).get_indexer(rows["actor_id"])] = range(len(rows))
    own = place[selected.mention_actor] >= 0
    sentence, row = selected.mention_sentence[own], place[selected.mention_actor[own]]
    label = OVER_ARTICLES if len(np.unique(selected.mention_document)) != 1 else WITHIN_ARTICLE
    cluster = sentence if label == WITHIN_ARTICLE else selected.sentence_document[sentence]
    names, cluster = np.unique(cluster, return_inverse=True)
    shape = (len(rows), len(names))
    below = tally(row, cluster, shape)
    above = tally(row[early[own]], cluster[early[own]], shape)
    interval: Interval = ratio_interval(
        above, below, rows["early"].to_numpy(np.float64), rests_on="below"
    )
    articles = tally(
        row, selected.sentence_document[sentence], (len(rows), len(selected.documents))
    )
    n_documents = articles.count_nonzero(axis=1)
    return rows.assign(low=interval.low, high=interval.high, interval=label, documents=n_documents)
