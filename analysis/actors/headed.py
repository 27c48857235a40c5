"""Organisations by the head word of their name: Ministry of Trade, Kyiv City Council."""

from __future__ import annotations

from analysis.actors.dictionary import dictionary
from analysis.actors.draft import Draft, SentenceView, Span
from analysis.actors.folding import slug
from analysis.actors.lexicon import is_common, not_actors, organization_heads
from analysis.actors.matching import Hit
from analysis.actors.runs import FUNCTION_WORDS, Run, names_on, title_before, title_length
from analysis.actors.tokens import Token

_OF = frozenset(("of", "for", "on"))


def find_organization(draft: Draft, position: int, run: Run, hits: dict[int, Hit]) -> Span | None:
    """The organisation in a run, if a head word makes one; the rightmost head word wins."""
    view = draft.sentences[position]
    tokens = view.tokens
    heads = organization_heads()
    for number in range(run.last - 1, run.first - 1, -1):
        stands = _head_at(tokens, number, heads)
        known = number in hits and hits[number].sense("organization") is not None
        known = known and not _is_longer(view, run, number, hits)
        if stands is None or known or title_length(tokens, number + 1):
            continue
        last = _of_extension(tokens, number) if stands in ("first", "both") else number + 1
        first = _organization_start(view, run, number, hits)
        if last - first < 2 or (last == number + 1 and stands == "first"):
            continue
        start, end = tokens[first].start, tokens[last - 1].end
        if draft.is_free(start, end) and not _is_generic(tokens[first:last]):
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
    follows = after < len(view.tokens) and view.tokens[head + 1].text == "of"
    other = hits[after].sense("country") if follows and after in hits else None
    return other is not None and other.actor_id != f"country:{country}"


def _differs(view: SentenceView, before: int, hits: dict[int, Hit], country: str | None) -> bool:
    """Whether the word in front names another country, or is part of a longer name."""
    word = view.tokens[before]
    if word.end + 1 != view.tokens[before + 1].start or not word.is_capitalised:
        return False
    if before in hits:
        sense = hits[before].sense("country", "place")
        return sense is not None and sense.actor_id != f"country:{country}"
    return before > 0 and not title_before(view.tokens, before + 1)[1] and len(word.text) > 2


def _head_at(tokens: list[Token], number: int, heads: dict[str, str]) -> str | None:
    two = " ".join(token.text for token in tokens[number - 1 : number + 1]) if number else ""
    return heads.get(tokens[number].text) or heads.get(two)


def _of_extension(tokens: list[Token], head: int) -> int:
    """End of "Bank of England", "Ministry of Trade and Industry", seen from the head word."""
    number = head + 1
    if number >= len(tokens) or tokens[number].text not in _OF:
        return head + 1
    number += 1
    if number < len(tokens) and tokens[number].text == "the":
        number += 1
    if number < len(tokens) and not_actors().get(tokens[number].text) == "calendar":
        return head + 1  # "the White House on Monday"
    last = number
    while last < len(tokens) and (
        tokens[last].is_capitalised
        or (tokens[last].text in {"and", "&"} and last > number and names_on(tokens, last + 1)
            and not title_length(tokens, last + 1))
    ):  # fmt: skip
        last += 1
    return last if last > number else head + 1


def _organization_start(view: SentenceView, run: Run, head: int, hits: dict[int, Hit]) -> int:
    """After the last title in front of the head word; in a headline, after ordinary words."""
    tokens, first = view.tokens, run.first
    for number in range(run.first, head):
        length = title_length(tokens, number)
        if length and number + length <= head and tokens[number].text not in organization_heads():
            first = number + length
    if view.headline:
        two = " ".join(token.text for token in tokens[head - 1 : head + 1]) in organization_heads()
        start = head - 1 if two else head
        while start > first and (start - 1 in hits or not is_common(tokens[start - 1].text)):
            start -= 1
        return start
    return first


def _is_generic(tokens: list[Token]) -> bool:
    """A head with nothing but function words names nobody: "The Company"."""
    heads = organization_heads()
    return all(t.text in heads or t.lower in FUNCTION_WORDS for t in tokens) and len(tokens) < 2


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
