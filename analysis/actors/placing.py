"""Give every span its role, and every capital city its meaning: government or town."""

from __future__ import annotations

from collections.abc import Mapping

from analysis.actors.draft import Draft, SentenceView, Span
from analysis.actors.lexicon import words
from analysis.actors.roles import is_dateline, role_of
from analysis.settings import Role

_WILL = words("will")
#: "being urged", "has not been told"
_AUXILIARIES = frozenset(
    ("is", "are", "was", "were", "be", "being", "been", "has", "have", "had", "not", "will")
)

#: probability of an actor above which a name is one
EVEN = 0.5


def assign_roles(draft: Draft, acts: Mapping[int, float]) -> None:
    """Set ``role`` where it is open; a capital used as a place becomes the city itself.

    ``acts`` has the reader's probability that a name is meant as an actor, by the span's start.
    """
    by_sentence: dict[int, list[Span]] = {}
    for span in sorted(draft.spans, key=lambda span: span.start):
        by_sentence.setdefault(span.sentence, []).append(span)
    for position, spans in by_sentence.items():
        _assign(draft.sentences[position], spans, acts)


def _assign(view: SentenceView, spans: list[Span], acts: Mapping[int, float]) -> None:
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
            if span.start in acts and _is_open(view, span, first, last + 1):
                span.role = "actor" if acts[span.start] > EVEN else "place"
        _settle_city(span)
        roles[last] = span.role  # type: ignore[assignment]


def _role(view: SentenceView, span: Span, first: int, last: int, roles: dict[int, Role]) -> Role:
    demonym = span.kind == "demonym"
    if span.type in ("person", "organization", "group") and not demonym:
        return "actor"
    city = span.type == "place" or span.kind == "metonym"
    role = role_of(view, first, last, demonym=demonym, city=city, neighbours=roles)
    if span.type == "place" and role == "actor" and not _acts(view, last):
        return "place"
    return role


def _is_open(view: SentenceView, span: Span, first: int, last: int) -> bool:
    """Whether the reader decides between actor and place: no rule is certain."""
    if span.type not in ("country", "place") or span.kind == "demonym" or span.role == "modifier":
        return False
    if _is_willing(view, last):
        return False
    after = view.tokens[last].text if last < len(view.tokens) else ""
    joined = last < len(view.tokens) and view.tokens[last].start == view.tokens[last - 1].end
    return after != "'s" and not (after == "-" and joined) and not is_dateline(view, first, last)


def _is_willing(view: SentenceView, last: int) -> bool:
    """Whether a verb of speech or will follows, auxiliaries in between: "is being urged"."""
    number = last
    while number < min(last + 3, len(view.tokens)) and view.tokens[number].lower in _AUXILIARIES:
        number += 1
    return _acts(view, number)


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
