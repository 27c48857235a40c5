"""States of which only a part is printed: "[Sino]-Indian", "[North] and South Korea", "[Fla.]"."""

from __future__ import annotations

import re

from analysis.actors.dictionary import Sense, dictionary
from analysis.actors.draft import Draft, Span
from analysis.actors.known import known_span
from analysis.actors.matching import Hit

#: first parts of compound adjectives, as printed before a hyphen
_PREFIXES = {
    "Anglo": "GB", "Austro": "AT", "Franco": "FR", "Greco": "GR", "Indo": "IN", "Italo": "IT",
    "Russo": "RU", "Sino": "CN", "Turko": "TR",
}  # fmt: skip
_PREFIX = re.compile(rf"\b({'|'.join(_PREFIXES)})-(?=[A-Z])")
_BOUND = tuple(f"{prefix.lower()}-" for prefix in _PREFIXES)
_HALF = re.compile(
    r"\b(North|South|East|West) (?:and|or|to) (?:North|South|East|West) (?P<rest>[A-Z][a-z]+)\b"
)
_SIDES = tuple(f"{side} {word} " for side in ("north", "south", "east", "west")
               for word in ("and", "or", "to"))  # fmt: skip
#: how newspapers shorten American states behind a town, as the Associated Press does
_SHORT_STATES = {
    "Ala.": "Alabama", "Ariz.": "Arizona", "Ark.": "Arkansas", "Calif.": "California",
    "Colo.": "Colorado", "Conn.": "Connecticut", "Del.": "Delaware", "Fla.": "Florida",
    "Ga.": "Georgia", "Ill.": "Illinois", "Ind.": "Indiana", "Kan.": "Kansas", "Ky.": "Kentucky",
    "La.": "Louisiana", "Md.": "Maryland", "Mass.": "Massachusetts", "Mich.": "Michigan",
    "Minn.": "Minnesota", "Miss.": "Mississippi", "Mo.": "Missouri", "Mont.": "Montana",
    "N.C.": "North Carolina", "N.D.": "North Dakota", "N.H.": "New Hampshire",
    "N.J.": "New Jersey", "N.M.": "New Mexico", "N.Y.": "New York State", "Neb.": "Nebraska",
    "Nev.": "Nevada", "Okla.": "Oklahoma", "Ore.": "Oregon", "Pa.": "Pennsylvania",
    "R.I.": "Rhode Island", "S.C.": "South Carolina", "S.D.": "South Dakota",
    "Tenn.": "Tennessee", "Va.": "Virginia", "Vt.": "Vermont", "W.Va.": "West Virginia",
    "Wash.": "Washington State", "Wis.": "Wisconsin", "Wyo.": "Wyoming",
}  # fmt: skip
_SHORT = re.compile(
    rf"(?<=[a-z]), ({'|'.join(map(re.escape, sorted(_SHORT_STATES, key=len, reverse=True)))})"
)


def claim_compounds(draft: Draft) -> None:
    """Claim the parts that the dictionary's spellings do not cover."""
    for match in draft.matches_around(_PREFIX, _BOUND, before=1, after=20):
        partner = draft.hits_between(match.end(), match.end() + 1)
        if partner and any(sense.kind == "demonym" for sense in partner[0].senses):
            actor_id = f"country:{_PREFIXES[match[1]]}"
            prefix = Sense(actor_id, "demonym", "country")
            _claim(draft, Hit(match.start(), match.end(1), (prefix,)))
    for match in draft.matches_around(_HALF, _SIDES, before=1, after=50):
        senses = dictionary().senses.get(f"{match[1]} {match['rest']}", ())
        if senses:
            _claim(draft, Hit(match.start(), match.end(1), senses))
    for match in _SHORT.finditer(draft.text):
        senses = dictionary().senses[_SHORT_STATES[match[1]]]
        states = tuple(sense for sense in senses if sense.source == "place")
        _claim(draft, Hit(match.start(1), match.end(), states))


def _claim(draft: Draft, hit: Hit) -> None:
    sentence = draft.sentence_at(hit.start, hit.end)
    if sentence is not None and draft.is_free(hit.start, hit.end):
        span: Span = known_span(draft, sentence, hit)
        span.confidence = 0.9
        draft.claim(span)
