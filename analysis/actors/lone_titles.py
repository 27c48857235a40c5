"""Titles that stand alone, and whom they mean.

"The Indian leader" is whom the article called prime minister of India; without such an apposition
the article's day decides, and without a day it is a mention of India, with low confidence.
"""

from __future__ import annotations

from typing import NamedTuple

from analysis.actors.bare_titles import bare_holder
from analysis.actors.coordinated import claim_coordinated, claim_shared_titles
from analysis.actors.dictionary import dictionary
from analysis.actors.draft import Draft, Span
from analysis.actors.offices import offices
from analysis.actors.openings import LONE_TITLE, finder
from analysis.actors.owners import NOT_NOW, is_house, owner_after, owner_before, owner_of
from analysis.actors.printed_titles import (
    ALONE,
    LOCAL_TITLES,
    OWN_TITLES,
    SEAT_TITLES,
    STATES_HAVE,
    TITLE_OFFICES,
)
from analysis.actors.titles import LEADERS, Titles, qualify, titles_in_front
from analysis.actors.tokens import Columns

#: after these a title is anybody's: "a US president"
_ANY = frozenset(("a", "an", "another", "any", "every", "each", "no", "one", "some"))
#: titles that a bare "the ..." may repeat
_BARE = (frozenset(TITLE_OFFICES) | frozenset(OWN_TITLES) | LOCAL_TITLES) - LEADERS
_OPENS = finder(LONE_TITLE)
#: the state whose head needs no country: "the pope"
_POPE = {"pope": "VA", "pontiff": "VA"}


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


def find_titles(draft: Draft) -> None:
    """Claim titles that stand alone and resolve them, after all appositions have been read."""
    titles = titles_in_front(draft)
    claim_coordinated(draft)
    claim_shared_titles(draft)
    alone: list[Alone] = []
    for position, view in enumerate(draft.sentences):
        for opening in _OPENS.finditer(view.columns.letters):
            number = opening.start()
            length = _office_length(view.columns, number)
            if length:
                found = _read_title(draft, position, number, length, titles)
                alone += [found] if found else []
    for found in alone:
        _claim_title(draft, found, titles)


def _office_length(columns: Columns, number: int) -> int:
    """How many tokens from here are a title that may stand alone."""
    printed = [word.lower() for word in columns.words[number : number + _LONGEST]]
    lengths = _ALL_LENGTHS if "-" in printed else _LENGTHS[printed[0]]
    for length in lengths:
        whole = len(printed) >= length and printed[length - 1] != "-"
        if whole and _joined(printed[:length]) in ALONE:
            after = number + length
            joined = columns.words[after : after + 1] == ["-"]
            joined = joined and columns.starts[after] == columns.end(after - 1)
            return 0 if joined else length  # "President-elect" is no president
    return 0


#: tokens; no title is longer, its hyphens counted
_LONGEST = 5
_ALL_LENGTHS = tuple(range(_LONGEST, 0, -1))


def _lengths() -> dict[str, list[int]]:
    """First word of a title -> how many words such titles have, the most first."""
    found: dict[str, set[int]] = {}
    for title in ALONE:
        parts = title.split(" ")
        found.setdefault(parts[0], set()).add(len(parts))
    return {first: sorted(lengths, reverse=True) for first, lengths in found.items()}


_LENGTHS = _lengths()


def _joined(lower: list[str]) -> str:
    return " ".join([word for word in lower if word != "-"])


def _read_title(
    draft: Draft, position: int, number: int, length: int, titles: Titles
) -> Alone | None:
    """The title at a token, if it stands alone; beside its bearer it is remembered instead."""
    view = draft.sentences[position]
    columns, words = view.columns, view.words
    start, end = columns.starts[number], columns.end(number + length - 1)
    title = _joined([word.lower() for word in words[number : number + length]])
    owner, first, possessive = owner_before(draft, view, number)
    following = 0
    if owner is None:
        owner, following = owner_after(draft, view, number + length)
    if not draft.is_free(start, end):
        return None
    if _names_bearer(draft, position, start, number + length + following, owner, title, titles):
        return None
    before = words[first - 1].lower() if first else ""
    inner = words[number - 1].lower() if number else ""
    return Alone(position, start, end, title, owner, possessive, before, inner)


def _claim_title(draft: Draft, alone: Alone, titles: Titles) -> None:
    owner, possessive = alone.owner, alone.possessive
    if alone.before in NOT_NOW or alone.inner in NOT_NOW or alone.inner == "-":
        if owner is not None and not possessive:
            qualify(owner)
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
    if owner is not None and not possessive and draft.span_starting(owner.start) is owner:
        draft.release(owner)  # else another title of the sentence has taken it already
    if draft.is_free(start, end):
        draft.claim(span)
        if span.type == "person" and owner is not None:
            titles.add(owner_of(owner), alone.title, span)


def _names_bearer(
    draft: Draft, position: int, start: int, after: int,
    owner: Span | None, title: str, titles: Titles,
) -> bool:  # fmt: skip
    """Whether the bearer is named right here: "the Russian president, Vladimir Putin,"."""
    columns = draft.sentences[position].columns
    following = after + (columns.words[after : after + 1] == [","])
    starts = columns.starts[following] if following < len(columns.starts) else -1
    opening = min(start, owner.start) if owner else start
    bearer = _person_before(draft, opening) or draft.span_starting(starts)
    if bearer is None or bearer.type != "person" or bearer.sentence != position:
        return False
    if bearer.actor_id:
        titles.add(owner_of(owner), title, bearer)
    if owner is not None and not draft.text[owner.end :].startswith("'s"):
        qualify(owner)
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
    span.type = "person"
    if person is None and owner is not None:
        _hold(draft, span, owner, alone)
    elif person is None and not titles.is_defined(alone.title):
        span.actor_id, span.rule = bare_holder(draft, alone.start, alone.end, alone.title), "office"
    if span.actor_id is None:
        return None
    span.name = titles.names.get(span.actor_id) or dictionary().actors[span.actor_id].name
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
    if span.actor_id is None and is_country and title in STATES_HAVE:
        span.actor_id, span.type = f"country:{owner}", "country"
        span.rule, span.confidence = "office-undated", 0.4
