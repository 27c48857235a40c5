"""Read sentences once; then ask about any stretch of them.

reader = open_reader()
sentences = reader.read(["India urged Russia to talk."])
sentences[0].names                    # India and Russia, as places
reader.ask([(sentences[0], 0, 5)])    # does India act here, and how is it treated?
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Literal

import numpy as np
from numpy.typing import NDArray

from analysis.reader.labels import spans_of_labels
from analysis.reader.network import Encoded, Question, ask, encode
from analysis.reader.pieces import Pieces, cut
from analysis.reader.weights import FOLDER, Network, open_network
from analysis.reader.windows import Window, home_of, windows_of

NameType = Literal["PER", "ORG", "LOC", "NORP", "MISC"]
#: in the order of the labels that the network was trained on
NAME_TYPES: tuple[NameType, ...] = ("PER", "ORG", "LOC", "NORP", "MISC")
StanceLabel = Literal["negative", "neutral", "positive"]
STANCE_LABELS: tuple[StanceLabel, ...] = ("negative", "neutral", "positive")


@dataclass(frozen=True)
class Name:
    """A name in a sentence; half-open character offsets within the sentence."""

    start: int
    end: int
    type: NameType
    #: least probability of its words' labels, [0, 1]
    confidence: float


@dataclass(frozen=True)
class Sentence:
    """One sentence as read: its names, and what is kept for questions about it."""

    text: str
    names: tuple[Name, ...]
    pieces: Pieces
    windows: list[Window]
    encoded: list[Encoded]


@dataclass(frozen=True)
class Answer:
    """What a sentence says of one stretch of it."""

    #: calibrated probabilities of negative, neutral, positive
    stance: tuple[float, float, float]
    #: probability that a place name is meant as an actor
    acts: float

    @property
    def label(self) -> StanceLabel:
        """The likeliest stance."""
        return STANCE_LABELS[int(np.argmax(self.stance))]

    @property
    def confidence(self) -> float:
        """Probability of the likeliest stance."""
        return max(self.stance)

    @property
    def score(self) -> float:
        """p(positive) - p(negative), [-1, 1]."""
        return self.stance[2] - self.stance[0]


class Reader:
    """The network of a folder, ready to read. Safe to share between threads."""

    def __init__(self, network: Network) -> None:
        self._network = network

    def read(self, texts: Sequence[str]) -> list[Sentence]:
        """Read each sentence once, whatever its length.

        The same sentence gives the same numbers in every batch. A text without words has no names.
        """
        pieces = cut(texts)
        windows = [windows_of(some) for some in pieces]
        flat = [(p, w) for p, some in zip(pieces, windows, strict=True) for w in some]
        encoded = iter(encode(self._network, flat))
        return [
            _sentence(text, some, own, [next(encoded) for _ in own])
            for text, some, own in zip(texts, pieces, windows, strict=True)
        ]

    def ask(self, questions: Sequence[tuple[Sentence, int, int]]) -> list[Answer | None]:
        """Ask about stretches: (sentence, start, end), in characters of the sentence.

        Returns
        -------
        list
            One answer each; None for a stretch that holds nothing readable.
        """
        asked = [question_of(*question) for question in questions]
        kept = [question for question in asked if question is not None]
        found = ask(self._network, kept)
        stance = probabilities(found["stance"], self._network.calibration["stance"])
        acts = probabilities(found["role"], self._network.calibration["role"])[:, 1]
        answers = iter(
            Answer((float(a), float(b), float(c)), float(share))
            for (a, b, c), share in zip(stance, acts, strict=True)
        )
        return [None if question is None else next(answers) for question in asked]

    def directed(
        self, pairs: Sequence[tuple[Sentence, tuple[int, int], tuple[int, int]]]
    ) -> list[tuple[float, float, float] | None]:
        """What the first of two stretches of a sentence holds toward the second.

        Returns
        -------
        list
            Probabilities of negative, neutral, positive; None where the two are in no one window.
        """
        found: list[tuple[float, float, float] | None] = [None] * len(pairs)
        questions, kept = [], []
        for number, (sentence, p, q) in enumerate(pairs):
            both = _together(sentence, min(p[0], q[0]), max(p[1], q[1]))
            if both is not None:
                questions += [_within(sentence, both, *p), _within(sentence, both, *q)]
                kept.append(number)
        numbered = [(2 * n, 2 * n + 1) for n in range(len(kept))]
        logits = ask(self._network, questions, numbered)["directed"]
        shares = probabilities(logits, self._network.calibration["directed"])
        for number, (a, b, c) in zip(kept, shares, strict=True):
            found[number] = (float(a), float(b), float(c))
        return found


def open_reader(folder: Path = FOLDER) -> Reader:
    """The shared reader of a folder, opened at its first use.

    Raises
    ------
    WeightsError
        When the weights are missing or damaged; the message says what to do.
    """
    return _reader(folder)


@cache
def _reader(folder: Path) -> Reader:
    return Reader(open_network(folder))


def probabilities(logits: NDArray[np.float32], calibration: Sequence[float]) -> NDArray[np.float64]:
    """Softmax of logits / temperature + offsets.

    Parameters
    ----------
    logits
        (rows, classes).
    calibration
        The temperature, then one offset per class.
    """
    temperature, *offsets = calibration
    scaled = logits.astype(np.float64) / temperature + np.array(offsets)
    raised = np.exp(scaled - scaled.max(1, keepdims=True))
    shares: NDArray[np.float64] = raised / raised.sum(1, keepdims=True)
    return shares


def _sentence(text: str, pieces: Pieces, windows: list[Window], encoded: list[Encoded]) -> Sentence:
    return Sentence(text, tuple(_names(pieces, windows, encoded)), pieces, windows, encoded)


def _names(pieces: Pieces, windows: list[Window], encoded: list[Encoded]) -> list[Name]:
    """Labels of the words' first pieces, each from the window in which it is least at the edge."""
    first = np.flatnonzero(np.diff(pieces.words, prepend=-2))
    if not len(first):
        return []
    last = np.append(first[1:], len(pieces)) - 1
    homes = [0] * len(first) if len(windows) == 1 else [
        home_of(windows, int(piece), int(piece) + 1) for piece in first
    ]  # fmt: skip
    logits = np.stack([
        encoded[home].names[piece - windows[home].first + 1]
        for home, piece in zip(homes, first, strict=True)
    ])  # fmt: skip
    return [
        Name(int(pieces.starts[first[a]]), int(pieces.ends[last[z]]), NAME_TYPES[kind], sure)
        for a, z, kind, sure in spans_of_labels(logits)
    ]


def question_of(sentence: Sentence, start: int, end: int) -> Question | None:
    """A stretch in the window where it stands best; None if nothing there can be read."""
    first, last = sentence.pieces.between(start, end)
    if first == last:
        return None
    home = home_of(sentence.windows, first, last)
    window = sentence.windows[home]
    last = min(last, window.last)
    return Question(sentence.encoded[home], window, first - window.first, last - window.first)


def _together(sentence: Sentence, start: int, end: int) -> Question | None:
    """A stretch that lies whole in a window; None if none holds it."""
    first, last = sentence.pieces.between(start, end)
    if not any(window.first <= first < last <= window.last for window in sentence.windows):
        return None
    return question_of(sentence, start, end)


def _within(sentence: Sentence, both: Question, start: int, end: int) -> Question:
    """A stretch in the window of a pair; what lies outside is asked of the nearest piece."""
    first, last = sentence.pieces.between(start, end)
    length = both.window.last - both.window.first
    first = min(first - both.window.first, length - 1)
    return both._replace(first=first, last=max(first + 1, min(last - both.window.first, length)))
