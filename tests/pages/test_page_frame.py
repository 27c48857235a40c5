"""The frame: shared filters, their place in the URL, and what is left when nothing is in."""

from __future__ import annotations

import pytest
from streamlit.testing.v1 import AppTest

from analysis import Selection, measures
from analysis.tables import Annotations
from tests.pages.uploading import uploaded

PAGES = (
    *("overview.py", "mentions.py", "sentiment.py", "network.py", "timeline.py", "compare.py"),
    *("articles.py", "library.py"),
)
WITH_NUMBERS = PAGES[:6]


def metrics(app: AppTest) -> dict[str, str]:
    """Label -> value of the overview's figures."""
    return {metric.label: metric.value for metric in app.metric}


@pytest.mark.parametrize("page", PAGES)
def test_page_opens(app: AppTest, page: str) -> None:
    """Every page of the menu runs to its end without an error."""
    app.run().switch_page(page).run()

    assert not app.exception
    assert len(app.title) == 1


@pytest.mark.parametrize("page", PAGES)
def test_page_says_what_to_do_without_articles(app: AppTest, page: str) -> None:
    """With no article in, each page shows one sentence with the remedy and nothing else."""
    app.query_params["collection"] = "none"
    app.run().switch_page(page).run()

    assert not app.exception
    assert [info.value for info in app.info if "seed article" in info.value]
    assert not app.get("plotly_chart")


@pytest.mark.parametrize("page", WITH_NUMBERS)
def test_page_says_what_to_do_when_nothing_matches(app: AppTest, page: str) -> None:
    """Filters that leave nothing get one sentence that says how to widen them."""
    app.query_params["types"] = "group"
    app.query_params["roles"] = "place"
    app.run().switch_page(page).run()

    assert not app.exception
    assert "Filters" in app.info[0].value
    assert not app.get("plotly_chart")


@pytest.mark.parametrize(
    ("params", "selection"),
    [
        pytest.param({"policy": "names"}, Selection(policy="names"), id="policy"),
        pytest.param({"types": "person"}, Selection(types=["person"]), id="types"),
        pytest.param(
            {"roles": ["actor", "place"]},
            Selection(roles=["actor", "place"]),
            id="roles",
        ),
        pytest.param({"policy": "gossip"}, Selection(), id="an unknown value is ignored"),
    ],
)
def test_url_sets_the_filters(
    app: AppTest,
    seed_annotations: Annotations,
    params: dict[str, str | list[str]],
    selection: Selection,
) -> None:
    """A link with filters shows what the library counts for the same selection."""
    for name, value in params.items():
        app.query_params[name] = value
    app.run()

    counts = measures.mention_counts(seed_annotations, selection)
    assert metrics(app)["Mentions"] == f"{counts['mentions'].sum()}"
    assert metrics(app)["Actors named"] == f"{len(counts)}"


def test_changing_a_filter_changes_the_numbers(app: AppTest, seed_annotations: Annotations) -> None:
    """A narrower policy leaves exactly the library's narrower count."""
    app.run()
    app.button_group(key="policy_choice").set_value("names").run()

    counts = measures.mention_counts(seed_annotations, Selection(policy="names"))
    assert metrics(app)["Mentions"] == f"{counts['mentions'].sum()}"


def test_summary_says_what_is_counted(app: AppTest) -> None:
    """The one line beside the closed filters names the articles, the types and the policy."""
    app.query_params["policy"] = "names"
    app.run()

    assert app.caption[0].value == (
        "1 article · countries, groups, organizations, people · names and acronyms only"
    )


DATED = b"---\noutlet: The Made-up Daily\npublished: 2026-03-0%d\n---\nIndia met Japan."


@pytest.mark.parametrize(
    ("params", "n", "said"),
    [
        pytest.param(
            {"dates": ["2026-03-02", "2026-03-31"]},
            1,
            "1 undated left out",
            id="undated are out, and counted",
        ),
        pytest.param({"outlets": "The Made-up Daily"}, 2, "2 of 3 articles", id="outlet"),
        pytest.param(
            {"dates": ["2026-03-02", "soon"]}, 3, "3 articles", id="no two days: no filter"
        ),
        pytest.param({}, 3, "3 articles", id="no filter"),
    ],
)
def test_url_chooses_articles(
    app: AppTest, params: dict[str, str | list[str]], n: int, said: str
) -> None:
    """Dates and outlets in a link choose among the undated seed and articles of 1 and 2 March."""
    for name, value in params.items():
        app.query_params[name] = value
    uploaded(app, {f"{day}.txt": DATED % day for day in (1, 2)})
    app.switch_page("overview.py").run()

    assert not app.exception
    assert metrics(app)["Articles"] == f"{n}"
    assert said in app.caption[0].value
