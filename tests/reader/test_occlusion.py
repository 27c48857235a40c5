"""Each word is left out in turn, the target never, and the target keeps its place."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from numpy.typing import NDArray

from analysis.reader.occlusion import MAX_WORDS, judge_of, words_that_move
from analysis.reader.reading import Answer

WEIGHTS = {"bitterly": -0.2, "attacked": -0.6, "brave": 0.3}


class FakeJudge:
    """Adds up the weights of the words, and remembers what it was asked."""

    def __init__(self) -> None:
        self.asked: list[tuple[str, int, int]] = []

    def __call__(self, asked: Sequence[tuple[str, int, int]]) -> NDArray[np.float64]:
        """Stances of the sentences."""
        self.asked += asked
        return np.array([sum(w for n, w in WEIGHTS.items() if n in text) for text, *_ in asked])


SENTENCE = "They bitterly attacked Leitner, the brave one."


def test_effects_are_stance_with_minus_stance_without() -> None:
    """Strongest first; words that move nothing come last, in the order of the text."""
    effects = words_that_move(FakeJudge(), SENTENCE, 23, 30)

    assert [(word.surface, round(word.effect, 9)) for word in effects] == [
        ("attacked", -0.6),
        ("brave", 0.3),
        ("bitterly", -0.2),
        ("They", 0),
        ("the", 0),
        ("one", 0),
    ]


@pytest.mark.parametrize(
    ("word", "left"),
    [
        pytest.param("They", "bitterly attacked Leitner, the brave one.", id="the first"),
        pytest.param("attacked", "They bitterly Leitner, the brave one.", id="one before it"),
        pytest.param("the", "They bitterly attacked Leitner, brave one.", id="one after it"),
        pytest.param("one", "They bitterly attacked Leitner, the brave.", id="the last"),
    ],
)
def test_a_word_is_left_out_with_one_space(word: str, left: str) -> None:
    """No double space tells the network that a word is gone."""
    judge = FakeJudge()
    words_that_move(judge, SENTENCE, 23, 30)

    assert left in [text for text, *_ in judge.asked], word


def test_the_network_is_asked_once() -> None:
    """The sentence itself first, then one variant for each word outside the target."""
    judge = FakeJudge()
    words_that_move(judge, SENTENCE, 23, 30)

    assert judge.asked[0] == (SENTENCE, 23, 30)
    assert len(judge.asked) == 1 + 6


@pytest.mark.parametrize(
    ("sentence", "start", "end"),
    [
        pytest.param("Leitner", 0, 7, id="nothing but the target"),
        pytest.param("“Leitner!” …", 1, 8, id="no other word"),
        pytest.param("Maria Leitner", 0, 13, id="two words of the target"),
        pytest.param("anti-Leitner", 5, 12, id="the target inside a word"),
    ],
)
def test_the_target_is_never_left_out(sentence: str, start: int, end: int) -> None:
    """Without another word there is nothing to tell, and nothing to ask."""
    judge = FakeJudge()

    assert words_that_move(judge, sentence, start, end) == []
    assert judge.asked == []


@pytest.mark.parametrize(
    ("place", "first", "last"),
    [
        pytest.param(0, "w1", "w60", id="target at the start"),
        pytest.param(50, "w20", "w80", id="target in the middle"),
        pytest.param(99, "w39", "w98", id="target at the end"),
    ],
)
def test_long_sentences_try_the_nearest_words(place: int, first: str, last: str) -> None:
    """Of 99 other words the 60 nearest to the target, on both sides."""
    words = [f"w{number}" for number in range(100)]
    start = len(" ".join(words[:place])) + (place > 0)
    effects = words_that_move(FakeJudge(), " ".join(words), start, start + len(words[place]))

    tried = [word.surface for word in sorted(effects, key=lambda word: word.start)]
    assert (len(tried), tried[0], tried[-1]) == (MAX_WORDS, first, last)


@given(st.text(max_size=60), st.text("Leitnr ", min_size=1, max_size=8), st.text(max_size=60))
def test_target_keeps_its_place_in_any_text(before: str, target: str, after: str) -> None:
    """In every variant the offsets still cut out the target; the effects fit the sentence."""
    judge = FakeJudge()
    sentence, start = before + target + after, len(before)
    effects = words_that_move(judge, sentence, start, start + len(target))

    assert {text[first:last] for text, first, last in judge.asked} <= {target}
    assert all(sentence[word.start : word.end] == word.surface for word in effects)
    assert len({text for text, *_ in judge.asked}) <= 1 + len(effects)


class FakeReader:
    """Treats a target the better, the later it stands; reads no full stop."""

    def read(self, texts: Sequence[str]) -> list[str]:
        """Sentences as they are."""
        return list(texts)

    def ask(self, questions: Sequence[tuple[str, int, int]]) -> list[Answer | None]:
        """One answer each; None for a stretch without a letter."""
        return [
            Answer((0.1, 0.9 - start / 10, start / 10), 1.0) if text[start:end].isalpha() else None
            for text, start, end in questions
        ]


def test_the_reader_is_a_judge() -> None:
    """Stance is p(positive) - p(negative), in the order asked; 0 where nothing can be read."""
    judge = judge_of(FakeReader())  # type: ignore[arg-type]

    stances = judge([("Rossi left.", 0, 5), ("Then Rossi.", 5, 10), ("Rossi.", 5, 6)])
    assert stances.tolist() == pytest.approx([-0.1, 0.4, 0.0])
