"""The timeline equals the other measures, period by period, and keeps its gaps."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

import numpy as np
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis import measures
from analysis.measures.periods import Span, period_ends, period_labels, period_numbers
from analysis.settings import Selection
from analysis.tables import Annotations
from tests.corpora import corpus
from tests.measures.random_corpora import corpora, law, rows_of, selections

DENOMINATORS = st.sampled_from(("mentions", "sentences", "articles", "words"))
STEPS = st.sampled_from(measures.STEPS)


def of_period(row: Any, selection: Selection) -> Selection:
    """The same selection, cut to the period of a row."""
    first, last = row.first.date(), row.last.date()
    if selection.dates and selection.dates[0]:
        first = max(first, selection.dates[0])
    return replace(selection, dates=(first, max(first, last)))


@law
@given(corpora(max_articles=6), selections(), STEPS, DENOMINATORS)
def test_shares_are_those_of_the_period(
    annotations: Annotations, selection: Selection, step: measures.Step, denominator: Any
) -> None:
    """Count, n, share and interval equal `mention_counts` of the articles of the period."""
    line = measures.timeline(annotations, selection, step=step, denominator=denominator)
    for row in rows_of(line):
        counts = measures.mention_counts(
            annotations, of_period(row, selection), denominator=denominator
        ).set_index("actor_id")
        assert row.mentions == counts["mentions"].get(row.actor_id, 0)
        assert row.documents == counts["documents"].get(row.actor_id, 0)
        if row.mentions:
            own = counts.loc[row.actor_id, ["count", "n", "share", "low", "high"]]
            shown = [row.count, row.n, row.share, row.share_low, row.share_high]
            assert shown == pytest.approx(own.tolist(), nan_ok=True)


@law
@given(corpora(max_articles=6), selections(), STEPS)
def test_means_are_those_of_the_period(
    annotations: Annotations, selection: Selection, step: measures.Step
) -> None:
    """Tone and stance, their n and intervals equal those of the articles of the period."""
    for row in rows_of(measures.timeline(annotations, selection, step=step)):
        if not row.documents:
            continue
        cut = of_period(row, selection)
        tone = measures.tone_by_actor(annotations, cut).set_index("actor_id").loc[row.actor_id]
        stance = measures.stance_by_actor(annotations, cut).set_index("actor_id").loc[row.actor_id]
        shown = [row.sentences, row.tone, row.tone_low, row.tone_high]
        assert shown == pytest.approx(
            tone[["sentences", "tone", "low", "high"]].tolist(), nan_ok=True, abs=1e-6
        )
        shown = [row.judged, row.stance, row.stance_low, row.stance_high]
        assert shown == pytest.approx(
            stance[["mentions", "stance", "low", "high"]].tolist(), nan_ok=True, abs=1e-6
        )


@law
@given(corpora(max_articles=6), selections(), STEPS)
def test_periods_add_up(
    annotations: Annotations, selection: Selection, step: measures.Step
) -> None:
    """All periods together hold every mention of every dated article, once."""
    line = measures.timeline(annotations, selection, step=step, top=10)
    mentions = measures.selected_mentions(annotations, selection)
    dated = annotations.documents.dropna(subset=["published"])["document_id"]
    counted = mentions[mentions["document_id"].isin(dated)]

    assert line.groupby("actor_id")["mentions"].sum().to_dict() == (
        counted.groupby("actor_id").size().to_dict()
    )


@law
@given(corpora(max_articles=6), STEPS)
def test_every_point_has_its_rows(annotations: Annotations, step: measures.Step) -> None:
    """Mentions, articles, scored sentences and judged mentions equal the evidence of the period."""
    for row in rows_of(measures.timeline(annotations, step=step, denominator="articles")):
        where: Any = {
            "actors": (row.actor_id,),
            "period": (row.first.date(), row.last.date()),
        }
        found = {
            "mentions": measures.evidence(annotations, **where),
            "count": measures.evidence(annotations, unit="document", **where),
            "sentences": measures.evidence(annotations, unit="sentence", scored=True, **where),
            "judged": measures.evidence(annotations, stance="scored", **where),
        }
        for number, rows in found.items():
            assert getattr(row, number) == len(rows)


def test_a_gap_is_missing_and_not_zero() -> None:
    """Nothing was published in June: no share, no interval, no mean, and the row is there."""
    named = ["[Rossi|person:rossi|stance=0.4] won. {0.5}"] * 3
    two = corpus(
        {"may": [named], "july": [named]},
        about={"may": {"published": "2024-05-31"}, "july": {"published": "2024-07-01"}},
    )
    june = measures.timeline(two, step="month").iloc[1]

    assert (june["period"], june["articles"], june["mentions"]) == ("Jun 2024", 0, 0)
    assert june[["share", "share_low", "tone", "stance", "mentions_low"]].isna().all()


def test_nobody_without_a_date() -> None:
    """Undated articles are in no period and are counted by the span."""
    undated = corpus({"a1": ["[Rossi|person:rossi] won."]})

    assert measures.timeline(undated).empty
    assert list(measures.timeline(undated)) == list(measures.TIMELINE_COLUMNS)
    assert measures.publication_span(undated) == Span(None, None, 0, 1)
    assert measures.publication_span(undated).steps == []


@pytest.mark.parametrize(
    ("last", "step"),
    [
        pytest.param(date(2024, 1, 1), "day", id="one day"),
        pytest.param(date(2024, 1, 31), "day", id="a month"),
        pytest.param(date(2024, 2, 1), "week", id="a day more"),
        pytest.param(date(2024, 7, 1), "week", id="half a year"),
        pytest.param(date(2024, 7, 2), "month", id="more than that"),
        pytest.param(date(2034, 1, 1), "year", id="more than ten years"),
    ],
)
def test_the_step_suits_the_span(last: date, step: str) -> None:
    """Days, weeks, months, years: by how long the articles span."""
    assert Span(date(2024, 1, 1), last, 2, 0).step == step


@pytest.mark.parametrize(
    ("step", "first", "last", "label"),
    [
        pytest.param("day", "2024-05-08", "2024-05-08", "8 May 2024", id="day"),
        pytest.param("week", "2024-05-06", "2024-05-12", "week of 6 May 2024", id="week"),
        pytest.param("month", "2024-05-01", "2024-05-31", "May 2024", id="month"),
        pytest.param("year", "2024-01-01", "2024-12-31", "2024", id="year"),
    ],
)
def test_periods_of_a_wednesday(step: Any, first: str, last: str, label: str) -> None:
    """8 May 2024 is a Wednesday; its week begins on Monday."""
    numbers = period_numbers(np.array(["2024-05-08"], dtype="datetime64[D]"), step)
    begins, ends = period_ends(numbers, step)

    assert (str(begins[0]), str(ends[0])) == (first, last)
    assert period_labels(begins, step) == [label]


@law
@given(st.dates(date(1600, 1, 1), date(2199, 12, 31)), STEPS)
def test_a_day_lies_in_its_period(day: date, step: measures.Step) -> None:
    """Before 1970 as well; the period before ends the day before this one begins."""
    numbers = period_numbers(np.array([day], dtype="datetime64[D]"), step)
    first, last = period_ends(numbers, step)
    _, ended = period_ends(numbers - 1, step)

    assert first[0].astype(object) <= day <= last[0].astype(object)
    assert first[0] - ended[0] == np.timedelta64(1, "D")


def _daily(mentions: list[int]) -> Annotations:
    return corpus(
        {f"a{n}": [" ".join(["[Rossi|person:rossi]"] * n or ["Rain."])] for n in mentions},
        about={
            f"a{n}": {"published": f"2024-05-{place + 1:02}", "title": f"{n} times"}
            for place, n in enumerate(mentions)
        },
    )


def test_peaks_list_their_headlines() -> None:
    """Seven on the third of five days: the mean is 2.4, and that day alone is a peak."""
    found = measures.peaks(_daily([2, 0, 7, 3, 1]), step="day")

    assert found[["period", "mentions", "title", "document_mentions"]].to_numpy().tolist() == [
        ["3 May 2024", 7, "7 times", 7]
    ]
    assert found["usual"].item() == pytest.approx(13 / 5)


def test_an_even_line_has_no_peak() -> None:
    """Three a day is usual, however often."""
    assert measures.peaks(_daily([3]), step="day").empty
    assert measures.peaks(_daily([4, 3, 5]), step="day").empty


@law
@given(corpora(max_articles=6), selections(), STEPS)
def test_headlines_of_a_peak_are_its_own(
    annotations: Annotations, selection: Selection, step: measures.Step
) -> None:
    """Each article lies in the period and has as many mentions as evidence has rows."""
    found = measures.peaks(annotations, selection, step=step)
    line = measures.timeline(annotations, selection, step=step, top=10)
    known = line.set_index(["actor_id", "period"])["mentions"]
    for row in rows_of(found):
        assert row.first.date() <= row.published.date() <= row.last.date()
        assert known[(row.actor_id, row.period)] == row.mentions
        rows = measures.evidence(annotations, selection, actors=(row.actor_id,))
        assert (rows["document_id"] == row.document_id).sum() == row.document_mentions


def test_the_whole_line_does_not_depend_on_the_order_of_rows() -> None:
    """Every period is there once, in order, for each actor."""
    line = measures.timeline(_daily([1, 2, 3]), step="day")

    assert line["first"].is_monotonic_increasing
    assert pd.Series(line["period"]).is_unique
