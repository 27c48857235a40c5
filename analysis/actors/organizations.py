"""Organisations within one article: acronyms, short forms, and ministries without a country."""

from __future__ import annotations

import re

from analysis.actors.dictionary import dictionary
from analysis.actors.draft import Draft, Span
from analysis.actors.folding import slug
from analysis.actors.lexicon import tag, words

_DEFINITION = re.compile(r"\s?\(([A-Z][A-Za-z&.-]{1,9})\)")
#: as \b before each form, but found fast: a pattern that starts with a letter is looked for at once
_CAPITALS = re.compile(r"[A-Z](?<!\w[A-Z])(?:[A-Z.]{1,6}[A-Z]?\b|\.(?:[A-Z]\.)+)")

_CAPITALS_END = re.compile(r"\b[A-Z]{2,} $")
_CAPITALS_START = re.compile(r" [A-Z]{2,}\b")
#: acronyms in capitals that name no actor
_NO_ACTOR = words("no_actor")


def resolve_organizations(draft: Draft) -> None:
    """Join acronyms to their full names; settle ministries that were printed without a country."""
    defined = _definitions(draft)
    _join_acronyms(draft, defined)
    _claim_acronyms(draft, defined)
    _join_short_forms(draft)
    _settle_ministries(draft)


def _definitions(draft: Draft) -> dict[str, Span]:
    """Acronym -> the span whose full name stands right before it in the article."""
    defined: dict[str, Span] = {}
    for span in draft.spans:
        match = _DEFINITION.match(draft.text, span.end)
        if match and span.type in ("organization", "group") and span.actor_id:
            acronym = match[1].replace(".", "")
            if acronym not in dictionary().senses and _abbreviates(
                acronym, draft.text[span.start : span.end]
            ):
                defined.setdefault(match[1], span)
    return defined


def _abbreviates(acronym: str, name: str) -> bool:
    """Whether the letters of an acronym come in this order at the starts of the name's words."""
    starts = "".join(word[0] for word in re.findall(r"\w+", name)).lower()
    rest = iter(starts)
    return all(letter in rest for letter in acronym.lower())


def _join_acronyms(draft: Draft, defined: dict[str, Span]) -> None:
    """Give acronyms that the reader saw to the body that the article defined them for."""
    for span in draft.spans:
        full = defined.get(draft.text[span.start : span.end])
        if full is not None and span.rule == "reader" and span.actor_id != full.actor_id:
            span.actor_id, span.name, span.type = full.actor_id, full.name, full.type
            span.country, span.affiliation_id = full.country, full.affiliation_id
            span.kind, span.rule, span.confidence = "acronym", "acronym", 0.9


def _claim_acronyms(draft: Draft, defined: dict[str, Span]) -> None:
    seen: dict[str, list[tuple[int, int]]] = {}
    for match in _CAPITALS.finditer(draft.text):
        if draft.is_free(*match.span()) and _stands_alone(draft.text, *match.span()):
            seen.setdefault(match[0], []).append(match.span())
    for acronym, places in seen.items():
        full = defined.get(acronym)
        if full is None and (len(places) < 2 or "." in acronym or not is_acronym(acronym)):
            continue
        for start, end in places:
            position = draft.sentence_at(start, end)
            if position is None or (draft.sentences[position].headline and full is None):
                continue
            span = Span(start, end, position, None, "acronym", "acronym", 0.9 if full else 0.5)
            span.type, span.name = "organization", full.name if full else acronym
            span.actor_id = full.actor_id if full else f"organization:{slug(acronym)}"
            span.country, span.affiliation_id = (
                (full.country, full.affiliation_id) if full else (None, None)
            )
            draft.claim(span)


def _stands_alone(text: str, start: int, end: int) -> bool:
    """Not part of a longer word, and not in a line of capitals ("JUAN GONZALEZ:")."""
    before, after = text[max(0, start - 12) : start], text[end : end + 12]
    if text[end : end + 1] in "-0123456789:" and after:
        return False
    return not (_CAPITALS_END.search(before) or _CAPITALS_START.match(after))


def _join_short_forms(draft: Draft) -> None:
    """Resolve "the Supreme Court" to the one court of the article whose name ends so."""
    named = [s for s in draft.spans if s.type == "organization" and s.actor_id]
    full = {draft.text[s.start : s.end]: s for s in named}
    for span in named:
        if span.rule not in ("head-word", "reader"):
            continue
        longer = [other for name, other in full.items() if name.endswith(f" {span.name}")]
        if len({other.actor_id for other in longer}) == 1:
            span.actor_id, span.name = longer[0].actor_id, longer[0].name
            span.country, span.affiliation_id = longer[0].country, longer[0].affiliation_id
            span.kind, span.rule = "alias", "short-form"


def _settle_ministries(draft: Draft) -> None:
    """A ministry without a country is the one of its field in the article, else drops out."""
    ministries = [span for span in draft.spans if span.rule == "ministry"]
    named: dict[str, set[tuple[str, str | None]]] = {}
    for span in ministries:
        if span.actor_id:
            named.setdefault(_field(span), set()).add((span.actor_id, span.country))
    for span in ministries:
        same = named.get(span.title, set())
        if span.actor_id is None and len(same) == 1:
            ((span.actor_id, span.country),) = same
            span.confidence, span.title = 0.75, ""
        elif span.actor_id is None:
            draft.release(span)


def _field(span: Span) -> str:
    return span.title or span.name.removesuffix(" Ministry").split(" ", 1)[-1]


def is_acronym(word: str) -> bool:
    """Whether a word in capitals may name an organisation: CDU, not GDP."""
    letters = word.replace(".", "")
    return (
        2 <= len(letters) <= 6
        and letters.isupper()
        and letters not in _NO_ACTOR
        and not tag(word.lower())
    )
