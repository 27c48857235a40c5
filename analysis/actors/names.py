"""Persons and organisations that no dictionary knows, from capital letters and their neighbours.

Titles and dictionary spellings split a run of capitalised words; what is left is a person, an
organisation, or nothing. Nothing is the default: a word is an actor only for a reason, and the
reason is the mention's ``rule``.
"""

from __future__ import annotations

from analysis.actors.draft import Draft, SentenceView, Span
from analysis.actors.folding import slug
from analysis.actors.headed import find_organization
from analysis.actors.lexicon import given_names, is_common, not_actors, organization_heads, words
from analysis.actors.matching import Hit
from analysis.actors.runs import (
    PARTICLES,
    SUFFIXES,
    Run,
    hits_by_token,
    runs_of,
    title_before,
    title_length,
)
from analysis.actors.tokens import Token

#: verbs after which (or before which) a stranger is a person
_SAYS = words("says")
_IN = frozenset(("in", "near", "at"))
#: why a run is no actor, whatever the reader says
_CERTAIN = frozenset(("treaty", "team"))
#: places that are also given names: Paris Hilton
_PLACE_GIVEN_NAMES = words("place_given_names")


def find_names(draft: Draft, position: int) -> None:
    """Claim persons and organisations in the runs of one sentence."""
    view = draft.sentences[position]
    hits = hits_by_token(draft, view)
    for run in runs_of(view, hits):
        if _is_no_actor(draft, view, run, hits):
            continue
        organization = find_organization(draft, position, run, hits)
        if organization is not None:
            draft.claim(organization)
        _claim_people(draft, position, run, hits)


def _is_no_actor(draft: Draft, view: SentenceView, run: Run, hits: dict[int, Hit]) -> bool:
    """Treaties, laws, events, idioms: block the run, so that no part of it is an actor.

    A last word that a dictionary spelling ends with tells nothing: "Ivory Coast", "Mexico City". In
    a headline, where every word is a capital, it tells only of the names right in front of it.
    """
    first = run.first
    if view.headline:
        first = run.last - 1
        while first > run.first and not is_common(view.tokens[first - 1].text):
            first -= 1
    tokens = view.tokens[first : run.last]
    spelling = hits.get(run.last - 1)
    if spelling is not None and spelling.start < tokens[-1].start:
        return False
    last = tokens[-1]
    phrase = draft.text[tokens[0].start : last.end]
    known = not_actors()
    person = len(tokens) == 2 and tokens[0].text in given_names()
    if (len(tokens) > 1 and last.text in known and not person) or phrase in known:
        reason = known.get(phrase) or known[last.text]
        draft.block(tokens[0].start, last.end, firm=reason in _CERTAIN)
        return first == run.first
    return False


def _claim_people(draft: Draft, position: int, run: Run, hits: dict[int, Hit]) -> None:
    view = draft.sentences[position]
    number = run.first
    while number < run.last:
        last = _name_end(draft, view, number, run, hits)
        if last > number:
            span = _person(draft, position, number, last, hits)
            if span is not None:
                draft.claim(span)
            number = last
        else:
            number += max(1, title_length(view.tokens, number))


def _name_end(draft: Draft, view: SentenceView, number: int, run: Run, hits: dict[int, Hit]) -> int:
    """End of the words from here that could be one person's name."""
    last = number
    while last < run.last and _may_name(draft, view, number, last, hits):
        last += 1
    while last > number and view.tokens[last - 1].text in PARTICLES | {"-"}:
        last -= 1
    return last


def _may_name(
    draft: Draft, view: SentenceView, first: int, number: int, hits: dict[int, Hit]
) -> bool:
    tokens = view.tokens
    token = tokens[number]
    hit = hits.get(number)
    if not draft.is_free(token.start, token.end):
        return False
    if number > first and token.text in PARTICLES | {"-"} | SUFFIXES | {"."}:
        return True
    if hit is not None:
        return _hit_joins(view, first, number, hit)
    if len(token.text) > 1 and token.text.isupper() and "." not in token.text:
        return False
    if _splits(tokens, first, number):
        return False
    return token.is_capitalised and (
        not view.headline or not is_common(token.text) or token.text in given_names()
    )


def _splits(tokens: list[Token], first: int, number: int) -> bool:
    """Whether a title starts here, and is no surname: Martin Luther [King], Stephen [King]."""
    length = title_length(tokens, number)
    if not length or _is_initial(tokens[number]):
        return False
    if number > first and tokens[number - 1].text in given_names():
        return False
    follower = tokens[number + length] if number + length < len(tokens) else None
    names_on = follower is not None and follower.is_capitalised and follower.text not in SUFFIXES
    return number == first or names_on


def _is_initial(token: Token) -> bool:
    return len(token.text) <= 2 and token.text[0].isupper()


def _hit_joins(view: SentenceView, first: int, number: int, hit: Hit) -> bool:
    """Whether a dictionary word is part of a person's name: Michael [Jordan], [Chad] Wolf."""
    tokens = view.tokens
    single = tokens[number].start == hit.start and tokens[number].end == hit.end
    if (
        not single
        or hit.sense("organization")
        or any(s.kind in ("demonym", "acronym") for s in hit.senses)
    ):
        return False
    if number > first:
        return (
            tokens[number - 1].text in given_names()
            or _is_initial(tokens[number - 1])
            or bool(hit.sense("surname"))
        )
    follower = tokens[number + 1] if number + 1 < len(tokens) else None
    return (
        follower is not None
        and follower.is_capitalised
        and follower.start == hit.end + 1
        and (
            tokens[number].text in given_names()
            or tokens[number].text in _PLACE_GIVEN_NAMES
            or hit.sense("surname") is not None
        )
        and not title_length(tokens, number + 1)
        and (not is_common(follower.text) or _is_given_name(view, number, hit))
        and follower.text not in organization_heads()
    )


def _is_given_name(view: SentenceView, number: int, hit: Hit) -> bool:
    """Whether a known short name is plainly a given name: "[Elizabeth] Warren"."""
    only_short = all(sense.source == "surname" for sense in hit.senses)
    return only_short and not view.headline and view.tokens[number].text in given_names()


def _person(
    draft: Draft, position: int, first: int, last: int, hits: dict[int, Hit]
) -> Span | None:
    tokens = draft.sentences[position].tokens
    parts = tokens[first:last]
    start, end = parts[0].start, parts[-1].end
    title = title_before(tokens, first)[1]
    span = Span(
        start, end, position, None, "name", "capitalisation", 0.0, name=draft.text[start:end]
    )
    span.type, span.title = "person", title
    proper = [w for w in parts if w.is_capitalised and not _is_initial(w)]
    if not proper:
        return None
    if len(proper) == 1 and len(parts) == 1:
        return _single(draft, position, span, first, last, hits)
    given = parts[0].text in given_names() or parts[0].text in _PLACE_GIVEN_NAMES
    strange = not any(is_common(w.text) for w in proper)
    says = _says(tokens, first, last)
    if title or given:
        span.rule = "title" if title else "given-name"
        span.confidence = 0.95 if title and given else 0.85
        doubtful = not strange and not given and len(proper) > 1 and not says
        return (
            None if doubtful and is_common(proper[-1].text) and is_common(proper[0].text) else span
        )
    if strange and len(proper) <= 4 and not proper[-1].text.isupper():
        span.confidence = 0.75 if says else 0.6
        return span if len(proper) >= 2 else None
    return None


def _single(
    draft: Draft, position: int, span: Span, first: int, last: int, hits: dict[int, Hit]
) -> Span | None:
    """One capitalised word: a surname after a title, a place after "in"; else unknown."""
    view = draft.sentences[position]
    word = view.tokens[first]
    hit = hits.get(first)
    if hit is not None:
        return None
    if word.text.isupper() and len(word.text) > 1:
        return None
    if is_common(word.text) and (not span.title or view.headline):
        return None
    if span.title and not is_common(word.text):
        span.kind, span.rule, span.confidence = "alias", "surname", 0.6
        return span
    span.kind, span.rule, span.confidence = "alias", "unknown", 0.3
    if _says(view.tokens, first, last) and first > 0:
        span.rule, span.confidence = "surname", 0.5
    elif first and view.tokens[first - 1].text in _IN:
        span.type, span.kind, span.rule, span.confidence = "place", "name", "capitalisation", 0.5
        span.actor_id = f"place:{slug(word.text)}"
    return span


def _says(tokens: list[Token], first: int, last: int) -> bool:
    """Whether a verb of speech stands right after (or right before) the name."""
    after = [token.lower for token in tokens[last : last + 2]]
    before = tokens[first - 1].lower if first else ""
    return bool(after and after[0] in _SAYS) or before in ("said", "told") or after[:1] == ["who"]
