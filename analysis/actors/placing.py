"""Give every span its role, and every capital city its meaning: government or town."""

from __future__ import annotations

from collections.abc import Mapping

from analysis.actors.draft import Draft, SentenceView, Span
from analysis.actors.lexicon import words
from analysis.actors.owners import is_house
from analysis.actors.roles import governed_role, is_bare_possessive, is_dateline, role_of
from analysis.actors.subjects import is_subject
from analysis.settings import Role

_WILL = words("will")
#: "being urged", "has not been told"
_AUXILIARIES = frozenset(
    ("is", "are", "was", "were", "be", "being", "been", "has", "have", "had", "not", "will")
)

_PREPOSITIONS = frozenset(("of", "from", "to", "for", "with", "by", "on", "over", "against"))
_RENAMED = frozenset(("became", "become", "becomes", "called", "named", "renamed"))

#: probability of an actor above which a name is one
EVEN = 0.5


def assign_roles(draft: Draft, acts: Mapping[int, float]) -> None:
    """Set ``role`` where it is open; a capital used as a place becomes the city itself.

    ``acts`` has the reader's probability that a name is meant as an actor, by the span's start.
    """
    of_union = _brussels_is_the_union(draft)
    by_sentence: dict[int, list[Span]] = {}
    for span in sorted(draft.spans, key=lambda span: span.start):
        by_sentence.setdefault(span.sentence, []).append(span)
    for position, spans in by_sentence.items():
        _assign(draft.sentences[position], spans, acts)
        for span in spans if of_union else ():
            _settle_brussels(draft, span)


#: the seat of two governments
_BRUSSELS = "Brussels"
_UNION, _BELGIUM = "organization:european-union", "country:BE"


def _brussels_is_the_union(draft: Draft) -> bool:
    """Brussels acts for the European Union, unless the article speaks of Belgium alone."""
    named = {span.actor_id for span in draft.spans if _surface(draft, span) != _BRUSSELS}
    of_union = any("european" in (actor_id or "") for actor_id in named)
    return of_union or _BELGIUM not in named


def _settle_brussels(draft: Draft, span: Span) -> None:
    if span.kind == "metonym" and span.role == "actor" and _surface(draft, span) == _BRUSSELS:
        span.actor_id, span.type, span.country = _UNION, "organization", None
        span.confidence = min(span.confidence, 0.7)


def _surface(draft: Draft, span: Span) -> str:
    return draft.text[span.start : span.end]


def _assign(view: SentenceView, spans: list[Span], acts: Mapping[int, float]) -> None:
    roles: dict[int, Role] = {}
    columns = view.columns
    for span in spans:
        first, last = view.token_at(span.start), view.token_at(span.end) - 1
        if first > last or columns.starts[first] != span.start or columns.end(last) != span.end:
            span.role = span.role or "actor"
            continue
        if span.role is None:
            span.role = _role(view, span, first, last + 1, roles)
            if span.start in acts and _is_open(view, span, first, last + 1, roles):
                acting = acts[span.start] > EVEN and not _is_spot(span)
                span.role = "actor" if acting else "place"
        _settle_city(span)
        roles[last] = span.role  # type: ignore[assignment]


def _role(view: SentenceView, span: Span, first: int, last: int, roles: dict[int, Role]) -> Role:
    demonym = span.kind == "demonym"
    if span.type in ("person", "organization", "group") and not demonym:
        return "actor"
    city = span.type == "place" or span.kind == "metonym"
    role = role_of(view, first, last, demonym=demonym, city=city, neighbours=roles)
    if (
        span.type == "place"
        and role == "actor"
        and (
            not is_subject(view.tokens, first, last, town=True)
            or (first > 0 and view.tokens[first - 1].lower == "of")
        )
    ):
        return "place"
    return role


def _is_open(
    view: SentenceView, span: Span, first: int, last: int, roles: dict[int, Role]
) -> bool:  # fmt: skip
    """Whether the reader decides between actor and place: no rule is certain."""
    if span.role == "actor" and _is_free_subject(view, span, first, last, roles):
        return False
    if span.type not in ("country", "place") or span.kind == "demonym" or span.role == "modifier":
        return False
    if _is_willing(view, last):
        return False
    after = view.tokens[last].text if last < len(view.tokens) else ""
    if is_bare_possessive(view.tokens, last):
        return False
    joined = last < len(view.tokens) and view.tokens[last].start == view.tokens[last - 1].end
    return after != "'s" and not (after == "-" and joined) and not is_dateline(view, first, last)


def _is_free_subject(
    view: SentenceView, span: Span, first: int, last: int, roles: dict[int, Role]
) -> bool:  # fmt: skip
    """Whether a state (or house, or capital) is the subject, and no preposition governs it."""
    governed = governed_role(view.tokens, first, last, roles) is not None
    after_of = first > 0 and view.tokens[first - 1].lower in _PREPOSITIONS
    town = span.type == "place" or (span.kind == "metonym" and not is_house(span))
    if governed or after_of:
        return False
    return is_subject(view.tokens, first, last, town=town) or _is_renamed(view, first)


def _is_spot(span: Span) -> bool:
    """Whether a place is a town, water or island, which acts only as a subject; regions may."""
    return span.type == "place" and not (span.actor_id or "").endswith(("-state", "-region"))


def _is_renamed(view: SentenceView, first: int) -> bool:
    """Whether a name is given: "was now called Eswatini"."""
    return first > 0 and view.tokens[first - 1].lower in _RENAMED


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
