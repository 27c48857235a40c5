"""The library page: what is added, what is refused and why, and what stays."""

from __future__ import annotations

import pandas as pd
import pytest
from streamlit.testing.v1 import AppTest

from analysis import (
    Annotations,
    Settings,
    annotate,
    annotate_documents,
    measures,
    read_documents,
)

GENEVA = b"Envoys meet in Geneva\n\nFrance praised India. India thanked France and Japan.\n"
TOKYO = b"Envoys meet in Tokyo\n\nJapan thanked India.\n"
PICTURE = b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR\x00\x00\x00\x10\x00\x00\x00\x10\x08\x06\x00\x00"


def uploaded(app: AppTest, **files: bytes) -> AppTest:
    """The library page after these files were dropped; names without their .txt."""
    app.run().switch_page("library.py").run()
    for name, content in files.items():
        app.file_uploader[0].upload(f"{name}.txt", content)
    app.run()
    assert not app.exception
    return app


def outcomes(app: AppTest) -> dict[str, str]:
    """File -> what became of it."""
    (shown,) = (table.value for table in app.dataframe if "outcome" in table.value)
    return dict(zip(shown["source"], shown["outcome"], strict=True))


def articles(app: AppTest) -> list[str]:
    """Titles in the list of articles."""
    (shown,) = (table.value for table in app.dataframe if "n_words" in table.value)
    return list(shown["title"])


def test_added_articles_are_counted(app: AppTest, seed_documents: pd.DataFrame) -> None:
    """After an upload the overview shows what the library counts for seed and files together."""
    uploaded(app, geneva=GENEVA, tokyo=TOKYO).switch_page("overview.py").run()

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
    uploaded(app, bad=content, geneva=GENEVA)

    (shown,) = (table.value for table in app.dataframe if "outcome" in table.value)
    refused = shown.set_index("source").loc["bad.txt"]
    assert outcomes(app) == {"bad.txt": "Refused", "geneva.txt": "Added"}
    assert "bad.txt" in refused["reason"]
    assert refused["next_step"]
    assert len(articles(app)) == 2


def test_an_article_is_added_once(app: AppTest) -> None:
    """The same text a second time is already there, and changes nothing."""
    uploaded(app, geneva=GENEVA)
    app.file_uploader[0].upload("again.txt", GENEVA)
    app.run()

    assert outcomes(app) == {"again.txt": "Already there"}
    assert len(articles(app)) == 2


def test_added_article_can_be_removed(app: AppTest) -> None:
    """Removing takes exactly the chosen article out."""
    uploaded(app, geneva=GENEVA, tokyo=TOKYO)
    box = app.multiselect(key="unwanted")
    box.set_value([box.options[0]]).run()
    app.button(key="remove").click().run()

    assert not app.exception
    assert [title for title in articles(app) if title.startswith("Envoys")] == [
        "Envoys meet in Tokyo"
    ]


def test_seed_can_be_switched_off(app: AppTest) -> None:
    """Without the seed only what the user added is left, on every page."""
    uploaded(app, geneva=GENEVA)
    app.toggle(key="seed_switch").set_value(False).run()
    assert articles(app) == ["Envoys meet in Geneva"]

    app.switch_page("overview.py").run()
    assert {metric.label: metric.value for metric in app.metric}["Articles"] == "1"


def test_every_article_is_annotated_once(app: AppTest, monkeypatch: pytest.MonkeyPatch) -> None:
    """A second upload annotates its own article only; what was read is not read again."""
    from pages.parts import cache

    seen: list[str] = []

    def noted(documents: pd.DataFrame, settings: Settings) -> Annotations:
        seen.extend(documents["title"])
        return annotate_documents(documents, settings)

    monkeypatch.setattr(cache, "annotate_documents", noted)
    uploaded(app, first=b"First of two\n\nJapan met Peru.").switch_page("overview.py").run()
    uploaded(app, second=b"Second of two\n\nPeru met Chile.").switch_page("overview.py").run()

    assert not app.exception
    assert [title for title in seen if title.endswith("of two")] == [
        "First of two",
        "Second of two",
    ]


def test_markup_in_a_file_is_shown_as_text(app: AppTest) -> None:
    """An article cannot smuggle markup into the pages."""
    nasty = b"<img src=x onerror=alert(1)> talks\n\nIndia met <b>France</b> & Japan.\n"
    uploaded(app, nasty=nasty)
    app.toggle(key="seed_switch").set_value(False).run()
    app.query_params["actor"] = "country:IN"
    app.switch_page("articles.py").run()

    html = "\n".join(str(getattr(element, "value", "")) for element in app.get("html"))
    assert "<img" not in html
    assert "&lt;img src=x" in html
    assert "&lt;b&gt;" in html
