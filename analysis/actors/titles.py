"""Titles: in front of a name they explain it, alone they stand for a person.

"Indian Prime Minister Narendra Modi" makes Modi the Indian leader of this article. "The Indian
leader" alone is then Modi; without such an apposition the article's day decides, and without a day
it is a mention of India, with low confidence.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import NamedTuple

from analysis.actors.coordinated import claim_coordinated
from analysis.actors.dictionary import dictionary
from analysis.actors.draft import Draft, Span
from analysis.actors.lexicon import words
from analysis.actors.offices import offices, plain_title
from analysis.actors.owners import (
    NOT_NOW,
    body_of,
    country_of,
    is_house,
    owner_after,
    owner_before,
    owner_of,
)
from analysis.actors.printed_titles import (
    ALONE,
    LOCAL_TITLES,
    OWN_TITLES,
    SEAT_TITLES,
    STATE_TITLES,
    TITLE_OFFICES,
)
from analysis.actors.runs import title_before
from analysis.actors.tokens import Token

_LEADERS = words("leaders")
_STATE_TITLES = words("state_titles")
#: after these a title is anybody's: "a US president"
_ANY = frozenset(("a", "an", "another", "any", "every", "each", "no", "one", "some"))
#: offices that every state has, whether or not the dictionary knows who holds them
_STATES_HAVE = frozenset(TITLE_OFFICES) | frozenset(OWN_TITLES) | STATE_TITLES
#: titles that a bare "the ..." may repeat
_BARE = (frozenset(TITLE_OFFICES) | frozenset(OWN_TITLES) | LOCAL_TITLES) - _LEADERS
#: the state whose head needs no country: "the pope"
_POPE = {"pope": "VA", "pontiff": "VA"}


@dataclass
class Titles:
    """What appositions of the article have defined: (owner, title) -> persons."""

    defined: dict[tuple[str | None, str], set[str]] = field(default_factory=dict)
    #: actor_id -> full name
    names: dict[str, str] = field(default_factory=dict)

    def add(self, owner: str | None, title: str, person: Span) -> None:
        """Remember that this article gave a person this title; an interior minister is one."""
        person_id = person.actor_id or ""
        self.names[person_id] = person.name
        short = title.rsplit(" ", 1)[-1]
        keys = {(owner, title), (None, title)}
        if short in LOCAL_TITLES and title != "prime minister":
            keys.add((None, short))
        for key in keys:
            self.defined.setdefault(key, set()).add(person_id)

    def holder(self, owner: str | None, title: str) -> str | None:
        """The one person of the article who bears the title; a leader may bear another one."""
        found = set(self.defined.get((owner, title), ()))
        if not found and title in _LEADERS and owner in dictionary().countries:
            for other in _STATE_TITLES:
                found |= self.defined.get((owner, other), set())
            leading = dictionary().countries[owner].leader
            fitting = {
                p for p in found if any(t.office == leading for t in offices().by_person.get(p, ()))
            }
            found = fitting or found
        return found.pop() if len(found) == 1 else None


class Alone(NamedTuple):
    """A title that stands without its bearer, and whose it is."""

    sentence: int
    start: int
    end: int
    title: str
    owner: Span | None
    possessive: bool
    #: words in front of it and of its owner, in lower case
    before: str
    inner: str

    @property
    def whole(self) -> tuple[int, int]:
        """The stretch with its owner, as in "[Indian leader]"; without a possessive one."""
        if self.owner is None or self.possessive:
            return self.start, self.end
        return min(self.start, self.owner.start), max(self.end, self.owner.end)


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
            _qualify(owner)
        if span.title in TITLE_OFFICES:
            span.affiliation_id = f"country:{country}"
    elif owner.type == "organization" and owner.actor_id:
        span.affiliation_id, span.country = owner.actor_id, span.country or owner.country
        span.title_country = body_of(owner)


def _qualify(owner: Span) -> None:
    """A country before a title only qualifies; a house that speaks acts: "[Kremlin] spokesman"."""
    owner.role = (
        "actor" if is_house(owner) or owner.type in ("organization", "group") else "modifier"
    )


def find_titles(draft: Draft) -> None:
    """Claim titles that stand alone and resolve them, after all appositions have been read."""
    titles = Titles()
    for span in draft.spans:
        if span.type == "person" and span.actor_id and span.title in ALONE:
            titles.add(span.title_country, span.title, span)
    claim_coordinated(draft)
    alone: list[Alone] = []
    for position, view in enumerate(draft.sentences):
        for number in range(len(view.tokens)):
            length = _office_length(view.tokens, number)
            if length:
                found = _read_title(draft, position, number, length, titles)
                alone += [found] if found else []
    for found in alone:
        _claim_title(draft, found, titles)


_FIRST_WORDS = frozenset(title.split(" ")[0] for title in ALONE)


def _office_length(tokens: list[Token], number: int) -> int:
    if tokens[number].lower not in _FIRST_WORDS:
        return 0
    for length in (5, 4, 3, 2, 1):
        printed = tokens[number : number + length]
        whole = len(printed) == length and printed[-1].text != "-"
        if whole and _printed(printed) in ALONE:
            after = tokens[number + length] if number + length < len(tokens) else None
            joined = after is not None and after.text == "-" and after.start == printed[-1].end
            return 0 if joined else length  # "President-elect" is no president
    return 0


def _printed(tokens: list[Token]) -> str:
    return " ".join(token.lower for token in tokens if token.text != "-")


def _read_title(
    draft: Draft, position: int, number: int, length: int, titles: Titles
) -> Alone | None:
    """The title at a token, if it stands alone; beside its bearer it is remembered instead."""
    view = draft.sentences[position]
    tokens = view.tokens
    start, end = tokens[number].start, tokens[number + length - 1].end
    title = _printed(tokens[number : number + length])
    owner, first, possessive = owner_before(draft, view, number)
    following = 0
    if owner is None:
        owner, following = owner_after(draft, view, number + length)
    if not draft.is_free(start, end):
        return None
    if _names_bearer(draft, position, start, number + length + following, owner, title, titles):
        return None
    before = tokens[first - 1].lower if first else ""
    inner = tokens[number - 1].lower if number else ""
    return Alone(position, start, end, title, owner, possessive, before, inner)


def _claim_title(draft: Draft, alone: Alone, titles: Titles) -> None:
    owner, possessive = alone.owner, alone.possessive
    if alone.before in NOT_NOW or alone.inner in NOT_NOW or alone.inner == "-":
        if owner is not None and not possessive:
            _qualify(owner)
        return
    start, end = alone.whole
    span = None if alone.before in _ANY and not possessive else _resolved(draft, alone, titles)
    if span is None:
        if owner is not None and is_house(owner):
            owner.role = "actor"
        return
    span.start, span.end = start, end
    if span.rule == "office-undated" and (owner is None or possessive):
        return
    if owner is not None and not possessive:
        draft.release(owner)
    if draft.is_free(start, end):
        draft.claim(span)


def _names_bearer(
    draft: Draft, position: int, start: int, after: int,
    owner: Span | None, title: str, titles: Titles,
) -> bool:  # fmt: skip
    """Whether the bearer is named right here: "the Russian president, Vladimir Putin,"."""
    tokens = draft.sentences[position].tokens
    following = after
    if following < len(tokens) and tokens[following].text == ",":
        following += 1
    starts = tokens[following].start if following < len(tokens) else -1
    opening = min(start, owner.start) if owner else start
    bearer = _person_before(draft, opening) or draft.span_starting(starts)
    if bearer is None or bearer.type != "person" or bearer.sentence != position:
        return False
    if bearer.actor_id:
        titles.add(owner_of(owner), title, bearer)
    if owner is not None and not draft.text[owner.end :].startswith("'s"):
        _qualify(owner)
    return True


#: between a name and its title: "Vladimir Putin, the Russian president"
_APPOSITIONS = (", ", ", the ", ", then ", ", now the ", " as ", " as the ")


def _person_before(draft: Draft, opening: int) -> Span | None:
    """The person whom a title that starts at `opening` explains."""
    for gap in _APPOSITIONS:
        span = draft.span_ending(opening - len(gap))
        if span and span.type == "person" and draft.text[span.end : opening] == gap:
            return span
    return None


def _resolved(draft: Draft, alone: Alone, titles: Titles) -> Span | None:
    """A title mention of the person it means, or of its country where nobody can be told."""
    owner = owner_of(alone.owner) or _POPE.get(alone.title)
    if owner is None and (alone.before != "the" or alone.title not in _BARE):
        return None
    person = titles.holder(owner, alone.title)
    span = Span(0, 0, alone.sentence, person, "title", "apposition", 0.85, role="actor")
    span.name, span.type = titles.names.get(person or "", ""), "person"
    if person is None and owner is not None:
        _hold(draft, span, owner, alone)
    if span.actor_id is None:
        return None
    if owner is None:
        span.confidence = 0.7
    return span


def _hold(draft: Draft, span: Span, owner: str, alone: Alone) -> None:
    """Give a title to who held the office on the day, else to the country itself."""
    day, title = draft.published, alone.title
    is_country = owner in dictionary().countries
    held = offices().holder if is_country else offices().body_holder
    if title in SEAT_TITLES and not (alone.owner and is_house(alone.owner)):
        return
    span.actor_id, span.rule = held(owner, title, day), "office"
    if span.actor_id is None and is_country and title in _STATES_HAVE:
        span.actor_id, span.type = f"country:{owner}", "country"
        span.rule, span.confidence = "office-undated", 0.4
