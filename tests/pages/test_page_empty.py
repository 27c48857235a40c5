"""Little or nothing to show: every page says so in a sentence, and draws nothing blank."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from typing import Any

import pytest
from streamlit.testing.v1 import AppTest

from analysis.settings import Settings
from analysis.tables import Annotations
from pages.parts import cache
from tests.corpora import Article, corpus

PAGES = (
    *("overview", "mentions", "sentiment", "network", "voices"),
    *("timeline", "compare", "articles", "actors"),
)
TWO = "[India|country:IN|stance=0.1|voice=article] met [Rossi|person:rossi|stance=0|voice=article]."
ONE = "[India|country:IN|stance=0.1|voice=article] spoke."
DATED = {"published": "2024-05-01", "outlet": "The Daily"}
CASES: dict[str, tuple[dict[str, Article], dict[str, Any], dict[str, str]]] = {
    "no article": ({}, {}, {}),
    "nobody named": ({"a1": ["# Rain", "It rained."]}, {"a1": DATED}, {}),
    "one article": ({"a1": ["# Talks", TWO]}, {"a1": DATED}, {}),
    "one actor": ({"a1": [ONE], "a2": [ONE]}, {"a1": DATED, "a2": DATED}, {}),
    "no dates, no outlets": ({"a1": [TWO], "a2": [TWO, ONE]}, {}, {}),
    "all neutral": ({"a1": [TWO], "a2": [TWO]}, {"a1": DATED, "a2": DATED}, {}),
    "nothing selected": ({"a1": [TWO]}, {"a1": DATED}, {"roles": "place"}),
    "no judgement": ({"a1": ["[India|country:IN] met [Rossi|person:rossi]. {missing}"]}, {}, {}),
}


@pytest.fixture
def shown(monkeypatch: pytest.MonkeyPatch, request: pytest.FixtureRequest) -> Iterator[str]:
    """The pages show the articles of one case in place of the seed."""
    articles, about, _ = CASES[request.param]
    made: Annotations = corpus(articles, about=about, settings=Settings())
    monkeypatch.setattr(cache, "built_in_documents", lambda _name: made.documents)
    monkeypatch.setattr(cache, "_built_in_annotations", lambda _names: made)
    cache._common_measure.clear()
    yield request.param
    cache._common_measure.clear()


def said(app: AppTest) -> list[str]:
    """Every text on the page, those inside the charts too."""
    kinds = ("html", "info", "caption", "markdown", "text", "metric", "warning")
    texts = [str(getattr(element, "value", "")) for kind in kinds for element in app.get(kind)]
    specs = [json.loads(chart.proto.spec) for chart in app.get("plotly_chart")]
    return texts + [json.dumps([spec["data"], spec["layout"]["annotations"]]) for spec in specs]


def drawn(spec: dict[str, Any]) -> bool:
    """Whether something is in the chart: a mark with a place, or a sentence."""
    marks = [trace for trace in spec["data"] if trace.get("x") and trace.get("x") != [None]]
    frame = ("subtitle", "legend", "footnote")
    notes = [
        note for note in spec["layout"].get("annotations", ()) if note.get("name") not in frame
    ]
    return bool(marks) or any(" " in note["text"] for note in notes)


@pytest.mark.parametrize("shown", list(CASES), indirect=True)
def test_every_page_explains_itself(app: AppTest, shown: str) -> None:
    """No error, no blank chart, no NaN; what is missing is said in a sentence."""
    for name, value in CASES[shown][2].items():
        app.query_params[name] = value
    app.run()
    for page in PAGES:
        app.switch_page(f"{page}.py").run()
        assert not app.exception, page
        texts = said(app)
        assert not [text for text in texts if re.search(r"\bnan\b|\bNaN\b|\bNaT\b|<NA>", text)], (
            page
        )
        assert all(drawn(json.loads(chart.proto.spec)) for chart in app.get("plotly_chart")), page
        explained = [text for text in texts if re.search(r"[a-z] [a-z].*\.", text)]
        assert explained, page


@pytest.mark.parametrize("shown", ["no article", "nobody named", "nothing selected"], indirect=True)
def test_empty_pages_say_what_to_do(app: AppTest, shown: str) -> None:
    """Where there is nothing to count, the page ends with the next step and without a chart."""
    for name, value in CASES[shown][2].items():
        app.query_params[name] = value
    app.run()
    for page in ("overview", "mentions", "sentiment", "network", "timeline", "compare"):
        app.switch_page(f"{page}.py").run()
        assert len(app.info) == 1, page
        assert "Open **" in app.info[0].value, page
        assert not app.get("plotly_chart"), page
