"""Runs: stretches of capitalised words, and the titles of persons inside and before them."""

from __future__ import annotations

from bisect import bisect_left
from functools import lru_cache
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
from analysis.actors.openings import RUN, TITLE, finder, opening
from analysis.actors.tokens import Columns

PARTICLES = words("particles")
SUFFIXES = words("suffixes")
#: after these a sentence, or a new thought, begins
_OPENERS = frozenset("\"“‘':—–(-•")
_OPENS, _TITLES = finder(RUN), frozenset(opening(TITLE))


class Run(NamedTuple):
    """Tokens [first, last) of a sentence that may hold names."""

    first: int
    last: int


def hits_by_token(draft: Draft, view: SentenceView) -> dict[int, Hit]:
    """Token index -> the dictionary hit that covers it."""
    starts = view.columns.starts
    covered: dict[int, Hit] = {}
    number = 0
    for hit in draft.hits_between(view.start, view.end):
        number = bisect_left(starts, hit.start, number)
        while number < len(starts) and starts[number] < hit.end:
            covered[number] = hit
            number += 1
    return covered


def runs_of(view: SentenceView, hits: dict[int, Hit]) -> list[Run]:
    """Maximal stretches of capitalised words, initials and hits."""
    columns = view.columns
    openings = {match.start() for match in _OPENS.finditer(columns.letters)}
    openings.update(hits)
    runs: list[Run] = []
    reached, count = 0, len(columns.words)
    for first in sorted(openings):
        if first >= reached:
            reached = first + 1
            while reached < count and (reached in openings or _continues(columns, reached)):
                reached += 1
            runs.append(_trimmed(view, Run(first, reached), hits))
    return [run for run in runs if run.last > run.first]


def _continues(columns: Columns, number: int) -> bool:
    """Whether a token that is neither capitalised nor a hit goes on a run: "Ursula [von] der"."""
    words, starts = columns.words, columns.starts
    word = words[number]
    if word == ".":
        return words[number - 1] in SUFFIXES
    joins = word == "-" and starts[number + 1 : number + 2] == [starts[number] + 1]
    return (joins or word in PARTICLES) and names_on(columns, number + 1)


def names_on(columns: Columns, number: int) -> bool:
    """Whether a capitalised word follows, after at most one more particle or hyphen."""
    for word in columns.words[number : number + 3]:
        if word[0].isupper():
            return True
        if word not in PARTICLES and word != "-":
            return False
    return False


def _trimmed(view: SentenceView, run: Run, hits: dict[int, Hit]) -> Run:
    """Drop ordinary words from the front of a sentence, and everywhere in front of headlines."""
    first, last = run
    while first < last and first not in hits and _is_lead_word(view, first, run):
        first += 1
    while last > first and view.words[last - 1] == "-":
        last -= 1
    return Run(first, last)


def _is_lead_word(view: SentenceView, number: int, run: Run) -> bool:
    words = view.words
    word = words[number]
    opener = number == 0 or words[number - 1] in _OPENERS
    if not (opener or view.headline) or not is_common(word):
        return False
    if word in given_names() and number + 1 < run.last:
        return False
    opens = opener and tag(word.lower()) not in ("JJ", "NN")  # "Northern Zone Trade Union"
    return (view.headline or opens) and not _starts_name(view.columns, number)


def _starts_name(columns: Columns, number: int) -> bool:
    """Whether a title or the head of an organisation starts here."""
    if title_length(columns, number):
        return True
    words = columns.words
    if words[number] in organization_heads():
        return True
    follower = words[number + 1] if number + 1 < len(words) else ""
    return follower in organization_heads() and tag(words[number].lower())[:2] in ("NN", "JJ", "")


def title_length(columns: Columns, number: int) -> int:
    """How many tokens from here form a title of a person ("Prime Minister": 2), 0 if none."""
    if number >= len(columns.words) or columns.letters[number] not in _TITLES:
        return 0
    return _title_in(tuple(columns.words[number : number + 4]))


@lru_cache(maxsize=50_000)
def _title_in(printed: tuple[str, ...]) -> int:
    """How many of these words are the longest title that they start with."""
    lower = [word.lower() for word in printed]
    lengths = range(len(lower), 0, -1)
    return next((n for n in lengths if _joined(tuple(lower[:n])) in person_titles()), 0)


@lru_cache(maxsize=50_000)
def _joined(parts: tuple[str, ...]) -> str:
    return " ".join(parts).replace(" - ", "-")


def title_before(columns: Columns, number: int) -> tuple[int, str]:
    """First token and text of the title right before a token; ``(number, "")`` if none."""
    words, last = columns.words, number
    while True:
        for first in range(max(0, last - 4), last):
            if columns.letters[first] in _TITLES and title_length(columns, first) == last - first:
                return first, _joined(tuple(word.lower() for word in words[first:last]))
        if last < 2 or words[last - 1] != ".":  # "Gen.", "Mr."
            return number, ""
        last -= 1
