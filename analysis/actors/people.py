"""Which person a name means, within one article.

A full name defines its surname: "Margaret MacLeod ... MacLeod". A surname alone goes to the one
person of the article who bears it, then to the dictionary's office holders near the article's day.
Where two are left it stays a person of its own; it is never guessed.
"""

from __future__ import annotations

import re
from bisect import insort
from dataclasses import dataclass, field
from functools import cache

from analysis.actors.dictionary import dictionary
from analysis.actors.draft import Draft, Span
from analysis.actors.folding import slug
from analysis.actors.lexicon import given_names, is_common, words
from analysis.actors.offices import offices
from analysis.actors.owners import country_of
from analysis.actors.printed_titles import TITLE_OFFICES

_INITIAL = re.compile(r"(?<= )(?:[A-Z]\.? ?)+(?=[A-Z][a-z'])|\b(?:Jr|Sr)\.?$|,? (?:II|III|IV)$")
_PARTICLES = words("particles")
_PLACE_GIVEN_NAMES = words("place_given_names")


@dataclass
class Bearers:
    """Whose surnames the article's full names define."""

    #: surname -> actor_ids of those who bear it
    by_surname: dict[str, set[str]] = field(default_factory=dict)
    #: actor_id -> full name
    names: dict[str, str] = field(default_factory=dict)
    #: actor_id -> where full names start, ascending
    places: dict[str, list[int]] = field(default_factory=dict)
    #: actor_id -> titles in front of the full name
    titles: dict[str, set[str]] = field(default_factory=dict)

    def add(self, span: Span) -> None:
        """Remember a full name and where it stands."""
        person = span.actor_id or ""
        self.names[person] = span.name
        if span.title:
            self.titles.setdefault(person, set()).add(span.title)
        insort(self.places.setdefault(person, []), span.start)
        for surname in surnames_of(person, span.name):
            opening = surname[:1].upper() + surname[1:]  # "Bin Laden hid"
            for printed in {surname, opening}:
                self.by_surname.setdefault(printed, set()).add(person)

    def met_before(self, surname: str, start: int) -> set[str]:
        """Bearers of a surname whose full name stands before a place in the text."""
        return {p for p in self.by_surname.get(surname, ()) if self.places[p][0] < start}

    def titled(self, surname: str, title: str) -> set[str]:
        """Bearers of a surname whom the article gives this title."""
        return {p for p in self.by_surname.get(surname, ()) if title in self.titles.get(p, ())}


def resolve_people(draft: Draft) -> Bearers:
    """Give every person's span its actor_id, kind, rule and confidence; drop what names nobody."""
    people = [span for span in draft.spans if span.type == "person"]
    bearers, names = Bearers(), {span.name for span in people}
    for span in people:
        if span.rule != "unknown" and " " in span.name and not _is_short(span, names):
            _resolve_full(span)
            bearers.add(span)
    for span in draft.spans:
        if (
            span.rule == "capitalisation"
            and span.type == "place"
            and span.name in bearers.by_surname
        ):
            span.type, span.actor_id = "person", None
            people.append(span)
    for span in people:
        if span.actor_id is None and not _resolve_surname(draft, span, bearers):
            draft.release(span)
        span.name = bearers.names.get(span.actor_id or "", span.name)
    return bearers


def _is_short(span: Span, names: set[str]) -> bool:
    """Whether the words are a known person's short form: "John Paul", "bin Salman"."""
    opening = span.name[:1].lower() + span.name[1:]  # "Bin Laden hid", behind "Osama bin Laden"
    if opening.split(" ")[0] in _PARTICLES and any(one.endswith(f" {opening}") for one in names):
        return True
    senses = dictionary().senses.get(span.name, ())
    return bool(senses) and all(sense.source == "surname" for sense in senses)


def _resolve_full(span: Span) -> None:
    plain = _INITIAL.sub("", span.name).strip(" ,")
    for spelling in (span.name, plain):
        for sense in dictionary().senses.get(spelling, ()):
            if sense.source == "person":
                span.actor_id, span.kind, span.rule = sense.actor_id, sense.kind, "dictionary"
                span.confidence = 0.97
                return
    span.actor_id = f"person:{slug(plain)}"
    span.kind = "name" if span.name == plain else "alias"
    span.name = plain


def surnames_of(actor_id: str, name: str) -> set[str]:
    """The short forms of a person's name: "Ursula von der Leyen" -> Leyen, von der Leyen.

    Examples
    --------
    >>> sorted(surnames_of("", "Ursula von der Leyen"))
    ['Leyen', 'von der Leyen']
    """
    known = dictionary().actors.get(actor_id)
    if known is not None:
        shorts = _shorts().get(actor_id)
        if shorts:
            return shorts
    parts = _INITIAL.sub("", name).strip(" ,").split(" ")
    found = {parts[-1]}
    first = len(parts) - 1
    while first > 1 and parts[first - 1].lower() in _PARTICLES:
        first -= 1
    found.add(" ".join(parts[first:]))
    given = parts[0] in given_names() or parts[0] in _PLACE_GIVEN_NAMES
    if len(parts) == 2 and not given and not is_common(parts[0]):
        found.add(parts[0])  # family name first: "Fu Cong ... Fu"
    return found


@cache
def _shorts() -> dict[str, set[str]]:
    """actor_id -> the short forms that the dictionary gives a person."""
    shorts: dict[str, set[str]] = {}
    for spelling, senses in dictionary().senses.items():
        for sense in senses:
            if sense.source == "surname":
                shorts.setdefault(sense.actor_id, set()).add(spelling)
    return shorts


def _resolve_surname(draft: Draft, span: Span, bearers: Bearers) -> bool:
    """Find the bearer of a surname; False if it names nobody we can tell.

    Of two bearers in the article it is the one who has the title in front ("Senator Bennett"), else
    the one who has been named by then, if only one has.
    """
    here = bearers.by_surname.get(span.name, set())
    titled = bearers.titled(span.name, span.title)
    met = titled if len(titled) == 1 else bearers.met_before(span.name, span.start)
    candidates = here if len(here) == 1 else met
    if len(candidates) == 1:
        span.actor_id, span.kind, span.rule = next(iter(candidates)), "alias", "surname"
        span.confidence = 0.95 if len(here) == 1 else 0.7
        return True
    if not here:
        known = _office_holder(draft, span)
        if known:
            span.actor_id, span.kind, span.rule = known, "alias", "dictionary"
            span.confidence = 0.85 if draft.published else 0.75
            return True
    if here or span.rule in ("surname", "reader") or span.title:
        if not here and is_common(span.name) and not span.title and span.rule != "reader":
            return False
        span.actor_id = f"person:{slug(span.name)}"
        span.kind, span.confidence = "alias", 0.4 if here else 0.6
        span.rule = "surname-ambiguous" if here else "surname"
        return True
    return False


def _office_holder(draft: Draft, span: Span) -> str | None:
    """The one office holder whom a bare surname means near the article's day."""
    senses = dictionary().senses.get(span.name, ())
    people = sorted({s.actor_id for s in senses if s.source == "surname"})
    own = _possessed(draft, span, people)
    if own is not None:
        return own
    doubtful = is_common(span.name) or span.name in given_names()
    if not people or (doubtful and not span.title):
        people = offices().in_office(people, draft.published) if people else []
        return people[0] if len(people) == 1 and not is_common(span.name) else None
    if span.title in TITLE_OFFICES:
        country = span.title_country
        titled = [p for p in people if offices().ever_held(p, span.title, country)]
        people = titled or ([] if doubtful else people)
    near = offices().near(people, draft.published)
    if len(near) > 1:
        near = offices().in_office(near, draft.published)
    return near[0] if len(near) == 1 else None


def _possessed(draft: Draft, span: Span, people: list[str]) -> str | None:
    """The one of `people` who leads, or serves, the state in front: "North Korea's [Kim]"."""
    if draft.published is None or draft.text[span.start - 3 : span.start] != "'s ":
        return None
    home = country_of(draft.span_ending(span.start - 3))
    terms = [
        (person, term)
        for person in people
        for term in offices().by_person.get(person, ())
        if home is not None and term.country == home and term.covers(draft.published)
    ]
    leader = dictionary().countries[home].leader if home else ""
    leading = {p for p, term in terms if term.office == leader}
    found = leading or {person for person, _ in terms}
    return found.pop() if len(found) == 1 else None
