"""The pictures of voices show their tables, and every mark says whose it is."""

from __future__ import annotations

import pandas as pd
import pytest

from analysis import Annotations, measures
from analysis.figures.quoted import Heard, force_matrix, quoted_bars
from analysis.figures.voices import voice_matrix, voice_network_view
from tests.corpora import corpus
from tests.figures.figure_tables import ONE_ARTICLE
from tests.quotes.quoting import annotated

ROSSI, WEISS = "person:rossi", "person:weiss"


@pytest.fixture
def heard() -> Annotations:
    """Rossi twice about Weiss, once about Brandt; the article about Rossi."""
    said = [f"[Weiss|{WEISS}|voice={ROSSI}|stance=-0.8] lied." for _ in range(3)]
    other = f"[Brandt|person:brandt|voice={ROSSI}|stance=0.5] left."
    return corpus({"a1": [[f"[Rossi|{ROSSI}|voice=article] spoke.", *said, other]]})


def test_matrix_squares_are_the_table(heard: Annotations) -> None:
    """Each square prints its number and carries who speaks about whom; the article has a gap."""
    voices = measures.voices(heard)
    figure = voice_matrix(voices, provenance=ONE_ARTICLE, theme="light", judged_by="")
    squares = figure.data[0]
    drawn = {
        cell[0]: int(text) for cell, text in zip(squares.customdata, squares.text, strict=True)
    }

    assert drawn == {
        f"{row['speaker_id']}|{row['actor_id']}": row["n"] for row in voices.to_dict("records")
    }
    assert list(figure.layout.yaxis.ticktext) == ["The article itself", "", "Rossi"]


def test_few_judged_mentions_are_hatched(heard: Annotations) -> None:
    """Three judged mentions have a mean, and a colour; one has none and is hatched."""
    figure = voice_matrix(
        measures.voices(heard), provenance=ONE_ARTICLE, theme="light", judged_by=""
    )
    squares = figure.data[0]
    pairs = zip(squares.customdata, squares.marker.pattern.shape, strict=True)
    shapes = {cell[0]: shape for cell, shape in pairs}

    assert shapes[f"{ROSSI}|{WEISS}"] == ""
    assert shapes[f"{ROSSI}|person:brandt"] == "/"


def test_arrows_go_from_the_speaker(heard: Annotations) -> None:
    """Each tie is "speaker|target", and ends with an arrow at the target."""
    network = measures.voice_network(heard)
    figure = voice_network_view(network, provenance=ONE_ARTICLE, theme="dark")
    traces = {trace.name: trace for trace in figure.data}
    ties = [cell[0] for cell in traces["ties"].customdata]

    assert sorted(ties) == [f"{ROSSI}|person:brandt", f"{ROSSI}|{WEISS}"]
    assert traces["arrows"].marker.angleref == "previous"
    assert len(traces["arrows"].x) == 3 * len(ties)


def test_bars_set_quotes_against_mentions() -> None:
    """Mentions to the left, quotes to the right, one row for each actor."""
    quoted = measures.quoted(annotated("Vladimir Putin said Russia will talk to Russia."))
    figure = quoted_bars(quoted, provenance=ONE_ARTICLE, theme="light")
    sides = {trace.name: list(trace.x) for trace in figure.data}

    assert sides == {"mentions": [-2, -1], "quotes": [0, 1]}
    assert "Never quoted: Russia" in figure.layout.meta["alt"]


@pytest.mark.parametrize(
    ("shown", "names"),
    [
        pytest.param("both", ["Russia", "Vladimir Putin"], id="both"),
        pytest.param("quoted", ["Vladimir Putin"], id="most quoted"),
        pytest.param("silent", ["Russia"], id="never quoted"),
    ],
)
def test_bars_of_who_is_heard(shown: Heard, names: list[str]) -> None:
    """Who is quoted and who is only mentioned can be looked at apart."""
    quoted = measures.quoted(annotated("Vladimir Putin said Russia will talk to Russia."))
    figure = quoted_bars(quoted, provenance=ONE_ARTICLE, theme="light", shown=shown)

    assert list(figure.layout.yaxis.ticktext) == names


def test_every_row_of_the_matrix_has_a_square() -> None:
    """Speakers are those who speak of the actors shown; the article and the unnamed stay."""
    said = [f"[Weiss|{WEISS}|voice={ROSSI}] and [Weiss|{WEISS}|voice=unnamed]."]
    other = [
        "[Brandt|person:brandt|voice=person:lee] left.",
        f"[Weiss|{WEISS}|voice=article] came.",
    ]
    voices = measures.voices(corpus({"a1": [[*said, *said, *other]]}))
    figure = voice_matrix(voices, provenance=ONE_ARTICLE, theme="light", judged_by="", top=1)

    assert list(figure.layout.yaxis.ticktext) == [
        "The article itself", "", ROSSI, "Unnamed or unknown",
    ]  # fmt: skip
    assert len(figure.data[0].text) == 3


def test_force_squares_are_the_table() -> None:
    """Each square carries who speaks and with which force."""
    forces = measures.cue_forces(annotated("Vladimir Putin accused Russia of lying."))
    figure = force_matrix(forces, provenance=ONE_ARTICLE, theme="light")

    assert figure.data[0].customdata[0][0] == "person:vladimir-putin|accuses"


def test_nothing_to_draw_is_said() -> None:
    """Empty tables give a picture that says so."""
    empty = measures.voices(Annotations())
    for figure in (
        voice_matrix(empty, provenance=ONE_ARTICLE, theme="light", judged_by=""),
        voice_network_view(
            measures.voice_network(Annotations()), provenance=ONE_ARTICLE, theme="light"
        ),
        force_matrix(measures.cue_forces(Annotations()), provenance=ONE_ARTICLE, theme="light"),
        quoted_bars(pd.DataFrame(measures.quoted(Annotations())), provenance=ONE_ARTICLE,
                    theme="light"),
    ):  # fmt: skip
        assert figure.layout.annotations[0].text
