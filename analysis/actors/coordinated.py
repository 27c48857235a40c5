"""Two offices that share a word: "India's [defense] and [foreign ministers]"."""

from __future__ import annotations

import re

from analysis.actors.draft import Draft, Span
from analysis.actors.offices import offices
from analysis.actors.owners import country_of

_FIELD = (
    "defen[cs]e|foreign|finance|interior|trade|economy|energy|justice|health|agriculture|home"
    "|treasury|transport|labou?r|education|environment|commerce"
)
_TWO_OFFICES = re.compile(
    rf"\b(?P<one>{_FIELD}) and (?P<two>{_FIELD}) (?P<title>minister|secretarie)s\b", re.IGNORECASE
)
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
