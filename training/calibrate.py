"""Fit the temperatures that make probabilities of the heads' answers, and seal the weights.

    python -m training.calibrate --gold DIR --weights analysis/reader/weights

One temperature per head, by likelihood on the development sets: it changes how sure an answer is,
never which answer wins. Writes ``manifest.json`` (temperatures, digests of the graphs) and
``scores.toml`` beside the weights' folder: what the pages show of the reader's accuracy.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import math
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray
from scipy.optimize import minimize_scalar

from analysis.reader.network import ask
from analysis.reader.reading import Reader, Sentence, probabilities, question_of
from analysis.reader.weights import GRAPHS, MANIFEST, Network, session
from training.heldout import held_out_rows, rows
from training.scores import scores_file

#: classes of each head
CLASSES = {"stance": 3, "role": 2, "directed": 3}
#: the development sets of each head, as the scores name them
SETS = {
    "stance": ("newsmtsc_rw_dev", "newsmtsc_mt_dev"),
    "role": ("gwn_dev", "relocar_heldout"),
    "directed": ("dse_valid",),
}
SCORES = "scores.toml"
#: temperatures that are tried
LEAST, GREATEST = 0.3, 6.0
#: bins of the expected calibration error
BINS = 10

Labelled = tuple[NDArray[np.float32], NDArray[np.int64]]


def development_answers(reader: Reader, network: Network, gold: Path) -> dict[str, list[Labelled]]:
    """Logits and labels of every development set, by head."""
    stance = [rows(gold, f"targeted.newsmtsc-{part}-dev") for part in ("rw", "mt")]
    role = [rows(gold, "metonymy.gwn-dev"), held_out_rows(gold, "metonymy.relocar-train")]
    return {
        "stance": [_single(reader, network, list(some), "stance", "label", 1) for some in stance],
        "role": [_single(reader, network, list(some), "role", "metonymic", 0) for some in role],
        "directed": [_pairs(reader, network, list(rows(gold, "targeted.dse-valid")))],
    }


def _sentences(reader: Reader, found: Sequence[dict[str, Any]]) -> dict[str, Sentence]:
    texts = sorted({row["sentence"] for row in found})
    return dict(zip(texts, reader.read(texts), strict=True))


def _single(
    reader: Reader, network: Network, found: list[dict[str, Any]], head: str, label: str, add: int
) -> Labelled:
    read = _sentences(reader, found)
    asked = [
        (question_of(read[r["sentence"]], r["start"], r["end"]), r[label] + add) for r in found
    ]
    kept = [(question, label) for question, label in asked if question is not None]
    logits = ask(network, [question for question, _ in kept])[head]
    return logits, np.array([int(label) for _, label in kept])


def _pairs(reader: Reader, network: Network, found: list[dict[str, Any]]) -> Labelled:
    """Toward q of every pair, then toward p."""
    read = _sentences(reader, found)
    questions, labels = [], []
    for row in found:
        p, q = (question_of(read[row["sentence"]], *row[side]) for side in ("p", "q"))
        if p is not None and q is not None and p.encoded is q.encoded:
            questions += [p, q]
            labels += [row["toward_q"] + 1, row["toward_p"] + 1]
    turns = [(n, n + 1) if n % 2 == 0 else (n, n - 1) for n in range(len(questions))]
    return ask(network, questions, turns)["directed"], np.array(labels)


def temperature(parts: Sequence[Labelled]) -> float:
    """The temperature under which the labels are likeliest."""
    logits = np.concatenate([some for some, _ in parts])
    labels = np.concatenate([some for _, some in parts])

    def unlikely(log: float) -> float:
        shares = probabilities(logits, [math.exp(log), *[0.0] * logits.shape[1]])
        return float(-np.log(shares[np.arange(len(labels)), labels] + 1e-12).mean())

    best = minimize_scalar(unlikely, bounds=(math.log(LEAST), math.log(GREATEST)), method="bounded")
    return round(math.exp(best.x), 4)


def calibration_error(shares: NDArray[np.float64], labels: NDArray[np.int64]) -> float:
    """Expected calibration error of the winning class, in `BINS` bins of equal width.

    References
    ----------
    Guo, Pleiss, Sun, Weinberger: On calibration of modern neural networks. ICML 2017.
    """
    sure = shares.max(1)
    right = shares.argmax(1) == labels
    bins = np.minimum((sure * BINS).astype(int), BINS - 1)
    parts = [bins == number for number in range(BINS)]
    gaps = [abs(sure[part].sum() - right[part].sum()) for part in parts if part.any()]
    return float(sum(gaps) / len(labels))


def cross_fitted_error(parts: Sequence[Labelled]) -> float:
    """Calibration error on each set under the temperature of the others; their mean by size."""
    errors, sizes = [], []
    for number, (logits, labels) in enumerate(parts):
        others = [part for n, part in enumerate(parts) if n != number]
        calibration = [temperature(others), *[0.0] * logits.shape[1]]
        errors.append(calibration_error(probabilities(logits, calibration), labels))
        sizes.append(len(labels))
    return float(np.average(errors, weights=sizes))


def main(arguments: list[str] | None = None) -> None:
    """Fit, report, write the manifest and the scores."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--gold", type=Path, required=True)
    parser.add_argument("--weights", type=Path, required=True)
    options = parser.parse_args(arguments)
    graphs = {name: (options.weights / name).read_bytes() for name in GRAPHS}
    plain = {head: [1.0, *[0.0] * classes] for head, classes in CLASSES.items()}
    encoder, heads = (session(graph) for graph in graphs.values())
    network = Network(encoder, heads, plain)
    found = development_answers(Reader(network), network, options.gold)
    calibration = {head: [temperature(parts), *plain[head][1:]] for head, parts in found.items()}
    errors = {head: cross_fitted_error(parts) for head, parts in found.items() if len(parts) > 1}
    print(json.dumps({"calibration": calibration, "calibration error, cross-fitted": errors}))
    digests = {name: hashlib.sha256(graph).hexdigest() for name, graph in graphs.items()}
    manifest = {"sha256": digests, "calibration": calibration}
    (options.weights / MANIFEST).write_text(json.dumps(manifest, indent=2) + "\n", encoding="utf-8")
    named = {
        head: {
            name: (logits.argmax(1), labels)
            for name, (logits, labels) in zip(SETS[head], parts, strict=True)
        }
        for head, parts in found.items()
    }
    text = scores_file(named, errors)
    (options.weights.parent / SCORES).write_text(text, encoding="utf-8")
    print(text)


if __name__ == "__main__":
    main()
