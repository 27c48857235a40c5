"""Outlet and date from file names and first lines: a wrong one is worse than none."""

from __future__ import annotations

from datetime import date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis.reading.guesses import fill_in, guess_from_name, guess_from_text
from analysis.reading.outlets import outlet_named
from analysis.reading.written_dates import find_dates


def _day(moment: datetime | None) -> str | None:
    return str(moment)[:10] if moment else None


@pytest.mark.parametrize(
    ("name", "outlet", "day", "title"),
    [
        ("2024-03-12 Reuters - Peace talks.pdf", "Reuters", "2024-03-12", "Peace talks"),
        ("reuters_20240312_talks.txt", "Reuters", "2024-03-12", None),
        ("2024-03-12_The-Guardian_Peace talks.txt", "The Guardian", "2024-03-12", "Peace talks"),
        ("Reuters - Peace talks - 12 March 2024.docx", "Reuters", "2024-03-12", "Peace talks"),
        ("The Westport Gazette_2024-03-12.rtf", "The Westport Gazette", "2024-03-12", None),
        ("bbc 31.12.2023.txt", "BBC", "2023-12-31", None),
        ("Mar 12, 2024 talks about quays.txt", None, "2024-03-12", "talks about quays"),
        ("03-04-2024 talks.txt", None, None, None),
        ("2024-03-12 to 2024-03-15.txt", None, None, None),
        ("draft_v2_final.docx", None, None, None),
        ("time_20240312.txt", None, "2024-03-12", None),
        ("IMG_1234567820240312.pdf", None, None, None),
        ("article 20241399.txt", None, None, None),
        ("report-2024.pdf", None, None, None),
    ],
)
def test_file_names(name: str, outlet: str | None, day: str | None, title: str | None) -> None:
    """One full date with one meaning; an outlet that is known or named like one."""
    guess = guess_from_name(name)

    assert (guess.outlet, _day(guess.published), guess.title) == (outlet, day, title)


@pytest.mark.parametrize(
    ("line", "outlet", "day"),
    [
        ("12 March 2024", None, "2024-03-12"),
        ("Published: Tuesday, March 12, 2024, 6:30 pm EST", None, "2024-03-12"),
        ("By Jane Doe | 12 March 2024", None, "2024-03-12"),
        ("Reuters, 12 March 2024", "Reuters", "2024-03-12"),
        ("12.03.2024 · 4 min read", None, "2024-03-12"),
        ("NEW DELHI, March 12, 2024 (Reuters) - The two sides met.", "Reuters", "2024-03-12"),
        ("Published 12 March 2024, updated 13 March 2024", None, "2024-03-12"),
        ("Updated: 13 March 2024", None, "2024-03-13"),
        ("The treaty was signed on 12 March 2024.", None, None),
        ("Talks of 12 March 2024", None, None),
        ("12 March", None, None),
        ("March 2024", None, None),
        ("03/04/2024", None, None),
        ("30 February 2024", None, None),
        ("1 May 2023 - 3 May 2024", None, None),
    ],
)
def test_lines_at_the_top(line: str, outlet: str | None, day: str | None) -> None:
    """Only a line that is a date and a byline, or an agency's dateline."""
    guess = guess_from_text(f"Talks resume\n{line}\nThey met.")

    assert (guess.outlet, _day(guess.published)) == (outlet, day)


def test_dates_further_down_are_the_storys() -> None:
    """Only the top of an article is looked at."""
    text = "\n".join(["They met."] * 20 + ["12 March 2024"])

    assert guess_from_text(text).published is None


def test_two_dates_at_the_top_are_none() -> None:
    """Unless one of them is that of an update."""
    assert guess_from_text("12 March 2024\n14 March 2024\nThey met.").published is None
    two = "Updated 14 March 2024\nPublished 12 March 2024\nThey met."
    assert _day(guess_from_text(two).published) == "2024-03-12"


def test_what_is_stated_is_not_guessed() -> None:
    """A guess fills a gap and is marked; it never replaces what the document says."""
    fields = fill_in("reuters_20240312_x.txt", "Talks\nThey met.", outlet="The Example")

    assert (fields["outlet"], _day(fields["published"])) == ("The Example", "2024-03-12")
    assert fields["guessed"] == {"published"}


def test_the_text_before_the_file_name() -> None:
    """The file may have been saved on another day."""
    fields = fill_in("2024-03-20.txt", "Talks\n12 March 2024\nThey met.")

    assert _day(fields["published"]) == "2024-03-12"


@pytest.mark.parametrize(
    ("words", "outlet"),
    [
        ("al jazeera", "Al Jazeera"),
        ("THE WESTPORT GAZETTE", "The Westport Gazette"),
        ("Daily Example", "Daily Example"),
        ("gazette.example.com", None),
        ("example.com", "example.com"),
        ("time", None),
        ("Time", "Time"),
        ("Good news", None),
        ("Peace talks", None),
        ("", None),
    ],
)
def test_outlets(words: str, outlet: str | None) -> None:
    """Known ones as they write themselves; others only with a word that outlets carry."""
    assert outlet_named(words) == outlet


@given(st.dates())
def test_every_day_is_found_in_every_form(day: date) -> None:
    """Whatever the day: written in full, it is found, and nothing else is."""
    year = f"{day:%Y}".zfill(4)
    forms = (
        f"{year}-{day:%m-%d}",
        f"{year}{day:%m%d}",
        f"{day:%d %B} {year}",
        f"{day:%b %d}, {year}",
    )
    expected = [f"{year}-{day:%m-%d}"] if 1500 <= int(year) < 2100 else []

    for form in forms:
        assert [f"{found.moment:%Y-%m-%d}" for found in find_dates(f"x {form} y")] == expected
