"""Which articles tell the same story in the same words: shingles, MinHash, groups.

A shingle is a run of five words; two articles are as similar as their shingles overlap (Jaccard:
shared by all). MinHash finds, in time that grows with the number of articles and not of pairs,
which articles to compare at all; what is reported is compared exactly.

References
----------
Broder (1997), On the resemblance and containment of documents. Leskovec, Rajaraman & Ullman,
Mining of Massive Datasets, chapter 3 (bands of signatures).
"""

from __future__ import annotations

import hashlib
import re
from collections import OrderedDict
from collections.abc import Callable, Iterable, Sequence
from functools import lru_cache
from threading import Lock

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from analysis.tables import Columns, table
from analysis.text.boilerplate import is_boilerplate
from analysis.text.paragraphs import paragraph_spans

Hashes = NDArray[np.uint64]

#: words; shared runs of five are copied, not chance
SHINGLE_WORDS = 5
#: share of shingles from which two articles are one story: a copy with another headline, some
#: edited words or a paragraph less is above it, another article on the same event far below
MIN_SIMILARITY = 0.6
#: a pair at MIN_SIMILARITY is compared with probability 1 - (1 - 0.6^3)^60 = 0.9999995
_BANDS, _ROWS = 60, 3
#: articles whose stories are kept, over all selections that were asked for: some 30 MB
MAX_KEPT = 100_000

#: one row per article, by document_id
STORY_COLUMNS: Columns = {
    "document_id": "str",
    "representative": "str",  # document_id of the story's first article
    "similarity": "float64",  # to the representative: shared shingles / all shingles of the two
}

_WORD = re.compile(r"\w+")
_CHANCE = np.random.default_rng(20240611)
_FACTORS = _CHANCE.integers(0, 2**63, size=(_BANDS * _ROWS, 1), dtype=np.uint64) * 2 + 1
_SHIFTS = _CHANCE.integers(0, 2**64, size=(_BANDS * _ROWS, 1), dtype=np.uint64)
#: one odd factor per place in a shingle, so that the order of its words counts
_PLACES = _CHANCE.integers(0, 2**63, size=SHINGLE_WORDS, dtype=np.uint64) * 2 + 1


def stories(documents: pd.DataFrame) -> pd.DataFrame:
    """Tell for each article which article's story it repeats; the first one is its own.

    Articles are taken in the order of publication, undated ones last, ties by document_id. Each
    joins the most similar of the stories so far, by their first articles, when the two share at
    least `MIN_SIMILARITY` of their shingles; otherwise it begins a story. So every article of a
    story is that similar to its first one. Case, punctuation and boilerplate do not matter.

    Parameters
    ----------
    documents
        DOCUMENT_COLUMNS.

    Returns
    -------
    DataFrame
        STORY_COLUMNS.

    Examples
    --------
    >>> text = "The harbour of the town was opened on Monday by two ministers."
    >>> documents = pd.DataFrame({"document_id": ["a", "b", "c"], "title": "",
    ...     "published": pd.to_datetime(["2024-05-02", "2024-05-01", None], utc=True),
    ...     "text": [text, text.upper(), "It rained in the hills."]})
    >>> stories(documents).values.tolist()
    [['a', 'b', 1.0], ['b', 'b', 1.0], ['c', 'c', 1.0]]
    """
    ordered = in_order(documents)
    columns = [ordered[name].tolist() for name in ("document_id", "title", "text")]
    articles = list(zip(*columns, strict=True))
    rows = _KEPT.get(_digest(articles), lambda: _stories(articles))
    return table(rows, STORY_COLUMNS).sort_values("document_id", ignore_index=True)


def in_order(documents: pd.DataFrame) -> pd.DataFrame:
    """Articles by publication, undated ones last, ties by document_id."""
    return documents.sort_values(["published", "document_id"], ignore_index=True)


def shingles(text: str, *, titled: bool) -> Hashes:
    """Each different shingle of an article as one number, sorted.

    An article of fewer words than a shingle has is one shingle.
    """
    words = _words(text, titled)
    if len(words) < SHINGLE_WORDS:
        return np.array([_hash(" ".join(words) or text)], dtype=np.uint64)
    runs = len(words) - SHINGLE_WORDS + 1
    numbers = np.array([_hash(word) for word in words], dtype=np.uint64)
    mixed = sum(numbers[place : place + runs] * _PLACES[place] for place in range(SHINGLE_WORDS))
    return np.unique(np.asarray(mixed, dtype=np.uint64))


def jaccard(one: Hashes, other: Hashes) -> float:
    """Share of the shingles of two articles that both have, 0 to 1.

    Examples
    --------
    >>> jaccard(np.array([1, 2, 3], np.uint64), np.array([2, 3, 4], np.uint64))
    0.5
    """
    shared = len(np.intersect1d(one, other, assume_unique=True))
    return shared / (len(one) + len(other) - shared)


#: (document_id, title, text)
_Article = tuple[str, object, str]
#: document_id of an article and of its story's first one, and their similarity
_Row = tuple[str, str, float]


class KeptRows:
    """Results by what they were made of; together at most so many rows, the last used ones."""

    def __init__(self, most: int) -> None:
        self._most = most
        self._rows: OrderedDict[bytes, list[_Row]] = OrderedDict()
        self._lock = Lock()

    def get(self, key: bytes, made: Callable[[], list[_Row]]) -> list[_Row]:
        """What is kept under `key`, else what is made now."""
        with self._lock:
            known = self._rows.get(key)
            if known is not None:
                self._rows.move_to_end(key)
                return known
        rows = made()
        with self._lock:
            self._rows[key] = rows
            while len(self._rows) > 1 and sum(map(len, self._rows.values())) > self._most:
                self._rows.popitem(last=False)
        return rows


_KEPT = KeptRows(MAX_KEPT)


def _digest(articles: Sequence[_Article]) -> bytes:
    """What the stories of these articles follow from, in a few bytes."""
    digest = hashlib.blake2b()
    for key, title, text in articles:
        for part in (key, str(_is_titled(title)), text):
            digest.update(f"{len(part)}:{part}".encode("utf-8", "surrogatepass"))
    return digest.digest()


def _stories(articles: Sequence[_Article]) -> list[_Row]:
    firsts: list[tuple[str, Hashes]] = []
    by_band: dict[tuple[int, bytes], list[int]] = {}
    rows: list[_Row] = []
    for key, title, text in articles:
        found = shingles(text, titled=_is_titled(title))
        bands = list(enumerate(_bands(found)))
        known = {story for band in bands for story in by_band.get(band, ())}
        similarity, story = _most_similar(found, firsts, known)
        if similarity < MIN_SIMILARITY:
            similarity, story = 1.0, len(firsts)
            firsts.append((key, found))
            for band in bands:
                by_band.setdefault(band, []).append(story)
        rows.append((key, firsts[story][0], similarity))
    return rows


def _most_similar(
    found: Hashes, firsts: list[tuple[str, Hashes]], known: Iterable[int]
) -> tuple[float, int]:
    """Highest similarity to one of these stories, and which; the earlier one of equals."""
    similar = ((jaccard(found, firsts[story][1]), story) for story in known)
    return max(similar, key=lambda pair: (pair[0], -pair[1]), default=(0.0, -1))


def _bands(found: Hashes) -> Iterable[bytes]:
    """MinHash signature of a set of shingles, cut into bands."""
    least = np.full(_BANDS * _ROWS, np.iinfo(np.uint64).max, dtype=np.uint64)
    for start in range(0, len(found), 4096):  # bounds the memory for very long articles
        mixed = found[np.newaxis, start : start + 4096] * _FACTORS + _SHIFTS
        np.minimum(least, mixed.min(axis=1), out=least)
    return (band.tobytes() for band in least.reshape(_BANDS, _ROWS))


def _words(text: str, titled: bool) -> list[str]:
    """Words without case, boilerplate left out unless there is nothing else."""
    spans = enumerate(paragraph_spans(text, titled=titled))
    kept = (
        text[start:end]
        for index, (start, end) in spans
        if (titled and index == 0) or not is_boilerplate(text[start:end])
    )
    return _WORD.findall(" ".join(kept).casefold()) or _WORD.findall(text.casefold())


def _is_titled(title: object) -> bool:
    return isinstance(title, str) and bool(title.strip())


@lru_cache(maxsize=200_000)
def _hash(word: str) -> int:
    return int.from_bytes(hashlib.blake2b(word.encode("utf-8", "replace"), digest_size=8).digest())
