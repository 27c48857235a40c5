"""What a selection counts, as tables and as two numbers."""

from __future__ import annotations

from typing import NamedTuple

import pandas as pd

from analysis.measures.indexing import index_of
from analysis.measures.selected_articles import chosen_articles
from analysis.measures.selecting import DEFAULT_SELECTION, select
from analysis.settings import Selection
from analysis.tables import MENTION_COLUMNS, Annotations, Columns

#: one row per counted mention: the mention, who it is, and where in the article it stands
SELECTED_MENTION_COLUMNS: Columns = {
    **MENTION_COLUMNS,
    "name": "str",
    "type": "str",
    "paragraph_index": "int64",
    "section": "str",
}
_WHO = ("actor_id", "name", "type")
_WHERE = ("paragraph_index", "section")


class SelectionSize(NamedTuple):
    """How much a selection holds."""

    articles: int
    #: titles included, boilerplate left out
    sentences: int
    #: articles in another language than English: not in tone and stance
    not_english: int


def selection_size(
    annotations: Annotations, selection: Selection = DEFAULT_SELECTION
) -> SelectionSize:
    """Count articles and sentences without making tables of them.

    Examples
    --------
    >>> from tests.corpora import corpus
    >>> selection_size(corpus({"a1": [["Rain.", "Sun."]]}))
    SelectionSize(articles=1, sentences=2, not_english=0)
    """
    index = index_of(annotations)
    counted = chosen_articles(annotations, selection)
    documents = index.documents[counted]
    not_english = int((documents["language"].fillna("en") != "en").sum())
    return SelectionSize(len(documents), int(counted[index.sentence_document].sum()), not_english)


def selected_sentences(
    annotations: Annotations, selection: Selection = DEFAULT_SELECTION
) -> pd.DataFrame:
    """Sentences of the selected articles, titles included, boilerplate left out.

    Returns
    -------
    DataFrame
        SENTENCE_COLUMNS, by document_id, then in the order of the text.
    """
    return select(annotations, selection).sentences


def sentence_tones(
    annotations: Annotations, selection: Selection = DEFAULT_SELECTION
) -> pd.DataFrame:
    """Tone and number of tone words of each sentence of `selected_sentences`, and nothing else.

    Returns
    -------
    DataFrame
        The columns tone and n_tone_words.
    """
    return select(annotations, selection).sentences[["tone", "n_tone_words"]]


def selected_mentions(
    annotations: Annotations, selection: Selection = DEFAULT_SELECTION
) -> pd.DataFrame:
    """Mentions that count, each with its actor's name and type and its place in the article.

    With ``Selection.roll_up`` the actor is the one that the mention is counted for.

    Returns
    -------
    DataFrame
        SELECTED_MENTION_COLUMNS, by document_id, then in the order of the text.
    """
    selected = select(annotations, selection)
    mentions = selected.all_mentions.iloc[selected.mention_rows].reset_index(drop=True)
    joined = {
        **{name: selected.actors[name].to_numpy()[selected.mention_actor] for name in _WHO},
        **{name: selected.sentences[name].to_numpy()[selected.mention_sentence] for name in _WHERE},
    }
    return mentions.assign(**joined)[list(SELECTED_MENTION_COLUMNS)].astype(
        dict(SELECTED_MENTION_COLUMNS)
    )
