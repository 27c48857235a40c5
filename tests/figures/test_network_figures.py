"""The network and the matrix of ties, checked as data."""

from __future__ import annotations

import numpy as np
import pytest

from analysis.figures.expected_ties import expected_scatter
from analysis.figures.network import WIDTH_WORDS, Colour, Width, network_view, tie_matrix
from analysis.figures.palette import COMMUNITY_COLOURS, TYPE_COLOURS, TYPE_SYMBOLS
from analysis.settings import Window
from tests.figures.figure_tables import ONE_ARTICLE, network, note, trace

FOUR = network(4, (0, 1, 7), (1, 2, 1), (0, 3, 2))


def test_nodes_stand_where_the_table_says() -> None:
    """Marks that touch nobody are not moved."""
    nodes = trace(network_view(FOUR, provenance=ONE_ARTICLE, theme="light"), "actors")

    assert list(nodes.x) == pytest.approx(list(FOUR.nodes["x"]))
    assert list(nodes.y) == pytest.approx(list(FOUR.nodes["y"]))
    assert [row[0] for row in nodes.customdata] == list(FOUR.nodes["actor_id"])


def test_area_of_a_mark_is_its_mentions() -> None:
    """Twice the mentions, twice the area: circles of 40 and 20 mentions."""
    two = network(2)
    two.nodes["type"], two.nodes["mentions"] = "person", [40, 20]
    size = trace(network_view(two, provenance=ONE_ARTICLE, theme="light"), "actors").marker.size

    assert size[0] ** 2 / size[1] ** 2 == pytest.approx(2)


def test_marks_that_would_overlap_are_pushed_apart() -> None:
    """Ten actors at one place are ten marks, each visible."""
    crowd = network(10)
    crowd.nodes["x"] = crowd.nodes["y"] = 0.5
    nodes = trace(network_view(crowd, provenance=ONE_ARTICLE, theme="light"), "actors")

    assert len(set(zip(nodes.x, nodes.y, strict=True))) == 10


@pytest.mark.parametrize(
    ("window", "words"),
    [
        ("sentence", "7 sentences together, 3.1 expected within the articles"),
        ("paragraph", "7 paragraphs together, 3.1 expected within the articles"),
        ("document", "7 articles together, 3.1 expected by chance"),
    ],
)
def test_ties_answer_with_observed_and_expected(window: Window, words: str) -> None:
    """The mark on the middle of a curve says whose tie it is and what chance would give."""
    ties = trace(network_view(FOUR, provenance=ONE_ARTICLE, theme="light", window=window), "ties")

    assert ties.customdata[0][0] == "x:00|x:01"
    assert words in ties.customdata[0][1]
    assert f"Actor 0 in 9 {words.split()[1]}" in ties.customdata[0][1]
    assert ties.marker.opacity == 0


def test_stronger_ties_are_wider() -> None:
    """Of three ties the one observed most often has the widest curve."""
    figure = network_view(FOUR, provenance=ONE_ARTICLE, theme="light")

    curves = [part for part in figure.data if part.mode == "lines"]
    middle = trace(figure, "ties").x[0]
    widest = max(curves, key=lambda part: part.line.width)
    assert any(x is not None and abs(x - middle) < 1e-9 for x in widest.x)


@pytest.mark.parametrize("colour", ["type", "community"])
def test_colour_is_the_type_or_the_community(colour: Colour) -> None:
    """Symbols are the types, whatever the colour shows."""
    figure = network_view(FOUR, provenance=ONE_ARTICLE, theme="dark", colour=colour)

    marker = trace(figure, "actors").marker
    types, communities = TYPE_COLOURS["dark"], COMMUNITY_COLOURS["dark"]
    expected = {
        "type": [types[name] for name in FOUR.nodes["type"]],
        "community": [communities[place] for place in FOUR.nodes["community"]],
    }
    assert list(marker.color) == expected[colour]
    assert list(marker.symbol) == [TYPE_SYMBOLS[name] for name in FOUR.nodes["type"]]


def test_tone_that_is_not_averaged_is_hollow() -> None:
    """A missing tone must not look like a neutral one."""
    figure = network_view(FOUR, provenance=ONE_ARTICLE, theme="light")

    colours = list(trace(figure, "actors").marker.color)
    assert colours.index(figure.layout.paper_bgcolor) == 2
    assert "tone not averaged" in trace(figure, "actors").customdata[2][1]
    assert "hollow" in note(figure, "legend")


def test_compact_has_fewer_labels_and_no_legend() -> None:
    """The picture of a card names at most eight actors."""
    many = network(30, (0, 1, 2))
    figure = network_view(many, provenance=ONE_ARTICLE, theme="light", compact=True)

    assert 1 <= sum(bool(text) for text in trace(figure, "actors").text) <= 8
    assert note(figure, "legend") == ""
    assert not [part for part in figure.data if part.name == "scale"]


@pytest.mark.parametrize("n", [1, 2, 5, 30, 60])
def test_networks_without_ties_say_so(n: int) -> None:
    """The actors are drawn, and the subtitle says that no two are together."""
    figure = network_view(network(n), provenance=ONE_ARTICLE, theme="light")

    assert len(trace(figure, "actors").x) == n
    assert "no two of them in the same sentence" in note(figure, "subtitle").replace("<br>", " ")
    places = np.array([trace(figure, "actors").x, trace(figure, "actors").y], dtype=float)
    assert np.isfinite(places).all()


def test_matrix_is_symmetric_and_ordered_by_community() -> None:
    """Communities 0 (actors 0 and 2) and 1 (actors 1 and 3); each tie stands twice."""
    figure = tie_matrix(FOUR, provenance=ONE_ARTICLE, theme="light")

    squares = trace(figure, "cells")
    rows = [int(base + 0.5) for base in squares.base]
    columns = [int(x) for x in squares.x]
    assert list(figure.layout.yaxis.ticktext) == ["Actor 0", "Actor 2", "Actor 1", "Actor 3"]
    assert set(zip(rows, columns, strict=True)) == set(zip(columns, rows, strict=True))
    assert sorted({row[0] for row in squares.customdata}) == [
        f"{edge.source}|{edge.target}"
        for edge in FOUR.edges.sort_values(["source", "target"]).itertuples()
    ]


@pytest.mark.parametrize(("n", "printed"), [(20, True), (21, False)])
def test_numbers_are_printed_for_up_to_twenty_actors(n: int, printed: bool) -> None:
    """Beyond twenty, a number would no longer fit into its square."""
    figure = tie_matrix(network(n, (0, 1, 5)), provenance=ONE_ARTICLE, theme="light")

    assert (trace(figure, "cells").text is not None) == printed


@pytest.mark.parametrize("width", ["npmi", "log_likelihood", "jaccard"])
def test_width_can_be_another_measure(width: Width) -> None:
    """The tie that is strongest by the chosen measure is the widest, and the picture says so."""
    chosen = network(4, (0, 1, 7), (1, 2, 1), (0, 3, 2))
    chosen.edges[width] = [0.1, 0.2, 0.9]
    figure = network_view(chosen, provenance=ONE_ARTICLE, theme="light", width=width)

    assert WIDTH_WORDS[width] in note(figure, "subtitle")
    first = trace(figure, "ties").customdata[0]
    assert first[0] == "{source}|{target}".format(**chosen.edges.iloc[2])
    assert WIDTH_WORDS[width] in first[1]


@pytest.mark.parametrize(
    ("low", "high", "lean"),
    [
        pytest.param(0.1, 0.5, "positive", id="surely above 0"),
        pytest.param(-0.5, -0.1, "negative", id="surely below 0"),
        pytest.param(-0.2, 0.4, "neither", id="0 is inside"),
        pytest.param(float("nan"), float("nan"), "few", id="no mean"),
    ],
)
def test_line_leans_where_its_interval_leaves_out_zero(low: float, high: float, lean: str) -> None:
    """One tie: its line is drawn by its lean, and the hover text has the mean."""
    one = network(2, (0, 1, 3))
    mean = (low + high) / 2
    row = {"judged": 4, "stance": mean, "low": low, "high": high}
    stances = one.edges[["source", "target"]].assign(**row, interval="over articles", rough=False)
    figure = network_view(one, provenance=ONE_ARTICLE, theme="light", stances=stances)

    lines = [part for part in figure.data if part.mode == "lines"]
    assert [part.name for part in lines] == [f"ties 2 {lean}"]
    assert (lines[0].line.dash == "dot") == (lean == "few")
    assert "4 judged mentions" in trace(figure, "ties").customdata[0][1]


def test_ties_against_chance_stand_at_their_numbers() -> None:
    """Expected to the right, observed upwards; filled where q is small."""
    ties = network(4, (0, 1, 7), (1, 2, 1)).edges.assign(
        expected=[2.0, 1.5], q=[0.01, 0.5], log_likelihood=[9.0, 0.1]
    )
    marks = trace(expected_scatter(ties, provenance=ONE_ARTICLE, theme="light"), "ties")

    assert (list(marks.x), list(marks.y)) == ([2.0, 1.5], [7, 1])
    assert marks.marker.color[0] != marks.marker.color[1]
    assert [cells[0] for cells in marks.customdata] == [
        f"{tie['source']}|{tie['target']}" for tie in ties.to_dict("records")
    ]
