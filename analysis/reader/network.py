"""Batches for the graphs: windows of one width together, so a width never depends on the batch."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from analysis.reader.pieces import END, PADDING, START, Pieces
from analysis.reader.weights import Network
from analysis.reader.windows import Window

Floats = NDArray[np.float32]
#: pieces in a batch, padding included: 32 sentences of 40
BATCH_PIECES = 1280
#: added to the scores of padding
BLOCKED = np.float32(-1e4)


class Encoded(NamedTuple):
    """What the encoder says of one window."""

    #: (width, 384), start and end pieces and padding included
    states: Floats
    #: (width, labels)
    names: Floats


class Question(NamedTuple):
    """A stretch of a window, in pieces of the window, half-open."""

    encoded: Encoded
    window: Window
    first: int
    last: int


def encode(network: Network, windows: Sequence[tuple[Pieces, Window]]) -> list[Encoded]:
    """Read each window once; answers in the order of the windows."""
    found: dict[int, Encoded] = {}
    for numbers in batches([window.width for _, window in windows]):
        some = [windows[number] for number in numbers]
        states, names = network.encoder.run(["states", "names"], _inputs(some))
        for place, number in enumerate(numbers):
            found[number] = Encoded(states[place], names[place])
    return [found[number] for number in range(len(windows))]


def batches(widths: Sequence[int]) -> Iterator[list[int]]:
    """Numbers of items of equal width, at most `BATCH_PIECES` pieces together.

    Examples
    --------
    >>> list(batches([8, 16, 8]))
    [[0, 2], [1]]
    """
    alike: defaultdict[int, list[int]] = defaultdict(list)
    for number, width in enumerate(widths):
        alike[width].append(number)
    for width, numbers in sorted(alike.items()):
        size = max(1, BATCH_PIECES // width)
        yield from (numbers[first : first + size] for first in range(0, len(numbers), size))


def _inputs(some: Sequence[tuple[Pieces, Window]]) -> dict[str, NDArray[Any]]:
    width = some[0][1].width
    ids = np.full((len(some), width), PADDING, np.int64)
    shapes = np.zeros((len(some), width), np.int64)
    for row, (pieces, window) in enumerate(some):
        length = window.last - window.first
        ids[row, 0], ids[row, length + 1] = START, END
        ids[row, 1 : length + 1] = pieces.ids[window.first : window.last]
        shapes[row, 1 : length + 1] = pieces.shapes[window.first : window.last]
    places = np.arange(width, dtype=np.int64)
    return {
        "ids": ids, "shapes": shapes, "places": places,
        "blocked": _blocked([window for _, window in some]),
    }  # fmt: skip


def _blocked(windows: Sequence[Window]) -> Floats:
    lengths = np.array([window.last - window.first + 2 for window in windows])
    padded = np.arange(windows[0].width) >= lengths[:, None]
    return (padded * BLOCKED).astype(np.float32)[:, None, None, :]


def ask(
    network: Network, questions: Sequence[Question], pairs: Sequence[tuple[int, int]] = ()
) -> dict[str, Floats]:
    """Answer about stretches: the logits ``stance`` (n, 3), ``role`` (n, 2), ``directed``.

    ``directed`` (pairs, 3) is what the first of two stretches of one window holds toward the other.
    """
    stance, role = (
        np.zeros((len(questions), 3), np.float32),
        np.zeros((len(questions), 2), np.float32),
    )
    directed = np.zeros((len(pairs), 3), np.float32)
    for numbers in batches([question.window.width for question in questions]):
        place = {number: row for row, number in enumerate(numbers)}
        here = [n for n, (p, q) in enumerate(pairs) if p in place and q in place]
        inputs = _asked([questions[number] for number in numbers])
        for name, side in (("p", 0), ("q", 1)):
            inputs[name] = np.array([place[pairs[n][side]] for n in here], np.int64)
        answers = network.heads.run(["stance", "role", "directed"], inputs)
        stance[numbers], role[numbers], directed[here] = answers
    return {"stance": stance, "role": role, "directed": directed}


def _asked(questions: Sequence[Question]) -> dict[str, NDArray[Any]]:
    rows: dict[int, int] = {}
    for question in questions:
        rows.setdefault(id(question.encoded), len(rows))
    once = {id(question.encoded): question for question in questions}
    chosen = [once[key] for key in rows]
    weights = np.zeros((len(questions), chosen[0].window.width), np.float32)
    for number, question in enumerate(questions):
        span = slice(question.first + 1, question.last + 1)
        weights[number, span] = 1 / (question.last - question.first)
    return {
        "states": np.stack([question.encoded.states for question in chosen]),
        "blocked": _blocked([question.window for question in chosen]),
        "row": np.array([rows[id(question.encoded)] for question in questions], np.int64),
        "weights": weights,
    }
