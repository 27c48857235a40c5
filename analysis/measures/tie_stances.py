"""How are two actors treated in the windows that they share?"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import replace
from typing import get_args

import numpy as np
import pandas as pd
from scipy import sparse

from analysis.measures.affiliated import windows_with
from analysis.measures.arrays import Integers
from analysis.measures.clusters import Observed, clustered_means
from analysis.measures.selecting import DEFAULT_SELECTION, Selected, check_option, select
from analysis.measures.windows import windows_of
from analysis.settings import Selection, Window
from analysis.tables import Annotations, Columns

#: one row per pair that was asked for
TIE_STANCE_COLUMNS: Columns = {
    "source": "str",
    "target": "str",
    "judged": "int64",  # mentions of either with a stance, in windows that hold both
    "stance": "float64",  # [-1, 1], their mean; missing below Settings.min_sentences
    "low": "float64",  # 95 % interval of the mean
    "high": "float64",
    "interval": "str",  # over articles, within this article
    "rough": "bool",  # fewer than Settings.min_documents articles
}


def tie_stances(
    annotations: Annotations,
    selection: Selection = DEFAULT_SELECTION,
    *,
    pairs: Collection[tuple[str, str]],
    window: Window = "sentence",
) -> pd.DataFrame:
    """Average the stance toward two actors over the windows that hold both.

    It says how the articles treat the two where they are named together, and not what one of them
    thinks of the other: of two friends in a shared disaster it is negative.

    Parameters
    ----------
    annotations, selection
        What is counted.
    pairs
        (source, target) of the ties, as `cooccurrence` names them.
    window
        What "together" means, as in `cooccurrence`.

    Returns
    -------
    DataFrame
        TIE_STANCE_COLUMNS, one row per pair, in their order; a pair that shares nothing, or is not
        in the tables, has ``judged`` 0. Each judged mention of either actor
        counts once. Intervals draw articles, or sentences where one article has all of them.

    Raises
    ------
    SelectionError
        When the window is unknown.

    Examples
    --------
    >>> from tests.corpora import corpus
    >>> from analysis.settings import Settings
    >>> one = corpus({"a1": [["[Rossi|person:rossi|stance=0.8] met [Weiss|person:weiss|stance=0].",
    ...                       "[Rossi|person:rossi|stance=-0.9] fell."]]},
    ...              settings=Settings(min_sentences=1))
    >>> found = tie_stances(one, pairs=[("person:rossi", "person:weiss")])
    >>> found[["judged", "stance"]].values.tolist()
    [[2.0, 0.4]]
    """
    check_option("window", window, get_args(Window))
    selected = select(annotations, selection)
    ids = pd.Index(selected.actors["actor_id"])
    rows = [(ids.get_indexer([a])[0], ids.get_indexer([b])[0]) for a, b in pairs]
    left, right = np.array(rows, dtype=np.int64).reshape(-1, 2).T
    observed = _shared(selected, window, left, right)
    as_actors = replace(selected, actors=pd.DataFrame(index=range(len(rows))))
    settings = annotations.settings
    means = clustered_means(as_actors, observed, minimum=settings.min_sentences)
    made = pd.DataFrame(list(pairs), columns=["source", "target"]).assign(
        judged=means.n,
        stance=means.mean[:, 0],
        low=means.low[:, 0],
        high=means.high[:, 0],
        interval=means.drawn,
        rough=means.n_articles < settings.min_documents,
    )
    return made[list(TIE_STANCE_COLUMNS)].astype(dict(TIE_STANCE_COLUMNS))


def _shared(selected: Selected, window: Window, left: Integers, right: Integers) -> Observed:
    """Judged mentions of both actors of each pair, in the windows that the pair counts."""
    windows = windows_of(selected, window)
    judged = selected.only(selected.mention_column("stance").notna().to_numpy())
    known = np.flatnonzero((left >= 0) & (right >= 0))
    sides = windows_with(selected, windows, left[known], right[known])
    both = (sides.left * sides.right).tocsr()
    held = sparse.coo_array(both[windows.of_sentence[judged.mention_sentence]])
    mention, pair = held.coords[0].astype(np.int64), known[held.coords[1]]
    actor = judged.mention_actor[mention]
    own = (actor == left[pair]) | (actor == right[pair])
    mention, pair = mention[own], pair[own]
    stance = judged.mention_column("stance").to_numpy(np.float64)[mention]
    sentence = judged.mention_sentence[mention]
    return Observed(pair, selected.sentence_document[sentence], sentence, stance[:, np.newaxis])
