"""Who speaks about whom: counted by hand, and true to its evidence in every corpus.

May:   "Rossi spoke. Weiss met Brandt." (the article), "Weiss lied. Weiss fled." (Rossi, harshly)
June:  "Brandt is right." (Rossi, kindly), "Brandt is ill." (nobody named), "Rossi left" (article)
"""

from __future__ import annotations

from typing import Any

import pandas as pd
import pytest
from hypothesis import given

from analysis import Annotations, Selection, measures
from analysis.settings import Settings
from tests.corpora import corpus
from tests.measures.random_corpora import corpora, law, rows_of, selections

ROSSI, WEISS, BRANDT = "person:rossi", "person:weiss", "person:brandt"
ITALY, BUREAU = "country:IT", "organization:bureau"


@pytest.fixture
def heard() -> Annotations:
    """The two articles of the module's docstring; Rossi and his bureau belong to Italy."""
    return corpus(
        {
            "may": [
                [f"[Rossi|{ROSSI}|voice=article] spoke.",
                 f"[Weiss|{WEISS}|voice=article] met [Brandt|{BRANDT}|voice=article]."],
                [f"[Weiss|{WEISS}|voice={ROSSI}|stance=-0.8] lied.",
                 f"[Weiss|{WEISS}|voice={ROSSI}|stance=-0.4] fled."],
            ],
            "june": [
                f"[Brandt|{BRANDT}|voice={ROSSI}|stance=0.9] is right.",
                f"[Brandt|{BRANDT}|voice=unnamed|stance=0.1] is ill.",
                f"[Rossi|{ROSSI}|voice=article] left.",
            ],
        },
        affiliations={ROSSI: BUREAU, BUREAU: ITALY},
        settings=Settings(min_sentences=2),
    )  # fmt: skip


def _cells(table: pd.DataFrame) -> list[tuple[str, str, int]]:
    return list(zip(table["speaker"], table["name"], table["n"], strict=True))


def test_counted_by_hand(heard: Annotations) -> None:
    """The article first, then the speakers, the unnamed last; in each the most mentioned first."""
    assert _cells(measures.voices(heard)) == [
        ("The article itself", "Rossi", 2),
        ("The article itself", "Brandt", 1),
        ("The article itself", "Weiss", 1),
        ("Rossi", "Weiss", 2),
        ("Rossi", "Brandt", 1),
        ("Unnamed or unknown", "Brandt", 1),
    ]


def test_stance_and_share_by_hand(heard: Annotations) -> None:
    """Rossi is harsh on Weiss, two of his three mentions; one mention is too few for a mean."""
    rows = measures.voices(heard).to_dict("records")
    cells: dict[Any, Any] = {(row["speaker_id"], row["actor_id"]): row for row in rows}
    weiss, brandt = cells[ROSSI, WEISS], cells[ROSSI, BRANDT]

    assert (weiss["judged"], weiss["n_negative"], round(weiss["stance"], 6)) == (2, 2, -0.6)
    assert weiss["share"] == pytest.approx(2 / 3)
    assert weiss["low"] <= weiss["stance"] <= weiss["high"]
    assert (brandt["judged"], pd.isna(brandt["stance"])) == (1, True)


def test_speakers_and_targets_roll_up(heard: Annotations) -> None:
    """Who belongs to a country speaks for it, and is spoken of as it."""
    rolled = measures.voices(heard, Selection(roll_up=True))

    assert _cells(rolled)[:3] == [
        ("The article itself", "It", 2),
        ("The article itself", "Brandt", 1),
        ("The article itself", "Weiss", 1),
    ]
    assert set(rolled["speaker_id"]) == {"article", ITALY, "unnamed"}


@pytest.mark.parametrize(
    ("voices", "n"),
    [
        pytest.param(["article"], 4, id="the article"),
        pytest.param([ROSSI], 3, id="one speaker"),
        pytest.param([ROSSI, "unnamed"], 4, id="what is reported"),
        pytest.param(None, 8, id="everybody"),
        pytest.param(["person:nobody"], 0, id="who never speaks"),
    ],
)
def test_every_measure_counts_one_voice(
    heard: Annotations, voices: list[str] | None, n: int
) -> None:
    """A selection of voices holds for mentions as for voices."""
    selection = Selection(voices=voices)

    assert measures.voices(heard, selection)["n"].sum() == n
    assert measures.mention_counts(heard, selection)["mentions"].sum() == n


def test_network_leaves_out_who_is_nobody(heard: Annotations) -> None:
    """Arrows go from speakers that are actors to others; the article and the unnamed have none."""
    nodes, edges = measures.voice_network(heard)

    assert _cells(edges) == [("Rossi", "Weiss", 2), ("Rossi", "Brandt", 1)]
    assert nodes[["name", "mentions", "says"]].to_numpy().tolist() == [
        ["Rossi", 3, 3], ["Weiss", 2, 0], ["Brandt", 1, 0],
    ]  # fmt: skip


@law
@given(corpora(), selections())
def test_number_shown_is_rows_of_evidence(corpus: Annotations, selection: Selection) -> None:
    """Each cell opens exactly the mentions that it counts, and its shares sum to 1."""
    table = measures.voices(corpus, selection)
    for cell in rows_of(table):
        options: dict[str, Any] = {"actors": (cell.actor_id,), "voice": cell.speaker_id}
        assert len(measures.evidence(corpus, selection, **options)) == cell.n
    totals = table.groupby("speaker_id")["share"].sum()
    assert totals.round(9).eq(1).all()


@law
@given(corpora(), selections())
def test_voices_add_up_to_the_mentions(corpus: Annotations, selection: Selection) -> None:
    """Over all voices, an actor has as many mentions as without them."""
    total = measures.voices(corpus, selection).groupby("actor_id")["n"].sum()
    counts = measures.mention_counts(corpus, selection).set_index("actor_id")["mentions"]

    assert total.to_dict() == counts.to_dict()
