"""Days, weeks, months and years of publication: which periods a set of articles spans."""

from __future__ import annotations

from datetime import date
from typing import Any, Literal, NamedTuple

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from analysis.measures.arrays import Integers
from analysis.measures.selected_articles import selected_documents
from analysis.measures.selecting import DEFAULT_SELECTION
from analysis.settings import Selection
from analysis.tables import Annotations, Columns

Step = Literal["day", "week", "month", "year"]
#: what a row is about, in tables with a row per actor and period
PERIOD_COLUMNS: Columns = {
    "actor_id": "str",
    "name": "str",
    "type": "str",
    "period": "str",  # its name: "6 May 2024", "May 2024", "2024"
    "first": "datetime64[us]",  # its first and last day (UTC)
    "last": "datetime64[us]",
    "articles": "int64",  # articles published in it; 0 is a gap
}
Days = NDArray[np.datetime64]

STEPS: tuple[Step, ...] = ("day", "week", "month", "year")
#: days that are drawn per day, per week and per month at most: a month, half a year, ten years
_LONGEST: dict[Step, int] = {"day": 31, "week": 183, "month": 3653}
#: more periods than this are no longer told apart in a chart
MOST_PERIODS = 400
#: numpy counts weeks from a Thursday; ours begin on Monday
_MONDAY = np.timedelta64(3, "D")


class Span(NamedTuple):
    """First and last day of publication, and how many articles have a date."""

    #: missing where no article is dated
    first: date | None
    last: date | None
    dated: int
    undated: int

    @property
    def steps(self) -> list[Step]:
        """The steps that cut the span into periods few enough to be told apart."""
        if self.first is None or self.last is None:
            return []
        days = np.array([self.first, self.last], dtype="datetime64[D]")
        return [step for step in STEPS if np.ptp(period_numbers(days, step)) < MOST_PERIODS]

    @property
    def step(self) -> Step:
        """The step that suits the span: days up to a month, weeks to half a year, and so on."""
        days = (self.last - self.first).days + 1 if self.first and self.last else 1
        return next((step for step in STEPS[:-1] if days <= _LONGEST[step]), "year")


def publication_span(annotations: Annotations, selection: Selection = DEFAULT_SELECTION) -> Span:
    """Say from when to when the selected articles were published, and how many have no date.

    Examples
    --------
    >>> from tests.corpora import corpus
    >>> two = corpus({"a1": ["Rain."], "a2": ["Sun."]}, about={"a1": {"published": "2024-05-01"}})
    >>> span = publication_span(two)
    >>> str(span.first), span.dated, span.undated, span.step
    ('2024-05-01', 1, 1, 'day')
    """
    published = selected_documents(annotations, selection)["published"]
    days = days_of(published.dropna())
    if not len(days):
        return Span(None, None, 0, len(published))
    first, last = (day.astype(object) for day in (days.min(), days.max()))
    return Span(first, last, len(days), len(published) - len(days))


def days_of(published: pd.Series[Any]) -> Days:
    """Day of publication in UTC; missing stays missing."""
    days: Days = published.dt.tz_convert(None).to_numpy().astype("datetime64[D]")
    return days


def period_numbers(days: Days, step: Step) -> Integers:
    """Number of the period of each day, counted from 1970; weeks begin on Monday."""
    if step == "week":
        weeks: Integers = (days + _MONDAY).astype("datetime64[D]").astype(np.int64) // 7
        return weeks
    units = {"day": "D", "month": "M", "year": "Y"}
    numbers: Integers = days.astype(f"datetime64[{units[step]}]").astype(np.int64)
    return numbers


def period_ends(numbers: Integers, step: Step) -> tuple[Days, Days]:
    """First and last day of each numbered period."""
    first, after = (_first_days(one, step) for one in (numbers, numbers + 1))
    last: Days = (after - np.timedelta64(1, "D")).astype("datetime64[D]")
    return first, last


def _first_days(numbers: Integers, step: Step) -> Days:
    if step == "week":
        mondays: Days = ((numbers * 7).astype("datetime64[D]") - _MONDAY).astype("datetime64[D]")
        return mondays
    unit = {"day": "D", "month": "M", "year": "Y"}[step]
    return numbers.astype(f"datetime64[{unit}]").astype("datetime64[D]")


def period_labels(first: Days, step: Step) -> list[str]:
    """What each period is called.

    Examples
    --------
    >>> days = np.array(["2024-05-06"], dtype="datetime64[D]")
    >>> [period_labels(days, step)[0] for step in STEPS]
    ['6 May 2024', 'week of 6 May 2024', 'May 2024', '2024']
    """
    moments = pd.DatetimeIndex(first)
    day = [f"{moment.day} {moment:%b %Y}" for moment in moments]
    if step in ("day", "week"):
        return [f"week of {name}" for name in day] if step == "week" else day
    return [f"{moment:%b %Y}" if step == "month" else f"{moment:%Y}" for moment in moments]
