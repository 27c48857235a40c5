"""Words of like use, by the vectors of the encoder that the training starts from."""

from __future__ import annotations

import re

import numpy as np

from analysis.reader.pieces import VOCABULARY
from training.network import start_weights

#: like words of each word
NEIGHBOURS = 12
_KEPT = """that this with from have been were will would could should about into than then
their they them there which when what while where does did your also such these those being
because"""
#: words that hold a sentence together
KEPT = frozenset(_KEPT.split())


def near_words() -> dict[str, list[str]]:
    """Whole words of the vocabulary -> their nearest neighbours by the start weights' vectors."""
    lines = VOCABULARY.read_text(encoding="utf-8").splitlines()
    numbers = [
        n for n, word in enumerate(lines) if re.fullmatch(r"[a-z]{4,}", word) and word not in KEPT
    ]
    vectors = start_weights()["words.weight"].numpy()[numbers]
    vectors = vectors / np.linalg.norm(vectors, axis=1, keepdims=True)
    words = [lines[number] for number in numbers]
    near = {}
    for first in range(0, len(words), 1024):
        alike = vectors[first : first + 1024] @ vectors.T
        best = np.argpartition(-alike, NEIGHBOURS + 1, axis=1)[:, : NEIGHBOURS + 1]
        for place, chosen in enumerate(best):
            own = first + place
            near[words[own]] = [words[n] for n in chosen if n != own][:NEIGHBOURS]
    return near
