"""Examples as tensors, and the order in which the tasks' batches are seen."""

from __future__ import annotations

import random
from collections.abc import Iterator, Sequence
from typing import Any, NamedTuple

import numpy as np
import torch
from torch import Tensor

from analysis.reader.pieces import END, PADDING, START, Pieces, cut
from training.corpora import Example

#: label of a piece that is not asked: padding, and all but the first of a word
UNASKED = -100
#: noise in the lengths by which sentences are put together, so that no batch comes twice
LENGTH_NOISE = 40
#: of a hundred sentences with names, so many are shown in capitals, and as a headline
IN_CAPITALS, AS_HEADLINE = 3, 4


class Batch(NamedTuple):
    """Sentences side by side: (sentences, pieces), with START before and END after each."""

    ids: Tensor
    shapes: Tensor
    mask: Tensor
    pieces: list[Pieces]


class Targets(NamedTuple):
    """Stretches that are asked about."""

    #: the sentence's row in the batch
    row: Tensor
    #: (targets, pieces): 1 / n on the n pieces of the stretch
    weights: Tensor
    labels: Tensor


def batch_of(texts: Sequence[str], max_pieces: int) -> Batch:
    """Texts as padded numbers; a multiple of eight pieces wide."""
    pieces = cut(texts)
    width = min(max_pieces, max(map(len, pieces), default=0)) + 2
    width += -width % 8
    ids = np.full((len(texts), width), PADDING)
    shapes = np.zeros((len(texts), width), int)
    for row, some in enumerate(pieces):
        length = min(len(some), max_pieces)
        ids[row, : length + 2] = [START, *some.ids[:length], END]
        shapes[row, 1 : length + 1] = some.shapes[:length]
    mask = torch.from_numpy(ids != PADDING)
    return Batch(torch.from_numpy(ids), torch.from_numpy(shapes), mask, pieces)


def targets_of(batch: Batch, examples: Sequence[Example], max_pieces: int) -> Targets:
    """Every target; one that was cut off is asked of the sentence's last piece, unlabelled."""
    rows, labels = [], []
    weights = []
    for row, example in enumerate(examples):
        for start, end, label in example.targets:
            first, last = batch.pieces[row].between(start, end)
            last = min(last, max_pieces)
            fits = first < last
            weight = np.zeros(batch.ids.shape[1], np.float32)
            weight[first + 1 : last + 1] = 1 / max(last - first, 1)
            weight[0] = 0.0 if fits else 1.0
            rows.append(row)
            labels.append(label if fits else UNASKED)
            weights.append(weight)
    return Targets(torch.tensor(rows), torch.from_numpy(np.stack(weights)), torch.tensor(labels))


def labels_of(batch: Batch, examples: Sequence[Example]) -> Tensor:
    """Begin and inside labels on the first piece of every word."""
    labels = np.full(batch.ids.shape, UNASKED)
    for row, (pieces, example) in enumerate(zip(batch.pieces, examples, strict=True)):
        own = np.where(np.diff(pieces.words, prepend=-2) != 0, 0, UNASKED)
        for start, end, kind in example.targets:
            first, last = pieces.between(start, end)
            asked = np.flatnonzero(own[first:last] != UNASKED) + first
            own[asked] = 2 + 2 * kind
            own[asked[:1]] = 1 + 2 * kind
        length = min(len(own), batch.ids.shape[1] - 2)
        labels[row, 1 : length + 1] = own[:length]
    return torch.from_numpy(labels)


def recased(example: Example, chance: random.Random) -> Example:
    """Now and then in capitals, or with a capital on every word; as long as before."""
    draw = chance.random() * 100
    text = example.text
    if draw < IN_CAPITALS:
        text = "".join(c.upper() if len(c.upper()) == 1 else c for c in text)
    elif draw < IN_CAPITALS + AS_HEADLINE:
        text = " ".join(word[:1].upper() + word[1:] for word in text.split(" "))
    return Example(text, example.targets) if len(text) == len(example.text) else example


def plan(
    tasks: dict[str, list[Example]], options: dict[str, dict[str, Any]], seed: int
) -> list[tuple[str, list[int]]]:
    """Every batch of the training, in its order: the task, and the examples' numbers."""
    chance = random.Random(seed)
    batches = []
    for name, option in options.items():
        for _ in range(option["epochs"]):
            batches += [(name, some) for some in _epoch(tasks[name], option["batch"], chance)]
    chance.shuffle(batches)
    return batches


def _epoch(examples: list[Example], size: int, chance: random.Random) -> Iterator[list[int]]:
    lengths = [len(example.text) + chance.random() * LENGTH_NOISE for example in examples]
    order = sorted(range(len(examples)), key=lengths.__getitem__)
    for first in range(0, len(order), size):
        yield order[first : first + size]
