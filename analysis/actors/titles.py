"""Titles: in front of a name they explain it, alone they stand for a person.

"Indian Prime Minister Narendra Modi" makes Modi the Indian leader of this article. "The Indian
leader" alone is then Modi; without such an apposition the article's day decides, and without a day
it is a mention of India, with low confidence.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from analysis.actors.dictionary import dictionary
from analysis.actors.draft import Draft, SentenceView, Span
from analysis.actors.lexicon import words
from analysis.actors.offices import TITLE_OFFICES, offices, plain_title
from analysis.actors.owners import NOT_NOW, country_of, owner_after, owner_before
from analysis.actors.runs import title_before
from analysis.actors.tokens import Token

_LEADERS = words("leaders")
_STATE_TITLES = words("state_titles")


@dataclass
class Titles:
    """What appositions of the article have defined: (country, title) -> persons."""

    defined: dict[tuple[str | None, str], set[str]] = field(default_factory=dict)
    #: actor_id -> full name
    names: dict[str, str] = field(default_factory=dict)

    def add(self, country: str | None, title: str, person: Span) -> None:
        """Remember that this article gave a person this title."""
        person_id = person.actor_id or ""
        self.names[person_id] = person.name
        for key in {(country, title), (None, title)}:
            self.defined.setdefault(key, set()).add(person_id)

    def holder(self, country: str | None, title: str) -> str | None:
        """The one person of the article who bears the title; a leader may bear another one."""
        found = set(self.defined.get((country, title), ()))
        if not found and title in _LEADERS and country is not None:
            for other in _STATE_TITLES:
                found |= self.defined.get((country, other), set())
            leading = dictionary().countries[country].leader
            fits = {
                p for p in found if any(t.office == leading for t in offices().by_person.get(p, ()))
            }
            found = fits or found
        return found.pop() if len(found) == 1 else None


def attach_titles(draft: Draft) -> None:
    """Note the title, its country and its institution on every person that follows one."""
    for span in draft.spans:
        if span.type == "person":
            view = draft.sentences[span.sentence]
            number = view.token_at(span.start)
            if number < len(view.tokens) and view.tokens[number].start == span.start:
                _attach(draft, span, view.tokens, number)


def _attach(draft: Draft, span: Span, tokens: list[Token], number: int) -> None:
    first, title = title_before(tokens, number)
    if not title:
        return
    span.title = plain_title(title)
    start = tokens[first].start
    possessive = draft.text[start - 3 : start] == "'s "
    owner = draft.span_ending(start - 3 if possessive else start - 1)
    if owner is None or owner.sentence != span.sentence:
        return
    country = country_of(owner)
    if country is not None:
        span.title_country, span.country = country, span.country or country
        if not possessive:
            owner.role = "modifier"
        if span.title in TITLE_OFFICES:
            span.affiliation_id = f"country:{country}"
    elif owner.type == "organization" and owner.actor_id:
        span.affiliation_id, span.country = owner.actor_id, span.country or owner.country


def find_titles(draft: Draft) -> None:
    """Claim titles that stand alone and resolve them."""
    titles = Titles()
    for span in draft.spans:
        if span.type == "person" and span.actor_id and span.title in TITLE_OFFICES:
            titles.add(span.title_country, span.title, span)
    _claim_coordinated(draft)
    for position, view in enumerate(draft.sentences):
        for number in range(len(view.tokens)):
            length = _office_length(view.tokens, number)
            if length:
                _claim_title(draft, position, view, number, length, titles)


_COORDINATED = re.compile(
    r"\b(?P<one>defen[cs]e|foreign) and (?P<two>defen[cs]e|foreign) (?:ministers|secretaries)\b",
    re.IGNORECASE,
)


def _claim_coordinated(draft: Draft) -> None:
    """Claim "defense and foreign ministers" as two persons, if the day is known."""
    for match in _COORDINATED.finditer(draft.text):
        possessive = draft.text[match.start() - 3 : match.start()] == "'s "
        owner = draft.span_ending(match.start() - (3 if possessive else 1))
        country = country_of(owner)
        if owner is None or country is None:
            continue
        if not possessive:
            owner.role = "modifier"
        for group, end in (("one", match.end("one")), ("two", match.end())):
            title = f"{match[group].lower()} minister"
            person = offices().holder(country, title, draft.published)
            if person and draft.is_free(match.start(group), end):
                span = Span(
                    match.start(group), end, owner.sentence, person, "title", "office", 0.85
                )
                span.type, span.role = "person", "actor"
                draft.claim(span)


_FIRST_WORDS = frozenset(title.split(" ")[0] for title in TITLE_OFFICES)


def _office_length(tokens: list[Token], number: int) -> int:
    if tokens[number].lower not in _FIRST_WORDS:
        return 0
    for length in (4, 3, 2, 1):
        printed = tokens[number : number + length]
        whole = len(printed) == length and printed[-1].text != "-"
        if whole and _printed(printed) in TITLE_OFFICES:
            after = tokens[number + length] if number + length < len(tokens) else None
            joined = after is not None and after.text == "-" and after.start == printed[-1].end
            return 0 if joined else length  # "President-elect" is no president
    return 0


def _printed(tokens: list[Token]) -> str:
    return " ".join(token.lower for token in tokens if token.text != "-")


def _claim_title(
    draft: Draft, position: int, view: SentenceView, number: int, length: int, titles: Titles
) -> None:
    tokens = view.tokens
    start, end = tokens[number].start, tokens[number + length - 1].end
    title = _printed(tokens[number : number + length])
    owner, first, possessive = owner_before(draft, view, number)
    following = 0
    if owner is None:
        owner, following = owner_after(draft, view, number + length)
    country = country_of(owner)
    if not draft.is_free(start, end):
        return
    if _names_bearer(draft, position, start, number + length + following, owner, title, titles):
        return
    before = tokens[first - 1].lower if first else ""
    inner = tokens[number - 1].lower if number else ""
    if before in NOT_NOW or inner in NOT_NOW or inner == "-":
        if owner is not None and not possessive:
            owner.role = "modifier"
        return
    span = _resolved(draft, position, title, country, titles)
    if span is None:
        return
    span.start, span.end = start, end
    if owner is not None and not possessive:
        span.start, span.end = min(start, owner.start), max(end, owner.end)
    if span.rule == "office-undated" and (owner is None or possessive):
        return
    if owner is not None and not possessive:
        draft.release(owner)
    draft.claim(span)


def _names_bearer(
    draft: Draft, position: int, start: int, after: int,
    owner: Span | None, title: str, titles: Titles,
) -> bool:  # fmt: skip
    """Whether the bearer is named right here: "the Russian president, Vladimir Putin,"."""
    tokens = draft.sentences[position].tokens
    country = country_of(owner)
    following = after
    if following < len(tokens) and tokens[following].text == ",":
        following += 1
    starts = tokens[following].start if following < len(tokens) else -1
    opening = owner.start if owner else start
    bearer = _person_before(draft, opening) or draft.span_starting(starts)
    if bearer is None or bearer.type != "person" or bearer.sentence != position:
        return False
    if bearer.actor_id:
        titles.add(country, title, bearer)
    if owner is not None and not draft.text[owner.end :].startswith("'s"):
        owner.role = "modifier"
    return True


#: between a name and its title: "Vladimir Putin, the Russian president"
_APPOSITIONS = (", ", ", the ", ", then ", " as ", " as the ")


def _person_before(draft: Draft, opening: int) -> Span | None:
    """The person whom a title that starts at `opening` explains."""
    for gap in _APPOSITIONS:
        span = draft.span_ending(opening - len(gap))
        if span and span.type == "person" and draft.text[span.end : opening] == gap:
            return span
    return None


def _resolved(
    draft: Draft, position: int, title: str, country: str | None, titles: Titles
) -> Span | None:
    """A title mention of the person it means, or of the country where nobody can be told."""
    person = titles.holder(country, title)
    span = Span(0, 0, position, person, "title", "apposition", 0.85, role="actor")
    span.name = titles.names.get(person or "", "")
    if person is None and country is not None:
        span.actor_id = offices().holder(country, title, draft.published)
        span.rule, span.confidence = "office", 0.85
        if span.actor_id is None:
            span.actor_id, span.rule = f"country:{country}", "office-undated"
            span.confidence, span.type = 0.4, "country"
            return span
    if span.actor_id is None or (country is None and title in _LEADERS):
        return None
    span.type = "person"
    if country is None:
        span.confidence = 0.7
    return span
