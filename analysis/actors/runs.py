"""Runs: stretches of capitalised words, and the titles of persons inside and before them."""

from __future__ import annotations

import re
from functools import cache, lru_cache
from typing import NamedTuple

from analysis.actors.draft import Draft, SentenceView
from analysis.actors.lexicon import (
    given_names,
    is_common,
    organization_heads,
    person_titles,
    tag,
    words,
)
from analysis.actors.matching import Hit
from analysis.actors.tokens import Token

PARTICLES = words("particles")
SUFFIXES = words("suffixes")
FUNCTION_WORDS = words("function_words")
#: after these a sentence, or a new thought, begins
_OPENERS = frozenset("\"“‘':—–(-•")


class Run(NamedTuple):
    """Tokens [first, last) of a sentence that may hold names."""

    first: int
    last: int


def hits_by_token(draft: Draft, view: SentenceView) -> dict[int, Hit]:
    """Token index -> the dictionary hit that covers it."""
    return {
        number: hit
        for hit in draft.hits_between(view.start, view.end)
        for number in range(view.token_at(hit.start), view.token_at(hit.end))
    }


def runs_of(view: SentenceView, hits: dict[int, Hit]) -> list[Run]:
    """Maximal stretches of capitalised words, initials and hits."""
    capitals = {
        number
        for number, word in enumerate(view.words)
        if word[0].isupper() and word.lower() not in FUNCTION_WORDS
    }
    openings = capitals.union(hits)
    runs: list[Run] = []
    reached = 0
    for first in sorted(openings):
        if first >= reached:
            reached = first + 1
            while reached < len(view.words) and (
                reached in openings or _continues(view.tokens, reached)
            ):
                reached += 1
            runs.append(_trimmed(view, Run(first, reached), hits))
    return [run for run in runs if run.last > run.first]


def _continues(tokens: list[Token], number: int) -> bool:
    """Whether a token that is neither capitalised nor a hit goes on a run: "Ursula [von] der"."""
    token = tokens[number]
    if token.text == "." and tokens[number - 1].text in SUFFIXES:
        return True
    after = tokens[number + 1] if number + 1 < len(tokens) else None
    joins = token.text == "-" and after is not None and after.start == token.end
    return (joins or token.text in PARTICLES) and names_on(tokens, number + 1)


def names_on(tokens: list[Token], number: int) -> bool:
    """Whether a capitalised word follows, after at most one more particle or hyphen."""
    for token in tokens[number : number + 3]:
        if token.is_capitalised:
            return True
        if token.text not in PARTICLES and token.text != "-":
            return False
    return False


def _trimmed(view: SentenceView, run: Run, hits: dict[int, Hit]) -> Run:
    """Drop ordinary words from the front of a sentence, and everywhere in front of headlines."""
    first, last = run
    tokens = view.tokens
    while first < last and first not in hits and _is_lead_word(view, first, run):
        first += 1
    while last > first and tokens[last - 1].text == "-":
        last -= 1
    return Run(first, last)


def _is_lead_word(view: SentenceView, number: int, run: Run) -> bool:
    token = view.tokens[number]
    opener = number == 0 or view.tokens[number - 1].text in _OPENERS
    if token.text in given_names() and number + 1 < run.last:
        return False
    opens = opener and tag(token.lower) not in ("JJ", "NN")  # "Northern Zone Trade Union"
    lead = (view.headline or opens) and is_common(token.text)
    return lead and not _starts_name(view.tokens, number)


def _starts_name(tokens: list[Token], number: int) -> bool:
    """Whether a title or the head of an organisation starts here."""
    if title_length(tokens, number):
        return True
    if tokens[number].text in organization_heads():
        return True
    follower = tokens[number + 1].text if number + 1 < len(tokens) else ""
    return follower in organization_heads() and tag(tokens[number].lower)[:2] in ("NN", "JJ", "")


def title_length(tokens: list[Token], number: int) -> int:
    """How many tokens from here form a title of a person ("Prime Minister": 2), 0 if none."""
    if number >= len(tokens) or tokens[number].lower not in _title_openings():
        return 0
    return _title_in(tuple([token.text for token in tokens[number : number + 4]]))


@lru_cache(maxsize=50_000)
def _title_in(printed: tuple[str, ...]) -> int:
    """How many of these words are the longest title that they start with."""
    lower = [word.lower() for word in printed]
    lengths = range(len(lower), 0, -1)
    return next((n for n in lengths if _joined(tuple(lower[:n])) in person_titles()), 0)


@cache
def _title_openings() -> frozenset[str]:
    """First words of titles, to rule most words out at once."""
    return frozenset(re.split(r"[ -]", title)[0] for title in person_titles())


@lru_cache(maxsize=50_000)
def _joined(parts: tuple[str, ...]) -> str:
    return " ".join(parts).replace(" - ", "-")


def title_before(tokens: list[Token], number: int) -> tuple[int, str]:
    """First token and text of the title right before a token; ``(number, "")`` if none."""
    for length in (4, 3, 2, 1):
        first = number - length
        if first >= 0 and title_length(tokens, first) == length:
            return first, _joined(tuple(t.lower for t in tokens[first:number]))
    if number and tokens[number - 1].text == "." and number >= 2:  # "Gen.", "Mr."
        first, title = title_before(tokens, number - 1)
        if title:
            return first, title
    return number, ""
