"""Armies, embassies, parliaments and courts of a state: "the [Ethiopian army]", "[US Embassy]".

The country in front belongs to the name, in capitals or not. Bare "the army" is nobody.
"""

from __future__ import annotations

import re

from analysis.actors.dictionary import Country, dictionary
from analysis.actors.draft import Draft, Span
from analysis.actors.folding import fold, slug
from analysis.actors.institutions import adjective
from analysis.actors.lexicon import is_noun, words
from analysis.actors.matching import Hit
from analysis.actors.subjects import verb_at

_BODY = re.compile(
    r"\b(?:army|military|navy|air force|armed forces|coast guard|embassy|consulate|parliament"
    r"|senate|supreme court|high court|constitutional court|central bank)\b",
    re.IGNORECASE,
)
_FOREIGN_OFFICE = re.compile(r"\bForeign Office\b")
_BRITISH = "organization:british-foreign-office"
#: as good as each other for one state's forces
_FORCES = ("armed forces", "army", "military", "defence forces", "defense forces")
_MILITARY = " military"
#: nouns behind "military" that leave it a body: "Israeli military spokesman"
_SPEAKERS = words("people") | {"personnel", "brass"}
_GOES_ON = re.compile(r" (?:of |for )?[A-Z]")


def claim_national_bodies(draft: Draft, before: dict[int, Hit]) -> None:
    """Claim bodies with their country in front; ``before`` has country hits by their end."""
    for office in _FOREIGN_OFFICE.finditer(draft.text):
        _claim_foreign_office(draft, office, before)
    for end, owner in before.items():
        match = _BODY.match(draft.text, end + 1)
        if match is None:
            continue
        sense = owner.sense("country")
        sentence = draft.sentence_at(match.start(), match.end())
        if sense is None or sentence is None:
            continue
        free = draft.is_free(owner.start, match.end())
        adjectival = is_adjectival(draft, sentence, match.end())
        if free and not _is_longer(draft, owner, match) and not adjectival:
            country = dictionary().countries[sense.actor_id.removeprefix("country:")]
            draft.claim(_span(owner.start, match, sentence, country, draft.text))


def _claim_foreign_office(draft: Draft, match: re.Match[str], before: dict[int, Hit]) -> None:
    """Claim the "Foreign Office", which is Britain's where no country stands in front."""
    owner = before.get(match.start() - 1) or before.get(match.start() - 3)
    sentence = draft.sentence_at(match.start(), match.end())
    known = any(h.end >= match.end() for h in draft.hits_between(match.start() - 40, match.end()))
    free = draft.is_free(match.start(), match.end())
    if owner is not None or sentence is None or known or not free:
        return
    span = Span(match.start(), match.end(), sentence, _BRITISH, "alias", "institution", 0.75)
    span.type, span.country, span.affiliation_id = "organization", "GB", "country:GB"
    draft.claim(span)


def _is_longer(draft: Draft, owner: Hit, match: re.Match[str]) -> bool:
    """Whether the dictionary knows the whole, or a proper name goes on: "US Army Corps"."""
    known = any(
        hit.end >= match.end() and hit.sense("organization")
        for hit in draft.hits_between(owner.start, match.start() + 1)
    )
    return known or (match[0][0].isupper() and bool(_GOES_ON.match(draft.text, match.end())))


def is_adjectival(draft: Draft, sentence: int, end: int) -> bool:
    """Whether a "military" that ends here describes what follows: "Russian [military] aid"."""
    if draft.text[max(0, end - len(_MILITARY)) : end] != _MILITARY:
        return False
    tokens = draft.sentences[sentence].tokens
    number = draft.sentences[sentence].token_at(end)
    if number >= len(tokens) or not tokens[number].text.islower():
        return False
    word = tokens[number].text
    return is_noun(word) and word not in _SPEAKERS and not verb_at(tokens, number)


def _span(start: int, match: re.Match[str], sentence: int, country: Country, text: str) -> Span:
    span = Span(start, match.end(), sentence, None, "alias", "institution", 0.9)
    span.type, span.country, span.affiliation_id = "organization", country.code, country.actor_id
    body = match[0].lower()
    span.actor_id = _known(country, body)
    if span.actor_id is None:
        span.name = f"{adjective(country)} {body.title()}"
        span.actor_id = f"organization:{slug(span.name)}"
        span.kind = "name" if fold(span.name) == text[start : match.end()] else "alias"
    return span


def _known(country: Country, body: str) -> str | None:
    """The dictionary's body of that country and kind, by any of its spellings."""
    bodies = _FORCES if body in _FORCES else (body,)
    for wanted in (body, *bodies):
        for owner in (adjective(country), *country.demonyms, country.name):
            for spelling in (f"{owner} {wanted.title()}", f"{owner} {wanted}"):
                senses = dictionary().senses.get(fold(spelling), ())
                if senses and senses[0].source == "organization":
                    return senses[0].actor_id
    return None
