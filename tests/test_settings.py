"""Settings and selections refuse what they cannot be, and are equal when they mean the same."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from analysis import Selection, Settings
from analysis.errors import SelectionError, SettingsError


@pytest.mark.parametrize(
    ("values", "named"),
    [
        ({"reader": "slow"}, "slow"),
        ({"min_sentences": 0}, "min_sentences"),
        ({"stance_threshold": 0.3}, "more than 1/3"),
        ({"stance_threshold": 1.0}, "less than 1"),
        ({"stance_threshold": float("nan")}, "stance_threshold is nan"),
    ],
)
def test_a_wrong_setting_is_named(values: dict[str, Any], named: str) -> None:
    """The message names the setting and what would be right."""
    with pytest.raises(SettingsError, match=named):
        Settings(**values)


@pytest.mark.parametrize(
    ("values", "named"),
    [
        ({"policy": "everything"}, "everything"),
        ({"dates": (date(2024, 2, 1), date(2024, 1, 1))}, "after the last day"),
        ({"actors": "country:IN"}, "give a list"),
    ],
)
def test_a_wrong_selection_is_named(values: dict[str, Any], named: str) -> None:
    """Reversed dates, an unknown policy or a bare text are refused early."""
    with pytest.raises(SelectionError, match=named):
        Selection(**values)


def test_order_and_repeats_do_not_make_another_selection() -> None:
    """Two selections of the same things are equal, and so are their cache keys."""
    one = Selection(actors=["country:IN", "country:RU"])
    other = Selection(actors=("country:RU", "country:IN", "country:RU"))

    assert one == other
    assert hash(one) == hash(other)


@pytest.mark.parametrize(
    ("policy", "kinds"),
    [
        ("names", {"name", "acronym"}),
        ("aliases", {"name", "acronym", "alias", "title"}),
        ("metonyms", {"name", "acronym", "alias", "title", "demonym", "metonym"}),
    ],
)
def test_each_policy_counts_these_kinds(policy: Any, kinds: set[str]) -> None:
    """Each policy includes the one before; pronouns are a switch of their own."""
    assert set(Selection(policy=policy).counted_kinds) == kinds
    assert set(Selection(policy=policy, pronouns=True).counted_kinds) == kinds | {"pronoun"}
