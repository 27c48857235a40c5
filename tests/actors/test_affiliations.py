"""Whose a body or person is, so that both can be counted for their country."""

from __future__ import annotations

from datetime import date

import pytest

from analysis.actors.find import find_in_text
from analysis.text.sentences import sentence_spans

SPRING_2024 = date(2024, 4, 1)


@pytest.mark.parametrize(
    ("text", "actor_id", "home"),
    [
        ("The Kenyan Health Ministry said so.", "organization:kenyan-health-ministry", "KE"),
        ("The Biden administration said so.", "organization:biden-administration", "US"),
        ("The Ethiopian army moved.", "organization:ethiopian-army", "ET"),
        ("The US Embassy in Kabul closed.", "organization:us-embassy", "US"),
        ("The Foreign Office said so.", "organization:british-foreign-office", "GB"),
        ("The Israeli prime minister left.", "person:benjamin-netanyahu", "IL"),
        ("The White House press secretary left.", "person:karine-jean-pierre", "US"),
        ("Polish Health Minister Anna Brandt left.", "person:anna-brandt", "PL"),
        ("White House spokesman Tom Brandt left.", "person:tom-brandt", "US"),
    ],
    ids=lambda value: value if value[:3] in ("per", "org") else "",
)
def test_home(text: str, actor_id: str, home: str) -> None:
    """Ministries, armies, embassies, speakers and office holders belong to their country."""
    bounds = [(index, *span) for index, span in enumerate(sentence_spans(text))]
    actors = {actor.actor_id: actor for _, actor in find_in_text(text, SPRING_2024, bounds)}

    assert actors[actor_id].affiliation_id == f"country:{home}"


def test_a_speaker_belongs_to_the_body_that_speaks() -> None:
    """The ministry's spokeswoman is the ministry's, and through it the country's."""
    text = "Turkish Foreign Ministry spokeswoman Anna Brandt left."
    actors = {actor.name: actor for _, actor in find_in_text(text, None, [(0, 0, len(text))])}

    assert actors["Anna Brandt"].affiliation_id == "organization:turkish-foreign-ministry"
    assert actors["Turkish Foreign Ministry"].affiliation_id == "country:TR"
