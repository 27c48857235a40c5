"""Train the network, resuming from the last checkpoint.

    python -m training.train --gold DIR --out build/reader [--config training/config.toml]
    python -m training.train --gold DIR --out build/second --config training/second.toml \
        --start build/start.pt --lessons build/lessons.jsonl.gz

The second run starts from weights that a first one made, and also learns from what the teacher says
of unlabelled sentences (`training.lessons`). Everything that decides the result is in the config;
the same config, data and kind of processor give the same weights. A checkpoint holds weights, their
running average, optimiser and step; what chance decides at a step depends on the seed and the step
alone.
"""

from __future__ import annotations

import argparse
import copy
import json
import math
import random
import time
import tomllib
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import torch
from torch import Tensor, nn
from torch.nn import functional

from training.batches import UNASKED, batch_of, labels_of, plan, recased, targets_of
from training.corpora import Example, read_lessons, read_tasks
from training.measure import development_scores
from training.network import start_network
from training.swaps import swapped

CONFIG = Path(__file__).parent / "config.toml"
#: for classes rarer than others in the training sets: weight of negative, neutral, positive
DIRECTED_WEIGHTS = (1.6, 0.7, 2.2)
REPORT_EVERY = 50


class Trainer:
    """Network, optimiser and schedule, at some step."""

    def __init__(
        self, gold: Path, out: Path, config: dict[str, Any], start: Path | None = None,
        lessons: Sequence[Path] = (),
    ) -> None:  # fmt: skip
        self.gold, self.out, self.config = gold, out, config
        torch.manual_seed(config["seed"])
        options = config["tasks"]
        self.tasks = read_tasks(gold, config["seed"], options["silver"]["sentences"])
        if lessons:
            self.tasks["lessons"] = [e for path in lessons for e in read_lessons(path)]
        self.plan = plan(self.tasks, options, config["seed"])[: config["schedule"].get("steps")]
        self.network = start_network(**config["network"])
        if start:
            self.network.load_state_dict(torch.load(start))
        self.average = copy.deepcopy(self.network)
        self.optimizer = torch.optim.AdamW(
            self._groups(), weight_decay=config["schedule"]["weight_decay"], fused=True
        )
        self.step = 0
        self.weights = torch.tensor(DIRECTED_WEIGHTS)

    def _groups(self) -> list[dict[str, Any]]:
        schedule = self.config["schedule"]
        pretrained = [
            p for name, p in self.network.encoder.named_parameters()
            if p.requires_grad and not name.startswith("shapes")
        ]  # fmt: skip
        known = {id(p) for p in pretrained}
        fresh = [p for p in self.network.parameters() if p.requires_grad and id(p) not in known]
        return [
            {"params": pretrained, "peak": schedule["encoder_rate"]},
            {"params": fresh, "peak": schedule["head_rate"]},
        ]

    def rate(self) -> float:
        """Share of the peak rate at this step: up in a line, down in half a cosine."""
        done = self.step / len(self.plan)
        warm = self.config["schedule"]["warm_up"]
        return (
            done / warm
            if done < warm
            else 0.5 + 0.5 * math.cos(math.pi * (done - warm) / (1 - warm))
        )

    def advance(self) -> float:
        """One batch of one task; its loss."""
        schedule = self.config["schedule"]
        name, numbers = self.plan[self.step]
        chance = random.Random(f"{self.config['seed']} {self.step}")
        torch.manual_seed(self.config["seed"] * 1_000_003 + self.step)
        for group in self.optimizer.param_groups:
            group["lr"] = group["peak"] * self.rate()
        self.network.train()
        with torch.autocast("cpu", dtype=torch.bfloat16, enabled=schedule["half_precision"]):
            loss = self.loss(name, [self.tasks[name][n] for n in numbers], chance)
        (loss * self.config["tasks"][name]["weight"]).backward()
        nn.utils.clip_grad_norm_(self.network.parameters(), schedule["clip"])
        self.optimizer.step()
        self.optimizer.zero_grad()
        self.step += 1
        self._blend(min(schedule["average"], self.step / (self.step + 10)))
        return loss.item()

    @torch.no_grad()
    def _blend(self, keep: float) -> None:
        pairs = zip(self.average.parameters(), self.network.parameters(), strict=True)
        kept = [(slow, fast) for slow, fast in pairs if fast.requires_grad]
        torch._foreach_lerp_([s for s, _ in kept], [f for _, f in kept], 1 - keep)

    def loss(self, name: str, examples: list[Example], chance: random.Random) -> Tensor:
        """Mean loss of a batch of a task."""
        if name in ("names", "silver"):
            return self.names_loss(name, [recased(e, chance) for e in examples])
        if name == "stance":
            return self.stance_loss(examples, chance)
        if name == "lessons":
            return self.lessons_loss(examples, chance)
        logits, labels = self.read(examples, name)
        if name == "directed":
            weights = self.weights
            return functional.cross_entropy(
                logits, labels, weights, ignore_index=UNASKED, label_smoothing=0.05
            )
        return functional.cross_entropy(logits, labels, ignore_index=UNASKED, label_smoothing=0.05)

    def read(self, examples: list[Example], head: str) -> tuple[Tensor, Tensor]:
        """Logits and labels of every target."""
        longest = self.config["max_pieces"]
        batch = batch_of([example.text for example in examples], longest)
        targets = targets_of(batch, examples, longest)
        states = self.network.encoder(batch.ids, batch.shapes, batch.mask)
        read = self.network.readout(states, batch.mask, targets.row, targets.weights)
        if head == "directed":
            logits = self.network.pair(read.unflatten(0, (-1, 2))).flatten(0, 1)
        else:
            logits = getattr(self.network, head)(read)
        return logits.float(), targets.labels

    def names_loss(self, head: str, examples: list[Example]) -> Tensor:
        """Labels of the first pieces of words."""
        batch = batch_of([example.text for example in examples], self.config["max_pieces"])
        states = self.network.encoder(batch.ids, batch.shapes, batch.mask)
        logits = getattr(self.network, head)(self.network.drop(states)).float()
        labels = labels_of(batch, examples)
        return functional.cross_entropy(
            logits.flatten(0, 1), labels.flatten(), ignore_index=UNASKED
        )

    def stance_loss(self, examples: list[Example], chance: random.Random) -> Tensor:
        """Each sentence as printed and with other names: both right, and both the same."""
        option = self.config["tasks"]["stance"]
        both = examples + [swapped(example, chance) for example in examples]
        logits, labels = self.read(both, "stance")
        right = functional.cross_entropy(
            logits, labels, ignore_index=UNASKED, label_smoothing=option["smoothing"]
        )
        one, other = logits.log_softmax(-1).chunk(2)
        apart = functional.kl_div(one, other, log_target=True, reduction="batchmean")
        apart = apart + functional.kl_div(other, one, log_target=True, reduction="batchmean")
        return right + option["agreement"] * apart / 2

    def lessons_loss(self, examples: list[Example], chance: random.Random) -> Tensor:
        """Distance from the teacher's answers, also where the names are other ones."""
        share = self.config["tasks"]["lessons"]["swapped"]
        shown = [swapped(e, chance) if chance.random() < share else e for e in examples]
        logits, labels = self.read(shown, "stance")
        taught = torch.tensor([some for example in examples for some in example.shares])
        lost = -(taught * logits.log_softmax(-1)).sum(-1)
        return lost[labels != UNASKED].mean()

    def save(self) -> None:
        """Write the checkpoint in one move: a run killed meanwhile finds the one before."""
        state = {
            "network": self.network.state_dict(), "average": self.average.state_dict(),
            "optimizer": self.optimizer.state_dict(), "step": self.step,
        }  # fmt: skip
        path = self.out / "checkpoint.pt"
        torch.save(state, path.with_suffix(".new"))
        path.with_suffix(".new").replace(path)

    def resume(self) -> None:
        """Go on from the checkpoint, if there is one."""
        path = self.out / "checkpoint.pt"
        if path.exists():
            state = torch.load(path)
            self.network.load_state_dict(state["network"])
            self.average.load_state_dict(state["average"])
            self.optimizer.load_state_dict(state["optimizer"])
            self.step = state["step"]


def main(arguments: list[str] | None = None) -> None:
    """Train to the end of the plan."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--gold", type=Path, required=True)
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--config", type=Path, default=CONFIG)
    parser.add_argument("--start", type=Path, help="weights to go on from")
    parser.add_argument("--lessons", type=Path, nargs="+", default=[], help="training.lessons")
    options = parser.parse_args(arguments)
    options.out.mkdir(parents=True, exist_ok=True)
    config = tomllib.loads(options.config.read_text(encoding="utf-8"))
    trainer = Trainer(options.gold, options.out, config, options.start, options.lessons)
    trainer.resume()
    print({name: len(task) for name, task in trainer.tasks.items()}, len(trainer.plan), flush=True)
    run(trainer)


def run(trainer: Trainer) -> None:
    """Every step that is left, with a report, a checkpoint and scores at their times."""
    started, first = time.monotonic(), trainer.step
    losses: dict[str, list[float]] = {}
    while trainer.step < len(trainer.plan):
        name = trainer.plan[trainer.step][0]
        losses.setdefault(name, []).append(trainer.advance())
        if trainer.step % REPORT_EVERY == 0:
            means = {n: round(sum(some) / len(some), 3) for n, some in losses.items()}
            pace = (time.monotonic() - started) / (trainer.step - first)
            left = round(pace * (len(trainer.plan) - trainer.step) / 60)
            print(trainer.step, means, f"{pace:.2f} s a step, {left} min left", flush=True)
            losses = {}
        if trainer.step % trainer.config["schedule"]["checkpoint_every"] == 0:
            trainer.save()
        if trainer.step % (4 * trainer.config["schedule"]["checkpoint_every"]) == 0:
            _score(trainer)
    trainer.save()
    torch.save(trainer.average.state_dict(), trainer.out / "network.pt")
    _score(trainer)


def _score(trainer: Trainer) -> None:
    scores = development_scores(trainer.average, trainer.gold, trainer.config["max_pieces"])
    line = json.dumps({"step": trainer.step} | scores)
    print(line, flush=True)
    with (trainer.out / "scores.jsonl").open("a", encoding="utf-8") as file:
        file.write(line + "\n")


if __name__ == "__main__":
    main()
