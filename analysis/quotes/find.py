"""The quotes table, and the voice in which each mention stands."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from typing import Any, NamedTuple

import pandas as pd

from analysis.quotes.attributions import Attribution, attributions
from analysis.quotes.coding import Span
from analysis.quotes.named import Named, is_spoken_for
from analysis.quotes.speakers import ARTICLE, Speakers
from analysis.tables import QUOTE_COLUMNS, by_document, table
from analysis.text.cues import THOUGHT

#: the language whose cues are known; a text too short to tell is read as English
ENGLISH = "en"
_MARK = re.compile(r"[\"“”„‟«»]|''|``|(?<!\w)['‘](?=\w)")
_QUOTED = re.compile(
    "(?:[\"“„‟«»‘`]|'{1,2}(?=\\S))(?:[^\"”»]*[\"”“»«’']+[.,;:!?]?|(?:[^\"”»'’]|(?<=\\w)['’](?=\\w))*)",
    re.DOTALL,
)


class Quote(NamedTuple):
    """One row of the quotes table, and whether it reports a thought."""

    row: dict[str, Any]
    is_thought: bool


def find_quotes(
    documents: pd.DataFrame, sentences: pd.DataFrame, mentions: pd.DataFrame
) -> tuple[pd.DataFrame, pd.DataFrame]:
    """Find who says what in each article, one article at a time.

    Parameters
    ----------
    documents, sentences
        DOCUMENT_COLUMNS, SENTENCE_COLUMNS of the same documents. Boilerplate is not read.
    mentions
        MENTION_COLUMNS of the same documents.

    Returns
    -------
    quotes, mentions
        QUOTE_COLUMNS in the order of the text: one row per unbroken stretch, in one paragraph. The
        mentions with ``voice`` and ``quote_id``. Articles in other languages have no quotes, and
        their mentions no voice.
    """
    bounds = by_document(
        sentences[sentences["section"] != "boilerplate"],
        ["sentence_index", "paragraph_index", "start", "end"],
    )
    numbered = mentions.assign(index=range(len(mentions)))
    found = by_document(numbered, ["index", "start", "end", "actor_id", "role"])
    rows: list[dict[str, Any]] = []
    voices: list[str | None] = [None] * len(mentions)
    quote_ids: list[str | None] = [None] * len(mentions)
    for document_id, text, language in zip(
        *(documents[name] for name in ("document_id", "text", "language")), strict=True
    ):
        if document_id not in bounds or not (pd.isna(language) or language == ENGLISH):
            continue
        named = found.get(document_id, [])
        mentioned = [one[1:] for one in named]
        quotes = quotes_in(document_id, text, bounds[document_id], mentioned)
        rows += [quote.row for quote in quotes]
        for one, voice in zip(named, _voices(quotes, mentioned), strict=True):
            voices[one[0]], quote_ids[one[0]] = voice
    told = {"voice": voices, "quote_id": quote_ids}
    return table(rows, QUOTE_COLUMNS), mentions.assign(
        **{name: pd.Series(column, mentions.index, "str") for name, column in told.items()}
    )


def quotes_in(
    document_id: str,
    text: str,
    sentences: Sequence[tuple[int, int, int, int]],
    mentions: Sequence[tuple[int, int, str, str]],
) -> list[Quote]:
    """Quotes of one article, in the order of its text.

    Parameters
    ----------
    sentences
        (sentence_index, paragraph_index, start, end) of each, in order, without boilerplate.
    mentions
        (start, end, actor_id, role) of each.
    """
    paragraphs: dict[int, list[Span]] = {}
    for _, paragraph, start, end in sentences:
        paragraphs.setdefault(paragraph, []).append((start, end))
    names = [
        Named(start, end, who)
        for start, end, who, role in mentions
        if role == "actor" or (role == "modifier" and is_spoken_for(text, end))
    ]
    speakers = Speakers(text, sorted(names), [start for _, _, start, _ in sentences])
    told: list[tuple[Span, Attribution, str]] = []
    for one in attributions(text, list(paragraphs.values()), speakers.names):
        speaker = speakers.resolve(one)
        told += [(content, one, speaker) for content in one.contents]
    told.sort(key=lambda quote: (quote[0][0], -quote[0][1]))
    starts = [start for _, _, start, _ in sentences]
    quotes = []
    for number, (content, one, speaker) in enumerate(told):
        sentence = sentences[bisect_right(starts, content[0]) - 1]
        row = _row(text, content, one) | {
            "quote_id": f"{document_id}:{number}",
            "document_id": document_id,
            "sentence_index": sentence[0],
            "speaker_id": speaker,
        }
        quotes.append(Quote(row, one.force == THOUGHT))
    return quotes


def _row(text: str, content: Span, one: Attribution) -> dict[str, Any]:
    """The columns that the text alone gives."""
    speaker, cue = one.speaker or (None, None), one.cue
    return {
        "start": content[0],
        "end": content[1],
        "speaker_start": speaker[0],
        "speaker_end": speaker[1],
        "cue": text[slice(*cue)] if cue else None,
        "form": _form(text[slice(*content)]),
    }


def _form(content: str) -> str:
    """Whether all of it, a part or nothing stands in quotation marks."""
    if _QUOTED.fullmatch(content):
        return "direct"
    return "mixed" if _MARK.search(content) else "indirect"


def _voices(
    quotes: list[Quote], mentions: Sequence[tuple[int, int, str, str]]
) -> list[tuple[str, str | None]]:
    """Voice and quote_id of each mention: of the innermost speech around it, else thought."""
    order = sorted(range(len(mentions)), key=lambda number: mentions[number][0])
    starts = [mentions[number][0] for number in order]
    voices: list[tuple[str, str | None]] = [(ARTICLE, None)] * len(mentions)
    for row, _ in sorted(quotes, key=lambda quote: not quote.is_thought):
        first = bisect_left(starts, row["start"])
        for number in order[first : bisect_left(starts, row["end"])]:
            if mentions[number][1] <= row["end"]:
                voices[number] = row["speaker_id"], row["quote_id"]
    return voices
