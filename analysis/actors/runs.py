"""Runs: stretches of capitalised words, and the titles of persons inside and before them."""

from __future__ import annotations

import re
from functools import cache
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
    covering: dict[int, Hit] = {}
    wanted = draft.hits_between(view.start, view.end)
    index = 0
    for number, token in enumerate(view.tokens):
        while index < len(wanted) and wanted[index].end <= token.start:
            index += 1
        if index < len(wanted) and wanted[index].start <= token.start:
            covering[number] = wanted[index]
    return covering


def runs_of(view: SentenceView, hits: dict[int, Hit]) -> list[Run]:
    """Maximal stretches of capitalised words, initials and hits."""
    runs: list[Run] = []
    tokens, first = view.tokens, None
    for number in range(len(tokens) + 1):
        inside = number < len(tokens) and _continues(tokens, number, hits, first is not None)
        if inside and first is None:
            first = number
        elif not inside and first is not None:
            runs.append(_trimmed(view, Run(first, number), hits))
            first = None
    return [run for run in runs if run.last > run.first]


def _continues(tokens: list[Token], number: int, hits: dict[int, Hit], inside: bool) -> bool:
    token = tokens[number]
    if number in hits or (token.is_capitalised and token.lower not in FUNCTION_WORDS):
        return True
    after = tokens[number + 1] if number + 1 < len(tokens) else None
    joins = token.text == "-" and after is not None and after.start == token.end
    particle = token.text in PARTICLES
    suffix_dot = token.text == "." and inside and tokens[number - 1].text in SUFFIXES
    return suffix_dot or (
        inside and (joins or particle) and after is not None and names_on(tokens, number + 1)
    )


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
    for length in (4, 3, 2, 1):
        words = [token.lower for token in tokens[number : number + length]]
        if len(words) == length and _joined(tuple(words)) in person_titles():
            return length
    return 0


@cache
def _title_openings() -> frozenset[str]:
    """First words of titles, to rule most words out at once."""
    return frozenset(re.split(r"[ -]", title)[0] for title in person_titles())


@cache
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
