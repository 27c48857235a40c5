"""Which actor it is that speaks."""

from __future__ import annotations

import pytest

from tests.quotes.quoting import quotes_of, voices_of

MINISTRY = "indian-ministry-of-external-affairs"


@pytest.mark.parametrize(
    ("text", "speakers"),
    [
        pytest.param("Putin left. He said Kyiv is lost.", ["vladimir-putin"], id="he"),
        pytest.param(
            "Putin said Kyiv is lost. He added that talks failed.", ["vladimir-putin"] * 2,
            id="running speaker",
        ),
        pytest.param(
            "Kyiv is lost, Putin said. Modi is late, he added.", ["vladimir-putin"] * 2,
            id="not whom he talks about",
        ),
        pytest.param(
            "The Indian Ministry of External Affairs spoke. The ministry said talks failed.",
            [MINISTRY], id="the ministry",
        ),
        pytest.param("A State Department spokesman said it is lost.", ["us-state-department"],
                     id="spokesman of a body"),
        pytest.param("US officials said it is lost.", ["US"], id="officials of a state"),
        pytest.param("A report by Bloomberg said it is lost.", ["bloomberg"], id="a report"),
        pytest.param("Kremlin spokesman Dmitry Peskov said it is lost.", ["dmitry-peskov"],
                     id="the person before the body"),
        pytest.param("A spokesman said it is lost.", ["unnamed"], id="a spokesman"),
        pytest.param("Sources in Washington said it is lost.", ["unnamed"], id="sources"),
        pytest.param("Sources close to Modi said it is lost.", ["unnamed"], id="close to"),
        pytest.param("A Kremlin spokesman said Kyiv is lost. The spokesman added that it is late.",
                     ["RU", "RU"], id="the spokesman again"),
        pytest.param("An aide, speaking on condition of anonymity, said it is lost.", ["unnamed"],
                     id="on condition"),
        pytest.param("Unnamed US officials said it is lost.", ["unnamed"], id="unnamed officials"),
        pytest.param("Critics of Putin said it is lost.", ["unnamed"], id="his critics"),
        pytest.param("Putin’s critics said it is lost.", ["unnamed"], id="his critics, possessive"),
        pytest.param("Putin supporters said it is lost.", ["unnamed"], id="his supporters"),
        pytest.param("It is reportedly lost.", ["unnamed"] * 2, id="reportedly"),
        pytest.param("I think Kyiv is lost.", ["article"], id="the writer"),
        pytest.param("Q: Is it lost?\n\nA: It is lost.", ["unnamed"] * 2, id="interview"),
        pytest.param("“It is all lost.”\n\n“We know.”", ["unnamed"] * 2, id="nobody is named"),
    ],
)  # fmt: skip
def test_speaker(text: str, speakers: list[str]) -> None:
    """Each quote has the speaker that a reader gives it."""
    assert [speaker for speaker, _ in quotes_of(text)] == speakers


@pytest.mark.parametrize(
    ("text", "voices"),
    [
        pytest.param("Putin met Modi.", [], id="the article's own"),
        pytest.param("Putin said Modi had told him that Kyiv is lost.",
                     [("Modi", "vladimir-putin"), ("Kyiv", "narendra-modi")], id="innermost"),
        pytest.param("Putin urged Modi to talk, according to Bloomberg.",
                     [("Putin", "bloomberg"), ("Modi", "vladimir-putin")], id="through a source"),
        pytest.param("Putin said Modi believes that Kyiv is lost.",
                     [("Modi", "vladimir-putin"), ("Kyiv", "vladimir-putin")],
                     id="a thought inside speech is part of it"),
        pytest.param("Putin believes that Kyiv is lost.", [("Kyiv", "vladimir-putin")],
                     id="a thought alone"),
        pytest.param("Putin wants to meet Modi.", [], id="a wish is told by the article"),
        pytest.param("Modi said nothing. Putin declined to meet Zelensky.", [], id="an act"),
    ],
)  # fmt: skip
def test_voice_of_mentions(text: str, voices: list[tuple[str, str]]) -> None:
    """A mention has the voice of the innermost speech around it, else of the thought."""
    assert voices_of(text) == voices
