"""A small writer of ONNX graphs whose weight matrices are 8-bit.

The scale of what goes into a matrix is fixed when the graph is written. So the numbers of one row
never depend on the rows beside it, and integer sums are exact on every kind of processor.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import count
from pathlib import Path
from typing import Any

import numpy as np
import onnx
from numpy.typing import NDArray
from onnx import TensorProto, helper, numpy_helper

Array = NDArray[Any] | np.generic
CONTRIB = "com.microsoft"
OPSET, IR_VERSION = 17, 8
#: largest weight: 7 bits, since processors without VNNI add two products of 8 bits in 16 bits,
#: where 255 * 127 * 2 would not fit
LARGEST_WEIGHT = 63


class Graph:
    """Nodes and weights in the order in which they are added; every method returns a name."""

    def __init__(self, scales: Mapping[str, tuple[float, float]]) -> None:
        #: name of a linear layer -> (least, greatest) value of its input
        self.scales = scales
        self.nodes: list[onnx.NodeProto] = []
        self.weights: list[onnx.TensorProto] = []
        self._numbers = count()

    def constant(self, value: Array) -> str:
        """A weight."""
        name = f"w{next(self._numbers)}"
        self.weights.append(numpy_helper.from_array(np.asarray(value, order="C"), name))
        return name

    def add(self, kind: str, *inputs: str, domain: str = "", **options: Any) -> str:
        """A node with one output."""
        name = f"n{next(self._numbers)}"
        self.nodes.append(
            helper.make_node(kind, inputs, [name], name=name, domain=domain, **options)
        )
        return name

    def named(self, source: str, name: str) -> None:
        """Give a value its public name."""
        self.nodes.append(helper.make_node("Identity", [source], [name]))

    def linear(self, layer: str, source: str, weight: NDArray[Any], bias: Array) -> str:
        """Multiply 8-bit numbers by an 8-bit matrix (outputs, inputs); one scale per output."""
        zero, scale = _input_scale(*self.scales[layer])
        numbers, scales = quantized(weight)
        numbered = self.add("QuantizeLinear", source, self.constant(scale), self.constant(zero))
        return self.add(
            "MatMulIntegerToFloat", numbered, self.constant(numbers.T), self.constant(scale),
            self.constant(scales), self.constant(zero), "", self.constant(bias), domain=CONTRIB,
        )  # fmt: skip

    def table(self, weight: NDArray[Any], indexes: str) -> str:
        """Look rows up in an 8-bit table with one scale per row."""
        numbers, scales = quantized(weight, 127)
        rows = self.add("Gather", self.constant(numbers), indexes)
        size = self.add("Gather", self.constant(scales[:, None]), indexes)
        return self.add("Mul", self.add("Cast", rows, to=TensorProto.FLOAT), size)

    def heads(self, source: str, heads: int, *, keys: bool = False) -> str:
        """(batch, length, width) -> (batch, heads, length, width / heads); keys turned."""
        shape = self.constant(np.array([0, 0, heads, -1], np.int64))
        order = [0, 2, 3, 1] if keys else [0, 2, 1, 3]
        return self.add("Transpose", self.add("Reshape", source, shape), perm=order)

    def attend(self, query: str, key: str, value: str, blocked: str, heads: int, size: int) -> str:
        """Scaled dot-product attention; `size` is the width of one head."""
        asked = self.add("Mul", query, self.constant(np.float32(1 / np.sqrt(size))))
        scores = self.add("MatMul", self.heads(asked, heads), self.heads(key, heads, keys=True))
        shares = self.add("Softmax", self.add("Add", scores, blocked), axis=-1)
        mixed = self.add("MatMul", shares, self.heads(value, heads))
        joined = self.add("Transpose", mixed, perm=[0, 2, 1, 3])
        return self.add("Reshape", joined, self.constant(np.array([0, 0, -1], np.int64)))

    def norm(self, source: str, weight: Array, bias: Array, epsilon: float) -> str:
        """Layer normalisation of the last axis."""
        return self.add(
            "LayerNormalization", source, self.constant(weight), self.constant(bias),
            axis=-1, epsilon=epsilon,
        )  # fmt: skip

    def gelu(self, source: str) -> str:
        """The exact Gaussian error linear unit."""
        return self.add("Gelu", source, domain=CONTRIB)

    def save(
        self,
        path: Path,
        inputs: Mapping[str, tuple[int, Sequence[str | int]]],
        outputs: Mapping[str, Sequence[str | int]],
    ) -> None:
        """Write the graph; `inputs` are name -> (type, shape)."""
        graph = helper.make_graph(
            self.nodes, path.stem,
            [helper.make_tensor_value_info(n, kind, shape) for n, (kind, shape) in inputs.items()],
            [helper.make_tensor_value_info(n, TensorProto.FLOAT, s) for n, s in outputs.items()],
            self.weights,
        )  # fmt: skip
        domains = [helper.make_opsetid("", OPSET), helper.make_opsetid(CONTRIB, 1)]
        model = helper.make_model(graph, opset_imports=domains, ir_version=IR_VERSION)
        path.write_bytes(model.SerializeToString(deterministic=True))


def quantized(
    weight: NDArray[Any], largest: int = LARGEST_WEIGHT
) -> tuple[NDArray[np.int8], NDArray[np.float32]]:
    """Whole numbers up to `largest`, and the scale of each row."""
    scales = np.maximum(np.abs(weight).max(1), 1e-8).astype(np.float32) / largest
    numbers = np.clip(np.rint(weight / scales[:, None]), -largest, largest).astype(np.int8)
    return numbers, scales


def _input_scale(least: float, greatest: float) -> tuple[Array, Array]:
    least, greatest = min(least, 0.0), max(greatest, 0.0)
    scale = np.float32(max(greatest - least, 1e-6) / 255)
    return np.uint8(np.clip(np.rint(-least / scale), 0, 255)), scale
