"""The data sets as training examples, without any sentence of a set that measures."""

from __future__ import annotations

import gzip
import json
import random
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any, NamedTuple

from analysis.text.sentences import sentence_spans
from training.heldout import held_out_rows, rows, training_rows

#: sets that measure; none of their sentences is trained on
MEASURED = (
    "targeted.newsmtsc-rw-dev", "targeted.newsmtsc-mt-dev", "targeted.dse-valid",
    "ner.crossner-politics-dev", "ner.uner-ewt-dev", "metonymy.gwn-dev",
)  # fmt: skip
#: a sentence of fewer letters says nothing of where it is from
MIN_LETTERS = 25
#: how often the 200 sentences that show what politics adds are seen for each newswire sentence
CROSSNER_REPEATS = 5

Target = tuple[int, int, int]


class Example(NamedTuple):
    """A sentence, and what is to be learnt of it."""

    text: str
    #: stance, role: (start, end, label); names: (start, end, number of the type)
    #: directed: the first two are p and q, with the label toward each
    targets: tuple[Target, ...]
    #: of a lesson: the teacher's probabilities of negative, neutral, positive, per target
    shares: tuple[tuple[float, float, float], ...] = ()


#: types of names, in the order of the labels
TYPES = ("PER", "ORG", "LOC", "NORP", "MISC")


def read_tasks(gold: Path, seed: int, silver_sentences: int) -> dict[str, list[Example]]:
    """Training examples by task."""
    measured = frozenset(_measured(gold))
    tasks = {
        "stance": by_sentence(rows(gold, "targeted.newsmtsc-train"), "label", 1),
        "directed": [pair_of(row) for row in rows(gold, "targeted.dse-train")],
        "names": named(training_rows(gold, "ner.eww-open"))
        + named(rows(gold, "ner.crossner-politics-train")) * CROSSNER_REPEATS,
        "silver": named(rows(gold, "ner.gmb-train")),
        "role": by_sentence(training_rows(gold, "metonymy.relocar-train"), "metonymic", 0)
        + by_sentence(rows(gold, "metonymy.semeval-train"), "metonymic", 0),
    }
    kept = {name: [e for e in task if key(e.text) not in measured] for name, task in tasks.items()}
    random.Random(seed).shuffle(kept["silver"])
    kept["silver"] = kept["silver"][:silver_sentences]
    return kept


def read_lessons(path: Path) -> list[Example]:
    """What `training.lessons` wrote; each target's label is the likeliest."""
    examples = []
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        for row in map(json.loads, lines):
            shares = tuple((a, b, c) for a, b, c in row["shares"])
            labels = [max(range(3), key=some.__getitem__) for some in shares]
            targets = zip(row["targets"], labels, strict=True)
            examples.append(Example(row["text"], tuple((s, e, n) for (s, e), n in targets), shares))
    return examples


def key(text: str) -> str:
    """A sentence's letters: what is equal here is the same sentence."""
    letters = re.sub(r"[\W_]+", "", text).casefold()
    return letters if len(letters) >= MIN_LETTERS else f"short:{text}"


def _measured(gold: Path) -> Iterator[str]:
    for name in MEASURED:
        yield from _keys(rows(gold, name))
    yield from _keys(held_out_rows(gold, "ner.eww-open"))
    yield from _keys(held_out_rows(gold, "metonymy.relocar-train"))


def _keys(found: Iterable[dict[str, Any]]) -> Iterator[str]:
    for row in found:
        text = row.get("sentence") or row["text"]
        yield key(text)
        for start, end in sentence_spans(text):
            if len(letters := key(text[start:end])) and not letters.startswith("short:"):
                yield letters


def by_sentence(found: Iterable[dict[str, Any]], label: str, add: int) -> list[Example]:
    """All targets of a sentence together; a sentence printed twice is one."""
    targets: defaultdict[str, set[Target]] = defaultdict(set)
    for row in found:
        targets[row["sentence"]].add((row["start"], row["end"], int(row[label]) + add))
    return [Example(text, tuple(sorted(some))) for text, some in targets.items()]


def pair_of(row: dict[str, Any]) -> Example:
    """A sentence with p and q, and the label toward each."""
    p, q = ((*row["p"], row["toward_p"] + 1), (*row["q"], row["toward_q"] + 1))
    return Example(row["sentence"], (p, q))


def named(found: Iterable[dict[str, Any]]) -> list[Example]:
    """Every sentence of the documents with the names that lie within it."""
    examples = []
    for row in found:
        spans = sorted((start, end, TYPES.index(kind)) for start, end, kind in row["spans"])
        for start, end in sentence_spans(row["text"]):
            inside = [(a - start, z - start, t) for a, z, t in spans if a >= start and z <= end]
            examples.append(Example(row["text"][start:end], tuple(inside)))
    return examples
