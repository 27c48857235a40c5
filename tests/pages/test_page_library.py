"""The library page: what is added, what is refused and why, and what stays."""

from __future__ import annotations

import pandas as pd
import pytest
from streamlit.testing.v1 import AppTest

from analysis import Settings, annotate, annotators, measures, read_documents
from analysis.annotate import annotate_each
from analysis.tables import EachArticle
from tests.pages.uploading import articles, outcomes, table_with, uploaded

GENEVA = b"Envoys meet in Geneva\n\nFrance praised India. India thanked France and Japan.\n"
TOKYO = b"Envoys meet in Tokyo\n\nJapan thanked India.\n"
PICTURE = b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR\x00\x00\x00\x10\x00\x00\x00\x10\x08\x06\x00\x00"


def test_added_articles_are_counted(app: AppTest, seed_documents: pd.DataFrame) -> None:
    """After an upload the overview shows what the library counts for seed and files together."""
    uploaded(app, {"geneva.txt": GENEVA, "tokyo.txt": TOKYO}).switch_page("overview.py").run()

    added = read_documents([("geneva.txt", GENEVA), ("tokyo.txt", TOKYO)]).documents
    both = annotate(pd.concat([seed_documents, added], ignore_index=True))
    shown = {metric.label: metric.value for metric in app.metric}
    assert shown["Articles"] == "3"
    assert shown["Mentions"] == f"{measures.mention_counts(both)['mentions'].sum()}"


@pytest.mark.parametrize(
    "content",
    [
        pytest.param(b"", id="0 bytes"),
        pytest.param(b" \n\t \n", id="nothing but white space"),
        pytest.param(PICTURE, id="a picture renamed .txt"),
    ],
)
def test_bad_file_is_named_and_the_rest_stays(app: AppTest, content: bytes) -> None:
    """A file that is no article is refused with a reason and a next step; the others are in."""
    uploaded(app, {"bad.txt": content, "geneva.txt": GENEVA})

    refused = table_with(app, "outcome").set_index("source").loc["bad.txt"]
    assert outcomes(app) == {"bad.txt": "Refused", "geneva.txt": "Added"}
    assert "bad.txt" in refused["reason"]
    assert refused["next_step"]
    assert len(articles(app)) == 2


def test_an_article_is_added_once(app: AppTest) -> None:
    """The same text a second time is already there, and changes nothing."""
    uploaded(app, {"geneva.txt": GENEVA})
    uploaded(app, {"again.txt": GENEVA})

    assert outcomes(app) == {"again.txt": "Already there"}
    assert len(articles(app)) == 2


def test_added_article_can_be_removed(app: AppTest) -> None:
    """Removing takes exactly the chosen article out."""
    uploaded(app, {"geneva.txt": GENEVA, "tokyo.txt": TOKYO})
    box = app.multiselect(key="unwanted")
    box.set_value([box.options[0]]).run()
    app.button(key="remove").click().run()

    assert not app.exception
    assert [title for title in articles(app) if title.startswith("Envoys")] == [
        "Envoys meet in Tokyo"
    ]


def test_seed_can_be_switched_off(app: AppTest) -> None:
    """Without the seed only what the user added is left, on every page."""
    uploaded(app, {"geneva.txt": GENEVA})
    box = app.multiselect(key="collections_choice")
    box.set_value([one for one in box.options if "Seed" not in one])
    box.run()
    assert articles(app) == ["Envoys meet in Geneva"]

    app.switch_page("overview.py").run()
    assert {metric.label: metric.value for metric in app.metric}["Articles"] == "1"


def test_every_article_is_annotated_once(app: AppTest, monkeypatch: pytest.MonkeyPatch) -> None:
    """A second upload annotates its own article only; what was read is not read again."""
    seen: list[str] = []

    def noted(documents: pd.DataFrame, settings: Settings) -> EachArticle:
        seen.extend(documents["title"])
        return annotate_each(documents, settings)

    monkeypatch.setattr(annotators, "annotate_each", noted)
    uploaded(app, {"first.txt": b"First of two\n\nJapan met Peru."})
    uploaded(app, {"second.txt": b"Second of two\n\nPeru met Chile."})
    app.switch_page("overview.py").run()

    assert not app.exception
    assert [title for title in seen if title.endswith("of two")] == [
        "First of two",
        "Second of two",
    ]


def test_markup_in_a_file_is_shown_as_text(app: AppTest) -> None:
    """An article cannot smuggle markup into the pages."""
    nasty = b"<img src=x onerror=alert(1)> talks\n\nIndia met <b>France</b> & Japan.\n"
    uploaded(app, {"nasty.txt": nasty})
    app.query_params["actor"] = "country:IN"
    app.query_params["article"] = read_documents([("nasty.txt", nasty)]).documents["document_id"][0]
    app.switch_page("articles.py").run()

    html = "\n".join(str(getattr(element, "value", "")) for element in app.get("html"))
    assert "<img" not in html
    assert "&lt;img src=x" in html
    assert "&lt;b&gt;" in html
