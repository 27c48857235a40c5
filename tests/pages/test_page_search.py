"""Search and keyword in context: the numbers are the library's, and each row leads to its place."""

from __future__ import annotations

from typing import Any

import pytest
from streamlit.testing.v1 import AppTest

from analysis.search import concordance, search
from analysis.tables import Annotations
from tests.pages.test_page_numbers import opened, rows, table, words

QUERY = 'peace AND (russia OR "new delhi") NOT nuclear*'


def found(app: AppTest, **params: str) -> AppTest:
    """The page of articles with what is found."""
    return opened(app, "articles.py", show="found", **params)


@pytest.mark.parametrize("within", ["document", "paragraph", "sentence"])
def test_search_shows_the_library_s_numbers(
    app: AppTest, seed_annotations: Annotations, within: Any
) -> None:
    """The link with a query shows as many sentences as the heading says."""
    found(app, q=QUERY, within=within)

    expected = search(seed_annotations, query=QUERY, window=within)
    assert expected.sentences > 1
    assert f"{expected.sentences} sentences in 1 article" in words(app)
    assert rows(app) == expected.sentences


def test_search_leads_to_the_place(app: AppTest, seed_annotations: Annotations) -> None:
    """Each link opens the article at the sentence, and keeps the query."""
    found(app, q="counterparts")

    (row,) = search(seed_annotations, query="counterparts").rows.itertuples()
    (link,) = app.get("page_link")
    assert f"article={row.document_id}" in link.proto.query_string
    assert f"at={row.sentence_index}" in link.proto.query_string
    assert "q=counterparts" in link.proto.query_string
    assert "show" not in link.proto.query_string


def test_typed_words_are_searched(app: AppTest) -> None:
    """Typing goes to the URL and shows what is found; taking the words out shows the text."""
    opened(app, "articles.py").text_input(key="q_choice").set_value("counterparts").run()
    assert app.query_params["q"] == "counterparts"
    assert "1 sentence in 1 article: counterparts" in words(app)

    app.text_input(key="q_choice").set_value("").run()
    assert "q" not in app.query_params
    assert "max-width:46rem" in words(app)


@pytest.mark.parametrize(
    ("query", "says"),
    [
        pytest.param("peace AND", "AND at position 7 has no word after it", id="end"),
        pytest.param("![](x) (", "position 1 holds no letter", id="markup stays text"),
    ],
)
def test_refused_query_says_where(app: AppTest, query: str, says: str) -> None:
    """The library's message stands on the page as plain text."""
    found(app, q=query)

    assert any(says in text.value for text in app.text)
    assert rows(app) == 0


def test_nothing_found_says_what_to_try(app: AppTest) -> None:
    """No row, and a hint about small letters."""
    found(app, q="peace and zyzzyva")

    assert "0 sentences in 0 articles" in words(app)
    assert any("work in capitals" in caption.value for caption in app.caption)


@pytest.mark.parametrize(
    ("params", "sought"),
    [
        pytest.param({"q": "peace"}, {"query": "peace"}, id="words"),
        pytest.param(
            {"q": "peace talks", "within": "sentence"},
            {"query": "peace talks", "window": "sentence"},
            id="words in one sentence",
        ),
        pytest.param(
            {"by": "actor", "actor": "country:IN", "order": "before"},
            {"actor": "country:IN", "order": "before"},
            id="an actor",
        ),
    ],
)
def test_lines_are_the_library_s(
    app: AppTest, seed_annotations: Annotations, params: dict[str, str], sought: dict[str, Any]
) -> None:
    """The table of keywords in context is the library's."""
    opened(app, "articles.py", show="lines", **params)

    expected = concordance(seed_annotations, **sought)
    assert f"{expected.lines} places: " in words(app)
    shown = table(app, "Table of keywords in context")
    assert shown.to_dict("records") == expected.rows.to_dict("records")
