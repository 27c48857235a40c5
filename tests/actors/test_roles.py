"""Actor, place or modifier: one case per rule."""

from __future__ import annotations

import pytest

from tests.actors.spotting import roles_of


@pytest.mark.parametrize(
    ("text", "roles"),
    [
        pytest.param("Iran rejected it.", ["actor"], id="subject"),
        pytest.param("They put pressure on Iran.", ["actor"], id="addressed"),
        pytest.param("Fighting went on in Iran.", ["place"], id="in"),
        pytest.param("She has no confidence in Iran.", ["actor"], id="confidence in"),
        pytest.param("He travelled to Iran.", ["place"], id="motion to"),
        pytest.param("It was made clear to Iran.", ["actor"], id="speech to"),
        pytest.param("He visited Iran.", ["place"], id="object of a visit"),
        pytest.param("Shelling hit eastern Ukraine.", ["place"], id="part of a country"),
        pytest.param("The Iran talks failed.", ["modifier"], id="before a noun"),
        pytest.param("Iran attacks the deal.", ["actor"], id="before a verb like a noun"),
        pytest.param("Iran's army moved.", ["actor"], id="possessive"),
        pytest.param("Moscow's streets were empty.", ["place"], id="streets of a town"),
        pytest.param("MOSCOW (dpa) - Nobody came.", ["place"], id="dateline"),
        pytest.param("The Iranian delegation left.", ["actor"], id="demonym before people"),
        pytest.param("Iranian oil is cheap.", ["modifier"], id="demonym before a thing"),
        pytest.param("Iranians voted.", ["actor"], id="people"),
        pytest.param("The French said no.", ["actor"], id="the people"),
        pytest.param("Swiss-hosted talks began.", ["actor"], id="who did it"),
        pytest.param("Russian-speaking voters left.", ["modifier"], id="only a quality"),
        pytest.param("Pro-Russian rebels fled.", ["modifier"], id="prefix"),
        pytest.param("US-China trade grew.", ["modifier"] * 2, id="two before a noun"),
        pytest.param("A pact of US-China was near.", ["actor"] * 2, id="two parties"),
        pytest.param("War raged in Gaza and Syria.", ["place", "place"], id="list of places"),
        pytest.param("It began in Kyiv, and Moscow has denied it.", ["place", "actor"],
                     id="list ends at a verb"),
        pytest.param("He lives near Kyiv, Ukraine.", ["place", "place"], id="town and country"),
    ],
)  # fmt: skip
def test_role(text: str, roles: list[str]) -> None:
    """A country is what its sentence makes of it."""
    assert [role for _, role in roles_of(text)] == roles
