"""Which sentences, of which articles, hold what is looked for?"""

from __future__ import annotations

from dataclasses import replace
from typing import NamedTuple, get_args

import numpy as np
import pandas as pd

from analysis.measures.arrays import Booleans, Integers
from analysis.measures.selecting import (
    DEFAULT_SELECTION,
    Selected,
    check_option,
    select,
    sentence_texts,
)
from analysis.measures.windows import Windows, windows_of
from analysis.search.parsing import parse_query
from analysis.search.query import And, Not, Query, Term, all_terms, wanted_terms
from analysis.search.words import folded, places_of
from analysis.settings import Selection, Window
from analysis.tables import Annotations, Columns, table

#: one row per sentence that holds one of the words, where the query is satisfied
FOUND_COLUMNS: Columns = {
    "document_id": "str",
    "title": "str",
    "outlet": "str",
    "published": "datetime64[us, UTC]",
    "sentence_index": "int64",
    "start": "int64",  # of the sentence
    "end": "int64",
    "text": "str",
    "spans": "object",  # list of (start, end): what was found, as the article's text has it
}
#: characters; above the length of any text that is read, so that (document, place) is one number
_TEXT_LIMIT = 2**40


class Found(NamedTuple):
    """What a search found: how much, and some of the sentences."""

    #: articles with at least one window that satisfies the query
    articles: int
    #: sentences of these windows that hold one of the words
    sentences: int
    #: places in these sentences
    occurrences: int
    #: FOUND_COLUMNS
    rows: pd.DataFrame


class Occurrences(NamedTuple):
    """Places of words in counted sentences, in reading order."""

    selected: Selected
    #: row of `selected.sentences`
    sentence: Integers
    #: half-open character offsets into the article's text
    start: Integers
    end: Integers


def search(
    annotations: Annotations,
    selection: Selection = DEFAULT_SELECTION,
    *,
    query: str,
    window: Window = "document",
    first: int = 0,
    most: int | None = None,
) -> Found:
    """Find the sentences that hold the words of a query, where the query is satisfied.

    Upper and lower case, accents and kinds of apostrophe make no difference; a word is found whole.
    A phrase does not go beyond its sentence. Boilerplate is not searched. What the selection says
    of actors makes no difference: only its articles are searched.

    Parameters
    ----------
    annotations, selection
        Which articles are searched.
    query
        As in `parse_query`.
    window
        In what all parts of the query must be satisfied: anywhere in an article, in one
        paragraph, or in one sentence. "A NOT B" by sentence finds sentences with A and without B.
    first, most
        The rows that are wanted: from this one, and how many.

    Returns
    -------
    Found
        Rows oldest article first, undated last, then as the text has them. The numbers are of all,
        whatever rows are wanted.

    Raises
    ------
    QueryError
        When the query cannot be read.
    SelectionError
        When the window is unknown.

    Examples
    --------
    >>> from tests.corpora import corpus
    >>> two = corpus({"a1": ["Peace talks began.", "War went on."], "a2": ["Talks failed."]})
    >>> found = search(two, query="talks NOT war")
    >>> found.articles, found.sentences, found.rows["text"].tolist()
    (1, 1, ['Talks failed.'])
    >>> search(two, query="talks NOT war", window="sentence").articles
    2
    """
    places = occurrences(annotations, selection, query=query, window=window)
    of_selection = places.selected
    new = np.ones(len(places.sentence), dtype=bool)
    new[1:] = np.diff(places.sentence) != 0
    begins = np.flatnonzero(new)
    sentences = places.sentence[begins]
    articles = len(np.unique(of_selection.sentence_document[sentences]))
    stop = None if most is None else first + most
    rows = _described(places, begins, slice(first, stop))
    return Found(articles, len(sentences), len(places.sentence), rows)


def occurrences(
    annotations: Annotations, selection: Selection, *, query: str, window: Window
) -> Occurrences:
    """Every place of a wanted word inside a window that satisfies the query."""
    tree = parse_query(query)
    check_option("window", window, get_args(Window))
    # without mentions, which make no difference and take the most time
    selected = select(replace(annotations, mentions=annotations.mentions[:0]), selection)
    windows = windows_of(selected, window)
    of_term = dict(zip(all_terms(tree), _places(selected, all_terms(tree)), strict=True))
    holds = _satisfied(tree, of_term, windows)
    wanted = [of_term[term] for term in wanted_terms(tree)]
    places = wanted[0] if len(wanted) == 1 else _apart(np.concatenate(wanted))
    places = places[holds[windows.of_sentence[places[:, 0]]]]
    return in_reading_order(selected, places)


def in_reading_order(selected: Selected, places: Integers) -> Occurrences:
    """Sort (sentence, start, end): oldest article first, undated last, then as in the text."""
    order = selected.documents.sort_values(["published", "document_id"]).index.to_numpy()
    rank = np.empty(len(order), dtype=np.int64)
    rank[order] = np.arange(len(order))
    document = selected.sentence_document[places[:, 0]]
    places = places[np.lexsort((places[:, 1], places[:, 0], rank[document]))]
    return Occurrences(selected, *places.T)


def _places(selected: Selected, terms: tuple[Term, ...]) -> list[Integers]:
    """For each term its places as rows (sentence, start, end), in the order of the text."""
    found: list[list[tuple[int, int, int]]] = [[] for _ in terms]
    for document, text in enumerate(selected.documents["text"].tolist()):
        plain = folded(text)
        for term, places in zip(terms, found, strict=True):
            spans = places_of(term.words, plain, is_open=term.is_open)
            places += [(document, start, end) for start, end in spans]
    kept = [_in_sentences(selected, places) for places in found]
    return [
        _apart(places) if len(term.words) > 1 else places
        for term, places in zip(terms, kept, strict=True)
    ]


def _in_sentences(selected: Selected, places: list[tuple[int, int, int]]) -> Integers:
    """Put the sentence in place of the document; what no counted sentence holds is left out."""
    document, start, end = np.array(places, dtype=np.int64).reshape(-1, 3).T
    starts, ends = (selected.sentences[name].to_numpy() for name in ("start", "end"))
    keys = selected.sentence_document * _TEXT_LIMIT + starts
    sentence = np.searchsorted(keys, document * _TEXT_LIMIT + start, side="right") - 1
    inside = sentence >= 0
    held = sentence[inside]
    inside[inside] = (selected.sentence_document[held] == document[inside]) & (
        end[inside] <= ends[held]
    )
    return np.column_stack([sentence, start, end])[inside]


def _satisfied(query: Query, places: dict[Term, Integers], windows: Windows) -> Booleans:
    """For each window: does it satisfy the query?"""
    if isinstance(query, Term):
        held = np.zeros(len(windows.document), dtype=bool)
        held[windows.of_sentence[places[query][:, 0]]] = True
        return held
    if isinstance(query, Not):
        return ~_satisfied(query.part, places, windows)
    parts = [_satisfied(part, places, windows) for part in query.parts]
    joined = np.logical_and if isinstance(query, And) else np.logical_or
    satisfied: Booleans = joined.reduce(parts)
    return satisfied


def _apart(places: Integers) -> Integers:
    """Of places that overlap ("New Delhi", "Delhi") the first, and of two that start together the
    longer: each word of the text is marked once.
    """
    places = places[np.lexsort((-places[:, 2], places[:, 1], places[:, 0]))]
    kept, sentence, after = [], -1, -1
    for row, (here, start, end) in enumerate(places.tolist()):
        if here != sentence or start >= after:
            kept.append(row)
            sentence, after = here, end
    return places[kept]


def _described(places: Occurrences, begins: Integers, wanted: slice) -> pd.DataFrame:
    if not len(begins[wanted]):
        return table([], FOUND_COLUMNS)
    selected = places.selected
    rows = places.sentence[begins[wanted]]
    sentences = selected.sentences.iloc[rows].reset_index(drop=True)
    documents = selected.documents.iloc[selected.sentence_document[rows]]
    bounds = np.append(begins, len(places.sentence))
    spans = list(zip(places.start.tolist(), places.end.tolist(), strict=True))
    cuts = zip(bounds[:-1][wanted].tolist(), bounds[1:][wanted].tolist(), strict=True)
    made = sentences.assign(
        text=sentence_texts(selected, rows),
        spans=pd.Series([spans[start:end] for start, end in cuts], dtype=object),
        **{name: documents[name].array for name in ("title", "outlet", "published")},
    )
    return made[list(FOUND_COLUMNS)].astype(dict(FOUND_COLUMNS))
