"""Institutions and office holders counted for their country, and back."""

from __future__ import annotations

from typing import Any

import pandas as pd
import pytest
from hypothesis import given

from analysis import Codebook, Selection, apply_codebook, measures
from analysis.actors.codebook import Decision, Merge, Retype
from analysis.figures.provenance import provenance_of
from analysis.measures import Unit
from analysis.tables import Annotations
from tests.corpora import corpus
from tests.measures.random_corpora import corpora, law

US, STATE, MILLER, NATO = "country:US", "organization:state", "person:miller", "organization:nato"
#: the United States itself once, its ministry twice, the ministry's spokesman once; NATO once
TALKS = corpus(
    {
        "a1": [
            [
                "[Washington|country:US|metonym] and the [State|organization:state] spoke. {0.5}",
                "[State|organization:state] sent [Miller|person:miller] to "
                "[NATO|organization:nato].",
            ]
        ]
    },
    affiliations={STATE: US, MILLER: STATE},
)
ROLLED = Selection(roll_up=True)
WEST = Merge(actor_id=US, target_id="group:west", target="the West")


def counted(annotations: Annotations, selection: Selection, **options: Any) -> dict[str, int]:
    """Mentions per actor_id."""
    counts = measures.mention_counts(annotations, selection, **options)
    return dict(zip(counts["actor_id"], counts["mentions"], strict=True))


def test_counted_by_hand() -> None:
    """1 + 2 + 1 mentions are the country's; who belongs to no country stays itself."""
    assert counted(TALKS, ROLLED) == {US: 4, NATO: 1}
    assert counted(TALKS, Selection()) == {STATE: 2, US: 1, MILLER: 1, NATO: 1}


@pytest.mark.parametrize(
    ("decisions", "expected"),
    [
        pytest.param((WEST,), {STATE: 2, "group:west": 1, MILLER: 1, NATO: 1}, id="a group"),
        pytest.param(
            (WEST, Retype(actor_id="group:west", value="country")),
            {"group:west": 4, NATO: 1},
            id="a group that is made a country",
        ),
        pytest.param(
            (Merge(actor_id=US, target_id="country:GB"),),
            {"country:GB": 4, NATO: 1},
            id="another country",
        ),
    ],
)
def test_country_is_merged_into(decisions: tuple[Decision, ...], expected: dict[str, int]) -> None:
    """Who belonged to it belongs to the target; they are counted for it if it is a country."""
    made = apply_codebook(TALKS, Codebook(decisions))

    assert counted(made, ROLLED) == expected


@pytest.mark.parametrize("unit", ["mention", "sentence", "document"])
def test_evidence_has_the_rows_of_the_number(unit: Unit) -> None:
    """Number shown == rows listed, with the words that were printed."""
    columns = {"mention": "mentions", "sentence": "sentences", "document": "documents"}
    counts = measures.mention_counts(TALKS, ROLLED).set_index("actor_id")
    rows = measures.evidence(TALKS, ROLLED, unit=unit, actors=(US,))

    assert len(rows) == counts.loc[US, columns[unit]]
    if unit == "mention":
        assert rows["surface"].tolist() == ["Washington", "State", "State", "Miller"]


def test_every_measure_rolls_up() -> None:
    """Tone, pairs and networks know the country and not its ministry."""
    edges = measures.cooccurrence(TALKS, ROLLED)
    tone = measures.tone_by_actor(TALKS, ROLLED).set_index("actor_id")
    surfaces = measures.surfaces_by_actor(TALKS, ROLLED)

    assert edges[["source", "target", "observed"]].values.tolist() == [[US, NATO, 1]]
    assert tone.loc[US, "sentences"] == 2
    assert set(surfaces.loc[surfaces["actor_id"] == US, "surface"]) == {
        "Washington",
        "State",
        "Miller",
    }
    assert set(measures.selected_mentions(TALKS, ROLLED)["actor_id"]) == {US, NATO}
    assert set(measures.network(TALKS, ROLLED).nodes["actor_id"]) == {US, NATO}


def test_actor_filter_means_whom_it_is_counted_for() -> None:
    """Choosing the country chooses its ministry's mentions; choosing the ministry, none."""
    assert counted(TALKS, Selection(roll_up=True, actors=[US])) == {US: 4}
    assert counted(TALKS, Selection(roll_up=True, actors=[STATE])) == {}


def test_belonging_to_oneself_in_a_circle_changes_nothing() -> None:
    """Who leads to no country stays itself."""
    circle = corpus(
        {"a1": ["[A|person:a] and [B|person:b]."]},
        affiliations={"person:a": "person:b", "person:b": "person:a"},
    )

    assert counted(circle, ROLLED) == {"person:a": 1, "person:b": 1}


def test_picture_says_so() -> None:
    """The line below every figure names the choice."""
    words = "institutions and office holders for their country"

    assert words in provenance_of(TALKS, ROLLED).footnote()
    assert words not in provenance_of(TALKS, Selection()).footnote()


@law
@given(corpora())
def test_no_mention_is_won_or_lost(annotations: Annotations) -> None:
    """With all types counted, rolling up only moves mentions."""
    everyone = ("person", "country", "organization", "group", "place")
    plain, rolled = (
        measures.selected_mentions(annotations, Selection(types=everyone, roll_up=roll_up))
        for roll_up in (False, True)
    )
    place = ["document_id", "start", "end"]
    pd.testing.assert_frame_equal(plain[place], rolled[place])
