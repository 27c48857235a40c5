"""Write a trained network as two ONNX graphs of 8-bit weights, which the reader runs.

    python -m training.export --gold DIR --weights build/reader/network.pt --out DIR

``encoder.onnx`` reads sentences and labels their words; ``heads.onnx`` answers about stretches of
them. The scales of the activations are measured on training sentences and fixed.
"""

from __future__ import annotations

import argparse
import random
import tomllib
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import numpy as np
import torch
from numpy.typing import NDArray
from onnx import TensorProto
from torch import Tensor, nn

from training.batches import batch_of, targets_of
from training.corpora import Example, read_tasks
from training.graph import Graph
from training.network import HEADS, WIDTH, Layer, Network, Readout
from training.train import CONFIG

#: sentences on which the range of every layer's input is measured, and how many of a task
SENTENCES = 300
_FLOAT, _INT = TensorProto.FLOAT, TensorProto.INT64

Scales = dict[str, tuple[float, float]]


def values(tensor: Tensor) -> NDArray[np.float32]:
    """A weight as an array."""
    return tensor.detach().float().numpy()


def write_encoder(network: Network, graph: Graph, path: Path) -> None:
    """ids, shapes (batch, pieces) and blocked (batch, 1, 1, pieces) -> states, names."""
    encoder = network.encoder
    words = graph.table(values(encoder.words.weight), "ids")
    forms = graph.add("Gather", graph.constant(values(encoder.shapes.weight)), "shapes")
    places = graph.add("Gather", graph.constant(values(encoder.places.weight)), "places")
    states = graph.add("Add", graph.add("Add", words, forms), places)
    states = graph.norm(states, *_norm(encoder.norm), 1e-12)
    for number, layer in enumerate(encoder.layers):
        states = _layer(graph, f"encoder.layers.{number}", layer, states)
    graph.named(states, "states")
    graph.named(_linear(graph, "names", network.names, states), "names")
    inputs: dict[str, Any] = {
        "ids": (_INT, ("batch", "pieces")), "shapes": (_INT, ("batch", "pieces")),
        "places": (_INT, ("pieces",)), "blocked": (_FLOAT, ("batch", 1, 1, "pieces")),
    }  # fmt: skip
    outputs: dict[str, Any] = {
        "states": ("batch", "pieces", WIDTH),
        "names": ("batch", "pieces", "labels"),
    }
    graph.save(path, inputs, outputs)


def _layer(graph: Graph, name: str, layer: Layer, states: str) -> str:
    query, key, value = (
        _linear(graph, f"{name}.{part}", getattr(layer, part), states)
        for part in ("query", "key", "value")
    )
    mixed = graph.attend(query, key, value, "blocked", HEADS, WIDTH // HEADS)
    added = graph.add("Add", states, _linear(graph, f"{name}.out", layer.out, mixed))
    states = graph.norm(added, *_norm(layer.norm), 1e-12)
    inner = graph.gelu(_linear(graph, f"{name}.inner", layer.inner, states))
    added = graph.add("Add", states, _linear(graph, f"{name}.outer", layer.outer, inner))
    return graph.norm(added, *_norm(layer.last_norm), 1e-12)


def write_heads(network: Network, graph: Graph, path: Path) -> None:
    """states, blocked, row (targets), weights (targets, pieces) -> stance, role, directed.

    ``p`` and ``q`` number the targets of pairs: directed is what p holds toward q.
    """
    read, first = _readout(graph, network.readout)
    both = graph.add("Concat", read, first, axis=-1)
    graph.named(_answers(graph, "stance", network.stance, both), "stance")
    graph.named(_answers(graph, "role", network.role, both), "role")
    pair = [graph.add("Gather", read, "p"), graph.add("Gather", read, "q")]
    pair.append(graph.add("Gather", first, "p"))
    joined = graph.add("Concat", *pair, axis=-1)
    graph.named(_answers(graph, "directed", network.directed, joined), "directed")
    inputs: dict[str, Any] = {
        "states": (_FLOAT, ("batch", "pieces", WIDTH)),
        "blocked": (_FLOAT, ("batch", 1, 1, "pieces")),
        "row": (_INT, ("targets",)), "weights": (_FLOAT, ("targets", "pieces")),
        "p": (_INT, ("pairs",)), "q": (_INT, ("pairs",)),
    }  # fmt: skip
    outputs: dict[str, Any] = {
        "stance": ("targets", 3),
        "role": ("targets", 2),
        "directed": ("pairs", 3),
    }
    graph.save(path, inputs, outputs)


def _readout(graph: Graph, readout: Readout) -> tuple[str, str]:
    axis = graph.constant(np.array([1], np.int64))
    own = graph.add("Gather", "states", "row")
    mean = graph.add("MatMul", graph.add("Unsqueeze", "weights", axis), own)
    query = _linear(graph, "readout.query", readout.query, mean)
    key, value = (
        graph.add(
            "Gather", _linear(graph, f"readout.{part}", getattr(readout, part), "states"), "row"
        )
        for part in ("key", "value")
    )
    blocked = graph.add("Gather", "blocked", "row")
    mixed = graph.attend(query, key, value, blocked, readout.heads, WIDTH // readout.heads)
    added = graph.add("Add", mean, _linear(graph, "readout.out", readout.out, mixed))
    read = graph.norm(added, *_norm(readout.norm), readout.norm.eps)
    first = graph.add("Gather", own, graph.constant(np.array(0, np.int64)), axis=1)
    return graph.add("Squeeze", read, axis), first


def _answers(graph: Graph, name: str, head: nn.Sequential, source: str) -> str:
    inner = graph.gelu(_linear(graph, f"{name}.0", head[0], source))
    return _linear(graph, f"{name}.3", head[3], inner)


def _linear(graph: Graph, name: str, layer: Any, source: str) -> str:
    return graph.linear(name, source, values(layer.weight), values(layer.bias))


def _norm(layer: nn.LayerNorm) -> tuple[NDArray[np.float32], NDArray[np.float32]]:
    return values(layer.weight), values(layer.bias)


@torch.no_grad()
def measured_scales(
    network: Network, examples: dict[str, list[Example]], max_pieces: int
) -> Scales:
    """Least and greatest value that goes into each linear layer."""
    network.eval()
    with _watched(network) as seen:
        for task in ("names", "stance", "directed", "role"):
            for first in range(0, len(examples[task]), 32):
                some = examples[task][first : first + 32]
                batch = batch_of([example.text for example in some], max_pieces)
                states = network.encoder(batch.ids, batch.shapes, batch.mask)
                if task == "names":
                    network.names(states)
                    continue
                targets = targets_of(batch, some, max_pieces)
                read = network.readout(states, batch.mask, targets.row, targets.weights)
                if task == "directed":
                    network.pair(read.unflatten(0, (-1, 2)))
                else:
                    getattr(network, task)(read)
    return {name: _range(parts) for name, parts in seen.items()}


@contextmanager
def _watched(network: Network) -> Iterator[dict[str, list[tuple[float, float]]]]:
    seen: dict[str, list[tuple[float, float]]] = {}

    def watch(name: str) -> Any:
        def note(_layer: nn.Module, inputs: tuple[Tensor]) -> None:
            flat = inputs[0].detach().float().flatten()
            seen.setdefault(name, []).append(_ends(flat))

        return note

    handles = [
        layer.register_forward_pre_hook(watch(name))
        for name, layer in network.named_modules() if isinstance(layer, nn.Linear)
    ]  # fmt: skip
    yield seen
    for handle in handles:
        handle.remove()


def _ends(flat: Tensor) -> tuple[float, float]:
    return float(flat.min()), float(flat.max())


def _range(parts: Iterable[tuple[float, float]]) -> tuple[float, float]:
    some = list(parts)
    return min(low for low, _ in some), max(high for _, high in some)


def main(arguments: list[str] | None = None) -> None:
    """Measure the scales, quantise, write both graphs."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--gold", type=Path, required=True)
    parser.add_argument("--weights", type=Path, required=True)
    parser.add_argument("--out", type=Path, required=True)
    options = parser.parse_args(arguments)
    config = tomllib.loads(CONFIG.read_text())
    network = Network(**config["network"])
    network.load_state_dict(torch.load(options.weights))
    tasks = read_tasks(options.gold, config["seed"], 0)
    chance = random.Random(config["seed"])
    sample = {name: chance.sample(some, SENTENCES) for name, some in tasks.items() if some}
    scales = measured_scales(network, sample, config["max_pieces"])
    options.out.mkdir(parents=True, exist_ok=True)
    write_encoder(network, Graph(scales), options.out / "encoder.onnx")
    write_heads(network, Graph(scales), options.out / "heads.onnx")
    for path in sorted(options.out.glob("*.onnx")):
        print(f"{path}: {path.stat().st_size / 1e6:.1f} MB")


if __name__ == "__main__":
    main()
