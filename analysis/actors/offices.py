"""Who held which office on which day.

An office is asked for by a country (or body), a printed title ("prime minister", "leader") and the
day of the article. Without a day there is no answer: never today's holder, never the latest.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from functools import cache

from analysis.actors.dictionary import dictionary, rows
from analysis.actors.folding import fold, slug
from analysis.actors.printed_titles import (
    BODY_TITLES,
    EXACT,
    LED_BODIES,
    OWN_TITLES,
    SEAT_TITLES,
    TITLE_OFFICES,
)

#: years before and after a term in which a bare surname still means that holder
_NEARBY_YEARS = 6


@dataclass(frozen=True)
class Term:
    """One person's time in one office; ``end`` is None while it lasts."""

    person_id: str
    country: str | None
    office: str
    title: str
    start: date
    end: date | None
    #: actor_id of the body that the office leads
    body: str | None = None

    def covers(self, day: date) -> bool:
        """Whether the office was held on `day`; on the day of a handover both held it."""
        return self.start <= day and (self.end is None or day <= self.end)

    def is_near(self, day: date) -> bool:
        """Whether `day` is in the term or within some years of it."""
        last = self.end or date.max
        return self.start.year - _NEARBY_YEARS <= day.year <= min(9990, last.year) + _NEARBY_YEARS


@dataclass(frozen=True)
class Offices:
    """All terms, found by country, by body or by person."""

    by_country: dict[str, tuple[Term, ...]]
    by_body: dict[str, tuple[Term, ...]]
    by_person: dict[str, tuple[Term, ...]]

    def holder(self, country: str, title: str, day: date | None) -> str | None:
        """The person who held the office on a day, if exactly one did.

        Parameters
        ----------
        country
            ISO 3166-1 alpha-2 code.
        title
            As printed, in lower case: "president", "foreign minister", "leader".
        day
            Day of publication; without one the answer is None.

        Returns
        -------
        str or None
            actor_id of the holder. On the day of a handover the new holder.

        Examples
        --------
        >>> offices().holder("US", "president", date(2009, 6, 1))
        'person:barack-obama'
        >>> offices().holder("US", "president", None) is None
        True
        """
        return _one_holder(self.by_country.get(country, ()), title, day)

    def body_holder(self, body: str, title: str, day: date | None) -> str | None:
        """The person who led a body on a day, if exactly one did; see `holder`.

        Examples
        --------
        >>> offices().body_holder("organization:united-nations", "chief", date(2003, 5, 1))
        'person:kofi-annan'
        """
        return _one_holder(self.by_body.get(body, ()), title, day)

    def near(self, people: Iterable[str], day: date | None) -> list[str]:
        """Those of `people` in or near an office on `day`; all of them without a day."""
        if day is None:
            return list(people)
        return [p for p in people if any(t.is_near(day) for t in self.by_person.get(p, ()))]

    def in_office(self, people: Iterable[str], day: date | None) -> list[str]:
        """Those of `people` in any office on `day`."""
        if day is None:
            return []
        return [p for p in people if any(t.covers(day) for t in self.by_person.get(p, ()))]

    def ever_held(self, person_id: str, title: str, country: str | None) -> bool:
        """Whether the person ever held an office of that title (in that country, if given)."""
        return any(
            fits(t, title) and (country is None or t.country == country)
            for t in self.by_person.get(person_id, ())
        )


def _one_holder(terms: Iterable[Term], title: str, day: date | None) -> str | None:
    """Whoever held the office on a day; on the day of a handover the new holder."""
    if day is None:
        return None
    held = [term for term in terms if term.covers(day) and fits(term, title)]
    latest = max((term.start for term in held), default=None)
    people = {term.person_id for term in held if term.start == latest}
    return people.pop() if len(people) == 1 else None


def fits(term: Term, title: str) -> bool:
    """Whether a printed title can mean this term's office."""
    own = plain_title(term.title)
    if title == own or OWN_TITLES.get(title) == own or own in SEAT_TITLES.get(title, ()):
        return True
    if term.body and own in BODY_TITLES.get(title, ()):
        return True
    wanted = TITLE_OFFICES.get(title, ())
    if "leader" in wanted and term.country:
        return term.office == dictionary().countries[term.country].leader
    return term.office in wanted and title not in EXACT


@cache
def plain_title(title: str) -> str:
    """Lower case, American spelling, no hyphens: "Secretary-General" -> "secretary general"."""
    return fold(title).lower().replace("-", " ")


@cache
def offices() -> Offices:
    """All terms of the dictionary, loaded once per process."""
    terms = [
        Term(
            person_id=f"person:{slug(row['name'])}",
            country=row["country"] or None,
            office=row["office"],
            title=row["title"],
            start=date.fromisoformat(row["start"]),
            end=date.fromisoformat(row["end"]) if row["end"] else None,
            body=_body_of(row),
        )
        for filename in ("office_holders_west.csv", "office_holders_east.csv")
        for row in rows(filename)
    ]
    return Offices(
        _grouped((term.country, term) for term in terms),
        _grouped((term.body, term) for term in terms),
        _grouped((term.person_id, term) for term in terms),
    )


def _body_of(row: dict[str, str]) -> str | None:
    if not row["body"]:
        return LED_BODIES.get(plain_title(row["title"]))
    known = [
        s for s in dictionary().senses.get(fold(row["body"]), ()) if s.source == "organization"
    ]
    return known[0].actor_id if known else f"organization:{slug(row['body'])}"


def _grouped(pairs: Iterable[tuple[str | None, Term]]) -> dict[str, tuple[Term, ...]]:
    groups: dict[str, list[Term]] = {}
    for key, term in pairs:
        if key:
            groups.setdefault(key, []).append(term)
    return {key: tuple(found) for key, found in groups.items()}
