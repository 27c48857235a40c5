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

#: printed titles, in lower case -> the kinds of office they can mean
TITLE_OFFICES: dict[str, tuple[str, ...]] = {
    "president": ("head_of_state", "head_of_government"),
    "prime minister": ("head_of_government",),
    "premier": ("head_of_government",),
    "chancellor": ("head_of_government",),
    "taoiseach": ("head_of_government",),
    "king": ("head_of_state",),
    "queen": ("head_of_state",),
    "emperor": ("head_of_state",),
    "emir": ("head_of_state",),
    "sultan": ("head_of_state",),
    "monarch": ("head_of_state",),
    "crown prince": ("deputy", "head_of_government"),
    "vice president": ("deputy",),
    "supreme leader": ("supreme_leader",),
    "foreign minister": ("foreign_minister",),
    "foreign secretary": ("foreign_minister",),
    "secretary of state": ("foreign_minister",),
    "external affairs minister": ("foreign_minister",),
    "minister of foreign affairs": ("foreign_minister",),
    "minister for foreign affairs": ("foreign_minister",),
    "top diplomat": ("foreign_minister",),
    "defense minister": ("defense_minister",),
    "defence minister": ("defense_minister",),
    "defense secretary": ("defense_minister",),
    "defence secretary": ("defense_minister",),
    "secretary of defense": ("defense_minister",),
    "secretary general": ("head_of_body",),
    "pope": ("head_of_state",),
    "pontiff": ("head_of_state",),
    "leader": ("leader",),
    "strongman": ("leader",),
    "ruler": ("leader",),
}
#: titles whose printed form must be the holder's own: a king is no president
_EXACT = frozenset(
    {"president", "chancellor", "taoiseach", "king", "queen", "emperor", "emir", "sultan", "pope"}
    | {"crown prince"}
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

    def covers(self, day: date) -> bool:
        """Whether the office was held on `day`; on the day of a handover both held it."""
        return self.start <= day and (self.end is None or day <= self.end)

    def is_near(self, day: date) -> bool:
        """Whether `day` is in the term or within some years of it."""
        last = self.end or date.max
        return self.start.year - _NEARBY_YEARS <= day.year <= min(9990, last.year) + _NEARBY_YEARS


@dataclass(frozen=True)
class Offices:
    """All terms, found by country or by person."""

    by_country: dict[str, tuple[Term, ...]]
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
        if day is None:
            return None
        terms = [t for t in self.by_country.get(country, ()) if t.covers(day) and fits(t, title)]
        latest = [t for t in terms if t.start == max(t.start for t in terms)]
        people = {t.person_id for t in latest}
        return people.pop() if len(people) == 1 else None

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


def fits(term: Term, title: str) -> bool:
    """Whether a printed title can mean this term's office."""
    own = plain_title(term.title)
    if title == own:
        return True
    wanted = TITLE_OFFICES.get(title, ())
    if "leader" in wanted and term.country:
        return term.office == dictionary().countries[term.country].leader
    return term.office in wanted and title not in _EXACT


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
        )
        for filename in ("office_holders_west.csv", "office_holders_east.csv")
        for row in rows(filename)
    ]
    by_country: dict[str, list[Term]] = {}
    by_person: dict[str, list[Term]] = {}
    for term in terms:
        by_person.setdefault(term.person_id, []).append(term)
        if term.country:
            by_country.setdefault(term.country, []).append(term)
    return Offices(
        {key: tuple(found) for key, found in by_country.items()},
        {key: tuple(found) for key, found in by_person.items()},
    )
