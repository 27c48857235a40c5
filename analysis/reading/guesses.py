"""Title, outlet and date of an article, guessed from its file name and the lines at its top.

A wrong date is worse than none, so a guess is made only where the words allow one reading: a line
that is a date and nothing else but a byline, a file name with exactly one date.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import datetime
from pathlib import PurePosixPath
from typing import TypedDict

from analysis.reading.date_lines import read_date_line
from analysis.reading.outlets import outlet_named
from analysis.reading.written_dates import find_dates, without_dates

#: lines at the top of an article among which its date is looked for
TOP_LINES = 12

_PARTS = re.compile(r"\s+[-–—|]+\s+|__+|\s*_\s*")


@dataclass(frozen=True)
class Guess:
    """What may be the title, the outlet and the date; None where nothing could be said."""

    title: str | None = None
    outlet: str | None = None
    published: datetime | None = None


class Fields(TypedDict):
    """The fields of an article that may be guessed, as `build_article` takes them."""

    title: str | None
    outlet: str | None
    published: datetime | None
    guessed: frozenset[str]


def fill_in(
    name: str,
    body: str,
    *,
    title: str | None = None,
    outlet: str | None = None,
    published: datetime | None = None,
    guessed: frozenset[str] = frozenset(),
    margin: str = "",
) -> Fields:
    r"""Fill in what a document does not state: from the top of its text, its margin, its file name.

    The file name gives no title: that is left to the first line, which says it better.

    Parameters
    ----------
    guessed
        What of the fields given was guessed already.
    margin
        What is printed above and below the text on each page.

    Returns
    -------
    Fields
        To be given to `build_article` as ``**fields``; `guessed` names what was filled in, on top
        of what the caller had guessed already.

    Examples
    --------
    >>> fields = fill_in("reuters_20240312_talks.txt", "Talks\nThey met.")
    >>> fields["outlet"], fields["published"].date().isoformat(), sorted(fields["guessed"])
    ('Reuters', '2024-03-12', ['outlet', 'published'])
    """
    guesses = (guess_from_text(body), guess_from_text(margin), guess_from_name(name))
    outlets = (guess.outlet for guess in guesses)
    moments = (guess.published for guess in guesses)
    new_outlet = outlet or next(filter(None, outlets), None)
    new_published = published or next(filter(None, moments), None)
    added = {"outlet"} if new_outlet and not outlet else set()
    added |= {"published"} if new_published and not published else set()
    return Fields(title=title, outlet=new_outlet, published=new_published, guessed=guessed | added)


def guess_from_name(name: str) -> Guess:
    """Guess from a file name.

    The date must be the only one. The outlet must be one that is known, or named like one; the
    title is what is left when both were found, or behind the date.

    Examples
    --------
    >>> guess = guess_from_name("2024-03-12 Reuters - Peace talks.pdf")
    >>> guess.title, guess.outlet, guess.published.date().isoformat()
    ('Peace talks', 'Reuters', '2024-03-12')
    >>> guess_from_name("draft_3.txt")
    Guess(title=None, outlet=None, published=None)
    """
    stem = PurePosixPath(name).stem
    dates = find_dates(stem)
    published = dates[0].moment if len({date.moment for date in dates}) == 1 else None
    parts = [part.strip(" ,-–—()[]") for part in _PARTS.split(without_dates(stem, dates, " - "))]
    parts = [part for part in parts if part]
    outlets = [outlet for part in parts if (outlet := _outlet(part))]
    titles = [part for part in parts if not _outlet(part)]
    title = " - ".join(titles) if published and " " in " ".join(titles) else None
    return Guess(title, outlets[0] if len(outlets) == 1 else None, published)


def _outlet(part: str) -> str | None:
    """The outlet that a part of a file name names; "The-Guardian" is one."""
    return outlet_named(part) or outlet_named(part.replace("-", " "))


def guess_from_text(text: str) -> Guess:
    r"""Guess from the lines at the top of an article.

    A date counts where its line holds nothing else but words like "Published", a weekday, a time, a
    byline or an outlet, or where it stands in an agency's dateline. Two dates that differ give
    none, except that "Updated" gives way.

    Examples
    --------
    >>> guess = guess_from_text("Talks\nReuters | Published: Tuesday, 12 March 2024\nThey met.")
    >>> guess.outlet, guess.published.date().isoformat()
    ('Reuters', '2024-03-12')
    >>> guess_from_text("Talks\nThe treaty was signed on 12 March 2024.").published is None
    True
    """
    lines = [line.strip() for line in text[:5000].split("\n") if line.strip()][:TOP_LINES]
    found = [dated for line in lines if (dated := read_date_line(line))]
    first = [dated for dated in found if not dated.is_update] or found
    moments = {dated.published for dated in first}
    outlets = {dated.outlet for dated in first if dated.outlet}
    return Guess(
        outlet=outlets.pop() if len(outlets) == 1 else None,
        published=moments.pop() if len(moments) == 1 else None,
    )
