"""How many sentences have which tone, and which they are."""

from __future__ import annotations

from typing import Literal, get_args

import numpy as np
import numpy.typing as npt
import pandas as pd

from analysis.errors import SelectionError
from analysis.measures.arrays import Booleans
from analysis.measures.selecting import DEFAULT_SELECTION, Selected, select, sentence_texts
from analysis.settings import Selection
from analysis.tables import Annotations, Columns, table

#: sentences with a tone word, and those without one, whose 0 is no wording
Worded = Literal["worded", "silent"]
#: width of a bin, in units of tone
BIN_WIDTH = 0.1
#: borders of 21 bins; the middle one is centred on 0
TONE_EDGES: npt.NDArray[np.float64] = np.round(np.arange(-10.5, 11.5) * BIN_WIDTH, 4)
#: one row per sentence
BIN_COLUMNS: Columns = {
    "document_id": "str",
    "title": "str",
    "outlet": "str",
    "published": "datetime64[us, UTC]",
    "sentence_index": "int64",
    "start": "int64",
    "end": "int64",
    "tone": "float64",
    "text": "str",
}


def sentences_of_tone(
    annotations: Annotations, selection: Selection = DEFAULT_SELECTION, *, tone: Worded | int
) -> pd.DataFrame:
    """List the sentences that one bar of the distribution of tone counts.

    Parameters
    ----------
    annotations, selection
        What is counted: all sentences of the articles, whoever they mention.
    tone
        Number of a bin, from 0 (-1.05 to -0.95) to 20; each holds its lower border and not its
        upper one. Or all sentences with a tone word (``"worded"``) or without one (``"silent"``).

    Returns
    -------
    DataFrame
        BIN_COLUMNS, oldest article first, undated last, then as the text has them.

    Raises
    ------
    SelectionError
        When there is no such bin.

    Examples
    --------
    >>> from tests.corpora import corpus
    >>> one = corpus({"a1": ["A fine day. {0.4}", "A table."]})
    >>> sentences_of_tone(one, tone=14)["text"].tolist()
    ['A fine day.']
    >>> sentences_of_tone(one, tone="silent")["text"].tolist()
    ['A table.']
    """
    n_bins = len(TONE_EDGES) - 1
    if tone not in get_args(Worded) and tone not in range(n_bins):
        raise SelectionError(
            f"tone is {tone!r}; use 'worded', 'silent' or the number of a bin, 0 to {n_bins - 1}."
        )
    selected = select(annotations, selection)
    rows = np.flatnonzero(_chosen(selected, tone))
    if not len(rows):
        return table([], BIN_COLUMNS)
    documents = selected.documents.iloc[selected.sentence_document[rows]]
    made = selected.sentences.iloc[rows].assign(
        text=sentence_texts(selected, rows),
        **{name: documents[name].array for name in ("title", "outlet", "published")},
    )
    order = ["published", "document_id", "start"]
    return made.sort_values(order, ignore_index=True)[list(BIN_COLUMNS)].astype(dict(BIN_COLUMNS))


def _chosen(selected: Selected, tone: Worded | int) -> Booleans:
    scores = selected.sentences["tone"].to_numpy(np.float64)
    worded = (selected.sentences["n_tone_words"] > 0).to_numpy()
    scored = ~np.isnan(scores)
    bins = np.searchsorted(TONE_EDGES, scores, side="right") - 1
    chosen: Booleans = scored & (~worded if tone == "silent" else worded)
    return chosen & (bins == tone) if isinstance(tone, int) else chosen
