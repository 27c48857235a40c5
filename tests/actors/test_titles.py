"""Titles alone: apposition first, then the day, then the country."""

from __future__ import annotations

from datetime import date

import pytest

from tests.actors.spotting import spotted

SPRING_2009 = date(2009, 4, 1)
SPRING_2024 = date(2024, 4, 1)


@pytest.mark.parametrize(
    ("text", "day", "expected"),
    [
        pytest.param("The US president spoke.", SPRING_2009,
                     ("US president", "person:barack-obama"), id="office on that day"),
        pytest.param("The US president spoke.", SPRING_2024,
                     ("US president", "person:joe-biden"), id="another day, another holder"),
        pytest.param("The president of France spoke.", SPRING_2024,
                     ("president of France", "person:emmanuel-macron"), id="office of a country"),
        pytest.param("The Indian leader spoke.", SPRING_2024,
                     ("Indian leader", "person:narendra-modi"), id="leader heads the government"),
        pytest.param("The Russian foreign minister spoke.", SPRING_2024,
                     ("Russian foreign minister", "person:sergei-lavrov"), id="foreign minister"),
        pytest.param("The US president spoke.", None,
                     ("US president", "country:US"), id="no day, no person"),
    ],
)  # fmt: skip
def test_title_alone(text: str, day: date | None, expected: tuple[str, str]) -> None:
    """A title alone is one span, and means its holder on the article's day."""
    ((surface, actor_id, kind, role),) = spotted(text, day)

    assert (surface, actor_id) == expected
    assert (kind, role) == ("title", "actor")


def test_a_title_within_a_title_takes_its_country_once() -> None:
    """The vice president of a country holds one country, though a president stands in the words."""
    text = "Few pupils could name the current vice president of the United States."

    ((surface, actor_id, _, _),) = spotted(text, None)
    assert (surface, actor_id) == ("vice president of the United States", "country:US")


def test_an_apposition_beats_the_missing_day() -> None:
    """Whom the article called prime minister is its leader, dated or not."""
    found = spotted("Indian Prime Minister Narendra Modi came. The Indian leader smiled.")

    assert found[-1][:3] == ("Indian leader", "person:narendra-modi", "title")


def test_a_title_beside_its_name_is_not_counted_twice() -> None:
    """Before its name, after a comma: one mention of Putin and a modifier."""
    found = spotted("The Russian president, Vladimir Putin, came.")

    assert [(surface, role) for surface, _, _, role in found] == [
        ("Russian", "modifier"),
        ("Vladimir Putin", "actor"),
    ]


def test_a_title_after_its_name_is_not_counted_twice() -> None:
    """A bare title of two words explains the name before it."""
    found = spotted("Prime Minister Anna Brandt won. Anna Brandt, the prime minister, left.")

    assert [surface for surface, *_ in found] == ["Anna Brandt", "Anna Brandt"]


def test_coordinated_offices_are_two_persons() -> None:
    """India and two ministers, if the day is known; else India alone."""
    text = "India's defense and foreign ministers left."

    assert [actor for _, actor, _, _ in spotted(text, SPRING_2024)] == [
        "country:IN",
        "person:rajnath-singh",
        "person:subrahmanyam-jaishankar",
    ]
    assert [actor for _, actor, _, _ in spotted(text)] == ["country:IN"]


@pytest.mark.parametrize("word", ["former", "acting", "next"])
def test_not_the_holder_of_the_day(word: str) -> None:
    """A former or next president is not the one in office."""
    found = spotted(f"The {word} US president spoke.", SPRING_2024)

    assert [actor for _, actor, _, _ in found if actor.startswith("person:")] == []


def test_a_country_inside_an_odd_token_breaks_nothing() -> None:
    """Letters glued to "U.S." by full stops are still text."""
    assert spotted("x.U.S. president spoke.")[-1][0].endswith("president")
