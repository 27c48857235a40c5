"""In what tone are the sentences that mention an actor worded?"""

from __future__ import annotations

from collections.abc import Collection, Iterator
from itertools import pairwise
from typing import NamedTuple

import numpy as np
import pandas as pd
from scipy import sparse

from analysis.measures.arrays import Booleans, Integers
from analysis.measures.intervals import (
    OVER_ARTICLES,
    WITHIN_ARTICLE,
    Floats,
    Interval,
    ratio_interval,
)
from analysis.measures.mentions import in_rank
from analysis.measures.selecting import DEFAULT_SELECTION, Selected, select, sentence_texts
from analysis.measures.windows import cells_of, present_in, tally
from analysis.settings import Selection
from analysis.tables import Annotations, Columns

#: one row per actor with at least one mention
TONE_COLUMNS: Columns = {
    "actor_id": "str",
    "name": "str",
    "type": "str",
    "sentences": "int64",  # scored sentences that mention the actor: the n of the means
    "with_tone_words": "int64",  # of these, how many have a tone word; the others count as 0
    "not_scored": "int64",  # sentences that mention the actor but have no tone (not English)
    "tone": "float64",  # [-1, 1], mean
    "low": "float64",  # 95 % interval of the mean tone
    "high": "float64",
    "subjectivity": "float64",  # [0, 1], mean
    "interval": "str",  # over articles, within this article
    "rough": "bool",  # fewer than Settings.min_documents articles mention the actor
}
#: one row per sentence with a tone word
TONE_SENTENCE_COLUMNS: Columns = {
    "document_id": "str",
    "sentence_index": "int64",
    "title": "str",
    "outlet": "str",
    "published": "datetime64[us, UTC]",
    "text": "str",
    "tone": "float64",
    "subjectivity": "float64",
    "actors": "object",  # list of str: names of the actors mentioned, sorted
}


def tone_by_actor(
    annotations: Annotations, selection: Selection = DEFAULT_SELECTION, *, top: int | None = None
) -> pd.DataFrame:
    """Mean tone of the sentences that mention each actor, each sentence once.

    This is the wording *around* an actor, not an opinion *about* it: "Leitner condemned the
    murder" is a negative sentence that speaks well of Leitner.

    Parameters
    ----------
    annotations, selection
        What is counted.
    top
        Intervals are drawn for so many actors, those with most sentences; for all if None.

    Returns
    -------
    DataFrame
        TONE_COLUMNS. Most sentences first, ties by name. Means are missing below
        ``Settings.min_sentences`` scored sentences. The interval draws the articles that mention
        the actor, 1,000 times; for an actor in one article only, its sentences there ("within
        this article"). Sentences without a tone word have tone 0 and pull a mean towards 0:
        ``with_tone_words`` says how many are left.

    Examples
    --------
    >>> from tests.corpora import corpus
    >>> one = corpus({"a1": [["[Leitner|person:leitner] won. {0.8}",
    ...                       "[Leitner|person:leitner] and [Rossi|person:rossi] spoke.",
    ...                       "[Leitner|person:leitner] lost. {-0.2}"]]})
    >>> means = tone_by_actor(one).round(6)
    >>> means[["name", "sentences", "with_tone_words", "tone"]].values.tolist()
    [['Leitner', 3, 2, 0.2], ['Rossi', 1, 0, nan]]
    """
    selected, settings = select(annotations, selection), annotations.settings
    means = actor_means(selected, settings.min_sentences)
    mentioned = np.flatnonzero(means["sentences"] + means["not_scored"] > 0)
    n = means["sentences"].to_numpy()[mentioned]
    rows = mentioned[in_rank(n, selected.name_rank[mentioned])]
    n_articles = _articles_of(selected)
    bounds = _intervals(selected, means["tone"].to_numpy(), n_articles, rows[:top])
    made = means.iloc[rows].assign(
        low=bounds.low[rows],
        high=bounds.high[rows],
        interval=np.where(n_articles[rows] == 1, WITHIN_ARTICLE, OVER_ARTICLES),
        rough=n_articles[rows] < settings.min_documents,
    )
    return made.reset_index(drop=True)[list(TONE_COLUMNS)].astype(dict(TONE_COLUMNS))


def tone_sentences(
    annotations: Annotations,
    selection: Selection = DEFAULT_SELECTION,
    *,
    actors: Collection[str] = (),
    most: int | None = None,
) -> pd.DataFrame:
    """Sentences with a tone word, the most strongly worded first, and who is in them.

    Parameters
    ----------
    annotations, selection
        What is counted.
    actors
        Only sentences that mention at least one of these actor_ids. Without any, and without
        ``selection.actors``, sentences that mention nobody are in as well.
    most
        Only so many; all of them if None.

    Returns
    -------
    DataFrame
        TONE_SENTENCE_COLUMNS. Furthest from 0 first, negative before positive, ties by
        document_id and place in the text.

    Examples
    --------
    >>> from tests.corpora import corpus
    >>> one = corpus({"a1": [["[Leitner|person:leitner] won. {0.4}", "A bad day. {-0.7}"]]})
    >>> tone_sentences(one)[["text", "tone", "actors"]].values.tolist()
    [['A bad day.', -0.7, []], ['Leitner won.', 0.4, ['Leitner']]]
    """
    selected = select(annotations, selection)
    present = present_in(selected, "sentence")
    rows = np.flatnonzero(_shown(selected, present, selection.actors, actors))
    tones = selected.sentences["tone"].to_numpy(np.float64)[rows]
    rows = rows[np.lexsort((rows, tones, -np.abs(tones)))[:most]]  # rows are in text order
    sentences = selected.sentences.iloc[rows]
    documents = selected.documents.iloc[selected.sentence_document[rows]]
    made = sentences.assign(
        **{name: documents[name].array for name in ("title", "outlet", "published")},
        text=sentence_texts(selected, rows),
        actors=pd.Series(_names(selected, present[rows]), index=sentences.index, dtype=object),
        mildness=-sentences["tone"].abs(),
    )
    order = ["mildness", "tone", "document_id", "sentence_index"]
    return made.sort_values(order, ignore_index=True)[list(TONE_SENTENCE_COLUMNS)].astype(
        dict(TONE_SENTENCE_COLUMNS)
    )


def actor_means(selected: Selected, min_sentences: int) -> pd.DataFrame:
    """Means and sentence counts of every actor, in the order of `selected.actors`."""
    sentence, actor = cells_of(present_in(selected, "sentence"))
    n_actors = len(selected.actors)
    scored = selected.sentences["tone"].notna().to_numpy()
    worded = scored & (selected.sentences["n_tone_words"] > 0).to_numpy()
    means = selected.actors[["actor_id", "name", "type"]].copy()
    means["sentences"] = np.bincount(actor[scored[sentence]], minlength=n_actors)
    means["with_tone_words"] = np.bincount(actor[worded[sentence]], minlength=n_actors)
    means["not_scored"] = np.bincount(actor[~scored[sentence]], minlength=n_actors)
    n = means["sentences"].where(means["sentences"] >= min_sentences)
    for column in ("tone", "subjectivity"):
        values = selected.sentences[column].to_numpy(np.float64)
        means[column] = np.bincount(actor, np.where(scored, values, 0.0)[sentence], n_actors) / n
    return means


def _articles_of(selected: Selected) -> Integers:
    """In how many articles scored sentences mention each actor."""
    sentence, actor = cells_of(present_in(selected, "sentence"))
    scored = selected.sentences["tone"].notna().to_numpy()[sentence]
    document = selected.sentence_document[sentence[scored]]
    shape = (len(selected.actors), len(selected.documents))
    return np.asarray(tally(actor[scored], document, shape).count_nonzero(axis=1), dtype=np.int64)


class _Articles(NamedTuple):
    """Scored sentences of each actor in each article: actors x documents."""

    sentences: sparse.csr_array
    #: the sum of their tone
    tone: sparse.csr_array


def _articles(selected: Selected, actors: Integers) -> _Articles:
    """The sums of these actors, in their order."""
    sentence, actor = cells_of(present_in(selected, "sentence"))
    place = np.full(len(selected.actors), -1)
    place[actors] = np.arange(len(actors))
    tone = selected.sentences["tone"].to_numpy(np.float64)
    kept = (place[actor] >= 0) & ~np.isnan(tone[sentence])
    cells = place[actor[kept]], selected.sentence_document[sentence[kept]]
    shape = (len(actors), len(selected.documents))
    summed = sparse.coo_array((tone[sentence[kept]], cells), shape=shape).tocsr()
    return _Articles(tally(*cells, shape), summed)


def _intervals(
    selected: Selected, tone: Floats, n_articles: Integers, actors: Integers
) -> Interval:
    """Draw articles for actors in several, sentences for actors in one; missing without a mean."""
    low, high = np.full(len(tone), np.nan), np.full(len(tone), np.nan)
    actors = np.sort(actors[~np.isnan(tone[actors])])
    several = actors[n_articles[actors] > 1]
    if len(several):
        articles = _articles(selected, several)
        low[several], high[several] = ratio_interval(
            articles.tone, articles.sentences, tone[several], rests_on="below"
        )
    for rows, tones in _within_article(selected, actors[n_articles[actors] == 1]):
        once = sparse.csr_array(np.ones((1, tones.shape[1])))
        low[rows], high[rows] = ratio_interval(
            sparse.csr_array(tones), once, tone[rows], rests_on="below"
        )
    return Interval(low, high)


def _within_article(selected: Selected, actors: Integers) -> Iterator[tuple[Integers, Floats]]:
    """Tones of the sentences of each actor, actors with equally many together."""
    tone = selected.sentences["tone"].to_numpy(np.float64)
    present = present_in(selected, "sentence")
    present = present[~np.isnan(tone)].T.tocsr()[actors]
    tone = tone[~np.isnan(tone)]
    n_sentences = np.diff(present.indptr)
    for n in np.unique(n_sentences):
        alike = np.flatnonzero(n_sentences == n)
        yield actors[alike], tone[present[alike].indices].reshape(-1, n)


def _shown(
    selected: Selected,
    present: sparse.csr_array,
    chosen: Collection[str] | None,
    actors: Collection[str],
) -> Booleans:
    worded = (selected.sentences["n_tone_words"] > 0) & selected.sentences["tone"].notna()
    wanted = np.ones(len(worded), dtype=bool)
    if actors:
        wanted = present @ selected.chosen(actors).astype(np.int64) > 0
    elif chosen is not None:
        wanted = present.sum(axis=1) > 0
    return worded.to_numpy() & wanted


def _names(selected: Selected, present: sparse.csr_array) -> list[list[str]]:
    """Names of the actors in each row, sorted."""
    names = selected.actors["name"].tolist()
    return [
        sorted(names[actor] for actor in present.indices[start:end])
        for start, end in pairwise(present.indptr)
    ]
