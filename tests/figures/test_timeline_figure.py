"""The timeline, checked as data."""

from __future__ import annotations

import math
from typing import Any

import pytest

from analysis.figures.timeline import timeline_lines
from analysis.figures.timeline_panels import Line
from analysis.figures.timeline_strip import articles_strip
from tests.figures import figure_tables as tables
from tests.figures.figure_tables import MANY_ARTICLES, trace

LINE = tables.timeline()


@pytest.mark.parametrize("shown", ["share", "mentions", "tone", "stance"])
def test_points_are_the_table(shown: Line) -> None:
    """One panel per actor, one point per period, in the order of time."""
    figure = timeline_lines(LINE, provenance=MANY_ARTICLES, theme="light", shown=shown)

    for actor, rows in LINE.groupby("actor_id"):
        points = trace(figure, str(actor))
        known = [value for value in rows[shown] if not math.isnan(value)]
        drawn = [y for y, n in zip(points.y, rows["articles"], strict=True) if y is not None and n]
        assert drawn == [v for v, n in zip(rows[shown], rows["articles"], strict=True) if n]
        assert len(points.y) == 3
        assert known


@pytest.mark.parametrize("shown", ["share", "mentions", "tone", "stance"])
def test_a_gap_stays_a_gap(shown: Line) -> None:
    """Nothing was published in February: no point, and the line is not drawn across."""
    figure = timeline_lines(LINE, provenance=MANY_ARTICLES, theme="light", shown=shown)
    points = trace(figure, "person:0")

    assert points.y[1] is None
    assert points.connectgaps is False


def test_a_point_carries_actor_and_period() -> None:
    """A click opens exactly the sentences of this actor in this period."""
    figure = timeline_lines(LINE, provenance=MANY_ARTICLES, theme="light")
    first: Any = trace(figure, "person:0").customdata[0]

    assert [first[0], *first[2:]] == ["person:0", "2024-01-01", "2024-01-31"]
    assert "4 of 7" in first[1]


def test_bands_are_the_intervals() -> None:
    """Each actor has a band over January and one over March, none across the gap."""
    figure = timeline_lines(LINE, provenance=MANY_ARTICLES, theme="light")
    bands = [found for found in figure.data if found.name == "interval"]
    row = LINE.iloc[0]

    assert len(bands) == 4
    assert sorted(bands[0].y) == pytest.approx([row["share_low"], row["share_high"]])


def test_articles_are_bars_to_brush() -> None:
    """The strip says of how many articles each period is made, and a drag selects along time."""
    figure = articles_strip(LINE, provenance=MANY_ARTICLES, theme="light")

    assert list(trace(figure, "articles").y) == [2, 0, 1]
    assert (figure.layout.dragmode, figure.layout.selectdirection) == ("select", "h")


def test_the_strip_says_what_it_is_without_a_row() -> None:
    """No article with a date: a framed figure with a sentence."""
    figure = articles_strip(LINE.head(0), provenance=MANY_ARTICLES, theme="dark")

    assert not figure.data
    assert figure.layout.meta["alt"].startswith("Articles per month")
