"""Stance per actor, and tone against stance, checked as data."""

from __future__ import annotations

import pytest

from analysis.figures.stance import stance_bars
from analysis.figures.tone_against_stance import tone_against_stance
from tests.figures import figure_tables as tables
from tests.figures.figure_tables import MISSING, ONE_ARTICLE, clickable, note, trace

STANCE = tables.stance(("India", 8, -0.2), ("Modi", 12, 0.3), ("Putin", 2, MISSING))
BOTH = tables.tone_and_stance(
    ("India", 16, -0.1, 0.4), ("Modi", 4, 0.1, -0.2), ("Putin", 2, 0.1, MISSING)
)
JUDGE = "full reader: macro-F1 .83 on a test set"


def test_bars_are_the_shares_around_zero() -> None:
    """Negative to the left, positive to the right; neutral, then unsure, in their own panel."""
    figure = stance_bars(STANCE, provenance=ONE_ARTICLE, theme="light", judged_by=JUDGE)

    assert list(trace(figure, "positive").x) == [0.25, 0]
    assert list(trace(figure, "negative").x) == [0, -0.25]
    assert list(trace(figure, "neutral").x) == [0.5, 0.5]
    assert list(trace(figure, "unsure").base) == [0.5, 0.5]
    assert {trace(figure, name).xaxis for name in ("neutral", "unsure")} == {"x2"}


def test_diamonds_are_the_means() -> None:
    """Highest mean on top, each with its interval and its n."""
    figure = stance_bars(STANCE, provenance=ONE_ARTICLE, theme="light", judged_by=JUDGE)

    assert list(trace(figure, "stance").x) == [0.3, -0.2]
    ends = [x for x in trace(figure, "intervals").x if x is not None]
    assert ends == pytest.approx([0.2, 0.4, -0.3, -0.1])
    assert [text.strip() for text in trace(figure, "numbers").text] == ["12", "8"]


def test_too_few_mentions_are_hollow() -> None:
    """No bar and no mean, but a row that says of how many."""
    figure = stance_bars(STANCE, provenance=ONE_ARTICLE, theme="light", judged_by=JUDGE)

    few = trace(figure, "too few")
    assert [text.strip() for text in few.text] == ["n = 2, too few"]
    assert list(few.y) == [2]
    assert few.marker.color == figure.layout.paper_bgcolor


def test_unsure_is_told_from_neutral_without_colour() -> None:
    """It is hatched, in the bar and in the legend."""
    figure = stance_bars(STANCE, provenance=ONE_ARTICLE, theme="dark", judged_by=JUDGE)

    assert trace(figure, "unsure").marker.pattern.shape == "/"
    assert trace(figure, "neutral").marker.pattern.shape is None
    assert "▨</span> unsure" in note(figure, "legend")


def test_one_length_is_one_share_in_both_panels() -> None:
    """A quarter unsure is as long as a quarter negative."""
    layout = stance_bars(STANCE, provenance=ONE_ARTICLE, theme="light", judged_by=JUDGE).layout
    widths = [
        (axis.domain[1] - axis.domain[0]) / (axis.range[1] - axis.range[0])
        for axis in (layout.xaxis, layout.xaxis2)
    ]

    assert widths[0] == pytest.approx(widths[1])
    assert layout.xaxis.range[0] == -layout.xaxis.range[1]


def test_places_are_the_means() -> None:
    """Tone across, stance upwards; who lacks one of the two is left out."""
    figure = tone_against_stance(BOTH, provenance=ONE_ARTICLE, theme="light", judged_by=JUDGE)

    actors = trace(figure, "actors")
    assert [(x, y) for x, y in zip(actors.x, actors.y, strict=True)] == [(-0.1, 0.4), (0.1, -0.2)]
    assert [row[0] for row in actors.customdata] == ["x:India", "x:Modi"]


def test_area_is_the_number_of_mentions() -> None:
    """Four times the mentions, twice the diameter."""
    sizes = trace(
        tone_against_stance(BOTH, provenance=ONE_ARTICLE, theme="light", judged_by=JUDGE), "actors"
    ).marker.size

    assert sizes[0] == pytest.approx(2 * sizes[1])


def test_axes_have_zero_in_the_middle_and_every_mark_inside() -> None:
    """So each quarter of the picture means what its corner says."""
    layout = tone_against_stance(
        BOTH, provenance=ONE_ARTICLE, theme="light", judged_by=JUDGE
    ).layout

    for axis, farthest in ((layout.xaxis, 0.1), (layout.yaxis, 0.4)):
        assert axis.range[0] == -axis.range[1]
        assert axis.range[1] > farthest
    texts = {part.text for part in layout.annotations if part.yref == "y domain"}
    assert "negative words,<br>well treated" in texts
    assert len(texts) == 4


def test_agreement_is_said_over_all_mentions() -> None:
    """Also over those of actors with too few of either."""
    figure = tone_against_stance(BOTH, provenance=ONE_ARTICLE, theme="light", judged_by=JUDGE)

    subtitle = note(figure, "subtitle").replace("<br>", " ")
    assert "same sign in 19 of 22 mentions with both" in subtitle


@pytest.mark.parametrize("draw", [stance_bars, tone_against_stance])
def test_the_reader_and_its_accuracy_are_inside(draw: object) -> None:
    """A screenshot of a stance chart says who judged, and how well."""
    table = STANCE if draw is stance_bars else BOTH
    figure = draw(table, provenance=ONE_ARTICLE, theme="light", judged_by=JUDGE)  # type: ignore[operator]

    footnote = note(figure, "footnote").replace("<br>", " ")
    assert JUDGE in footnote
    assert "settings 1a2b3c4d" in footnote
    assert set(clickable(figure)) <= set(table["actor_id"])


def test_only_too_few_is_said() -> None:
    """Where nobody has enough, neither picture shows a mean."""
    options = {"provenance": ONE_ARTICLE, "theme": "dark", "judged_by": JUDGE}
    bars = stance_bars(STANCE.tail(1), **options)  # type: ignore[arg-type]
    scatter = tone_against_stance(BOTH.tail(1), **options)  # type: ignore[arg-type]

    assert "too few mentions" in note(bars, "subtitle")
    assert "No actor has enough sentences for both" in {n.text for n in scatter.layout.annotations}
