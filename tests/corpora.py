"""Small annotations from a compact notation, so that a test shows its corpus and can be counted.

An article is a list of paragraphs, a paragraph a list of sentences (or one sentence), and a
sentence a text in which mentions are marked::

    "[Leitner|person:maria-leitner] met [New Delhi|country:IN|metonym]. {-0.5}"

* ``[surface|actor_id]``, then in any order a kind, a role, ``voice=...`` and a stance
  (default: kind ``name``, role ``actor``, no voice, not judged);
* ``stance=-0.6``: negative (above -1/3 and below 1/3 it is neutral), 0.9 sure of that;
  ``stance=-0.6@0.5``: 0.5 sure;
* ``{0.5}`` or ``{0.5 0.9}`` at the end: tone, and subjectivity, from one tone word; ``{missing}``:
  not scored; nothing: tone 0 without a tone word;
* ``# `` at the start: the title, a paragraph of its own; ``~ ``: boilerplate.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Any, get_args

import pandas as pd

from analysis.settings import Kind, Role, Settings
from analysis.tables import (
    ACTOR_COLUMNS,
    DOCUMENT_COLUMNS,
    MENTION_COLUMNS,
    QUOTE_COLUMNS,
    SENTENCE_COLUMNS,
    Annotations,
    table,
)

Paragraph = str | Sequence[str]
Article = Sequence[Paragraph]
#: sentence_index, speaker_id and cue of a quote; the whole sentence is what is said
Said = tuple[int, str, str]

_MARK = re.compile(r"\[([^\]|]+)\|([^\]]+)\]")
_TONE = re.compile(r"\s*\{([^}]*)\}$")


def corpus(
    articles: Mapping[str, Article],
    *,
    about: Mapping[str, Mapping[str, Any]] | None = None,
    names: Mapping[str, str] | None = None,
    affiliations: Mapping[str, str] | None = None,
    quotes: Mapping[str, Sequence[Said]] | None = None,
    settings: Settings | None = None,
) -> Annotations:
    """Build the annotations that this notation describes; offsets fit the texts.

    Parameters
    ----------
    articles
        document_id -> paragraphs.
    about
        document_id -> columns of the documents table (outlet, published, tags ...).
    names
        actor_id -> name; without one it is the id's tail: ``person:maria-leitner`` is
        "Maria Leitner".
    affiliations
        actor_id -> the actor_id it belongs to.
    quotes
        document_id -> its quotes.
    settings
        The settings of the annotations.

    Examples
    --------
    >>> small = corpus({"a1": [["[Leitner|person:maria-leitner] resigned.", "Nobody spoke."]]})
    >>> small.documents["text"].item()
    'Leitner resigned. Nobody spoke.'
    >>> small.mentions[["start", "end", "surface", "actor_id"]].values.tolist()
    [[0, 7, 'Leitner', 'person:maria-leitner']]
    """
    read = [
        _Article(document_id, paragraphs, (about or {}).get(document_id, {}))
        for document_id, paragraphs in articles.items()
    ]
    said = [
        row for article in read for row in article.said((quotes or {}).get(article.document_id, ()))
    ]
    mentions = table([row for article in read for row in article.mentions], MENTION_COLUMNS)
    speakers = {row["speaker_id"] for row in said} - {"article", "unnamed"}
    return Annotations(
        documents=table([article.document for article in read], DOCUMENT_COLUMNS),
        sentences=table([row for article in read for row in article.sentences], SENTENCE_COLUMNS),
        mentions=mentions,
        quotes=table(said, QUOTE_COLUMNS),
        actors=_actors({*mentions["actor_id"], *speakers}, names or {}, affiliations or {}),
        settings=settings or Settings(),
    )


def reordered(annotations: Annotations, seed: int) -> Annotations:
    """Shuffle the rows of every table: the same articles, read in another order."""
    shuffled = {
        name: getattr(annotations, name).sample(frac=1, random_state=seed).reset_index(drop=True)
        for name in ("documents", "sentences", "mentions", "quotes", "actors")
    }
    return Annotations(**shuffled, settings=annotations.settings)


class _Article:
    """One article, read from left to right."""

    def __init__(self, document_id: str, paragraphs: Article, about: Mapping[str, Any]) -> None:
        self.document_id = document_id
        self.text = ""
        self.title = ""
        self.sentences: list[dict[str, Any]] = []
        self.mentions: list[dict[str, Any]] = []
        for index, paragraph in enumerate(paragraphs):
            for place, marked in enumerate(
                [paragraph] if isinstance(paragraph, str) else paragraph
            ):
                self.text += "" if not self.text else " " if place else "\n\n"
                self._read_sentence(marked, index)
        self.document = self._document() | dict(about)

    def _document(self) -> dict[str, Any]:
        counted = [row for row in self.sentences if row["section"] != "boilerplate"]
        return {
            "document_id": self.document_id,
            "title": self.title,
            "language": "en",
            "tags": [],
            "text": self.text,
            "n_words": sum(len(self.text[row["start"] : row["end"]].split()) for row in counted),
            "filename": f"{self.document_id}.txt",
        }

    def said(self, quotes: Sequence[Said]) -> list[dict[str, Any]]:
        """Rows of the quotes; the mentions in them that stand in their voice point to them."""
        rows = []
        for number, (index, speaker_id, cue) in enumerate(quotes):
            sentence, quote_id = self.sentences[index], f"{self.document_id}:{number}"
            for mention in self.mentions:
                if (mention["sentence_index"], mention.get("voice")) == (index, speaker_id):
                    mention["quote_id"] = quote_id
            same = {
                name: sentence[name] for name in ("document_id", "sentence_index", "start", "end")
            }
            rows.append(
                same | {"quote_id": quote_id, "speaker_id": speaker_id, "cue": cue} | _INDIRECT
            )
        return rows

    def _read_sentence(self, marked: str, paragraph_index: int) -> None:
        section, marked = _section(marked)
        marked, tone = _tone(marked)
        start = len(self.text)
        for plain, mention in _pieces(marked):
            if mention:
                place = {"start": len(self.text), "end": len(self.text) + len(plain)}
                index = {"document_id": self.document_id, "sentence_index": len(self.sentences)}
                self.mentions.append(index | place | {"surface": plain} | mention)
            self.text += plain
        if section == "title":
            self.title = self.text[start:]
        where = {"document_id": self.document_id, "sentence_index": len(self.sentences)}
        span = {"paragraph_index": paragraph_index, "start": start, "end": len(self.text)}
        self.sentences.append(where | span | {"section": section} | tone)


_INDIRECT = {"speaker_start": None, "speaker_end": None, "form": "indirect"}


def _section(marked: str) -> tuple[str, str]:
    sections = {"# ": "title", "~ ": "boilerplate"}
    section = sections.get(marked[:2], "body")
    return section, marked if section == "body" else marked[2:]


def _tone(marked: str) -> tuple[str, dict[str, Any]]:
    found = _TONE.search(marked)
    if found is None:
        return marked, {"tone": 0.0, "subjectivity": 0.0, "n_tone_words": 0}
    marked = marked[: found.start()]
    if found[1] == "missing":
        return marked, {"tone": float("nan"), "subjectivity": float("nan"), "n_tone_words": 0}
    tone, *subjectivity = (float(number) for number in found[1].split())
    return marked, {"tone": tone, "subjectivity": (subjectivity or [0.5])[0], "n_tone_words": 1}


def _pieces(marked: str) -> Iterator[tuple[str, dict[str, Any] | None]]:
    """Plain text, or the surface of a mention with its columns, in the order of the text."""
    after = 0
    for found in _MARK.finditer(marked):
        yield marked[after : found.start()], None
        yield found[1], _mention(*found[2].split("|"))
        after = found.end()
    yield marked[after:], None


def _mention(actor_id: str, *labels: str) -> dict[str, Any]:
    mention: dict[str, Any] = {"actor_id": actor_id, "kind": "name", "role": "actor"}
    for label in labels:
        if label in get_args(Kind):
            mention["kind"] = label
        elif label in get_args(Role):
            mention["role"] = label
        elif label.startswith("voice="):
            mention["voice"] = label.removeprefix("voice=")
        elif label.startswith("stance="):
            mention |= _stance(label.removeprefix("stance="))
        else:
            raise ValueError(f"'{label}' is no kind, no role, no voice=... and no stance=...")
    return mention | {"confidence": 1.0, "rule": "dictionary"}


def _stance(written: str) -> dict[str, Any]:
    stance, _, confidence = written.partition("@")
    number = float(stance)
    return {
        "stance": number,
        "stance_label": ("negative", "neutral", "positive")[(number > -1 / 3) + (number > 1 / 3)],
        "stance_confidence": float(confidence or 0.9),
    }


def _actors(
    mentioned: set[str], names: Mapping[str, str], affiliations: Mapping[str, str]
) -> pd.DataFrame:
    actor_ids = {*mentioned, *affiliations, *affiliations.values()}
    return table(
        [_actor(actor_id, names, affiliations) for actor_id in sorted(actor_ids)], ACTOR_COLUMNS
    )


def _actor(
    actor_id: str, names: Mapping[str, str], affiliations: Mapping[str, str]
) -> dict[str, Any]:
    actor_type, _, tail = actor_id.partition(":")
    return {
        "actor_id": actor_id,
        "name": names.get(actor_id, tail.replace("-", " ").title()),
        "type": actor_type,
        "affiliation_id": affiliations.get(actor_id),
        "aliases": [],
        "origin": "dictionary",
    }
