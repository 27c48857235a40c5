"""Windows of togetherness, and who is in them: matrices, so that counting needs no loops."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
import pandas as pd
from numpy.typing import NDArray
from scipy import sparse

from analysis.measures.arrays import Booleans, Integers
from analysis.measures.selecting import Selected
from analysis.settings import Window


class Windows(NamedTuple):
    """Every window of the selected articles, also those in which no actor is mentioned."""

    #: window of each sentence
    of_sentence: Integers
    #: row of the document of each window
    document: Integers


def windows_of(selected: Selected, window: Window) -> Windows:
    """Number the sentences, paragraphs or articles, article by article."""
    document = selected.sentence_document
    if window == "sentence":
        return Windows(np.arange(len(document)), document)
    if window == "document":
        return Windows(document, np.arange(len(selected.documents)))
    paragraph = selected.sentences["paragraph_index"].to_numpy()
    order = np.lexsort((paragraph, document))
    first = np.ones(len(order), dtype=bool)
    first[1:] = (np.diff(document[order]) != 0) | (np.diff(paragraph[order]) != 0)
    of_sentence = np.empty(len(order), dtype=np.int64)
    of_sentence[order] = np.cumsum(first) - 1
    return Windows(of_sentence, document[order][first])


def tally(rows: Integers, columns: Integers, shape: tuple[int, int]) -> sparse.csr_array:
    """Count how often each (row, column) occurs."""
    ones = np.ones(len(rows), dtype=np.int64)
    return sparse.coo_array((ones, (rows, columns)), shape=shape).tocsr()


def presence(
    selected: Selected, windows: Windows, counted: Booleans | None = None
) -> sparse.csr_array:
    """Windows x actors: 1 where the window holds a mention of the actor, however many.

    `counted` leaves mentions out: one truth value per mention of the selection.
    """
    sentence, actor = selected.mention_sentence, selected.mention_actor
    if counted is not None:
        sentence, actor = sentence[counted], actor[counted]
    shape = (len(windows.document), len(selected.actors))
    present = tally(windows.of_sentence[sentence], actor, shape)
    present.data[:] = 1
    return present


def present_in(selected: Selected, window: Window) -> sparse.csr_array:
    """`presence` in the windows of the selection; made once, so it must not be changed."""
    name = f"present in {window}"
    if name not in selected.made:
        selected.made[name] = presence(selected, windows_of(selected, window))
    present: sparse.csr_array = selected.made[name]
    return present


def cells_of(present: sparse.csr_array) -> tuple[Integers, Integers]:
    """Row and column of each cell that is not empty, row by row."""
    rows = np.repeat(np.arange(present.shape[0]), np.diff(present.indptr))
    return rows, present.indices.astype(np.int64)


def by_document(windows: Windows, n_documents: int) -> sparse.csr_array:
    """Documents x windows: 1 where the window stands in the document; sums windows when applied."""
    n_windows = len(windows.document)
    return tally(windows.document, np.arange(n_windows), (n_documents, n_windows))


def affiliation_rows(actors: pd.DataFrame) -> Integers:
    """Row of the actor that each actor belongs to, or -1."""
    rows = pd.Index(actors["actor_id"]).get_indexer(actors["affiliation_id"])
    return np.asarray(rows, dtype=np.int64)


def per_article(windows: Windows) -> tuple[sparse.csr_array, sparse.csr_array]:
    """Documents x windows: sums over an article's windows, and the same divided by their number."""
    in_articles = by_document(windows, int(windows.document.max(initial=-1)) + 1)
    n_windows = np.maximum(in_articles.sum(axis=1), 1)
    return in_articles, (sparse.diags_array(1 / n_windows) @ in_articles).tocsr()


def words_by_sentence(selected: Selected) -> NDArray[np.float64]:
    """An article's words, dealt out to its sentences by their length in characters."""
    lengths = (selected.sentences["end"] - selected.sentences["start"]).to_numpy(np.float64)
    n_documents = len(selected.documents)
    total = np.bincount(selected.sentence_document, weights=lengths, minlength=n_documents)
    words = selected.documents["n_words"].to_numpy()
    per_character = np.divide(words, total, out=np.zeros(n_documents), where=total > 0)
    words_of: NDArray[np.float64] = lengths * per_character[selected.sentence_document]
    return words_of
