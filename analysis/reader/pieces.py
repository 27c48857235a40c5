"""Sentences cut into word pieces, with the shape of each word beside the uncased pieces.

Training and reading share this module, so both see exactly the same numbers.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from tokenizers import Encoding, Tokenizer
from tokenizers.models import WordPiece
from tokenizers.normalizers import BertNormalizer
from tokenizers.pre_tokenizers import BertPreTokenizer

VOCABULARY = Path(__file__).parent / "vocabulary.txt"
#: ids of the vocabulary: padding, unknown, start and end of a window
PADDING, UNKNOWN, START, END = 0, 100, 101, 102
#: word shapes: none, lower case, Capitalised, CAPITALS, with digits, no letters, miXed, one Capital
N_SHAPES = 8

Offsets = NDArray[np.int32]


@dataclass(frozen=True)
class Pieces:
    """One text as word pieces; all arrays have one element per piece, in the order of the text."""

    #: position in the vocabulary
    ids: Offsets
    #: shape of the word that the piece belongs to, 1 to `N_SHAPES` - 1
    shapes: Offsets
    #: half-open character offsets of the piece in the text
    starts: Offsets
    ends: Offsets
    #: running number of the word that the piece belongs to
    words: Offsets

    def __len__(self) -> int:
        return len(self.ids)

    def between(self, start: int, end: int) -> tuple[int, int]:
        """Half-open range of the pieces that share a character with the stretch; may be empty."""
        first = int(np.searchsorted(self.ends, start, side="right"))
        last = int(np.searchsorted(self.starts, end, side="left"))
        return first, max(first, last)


def cut(texts: Sequence[str]) -> list[Pieces]:
    """Cut each text into word pieces.

    Parameters
    ----------
    texts
        Any text; characters that the vocabulary lacks become the unknown piece, control
        characters none.

    Examples
    --------
    >>> pieces = cut(["Zelensky met NATO."])[0]
    >>> pieces.words.tolist(), pieces.shapes.tolist()
    ([0, 0, 0, 1, 2, 3], [2, 2, 2, 1, 3, 5])
    """
    return [
        _pieces(text, encoding)
        for text, encoding in zip(
            texts, _tokenizer().encode_batch(list(texts), add_special_tokens=False),
            strict=True,
        )
    ]  # fmt: skip


def _pieces(text: str, encoding: Encoding) -> Pieces:
    offsets = np.array(encoding.offsets, np.int32).reshape(-1, 2)
    words = np.array([-1 if word is None else word for word in encoding.word_ids], np.int32)
    starts, ends = offsets[:, 0], offsets[:, 1]
    return Pieces(np.array(encoding.ids, np.int32), _shapes(text, starts, ends, words), starts,
                  ends, words)  # fmt: skip


def _shapes(text: str, starts: Offsets, ends: Offsets, words: Offsets) -> Offsets:
    if not len(words):
        return np.zeros(0, np.int32)
    first = np.flatnonzero(np.diff(words, prepend=-2))
    last = np.append(first[1:], len(words)) - 1
    shapes = [shape(text[a:z]) for a, z in zip(starts[first], ends[last], strict=True)]
    return np.repeat(np.array(shapes, np.int32), last - first + 1)


def shape(word: str) -> int:
    """Number of a word's shape, 1 to `N_SHAPES` - 1."""
    if not any(character.isalpha() for character in word):
        return 4 if any(character.isdigit() for character in word) else 5
    if any(character.isdigit() for character in word):
        return 4
    if word.islower():
        return 1
    if word.isupper():
        return 3 if len(word) > 1 else 7
    return 2 if word[0].isupper() and word[1:].islower() else 6


@cache
def _tokenizer() -> Tokenizer:
    vocabulary = VOCABULARY.read_text(encoding="utf-8").splitlines()
    tokenizer = Tokenizer(
        WordPiece({piece: place for place, piece in enumerate(vocabulary)}, unk_token="[UNK]")  # noqa: S106 (a piece, no password)
    )
    tokenizer.normalizer = BertNormalizer(lowercase=True)
    tokenizer.pre_tokenizer = BertPreTokenizer()
    return tokenizer
