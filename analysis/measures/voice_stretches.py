"""Whose words each stretch of an article is: its text divided by voice."""

from __future__ import annotations

from itertools import groupby, pairwise
from typing import Any

import pandas as pd

from analysis.measures.selecting import DEFAULT_SELECTION
from analysis.measures.speakers import ARTICLE, described
from analysis.settings import Selection
from analysis.tables import Annotations, Columns, table
from analysis.text.cues import THOUGHT, cue_force

#: one row per stretch of reported speech or thought; stretches do not overlap
VOICE_STRETCH_COLUMNS: Columns = {
    "document_id": "str",
    "start": "int64",
    "end": "int64",
    "quote_id": "str",  # the quote that decides; it may have several stretches, around an inner one
    "speaker_id": "str",  # an actor_id, or unnamed
    "speaker": "str",
    "cue": "str",  # as printed; missing where a quotation has none
    "form": "str",  # direct, indirect, mixed
}


def voice_stretches(
    annotations: Annotations, selection: Selection = DEFAULT_SELECTION, *, document_id: str
) -> pd.DataFrame:
    """Divide an article into stretches by whose words they are, as its mentions' voices are.

    Where speech holds speech the innermost counts; thought counts outside of speech alone. What
    stands in no stretch is the article's own.

    Parameters
    ----------
    annotations, selection
        What was found; the selection changes nothing: this is what the text says.
    document_id
        The article.

    Returns
    -------
    DataFrame
        VOICE_STRETCH_COLUMNS, in the order of the text. No border stands inside a mention.

    Examples
    --------
    >>> from tests.corpora import corpus
    >>> one = corpus({"a1": [["It rains.", "It does not."]]},
    ...              quotes={"a1": [(1, "person:rossi", "said")]})
    >>> voice_stretches(one, document_id="a1")[["start", "end", "speaker_id"]].values.tolist()
    [[10, 22, 'person:rossi']]
    """
    del selection
    quotes = annotations.quotes[annotations.quotes["document_id"] == document_id]
    if quotes.empty:
        return table([], VOICE_STRETCH_COLUMNS)
    mentions = annotations.mentions[annotations.mentions["document_id"] == document_id]
    spans = list(zip(mentions["start"], mentions["end"], strict=True))
    rows = []
    for start, end, quote in _painted(quotes):
        first, last = _outside(start, end, spans)
        if first < last and quote["speaker_id"] != ARTICLE:
            rows.append(quote | {"start": first, "end": last})
    stretches = pd.DataFrame(rows, columns=[*quotes.columns])
    named = described(stretches["speaker_id"], annotations.actors)
    stretches = stretches.assign(speaker=named["speaker"])[list(VOICE_STRETCH_COLUMNS)]
    return stretches.astype(dict(VOICE_STRETCH_COLUMNS))


def _painted(quotes: pd.DataFrame) -> list[tuple[int, int, dict[str, Any]]]:
    """Start, end and quote of each stretch: later quotes lie over earlier, speech over thought."""
    thought = [isinstance(cue, str) and cue_force(cue) == THOUGHT for cue in quotes["cue"]]
    length = quotes["end"] - quotes["start"]
    order = quotes.assign(over=[not one for one in thought], length=length)
    order = order.sort_values(
        ["over", "start", "length", "quote_id"], ascending=[True, True, False, True]
    )
    records = order[quotes.columns.tolist()].to_dict("records")
    borders = sorted({*quotes["start"], *quotes["end"]})
    place = {border: number for number, border in enumerate(borders)}
    top: list[int] = [-1] * len(borders)
    for number, quote in enumerate(records):
        first, last = place[quote["start"]], place[quote["end"]]
        top[first:last] = [number] * (last - first)
    runs = []
    pieces = zip(pairwise(borders), top[:-1], strict=True)
    for number, run in groupby(pieces, key=lambda piece: piece[1]):
        if number >= 0:
            spans = [span for span, _ in run]
            runs.append((spans[0][0], spans[-1][1], records[number]))
    return runs


def _outside(start: int, end: int, mentions: list[tuple[int, int]]) -> tuple[int, int]:
    """The stretch without the part of a mention that begins before it or ends behind it."""
    for first, last in mentions:
        if first < start < last:
            start = last
        if first < end < last:
            end = first
    return start, end
