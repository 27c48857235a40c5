"""Claim the dictionary's spellings that no earlier pass has taken."""

from __future__ import annotations

from analysis.actors.dictionary import Sense, dictionary
from analysis.actors.draft import Draft, SentenceView, Span
from analysis.actors.lexicon import is_common, words
from analysis.actors.matching import Hit
from analysis.actors.national_bodies import is_adjectival
from analysis.actors.phrases import PhraseReader

#: ends of spellings that are the town and never its government
_TOWN_ENDS = ("D.C.", "DC")
#: words that show that "Georgia" is the American state
_AMERICAN = words("american")
_CAUCASIAN = words("caucasian")
#: offices and people of an American state, as printed: "Georgia [Senator]"
_STATE_OFFICES = words("state_offices")


def claim_known(draft: Draft) -> None:
    """Claim every hit that is free, with its actor or with its open senses."""
    ends = {hit.end: hit for hit in draft.hits}
    phrases = PhraseReader()
    for hit in draft.hits:
        position = draft.sentence_at(hit.start, hit.end)
        if position is None or not draft.is_free(hit.start, hit.end):
            continue
        view = draft.sentences[position]
        if phrases.is_no_actor(view, hit):
            draft.block(hit.start, hit.end, firm=True)
            continue
        if is_adjectival(draft, position, hit.end):
            hit = _without_last_word(hit, draft.text)
        span = known_span(draft, position, hit)
        owner = ends.get(hit.start - 1)
        if span.type == "organization" and owner and _owns(owner, span):
            _take_in(draft, owner, span)
        if draft.is_free(span.start, span.end):
            draft.claim(span)


def _without_last_word(hit: Hit, text: str) -> Hit:
    """The country alone: "[Russian] military aid"."""
    shorter = text[hit.start : hit.end].rpartition(" ")[0]
    senses = dictionary().senses.get(shorter)
    return Hit(hit.start, hit.start + len(shorter), senses) if senses else hit


def known_span(draft: Draft, position: int, hit: Hit) -> Span:
    """The span of a dictionary spelling, with its actor or with its open senses."""
    sense = _chosen(draft, position, hit)
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


def _chosen(draft: Draft, position: int, hit: Hit) -> Sense:
    """The most preferred sense; "Georgia" is the American state where the words say so."""
    place = hit.sense("place")
    country = hit.sense("country")
    if place and draft.text[hit.start : hit.end].endswith(_TOWN_ENDS):
        return place
    if place and country and place.actor_id.endswith("-state"):
        return place if _is_american(draft, draft.sentences[position], hit) else country
    return hit.senses[0]


def _is_american(draft: Draft, view: SentenceView, hit: Hit) -> bool:
    """Whether "Georgia" is the state: by the words beside it, else by the whole article."""
    number, last = view.token_at(hit.start), view.token_at(hit.end)
    words = view.words
    after = words[last : last + 2]
    if after and after[0] == "'s":
        after = after[1:]
    if after and after[0].capitalize() in _STATE_OFFICES:
        return " ".join(after).lower() != "secretary general"
    if number > 1 and words[number - 1] == ",":
        town = words[number - 2]
        if town in _AMERICAN or town in _CAUCASIAN:
            return town in _AMERICAN
    american = sum(word in draft.text for word in _AMERICAN) + _states_named(draft, hit)
    return american > sum(word in draft.text for word in _CAUCASIAN)


def _states_named(draft: Draft, hit: Hit) -> int:
    """How many other American states the article names."""
    actors = dictionary().actors
    named = {
        sense.actor_id
        for other in draft.hits
        if (sense := other.senses[0]).source == "place" and sense.actor_id.endswith("-state")
    }
    return sum(actors[one].country == "US" for one in named - {s.actor_id for s in hit.senses})


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
