"""Give every span its role, and every capital city its meaning: government or town."""

from __future__ import annotations

from analysis.actors.draft import Draft, SentenceView, Span
from analysis.actors.lexicon import words
from analysis.actors.roles import role_of
from analysis.settings import Role

_WILL = words("will")


def assign_roles(draft: Draft) -> None:
    """Set ``role`` where it is open; a capital used as a place becomes the city itself."""
    by_sentence: dict[int, list[Span]] = {}
    for span in sorted(draft.spans, key=lambda span: span.start):
        by_sentence.setdefault(span.sentence, []).append(span)
    for position, spans in by_sentence.items():
        _assign(draft.sentences[position], spans)


def _assign(view: SentenceView, spans: list[Span]) -> None:
    starts = {token.start: number for number, token in enumerate(view.tokens)}
    ends = {token.end: number for number, token in enumerate(view.tokens)}
    roles: dict[int, Role] = {}
    for span in spans:
        first, last = starts.get(span.start), ends.get(span.end)
        if first is None or last is None:
            span.role = span.role or "actor"
            continue
        if span.role is None:
            span.role = _role(view, span, first, last + 1, roles)
        _settle_city(span)
        roles[last] = span.role  # type: ignore[assignment]


def _role(view: SentenceView, span: Span, first: int, last: int, roles: dict[int, Role]) -> Role:
    if span.type in ("person", "organization", "group"):
        return "actor"
    city = span.type == "place" or span.kind == "metonym"
    demonym = span.kind == "demonym"
    role = role_of(view, first, last, demonym=demonym, city=city, neighbours=roles)
    if span.type == "place" and role == "actor" and not _acts(view, last):
        return "place"
    return role


def _acts(view: SentenceView, last: int) -> bool:
    """A town acts only as the subject of a verb of speech or will."""
    return last < len(view.tokens) and view.tokens[last].lower in _WILL


def _settle_city(span: Span) -> None:
    """Resolve "talks in New Delhi" to the town; "New Delhi declined" stays India."""
    if span.hit is None or span.kind != "metonym" or span.role == "actor":
        return
    place = span.hit.sense("place")
    if place is not None:
        span.actor_id, span.kind, span.type = place.actor_id, place.kind, "place"
