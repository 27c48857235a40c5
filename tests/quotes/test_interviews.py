"""Interviews, transcripts, and other words before a colon."""

from __future__ import annotations

import pytest

from tests.quotes.quoting import quotes_of, voices_of


def _speakers(text: str) -> list[str]:
    return [speaker for speaker, _ in quotes_of(text)]


@pytest.mark.parametrize(
    ("text", "speakers"),
    [
        pytest.param("Q: Is India late?\n\nA: It is.", ["unnamed"] * 2, id="Q and A"),
        pytest.param("Q. Is India late?\n\nA. It is.", ["unnamed"] * 2, id="with full stops"),
        pytest.param("Question: Late?\n\nAnswer: It is.", ["unnamed"] * 2, id="in words"),
        pytest.param("Talks\n\nModi: Yes.\n\nPutin: No.", ["narendra-modi", "vladimir-putin"],
                     id="persons that are known"),
        pytest.param("Talks\n\nCNN: Late?\n\nModi: Yes.\n\nCNN: Why?",
                     ["cnn", "narendra-modi", "cnn"], id="a body that comes back"),
        pytest.param("Talks\n\nMS ZORB: Late?\n\nMS ZORB: Why?", ["unnamed"] * 2,
                     id="a stranger who comes back"),
        pytest.param("Narendra Modi spoke.\n\nMR MODI: Yes.\n\nTHE PRESIDENT: No.\n\nMR MODI: Oh.",
                     ["narendra-modi"], id="in capitals"),
        pytest.param('Talks\n\nModi: "Yes."\n\nPutin: "No."', ["narendra-modi", "vladimir-putin"],
                     id="in quotation marks too"),
    ],
)  # fmt: skip
def test_who_speaks_in_an_interview(text: str, speakers: list[str]) -> None:
    """Each labelled paragraph is said by whom its label names."""
    assert _speakers(text)[: len(speakers)] == speakers


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("Talks\n\nBackground: India buys oil from Russia.", id="a heading"),
        pytest.param("Photo: Reuters\n\nTalks.\n\nPhoto: Reuters", id="a credit that comes back"),
        pytest.param("WATCH: Putin meets Modi\n\nTalks.", id="a headline's first word"),
        pytest.param("Explained: Why India buys oil\n\nTalks.", id="a verb as heading"),
        pytest.param("NEW DELHI: India waits. Modi left.", id="a dateline"),
        pytest.param("Talks\n\nA. Smith met Modi in India.", id="an initial"),
        pytest.param("At 10:30 Modi left. Weather: India is hot.", id="a time"),
        pytest.param("Ask Modi what India wants.", id="an order"),
    ],
)
def test_other_words_before_a_colon_do_not_speak(text: str) -> None:
    """Headings, credits, datelines and initials are no speakers."""
    assert voices_of(text) == []


def test_a_speaker_goes_on_in_an_interview() -> None:
    """What stands without a label between two labels is more of the last speaker."""
    text = "Talks\n\nModi: Yes.\n\nIndia is late.\n\nPutin: No.\n\nModi: Oh.\n\nChina was silent."

    assert voices_of(text) == [("India", "narendra-modi")]
