"""Means are of scored sentences, and missing where there are too few."""

from __future__ import annotations

import pytest

from analysis import measures
from analysis.settings import Settings
from analysis.tables import Annotations
from tests.corpora import corpus


def _rossi(*tones: str, minimum: int = 3) -> Annotations:
    sentences = [f"[Rossi|person:rossi] left. {tone}".strip() for tone in tones]
    return corpus({"a1": [sentences]}, settings=Settings(min_sentences=minimum))


@pytest.mark.parametrize(
    ("tones", "n", "tone"),
    [
        pytest.param(["{0.5}", "{-0.5}", "{0.3}"], 3, 0.1, id="the mean of all"),
        pytest.param(["{0.6}", "", ""], 3, 0.2, id="a sentence without tone words is 0"),
        pytest.param(["{0.6}", "{0.6}"], 2, None, id="missing below the minimum"),
        pytest.param(["{0.6}", "{0.6}", "{missing}"], 2, None, id="what is not scored is not in n"),
        pytest.param(["{missing}"], 0, None, id="missing, not 0, when nothing is scored"),
    ],
)
def test_mean_tone(tones: list[str], n: int, tone: float | None) -> None:
    """The mean over the scored sentences that mention the actor."""
    row = measures.tone_by_actor(_rossi(*tones)).iloc[0]

    assert row["sentences"] == n
    assert row["tone"] == pytest.approx(tone if tone is not None else float("nan"), nan_ok=True)


def test_counts_what_is_behind_the_mean() -> None:
    """How many sentences are scored, have a tone word, are not scored."""
    row = measures.tone_by_actor(_rossi("{0.6 0.9}", "", "{missing}", minimum=2)).iloc[0]

    assert row[["sentences", "with_tone_words", "not_scored"]].tolist() == [2, 1, 1]
    assert row["subjectivity"] == pytest.approx(0.45)


def test_a_sentence_counts_once_however_often_it_mentions() -> None:
    """Two mentions do not double the weight of their sentence."""
    one = corpus(
        {
            "a1": [
                [
                    "[Rossi|person:rossi] and [Rossi|person:rossi]. {0.6}",
                    "[Rossi|person:rossi]. {0.0}",
                ]
            ]
        },
        settings=Settings(min_sentences=1),
    )

    assert measures.tone_by_actor(one)["tone"].tolist() == [0.3]
