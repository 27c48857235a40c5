"""Full dates inside running words: day, month and year, in a form with one meaning only.

"2024-03-12", "20240312", "12 March 2024", "Mar 12, 2024", "12.03.2024" and "31/12/2024" are such
dates; "03/04/2024" is April or March, "March 2024" has no day, and neither is one.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import UTC, datetime

_MONTHS = (
    "january", "february", "march", "april", "may", "june", "july", "august", "september",
    "october", "november", "december",
)  # fmt: skip
_MONTH = (
    r"(?P<{0}>jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?"
    r"|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\.?"
)
_YEAR = r"(?P<{0}>(?:1[5-9]|20)\d\d)"
_GAP = r"[ _\u00a0-]*"
_BETWEEN = r"[ _\u00a0,-]*"
#: a two-part day and month must not continue in digits on either side
_FORMS = (
    _YEAR.format("y1") + r"(?P<mark>[-_./])(?P<m1>\d{1,2})(?P=mark)(?P<d1>\d{1,2})",
    _YEAR.format("y2") + r"(?P<m2>0[1-9]|1[0-2])(?P<d2>0[1-9]|[12]\d|3[01])",
    r"(?P<d3>\d{1,2})(?:st|nd|rd|th)?" + _GAP + r"(?:of )?" + _MONTH.format("m3")
    + _BETWEEN + _YEAR.format("y3"),
    _MONTH.format("m4") + _GAP + r"(?P<d4>\d{1,2})(?:st|nd|rd|th)?" + _BETWEEN + _YEAR.format("y4"),
    r"(?P<d5>\d{1,2})(?P<sign>[./-])(?P<m5>\d{1,2})(?P=sign)" + _YEAR.format("y5"),
)  # fmt: skip
_DATE = re.compile(
    r"(?<![0-9A-Za-z])(?:" + "|".join(_FORMS) + r")(?![0-9])(?![-./]\d)", re.IGNORECASE
)


@dataclass(frozen=True)
class WrittenDate:
    """One date, and where it is written."""

    #: 00:00 UTC of that day
    moment: datetime
    #: character offsets, half-open
    start: int
    end: int


def find_dates(words: str) -> list[WrittenDate]:
    """Find the full dates in a line or a file name, in the order written.

    What has two meanings, or is no day of the calendar, is left out.

    Examples
    --------
    >>> [date.moment.date().isoformat() for date in find_dates("12 March 2024 (was: Mar 9, 2024)")]
    ['2024-03-12', '2024-03-09']
    >>> find_dates("03/04/2024"), find_dates("2024-02-31"), find_dates("March 2024")
    ([], [], [])
    """
    found = ((match, _moment(match)) for match in _DATE.finditer(words))
    return [WrittenDate(moment, *match.span()) for match, moment in found if moment]


def without_dates(words: str, dates: list[WrittenDate], mark: str) -> str:
    """Return the words with a mark in the place of each date.

    Examples
    --------
    >>> without_dates("2024-03-12 talks", find_dates("2024-03-12 talks"), "|")
    '| talks'
    """
    for date in reversed(dates):
        words = words[: date.start] + mark + words[date.end :]
    return words


def _moment(match: re.Match[str]) -> datetime | None:
    form = next(n for n in "12345" if match[f"y{n}"])
    day, month = match[f"d{form}"], match[f"m{form}"]
    if form == "5" and _is_ambiguous(match):
        return None
    if form == "5" and match["sign"] != "." and int(day) <= 12:
        day, month = month, day
    try:
        return datetime(int(match[f"y{form}"]), _month_number(month), int(day), tzinfo=UTC)
    except ValueError:
        return None


def _is_ambiguous(match: re.Match[str]) -> bool:
    """With dots the day is first everywhere; otherwise only a part above 12 decides."""
    day, month = int(match["d5"]), int(match["m5"])
    return match["sign"] != "." and day <= 12 and month <= 12 and day != month


def _month_number(written: str) -> int:
    if written.isdigit():
        return int(written)
    return 1 + next(n for n, name in enumerate(_MONTHS) if name.startswith(written.lower()[:3]))
