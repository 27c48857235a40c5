"""Train the teacher: a larger encoder that judges stance, from which the shipped network learns.

    python -m training.teacher --gold DIR --start DIR --out build/teacher [--config FILE]

The teacher is all-mpnet-base-v2 (Apache-2.0; 12 layers, 768 wide) with a head that pools a target
from one pass. It is too large to ship: `training.lessons` writes down what it says of sentences
without labels, and `training.train` learns from that. Resumes from its last checkpoint.
"""

from __future__ import annotations

import argparse
import json
import math
import random
import time
import tomllib
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np
import torch
from numpy.typing import NDArray
from torch import Tensor, nn
from torch.nn import functional
from transformers import AutoModel, AutoTokenizer

from training.corpora import Example, by_sentence, read_tasks
from training.heldout import rows
from training.scores import macro_f1
from training.swaps import swapped

CONFIG = Path(__file__).parent / "teacher.toml"
UNASKED = -100


class Asked(NamedTuple):
    """A batch of sentences, and their targets as shares of the pieces."""

    inputs: dict[str, Tensor]
    row: Tensor
    weights: Tensor
    labels: Tensor


class Teacher(nn.Module):
    """An encoder, and the stance toward stretches of what it read."""

    def __init__(self, start: Path, dropout: float, frozen_layers: int) -> None:
        super().__init__()
        self.tokenizer = AutoTokenizer.from_pretrained(start)
        self.encoder = AutoModel.from_pretrained(start, add_pooling_layer=False)
        width = self.encoder.config.hidden_size
        self.query, self.key, self.value = (nn.Linear(width, width) for _ in range(3))
        self.norm = nn.LayerNorm(width)
        self.head = nn.Sequential(
            nn.Dropout(dropout), nn.Linear(3 * width, width), nn.GELU(),
            nn.Dropout(dropout), nn.Linear(width, 3),
        )  # fmt: skip
        self.encoder.embeddings.requires_grad_(False)
        for layer in self.encoder.encoder.layer[:frozen_layers]:
            layer.requires_grad_(False)

    def forward(self, asked: Asked) -> Tensor:
        """Logits (targets, 3): the target's own state, what it attends to, the first piece."""
        states = self.encoder(**asked.inputs).last_hidden_state
        own = states[asked.row]
        mean = (asked.weights[:, None] @ own)[:, 0]
        scores = (self.query(mean)[:, None] * self.key(own)).sum(-1) / math.sqrt(own.shape[-1])
        scores = scores.masked_fill(asked.inputs["attention_mask"][asked.row] == 0, -1e4)
        read = (scores.softmax(-1)[:, None] @ self.value(own))[:, 0]
        return self.head(torch.cat([mean, self.norm(mean + read), own[:, 0]], -1))

    def batch(self, examples: Sequence[Example], longest: int) -> Asked:
        """Sentences side by side; a target that was cut off is unlabelled."""
        inputs = self.tokenizer(
            [example.text for example in examples], padding=True, truncation=True,
            max_length=longest, return_tensors="pt", return_offsets_mapping=True,
        )  # fmt: skip
        offsets = inputs.pop("offset_mapping").numpy()
        rows_, weights, labels = [], [], []
        for row, example in enumerate(examples):
            starts, ends = offsets[row, :, 0], offsets[row, :, 1]
            for start, end, label in example.targets:
                inside = (starts < end) & (ends > start)
                weights.append(inside / max(inside.sum(), 1))
                labels.append(label if inside.any() else UNASKED)
                rows_.append(row)
        stacked = torch.from_numpy(np.stack(weights).astype(np.float32))
        return Asked(dict(inputs), torch.tensor(rows_), stacked, torch.tensor(labels))


def groups(teacher: Teacher, option: dict[str, Any]) -> list[dict[str, Any]]:
    """The head at its own rate; each layer of the encoder slower than the one above it."""
    layers = teacher.encoder.encoder.layer
    found = []
    for depth, layer in enumerate(reversed(layers)):
        learnt = [p for p in layer.parameters() if p.requires_grad]
        rate = option["encoder_rate"] * option["decay_per_layer"] ** depth
        found.append({"params": learnt, "peak": rate})
    inside = {id(p) for p in teacher.encoder.parameters()}
    head = [p for p in teacher.parameters() if id(p) not in inside]
    bias = list(teacher.encoder.encoder.relative_attention_bias.parameters())
    return [
        group for group in [*found, {"params": head, "peak": option["head_rate"]},
                            {"params": bias, "peak": option["encoder_rate"]}]
        if group["params"]
    ]  # fmt: skip


def plan(examples: Sequence[Example], option: dict[str, Any], seed: int) -> list[list[int]]:
    """Every batch in its order: sentences of like length together, never the same way twice."""
    chance = random.Random(seed)
    batches: list[list[int]] = []
    for _ in range(option["epochs"]):
        lengths = [len(example.text) + chance.random() * 40 for example in examples]
        order = sorted(range(len(examples)), key=lengths.__getitem__)
        epoch = [order[n : n + option["batch"]] for n in range(0, len(order), option["batch"])]
        chance.shuffle(epoch)
        batches += epoch
    return batches


def share_of_rate(done: float, warm_up: float) -> float:
    """Up in a line, then down in a line."""
    return done / warm_up if done < warm_up else (1 - done) / (1 - warm_up)


def train(teacher: Teacher, gold: Path, out: Path, option: dict[str, Any]) -> None:
    """All steps that are left, with scores and a checkpoint now and then."""
    examples = read_tasks(gold, option["seed"], 0)["stance"]
    batches = plan(examples, option, option["seed"])
    optimizer = torch.optim.AdamW(groups(teacher, option), weight_decay=0.01, fused=True)
    step = _resume(teacher, optimizer, out)
    started, losses = time.monotonic(), list[float]()
    for number in range(step, len(batches)):
        chance = random.Random(f"{option['seed']} {number}")
        torch.manual_seed(option["seed"] * 1_000_003 + number)
        some = [
            swapped(examples[n], chance) if chance.random() < option["swapped"] else examples[n]
            for n in batches[number]
        ]
        for group in optimizer.param_groups:
            group["lr"] = group["peak"] * share_of_rate(number / len(batches), option["warm_up"])
        teacher.train()
        asked = teacher.batch(some, option["max_pieces"])
        loss = functional.cross_entropy(
            teacher(asked), asked.labels, ignore_index=UNASKED, label_smoothing=option["smoothing"]
        )
        loss.backward()
        nn.utils.clip_grad_norm_(teacher.parameters(), 1.0)
        optimizer.step()
        optimizer.zero_grad()
        losses.append(loss.item())
        if (number + 1) % option["report_every"] == 0:
            pace = (time.monotonic() - started) / (number + 1 - step)
            left = pace * (len(batches) - number - 1) / 60
            mean = sum(losses) / len(losses)
            print(f"{number + 1}/{len(batches)} loss {mean:.3f}, {pace:.2f} s a step, "
                  f"{left:.0f} min left", flush=True)  # fmt: skip
            losses = []
        if (number + 1) % option["score_every"] == 0 or number + 1 == len(batches):
            print(json.dumps({"step": number + 1} | scores(teacher, gold, option)), flush=True)
            _save(teacher, optimizer, out, number + 1)


def _save(teacher: Teacher, optimizer: torch.optim.Optimizer, out: Path, step: int) -> None:
    path = out / "teacher.pt"
    state = {"teacher": teacher.state_dict(), "optimizer": optimizer.state_dict(), "step": step}
    torch.save(state, path.with_suffix(".new"))
    path.with_suffix(".new").replace(path)


def _resume(teacher: Teacher, optimizer: torch.optim.Optimizer, out: Path) -> int:
    path = out / "teacher.pt"
    if not path.exists():
        return 0
    state = torch.load(path)
    teacher.load_state_dict(state["teacher"])
    optimizer.load_state_dict(state["optimizer"])
    return int(state["step"])


def scores(teacher: Teacher, gold: Path, option: dict[str, Any]) -> dict[str, float]:
    """Macro-F1 on the development sets of NewsMTSC."""
    found = {}
    for name in ("newsmtsc-rw-dev", "newsmtsc-mt-dev"):
        examples = by_sentence(rows(gold, f"targeted.{name}"), "label", 1)
        logits = answers(teacher, examples, option["max_pieces"])
        labels = np.array([label for example in examples for *_, label in example.targets])
        found[name] = round(macro_f1(np.concatenate(logits).argmax(1), labels, 3), 4)
    return found


@torch.no_grad()
def answers(
    teacher: Teacher, examples: Sequence[Example], longest: int, size: int = 32
) -> list[NDArray[np.float32]]:
    """Logits (targets, 3) of every example, in the examples' order."""
    teacher.eval()
    found: dict[int, NDArray[np.float32]] = {}
    for numbers in _in_order(examples, size):
        asked = teacher.batch([examples[number] for number in numbers], longest)
        logits = teacher(asked).numpy()
        for place, number in enumerate(numbers):
            found[number] = logits[asked.row.numpy() == place]
    return [found[number] for number in range(len(examples))]


def _in_order(examples: Sequence[Example], size: int) -> Iterator[list[int]]:
    order = sorted(range(len(examples)), key=lambda number: len(examples[number].text))
    for first in range(0, len(order), size):
        yield order[first : first + size]


def open_teacher(start: Path, weights: Path, config: Path) -> tuple[Teacher, dict[str, Any]]:
    """The trained teacher, and its config."""
    option = tomllib.loads(config.read_text(encoding="utf-8"))
    teacher = Teacher(start, option["dropout"], option["frozen_layers"])
    teacher.load_state_dict(torch.load(weights)["teacher"])
    return teacher, option


def main(arguments: list[str] | None = None) -> None:
    """Train to the end of the plan."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--gold", type=Path, required=True)
    parser.add_argument("--start", type=Path, required=True)
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--config", type=Path, default=CONFIG)
    options = parser.parse_args(arguments)
    option = tomllib.loads(options.config.read_text(encoding="utf-8"))
    options.out.mkdir(parents=True, exist_ok=True)
    torch.manual_seed(option["seed"])
    teacher = Teacher(options.start, option["dropout"], option["frozen_layers"])
    train(teacher, options.gold, options.out, option)


if __name__ == "__main__":
    main()
