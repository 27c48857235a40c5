"""The sample beside the seed: one click shows it on every page, one click takes it away."""

from __future__ import annotations

from typing import Any

import pandas as pd
import pytest
from streamlit.testing.v1 import AppTest

from analysis import Settings, annotate, measures, read_documents
from analysis.annotate import annotate_documents
from analysis.tables import Annotations
from tests.conftest import ROOT
from tests.pages.uploading import articles, table_with, uploaded

OWN = b"Envoys meet in Geneva\n\nFrance praised India. India thanked France and Japan.\n"
#: a surname alone: who that is, only the briefs say
SURNAME = b"After the summit\n\nBarak met envoys of Japan. A day later Barak thanked France.\n"


@pytest.fixture(scope="module")
def sample_documents() -> pd.DataFrame:
    """The 36 briefs."""
    return read_documents([ROOT / "docs" / "sample" / "peace-talks"]).documents


@pytest.fixture(scope="module")
def both(seed_documents: pd.DataFrame, sample_documents: pd.DataFrame) -> Annotations:
    """Seed and sample, annotated at once."""
    return annotate(pd.concat([seed_documents, sample_documents], ignore_index=True))


def metrics(app: AppTest) -> dict[str, str]:
    """Label -> value of the overview's figures, without the commas in long numbers."""
    return {metric.label: metric.value.replace(",", "") for metric in app.metric}


def numbers(annotations: Annotations) -> dict[str, str]:
    """What the overview must show."""
    counts = measures.mention_counts(annotations)
    return {
        "Articles": f"{len(annotations.documents)}",
        "Sentences": f"{len(measures.selected_sentences(annotations))}",
        "Actors named": f"{len(counts)}",
        "Mentions": f"{counts['mentions'].sum()}",
    }


def clicked(app: AppTest, key: str) -> AppTest:
    """The page after a click on this button."""
    app.button(key=key).click().run()
    assert not app.exception, app.exception
    return app


def test_first_start_shows_the_seed_and_offers_the_sample(app: AppTest) -> None:
    """One article is in, and a button says what more there is."""
    app.run()

    assert metrics(app)["Articles"] == "1"
    label = app.button(key="show_sample").label
    assert label == "Show the sample: 36 briefs on peace talks, 1978 to today"
    assert "collection" not in app.query_params


def test_one_click_shows_the_sample_and_one_hides_it(
    app: AppTest, both: Annotations, seed_annotations: Annotations
) -> None:
    """The overview shows the library's numbers of both, then those of the seed again."""
    clicked(app.run(), "show_sample")
    assert metrics(app) == numbers(both)
    assert app.query_params["collection"] == ["seed", "sample"]

    clicked(app, "hide_sample")
    assert metrics(app) == numbers(seed_annotations)
    assert "collection" not in app.query_params


def test_link_shows_the_sample(app: AppTest, sample_documents: pd.DataFrame) -> None:
    """The URL names it like any collection; without the seed it stands alone."""
    app.query_params["collection"] = "sample"
    app.run()

    assert metrics(app)["Articles"] == f"{len(sample_documents)}"


@pytest.mark.parametrize(
    "page", ["mentions.py", "sentiment.py", "network.py", "voices.py", "timeline.py", "compare.py"]
)
def test_every_page_shows_the_sample(app: AppTest, page: str) -> None:
    """Each page draws a picture of the 37 articles and complains of nothing."""
    app.query_params["collection"] = ["seed", "sample"]
    app.run().switch_page(page).run()

    assert not app.exception
    assert app.caption[0].value.startswith("37 articles")
    assert app.get("plotly_chart")


def test_all_ties_are_drawn_where_none_is_significant(app: AppTest, both: Annotations) -> None:
    """Short texts leave no significant tie: the network then has all, and says that it is so."""
    app.query_params["collection"] = ["seed", "sample"]
    app.run().switch_page("network.py").run()

    assert measures.network(both).edges.empty
    edges = measures.network(both, ties="all").edges
    assert len(edges) > 30
    assert len(table_with(app, "observed")) == len(edges)
    assert [one for one in app.caption if "All ties are drawn" in str(one.value)]


def test_looking_at_the_sample_makes_no_library(app: AppTest) -> None:
    """It is read only: nothing is kept, nothing can be corrected or deleted."""
    from pages.parts import cache

    clicked(app.run(), "show_sample").switch_page("library.py").run()

    assert len(articles(app)) == 37
    assert not cache.has_library()
    assert not [one for one in app.button if str(one.key).startswith(("delete_", "rename_"))]


def test_sample_is_taken_out_in_the_box_of_collections(app: AppTest) -> None:
    """It stands in the box on the library page beside the seed, and can be taken out there."""
    app.query_params["collection"] = ["seed", "sample"]
    app.run().switch_page("library.py").run()
    box = app.multiselect(key="collections_choice")
    assert box.options[:2] == [
        "Seed article (comes with Actorscope)",
        "Sample briefs (come with Actorscope)",
    ]

    box.set_value([box.options[0]]).run()
    assert len(articles(app)) == 1
    assert app.button(key="show_sample")


def test_nothing_shown_offers_the_sample(app: AppTest) -> None:
    """Where no collection is chosen, the way out is one click away."""
    app.query_params["collection"] = "none"
    clicked(app.run(), "show_sample")

    assert metrics(app)["Articles"] == "36"
    assert app.query_params["collection"] == "sample"


@pytest.mark.parametrize("mode", ["local", "shared"])
def test_own_articles_stand_beside_the_sample(
    app: AppTest, both: Annotations, monkeypatch: pytest.MonkeyPatch, mode: str
) -> None:
    """Seed, sample and own are what annotating all at once gives; hiding the sample leaves two."""
    monkeypatch.setenv("ACTORSCOPE_MODE", mode)
    clicked(app.run(), "show_sample")
    uploaded(app, {"geneva.txt": OWN, "barak.txt": SURNAME}).switch_page("overview.py").run()
    own = read_documents([("geneva.txt", OWN), ("barak.txt", SURNAME)]).documents
    expected = annotate(pd.concat([both.documents, own], ignore_index=True))
    assert metrics(app) == numbers(expected)
    barak = expected.mentions["actor_id"] == "person:ehud-barak"
    assert set(own["document_id"]) & set(expected.mentions.loc[barak, "document_id"])

    clicked(app, "hide_sample")
    assert metrics(app)["Articles"] == "3"
    assert "show_sample" not in {one.key for one in app.button}


def test_sample_is_annotated_once_for_all_visitors(
    app: AppTest, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Its annotations are kept like the seed's: a second visit annotates nothing."""
    from pages.parts import built_in

    seen: list[Any] = []

    def noted(documents: pd.DataFrame, settings: Settings | None = None) -> Annotations:
        seen.extend(documents["title"])
        return annotate_documents(documents, settings)

    clicked(app.run(), "show_sample")
    monkeypatch.setattr(built_in, "annotate_documents", noted)
    again = AppTest.from_file(str(ROOT / "pages" / "frame.py"), default_timeout=120)
    clicked(again.run(), "show_sample")

    assert metrics(again)["Articles"] == "37"
    assert seen == []


def test_progress_counts_the_articles(monkeypatch: pytest.MonkeyPatch) -> None:
    """While the sample is read, the page says after each few how many are through."""
    from pages.parts import built_in

    said: list[str] = []

    class Bar:
        """Notes what it is told."""

        def progress(self, share: float, text: str) -> None:
            """Note the words."""
            said.append(f"{share:.2f} {text}")

        def empty(self) -> None:
            """Note the end."""
            said.append("gone")

    monkeypatch.setattr("streamlit.progress", lambda *_, **__: Bar())
    files = [(f"{n}.txt", b"Talks %d\n\nIndia met France." % n) for n in range(6)]
    some = read_documents(files).documents
    built_in.annotated_parts(["sample"], lambda _: some, {}, Settings(reader="fast"))

    first, last = "Reading the articles: 4 of 6", "Reading the articles: 6 of 6"
    assert said == [f"0.50 {first}", f"1.00 {last}", "gone"]


def test_sides_of_a_comparison_can_be_seed_and_sample(app: AppTest) -> None:
    """On the compare page the two collections are on offer as a side, and one can be chosen."""
    app.query_params["collection"] = ["seed", "sample"]
    app.query_params["a_collections"] = "sample"
    app.run().switch_page("compare.py").run()

    assert not app.exception
    boxes = [box for box in app.multiselect if box.label == "Collections"]
    assert boxes[0].options == ["Seed article", "Sample briefs"]
    html = "\n".join(str(getattr(element, "value", "")) for element in app.get("html"))
    assert "36 articles" in html
