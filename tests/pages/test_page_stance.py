"""The sentiment page shows the library's stance, says what it rests on, or why there is none."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pandas as pd
import pytest
from streamlit.testing.v1 import AppTest

from analysis import measures
from analysis.measures import Judged
from analysis.reader.card import Score
from analysis.reader.reading import Answer
from analysis.settings import Settings
from analysis.tables import Annotations
from pages.parts import cache
from tests.corpora import corpus

INDIA = "country:IN"
#: what the hand-made annotations are made with; no other test has these settings
FULL = Settings(reader="full", min_documents=7)
#: stances that the seed's mentions get in turn, with their labels and confidences
JUDGED = (
    (0.9, "positive", 0.95),
    (-0.8, "negative", 0.9),
    (0.1, "neutral", 0.7),
    (0.4, "positive", 0.5),
)


def judged(annotations: Annotations, *, role: str = "actor") -> Annotations:
    """The annotations with hand-made stances for every mention of this role."""
    mentions = annotations.mentions.copy()
    rows = mentions.index[mentions["role"] == role]
    for number, row in enumerate(rows):
        mentions.loc[row, ["stance", "stance_label", "stance_confidence"]] = JUDGED[number % 4]
    return replace(annotations, mentions=mentions, settings=FULL)


@pytest.fixture
def full(monkeypatch: pytest.MonkeyPatch, seed_annotations: Annotations) -> Annotations:
    """The seed as if the full reader had read it, on the pages too."""
    made = judged(seed_annotations)
    monkeypatch.setattr(cache, "SETTINGS", FULL)
    monkeypatch.setattr(cache, "_built_in_annotations", lambda _names: made)
    return made


def opened(app: AppTest, **params: str) -> AppTest:
    """The sentiment page, opened by a link with these parameters."""
    for name, value in params.items():
        app.query_params[name] = value
    app.run().switch_page("sentiment.py").run()
    assert not app.exception
    return app


def words(app: AppTest) -> str:
    """All our HTML of the page, in order."""
    return "\n".join(str(getattr(element, "value", "")) for element in app.get("html"))


def alts(app: AppTest) -> str:
    """What the charts are called for screen readers."""
    return "\n".join(chart.proto.alt for chart in app.get("plotly_chart"))


def table(app: AppTest, name: str) -> pd.DataFrame:
    """The table whose description for screen readers begins with this name."""
    shown: pd.DataFrame
    (shown,) = (table.value for table in app.dataframe if table.proto.alt.startswith(name))
    return shown


def test_tables_are_the_library_tables(app: AppTest, full: Annotations) -> None:
    """Stance per actor, and tone beside stance."""
    opened(app)

    pd.testing.assert_frame_equal(table(app, "Table of stance"), measures.stance_by_actor(full))
    pd.testing.assert_frame_equal(
        table(app, "Table of tone against"), measures.tone_and_stance(full)
    )


def test_tone_and_stance_are_two_charts(app: AppTest, full: Annotations) -> None:
    """Side by side, never mixed; the scatter compares them."""
    shown = alts(opened(app))

    assert len(measures.stance_by_actor(full)) > 1
    for chart in ("mean tone of", "stance toward", "mean tone and mean stance"):
        assert chart in shown


@pytest.mark.parametrize(
    ("category", "said"),
    [
        pytest.param("scored", " with a stance", id="all with a stance"),
        pytest.param("negative", ", judged negative", id="negative"),
        pytest.param("unsure", ", judged unsure", id="unsure"),
    ],
)
def test_link_with_an_actor_opens_its_stances(
    app: AppTest, full: Annotations, category: Judged, said: str
) -> None:
    """As many rows as the bar counts, and as each of its parts."""
    opened(app, actor=INDIA, judged="All" if category == "scored" else category.capitalize())

    india = measures.stance_by_actor(full).set_index("actor_id").loc[INDIA]
    n = india["mentions" if category == "scored" else f"n_{category}"]
    assert n > 1
    assert f"{n} mentions of India{said}" in words(app)


def test_strongest_come_first_with_what_they_are_called(app: AppTest, full: Annotations) -> None:
    """Stance, category and how sure stand under the sentence."""
    first = measures.stance_mentions(full).iloc[0]
    shown = words(opened(app))

    assert f"{first['name']}: stance +0.90, positive (sure 95%)" in shown


class FakeReader:
    """Judges each sentence by its number of characters."""

    def read(self, texts: list[str]) -> list[str]:
        """Sentences as they are."""
        return texts

    def ask(self, questions: list[tuple[str, int, int]]) -> list[Answer]:
        """The shorter, the better."""
        return [Answer((len(text) / 1000, 0.0, 0.0), 1.0) for text, *_ in questions]


@pytest.mark.usefixtures("full")
def test_words_that_carried_it_are_shown_on_demand(
    app: AppTest, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Switched on, the sentence is judged without each of its words."""
    monkeypatch.setattr(cache, "open_reader", FakeReader)
    monkeypatch.setattr("pages.parts.strongest.LEAST_EFFECT", 0.001)
    opened(app)
    assert "moves the stance" not in words(app)

    app.toggle[0].set_value(True).run()
    assert words(app).count("moves the stance by −0.01") == 5


@pytest.mark.parametrize(
    ("scores", "said"),
    [
        pytest.param(None, "accuracy not measured", id="no file of scores"),
        pytest.param(
            (Score("stance", "dse_valid", "macro_f1", 0.7, n=80),),
            "macro-F1 .70 on DSE (n = 80)",
            id="measured",
        ),
    ],
)
@pytest.mark.usefixtures("full")
def test_accuracy_stands_beside_the_chart(
    app: AppTest, monkeypatch: pytest.MonkeyPatch, scores: Any, said: str
) -> None:
    """And inside the picture."""
    monkeypatch.setattr(cache, "reader_scores", lambda: scores)
    opened(app)

    assert any(said in caption.value for caption in app.caption)
    specs = [chart.proto.spec.replace("<br>", " ") for chart in app.get("plotly_chart")]
    assert sum(said in spec for spec in specs) == 2


def _lonely(settings: Settings, *, language: str = "en", role: str = "actor") -> Annotations:
    """One article of one mention without a stance."""
    return corpus(
        {"a1": [f"[Leitner|person:leitner|{role}] left."]},
        about={"a1": {"language": language}},
        settings=settings,
    )


@pytest.mark.parametrize(
    ("options", "why"),
    [
        pytest.param({"settings": Settings(reader="fast")}, "fast reader", id="fast reader"),
        pytest.param(
            {"settings": replace(FULL, min_documents=9), "language": "no"},
            "English",
            id="not in English",
        ),
        pytest.param(
            {"settings": replace(FULL, min_documents=10), "role": "modifier"},
            "descriptions",
            id="only modifiers",
        ),
    ],
)
def test_no_stance_says_why(
    app: AppTest, monkeypatch: pytest.MonkeyPatch, options: dict[str, Any], why: str
) -> None:
    """A sentence instead of an empty chart; tone stays."""
    made = _lonely(**options)
    monkeypatch.setattr(cache, "SETTINGS", made.settings)
    monkeypatch.setattr(cache, "_built_in_annotations", lambda _names: made)
    app.query_params["roles"] = ["actor", "modifier"]
    opened(app, actor="person:leitner")

    assert [info.value for info in app.info if why in info.value]
    assert "tance" not in alts(app)
    assert "with Leitner" in words(app)
