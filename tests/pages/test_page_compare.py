"""The compare page: its two sides, its table, and the sentences of both."""

from __future__ import annotations

import pandas as pd
import pytest
from streamlit.testing.v1 import AppTest

from analysis import Selection, annotate, measures, read_documents
from analysis.tables import Annotations
from pages.parts import cache
from tests.pages.test_page_numbers import table, words
from tests.pages.uploading import uploaded

TEXTS = {
    "1.txt": b"---\noutlet: Courier\n---\nIndia met Japan.\n\nIndia left. India was glad.",
    "2.txt": b"---\noutlet: Courier\n---\nJapan met China. India stayed.",
    "3.txt": b"---\noutlet: Post\n---\nIndia met China.",
    "4.txt": b"China has no outlet.",
}


@pytest.fixture
def outlets(app: AppTest) -> AppTest:
    """Two articles of the Courier, one of the Post and one of nobody, on the compare page."""
    uploaded(app, TEXTS)
    (mine,) = cache.shelf().library.collections()
    app.query_params["collection"] = mine.read_id
    return app.switch_page("compare.py")


@pytest.fixture(scope="module")
def expected() -> Annotations:
    """The same articles, annotated by the library."""
    return annotate(read_documents(list(TEXTS.items())).documents, cache.SETTINGS)


def test_without_a_choice_the_largest_outlet_is_compared_with_the_rest(
    outlets: AppTest, expected: Annotations
) -> None:
    """A is the Courier, B everything else, the article without an outlet too."""
    outlets.run()
    courier = Selection(outlets=["Courier"])
    others = expected.documents.loc[expected.documents["outlet"] != "Courier", "document_id"]

    assert not outlets.exception
    assert "A: Courier · 2 articles" in words(outlets)
    assert "B: all others · 2 articles" in words(outlets)
    known = measures.compare(expected, courier, other=Selection(documents=others.tolist()))
    pd.testing.assert_frame_equal(table(outlets, "Table of the comparison"), known)


@pytest.mark.parametrize(
    ("difference", "number"),
    [
        pytest.param("Shares", "mentions", id="mentions"),
        pytest.param("Tone", "sentences", id="sentences of the tone"),
        pytest.param("Stance", "judged", id="judged mentions"),
    ],
)
def test_each_side_lists_what_it_counts(
    outlets: AppTest, expected: Annotations, difference: str, number: str
) -> None:
    """India in the Courier and in the Post: as many rows as each side counts."""
    for name, value in (("a_outlets", "Courier"), ("b_outlets", "Post")):
        outlets.query_params[name] = value
    outlets.query_params["actor"] = "country:IN"
    outlets.query_params["difference"] = difference
    outlets.run()
    sides = (Selection(outlets=["Courier"]), Selection(outlets=["Post"]))
    known = measures.compare(expected, sides[0], other=sides[1]).set_index("actor_id")
    links = sum(link.proto.label == "Open in the article" for link in outlets.get("page_link"))

    assert not outlets.exception
    assert links == known[[f"{number}_a", f"{number}_b"]].loc["country:IN"].sum()


def test_articles_in_both_are_said(outlets: AppTest) -> None:
    """The Courier against the Courier and the Post: two articles count twice, and it is said."""
    outlets.query_params["a_outlets"] = "Courier"
    outlets.query_params["b_outlets"] = ["Courier", "Post"]
    outlets.run()

    assert not outlets.exception
    assert any("2 articles are in both A and B" in caption.value for caption in outlets.caption)


def test_one_article_alone_has_nothing_to_be_compared_with(app: AppTest) -> None:
    """The seed is A, and nothing is left for B."""
    app.run().switch_page("compare.py").run()

    assert not app.exception
    assert "No article is in B" in app.info[0].value
    assert not app.get("plotly_chart")
