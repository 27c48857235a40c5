"""documents -> sentences -> mentions -> `Annotations`: the one place that knows the order.

`annotate_documents` looks at one article at a time and has no hidden state, so any partition of the
articles gives the same rows; `link` is what needs all of them.
"""

from __future__ import annotations

from collections.abc import Sequence

import pandas as pd

from analysis.actors.dictionary import Actor
from analysis.actors.find import actor_row, find_each, merged
from analysis.actors.linking import link_surnames
from analysis.quotes.find import find_quotes
from analysis.reader.reading import open_reader
from analysis.settings import Settings
from analysis.tables import (
    ACTOR_COLUMNS,
    SIGHTING_COLUMNS,
    Annotations,
    EachArticle,
    table,
)
from analysis.text.sentences import split_sentences
from analysis.text.tone import score_tone


def annotate(documents: pd.DataFrame, settings: Settings | None = None) -> Annotations:
    """Annotate articles: ``link`` of ``annotate_documents``.

    Parameters
    ----------
    documents
        DOCUMENT_COLUMNS, for instance ``read_documents([...]).documents``.
    settings
        How; the default `Settings` if None.

    Returns
    -------
    Annotations
        Rows ordered by document_id, then by place in the text.

    Examples
    --------
    >>> from analysis import read_documents
    >>> article = ("a.txt", b"Talks resume\\n\\nIndia urged Russia to talk.")
    >>> annotations = annotate(read_documents([article]).documents)
    >>> annotations.mentions[["surface", "actor_id", "role"]].values.tolist()
    [['India', 'country:IN', 'actor'], ['Russia', 'country:RU', 'actor']]
    """
    return link(annotate_documents(documents, settings))


def annotate_documents(documents: pd.DataFrame, settings: Settings | None = None) -> Annotations:
    """Annotate each article by itself; see `annotate` for parameters and tables."""
    made = annotate_each(documents, settings)
    return Annotations(
        documents=made.documents,
        sentences=made.sentences,
        mentions=made.mentions,
        quotes=made.quotes,
        actors=_one_row_each(made.sightings[list(ACTOR_COLUMNS)]),
        settings=made.settings,
    )


def annotate_each(documents: pd.DataFrame, settings: Settings | None = None) -> EachArticle:
    """As `annotate_documents`, with the actors of each article by themselves.

    This is for who keeps annotations article by article, and makes them of several articles at
    once: what the tables cost is then shared.
    """
    settings = settings or Settings()
    sentences = score_tone(split_sentences(documents), documents)
    reader = open_reader() if settings.reader == "full" else None
    found, by_article = find_each(documents, sentences, reader)
    quotes, mentions = find_quotes(documents, sentences, found)
    sightings = [
        {"document_id": key, **actor_row(actors[actor_id])}
        for key, actors in by_article.items()
        for actor_id in sorted(actors)
    ]
    return EachArticle(
        documents=documents,
        sentences=sentences,
        mentions=mentions,
        quotes=quotes,
        sightings=table(sightings, SIGHTING_COLUMNS),
        settings=settings,
    )


def concat(parts: Sequence[Annotations]) -> Annotations:
    """Put annotations of different articles one below the other; `link` afterwards.

    Raises
    ------
    ValueError
        When `parts` is empty, or made with different settings or codebooks.
    """
    if len({(part.settings, part.codebook) for part in parts}) != 1:
        raise ValueError(
            "concat needs annotations made with one and the same Settings, under one codebook."
        )
    names = ("documents", "sentences", "mentions", "quotes", "actors")
    joined = {
        name: pd.concat([getattr(part, name) for part in parts], ignore_index=True)
        for name in names
    }
    return Annotations(**joined, settings=parts[0].settings, codebook=parts[0].codebook)


def link(annotations: Annotations) -> Annotations:
    """Join what several articles say of the same actor, and put every table in its order.

    Multi-word names are the same actor in every article by their ``actor_id``; the actors table
    gets one row for each, with the aliases of all articles. A lone surname goes to the one person
    of all articles who bears it. Under a codebook nothing is moved any more.
    """
    place = ["document_id", "start", "end"]
    mentions, quotes = annotations.mentions, annotations.quotes
    actors = _one_row_each(annotations.actors)
    if not annotations.codebook:
        mentions, quotes, actors = link_surnames(mentions, quotes, actors)
    return Annotations(
        documents=annotations.documents.sort_values("document_id", ignore_index=True),
        sentences=annotations.sentences.sort_values(place, ignore_index=True),
        mentions=mentions.sort_values([*place, "actor_id"], ignore_index=True),
        quotes=quotes.sort_values([*place, "quote_id"], ignore_index=True),
        actors=actors,
        settings=annotations.settings,
        codebook=annotations.codebook,
    )


def _one_row_each(actors: pd.DataFrame) -> pd.DataFrame:
    if actors["actor_id"].is_unique:
        return actors.sort_values("actor_id", ignore_index=True)
    found: dict[str, Actor] = {}
    plain = actors.astype(object).where(actors.notna(), None)
    for row in plain.to_dict("records"):
        actor = Actor(**{str(k): v for k, v in row.items()} | {"aliases": tuple(row["aliases"])})
        known = found.get(actor.actor_id)
        found[actor.actor_id] = merged(known, actor) if known else actor
    rows = [vars(actor) | {"aliases": list(actor.aliases)} for actor in found.values()]
    return table(rows, ACTOR_COLUMNS).sort_values("actor_id", ignore_index=True)
