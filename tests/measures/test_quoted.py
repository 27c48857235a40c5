"""Who is quoted, how, and who is only talked about."""

from __future__ import annotations

import pytest

from analysis import Annotations, Selection, measures
from tests.corpora import reordered
from tests.quotes.quoting import annotated

PUTIN, MODI = "person:vladimir-putin", "person:narendra-modi"
TEXT = (
    "Vladimir Putin said Russia will talk to India. He accused Ukraine of lying.\n\n"
    "“Russia is late,” Narendra Modi said. “India is not.”\n\n"
    "Sources said Russia is weak. China was silent."
)


@pytest.fixture(scope="module")
def told() -> Annotations:
    """Two quotes of Putin, two pieces of one of Modi's, one of nobody; China only mentioned."""
    return annotated(TEXT)


def test_quotes_by_hand(told: Annotations) -> None:
    """Each stretch with its speaker, its force and whom it is about, in the order of the text."""
    quotes = measures.selected_quotes(told)

    assert quotes[["speaker", "force", "targets"]].to_numpy().tolist() == [
        ["Vladimir Putin", "says", ["Russia", "India"]],
        ["Vladimir Putin", "accuses", ["Ukraine"]],
        ["Narendra Modi", "says", ["Russia"]],
        ["Narendra Modi", "says", ["India"]],
        ["Unnamed or unknown", "says", ["Russia"]],
    ]
    assert quotes["phrase"].tolist()[1] == "He"


def test_most_quoted_against_mentioned(told: Annotations) -> None:
    """Putin and Modi are heard, Russia and the other states are not; the unnamed come last."""
    quoted = measures.quoted(told)

    assert quoted[["name", "quotes", "mentions", "heard"]].to_numpy().tolist() == [
        ["Narendra Modi", 2, 1, True],
        ["Vladimir Putin", 2, 1, True],
        ["Russia", 0, 3, False],
        ["India", 0, 2, False],
        ["China", 0, 1, False],
        ["Ukraine", 0, 1, False],
        ["Unnamed or unknown", 1, 0, True],
    ]


def test_forces_by_hand(told: Annotations) -> None:
    """Half of Putin's quotes accuse; the printed cues are listed."""
    forces = measures.cue_forces(told).set_index(["speaker_id", "force"])

    assert forces.loc[(PUTIN, "accuses"), "quotes"] == 1
    assert forces.loc[(PUTIN, "accuses"), "share"] == 0.5
    assert forces.loc[(MODI, "says"), "cues"] == "said"


def test_every_number_has_its_quotes(told: Annotations) -> None:
    """As many quotes are listed as `quoted` and `cue_forces` count."""
    for row in measures.quoted(told).to_dict("records"):
        listed = measures.selected_quotes(told, speaker=row["actor_id"])
        assert len(listed) == row["quotes"]
    for row in measures.cue_forces(told).to_dict("records"):
        listed = measures.selected_quotes(told, speaker=row["speaker_id"], force=row["force"])
        assert len(listed) == row["quotes"]


@pytest.mark.parametrize(
    ("selection", "n"),
    [
        pytest.param(Selection(voices=[PUTIN]), 2, id="one speaker"),
        pytest.param(Selection(documents=["none"]), 0, id="another article"),
        pytest.param(Selection(types=["person"]), 5, id="types choose targets, not quotes"),
    ],
)
def test_selection_of_quotes(told: Annotations, selection: Selection, n: int) -> None:
    """Articles and speakers choose the quotes."""
    assert len(measures.selected_quotes(told, selection)) == n


def test_empty_tables_have_their_columns() -> None:
    """Without articles nobody is quoted, and every column is there."""
    nothing = Annotations()

    for measure, columns in (
        (measures.voices, measures.VOICE_COLUMNS),
        (measures.selected_quotes, measures.SELECTED_QUOTE_COLUMNS),
        (measures.cue_forces, measures.FORCE_COLUMNS),
        (measures.quoted, measures.QUOTED_COLUMNS),
    ):
        assert measure(nothing).dtypes.astype(str).to_dict() == dict(columns)


def test_order_of_rows_does_not_matter(told: Annotations) -> None:
    """Shuffled tables give the same quotes."""
    shuffled = reordered(told, 7)

    assert measures.selected_quotes(told).equals(measures.selected_quotes(shuffled))
