"""The country beside a title: "the new [Indian] leader", "president of [France]"."""

from __future__ import annotations

from analysis.actors.draft import Draft, SentenceView, Span
from analysis.actors.lexicon import words

#: in front of a title: not the holder of the day
NOT_NOW = words("not_now")
#: may stand between country and title
_ADJECTIVES = words("adjectives")


def owner_before(draft: Draft, view: SentenceView, number: int) -> tuple[Span | None, int, bool]:
    """The country in front of a title, where it starts, and whether it is a possessive."""
    tokens = view.tokens
    first = number
    while first and tokens[first - 1].lower in _ADJECTIVES | NOT_NOW:
        first -= 1
    possessive = bool(first) and tokens[first - 1].text == "'s"
    last = first - 1 if possessive else first
    if last < 1:
        return None, first, False
    span = draft.span_ending(tokens[last - 1].end)
    if span is None or country_of(span) is None:
        return None, first, False
    return span, view.token_at(span.start), possessive


def owner_after(draft: Draft, view: SentenceView, number: int) -> tuple[Span | None, int]:
    """The country of "president of (the) United States", and how many tokens it takes."""
    opening = [token.lower for token in view.tokens[number : number + 2]]
    if opening[:1] != ["of"]:
        return None, 0
    first = number + 1 + (opening[1:] == ["the"])
    start = view.tokens[first].start if first < len(view.tokens) else -1
    span = draft.span_starting(start)
    if span is None or span.kind == "demonym" or country_of(span) is None:
        return None, 0
    return span, view.token_at(span.end) - number


def country_of(span: Span | None) -> str | None:
    """Code of the country that a span names, by itself or by its capital."""
    if span is None:
        return None
    sense = span.hit.sense("country", "seat") if span.hit else None
    actor_id = sense.actor_id if sense else span.actor_id or ""
    return actor_id[8:] if actor_id.startswith("country:") else None
