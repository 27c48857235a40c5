"""The places that decisions add: spellings of aliases in the texts, and mentions marked by hand."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, NamedTuple

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from analysis.actors.codebook.decision import Decision
from analysis.actors.codebook.decisions import AddAlias, MarkMention
from analysis.actors.codebook.ground import OFFSETS, Ground, Stretches
from analysis.actors.codebook.spellings import Integers, Texts
from analysis.actors.folding import fold, is_all_capitals
from analysis.tables import MENTION_COLUMNS, Annotations, table

#: the rule of every mention that a codebook found or moved
RULE = "codebook"
#: an acronym has at most this many letters
_MAX_ACRONYM = 7


class _Spans(NamedTuple):
    """Stretches of text that decisions claim."""

    #: row of the document, offsets into its text, place of the decision
    document: Integers
    start: Integers
    end: Integers
    decision: Integers
    #: marked by hand, not an alias
    marked: NDArray[np.bool_]
    #: an alias in capitals, which counts in a line of capitals only
    capitals: NDArray[np.bool_]

    def only(self, kept: Any) -> _Spans:
        return _Spans(*(column[kept] for column in self))


@dataclass(frozen=True, eq=False)
class Found:
    """What aliases and marks do to the mentions of the machine."""

    #: MENTION_COLUMNS of new mentions; actor_id is still that of the decision
    rows: pd.DataFrame
    #: place of the decision of each new mention
    decision: Integers
    #: rows of the machine's mentions that are claimed as they are, and by which decision
    claimed: Integers
    claimed_by: Integers
    #: rows of the machine's mentions that give way to longer or marked ones
    removed: Integers


def find_decided(annotations: Annotations, decisions: Sequence[Decision], ground: Ground) -> Found:
    """Find what aliases and marks add.

    An alias claims every place where it stands by itself: a mention of exactly these words changes
    hands, shorter ones inside it give way, one that is longer stays. In a line that is all in
    capitals the alias is looked for in capitals. A mark wins over all of them. Boilerplate is not
    searched, and nothing crosses the end of a sentence.
    """
    spans = _spans(annotations, decisions, ground)
    if not len(spans.start):
        return _nothing()
    sentence = _sentences(ground.sentences, spans)
    kept = (sentence >= 0) & (~spans.capitals | _in_capitals(annotations, sentence, spans.capitals))
    spans = _apart(spans.only(kept))
    sentence = _sentences(ground.sentences, spans)
    overlaps = _overlaps(ground.mentions, spans)
    kept = ~overlaps.inside_longer & (overlaps.same < 0)
    claims = overlaps.same >= 0
    return Found(
        rows=_rows(annotations, decisions, spans.only(kept), sentence[kept], ground.texts),
        decision=spans.decision[kept],
        claimed=overlaps.same[claims],
        claimed_by=spans.decision[claims],
        removed=overlaps.removed,
    )


def kind_of(surface: str, name: str) -> str:
    """How an added mention refers to an actor of this name.

    Examples
    --------
    >>> kind_of("IAEA", "International Atomic Energy Agency"), kind_of("Modi", "Narendra Modi")
    ('acronym', 'alias')
    """
    if fold(surface) == fold(name):
        return "name"
    letters = surface.replace(".", "")
    short = 1 < len(letters) <= _MAX_ACRONYM and letters.isalpha() and letters.isupper()
    return "acronym" if short else "alias"


def _nothing() -> Found:
    none = np.array([], dtype=np.int64)
    return Found(table([], MENTION_COLUMNS), none, none, none, none)


def _spans(annotations: Annotations, decisions: Sequence[Decision], ground: Ground) -> _Spans:
    aliases = [(n, one) for n, one in enumerate(decisions) if isinstance(one, AddAlias)]
    marks = [(n, one) for n, one in enumerate(decisions) if isinstance(one, MarkMention)]
    printed = [(n, one.value, False) for n, one in aliases]
    printed += [(n, one.value.upper(), True) for n, one in aliases if not one.value.isupper()]
    parts = []
    places = ground.texts.places([spelling for _, spelling, _ in printed])
    for (n, _, capitals), where in zip(printed, places, strict=True):
        length = len(where.start)
        unmarked, shouted = np.zeros(length, bool), np.full(length, capitals)
        parts.append(_Spans(*where, np.full(length, n), unmarked, shouted))
    if marks:
        parts.append(_marked(annotations.documents, marks))
    if not parts:
        none = np.array([], dtype=np.int64)
        return _Spans(none, none, none, none, none.astype(bool), none.astype(bool))
    return _Spans(*(np.concatenate(columns) for columns in zip(*parts, strict=True)))


def _in_capitals(
    annotations: Annotations, sentence: Integers, asked: NDArray[np.bool_]
) -> NDArray[np.bool_]:
    """Whether the sentences of the spans that ask are all in capitals."""
    rows = np.unique(sentence[asked & (sentence >= 0)])
    near = annotations.sentences.iloc[rows]
    texts = annotations.documents.set_index("document_id")["text"]
    columns = (near[name].tolist() for name in ("document_id", "start", "end"))
    shouted = [
        row
        for row, key, start, end in zip(rows.tolist(), *columns, strict=True)
        if is_all_capitals(texts[key][start:end])
    ]
    return np.isin(sentence, shouted)


def _marked(documents: pd.DataFrame, marks: Sequence[tuple[int, MarkMention]]) -> _Spans:
    """Marks whose words still stand where they stood."""
    rows = pd.Index(documents["document_id"]).get_indexer([mark.document_id for _, mark in marks])
    texts = documents["text"]
    there = [
        (row, mark.start, mark.end, n)
        for row, (n, mark) in zip(rows.tolist(), marks, strict=True)
        if row >= 0 and texts.iloc[row][mark.start : mark.end] == mark.surface
    ]
    row, start, end, decision = np.array(there, dtype=np.int64).reshape(-1, 4).T
    marked = np.ones(len(there), dtype=bool)
    return _Spans(row, start, end, decision, marked, ~marked)


def _apart(spans: _Spans) -> _Spans:
    """Of claims that overlap the marked one, else the longest, else the one as it was decided."""
    length = spans.end - spans.start
    by_place = spans.only(np.lexsort((spans.start, spans.document)))
    begins = by_place.document * OFFSETS + by_place.start
    ends = by_place.document * OFFSETS + by_place.end
    if (begins[1:] >= np.maximum.accumulate(ends)[:-1]).all():
        return by_place
    order = np.lexsort((spans.start, ~spans.capitals, length, spans.marked))[::-1]
    order = order[np.argsort(spans.document[order], kind="stable")]
    kept, taken, document = [], set[int](), -1
    for row in order.tolist():
        if spans.document[row] != document:
            document, taken = int(spans.document[row]), set()
        characters = range(int(spans.start[row]), int(spans.end[row]))
        if taken.isdisjoint(characters):
            taken.update(characters)
            kept.append(row)
    chosen = spans.only(np.array(kept, dtype=np.int64))
    return chosen.only(np.lexsort((chosen.start, chosen.document)))


def _sentences(told: Stretches, spans: _Spans) -> Integers:
    """Row of the sentence that holds each span whole, or -1."""
    if not len(told.row):
        return np.full(len(spans.start), -1)
    begin = spans.document * OFFSETS + spans.start
    place = np.searchsorted(told.begin, begin, "right") - 1
    whole = (place >= 0) & (told.end[place] >= spans.document * OFFSETS + spans.end)
    return np.where(whole, told.row[place], -1)


class _Overlaps(NamedTuple):
    #: is a longer mention of the machine around the alias?
    inside_longer: NDArray[np.bool_]
    #: row of the machine's mention of exactly these words, or -1
    same: Integers
    #: rows of the machine's mentions that give way
    removed: Integers


def _overlaps(machine: Stretches, spans: _Spans) -> _Overlaps:
    rows, begins, ends = machine
    start = spans.document * OFFSETS + spans.start
    end = spans.document * OFFSETS + spans.end
    first, last = np.searchsorted(ends, start, "right"), np.searchsorted(begins, end, "left")
    inside, same = np.zeros(len(start), bool), np.full(len(start), -1)
    removed: list[int] = []
    for n in np.flatnonzero(last > first).tolist():
        touched = range(first[n], last[n])
        equal = [i for i in touched if begins[i] == start[n] and ends[i] == end[n]]
        if equal:
            same[n] = rows[equal[0]]
        elif not spans.marked[n] and any(
            begins[i] <= start[n] and ends[i] >= end[n] for i in touched
        ):
            inside[n] = True
            continue
        removed += [int(rows[i]) for i in touched if i not in equal[:1]]
    return _Overlaps(inside, same, np.unique(np.array(removed, dtype=np.int64)))


def _rows(
    annotations: Annotations,
    decisions: Sequence[Decision],
    spans: _Spans,
    sentence: Integers,
    texts: Texts,
) -> pd.DataFrame:
    n = len(spans.start)
    owners = _strings([decision.actor_id for decision in decisions])
    made: dict[str, Any] = {
        "document_id": annotations.documents["document_id"].array.take(spans.document),
        "sentence_index": annotations.sentences["sentence_index"].to_numpy()[sentence],
        "start": spans.start,
        "end": spans.end,
        "surface": _printed(decisions, spans, texts),
        "actor_id": owners.take(spans.decision),
        "kind": _strings(["alias"], n),
        "role": _strings(["actor"], n),
        "confidence": np.ones(n),
        "rule": _strings([RULE], n),
    }
    columns = {
        name: made[name] if name in made else _missing(dtype, n)
        for name, dtype in MENTION_COLUMNS.items()
    }
    return pd.DataFrame(columns)


def _printed(decisions: Sequence[Decision], spans: _Spans, texts: Texts) -> Any:
    """The words of each stretch as the article prints them."""
    values = [getattr(one, "value", "") or getattr(one, "surface", "") for one in decisions]
    spelled = _strings([fold(value) for value in (*values, *map(str.upper, values))])
    surfaces = spelled.take(spans.decision + len(values) * spans.capitals)
    other = texts.are_folded(spans.document, spans.start, spans.end) | spans.marked
    places = (column[other].tolist() for column in (spans.document, spans.start, spans.end))
    surfaces[other] = [texts.slice(*place) for place in zip(*places, strict=True)]
    return surfaces


def _strings(values: Sequence[str | None], times: int = 1) -> Any:
    """A column of text that repeats these values."""
    return pd.array(values, dtype="str").take(np.tile(np.arange(len(values)), times))


def _missing(dtype: object, n: int) -> Any:
    return _strings([None], n) if dtype == "str" else np.full(n, np.nan)
