"""Write down what the teacher says of sentences that nobody labelled.

    python -m training.lessons --gold DIR --start DIR --teacher build/teacher/teacher.pt --out FILE

The sentences are those of sets that may be trained on, without any sentence of a set that measures:
DSE train (its pairs), Worldwide Newswire and the Groningen Meaning Bank (their names). With
``--variants N`` they are instead those of NewsMTSC train, asked about all their names, and N
variants of them (`training.variants`). Sentences of which the teacher is sure that nothing is said
are most; only some of them are kept. The file holds text of those sets and is never part of the
project.
"""

from __future__ import annotations

import argparse
import gzip
import json
import random
import time
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from training.corpora import Example, read_tasks
from training.neighbours import near_words
from training.teacher import CONFIG, Teacher, answers, open_teacher
from training.variants import variants, with_names

#: sentences of each source at most; silver is the Groningen Meaning Bank
MOST = {"directed": 13_200, "names": 5_000, "silver": 4_500}
#: targets of a sentence at most, drawn by chance
MOST_TARGETS = 4
#: letters of a sentence: shorter ones say little, longer ones cost much
SHORTEST, LONGEST = 40, 400
#: a sentence is telling when the teacher gives neutral less than this for one of its targets
TELLING = 0.75
#: kept untelling sentences for each telling one
UNTELLING = 0.8
#: sentences between two lines of progress
REPORT_EVERY = 2048


def unlabelled(gold: Path, seed: int) -> list[Example]:
    """Sentences with targets to be judged; their labels mean nothing."""
    tasks = read_tasks(gold, seed, MOST["silver"])
    chance = random.Random(seed)
    found: dict[str, Example] = {}
    for name, most in MOST.items():
        fit = [e for e in tasks[name] if e.targets and SHORTEST <= len(e.text) <= LONGEST]
        for example in chance.sample(fit, min(most, len(fit))):
            kept = chance.sample(example.targets, min(MOST_TARGETS, len(example.targets)))
            found.setdefault(example.text, Example(example.text, tuple(sorted(kept))))
    return list(found.values())


def varied(gold: Path, seed: int, count: int) -> list[Example]:
    """The labelled sentences with all their names as targets, and so many variants of them."""
    chance = random.Random(seed)
    named = with_names(read_tasks(gold, seed, 0)["stance"], MOST_TARGETS, chance)
    return [*named, *variants(named, count, near_words(), chance)]


def judged(
    teacher: Teacher, examples: Sequence[Example], longest: int
) -> Iterator[tuple[Example, NDArray[np.float64]]]:
    """Every sentence with the teacher's probabilities (targets, 3)."""
    started = time.monotonic()
    for first in range(0, len(examples), REPORT_EVERY):
        some = examples[first : first + REPORT_EVERY]
        for example, logits in zip(some, answers(teacher, some, longest), strict=True):
            raised = np.exp(logits - logits.max(1, keepdims=True), dtype=np.float64)
            yield example, raised / raised.sum(1, keepdims=True)
        pace = (time.monotonic() - started) / (first + len(some))
        left = pace * (len(examples) - first - len(some)) / 60
        print(f"{first + len(some)}/{len(examples)}, {left:.0f} min left", flush=True)


def main(arguments: list[str] | None = None) -> None:
    """Judge, choose, write."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--gold", type=Path, required=True)
    parser.add_argument("--start", type=Path, required=True)
    parser.add_argument("--teacher", type=Path, required=True)
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--config", type=Path, default=CONFIG)
    parser.add_argument("--seed", type=int, default=7)
    parser.add_argument("--variants", type=int, default=0, help="of labelled sentences: so many")
    options = parser.parse_args(arguments)
    teacher, option = open_teacher(options.start, options.teacher, options.config)
    examples = (
        varied(options.gold, options.seed, options.variants)
        if options.variants
        else unlabelled(options.gold, options.seed)
    )
    random.Random(options.seed).shuffle(examples)
    telling, untelling = list[dict[str, Any]](), list[dict[str, Any]]()
    for example, shares in judged(teacher, examples, option["max_pieces"]):
        line = {
            "text": example.text, "targets": [target[:2] for target in example.targets],
            "shares": shares.round(4).tolist(),
        }  # fmt: skip
        (telling if shares[:, 1].min() < TELLING else untelling).append(line)
    kept = telling + untelling[: round(UNTELLING * len(telling))]
    print(f"{len(telling)} telling of {len(examples)}; {len(kept)} kept", flush=True)
    options.out.parent.mkdir(parents=True, exist_ok=True)
    with gzip.open(options.out, "wt", encoding="utf-8") as file:
        file.writelines(json.dumps(line) + "\n" for line in kept)


if __name__ == "__main__":
    main()
