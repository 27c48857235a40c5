"""The timeline page: its table, its evidence, its brush, and what it says without dates."""

from __future__ import annotations

from typing import Any

import pandas as pd
import pytest
from streamlit.testing.v1 import AppTest

from analysis import annotate, measures, read_documents
from analysis.tables import Annotations
from pages.parts import cache
from tests.pages.test_page_numbers import rows, table, words
from tests.pages.uploading import uploaded

TEXTS = {
    "1.txt": b"---\npublished: 2026-03-01\n---\nIndia met Japan.\n\nIndia left. India was glad.",
    "2.txt": b"---\npublished: 2026-03-02\n---\nJapan met China. Japan stayed.",
    "3.txt": b"---\npublished: 2026-03-05\n---\nIndia met China.",
    "4.txt": b"India has no date.",
}


@pytest.fixture
def dated(app: AppTest) -> AppTest:
    """Three dated articles and one undated, without the seed, on the timeline page."""
    uploaded(app, TEXTS)
    (mine,) = cache.shelf().library.collections()
    app.query_params["collection"] = mine.read_id
    return app.switch_page("timeline.py")


@pytest.fixture(scope="module")
def expected() -> Annotations:
    """The same articles, annotated by the library."""
    return annotate(read_documents(list(TEXTS.items())).documents, cache.SETTINGS)


def test_page_shows_the_library_table(dated: AppTest, expected: Annotations) -> None:
    """Per day by itself: five days, of which two are gaps."""
    dated.run()

    assert not dated.exception
    line = measures.timeline(expected, step="day", top=5)
    pd.testing.assert_frame_equal(table(dated, "Table of the timeline"), line)
    said = " ".join(caption.value for caption in dated.caption)
    assert "1 article without a date is on no timeline." in said
    assert "In 2 days nothing was published" in said


@pytest.mark.parametrize(
    ("params", "number"),
    [
        pytest.param({"line": "Mentions"}, "mentions", id="mentions"),
        pytest.param({"per": "Articles"}, "documents", id="share of articles"),
        pytest.param({"line": "Tone"}, "sentences", id="tone"),
        pytest.param({"line": "Stance"}, "judged", id="stance"),
    ],
)
def test_number_on_a_point_is_the_number_of_rows(
    dated: AppTest, expected: Annotations, params: dict[str, str], number: str
) -> None:
    """India on 1 March: as many rows as the point counts."""
    for name, value in params.items():
        dated.query_params[name] = value
    dated.query_params["actor"] = "country:IN"
    dated.query_params["period"] = "2026-03-01/2026-03-01"
    dated.run()

    line = measures.timeline(expected, step="day").set_index(["actor_id", "period"])
    assert not dated.exception
    assert rows(dated) == line.loc[("country:IN", "1 Mar 2026"), number]
    assert "1 Mar 2026" in words(dated)


def test_without_dates_there_is_no_blank_chart(app: AppTest) -> None:
    """The seed states no date: one sentence says what to do."""
    app.run().switch_page("timeline.py").run()

    assert not app.exception
    assert "None of these articles has a date" in app.info[0].value
    assert not app.get("plotly_chart")


def script(selection, periods) -> None:  # type: ignore[no-untyped-def] # its source is run elsewhere
    """Store what the browser sends, then run the chart's callback."""
    import streamlit as st

    from pages.parts import state

    st.session_state["line"] = {"selection": selection}
    if periods:
        state.copy_brush_to_url("line", periods)
    else:
        state.copy_point_to_url("line")
    for name in ("actor", "period"):
        st.text(st.query_params.get(name, ""))
    st.text(" ".join(st.query_params.get_all("dates")))


MONTHS = [("2024-01-01", "2024-01-31"), ("2024-02-01", "2024-02-29"), ("2024-03-01", "2024-03-31")]
CELLS = ["country:IN", "hover", "2024-02-01", "2024-02-29"]


@pytest.mark.parametrize(
    ("stretch", "dates"),
    [
        pytest.param(
            ["2024-03-09 10:00", "2024-01-20 04:11:02.5"],
            "2024-02-01 2024-03-31",
            id="whole periods, drawn from right to left",
        ),
        pytest.param(["2024-01-05", "2024-01-20"], "", id="between two marks: nothing"),
        pytest.param(None, "", id="taken back"),
    ],
)
def test_a_stretch_sets_the_dates(stretch: list[str] | None, dates: str) -> None:
    """What is brushed becomes the dates of every page."""
    selection = {"points": [], "box": [{"x": stretch}] if stretch else []}
    app = AppTest.from_function(script, args=(selection, MONTHS), default_timeout=30).run()

    assert not app.exception
    assert [text.value for text in app.text] == ["", "", dates]


@pytest.mark.parametrize(
    ("points", "chosen"),
    [
        pytest.param([{"customdata": CELLS}], [CELLS[0], "2024-02-01/2024-02-29"], id="a list"),
        pytest.param(
            [{"customdata": dict(zip("0123", CELLS, strict=True))}],
            [CELLS[0], "2024-02-01/2024-02-29"],
            id="a mapping",
        ),
        pytest.param([], ["", ""], id="taken back"),
    ],
)
def test_a_point_chooses_actor_and_period(points: list[dict[str, Any]], chosen: list[str]) -> None:
    """A click opens the sentences of one actor in one period."""
    app = AppTest.from_function(script, args=({"points": points}, []), default_timeout=30)
    app.query_params["actor"] = "person:before"
    app.run()

    assert not app.exception
    assert [text.value for text in app.text[:2]] == chosen
