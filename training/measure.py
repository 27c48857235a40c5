"""Scores of a network on the sets that measure, quick enough to be taken while it trains."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import numpy as np
import torch
from numpy.typing import NDArray

from analysis.reader.labels import spans_of_labels
from training.batches import batch_of, labels_of, targets_of
from training.corpora import Example, by_sentence, named, pair_of
from training.heldout import held_out_rows, rows
from training.network import Network
from training.scores import macro_f1

SIZE = 32
#: numbers of the types that are scored: PER, ORG, LOC
SCORED = (0, 1, 2)


def development_scores(network: Network, gold: Path, max_pieces: int) -> dict[str, float]:
    """Macro-F1 of stance, directed stance and role; exact F1 of names."""
    network.eval()
    scores = {}
    for name in ("newsmtsc-rw-dev", "newsmtsc-mt-dev"):
        examples = by_sentence(rows(gold, f"targeted.{name}"), "label", 1)
        scores[name] = _score(network, examples, "stance", max_pieces, 3)
    pairs = [pair_of(row) for row in rows(gold, "targeted.dse-valid")]
    logits, labels = logits_of(network, pairs, "directed", max_pieces)
    scores["dse-valid-q"] = macro_f1(logits[1::2].argmax(1), labels[1::2], 3)
    for name, some in (
        ("relocar-heldout", held_out_rows(gold, "metonymy.relocar-train")),
        ("gwn-dev", rows(gold, "metonymy.gwn-dev")),
    ):
        examples = by_sentence(some, "metonymic", 0)
        scores[name] = _score(network, examples, "role", max_pieces, 2)
    for name, some in (
        ("crossner-dev", rows(gold, "ner.crossner-politics-dev")),
        ("eww-heldout", held_out_rows(gold, "ner.eww-open")),
    ):
        scores[name] = names_f1(network, named(some), max_pieces)
    return {name: round(score, 4) for name, score in scores.items()}


def _score(
    network: Network, examples: Sequence[Example], head: str, max_pieces: int, classes: int
) -> float:
    logits, labels = logits_of(network, examples, head, max_pieces)
    return macro_f1(logits.argmax(1), labels, classes)


def _in_order(examples: Sequence[Example]) -> Iterator[tuple[list[int], list[Example]]]:
    order = sorted(range(len(examples)), key=lambda number: len(examples[number].text))
    for first in range(0, len(order), SIZE):
        numbers = order[first : first + SIZE]
        yield numbers, [examples[number] for number in numbers]


@torch.no_grad()
def logits_of(
    network: Network, examples: Sequence[Example], head: str, max_pieces: int
) -> tuple[NDArray[np.float32], NDArray[np.int64]]:
    """Logits (targets, classes) and labels, sentence by sentence, in the examples' order."""
    found: dict[int, Any] = {}
    for numbers, some in _in_order(examples):
        batch = batch_of([example.text for example in some], max_pieces)
        targets = targets_of(batch, some, max_pieces)
        states = network.encoder(batch.ids, batch.shapes, batch.mask)
        read = network.readout(states, batch.mask, targets.row, targets.weights)
        if head == "directed":
            logits = network.pair(read.unflatten(0, (-1, 2))).flatten(0, 1)
        else:
            logits = getattr(network, head)(read)
        for place, number in enumerate(numbers):
            found[number] = logits[targets.row == place].numpy()
    labels = [target[2] for example in examples for target in example.targets]
    return np.concatenate([found[n] for n in range(len(examples))]), np.array(labels)


@torch.no_grad()
def names_f1(network: Network, examples: Sequence[Example], max_pieces: int) -> float:
    """Exact micro F1 of persons, organisations and places."""
    hits = size = 0
    for _, some in _in_order(examples):
        batch = batch_of([example.text for example in some], max_pieces)
        logits = network.names(network.encoder(batch.ids, batch.shapes, batch.mask)).numpy()
        asked = labels_of(batch, some)
        for row, example in enumerate(some):
            words = np.flatnonzero(asked[row].numpy() >= 0)
            pieces = batch.pieces[row]
            edges = {int(w) - 1 for w in words}
            spans = set()
            for first, last, kind, _ in spans_of_labels(logits[row, words]):
                begin = int(words[first]) - 1
                stop = int(words[last]) - 1
                while stop + 1 < len(pieces) and stop + 1 not in edges:
                    stop += 1
                spans.add((int(pieces.starts[begin]), int(pieces.ends[stop]), kind))
            gold = {target for target in example.targets if target[2] in SCORED}
            spans = {span for span in spans if span[2] in SCORED}
            hits += len(gold & spans)
            size += len(gold) + len(spans)
    return 2 * hits / max(size, 1)
