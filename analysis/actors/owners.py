"""Whose a title is: "the new [Indian] leader", "president of [France]", "the [NATO] chief"."""

from __future__ import annotations

from analysis.actors.dictionary import dictionary
from analysis.actors.draft import Draft, SentenceView, Span
from analysis.actors.lexicon import words
from analysis.actors.offices import offices

#: in front of a title: not the holder of the day
NOT_NOW = words("not_now")
#: may stand between country and title
_ADJECTIVES = words("adjectives")
#: bodies that share their head with another
_SAME_HEAD = {"organization:african-union-commission": "organization:african-union"}


def owner_before(draft: Draft, view: SentenceView, number: int) -> tuple[Span | None, int, bool]:
    """The country or body in front of a title, where it starts, and whether it is a possessive."""
    tokens = view.tokens
    first = number
    while first and tokens[first - 1].lower in _ADJECTIVES | NOT_NOW:
        first -= 1
    possessive = bool(first) and tokens[first - 1].text == "'s"
    last = first - 1 if possessive else first
    if last < 1:
        return None, first, False
    span = draft.span_ending(tokens[last - 1].end)
    if span is None or owner_of(span) is None:
        return None, first, False
    return span, view.token_at(span.start), possessive


def owner_after(draft: Draft, view: SentenceView, number: int) -> tuple[Span | None, int]:
    """The owner in "president of (the) United States", and how many tokens it takes."""
    opening = [token.lower for token in view.tokens[number : number + 2]]
    if opening[:1] != ["of"]:
        return None, 0
    first = number + 1 + (opening[1:] == ["the"])
    start = view.tokens[first].start if first < len(view.tokens) else -1
    span = draft.span_starting(start)
    if span is None or span.kind == "demonym" or owner_of(span) is None:
        return None, 0
    return span, view.token_at(span.end) - number


def owner_of(span: Span | None) -> str | None:
    """Code of the country that a span names, or actor_id of a body whose head is known."""
    return country_of(span) or body_of(span)


def country_of(span: Span | None) -> str | None:
    """Code of the country that a span names, by itself or by its capital."""
    if span is None:
        return None
    sense = span.hit.sense("country", "seat") if span.hit else None
    actor_id = sense.actor_id if sense else span.actor_id or ""
    return actor_id[8:] if actor_id.startswith("country:") else None


def body_of(span: Span | None) -> str | None:
    """actor_id of the body that a span names, if the dictionary knows its heads."""
    if span is None or span.type not in ("organization", "group"):
        return None
    body = _SAME_HEAD.get(span.actor_id or "", span.actor_id or "")
    return body if body in offices().by_body else None


def is_house(span: Span) -> bool:
    """Whether a span names a house that speaks, not a town: the Kremlin, Downing Street."""
    place = span.hit.sense("place") if span.hit and span.hit.sense("seat") else None
    return place is not None and place.actor_id in dictionary().houses
