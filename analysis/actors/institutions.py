"""Ministries, departments and administrations, with the country they belong to.

"the Indian Ministry of External Affairs", "India's foreign ministry" and "the Foreign Ministry in
New Delhi" are one body: a ministry is known by its country and its field, not by its spelling.
"""

from __future__ import annotations

import re
from functools import cache
from typing import NamedTuple

from analysis.actors.dictionary import Country, dictionary
from analysis.actors.draft import Draft, Span
from analysis.actors.folding import fold, slug
from analysis.actors.matching import Hit
from analysis.actors.offices import offices

#: field of a ministry -> how it is printed
FIELDS: dict[str, str] = {
    "Foreign": "Foreign Affairs|External Affairs|External Relations|Foreign|State",
    "Defense": "National Defen[cs]e|Defen[cs]e",
    "Interior": "Internal Affairs|Home Affairs|Interior|Home",
    "Finance": "Economy and Finance|Finance|Treasury",
    "Justice": "Justice",
    "Homeland Security": "Homeland Security",
    "Health": "Public Health|Health(?: and Human Services)?",
    "Energy": "Energy",
    "Trade": "International Trade|Trade|Commerce",
    "Economy": "Economic Development|Economic Affairs|Economy",
    "Education": "Education",
    "Agriculture": "Agriculture",
    "Transport": "Transport(?:ation)?",
    "Culture": "Culture",
    "Information": "Information",
    "Labor": "Labou?r",
    "Environment": "Environment",
    "Oil": "Oil|Petroleum",
    "Intelligence": "Intelligence",
}
_TOPIC = "|".join(FIELDS.values())
_X_MINISTRY = re.compile(
    rf"\b(?:(?P<first>{_TOPIC}) and )?(?P<second>{_TOPIC}) (?:Ministr(?:y|ies)|Departments?)\b",
    re.IGNORECASE,
)
_MINISTRY_OF_X = re.compile(
    rf"\b(?:Ministry|Department) (?:of|for) (?:the )?(?P<second>{_TOPIC})\b"
    r"(?: and [A-Z][a-z]+(?: [A-Z][a-z]+)?)?",
    re.IGNORECASE,
)
_ADMINISTRATION = re.compile(
    r"\b(?P<who>[A-Z][\w'-]+) (?P<word>[Aa]dministration|[Gg]overnment|[Cc]abinet|[Rr]egime)\b"
)


#: what the patterns are looked for around; see `Draft.matches_around`
_MINISTRIES = ("ministr", "department")
_GOVERNMENTS = (" administration", " government", " cabinet", " regime")
#: characters of the longest country name in front of a ministry, with room to spare
_LONGEST_COUNTRY = 40


def owners_by_end(draft: Draft) -> dict[int, Hit]:
    """Spellings of countries and their capitals, by where they end."""
    return {hit.end: hit for hit in draft.hits if hit.sense("country", "seat")}


class Ministry(NamedTuple):
    """A ministry at a place in the text; two coordinated ones share a head word."""

    start: int
    end: int
    topic: str


def find_institutions(draft: Draft, before: dict[int, Hit]) -> None:
    """Claim ministries, departments and administrations; see `owners_by_end` for ``before``."""
    for match in draft.matches_around(_X_MINISTRY, _MINISTRIES, before=100, after=20):
        _claim_ministries(draft, match, before)
    for match in draft.matches_around(_MINISTRY_OF_X, _MINISTRIES, before=0, after=200):
        _claim_ministries(draft, match, before)
    for match in draft.matches_around(_ADMINISTRATION, _GOVERNMENTS, before=100, after=20):
        _claim_administration(draft, match)


def _claim_ministries(draft: Draft, match: re.Match[str], before: dict[int, Hit]) -> None:
    owner = before.get(match.start() - 1) or before.get(match.start() - 3)
    possessive = before.get(match.start() - 3) is owner
    if owner and possessive and draft.text[match.start() - 3 : match.start()] != "'s ":
        owner = None
    sense = owner.sense("country", "seat") if owner else None
    country = sense.actor_id.removeprefix("country:") if sense else None
    sentence = draft.sentence_at(match.start(), match.end())
    if sentence is None or _is_known(draft, match):
        return
    parts = _parts(match)
    if owner and not possessive:
        parts[0] = parts[0]._replace(start=owner.start)
    for part in parts:
        span = _ministry_span(part, country, sentence, draft.text)
        if span and draft.is_free(span.start, span.end):
            draft.claim(span)


def _is_known(draft: Draft, match: re.Match[str]) -> bool:
    """Whether the dictionary has the whole name, country included: it is claimed later."""
    return any(
        match.end() <= hit.end and len(hit.senses) == 1 and hit.sense("organization")
        for hit in draft.hits_between(match.start() - _LONGEST_COUNTRY, match.start() + 1)
    )


def _parts(match: re.Match[str]) -> list[Ministry]:
    groups = match.groupdict()
    if not groups.get("first"):
        return [Ministry(match.start(), match.end(), field_of(groups["second"]))]
    return [
        Ministry(match.start("first"), match.end("first"), field_of(groups["first"])),
        Ministry(match.start("second"), match.end(), field_of(groups["second"])),
    ]


def _ministry_span(part: Ministry, country: str | None, sentence: int, text: str) -> Span | None:
    surface = text[part.start : part.end]
    span = Span(part.start, part.end, sentence, None, "alias", "ministry", 0.9)
    span.type, span.country = "organization", country
    if country is None:
        # "the foreign ministry" is a bare collective; "the Foreign Ministry" may be resolved later
        span.title = part.topic
        span.confidence = 0.5
        known = dictionary().senses.get(surface, ())
        if known:
            span.actor_id, span.confidence = known[0].actor_id, 0.85
        return span if surface[0].isupper() and surface.split()[-1][0].isupper() else None
    known_id = _known_ministries().get((country, part.topic))
    owner = dictionary().countries[country]
    span.name = f"{adjective(owner)} {part.topic} Ministry"
    span.actor_id = known_id or f"organization:{slug(span.name)}"
    if known_id and fold(dictionary().actors[known_id].name) == surface:
        span.kind = "name"
    span.affiliation_id = owner.actor_id
    return span


def adjective(country: Country) -> str:
    """What stands for a country in the names of its bodies: "Indian", "US"."""
    return "US" if country.code == "US" else (*country.demonyms, country.name)[0]


def field_of(printed: str) -> str:
    """The field of a ministry from its printed name: "external affairs" -> "Foreign"."""
    for topic, pattern in FIELDS.items():
        if re.fullmatch(pattern, printed, re.IGNORECASE):
            return topic
    raise KeyError(printed)


@cache
def _known_ministries() -> dict[tuple[str, str], str]:
    """(country, field) -> actor_id of the ministries that the dictionary names."""
    known: dict[tuple[str, str], str] = {}
    for actor in dictionary().actors.values():
        if actor.type != "organization" or actor.country is None:
            continue
        for name in (actor.name, *actor.aliases):
            for pattern in (_X_MINISTRY, _MINISTRY_OF_X):
                match = pattern.search(fold(name))
                if match and match.end() == len(name) and not match.groupdict().get("first"):
                    known.setdefault((actor.country, field_of(match["second"])), actor.actor_id)
    return known


def _claim_administration(draft: Draft, match: re.Match[str]) -> None:
    """Make "Biden administration" an organisation of the country that Biden led."""
    who = match["who"]
    senses = dictionary().senses.get(who, ())
    people = [s.actor_id for s in senses if s.source in ("surname", "person")]
    sentence = draft.sentence_at(match.start(), match.end())
    if not people or any(s.source == "country" for s in senses) or sentence is None:
        return
    heads = {
        term.country
        for person in offices().near(people, draft.published)
        for term in offices().by_person[person]
        if term.office in ("head_of_state", "head_of_government") and term.country
    }
    if len(heads) != 1 or not draft.is_free(match.start(), match.end()):
        return
    country = heads.pop()
    name = f"{who} {match['word'].lower()}"
    draft.claim(
        Span(
            match.start(), match.end(), sentence, f"organization:{slug(name)}", "name",
            "administration", 0.95, name=name, type="organization", country=country,
            affiliation_id=f"country:{country}",
        )
    )  # fmt: skip
