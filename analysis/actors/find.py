"""Mentions and actors of articles: the one place that knows the order of the passes."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date
from functools import lru_cache
from typing import Any

import pandas as pd

from analysis.actors.companies import name_companies
from analysis.actors.compounds import claim_compounds
from analysis.actors.dictionary import Actor, dictionary
from analysis.actors.draft import Draft, Span, open_draft
from analysis.actors.folding import fold
from analysis.actors.institutions import find_institutions, owners_by_end
from analysis.actors.known import claim_known
from analysis.actors.lone_titles import find_titles
from analysis.actors.names import find_names
from analysis.actors.national_bodies import claim_national_bodies
from analysis.actors.organizations import resolve_organizations
from analysis.actors.people import resolve_people
from analysis.actors.placing import assign_roles
from analysis.actors.shared_bodies import settle_shared_bodies
from analysis.actors.surnames import claim_surnames, name_courtesies
from analysis.actors.titles import attach_titles
from analysis.actors.weighing import weigh_names
from analysis.reader.reading import Answer, Reader, Sentence
from analysis.tables import ACTOR_COLUMNS, MENTION_COLUMNS, by_document, table

#: the language that the reader was trained on
ENGLISH = "en"


def find_mentions(
    documents: pd.DataFrame, sentences: pd.DataFrame, reader: Reader | None = None
) -> tuple[pd.DataFrame, pd.DataFrame]:
    """Find who is referred to in each article, one article at a time.

    Parameters
    ----------
    documents
        DOCUMENT_COLUMNS.
    sentences
        SENTENCE_COLUMNS of the same documents. Boilerplate is not searched.
    reader
        The network that weighs names, places and stance; dictionary and rules alone if None.

    Returns
    -------
    mentions, actors
        MENTION_COLUMNS in the order of the text, stance and voice missing; ACTOR_COLUMNS, one row
        per actor that is mentioned (and per actor that one of them is affiliated with).
    """
    found, by_article = find_each(documents, sentences, reader)
    actors: dict[str, Actor] = {}
    for seen in by_article.values():
        for actor in seen.values():
            _remember(actors, actor)
    made = table(map(actor_row, actors.values()), ACTOR_COLUMNS)
    return found, made.sort_values("actor_id", ignore_index=True)


def find_each(
    documents: pd.DataFrame, sentences: pd.DataFrame, reader: Reader | None = None
) -> tuple[pd.DataFrame, dict[str, dict[str, Actor]]]:
    """As `find_mentions`, with the actors of each article by themselves.

    Returns
    -------
    mentions, actors
        MENTION_COLUMNS; and document_id -> actor_id -> what this article alone says of the actor.
    """
    kept = sentences[sentences["section"] != "boilerplate"]
    bounds = by_document(kept, ["sentence_index", "start", "end"])
    mentions: list[dict[str, Any]] = []
    by_article: dict[str, dict[str, Actor]] = {}
    for document_id, text, published, language in zip(
        *(documents[name] for name in ("document_id", "text", "published", "language")), strict=True
    ):
        day = None if pd.isna(published) else published.date()
        asked = reader if language == ENGLISH else None
        actors = by_article.setdefault(document_id, {})
        for row, actor in find_in_text(text, day, bounds.get(document_id, []), asked):
            mentions.append({"document_id": document_id, **row})
            _remember(actors, actor)
        _add_affiliations(actors)
    return table(mentions, MENTION_COLUMNS), by_article


def find_in_text(
    text: str,
    published: date | None,
    bounds: list[tuple[int, int, int]],
    reader: Reader | None = None,
) -> Iterator[tuple[dict[str, Any], Actor]]:
    """Mentions of one text, in its order: a row of the mentions table, and its actor."""
    draft = open_draft(text, published, bounds)
    read = reader.read([text[start:end] for _, start, end in bounds]) if reader else []
    owners = owners_by_end(draft)
    find_institutions(draft, owners)
    claim_national_bodies(draft, owners)
    claim_compounds(draft)
    for position in range(len(draft.sentences)):
        find_names(draft, position)
    claim_known(draft)
    for position, sentence in enumerate(read):
        weigh_names(draft, position, sentence.names)
    attach_titles(draft)
    name_companies(draft)
    name_courtesies(draft)
    claim_surnames(draft, resolve_people(draft))
    resolve_organizations(draft)
    settle_shared_bodies(draft)
    find_titles(draft)
    answers = _answers(draft, reader, read) if reader else {}
    assign_roles(draft, {start: answer.acts for start, answer in answers.items()})
    for span in sorted(draft.spans, key=lambda span: span.start):
        surface = text[span.start : span.end]
        yield _row(draft, span, surface) | _stance(span, answers), _actor(span, surface)


def _answers(draft: Draft, reader: Reader, read: Sequence[Sentence]) -> dict[int, Answer]:
    """What the reader says of each span, by the span's start."""
    spans = draft.spans
    offsets = [draft.sentences[span.sentence].start for span in spans]
    asked = [
        (read[span.sentence], span.start - offset, span.end - offset)
        for span, offset in zip(spans, offsets, strict=True)
    ]
    found = zip(spans, reader.ask(asked), strict=True)
    return {span.start: answer for span, answer in found if answer is not None}


def _stance(span: Span, answers: dict[int, Answer]) -> dict[str, Any]:
    """The columns of stance; missing for what only qualifies, and where nothing was read."""
    answer = answers.get(span.start)
    if answer is None or span.role == "modifier":
        return {}
    return {
        "stance": answer.score,
        "stance_label": answer.label,
        "stance_confidence": answer.confidence,
    }


def _row(draft: Draft, span: Span, surface: str) -> dict[str, Any]:
    return {
        "sentence_index": draft.sentences[span.sentence].index,
        "start": span.start,
        "end": span.end,
        "surface": surface,
        "actor_id": span.actor_id,
        "kind": span.kind,
        "role": span.role or "actor",
        "confidence": span.confidence,
        "rule": span.rule,
    }


def _actor(span: Span, surface: str) -> Actor:
    aliased = surface != (span.name or surface) and span.kind != "title"
    return _sighted(
        span.actor_id or "", surface, span.name or surface, span.type, span.country,
        span.affiliation_id, aliased,
    )  # fmt: skip


@lru_cache(maxsize=50_000)
def _sighted(
    actor_id: str, surface: str, name: str, kind: str, country: str | None, home: str | None,
    aliased: bool,
) -> Actor:  # fmt: skip
    """The actor of a mention; the same object for equal mentions."""
    known = dictionary().actors.get(actor_id)
    if known is not None:
        aliases = {surface} - {known.name} if fold(surface) != fold(known.name) else set()
        return replace(known, aliases=tuple(sorted(aliases)))
    return Actor(actor_id, name, kind, country, home, (surface,) if aliased else (), "found")


def merged(one: Actor, other: Actor) -> Actor:
    """Two sightings of one actor as one, whatever their order."""
    return Actor(
        one.actor_id,
        min(one.name, other.name),
        min(one.type, other.type),
        min(filter(None, (one.country, other.country)), default=None),
        min(filter(None, (one.affiliation_id, other.affiliation_id)), default=None),
        tuple(sorted({*one.aliases, *other.aliases})),
        min(one.origin, other.origin),
    )


def actor_row(actor: Actor) -> dict[str, Any]:
    """One row of the actors table."""
    return vars(actor) | {"aliases": list(actor.aliases)}


def _remember(actors: dict[str, Actor], actor: Actor) -> None:
    known = actors.get(actor.actor_id)
    if known is not actor:
        actors[actor.actor_id] = merged(known, actor) if known else actor


def _add_affiliations(actors: dict[str, Actor]) -> None:
    """An affiliation must point to a row."""
    for actor in list(actors.values()):
        home = actor.affiliation_id
        while home and home not in actors and home in dictionary().actors:
            actors[home] = replace(dictionary().actors[home], aliases=())
            home = actors[home].affiliation_id
