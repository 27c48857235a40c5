"""Bars of mentions and the grid of actors by articles, checked as data."""

from __future__ import annotations

import pytest

from analysis.figures.mentions import Denominator, document_heatmap, mention_bars
from tests.figures import figure_tables as tables
from tests.figures.figure_tables import ONE_ARTICLE, clickable, note, trace

COUNTS = tables.counts(("India", 12), ("Modi", 4))
SURFACES = tables.surfaces(
    ("x:0", "India", "name", 9),
    ("x:0", "New Delhi", "metonym", 2),
    ("x:0", "Indian delegation", "demonym", 1),
    ("x:1", "Modi", "alias", 4),
)


def test_parts_of_a_bar_are_the_mentions_of_each_kind() -> None:
    """India: 9 by name, 1 by demonym, 2 by metonym; Modi: 4 by alias."""
    figure = mention_bars(COUNTS, SURFACES, provenance=ONE_ARTICLE, theme="light")

    parts = {part.name: (list(part.x), list(part.y)) for part in figure.data if part.type == "bar"}
    assert parts == {
        "name": ([9], [0]),
        "alias": ([4], [1]),
        "demonym": ([1], [0]),
        "metonym": ([2], [0]),
    }
    assert [text.strip() for text in trace(figure, "values").text] == ["12", "4"]


def test_hover_lists_surfaces_with_share_and_interval() -> None:
    """The part of the metonyms says which words were counted, and how sure the share is."""
    figure = mention_bars(COUNTS, SURFACES, provenance=ONE_ARTICLE, theme="light")

    text = trace(figure, "metonym").customdata[0][1]
    assert "New Delhi 2" in text
    assert "75.0% of all actor mentions" in text
    assert "95% interval 37.5% to 75.0% (over articles)" in text


def test_every_part_of_a_bar_gives_the_actor() -> None:
    """A click anywhere on a row, its number included, says whose row it is."""
    figure = mention_bars(COUNTS, SURFACES, provenance=ONE_ARTICLE, theme="light")

    assert sorted(clickable(figure)) == ["x:0"] * 4 + ["x:1"] * 2


@pytest.mark.parametrize(
    ("denominator", "unit", "label"),
    [
        pytest.param("sentences", "% of sentences", "75.0%", id="sentences in percent"),
        pytest.param("articles", "% of articles", "75.0%", id="articles in percent"),
        pytest.param("words", "mentions per 1,000 words", "0.75", id="words as a rate"),
    ],
)
def test_shares_are_bars_with_whiskers(denominator: Denominator, unit: str, label: str) -> None:
    """The bar is the share, the whisker ends at low and high, the axis names the unit."""
    options = {"provenance": ONE_ARTICLE, "denominator": denominator}
    figure = mention_bars(COUNTS, SURFACES, theme="dark", **options)  # type: ignore[arg-type]

    bar = trace(figure, "share")
    assert list(bar.x) == [0.75, 0.25]
    assert [x + more for x, more in zip(bar.x, bar.error_x.array, strict=True)] == [0.75, 0.25]
    assert list(bar.error_x.arrayminus) == [0.375, 0.125]
    assert figure.layout.xaxis.title.text == unit
    assert trace(figure, "values").text[0].strip() == label


def test_missing_interval_has_no_whisker() -> None:
    """Where no interval is given, none is drawn and the hover text says so."""
    one = COUNTS.assign(low=tables.MISSING, high=tables.MISSING)
    figure = mention_bars(
        one, SURFACES, provenance=ONE_ARTICLE, theme="light", denominator="articles"
    )

    assert list(trace(figure, "share").error_x.array) == [0, 0]
    assert "no interval" in trace(figure, "share").customdata[0][1]


def test_only_the_top_is_shown_and_said() -> None:
    """With top=1 one row is left, and the subtitle says of how many."""
    figure = mention_bars(COUNTS, SURFACES, provenance=ONE_ARTICLE, theme="light", top=1)

    assert list(figure.layout.yaxis.ticktext) == ["India"]
    assert "top 1 of 2 actors" in note(figure, "subtitle").replace("<br>", " ")


def test_two_actors_of_one_name_keep_two_rows() -> None:
    """Rows are actors, not names."""
    twins = tables.counts(("Ivanov", 3), ("Ivanov", 2))
    figure = mention_bars(twins, SURFACES, provenance=ONE_ARTICLE, theme="light")

    assert list(figure.layout.yaxis.ticktext) == ["Ivanov", "Ivanov"]
    assert list(trace(figure, "values").y) == [0, 1]


def test_squares_are_the_table() -> None:
    """Three cells of a table of two actors and two articles; the fourth stays blank.

    India: 3 in "Talks", 1 in "War". Modi: 2 in "War".
    """
    cells = tables.by_document(("India", "Talks", 3), ("India", "War", 1), ("Modi", "War", 2))
    figure = document_heatmap(cells, provenance=ONE_ARTICLE, theme="light")

    squares = trace(figure, "cells")
    drawn = zip(squares.base, squares.x, squares.text, strict=True)
    assert sorted(drawn) == [(-0.5, "0", "3"), (-0.5, "1", "1"), (0.5, "1", "2")]
    assert squares.customdata[0][:2] == ["x:India", "d:Talks"]


def test_grid_is_at_most_twenty_by_twenty() -> None:
    """Of 25 actors in 25 articles, the 20 with most mentions are drawn."""
    cells = [(f"Actor {i}", f"Article {i}", 30 - i) for i in range(25)]
    figure = document_heatmap(tables.by_document(*cells), provenance=ONE_ARTICLE, theme="dark")

    assert len(figure.layout.yaxis.ticktext) == 20
    assert len(trace(figure, "cells").x) == 20
    assert "top 20 of 25 actors" in note(figure, "subtitle").replace("<br>", " ")
