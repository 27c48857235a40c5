"""The figures of two selections, checked as data."""

from __future__ import annotations

import pytest

from analysis.figures.compare import share_dumbbells
from analysis.figures.compare_network import difference_network
from analysis.figures.differences import difference_dots
from analysis.figures.two_sides import Difference
from tests.figures import figure_tables as tables
from tests.figures.figure_tables import MANY_ARTICLES, trace

TABLE, TIES = tables.comparison()
NAMES = ("Courier", "Post")


def test_dumbbells_are_the_shares() -> None:
    """Each end is the share of its side and carries its actor."""
    figure = share_dumbbells(TABLE, names=NAMES, provenance=MANY_ARTICLES, theme="light")

    for side in "ab":
        ends = trace(figure, side)
        shown = dict(zip([row[0] for row in ends.customdata], ends.x, strict=True))
        assert shown == TABLE.set_index("actor_id")[f"share_{side}"].to_dict()


@pytest.mark.parametrize(
    ("difference", "column"),
    [
        pytest.param("share", "share_difference", id="share"),
        pytest.param("log_odds", "z_articles", id="typical names"),
        pytest.param("tone", "tone_difference", id="tone"),
        pytest.param("stance", "stance_difference", id="stance"),
    ],
)
def test_dots_are_the_differences(difference: Difference, column: str) -> None:
    """Largest on top; each dot carries its actor."""
    figure = difference_dots(
        TABLE, difference=difference, names=NAMES, provenance=MANY_ARTICLES, theme="light"
    )
    dots = trace(figure, "differences")
    shown = dict(zip([row[0] for row in dots.customdata], dots.x, strict=True))
    known = TABLE.set_index("actor_id")[column].dropna()
    known = known if difference != "log_odds" else known[TABLE.set_index("actor_id")["q"].notna()]

    assert shown == known.to_dict()
    assert list(dots.x) == sorted(dots.x, reverse=True)


def test_ties_carry_their_pair() -> None:
    """A tie can be clicked, and says how often it is in each side."""
    figure = difference_network(TIES, names=NAMES, provenance=MANY_ARTICLES, theme="dark")
    marks = {mark[0]: mark[1] for mark in trace(figure, "ties").customdata}

    assert set(marks) == {"person:0|person:1", "person:1|person:2"}
    assert "Courier: 6 sentences" in marks["person:0|person:1"]
