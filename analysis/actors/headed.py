"""Organisations by the head word of their name: Ministry of Trade, Kyiv City Council."""

from __future__ import annotations

from analysis.actors.dictionary import dictionary
from analysis.actors.draft import Draft, SentenceView, Span
from analysis.actors.folding import slug
from analysis.actors.lexicon import is_common, not_actors, organization_heads
from analysis.actors.matching import Hit
from analysis.actors.openings import HEAD, finder
from analysis.actors.runs import Run, names_on, title_before, title_length
from analysis.actors.tokens import Columns

_OF = frozenset(("of", "for", "on"))
_HEADS = finder(HEAD)


def find_organization(draft: Draft, position: int, run: Run, hits: dict[int, Hit]) -> Span | None:
    """The organisation in a run, if a head word makes one; the rightmost head word wins."""
    view = draft.sentences[position]
    columns = view.columns
    found = [match.start() for match in _HEADS.finditer(columns.letters, run.first, run.last)]
    for number in reversed(found):
        stands = _head_at(columns.words, number)
        known = number in hits and hits[number].sense("organization") is not None
        known = known and not _is_longer(view, run, number, hits)
        if stands is None or known or title_length(columns, number + 1):
            continue
        last = _of_extension(columns, number) if stands in ("first", "both") else number + 1
        first = _organization_start(view, run, number, hits)
        if last - first < 2 or (last == number + 1 and stands == "first"):
            continue
        start, end = columns.starts[first], columns.end(last - 1)
        if draft.is_free(start, end):
            return _organization_span(draft, position, start, end)
    return None


def _is_longer(view: SentenceView, run: Run, head: int, hits: dict[int, Hit]) -> bool:
    """Whether more words make it another body: "Italian Republican Party" is not the American."""
    hit = hits[head]
    sense = hit.sense("organization")
    country = dictionary().actors[sense.actor_id].country if sense else None
    first = next(n for n in range(run.first, head + 1) if hits.get(n) is hit)
    if not view.headline and first > run.first and _differs(view, first - 1, hits, country):
        return True
    after = head + 2
    follows = view.words[head + 1 : after] == ["of"]
    other = hits[after].sense("country") if follows and after in hits else None
    return other is not None and other.actor_id != f"country:{country}"


def _differs(view: SentenceView, before: int, hits: dict[int, Hit], country: str | None) -> bool:
    """Whether the word in front names another country, or is part of a longer name."""
    columns, word = view.columns, view.words[before]
    if columns.end(before) + 1 != columns.starts[before + 1] or not word[0].isupper():
        return False
    if before in hits:
        sense = hits[before].sense("country", "place")
        return sense is not None and sense.actor_id != f"country:{country}"
    return before > 0 and not title_before(columns, before + 1)[1] and len(word) > 2


def _head_at(words: list[str], number: int) -> str | None:
    """Where the head word here stands in a name: first, last or both."""
    two = " ".join(words[number - 1 : number + 1]) if number else ""
    return organization_heads().get(words[number]) or organization_heads().get(two)


def _of_extension(columns: Columns, head: int) -> int:
    """End of "Bank of England", "Ministry of Trade and Industry", seen from the head word."""
    words, number = columns.words, head + 1
    if number >= len(words) or words[number] not in _OF:
        return head + 1
    number += 1
    if number < len(words) and words[number] == "the":
        number += 1
    if number < len(words) and not_actors().get(words[number]) == "calendar":
        return head + 1  # "the White House on Monday"
    last = number
    while last < len(words) and (
        words[last][0].isupper()
        or (words[last] in {"and", "&"} and last > number and names_on(columns, last + 1)
            and not title_length(columns, last + 1))
    ):  # fmt: skip
        last += 1
    return last if last > number else head + 1


def _organization_start(view: SentenceView, run: Run, head: int, hits: dict[int, Hit]) -> int:
    """After the last title in front of the head word; in a headline, after ordinary words."""
    words, first = view.words, run.first
    for number in range(run.first, head):
        length = title_length(view.columns, number)
        if length and number + length <= head and words[number] not in organization_heads():
            first = number + length
    if view.headline:
        two = " ".join(words[head - 1 : head + 1]) in organization_heads()
        start = head - 1 if two else head
        while start > first and (start - 1 in hits or not is_common(words[start - 1])):
            start -= 1
        return start
    return first


def _organization_span(draft: Draft, position: int, start: int, end: int) -> Span:
    name = draft.text[start:end]
    span = Span(start, end, position, None, "name", "head-word", 0.75, name=name)
    span.type, span.actor_id = "organization", f"organization:{slug(name)}"
    inside = next((h for h in draft.hits_between(start, start + 1) if h.end < end), None)
    sense = inside.sense("country", "seat") if inside else None
    if sense:
        span.country = sense.actor_id.removeprefix("country:")
        span.affiliation_id = sense.actor_id
    return span
