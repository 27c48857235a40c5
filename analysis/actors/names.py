"""Persons and organisations that no dictionary knows, from capital letters and their neighbours.

Titles and dictionary spellings split a run of capitalised words; what is left is a person, an
organisation, or nothing. Nothing is the default: a word is an actor only for a reason, and the
reason is the mention's ``rule``.
"""

from __future__ import annotations

from analysis.actors.dictionary import Sense
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
from analysis.actors.tokens import Columns

#: verbs after which (or before which) a stranger is a person
_SAYS = words("says")
_IN = frozenset(("in", "near", "at"))
#: why a run is no actor, whatever the reader says
_CERTAIN = frozenset(("treaty", "team"))
#: places that are also given names: Paris Hilton
_PLACE_GIVEN_NAMES = words("place_given_names")
#: inside a name, and inside or behind one
_JOINS = PARTICLES | {"-"}
_GOES_ON = _JOINS | SUFFIXES | {"."}


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
        if run.last - run.first > 1 or run.first not in hits:  # alone, a known word is no stranger
            _claim_people(draft, position, run, hits)


def _is_no_actor(draft: Draft, view: SentenceView, run: Run, hits: dict[int, Hit]) -> bool:
    """Treaties, laws, events, idioms: block the run, so that no part of it is an actor.

    A last word that a dictionary spelling ends with tells nothing: "Ivory Coast", "Mexico City". In
    a headline, where every word is a capital, it tells only of the names right in front of it.
    """
    columns, first, last = view.columns, run.first, run.last - 1
    if view.headline:
        first = last
        while first > run.first and not is_common(columns.words[first - 1]):
            first -= 1
    spelling = hits.get(last)
    if spelling is not None and spelling.start < columns.starts[last]:
        return False
    start, end, word = columns.starts[first], columns.end(last), columns.words[last]
    phrase, known = draft.text[start:end], not_actors()
    person = last - first == 1 and columns.words[first] in given_names()
    if (last > first and word in known and not person) or phrase in known:
        reason = known.get(phrase) or known[word]
        draft.block(start, end, firm=reason in _CERTAIN)
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
            number += max(1, title_length(view.columns, number))


def _name_end(draft: Draft, view: SentenceView, number: int, run: Run, hits: dict[int, Hit]) -> int:
    """End of the words from here that could be one person's name."""
    last = number
    while last < run.last and _may_name(draft, view, number, last, hits):
        last += 1
    while last > number and view.words[last - 1] in _JOINS:
        last -= 1
    return last


def _may_name(
    draft: Draft, view: SentenceView, first: int, number: int, hits: dict[int, Hit]
) -> bool:
    columns, word = view.columns, view.words[number]
    start = columns.starts[number]
    if not draft.is_free(start, start + len(word)):
        return False
    if number > first and word in _GOES_ON:
        return True
    hit = hits.get(number)
    if hit is not None:
        return _hit_joins(view, first, number, hit)
    if len(word) > 1 and word.isupper() and "." not in word:
        return False
    if _splits(columns, first, number):
        return False
    return word[0].isupper() and (not view.headline or not is_common(word) or word in given_names())


def _splits(columns: Columns, first: int, number: int) -> bool:
    """Whether a title starts here, and is no surname: Martin Luther [King], Stephen [King]."""
    length, words = title_length(columns, number), columns.words
    if not length or _is_initial(words[number]):
        return False
    if number > first and words[number - 1] in given_names():
        return False
    follower = words[number + length] if number + length < len(words) else ""
    names_on = follower[:1].isupper() and follower not in SUFFIXES
    return number == first or names_on


def _is_initial(word: str) -> bool:
    return len(word) <= 2 and word[0].isupper()


def _hit_joins(view: SentenceView, first: int, number: int, hit: Hit) -> bool:
    """Whether a dictionary word is part of a person's name: Michael [Jordan], [Chad] Wolf."""
    columns, words = view.columns, view.words
    single = columns.starts[number] == hit.start and columns.end(number) == hit.end
    if not single or any(_is_no_surname(sense) for sense in hit.senses):
        return False
    if number > first:
        before = words[number - 1]
        return before in given_names() or _is_initial(before) or bool(hit.sense("surname"))
    follower = words[number + 1] if number + 1 < len(words) else ""
    return (
        follower[:1].isupper()
        and columns.starts[number + 1] == hit.end + 1
        and (
            words[number] in given_names()
            or words[number] in _PLACE_GIVEN_NAMES
            or hit.sense("surname") is not None
        )
        and not title_length(columns, number + 1)
        and (not is_common(follower) or _is_given_name(view, number, hit))
        and follower not in organization_heads()
    )


def _is_no_surname(sense: Sense) -> bool:
    return sense.source == "organization" or sense.kind in ("demonym", "acronym")


def _is_given_name(view: SentenceView, number: int, hit: Hit) -> bool:
    """Whether a known short name is plainly a given name: "[Elizabeth] Warren"."""
    only_short = all(sense.source == "surname" for sense in hit.senses)
    return only_short and not view.headline and view.words[number] in given_names()


def _person(
    draft: Draft, position: int, first: int, last: int, hits: dict[int, Hit]
) -> Span | None:
    columns = draft.sentences[position].columns
    parts = columns.words[first:last]
    start, end = columns.starts[first], columns.end(last - 1)
    proper = [word for word in parts if word[0].isupper() and not _is_initial(word)]
    if not proper:
        return None
    title = title_before(columns, first)[1]
    span = Span(
        start, end, position, None, "name", "capitalisation", 0.0, name=draft.text[start:end]
    )
    span.type, span.title = "person", title
    if len(parts) == 1:
        return _single(draft, position, span, first, last, hits)
    given = parts[0] in given_names() or parts[0] in _PLACE_GIVEN_NAMES
    strange = not any(map(is_common, proper))
    says = _says(columns.words, first, last)
    if title or given:
        span.rule = "title" if title else "given-name"
        span.confidence = 0.95 if title and given else 0.85
        doubtful = not strange and not given and len(proper) > 1 and not says
        return None if doubtful and is_common(proper[-1]) and is_common(proper[0]) else span
    if strange and len(proper) <= 4 and not proper[-1].isupper():
        span.confidence = 0.75 if says else 0.6
        return span if len(proper) >= 2 else None
    return None


def _single(
    draft: Draft, position: int, span: Span, first: int, last: int, hits: dict[int, Hit]
) -> Span | None:
    """One capitalised word: a surname after a title, a place after "in"; else unknown."""
    view = draft.sentences[position]
    words, word = view.words, view.words[first]
    if first in hits or (word.isupper() and len(word) > 1):
        return None
    if is_common(word) and (not span.title or view.headline):
        return None
    if span.title and not is_common(word):
        span.kind, span.rule, span.confidence = "alias", "surname", 0.6
        return span
    span.kind, span.rule, span.confidence = "alias", "unknown", 0.3
    if _says(words, first, last) and first > 0:
        span.rule, span.confidence = "surname", 0.5
    elif first and words[first - 1] in _IN:
        span.type, span.kind, span.rule, span.confidence = "place", "name", "capitalisation", 0.5
        span.actor_id = f"place:{slug(word)}"
    return span


def _says(words: list[str], first: int, last: int) -> bool:
    """Whether a verb of speech stands right after (or right before) the name."""
    after = words[last].lower() if last < len(words) else ""
    before = words[first - 1].lower() if first else ""
    return after in _SAYS or before in ("said", "told") or after == "who"
