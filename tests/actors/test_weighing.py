"""The reader's names against those of dictionary and rules: who gives way to whom."""

import re
from collections.abc import Sequence
from typing import Any, cast

import pytest

from analysis.actors.find import find_in_text
from analysis.reader.pieces import cut
from analysis.reader.reading import Answer, Name, NameType, Reader, Sentence

MARKED = re.compile(r"\[([^|\]]+)\|([A-Z]+)(?:\|([\d.]+))?\]")


class Labeller(Reader):
    """Reads the labels written into a test's sentence: [words|TYPE|confidence], 0.95 by default."""

    def __init__(self, names: tuple[Name, ...], acts: float = 0.9) -> None:
        self.names, self.acts = names, acts

    def read(self, texts: Sequence[str]) -> list[Sentence]:
        """One sentence per test."""
        return [Sentence(text, self.names, cut([text])[0], [], []) for text in texts]

    def ask(self, questions: Sequence[Any]) -> list[Answer | None]:
        """The same answer to every question."""
        return [Answer((0.7, 0.2, 0.1), self.acts) for _ in questions]


def found(marked: str, acts: float = 0.9) -> list[Any]:
    """Mentions of a marked sentence: surface, actor_id, role, rule."""
    names, text, reached = [], "", 0
    for match in MARKED.finditer(marked):
        text += marked[reached : match.start()]
        names.append(
            Name(
                len(text),
                len(text) + len(match[1]),
                cast(NameType, match[2]),
                float(match[3] or 0.95),
            )
        )
        text, reached = text + match[1], match.end()
    text += marked[reached:]
    return [
        (row["surface"], actor.actor_id, row["role"], row["rule"], row)
        for row, actor in find_in_text(
            text, None, [(0, 0, len(text))], Labeller(tuple(names), acts)
        )
    ]


def brief(marked: str, acts: float = 0.9) -> list[Any]:
    """Surfaces and actors alone."""
    return [part[:2] for part in found(marked, acts)]


@pytest.mark.parametrize(
    ("marked", "expected"),
    [
        ("They met [Zorbanek|PER] twice.", [("Zorbanek", "person:zorbanek")]),
        ("They met [Tarn Forum|ORG] twice.", [("Tarn Forum", "organization:tarn-forum")]),
        ("It rained in [Tarnvale|LOC] twice.", [("Tarnvale", "place:tarnvale")]),
        ("They met [Zorbanek|PER|0.2] twice.", []),
        ("They watched the [Tarnvale Games|MISC] twice.", []),
    ],
    ids=["person", "organisation", "place", "unsure is nobody", "an event is nobody"],
)  # fmt: skip
def test_what_only_the_reader_sees(marked: str, expected: list[tuple[str, str]]) -> None:
    """It is claimed with the reader's confidence, as what the reader says."""
    assert brief(marked) == expected


@pytest.mark.parametrize(
    ("marked", "expected"),
    [
        ("The [Norway Bank|ORG] rose.", [("Norway Bank", "organization:norway-bank")]),
        ("They met [Peru Lindqvist|PER] there.", [("Peru Lindqvist", "person:peru-lindqvist")]),
        ("They met [Peru Lindqvist|ORG|0.35] there.", [("Peru", "country:PE")]),
    ],
    ids=["a body around a country", "a person around a country", "an unsure one does not win"],
)  # fmt: skip
def test_a_longer_name_around_a_fact(marked: str, expected: list[tuple[str, str]]) -> None:
    """A dictionary spelling inside a longer name is no mention of its own."""
    assert [part for part in brief(marked) if "Lindqvist" not in part[0] or len(expected) == 1][
        : len(expected)
    ] == expected


def test_a_shorter_name_inside_a_fact_is_ignored() -> None:
    """A ministry with its country stays one mention."""
    assert brief("The [US|LOC] [State Department|ORG] said so.")[0][0] == "US State Department"


def test_agreement_makes_surer() -> None:
    """Two sources are surer than one."""
    [alone] = found("Norway agreed.")
    [both] = found("[Norway|LOC] agreed.")
    assert both[4]["confidence"] > alone[4]["confidence"]
    assert both[3] == "dictionary"


def test_a_guess_that_the_reader_does_not_see_is_dropped() -> None:
    """Two strange capitalised words alone are not enough when the network has read the sentence."""
    text = "Yesterday Zorbanek Tarnvale spoke."
    assert [s for s, *_ in found(text)] == []


def test_a_title_speaks_for_a_person_the_reader_does_not_see() -> None:
    """The rule's reason counts, with less confidence."""
    [alone] = found("They met President Zorbanek Tarn.")
    [both] = found("They met President [Zorbanek Tarn|PER].")
    assert alone[0] == both[0] == "Zorbanek Tarn"
    assert alone[4]["confidence"] < both[4]["confidence"]


def test_the_title_stays_outside_when_the_reader_takes_it_in() -> None:
    """Spans of persons begin behind the title."""
    assert brief("They met [President Zorbanek Tarn|PER].") == [
        ("Zorbanek Tarn", "person:zorbanek-tarn")
    ]


def test_a_country_in_the_name_of_an_event_only_qualifies() -> None:
    """An election of a country is not the country."""
    assert found("The [2011 Norway election|MISC] was close.")[0][:4] == (
        "Norway", "country:NO", "modifier", "event",
    )  # fmt: skip


@pytest.mark.parametrize(("acts", "role"), [(0.9, "actor"), (0.1, "place")])
def test_the_reader_tells_actor_from_place(acts: float, role: str) -> None:
    """Where no rule is certain."""
    assert found("They compared [Norway|LOC] with others.", acts)[0][2] == role


@pytest.mark.parametrize(
    ("marked", "acts", "role"),
    [
        ("[Norway|LOC]'s ministers agreed.", 0.1, "actor"),
        ("The [Norway|LOC] conference began.", 0.9, "modifier"),
    ],
    ids=["possessive", "attribute"],
)
def test_certain_rules_are_the_fast_path(marked: str, acts: float, role: str) -> None:
    """A possessive country acts, an attribute qualifies, whatever the reader thinks."""
    assert found(marked, acts)[0][2] == role


def test_stance_is_of_every_mention_but_modifiers() -> None:
    """What only qualifies is not treated in any way."""
    rows = {
        part[0]: part[4] for part in found("The [Norway|LOC] conference heard [Anna Lindgren|PER].")
    }
    assert rows["Anna Lindgren"]["stance"] == pytest.approx(-0.6)
    assert rows["Anna Lindgren"]["stance_label"] == "negative"
    assert "stance" not in rows["Norway"]
