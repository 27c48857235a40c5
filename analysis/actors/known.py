"""Claim the dictionary's spellings that no earlier pass has taken."""

from __future__ import annotations

from analysis.actors.dictionary import Sense, dictionary
from analysis.actors.draft import Draft, SentenceView, Span
from analysis.actors.lexicon import is_common, not_actors, words
from analysis.actors.matching import Hit

_LANGUAGE_BEFORE = words("language_before")
_LANGUAGE_AFTER = words("language_after")
#: words that show that "Georgia" is the American state
_AMERICAN = words("american")
_CAUCASIAN = words("caucasian")


def claim_known(draft: Draft) -> None:
    """Claim every hit that is free, with its actor or with its open senses."""
    ends = {hit.end: hit for hit in draft.hits}
    for hit in draft.hits:
        position = draft.sentence_at(hit.start, hit.end)
        if position is None or not draft.is_free(hit.start, hit.end):
            continue
        view = draft.sentences[position]
        if _is_idiom(view, hit) or _is_language(view, hit):
            draft.block(hit.start, hit.end)
            continue
        span = _known_span(draft, position, hit)
        if span is None:
            continue
        owner = ends.get(hit.start - 1)
        if span.type == "organization" and owner and _owns(owner, span):
            _take_in(draft, owner, span)
        if draft.is_free(span.start, span.end):
            draft.claim(span)


def _known_span(draft: Draft, position: int, hit: Hit) -> Span | None:
    sense = _chosen(draft, hit)
    span = Span(hit.start, hit.end, position, sense.actor_id, sense.kind, "dictionary", 0.97)
    actor = dictionary().actors[sense.actor_id]
    span.type, span.country, span.hit = actor.type, actor.country, hit
    if sense.source == "surname":
        span.actor_id, span.name = None, draft.text[hit.start : hit.end]
        span.rule, span.kind = "dictionary", "alias"
        if is_common(span.name):
            span.rule = "unknown"
    elif sense.source == "person":
        span.name = actor.name
        span.kind = sense.kind
    elif sense.source == "seat":
        span.type, span.confidence = "country", 0.85
    elif sense.kind == "demonym":
        span.confidence = 0.95
    return span


def _chosen(draft: Draft, hit: Hit) -> Sense:
    """The most preferred sense; "Georgia" is the American state where the article says so."""
    place = hit.sense("place")
    country = hit.sense("country")
    if place and country and place.actor_id.endswith("-state"):
        american = sum(word in draft.text for word in _AMERICAN)
        return place if american > sum(word in draft.text for word in _CAUCASIAN) else country
    return hit.senses[0]


def _owns(owner: Hit, span: Span) -> bool:
    """Whether the country in front of an institution is its own: "US" + "State Department"."""
    sense = owner.sense("country")
    return sense is not None and sense.actor_id == f"country:{span.country}"


def _take_in(draft: Draft, owner: Hit, span: Span) -> None:
    taken = draft.span_starting(owner.start)
    if taken is not None and taken.end == owner.end:
        draft.release(taken)
    if draft.is_free(owner.start, owner.end):
        span.start, span.kind = owner.start, "alias"


def _is_idiom(view: SentenceView, hit: Hit) -> bool:
    """Whether the word is part of a phrase that is no actor: "Russian roulette"."""
    first = view.token_at(hit.start)
    phrase = [token.text for token in view.tokens[first : first + 4]]
    return any(" ".join(phrase[:n]) in not_actors() for n in range(1, len(phrase) + 1))


def _is_language(view: SentenceView, hit: Hit) -> bool:
    """Whether a language is meant, which is no actor: "in English"."""
    if all(sense.kind != "demonym" for sense in hit.senses):
        return False
    tokens = view.tokens
    number = view.token_at(hit.start)
    before = tokens[number - 1].lower if number else ""
    last = view.token_at(hit.end)
    after = tokens[last] if last < len(tokens) else None
    follows = after.lower if after else ""
    if follows in _LANGUAGE_AFTER:
        return True
    return before in _LANGUAGE_BEFORE and (
        after is None or not after.is_word or follows in ("and", "or", "on", "at", "with", "by")
    )
