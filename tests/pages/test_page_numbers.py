"""Every page shows the library's numbers, and the number on a mark is the number of its rows."""

from __future__ import annotations

import json
from typing import Any

import pandas as pd
import pytest
from streamlit.testing.v1 import AppTest

from analysis import Selection, Settings, annotate, measures
from analysis.tables import Annotations
from pages.parts import robustness

INDIA, RUSSIA = "country:IN", "country:RU"


def opened(app: AppTest, page: str, **params: str) -> AppTest:
    """The page, opened by a link with these parameters."""
    for name, value in params.items():
        app.query_params[name] = value
    app.run().switch_page(page).run()
    assert not app.exception
    return app


def words(app: AppTest) -> str:
    """All our HTML of the page, in order."""
    return "\n".join(str(getattr(element, "value", "")) for element in app.get("html"))


def rows(app: AppTest) -> int:
    """Rows in the evidence panel: each has one link into the article."""
    return sum(link.proto.label == "Open in the article" for link in app.get("page_link"))


def table(app: AppTest, name: str) -> pd.DataFrame:
    """The table whose description for screen readers begins with this name."""
    shown: pd.DataFrame
    (shown,) = (table.value for table in app.dataframe if table.proto.alt.startswith(name))
    return shown


def test_overview_shows_the_library_numbers(app: AppTest, seed_annotations: Annotations) -> None:
    """The four figures are counts of the default selection."""
    app.run()

    counts = measures.mention_counts(seed_annotations)
    assert {metric.label: metric.value for metric in app.metric} == {
        "Articles": "1",
        "Sentences": f"{len(measures.selected_sentences(seed_annotations))}",
        "Actors named": f"{len(counts)}",
        "Mentions": f"{counts['mentions'].sum()}",
    }


def test_overview_names_the_first_actor(app: AppTest, seed_annotations: Annotations) -> None:
    """The first sentence of the overview is made from the first row of the counts."""
    first = measures.mention_counts(seed_annotations).iloc[0]
    app.run()

    assert first["name"] in words(app)
    assert f"{first['mentions']} mentions" in words(app)


@pytest.mark.parametrize("denominator", ["mentions", "sentences", "articles", "words"])
def test_mentions_page_shows_the_library_table(
    app: AppTest, seed_annotations: Annotations, denominator: Any
) -> None:
    """The table under the bars is the library's table, for every denominator."""
    label = {"words": "1,000 words"}.get(denominator, denominator.capitalize())
    opened(app, "mentions.py", per=label)

    counts = measures.mention_counts(seed_annotations, denominator=denominator)
    pd.testing.assert_frame_equal(table(app, "Table of mentions per actor"), counts)


def test_sentiment_page_shows_the_library_table(
    app: AppTest, seed_annotations: Annotations
) -> None:
    """The table under the tone chart is the library's table."""
    opened(app, "sentiment.py")

    tone = measures.tone_by_actor(seed_annotations)
    pd.testing.assert_frame_equal(table(app, "Table of tone per actor"), tone)


@pytest.mark.parametrize("window", ["sentence", "paragraph", "document"])
def test_network_page_shows_the_library_tables(
    app: AppTest, seed_annotations: Annotations, window: Any
) -> None:
    """Ties and actors are the library's, for every window."""
    label = {"document": "Article"}.get(window, window.capitalize())
    opened(app, "network.py", window=label)

    network = measures.network(seed_annotations, window=window)
    pd.testing.assert_frame_equal(table(app, "Table of ties"), network.edges)
    pd.testing.assert_frame_equal(table(app, "Table of actors"), network.nodes)


@pytest.mark.parametrize("actor", [INDIA, RUSSIA])
@pytest.mark.parametrize("page", ["overview.py", "mentions.py", "network.py"])
def test_link_with_an_actor_opens_its_mentions(
    app: AppTest, seed_annotations: Annotations, page: str, actor: str
) -> None:
    """`?actor=...` opens exactly as many rows as mentions; Russia has two in one sentence."""
    opened(app, page, actor=actor)

    counted = measures.mention_counts(seed_annotations).set_index("actor_id").loc[actor]
    assert f"{counted['mentions']} mentions of {counted['name']}" in words(app)
    assert rows(app) == counted["mentions"]


def test_link_with_an_actor_opens_its_sentences_of_tone(
    app: AppTest, seed_annotations: Annotations
) -> None:
    """On the sentiment page a mark counts sentences, and so does its evidence."""
    opened(app, "sentiment.py", actor=INDIA)

    tone = measures.tone_by_actor(seed_annotations).set_index("actor_id")
    assert f"{tone['sentences'][INDIA]} sentences with India" in words(app)


def test_link_with_a_pair_opens_what_both_share(
    app: AppTest, seed_annotations: Annotations
) -> None:
    """`?pair=country:IN|country:RU` opens exactly as many rows as the tie counts."""
    opened(app, "network.py", pair=f"{INDIA}|{RUSSIA}")

    edges = measures.cooccurrence(seed_annotations).set_index(["source", "target"])
    n = int(edges["observed"][(INDIA, RUSSIA)])
    assert f"{n} sentences with India and Russia" in words(app)
    assert rows(app) == n


def test_every_chart_is_described(app: AppTest) -> None:
    """Each picture has a sentence for those who cannot see it."""
    for page in ("overview.py", "mentions.py", "sentiment.py", "network.py"):
        opened(app, page)
        charts = app.get("plotly_chart")
        assert charts
        assert all(len(chart.proto.alt) > 20 for chart in charts)


def test_pictures_follow_the_theme(app: AppTest) -> None:
    """In a dark browser the figure is drawn on the dark background."""
    app.context["theme"] = "dark"
    opened(app, "mentions.py")

    figure = json.loads(app.get("plotly_chart")[0].proto.spec)
    assert figure["layout"]["paper_bgcolor"] == "#14181d"


def test_policy_reaches_the_evidence(app: AppTest, seed_annotations: Annotations) -> None:
    """With names only, India's rows are its names only."""
    opened(app, "mentions.py", actor=INDIA, policy="names")

    counts = measures.mention_counts(seed_annotations, Selection(policy="names"))
    assert rows(app) == counts.set_index("actor_id")["mentions"][INDIA]


def test_robustness_is_the_library_s(app: AppTest, seed_annotations: Annotations) -> None:
    """Asked for, the network page shows how often ranks and ties hold, over both readers."""
    opened(app, "network.py", robust="true")

    assert seed_annotations.settings.reader == "full"
    again = annotate(seed_annotations.documents, Settings(reader="fast"))
    found = measures.robustness(seed_annotations, others=[again])
    pd.testing.assert_frame_equal(table(app, "Table of ranks over all settings"), found.actors)
    pd.testing.assert_frame_equal(table(app, "Table of ties over all settings"), found.ties)
    assert found.ties["settings"].iloc[0] == 18


def test_robustness_says_why_a_reader_is_missing(
    app: AppTest, monkeypatch: pytest.MonkeyPatch, seed_annotations: Annotations
) -> None:
    """Where reading once more would take long, one reader is asked and the page says so."""
    monkeypatch.setattr(robustness, "READ_AGAIN", {"fast": 0, "full": 0})
    opened(app, "network.py", robust="true")

    found = measures.robustness(seed_annotations)
    pd.testing.assert_frame_equal(table(app, "Table of ranks over all settings"), found.actors)
    said = " ".join(caption.value for caption in app.caption)
    assert "Show a smaller collection to compare both" in said


@pytest.mark.parametrize(
    ("only", "options"),
    [
        pytest.param("kind:metonym", {"selection": Selection(kinds=["metonym"])}, id="a kind"),
        pytest.param("part:lead", {"part": "lead"}, id="a part of the article"),
        pytest.param("tone", {"unit": "sentence", "scored": True}, id="sentences with a tone"),
    ],
)
def test_clicked_part_opens_its_rows(
    app: AppTest, seed_annotations: Annotations, only: str, options: dict[str, Any]
) -> None:
    """`?only=...` narrows an actor's rows to what the mark counts; one click widens them."""
    opened(app, "mentions.py", actor=INDIA, only=only)

    expected = measures.evidence(seed_annotations, actors=(INDIA,), **options)
    assert rows(app) == len(expected) > 0
    app.button(key="widen").click().run()
    whole = len(measures.evidence(seed_annotations, actors=(INDIA,)))
    assert f"{whole} mentions of India<" in words(app)


def test_each_row_says_how_it_was_read(app: AppTest, seed_annotations: Annotations) -> None:
    """The mention marked, its kind and rule, whose words, stance, tone, outlet and date."""
    opened(app, "mentions.py", actor=INDIA)

    first = measures.evidence(seed_annotations, actors=(INDIA,)).iloc[0]
    shown = words(app)
    assert f">{first['surface']}<" in shown
    for said in (first["kind"], f"found by {first['rule']}", "tone ", "outlet and date not stated"):
        assert said in shown
    assert "in the article&#x27;s own words" in shown
    assert "in the voice of" in shown
    assert "stance " in shown


def test_positions_are_the_library_s(app: AppTest, seed_annotations: Annotations) -> None:
    """The table under the bars of headline, lead and body is the library's."""
    opened(app, "mentions.py")

    expected = measures.mention_positions(seed_annotations, top=20)
    pd.testing.assert_frame_equal(table(app, "Table of where the mentions stand"), expected)


@pytest.mark.parametrize("tone", ["silent", "worded"])
def test_bar_of_the_distribution_opens_its_sentences(
    app: AppTest, seed_annotations: Annotations, tone: Any
) -> None:
    """`?tone=silent` lists the sentences without a tone word."""
    opened(app, "sentiment.py", tone=tone)

    n = len(measures.sentences_of_tone(seed_annotations, tone=tone))
    assert f"{n} sentences: " in words(app)


@pytest.mark.parametrize(
    ("params", "chart"),
    [
        pytest.param({"view": "Against chance"}, "network_expected", id="against chance"),
        pytest.param({"view": "Matrix"}, "network_matrix", id="matrix"),
        pytest.param({"lines": "Stance", "width": "NPMI"}, "network_network", id="signed lines"),
        pytest.param({"ego": INDIA}, "network_network", id="around one actor"),
    ],
)
def test_views_of_the_network_open_a_tie(
    app: AppTest, seed_annotations: Annotations, params: dict[str, str], chart: str
) -> None:
    """Each view has one picture, and a link with a tie opens what both share."""
    opened(app, "network.py", pair=f"{INDIA}|{RUSSIA}", **params)

    assert [one.proto.id for one in app.get("plotly_chart") if chart in one.proto.id]
    edges = measures.cooccurrence(seed_annotations).set_index(["source", "target"])
    assert rows(app) == edges["observed"][(INDIA, RUSSIA)]
