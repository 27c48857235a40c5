"""Tone per actor and the distribution of tone, checked as data."""

from __future__ import annotations

import pandas as pd
import pytest

from analysis.figures.tone import tone_bars, tone_distribution
from analysis.figures.tone_scale import tone_limit
from tests.figures import figure_tables as tables
from tests.figures.figure_tables import MISSING, ONE_ARTICLE, note, trace

TONE = tables.tone(("India", 9, -0.2), ("Modi", 5, 0.3), ("Putin", 2, MISSING))


def test_dots_are_the_means() -> None:
    """Most positive on top; each dot carries its actor, each line its interval."""
    figure = tone_bars(TONE, provenance=ONE_ARTICLE, theme="light")

    dots = trace(figure, "tone")
    assert list(dots.x) == [0.3, -0.2]
    assert [row[0] for row in dots.customdata] == ["x:Modi", "x:India"]
    ends = [x for x in trace(figure, "intervals").x if x is not None]
    assert ends == pytest.approx([0.2, 0.4, -0.3, -0.1])


def test_too_few_sentences_are_said_and_not_averaged() -> None:
    """Putin has two sentences: a hollow mark and the words, but no dot, below the others."""
    figure = tone_bars(TONE, provenance=ONE_ARTICLE, theme="light")

    few = trace(figure, "too few")
    assert [text.strip() for text in few.text] == ["n = 2, too few"]
    assert list(few.y) == [2]
    assert few.customdata[0][0] == "x:Putin"
    assert few.marker.color == figure.layout.paper_bgcolor


def test_numbers_stand_at_the_right() -> None:
    """Every averaged row says from how many sentences."""
    figure = tone_bars(TONE, provenance=ONE_ARTICLE, theme="light")

    numbers = trace(figure, "numbers")
    assert [text.strip() for text in numbers.text] == ["n = 5", "n = 9"]
    assert set(numbers.x) == {figure.layout.xaxis.range[1]}


@pytest.mark.parametrize(
    ("tones", "limit"),
    [
        pytest.param([], 0.2, id="nothing to show"),
        pytest.param([0.01], 0.2, id="not narrower than 0.2"),
        pytest.param([0.05, -0.41], 0.5, id="farthest, up to a tenth"),
        pytest.param([0.3], 0.3, id="a tenth itself"),
        pytest.param([-1.0, MISSING], 1.0, id="not wider than 1"),
    ],
)
def test_axis_is_symmetric_and_chosen_from_the_data(tones: list[float], limit: float) -> None:
    """The axis ends at the farthest tone on both sides."""
    assert tone_limit(tones) == limit


def test_axis_says_what_its_ends_mean() -> None:
    """A reader of the picture alone knows which side is negative."""
    axis = tone_bars(TONE, provenance=ONE_ARTICLE, theme="light").layout.xaxis

    assert axis.title.text.index("negative wording") < axis.title.text.index("positive wording")
    assert axis.range[0] == -axis.range[1]


def test_only_too_few_is_a_picture_too() -> None:
    """Where nobody has enough sentences, subtitle and alternative text say so."""
    figure = tone_bars(TONE.tail(1), provenance=ONE_ARTICLE, theme="dark")

    assert "too few sentences" in note(figure, "subtitle")
    assert "too few sentences" in figure.layout.meta["alt"]


def test_distribution_counts_each_scored_sentence_once() -> None:
    """Six sentences: tones .31 and .29 share a bar; two have no tone word; one is not scored."""
    rows = [(0.31, 1), (0.29, 2), (-1.0, 1), (0.0, 0), (0.0, 0), (MISSING, 0)]
    sentences = pd.DataFrame(rows, columns=["tone", "n_tone_words"])
    figure = tone_distribution(sentences, provenance=ONE_ARTICLE, theme="light")

    bars = trace(figure, "tone")
    drawn = {x: y for x, y in zip(bars.x, bars.y, strict=True) if y}
    assert drawn == {-1.0: 1, 0.3: 2}
    assert list(trace(figure, "without a tone word").x) == [2]
    assert "n = 5" in note(figure, "subtitle")
    assert "1 not scored" in note(figure, "subtitle")


def test_zero_with_a_tone_word_is_in_the_histogram() -> None:
    """A tone of 0 made of tone words is a tone; one without them is none."""
    sentences = pd.DataFrame([(0.0, 2), (0.0, 0)], columns=["tone", "n_tone_words"])
    bars = trace(tone_distribution(sentences, provenance=ONE_ARTICLE, theme="light"), "tone")

    assert {x: y for x, y in zip(bars.x, bars.y, strict=True) if y} == {0.0: 1}
