"""Dates as people write them."""

from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis.reading import read_documents
from analysis.reading.dates import parse_published

MAY_31 = datetime(2024, 5, 31, tzinfo=UTC)


@pytest.mark.parametrize(
    ("written", "moment"),
    [
        pytest.param("2024-05-31", MAY_31, id="a day is midnight UTC"),
        pytest.param("31 May 2024", MAY_31, id="British"),
        pytest.param("Friday, May 31, 2024", MAY_31, id="American"),
        pytest.param("31.05.2024", MAY_31, id="dots put the day first"),
        pytest.param("31.5.24", MAY_31, id="two digits of a year"),
        pytest.param("2024-05-31T02:00:00+02:00", MAY_31, id="offset"),
        pytest.param("30 May 2024 8 pm EDT", MAY_31, id="named zone"),
        pytest.param("5/31/2024", MAY_31, id="slashes"),
        pytest.param("5/31/69", datetime(1969, 5, 31, tzinfo=UTC), id="69 is 1969"),
    ],
)
def test_dates_that_are_read(written: str, moment: datetime) -> None:
    """In UTC, and with nothing to remark."""
    assert parse_published(written) == (moment, "")


@pytest.mark.parametrize(
    "written", ["5 May", "May 2024", "2024", "Monday", "12:30", "31 February 2024", "soon", "0"]
)
def test_half_a_date_is_none(written: str) -> None:
    """Nothing is taken from today's date; the outcome says so and the article is read."""
    reading = read_documents([("a.txt", f"---\ndate: {written}\n---\nThey met.".encode())])

    assert reading.documents["published"].isna().all()
    assert reading.outcomes["status"].tolist() == ["read"]
    assert reading.outcomes["reason"][0].startswith(f"published '{written}' ")
    assert reading.outcomes["reason"][0].endswith("so the date is not stated (write 2024-05-31)")


@pytest.mark.parametrize(
    ("written", "note"),
    [
        ("5/6/2024", "published '5/6/2024' was read as 6 May 2024"),
        ("5.6.2024", "published '5.6.2024' was read as 5 June 2024"),
        ("31 May 2024 10:00 IST", "the time zone 'IST' is not known; taken as UTC"),
    ],
)
def test_doubtful_dates_are_said(written: str, note: str) -> None:
    """A date that may mean two things is read, and the outcome says as what."""
    assert parse_published(written)[1] == note


@given(st.datetimes(timezones=st.just(UTC)))
def test_iso_dates_come_back(moment: datetime) -> None:
    """What is written as ISO 8601 is read as the same moment."""
    assert parse_published(moment.isoformat())[0] == moment


@given(st.text(max_size=30))
def test_any_text_is_survived(written: str) -> None:
    """No text raises; what is no date is None with a reason."""
    moment, note = parse_published(written)

    assert moment is not None or note
