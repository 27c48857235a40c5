"""Offices that share a word: "India's [defense] and [foreign ministers]", "the [French] and
[Russian presidents]".
"""

from __future__ import annotations

import re

from analysis.actors.draft import Draft, Span
from analysis.actors.offices import offices
from analysis.actors.owners import NOT_NOW, country_of
from analysis.actors.printed_titles import PLURAL_TITLES, TITLE_OFFICES

_FIELD = (
    "defen[cs]e|foreign|finance|interior|trade|economy|energy|justice|health|agriculture|home"
    "|treasury|transport|labou?r|education|environment|commerce"
)
_TWO_OFFICES = re.compile(
    rf"\b(?P<one>{_FIELD}) and (?P<two>{_FIELD}) (?P<title>minister|secretarie)s\b", re.IGNORECASE
)
#: a title that several states' holders share
_SHARED = {many: one for many, one in PLURAL_TITLES.items() if one in TITLE_OFFICES}
_SHARED_TITLE = re.compile(rf"\b(?:{'|'.join(_SHARED)})\b", re.IGNORECASE)
_ENDINGS = ("presidents", "ministers", "premiers", "chancellors")
#: between the states of a list
_JOINTS = (" and ", ", and ", ", ")
#: "the [Australian] foreign and defence ministers, Penny Wong and": the bearers are named
_COMMA = re.compile(r",? ")


def claim_coordinated(draft: Draft) -> None:
    """Claim each of two offices whose holder on the day is known, unless both are named."""
    for match in draft.matches_around(
        _TWO_OFFICES, ("ministers", "secretaries"), before=60, after=20
    ):
        possessive = draft.text[match.start() - 3 : match.start()] == "'s "
        owner = draft.span_ending(match.start() - (3 if possessive else 1))
        country = country_of(owner)
        if owner is None or country is None:
            continue
        if not possessive:
            owner.role = "modifier"
        if not _names_follow(draft, match.end()):
            _claim(draft, match, owner, country, possessive)


def claim_shared_titles(draft: Draft) -> None:
    """Claim the holders of one office in several states, where all of them are known."""
    for match in draft.matches_around(_SHARED_TITLE, _ENDINGS, before=20, after=12):
        owners = _listed(draft, match.start() - 1)
        countries = [country_of(owner) for owner in owners]
        if len(owners) < 2 or None in countries:
            continue
        if _names_follow(draft, match.end()):
            for owner in owners:
                owner.role = "modifier"
            continue
        title = _SHARED[match[0].lower()]
        held = [offices().holder(country or "", title, draft.published) for country in countries]
        if None not in held and draft.is_free(match.start(), match.end()):
            for owner, person in zip(owners, held, strict=True):
                end = match.end() if owner is owners[-1] else owner.end
                draft.release(owner)
                span = Span(owner.start, end, owner.sentence, person, "title", "office", 0.85)
                span.type, span.role = "person", "actor"
                draft.claim(span)


def _listed(draft: Draft, end: int) -> list[Span]:
    """The states of the list that ends there, in order: "the [French], [German] and [Polish]"."""
    listed: list[Span] = []
    owner = draft.span_ending(end)
    while owner is not None:
        listed.insert(0, owner)
        gap = next((gap for gap in _JOINTS if _stands_before(draft.text, owner.start, gap)), None)
        owner = draft.span_ending(owner.start - len(gap)) if gap else None
    before = draft.text[max(0, listed[0].start - 15) : listed[0].start].split() if listed else []
    return [] if NOT_NOW.intersection(before[-1:]) else listed


def _stands_before(text: str, start: int, words: str) -> bool:
    return text[max(0, start - len(words)) : start] == words


def _names_follow(draft: Draft, end: int) -> bool:
    gap = _COMMA.match(draft.text, end)
    after = draft.span_starting(gap.end()) if gap else None
    return after is not None and after.type == "person"


def _claim(draft: Draft, match: re.Match[str], owner: Span, country: str, possessive: bool) -> None:
    noun = "secretary" if match["title"].lower() == "secretarie" else "minister"
    starts = {"one": match.start("one"), "two": match.start("two")}
    ends = {"one": match.end("one"), "two": match.end()}
    for group, start in starts.items():
        title = f"{match[group].lower()} {noun}"
        person = offices().holder(country, title, draft.published)
        if person is None or not draft.is_free(start, ends[group]):
            continue
        if group == "one" and not possessive:
            draft.release(owner)
            start = owner.start
        span = Span(start, ends[group], owner.sentence, person, "title", "office", 0.85)
        span.type, span.role = "person", "actor"
        draft.claim(span)
