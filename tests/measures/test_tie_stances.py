"""The mean stance of two actors where they are together."""

from __future__ import annotations

from typing import get_args

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from analysis import Selection, measures
from analysis.settings import Settings, Window
from analysis.tables import Annotations
from tests.corpora import corpus
from tests.measures.random_corpora import corpora, rows_of, selections

A, B = "person:a", "person:b"
SHARED = corpus(
    {
        "a1": [[f"[A|{A}|stance=0.9] saw [B|{B}|stance=0.3].", f"[A|{A}|stance=-0.9] fell."]],
        "a2": [[f"[A|{A}] and [B|{B}|stance=-0.6] and [C|person:c|stance=-1] met.", "Rain."]],
    },
    settings=Settings(min_sentences=3),
)


@pytest.mark.parametrize(
    ("window", "judged", "mean"),
    [
        pytest.param("sentence", 3, 0.2, id="in shared sentences, nobody else"),
        pytest.param("document", 4, -0.075, id="in shared articles"),
    ],
)
def test_stance_of_a_tie_by_hand(window: Window, judged: int, mean: float) -> None:
    """0.9, 0.3 and -0.6 in sentences with both; by article -0.9 as well."""
    (row,) = rows_of(measures.tie_stances(SHARED, pairs=[(A, B)], window=window))

    assert row.judged == judged
    assert row.stance == pytest.approx(mean)
    assert row.low <= row.stance <= row.high


def test_pairs_that_share_nothing_have_no_stance() -> None:
    """Also pairs that nobody has heard of; the order is that of the question."""
    pairs = [("person:x", "person:y"), (A, B), ("person:b", "person:x")]
    found = measures.tie_stances(SHARED, pairs=pairs)

    assert found["judged"].tolist() == [0, 3, 0]
    assert found["stance"].isna().tolist() == [True, False, True]
    assert list(zip(found["source"], found["target"], strict=True)) == pairs


@settings(deadline=None, max_examples=10)
@given(corpora(), selections(), st.sampled_from(get_args(Window)))
def test_stance_of_a_tie_is_that_of_its_evidence(
    annotations: Annotations, selection: Selection, window: Window
) -> None:
    """Brute force: the judged mentions at the spans of the tie's rows."""
    edges = measures.cooccurrence(annotations, selection, window=window, tested=False)
    pairs = list(zip(edges["source"], edges["target"], strict=True))
    counted = measures.selected_mentions(annotations, selection)
    for row in rows_of(measures.tie_stances(annotations, selection, pairs=pairs, window=window)):
        both = (row.source, row.target)
        rows = measures.evidence(annotations, selection, unit=window, actors=both)
        places = {(r.document_id, span) for r in rows_of(rows) for span in r.spans}
        spans = zip(counted["start"], counted["end"], strict=True)
        here = [(d, s) in places for d, s in zip(counted["document_id"], spans, strict=True)]
        own = counted["actor_id"].isin(both) & np.array(here, dtype=bool)
        stances = counted.loc[own, "stance"].dropna()
        assert row.judged == len(stances)
        if len(stances) >= annotations.settings.min_sentences:
            assert row.stance == pytest.approx(stances.mean())
