"""Stance: means, shares with unsure as one of them, evidence, and agreement with tone."""

from __future__ import annotations

from typing import Any

import numpy as np
import pandas as pd
import pytest
from hypothesis import given

from analysis import measures
from analysis.errors import SelectionError
from analysis.settings import Selection, Settings
from analysis.tables import Annotations
from tests.corpora import Article, corpus
from tests.measures.random_corpora import corpora, law, rows_of, selections

CATEGORIES = measures.CATEGORIES


def _rossi(*stances: str, minimum: int = 3) -> Annotations:
    sentences = [f"[Rossi|person:rossi{stance}] left." for stance in stances]
    return corpus({"a1": [sentences]}, settings=Settings(min_sentences=minimum))


@pytest.mark.parametrize(
    ("stances", "n", "not_scored", "stance"),
    [
        pytest.param(["|stance=0.9", "|stance=-0.6", "|stance=0"], 3, 0, 0.1, id="mean of all"),
        pytest.param(["|stance=0.9", "|stance=0.9"], 2, 0, None, id="missing below the minimum"),
        pytest.param(["|stance=0.9", "|stance=0.9", ""], 2, 1, None, id="not scored is not in n"),
        pytest.param(
            ["|stance=0.3@0.4", "|stance=0.6", "|stance=0.6"], 3, 0, 0.5, id="unsure is in the mean"
        ),
        pytest.param([""], 0, 1, None, id="missing, not 0, when nothing is scored"),
    ],
)
def test_mean_stance(stances: list[str], n: int, not_scored: int, stance: float | None) -> None:
    """The mean over the mentions with a stance."""
    row = measures.stance_by_actor(_rossi(*stances)).iloc[0]

    assert row[["mentions", "not_scored"]].tolist() == [n, not_scored]
    assert row["stance"] == pytest.approx(stance if stance is not None else np.nan, nan_ok=True)


@pytest.mark.parametrize(
    ("stance", "category"),
    [
        pytest.param("0.8@0.61", "positive", id="positive and sure"),
        pytest.param("-0.8@0.6", "negative", id="the threshold itself is sure"),
        pytest.param("0.1@0.7", "neutral", id="neutral is a judgement"),
        pytest.param("0.8@0.59", "unsure", id="below the threshold"),
        pytest.param("0.1@0.5", "unsure", id="unsure is not neutral"),
    ],
)
def test_each_mention_is_in_one_category(stance: str, category: str) -> None:
    """Unsure is a category of its own: below the threshold there is no label."""
    row = measures.stance_by_actor(_rossi(f"|stance={stance}", minimum=1)).iloc[0]

    assert {name: row[name] for name in CATEGORIES} == {
        name: float(name == category) for name in CATEGORIES
    }
    assert row[f"n_{category}"] == 1


def test_each_mention_counts_also_two_in_one_sentence() -> None:
    """Stance is toward a mention; tone is of a sentence."""
    twice = "[Rossi|person:rossi|stance=0.8] and [Rossi|person:rossi|stance=-0.4]. {0.5}"
    one = corpus({"a1": [[twice]]}, settings=Settings(min_sentences=1))

    assert measures.stance_by_actor(one)[["mentions", "stance"]].values.tolist() == [[2, 0.2]]
    assert measures.tone_by_actor(one)["sentences"].tolist() == [1]


def _by_hand(annotations: Annotations, selection: Selection) -> dict[str, dict[str, Any]]:
    """The same numbers, mention by mention."""
    mentions = measures.selected_mentions(annotations, selection)
    made: dict[str, dict[str, Any]] = {}
    for row in rows_of(mentions):
        actor = made.setdefault(row.actor_id, {"all": 0, "stances": [], "labels": []})
        actor["all"] += 1
        if row.stance == row.stance:
            sure = row.stance_confidence >= annotations.settings.stance_threshold
            actor["stances"].append(row.stance)
            actor["labels"].append(row.stance_label if sure else "unsure")
    return made


@law
@given(corpora(), selections())
def test_equals_counting_by_hand(annotations: Annotations, selection: Selection) -> None:
    """Counts, shares and mean of every actor are those of a loop over the mentions."""
    by_hand = _by_hand(annotations, selection)
    table = measures.stance_by_actor(annotations, selection)
    assert set(table["actor_id"]) == set(by_hand)
    for row in rows_of(table):
        actor = by_hand[row.actor_id]
        n = len(actor["stances"])
        assert (row.mentions, row.not_scored) == (n, actor["all"] - n)
        counts = [actor["labels"].count(name) for name in CATEGORIES]
        assert [getattr(row, f"n_{name}") for name in CATEGORIES] == counts
        if n >= annotations.settings.min_sentences:
            assert row.stance == pytest.approx(np.mean(actor["stances"]))
            assert [getattr(row, name) * n for name in CATEGORIES] == pytest.approx(counts)
        else:
            assert np.isnan([row.stance, *(getattr(row, name) for name in CATEGORIES)]).all()


@law
@given(corpora(), selections())
def test_shares_sum_to_one_inside_their_intervals(
    annotations: Annotations, selection: Selection
) -> None:
    """Negative, neutral, positive and unsure are everything; each estimate is in its interval."""
    table = measures.stance_by_actor(annotations, selection)
    given_rows = table[table["stance"].notna()]

    assert given_rows[list(CATEGORIES)].sum(axis=1).tolist() == pytest.approx(
        [1.0] * len(given_rows)
    )
    for name, low, high in [
        ("stance", "low", "high"),
        *((name, f"{name}_low", f"{name}_high") for name in CATEGORIES),
    ]:
        drawn = given_rows[given_rows[low].notna()]
        assert (drawn[low] <= drawn[name]).all()
        assert (drawn[name] <= drawn[high]).all()


@law
@given(corpora(), selections())
def test_every_stance_has_its_rows(annotations: Annotations, selection: Selection) -> None:
    """The n of the mean and the count of each category equal the rows behind them."""
    for row in rows_of(measures.stance_by_actor(annotations, selection)):
        numbers: dict[measures.Judged, int] = {
            "scored": row.mentions,
            "negative": row.n_negative,
            "neutral": row.n_neutral,
            "positive": row.n_positive,
            "unsure": row.n_unsure,
        }
        for stance, number in numbers.items():
            found = measures.evidence(annotations, selection, actors=(row.actor_id,), stance=stance)
            assert len(found) == number
            assert stance == "scored" or set(found["category"]) <= {stance}


@law
@given(corpora(), selections())
def test_strongest_mentions_are_all_mentions_with_a_stance(
    annotations: Annotations, selection: Selection
) -> None:
    """Each mention once, furthest from 0 first, its words at its place in the sentence."""
    mentions = measures.stance_mentions(annotations, selection)

    n = measures.stance_by_actor(annotations, selection)["mentions"].sum()
    assert len(mentions) == n
    assert mentions["stance"].abs().is_monotonic_decreasing
    for row in rows_of(mentions):
        first = row.start - row.sentence_start
        assert row.text[first : first + len(row.surface)] == row.surface


def test_strongest_mentions_of_an_actor() -> None:
    """Equally strong ones come with the more confident first, then negative before positive."""
    one = corpus(
        {
            "a1": [
                [
                    "[Rossi|person:rossi|stance=0.5@0.7] left.",
                    "[Rossi|person:rossi|stance=0.5@0.9] won.",
                    "[Weiss|person:weiss|stance=1] won.",
                    "[Rossi|person:rossi|stance=-0.5@0.7] lost.",
                ]
            ]
        }
    )
    mentions = measures.stance_mentions(one, actors=("person:rossi",))

    assert mentions["text"].tolist() == ["Rossi won.", "Rossi lost.", "Rossi left."]


def test_one_article_is_described_and_several_are_drawn_from() -> None:
    """Rossi is judged in one article, Weiss in two; equal stances leave no interval width."""
    rossi, weiss = "[Rossi|person:rossi|stance=0.5]", "[Weiss|person:weiss|stance=-0.5]"
    two = corpus({"a1": [[rossi, weiss, rossi]], "a2": [[weiss, weiss, "[Rossi|person:rossi]"]]})
    table = measures.stance_by_actor(two)

    assert table[["name", "mentions", "interval"]].values.tolist() == [
        ["Weiss", 3, "over articles"],
        ["Rossi", 2, "within this article"],
    ]
    assert table[["low", "high"]].iloc[0].tolist() == pytest.approx([-0.5, -0.5])


def test_interval_within_one_article_draws_sentences() -> None:
    """Two sentences, one for and one against: a third of resamples takes either alone."""
    row = measures.stance_by_actor(_rossi("|stance=0.8", "|stance=-0.8", minimum=2)).iloc[0]

    assert row[["low", "high"]].tolist() == pytest.approx([-0.8, 0.8])
    assert row["interval"] == "within this article"


def test_mentions_of_one_sentence_are_drawn_together() -> None:
    """One sentence alone says nothing about chance, however many mentions it has."""
    pair = "[Rossi|person:rossi|stance=0.8] and [Rossi|person:rossi|stance=-0.4]"
    row = measures.stance_by_actor(corpus({"a1": [pair]}, settings=Settings(min_sentences=2))).iloc[
        0
    ]

    assert row["stance"] == pytest.approx(0.2)
    assert row[["low", "high"]].isna().all()


@law
@given(corpora(), selections())
def test_agreement_equals_counting_by_hand(annotations: Annotations, selection: Selection) -> None:
    """Signs and Pearson's r of every actor are those of its mentions, one by one."""
    keys = ["document_id", "sentence_index"]
    mentions = measures.selected_mentions(annotations, selection).merge(
        annotations.sentences[[*keys, "tone"]], on=keys
    )
    mentions = mentions[mentions["stance"].notna() & mentions["tone"].notna()]
    label = mentions["stance_label"].map({"negative": -1, "neutral": 0, "positive": 1})
    mentions = mentions.assign(agree=np.sign(mentions["tone"]) == label)
    for row in rows_of(measures.tone_and_stance(annotations, selection)):
        own = mentions[mentions["actor_id"] == row.actor_id]
        assert (row.both, row.agree) == (len(own), own["agree"].sum())
        options: Any = {"actors": (row.actor_id,), "scored": True, "stance": "scored"}
        assert len(measures.evidence(annotations, selection, **options)) == row.both
        if len(own) < annotations.settings.min_sentences:
            assert np.isnan([row.agreement, row.correlation]).all()
            continue
        assert row.agreement == pytest.approx(own["agree"].mean())
        varies = own["tone"].nunique() > 1 and own["stance"].nunique() > 1
        r = own["tone"].corr(own["stance"]) if varies else np.nan
        assert row.correlation == pytest.approx(r, nan_ok=True)


@law
@given(corpora(), selections())
def test_side_by_side_are_the_two_tables(annotations: Annotations, selection: Selection) -> None:
    """Tone and stance in one row are those of the two measures."""
    both = measures.tone_and_stance(annotations, selection).set_index("actor_id").sort_index()
    for name, columns in (
        ("tone", ["sentences", "tone", "tone_low", "tone_high"]),
        ("stance", ["mentions", "stance", "stance_low", "stance_high"]),
    ):
        alone = getattr(measures, f"{name}_by_actor")(annotations, selection).set_index("actor_id")
        alone = alone.rename(columns={"low": f"{name}_low", "high": f"{name}_high"})
        pd.testing.assert_frame_equal(both[columns], alone[columns].sort_index())


@pytest.mark.parametrize(
    ("article", "options", "why"),
    [
        pytest.param(["[Rossi|person:rossi|stance=0]."], {}, None, id="judged"),
        pytest.param(["[Rossi|person:rossi]."], {"reader": "fast"}, "fast", id="fast reader"),
        pytest.param(["[Rossi|person:rossi]."], {"language": "no"}, "language", id="not English"),
        pytest.param(["[Rossi|person:rossi|modifier]."], {}, "modifier", id="only modifiers"),
        pytest.param(["[Rossi|person:rossi]."], {}, "unread", id="none of these"),
        pytest.param(["Nobody."], {}, "nothing", id="no mention at all"),
    ],
)
def test_says_why_there_is_no_stance(
    article: Article, options: dict[str, Any], why: str | None
) -> None:
    """An empty chart says why it is empty."""
    annotations = corpus(
        {"a1": article},
        about={"a1": {"language": options.get("language", "en")}},
        settings=Settings(reader=options.get("reader", "full")),
    )

    assert measures.why_no_stance(annotations, Selection(roles=["actor", "modifier"])) == why


def test_an_unknown_category_is_named() -> None:
    """The message lists what there is."""
    wrong: Any = "mixed"
    with pytest.raises(SelectionError, match="'mixed' is unknown"):
        measures.evidence(_rossi("|stance=0"), actors=("person:rossi",), stance=wrong)
