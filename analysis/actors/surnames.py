"""Surnames of the article's own people, where another pass saw nothing, a place or a plain word.

"Jordan Price ... Price raises the money": the full name makes the plain word a name. "Harold
Washington ... Washington cried": close behind a person of that name, a place name is the person,
unless a preposition makes it a place.
"""

from __future__ import annotations

from typing import NamedTuple

from analysis.actors.draft import Draft, SentenceView, Span
from analysis.actors.lexicon import is_common, words
from analysis.actors.people import Bearers
from analysis.actors.roles import is_verb
from analysis.actors.runs import title_before
from analysis.actors.tokens import Columns

#: in front of a place
_LOCATIVE = words("locative") | frozenset(("to", "from", "of", "for", "the", "with", "between"))
#: in front of a surname, and of no country
_COURTESY = frozenset(
    {"mr", "mrs", "ms", "miss", "dr", "prof", "professor", "sir", "lord", "lady", "senator"}
    | {"judge", "justice", "coach", "captain", "sergeant", "detective", "officer"}
)
#: sentences after a person was named in which a place name may still be that person
_NEAR = 3


class _Known(NamedTuple):
    surname: str
    person: str
    name: str


def claim_surnames(draft: Draft, bearers: Bearers) -> None:
    """Claim the surnames that one person of the article bears, wherever they stand alone."""
    openings: dict[str, list[_Known]] = {}
    for surname, people in bearers.by_surname.items():
        if len(people) == 1:
            person = next(iter(people))
            known = _Known(surname, person, bearers.names.get(person, surname))
            openings.setdefault(surname.split(" ")[0], []).append(known)
    for position, view in enumerate(draft.sentences):
        if openings.keys().isdisjoint(view.words):
            continue
        for number, word in enumerate(view.words):
            for known in openings.get(word, ()):
                _claim(draft, position, number, known)


def _claim(draft: Draft, position: int, number: int, known: _Known) -> None:
    view = draft.sentences[position]
    start = view.tokens[number].start
    end = start + len(known.surname)
    last = number + known.surname.count(" ") + known.surname.count("-") * 2 + 1
    if draft.text[start:end] != known.surname or draft.text[end : end + 1].isalnum():
        return
    there = draft.span_starting(start)
    if there is not None and there.end == end and _is_place(there):
        named = _last_named(draft, position, known.person, start)
        if named is not None and not _is_located(view, number, last):
            draft.release(there)
        else:
            return
    elif not _is_alone(draft, view, number, last, start, end):
        return
    draft.unblock(start, end)
    if draft.is_free(start, end):
        span = Span(start, end, position, known.person, "alias", "surname", 0.85, name=known.name)
        span.type = "person"
        draft.claim(span)


def _last_named(draft: Draft, position: int, person: str, start: int) -> int | None:
    """The last sentence, at most some back, in which a person was named before a place."""
    for number in range(position, max(-1, position - _NEAR - 1), -1):
        spans = draft.spans_of(number)
        if any(span.actor_id == person and span.start < start for span in spans):
            return number
    return None


def _is_place(span: Span) -> bool:
    return span.type in ("country", "place") and span.kind != "demonym"


def _is_located(view: SentenceView, number: int, last: int) -> bool:
    """Whether the words beside a place name make it a place, or part of a longer name."""
    before = view.tokens[number - 1].lower if number else ""
    after = view.tokens[last].text if last < len(view.tokens) else ""
    return before in _LOCATIVE or before == "-" or after == "-"


def _is_alone(
    draft: Draft, view: SentenceView, number: int, last: int, start: int, end: int
) -> bool:  # fmt: skip
    """Whether a free word is the surname: no part of a longer name, and no plain word."""
    tokens = view.tokens
    if draft.span_starting(start) is not None or view.headline:
        return False
    if not draft.is_free(start, end) and not is_common(tokens[number].text):
        return False
    after = tokens[last] if last < len(tokens) else None
    if _touches(view.columns, number, last):
        return False
    if number and tokens[number - 1].is_word:
        return True
    plain = is_common(tokens[number].text) and tokens[number].is_capitalised
    return not plain or (after is not None and (after.text == "'s" or is_verb(after.text)))


def _touches(columns: Columns, number: int, last: int) -> bool:
    """Whether a capitalised word stands right beside it, as in "Capitol Hill"."""
    words = columns.words
    joined = number > 1 and words[number - 1][0].isupper()
    if joined and title_before(columns, number)[1]:
        joined = False
    after = words[last] if last < len(words) else ""
    return joined or after[:1].isupper() or after == "-"


def name_courtesies(draft: Draft) -> None:
    """Make the place after "Mr." or "Senator" a person: "Mr. [Washington]"."""
    for span in draft.spans:
        view = draft.sentences[span.sentence]
        if not _is_place(span) or " " in draft.text[span.start : span.end]:
            continue
        title = title_before(view.columns, view.token_at(span.start))[1]
        if title.rstrip(".") in _COURTESY:
            name = draft.text[span.start : span.end]
            draft.release(span)
            made = Span(span.start, span.end, span.sentence, None, "alias", "surname", 0.7)
            made.type, made.name, made.title = "person", name, title
            draft.claim(made)
