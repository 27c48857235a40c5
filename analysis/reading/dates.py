"""Dates as people write them -> UTC."""

from __future__ import annotations

import re
from datetime import UTC, datetime, tzinfo

from dateutil import parser, tz

#: hours from UTC; abbreviations with two meanings (IST, AST) are left out
_ZONE_HOURS = {
    "UTC": 0, "GMT": 0, "Z": 0, "WET": 0, "BST": 1, "WEST": 1, "CET": 1, "CEST": 2, "EET": 2,
    "EEST": 3, "MSK": 3, "JST": 9, "EST": -5, "EDT": -4, "CST": -6, "CDT": -5, "MST": -7,
    "MDT": -6, "PST": -8, "PDT": -7,
}  # fmt: skip
#: what a date leaves out is taken from these; where the two answers differ, it left out too much
_DEFAULTS = (datetime(2000, 1, 1), datetime(2012, 12, 31))
_DAY_AND_MONTH = re.compile(r"(\d{1,2})([/.-])(\d{1,2})\2(?:\d{4}|\d\d)\b")
#: two digits of a year: 69 is 1969, 68 is 2068, as POSIX has it, and not relative to today
_CENTURY_PIVOT = 69


class _Reader(parser.parserinfo):
    """What dateutil knows about words and years, without today's date."""

    def convertyear(self, year: int, century_specified: bool = False) -> int:
        if year >= 100 or century_specified:
            return year
        return year + (1900 if year >= _CENTURY_PIVOT else 2000)


_READER = parser.parser(_Reader())


def parse_published(written: str) -> tuple[datetime | None, str]:
    """Read a date of publication.

    A day without a time is 00:00 UTC, and so is the zone where none is given. Nothing is ever
    taken from today's date: a date without a day, a month or a year is no date.

    Returns
    -------
    tuple
        The moment in UTC, or None; and what the user should know about it ("" if nothing).

    Examples
    --------
    >>> parse_published("5 May 2024, 8:30 pm EST")
    (datetime.datetime(2024, 5, 6, 1, 30, tzinfo=datetime.timezone.utc), '')
    >>> parse_published("5 May")[0] is None
    True
    """
    written = written.strip()
    unknown: list[str] = []
    parts = _DAY_AND_MONTH.match(written)
    day_first = parts is not None and parts[2] == "."
    try:
        moments = [_moment(written, default, day_first, unknown) for default in _DEFAULTS]
    except (ValueError, OverflowError):
        return None, _not_read(written, "cannot be read as a date")
    if moments[0] != moments[1]:
        return None, _not_read(written, "does not state day, month and year")
    if unknown:
        return moments[0], f"the time zone '{unknown[0]}' is not known; taken as UTC"
    return moments[0], _ambiguity(written, parts, moments[0])


def _moment(written: str, default: datetime, day_first: bool, unknown: list[str]) -> datetime:
    def zone(name: str | None, offset: int | None) -> tzinfo | None:
        if offset is not None:
            return tz.tzoffset(name, offset)
        if name in _ZONE_HOURS:
            return tz.tzoffset(name, _ZONE_HOURS[name] * 3600)
        if name:
            unknown.append(name)
        return None

    moment: datetime = _READER.parse(written, default=default, tzinfos=zone, dayfirst=day_first)
    return moment.replace(tzinfo=moment.tzinfo or UTC).astimezone(UTC)


def _not_read(written: str, why: str) -> str:
    return f"published '{written[:60]}' {why}, so the date is not stated (write 2024-05-31)"


def _ambiguity(written: str, parts: re.Match[str] | None, moment: datetime) -> str:
    if parts is None or int(parts[1]) == int(parts[3]) or max(int(parts[1]), int(parts[3])) > 12:
        return ""
    return f"published '{written[:60]}' was read as {moment.day} {moment:%B %Y}"
