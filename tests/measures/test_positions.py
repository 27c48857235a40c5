"""Where in the article an actor is mentioned, and which sentences have which tone."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest
from hypothesis import given

from analysis import Selection, measures
from analysis.errors import SelectionError
from analysis.measures import PARTS
from analysis.tables import Annotations
from tests.corpora import corpus
from tests.measures.random_corpora import corpora, law, rows_of, selections

ROSSI = "[Rossi|person:rossi]"


@pytest.mark.parametrize(
    ("article", "counted"),
    [
        pytest.param([f"# {ROSSI} left", f"{ROSSI} left.", "He.", ROSSI], (1, 1, 1), id="a title"),
        pytest.param([f"{ROSSI} left.", ROSSI], (0, 1, 1), id="without a title no headline"),
        pytest.param([[f"{ROSSI}.", f"{ROSSI}."], ROSSI], (0, 2, 1), id="a lead of two sentences"),
        pytest.param(["~ Share this.", ROSSI, ROSSI], (0, 1, 1), id="boilerplate is no lead"),
        pytest.param(["# Title", "He left.", ROSSI], (0, 0, 1), id="a lead without the actor"),
    ],
)
def test_parts_counted_by_hand(article: Any, counted: tuple[int, int, int]) -> None:
    """Headline, lead and what is below."""
    (row,) = rows_of(measures.mention_positions(corpus({"a1": article})))

    assert (row.headline, row.lead, row.body) == counted
    assert row.early == pytest.approx((row.headline + row.lead) / row.mentions)


@law
@given(corpora(), selections())
def test_parts_add_up_to_the_mentions(annotations: Annotations, selection: Selection) -> None:
    """Each mention is in one part, and the interval holds its estimate."""
    found = measures.mention_positions(annotations, selection)
    counts = measures.mention_counts(annotations, selection)

    assert found["actor_id"].tolist() == counts["actor_id"].tolist()
    assert found[list(PARTS)].sum(axis=1).tolist() == counts["mentions"].tolist()
    given_ends = found[found["low"].notna()]
    assert (given_ends["low"] <= given_ends["early"]).all()
    assert (given_ends["early"] <= given_ends["high"]).all()


def test_only_the_most_mentioned() -> None:
    """`top` leaves the others out, and changes no number."""
    two = corpus({"a1": [f"{ROSSI} met [Weiss|person:weiss].", ROSSI], "a2": [ROSSI]})

    whole = measures.mention_positions(two)
    assert measures.mention_positions(two, top=1).to_dict("records") == whole[:1].to_dict("records")


@pytest.mark.parametrize("tone", ["loud", -1, 21], ids=repr)
def test_unknown_tone_is_refused(tone: Any) -> None:
    """The message says what may be asked for."""
    with pytest.raises(SelectionError, match="0 to 20"):
        measures.sentences_of_tone(corpus({"a1": ["Rain."]}), tone=tone)


def test_unknown_part_is_refused() -> None:
    """The message names the parts."""
    with pytest.raises(SelectionError, match="headline, lead, body"):
        measures.evidence(corpus({"a1": [ROSSI]}), actors=("person:rossi",), part="end")  # type: ignore[arg-type]


@law
@given(corpora(), selections())
def test_marked_mentions_are_the_counted_ones(
    annotations: Annotations, selection: Selection
) -> None:
    """Of any sentences, exactly the mentions that the selection counts there."""
    counted = measures.selected_mentions(annotations, selection)
    places = list(zip(counted["document_id"], counted["sentence_index"], strict=True))[::2]
    found = measures.mentions_in(annotations, selection, places=places)

    here = zip(counted["document_id"], counted["sentence_index"], strict=True)
    expected = counted[np.array([place in places for place in here], dtype=bool)]
    columns = ["document_id", "start", "end", "actor_id", "kind", "role"]
    assert found[columns].to_numpy().tolist() == expected[columns].to_numpy().tolist()
