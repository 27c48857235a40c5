"""Lines that date an article: a date, alone or with a byline, and the datelines of agencies."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import datetime

from analysis.reading.outlets import outlet_named
from analysis.reading.written_dates import find_dates, without_dates

#: characters; a longer line is a sentence
MAX_LINE = 120

_WORDS = (
    r"(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?",
    r"(?:first |originally |last )?(?:published|posted|issued|updated|modified|released)",
    r"publication date|date|dated|on|at|from|of|edition|print|online|final|\d+ min(?:ute)?s? read",
    r"\d{1,2}[:.]\d\d(?::\d\d)?(?:\s*[ap]\.?m)?|\d{1,2}\s*[ap]\.?m",
    r"utc|gmt|[ecmp][sd]?t|cest|bst|ist|msk",
)
#: nothing but these words and marks
_DATELINE = re.compile(rf"(?:(?:{'|'.join(_WORDS)})(?!\w)|[^\w])*", re.IGNORECASE)
_UPDATED = re.compile(r"\b(?:updated|modified)\b", re.IGNORECASE)
_BYLINE = re.compile(
    r"(?:[Bb]y|BY)\s+[A-Z][\w.'’-]*(?:\s+(?:and\s+|de\s+|van\s+|von\s+)?[A-Z][\w.'’-]*){0,6}"
)
_SEPARATOR = re.compile(r"\s*[|·•;/]\s*|\s*,\s+|\s+[–—-]+\s+|\s*\(|\)\s*")
#: "NEW DELHI, March 12, 2024 (Reuters) - The two sides met": the words between, and the outlet
_AGENCY_LINE = re.compile(
    r"(?P<place>[A-Z][A-Z .'-]{2,40}),? (?P<date>[^()]{6,25}) \((?P<outlet>[^()]{2,40})\) ?[–—-]"
)


@dataclass(frozen=True)
class DateLine:
    """What such a line says."""

    outlet: str | None
    published: datetime
    #: whether it is the day of an update
    is_update: bool = False


def read_date_line(line: str) -> DateLine | None:
    """Read a line that dates an article; None for any other line.

    Examples
    --------
    >>> read_date_line("Reuters, 12 March 2024").outlet
    'Reuters'
    >>> read_date_line("The treaty was signed on 12 March 2024.") is None
    True
    """
    agency = _AGENCY_LINE.match(line)
    dates = find_dates(agency["date"] if agency else line[: MAX_LINE + 1])
    if agency and len(dates) == 1 and not without_dates(agency["date"], dates, "").strip(" ,"):
        return DateLine(outlet_named(agency["outlet"]), dates[0].moment)
    if len(line) > MAX_LINE or not dates:
        return None
    published = [date for date in dates if not _UPDATED.search(line[: date.start])]
    chosen = published or dates
    if len({date.moment for date in chosen}) > 1:
        return None
    rest = [part for part in _SEPARATOR.split(without_dates(line, dates, " | ")) if part.strip()]
    named = [part for part in rest if not _DATELINE.fullmatch(part)]
    outlets = [outlet for part in named if (outlet := outlet_named(part))]
    bylines = [part for part in named if _BYLINE.fullmatch(part.strip())]
    if len(outlets) + len(bylines) < len(named):
        return None
    outlet = outlets[0] if len(outlets) == 1 else None
    return DateLine(outlet, chosen[0].moment, is_update=not published)
