"""The pictures of speakers apart show their tables: shares, differences, and when."""

from __future__ import annotations

from typing import Any

import pytest

from analysis import Annotations, Selection, measures
from analysis.figures.compare import share_dumbbells
from analysis.figures.differences import difference_dots
from analysis.figures.timeline import timeline_lines
from analysis.figures.two_sides import QUOTES
from tests.corpora import corpus
from tests.figures.figure_tables import ONE_ARTICLE

ROSSI, WEISS = "person:rossi", "person:weiss"


@pytest.fixture
def told() -> Annotations:
    """Rossi twice in one article of May, Weiss once in one of June."""
    return corpus(
        {"a1": [["One.", "Two."]], "a2": [["Three."]]},
        about={"a1": {"published": "2024-05-01"}, "a2": {"published": "2024-06-01"}},
        quotes={"a1": [(0, ROSSI, "said"), (1, ROSSI, "said")], "a2": [(0, WEISS, "said")]},
    )


def _look(*names: str) -> Any:
    return {"names": names, "provenance": ONE_ARTICLE, "theme": "light"}


def test_differences_are_the_table(told: Annotations) -> None:
    """Rossi is right of zero, Weiss left, and a mark says how many quotes each side has."""
    a, b = Selection(documents=["a1"]), Selection(documents=["a2"])
    table = measures.compare_speakers(told, a, other=b)
    look = _look("May", "June")
    dots = difference_dots(table, difference="share", counts=QUOTES, **look).data[-1]
    ends = share_dumbbells(table, denominator="quotes", **look).data[1]

    marks = zip(dots.customdata, dots.x, strict=True)
    assert {mark[0]: x for mark, x in marks} == {ROSSI: 1.0, WEISS: -1.0}
    assert "May: 2 quotes" in dots.customdata[0][1]
    assert [mark[0] for mark in ends.customdata] == [ROSSI, WEISS]
    assert "May: 100.0% (2 of 2)" in ends.customdata[0][1]


def test_lines_are_the_table(told: Annotations) -> None:
    """One panel for each speaker; a point says its quotes of all quotes, and the title who."""
    line = measures.speaker_timeline(told, step="month")
    figure = timeline_lines(
        line, denominator="quotes", step="month", provenance=ONE_ARTICLE, theme="dark"
    )
    traces = {trace.name: trace for trace in figure.data}

    assert list(traces[ROSSI].y) == [1.0, 0.0]
    assert "2 of 2" in traces[ROSSI].customdata[0][1]
    assert "nobody quoted" in str(figure.layout.annotations)


def test_nobody_quoted_is_said() -> None:
    """Empty tables give a picture that says so."""
    nobody = measures.compare_speakers(Annotations(), other=Selection())
    look = _look("A", "B")

    assert difference_dots(nobody, difference="share", counts=QUOTES, **look).layout.annotations
    assert share_dumbbells(nobody, denominator="quotes", **look).layout.annotations
