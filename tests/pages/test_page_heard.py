"""Whom outlets let speak and who is quoted when, on the pages compare and timeline."""

from __future__ import annotations

import pandas as pd
import pytest
from streamlit.testing.v1 import AppTest

from analysis import Selection, annotate, measures, read_documents
from analysis.tables import Annotations
from pages.parts import cache
from tests.pages.test_page_numbers import rows, table, words
from tests.pages.uploading import uploaded

PUTIN = "person:vladimir-putin"
TEXTS = {
    "1.txt": b"---\noutlet: Post\npublished: 2026-03-01\n---\nTalks\n\nPutin said India is late. "
    b'"India is a friend," Putin said. Narendra Modi said Russia is late.',
    "2.txt": b"---\noutlet: Post\npublished: 2026-03-02\n---\nMore talks\n\nPutin denied lying.",
    "3.txt": b"---\noutlet: Times\npublished: 2026-03-04\n---\nNo talks\n\nNarendra Modi said "
    b"that Vladimir Putin is late. Sources said that Russia is late.",
}


@pytest.fixture
def quoting(app: AppTest) -> AppTest:
    """Two articles of the Post and one of the Times, without the seed."""
    uploaded(app, TEXTS)
    (mine,) = cache.shelf().library.collections()
    app.query_params["collection"] = mine.read_id
    return app


@pytest.fixture(scope="module")
def expected() -> Annotations:
    """The same articles, annotated by the library."""
    return annotate(read_documents(list(TEXTS.items())).documents, cache.SETTINGS)


def _sides(expected: Annotations) -> tuple[Selection, Selection]:
    times = expected.documents.loc[expected.documents["outlet"] == "Times", "document_id"]
    return Selection(outlets=["Post"]), Selection(documents=times.tolist())


def test_compare_shows_the_speakers_of_both(quoting: AppTest, expected: Annotations) -> None:
    """The table is the library's, and the ties of mentions are not shown with it."""
    quoting.query_params["difference"] = "Who is quoted"
    quoting.switch_page("compare.py").run()
    a, b = _sides(expected)

    assert not quoting.exception
    shown = table(quoting, "Table of the speakers")
    pd.testing.assert_frame_equal(shown, measures.compare_speakers(expected, a, other=b))
    assert "Ties that differ" not in [header.value for header in quoting.header]


def test_compare_opens_the_quotes_of_both(quoting: AppTest, expected: Annotations) -> None:
    """As many quotes lie side by side as the row says, and each side says its number."""
    quoting.query_params["difference"] = "Who is quoted"
    quoting.query_params["actor"] = PUTIN
    quoting.switch_page("compare.py").run()
    a, b = _sides(expected)
    row = measures.compare_speakers(expected, a, other=b).set_index("actor_id").loc[PUTIN]

    assert rows(quoting) == row["quotes_a"] + row["quotes_b"] > 0
    assert f"{row['quotes_a']} quotes of Vladimir Putin" in words(quoting)


def test_timeline_shows_who_is_quoted(quoting: AppTest, expected: Annotations) -> None:
    """The table is the library's; no peaks of mentions are shown with it."""
    quoting.query_params["line"] = "Who is quoted"
    quoting.switch_page("timeline.py").run()

    assert not quoting.exception
    line = measures.speaker_timeline(expected, step="day")
    pd.testing.assert_frame_equal(table(quoting, "Table of the timeline"), line)
    assert "Peaks and their headlines" not in [header.value for header in quoting.header]


def test_a_point_opens_its_quotes(quoting: AppTest, expected: Annotations) -> None:
    """A speaker and a day in the URL list as many quotes as the point has."""
    quoting.query_params["line"] = "Who is quoted"
    quoting.query_params["actor"] = PUTIN
    quoting.query_params["period"] = "2026-03-01/2026-03-01"
    quoting.switch_page("timeline.py").run()
    line = measures.speaker_timeline(expected, step="day")
    point = line[(line["actor_id"] == PUTIN) & (line["period"] == "1 Mar 2026")]

    assert rows(quoting) == point["quotes"].item() > 0
