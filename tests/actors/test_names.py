"""Persons, organisations and their short forms."""

from __future__ import annotations

from datetime import date

import pytest

from analysis import annotate, read_documents
from tests.actors.spotting import actors_of, spotted


@pytest.mark.parametrize(
    ("text", "people"),
    [
        pytest.param("Anna Brandt resigned.", ["Anna Brandt"], id="given name"),
        pytest.param("Minister Anna Brandt resigned.", ["Anna Brandt"], id="title outside"),
        pytest.param("Anna Brandt spoke. Brandt left.", ["Anna Brandt", "Brandt"], id="surname"),
        pytest.param("Brandt's staff cheered Anna Brandt.", ["Brandt", "Anna Brandt"],
                     id="surname first, possessive"),
        pytest.param("Dr. Okonkwo left.", ["Okonkwo"], id="surname after a title"),
        pytest.param("Ursula von der Leyen left.", ["Ursula von der Leyen"], id="particles"),
        pytest.param("Martin Luther King Jr. wept.", ["Martin Luther King Jr."], id="suffix"),
        pytest.param("Michael Jordan smiled.", ["Michael Jordan"], id="named like a country"),
        pytest.param("However, Earlier and July passed.", [], id="ordinary words"),
        pytest.param("In English, the Paris Agreement failed.", [], id="language and treaty"),
        pytest.param("They played Russian roulette.", [], id="idiom"),
        pytest.param("The Foreign Ministry shrugged.", [], id="whose ministry is unknown"),
    ],
)  # fmt: skip
def test_finds_these_names(text: str, people: list[str]) -> None:
    """The names found are the ones a reader would underline."""
    assert [surface for surface, *_ in spotted(text)] == people


@pytest.mark.parametrize(
    ("text", "actor_id"),
    [
        pytest.param("The Bank of England met.", "organization:bank-of-england",
                     id="country inside a name"),
        pytest.param("The Kyiv City Council met.", "organization:kyiv-city-council",
                     id="head word"),
        pytest.param("Islamic State fled.", "group:islamic-state", id="no state"),
        pytest.param("The US Defense Department met.", "organization:us-department-of-defense",
                     id="country in front"),
        pytest.param("The Russian foreign ministry met.", "organization:russian-foreign-ministry",
                     id="ministry by field"),
        pytest.param("The Biden administration met.", "organization:biden-administration",
                     id="administration is no mention of its head"),
        pytest.param("The Italian Republican Party met.", "organization:italian-republican-party",
                     id="another country's party"),
        pytest.param("Northern Zone Trade Union (NZTU) met.",
                     "organization:northern-zone-trade-union", id="unknown union"),
    ],
)  # fmt: skip
def test_finds_this_organisation(text: str, actor_id: str) -> None:
    """One body, one mention, and nothing of it counted besides."""
    assert {actor for _, actor in actors_of(text)} == {actor_id}


def test_an_acronym_is_its_full_name() -> None:
    """A bracket after the full name defines the acronym for the article."""
    found = spotted("The Northern Zone Trade Union (NZTU) met. NZTU left.")

    assert [(surface, kind) for surface, _, kind, _ in found][1:] == [("NZTU", "acronym")] * 2
    assert len({actor for _, actor, _, _ in found}) == 1


def test_an_actor_is_called_by_the_full_name() -> None:
    """A surname and a title are other words for a person, never its name."""
    documents = read_documents(
        [("a.txt", b"Brandt won\n\nPresident Anna Brandt won. The president and Brandt left.")]
    ).documents
    actors = annotate(documents).actors

    assert actors["name"].tolist() == ["Anna Brandt"]
    assert actors["aliases"].tolist() == [["Brandt"]]


def test_two_persons_with_one_surname_stay_two() -> None:
    """A lone surname that two persons bear goes to neither."""
    found = spotted("Anna Brandt met Oskar Brandt. Brandt laughed.")

    assert [actor for _, actor, _, _ in found] == [
        "person:anna-brandt",
        "person:oskar-brandt",
        "person:brandt",
    ]


def test_a_relative_is_somebody_else() -> None:
    """Another given name is another person, whatever the surname."""
    assert actors_of("Hunter Biden left.") == [("Hunter Biden", "person:hunter-biden")]


def test_headlines_in_capitals_are_read_like_others() -> None:
    """Capitals are a typeface, not a name."""
    found = spotted("MODI MEETS NATO CHIEF IN NEW DELHI")

    assert [(surface, actor) for surface, actor, _, _ in found] == [
        ("MODI", "person:narendra-modi"),
        ("NATO", "organization:nato"),
        ("NEW DELHI", "place:new-delhi"),
    ]


@pytest.mark.parametrize(
    "spelling", ["Volodymyr Zelensky", "Volodymyr Zelenskyy", "Vladimir Zelensky", "Zelenskiy"]
)
def test_transliterations_are_one_person(spelling: str) -> None:
    """Spelling does not make another actor."""
    found = spotted(f"{spelling} spoke.", date(2024, 5, 1))

    assert [actor for _, actor, _, _ in found] == ["person:volodymyr-zelensky"]
