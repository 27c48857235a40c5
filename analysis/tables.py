"""The five tables, their columns and dtypes, and `Annotations`, which holds them together.

Offsets are half-open character offsets into the document's ``text``: ``text[start:end]`` is the
surface, always. Missing is NaN (text, float), NaT (time) or <NA> (``Int64``); in CSV an empty cell.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

import pandas as pd

from analysis.settings import Settings

Columns = Mapping[str, str]

#: one row per article
DOCUMENT_COLUMNS: Columns = {
    "document_id": "str",
    "title": "str",  # "" where the article has none
    "outlet": "str",  # missing: not stated
    "published": "datetime64[us, UTC]",  # missing: not stated
    "url": "str",
    "language": "str",  # ISO 639-1
    "tags": "object",  # list of str
    "text": "str",
    "n_words": "int64",  # without boilerplate
    "filename": "str",
}
#: one row per sentence, in the order of the text
SENTENCE_COLUMNS: Columns = {
    "document_id": "str",
    "sentence_index": "int64",  # from 0 within the document
    "paragraph_index": "int64",  # from 0 within the document
    "section": "str",  # title, body, boilerplate
    "start": "int64",
    "end": "int64",
    "tone": "float64",  # [-1, 1]; 0 without a tone word; missing where not English
    "subjectivity": "float64",  # [0, 1]
    "n_tone_words": "int64",
}
#: one row per place where a text refers to an actor, in the order of the text
MENTION_COLUMNS: Columns = {
    "document_id": "str",
    "sentence_index": "int64",
    "start": "int64",
    "end": "int64",
    "surface": "str",
    "actor_id": "str",
    "kind": "str",  # settings.Kind
    "role": "str",  # settings.Role
    "stance": "float64",  # [-1, 1]: p(positive) - p(negative); missing with the fast reader
    "stance_label": "str",
    "stance_confidence": "float64",
    "voice": "str",  # article, unnamed or an actor_id; missing where not English
    "quote_id": "str",
    "confidence": "float64",  # [0, 1]
    "rule": "str",
}
#: one row per stretch of reported speech
QUOTE_COLUMNS: Columns = {
    "quote_id": "str",
    "document_id": "str",
    "sentence_index": "int64",
    "start": "int64",
    "end": "int64",
    "speaker_id": "str",
    "speaker_start": "Int64",
    "speaker_end": "Int64",
    "cue": "str",
    "form": "str",  # direct, indirect, mixed
}
#: one row per actor, sorted by actor_id
ACTOR_COLUMNS: Columns = {
    "actor_id": "str",
    "name": "str",
    "type": "str",  # settings.ActorType
    "country": "str",  # ISO 3166-1 alpha-2
    "affiliation_id": "str",  # actor_id of the country or body it belongs to
    "aliases": "object",  # list of str: other surfaces, sorted
    "origin": "str",  # codebook, dictionary, found
}
#: one row per article and actor: what that article alone says of the actor
SIGHTING_COLUMNS: Columns = {"document_id": "str", **ACTOR_COLUMNS}


def table(rows: Iterable[Any], columns: Columns) -> pd.DataFrame:
    """Make a table with exactly these columns and dtypes, also when there are no rows.

    Parameters
    ----------
    rows
        Tuples in the order of `columns`, or mappings with these keys; a missing key is a missing
        value.
    columns
        Column name -> pandas dtype, in order.

    Examples
    --------
    >>> list(table([], QUOTE_COLUMNS)) == list(QUOTE_COLUMNS)
    True
    """
    listed = list(rows)
    by_name = bool(listed) and isinstance(listed[0], Mapping)
    # column by column: a frame of rows would be made, and then made again with the right dtypes
    return pd.DataFrame(
        {
            name: pd.Series(
                [row.get(name) if by_name else row[place] for row in listed], dtype=dtype
            )
            for place, (name, dtype) in enumerate(columns.items())
        }
    )


def values(rows: pd.DataFrame, name: str) -> list[Any]:
    """The values of a column as a list; for text many times as fast as going through the column."""
    listed: list[Any] = rows[name].to_numpy(dtype=object).tolist()
    return listed


def by_document(rows: pd.DataFrame, columns: Sequence[str]) -> dict[str, list[tuple[Any, ...]]]:
    """For each document the values of its rows, in their order.

    Examples
    --------
    >>> rows = pd.DataFrame({"document_id": ["a", "b", "a"], "start": [0, 5, 9]})
    >>> by_document(rows, ["start"])
    {'a': [(0,), (9,)], 'b': [(5,)]}
    """
    listed: dict[str, list[tuple[Any, ...]]] = {}
    tuples = zip(*(values(rows, name) for name in columns), strict=True)
    for document_id, one in zip(values(rows, "document_id"), tuples, strict=True):
        listed.setdefault(document_id, []).append(one)
    return listed


@dataclass(frozen=True, eq=False)
class Annotations:
    """The five tables of a set of articles, and the settings that made them.

    Tables are never changed in place: every step returns a new `Annotations`, and measures keep
    what they have made of one as long as it lives.
    """

    documents: pd.DataFrame = field(default_factory=lambda: table([], DOCUMENT_COLUMNS))
    sentences: pd.DataFrame = field(default_factory=lambda: table([], SENTENCE_COLUMNS))
    mentions: pd.DataFrame = field(default_factory=lambda: table([], MENTION_COLUMNS))
    quotes: pd.DataFrame = field(default_factory=lambda: table([], QUOTE_COLUMNS))
    actors: pd.DataFrame = field(default_factory=lambda: table([], ACTOR_COLUMNS))
    settings: Settings = field(default_factory=Settings)
    #: digest of the codebook that was applied; empty: what the machine found
    codebook: str = ""


@dataclass(frozen=True)
class EachArticle:
    """Annotations of articles that were read together, and can still be told apart.

    In `Annotations` an actor has one row, with the aliases of all articles. Here it has one for
    each article, so that any choice of articles gives the aliases of these alone.
    """

    documents: pd.DataFrame
    sentences: pd.DataFrame
    mentions: pd.DataFrame
    quotes: pd.DataFrame
    #: SIGHTING_COLUMNS
    sightings: pd.DataFrame
    settings: Settings

    @classmethod
    def of(cls, annotations: Annotations) -> EachArticle:
        """The same, of annotations of one article.

        Raises
        ------
        ValueError
            When they are not of exactly one: its actors could not be told apart.
        """
        n_articles = len(annotations.documents)
        if n_articles != 1:
            raise ValueError(
                f"A part has {n_articles} articles; annotate_documents each by itself."
            )
        key = str(annotations.documents["document_id"].iat[0])
        sightings = annotations.actors.assign(document_id=key)[list(SIGHTING_COLUMNS)]
        tables = {name: getattr(annotations, name) for name in _BY_ARTICLE[:-1]}
        return cls(**tables, sightings=sightings, settings=annotations.settings)

    def only(self, document_ids: Collection[str]) -> EachArticle:
        """Those of these articles that are wanted."""
        if set(self.documents["document_id"]) <= set(document_ids):
            return self
        tables = {name: getattr(self, name) for name in _BY_ARTICLE}
        chosen = {
            name: rows[rows["document_id"].isin(list(document_ids))]
            for name, rows in tables.items()
        }
        return EachArticle(**chosen, settings=self.settings)


#: tables of `EachArticle`, each of which names the article in every row
_BY_ARTICLE = ("documents", "sentences", "mentions", "quotes", "sightings")
