"""Read shipped weights back as a start for further training.

    python -m training.unpack --weights analysis/reader/weights --out build/reader/start.pt

Matrices come back as they were rounded to 8 bits. The head for silver names does not ship and
starts anew.
"""

from __future__ import annotations

import argparse
import tempfile
import tomllib
from pathlib import Path
from typing import Any

import numpy as np
import onnx
import torch
from numpy.typing import NDArray
from onnx import numpy_helper

from training import export
from training.graph import Array, Graph
from training.network import Network
from training.train import CONFIG


class _AnyScale(dict[str, tuple[float, float]]):
    def __missing__(self, key: str) -> tuple[float, float]:
        return -1.0, 1.0


class Unpacker(Graph):
    """Is written like a graph, and fills each weight that it is given from a written one.

    The arrays of `training.export.values` are the network's own memory: what is put there is in it.
    """

    def __init__(self, shipped: Path) -> None:
        super().__init__(_AnyScale())
        model = onnx.load(shipped)
        self.shipped = {w.name: numpy_helper.to_array(w) for w in model.graph.initializer}

    def constant(self, value: Array) -> str:
        """Take a plain weight over."""
        name = super().constant(value)
        if isinstance(value, np.ndarray) and value.dtype == np.float32 and value.flags.writeable:
            value[...] = self.shipped[name]
        return name

    def linear(self, layer: str, source: str, weight: NDArray[Any], bias: Array) -> str:
        """Take a matrix over: whole numbers times the scale of each output."""
        first = len(self.weights)
        name = super().linear(layer, source, weight, bias)
        numbers, scales = (self.shipped[self.weights[first + n].name] for n in (2, 4))
        weight[...] = numbers.T * scales[:, None]
        return name

    def table(self, weight: NDArray[Any], indexes: str) -> str:
        """Take a table over: whole numbers times the scale of each row."""
        first = len(self.weights)
        name = super().table(weight, indexes)
        numbers, scales = (self.shipped[self.weights[first + n].name] for n in (0, 1))
        weight[...] = numbers * scales
        return name


def unpacked(folder: Path, network: Network) -> Network:
    """The network with the weights of a folder that `training.export` wrote."""
    with tempfile.TemporaryDirectory() as scratch:
        for name, write in (("encoder", export.write_encoder), ("heads", export.write_heads)):
            write(network, Unpacker(folder / f"{name}.onnx"), Path(scratch) / "graph.onnx")
    return network


def main(arguments: list[str] | None = None) -> None:
    """Unpack and write."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--weights", type=Path, required=True)
    parser.add_argument("--out", type=Path, required=True)
    options = parser.parse_args(arguments)
    config = tomllib.loads(CONFIG.read_text(encoding="utf-8"))
    torch.manual_seed(config["seed"])
    network = unpacked(options.weights, Network(**config["network"]))
    options.out.parent.mkdir(parents=True, exist_ok=True)
    torch.save(network.state_dict(), options.out)


if __name__ == "__main__":
    main()
