"""Weigh the names that the reader labels against what dictionary and rules have claimed.

Agreement makes a mention surer. What only the reader sees is claimed with its own confidence. Where
the two overlap, a *guess* (a name made from capital letters or a head word) gives way to the
reader, and a *fact* (a dictionary spelling, a ministry) gives way only to a longer name around it,
as "England" does to "Bank of England". A guess that the reader does not see at all is dropped, or
kept with less confidence where more than capitals spoke for it.
"""

from __future__ import annotations

from collections.abc import Sequence

from analysis.actors.dictionary import dictionary
from analysis.actors.draft import Draft, Span
from analysis.actors.folding import slug
from analysis.actors.known import known_span
from analysis.actors.lexicon import is_common, not_actors
from analysis.actors.matching import Hit
from analysis.reader.reading import Name

#: below this a name that only the reader sees is none
LEAST = 0.3
#: from this on the reader's name wins over a shorter one of the dictionary, and over a block
LONGER = 0.4
#: from this on the reader's type wins over the dictionary's
SURE = 0.8
#: what rules made from form alone; the reader knows better
GUESSES = frozenset(("capitalisation", "unknown", "given-name", "head-word", "surname", "title"))
#: guesses that nothing but capital letters speaks for
WEAK_GUESSES = frozenset(("capitalisation", "unknown", "surname"))
#: share of its confidence that a guess keeps which the reader does not see
UNSEEN = 0.6

_TYPES = {"PER": "person", "ORG": "organization", "LOC": "place", "NORP": "group"}
#: rule of a mention inside the name of an event: "2019 [United Kingdom] general election"
IN_EVENT = "event"
#: names of events, works, laws: no actors, nor is a country in them
_NO_ACTOR = "MISC"


def weigh_names(draft: Draft, position: int, names: Sequence[Name]) -> None:
    """Settle one sentence: what the reader sees there against what is claimed.

    Parameters
    ----------
    position
        The sentence, in ``draft.sentences``.
    names
        The reader's names in it; offsets in the sentence.
    """
    offset = draft.sentences[position].start
    seen: list[tuple[int, int]] = []
    for name in names:
        for part_start, part_end in _parts(draft, name.start + offset, name.end + offset, name):
            start, end = _trimmed(draft, part_start, part_end)
            if start < end:
                seen.append((start, end))
                _settle(draft, position, start, end, name)
    for span in draft.spans_of(position):
        if span.rule in GUESSES and not _touches(span, seen):
            _doubt(draft, span)


def _parts(draft: Draft, start: int, end: int, name: Name) -> list[tuple[int, int]]:
    """A town and its state are two places: "[Dayton], [Ohio]"; all else is one name."""
    comma = draft.text.find(", ", start, end)
    whole = draft.text[start:end]
    if name.type != "LOC" or comma < 0 or whole in dictionary().senses:
        return [(start, end)]
    return [(start, comma), (comma + 2, end)]


def _trimmed(draft: Draft, start: int, end: int) -> tuple[int, int]:
    """Without an article in front and a possessive behind, which stay outside of spans."""
    surface = draft.text[start:end]
    for article in ("the ", "a ", "an "):
        start += len(article) if surface.startswith(article) else 0
    for possessive in ("'s", "'"):
        if draft.text[start:end].endswith(possessive):
            return start, end - len(possessive)
    return start, end


def _touches(span: Span, stretches: list[tuple[int, int]]) -> bool:
    return any(start < span.end and end > span.start for start, end in stretches)


def _settle(draft: Draft, position: int, start: int, end: int, name: Name) -> None:
    over = [s for s in draft.spans_of(position) if s.start < end and s.end > start]
    guessed = bool(over) and all(span.rule in GUESSES - {"unknown"} for span in over)
    if name.confidence < LEAST and not guessed:
        return
    if name.type == _NO_ACTOR:
        _silence(draft, over, start, end)
    elif not over:
        _claim(draft, position, start, end, name)
    elif len(over) == 1 and (over[0].start, over[0].end) == (start, end):
        _agree(over[0], name)
    elif all(_gives_way(span, start, end, name) for span in over):
        kept = over[0] if len(over) == 1 else None
        for span in over:
            draft.release(span)
        _claim(draft, position, start, end, name, kept)


def _silence(draft: Draft, over: list[Span], start: int, end: int) -> None:
    """Inside the name of an event a guess is nobody, and a country only qualifies."""
    for span in over:
        if span.rule in GUESSES:
            draft.release(span)
            draft.block(span.start, span.end)
        elif start <= span.start and span.end <= end and span.end - span.start < end - start:
            span.role, span.rule = "modifier", IN_EVENT


def _claim(
    draft: Draft, position: int, start: int, end: int, name: Name, before: Span | None = None
) -> None:
    """Claim what the reader sees; `before` is the guess that it replaces."""
    surface = draft.text[start:end]
    if surface in not_actors() or not surface[:1].isalnum():
        return
    if name.confidence >= LONGER:
        draft.unblock(start, end)
    if not draft.is_free(start, end):
        return
    if before is not None and before.title and start < before.start:
        start = before.start  # the title stays outside
        surface = draft.text[start:end]
    if surface[:1].islower() and is_common(surface.split()[0]):
        return
    draft.claim(_span(draft, position, start, end, name, before))


def _span(
    draft: Draft, position: int, start: int, end: int, name: Name, before: Span | None
) -> Span:
    surface = draft.text[start:end]
    known = _known(draft, position, start, end, name)
    if known is not None:
        return known
    type_ = _TYPES[name.type]
    kind = "acronym" if type_ == "organization" and _is_acronym(surface) else "name"
    span = Span(start, end, position, None, kind, "reader", name.confidence, name=surface)
    span.type = type_
    if before is not None and type_ == "person":
        span.title, span.title_country = before.title, before.title_country
    if type_ != "person":
        span.actor_id = f"{type_}:{slug(surface)}"
        _set_home(draft, span)
    elif " " not in surface:
        span.kind = "alias"
    if type_ == "group":
        span.kind = "demonym"
    return span


#: what the dictionary may add to a name that the reader sees
_SOURCES = {"LOC": ("country", "seat", "place"), "ORG": ("organization", "seat")}


def _known(draft: Draft, position: int, start: int, end: int, name: Name) -> Span | None:
    """The dictionary's span, where it knows a spelling that another pass had set aside."""
    senses = dictionary().senses.get(draft.text[start:end], ())
    hit = Hit(start, end, senses)
    if hit.sense(*_SOURCES.get(name.type, ())) is None:
        return None
    span = known_span(draft, position, hit)
    span.confidence = name.confidence
    return span if span.type != "person" else None


def _set_home(draft: Draft, span: Span) -> None:
    """An organisation is affiliated with the country in its name: Bank of [England]."""
    if span.type != "organization":
        return
    for hit in draft.hits_between(span.start, span.end):
        sense = hit.sense("country", "seat")
        if sense is not None and hit.end <= span.end:
            span.country = sense.actor_id.removeprefix("country:")
            span.affiliation_id = sense.actor_id
            return


def _is_acronym(surface: str) -> bool:
    return surface.isupper() and " " not in surface and len(surface) > 1


def _agree(span: Span, name: Name) -> None:
    """The same stretch: surer if the types fit; else the surer of the two decides."""
    type_ = _TYPES[name.type]
    if _fits(span, type_):
        span.confidence = min(0.99, 1 - (1 - span.confidence) * (1 - name.confidence))
        if span.rule in ("capitalisation", "unknown") or (
            span.type == "person" and span.actor_id is None
        ):
            span.rule = "reader"  # so that a surname without a bearer stays a person
    elif span.rule in GUESSES or (_may_mislead(span, type_) and name.confidence >= SURE):
        span.type, span.rule, span.confidence = type_, "reader", name.confidence
        span.hit, span.country, span.affiliation_id = None, None, None
        span.kind = "alias" if type_ == "person" and " " not in span.name else "name"
        span.actor_id = None if type_ == "person" else f"{type_}:{slug(span.name)}"


def _fits(span: Span, type_: str) -> bool:
    if span.type in ("country", "place"):
        return type_ in ("place", "group", "organization")
    if span.type in ("organization", "group"):
        return type_ in ("organization", "group", "place")
    return span.type == type_


def _may_mislead(span: Span, type_: str) -> bool:
    """Whether a dictionary spelling is often something else: Jordan, Ford, Lincoln."""
    if not span.name:
        span.name = dictionary().actors[span.actor_id].name if span.actor_id else ""
    surname = span.type == "person" and span.kind == "alias"
    place = span.type in ("place", "country") and span.kind == "name" and type_ == "person"
    return surname or (place and span.type == "place")


def _gives_way(span: Span, start: int, end: int, name: Name) -> bool:
    """Whether a span is given up for the reader's stretch."""
    if span.rule in GUESSES:
        return True
    around = start <= span.start and span.end <= end
    if not around or name.confidence < LONGER:
        return False
    if span.type == "person":
        return span.actor_id is None and name.type == "PER"
    if name.type == "LOC":
        return span.type == "place" or span.kind == "demonym"
    return name.type in ("PER", "ORG") and span.rule == "dictionary"


def _doubt(draft: Draft, span: Span) -> None:
    if span.rule in WEAK_GUESSES and not span.title:
        draft.release(span)
    else:
        span.confidence *= UNSEEN
