"""Every mark of every chart, on random corpora: the number that it shows is that of its rows.

The charts are drawn as the pages draw them; what a click on a mark chooses is read from its
`customdata`, as the pages read it.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date
from typing import Any, NamedTuple

import plotly.graph_objects as go
import pytest
from hypothesis import given, settings

from analysis import Selection, measures
from analysis.figures.compare import share_dumbbells
from analysis.figures.compare_network import difference_network
from analysis.figures.differences import difference_dots
from analysis.figures.expected_ties import expected_scatter
from analysis.figures.mentions import document_heatmap, mention_bars
from analysis.figures.network import network_view, tie_matrix
from analysis.figures.positions import position_bars
from analysis.figures.provenance import provenance_of
from analysis.figures.stance import stance_bars
from analysis.figures.timeline import timeline_lines
from analysis.figures.tone import tone_bars
from analysis.figures.tone_against_stance import tone_against_stance
from analysis.figures.tone_distribution import tone_distribution
from analysis.settings import Window
from analysis.tables import Annotations
from tests.measures.random_corpora import corpora, selections

UNITS: dict[str, measures.Unit] = {
    "mentions": "mention",
    "sentences": "sentence",
    "articles": "document",
}


#: windows, and what a hover text calls them
WINDOWS: dict[Window, str] = {
    "sentence": "sentence",
    "paragraph": "paragraph",
    "document": "article",
}
#: each example draws a whole chart and opens all of its marks
few = settings(deadline=None, max_examples=8)


class Mark(NamedTuple):
    """A number that a chart shows, and how many rows a click on it opens."""

    number: int
    rows: int


class Charts:
    """The charts of one corpus under one selection."""

    def __init__(self, annotations: Annotations, selection: Selection) -> None:
        self.annotations, self.selection = annotations, selection
        self.look: Any = {
            "provenance": provenance_of(annotations, selection),
            "theme": "light",
        }

    def measured(self, measure: Callable[..., Any], **options: Any) -> Any:
        """The measure of this corpus under this selection."""
        return measure(self.annotations, self.selection, **options)

    def rows(self, mark: str, selection: Selection | None = None, **options: Any) -> int:
        """Rows behind an actor, or behind two ("source|target")."""
        chosen = selection or self.selection
        found = measures.evidence(
            self.annotations, chosen, actors=tuple(mark.split("|")), **options
        )
        return len(found)


def points(figure: go.Figure) -> Iterator[tuple[Any, list[str]]]:
    """Traces and the customdata of each of their marks that says something when clicked."""
    for trace in figure.data:
        for cells in () if trace.customdata is None else trace.customdata:
            if len(cells) > 1:
                yield trace, [str(cell) for cell in cells]


def first_number(text: str, noun: str) -> int:
    """The number before this noun in a hover text."""
    found = re.search(rf"([\d,]+) {noun}", text)
    assert found, text
    return int(found[1].replace(",", ""))


def parts_of_bars(charts: Charts) -> Iterator[Mark]:
    """Each wording of a bar counts its mentions."""
    counts = charts.measured(measures.mention_counts)
    surfaces = charts.measured(measures.surfaces_by_actor)
    for trace in mention_bars(counts, surfaces, **charts.look).data:
        if trace.type == "bar":
            for number, (actor, _, only) in zip(trace.x, trace.customdata, strict=True):
                kinds = replace(charts.selection, kinds=[only.removeprefix("kind:")])
                yield Mark(number, charts.rows(actor, kinds))


def shares(charts: Charts) -> Iterator[Mark]:
    """A bar of shares counts sentences or articles."""
    surfaces = charts.measured(measures.surfaces_by_actor)
    for denominator in ("sentences", "articles"):
        counts = charts.measured(measures.mention_counts, denominator=denominator)
        figure = mention_bars(counts, surfaces, denominator=denominator, **charts.look)
        for _, (actor, text) in points(figure):
            number = first_number(text, denominator.removesuffix("s"))
            yield Mark(number, charts.rows(actor, unit=UNITS[denominator]))


def squares(charts: Charts) -> Iterator[Mark]:
    """A square counts the actor's mentions in one article."""
    figure = document_heatmap(charts.measured(measures.mentions_by_document), **charts.look)
    for _, (actor, document, only, text) in points(figure):
        assert only == f"article:{document}"
        one = replace(charts.selection, documents=[document])
        yield Mark(first_number(text, "mention"), charts.rows(actor, one))


def positions(charts: Charts) -> Iterator[Mark]:
    """A part counts the mentions in headlines, in leads, or below."""
    figure = position_bars(charts.measured(measures.mention_positions), **charts.look)
    for _, (actor, text, only) in points(figure):
        part = only.removeprefix("part:")
        yield Mark(first_number(text, "mention"), charts.rows(actor, part=part))


def tones(charts: Charts) -> Iterator[Mark]:
    """A mark of tone counts scored sentences, hollow ones too."""
    figure = tone_bars(charts.measured(measures.tone_by_actor), **charts.look)
    for _, (actor, text) in points(figure):
        number = 0 if "no scored sentence" in text else first_number(text, "sentence")
        yield Mark(number, charts.rows(actor, unit="sentence", scored=True))


def distribution(charts: Charts) -> Iterator[Mark]:
    """A bar counts the sentences of its tone."""
    figure = tone_distribution(charts.measured(measures.selected_sentences), **charts.look)
    for trace in figure.data:
        numbers = trace.x if trace.orientation == "h" else trace.y
        for number, (chosen, *_) in zip(numbers, trace.customdata, strict=True):
            tone = int(chosen) if chosen.isdigit() else chosen
            rows = charts.measured(measures.sentences_of_tone, tone=tone)
            yield Mark(int(number), len(rows))


def stances(charts: Charts) -> Iterator[Mark]:
    """A part of a bar counts the mentions judged so; the mean, all that are judged."""
    figure = stance_bars(charts.measured(measures.stance_by_actor), judged_by="", **charts.look)
    for _, (actor, text, *only) in points(figure):
        if "too few" in text or "no mention" in text:
            continue
        judged = only[0].removeprefix("stance:") if only else "scored"
        found = re.search(rf"{judged}: (\d+)", text)
        number = int(found[1]) if found else first_number(text, "mention")
        yield Mark(number, charts.rows(actor, stance=judged))


def tones_and_stances(charts: Charts) -> Iterator[Mark]:
    """A mark counts judged mentions and scored sentences."""
    figure = tone_against_stance(
        charts.measured(measures.tone_and_stance), judged_by="", **charts.look
    )
    for _, (actor, text) in points(figure):
        yield Mark(first_number(text, "mention"), charts.rows(actor, stance="scored"))
        scored = charts.rows(actor, unit="sentence", scored=True)
        yield Mark(first_number(text, "sentence"), scored)


def networks(charts: Charts) -> Iterator[Mark]:
    """A mark counts mentions; a line or a square windows with both."""
    for window, noun in WINDOWS.items():
        network = charts.measured(measures.network, window=window, ties="all")
        expected: Any = lambda drawn, **look: expected_scatter(drawn.edges, **look)  # noqa: E731
        for draw in (network_view, tie_matrix, expected):
            for _, (mark, text) in points(draw(network, window=window, **charts.look)):
                tie = "|" in mark
                number = first_number(text, f"{noun}s? together" if tie else "mention")
                yield Mark(number, charts.rows(mark, unit=window if tie else "mention"))


def timelines(charts: Charts) -> Iterator[Mark]:
    """A point counts the mentions of its period."""
    line = charts.measured(measures.timeline, step="month")
    for _, (actor, text, first, last) in points(
        timeline_lines(line, shown="mentions", step="month", **charts.look)
    ):
        days = (date.fromisoformat(first), date.fromisoformat(last))
        found = re.search(r"mentions: ([\d,]+)", text)
        assert found
        yield Mark(int(found[1]), charts.rows(actor, period=days))


def comparisons(charts: Charts) -> Iterator[Mark]:
    """Marks count what each side has."""
    sides = [replace(charts.selection, documents=documents) for documents in (["a0"], ["a1", "a2"])]
    for per, unit in UNITS.items():
        table = measures.compare(
            charts.annotations,
            sides[0],
            other=sides[1],
            denominator=per,  # type: ignore[arg-type]
        )
        names: Any = {"names": ("First", "Second")}
        for figure in (
            share_dumbbells(table, denominator=per, **names, **charts.look),  # type: ignore[arg-type]
            difference_dots(table, difference="share", **names, **charts.look),
        ):
            for _, (actor, text) in points(figure):
                numbers = re.findall(r"([\d,]+) of [\d,]+", text)
                for number, side in zip(numbers, sides, strict=True):
                    yield Mark(int(number), charts.rows(actor, side, unit=unit))


def differing_ties(charts: Charts) -> Iterator[Mark]:
    """A line counts the windows of each side."""
    sides = [replace(charts.selection, documents=documents) for documents in (["a0"], ["a1", "a2"])]
    found = measures.compare_network(charts.annotations, sides[0], other=sides[1])
    for edge in found.edges.to_dict("records"):
        mark = f"{edge['source']}|{edge['target']}"
        for number, side in zip((edge["observed_a"], edge["observed_b"]), sides, strict=True):
            yield Mark(number, charts.rows(mark, side, unit="sentence"))
    figure = difference_network(found, names=("First", "Second"), window="sentence", **charts.look)
    drawn = {cells[0] for _, cells in points(figure) if "|" in cells[0]}
    assert drawn <= {f"{edge.source}|{edge.target}" for edge in found.edges.itertuples()}


CHARTS = (
    *(parts_of_bars, shares, squares, positions, tones, distribution, stances),
    *(tones_and_stances, networks, timelines, comparisons, differing_ties),
)


@pytest.mark.parametrize("chart", CHARTS, ids=[chart.__name__ for chart in CHARTS])
@few
@given(annotations=corpora(), selection=selections())
def test_number_shown_is_number_of_rows(
    chart: Callable[[Charts], Iterator[Mark]], annotations: Annotations, selection: Selection
) -> None:
    """A click on any mark opens exactly as many rows as the mark says."""
    for mark in chart(Charts(annotations, selection)):
        assert mark.number == mark.rows
