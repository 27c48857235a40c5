"""Which words carried a stance: leave each one out and judge the sentence again.

References
----------
Li, J., Monroe, W., & Jurafsky, D. (2016). Understanding neural networks through representation
erasure. arXiv:1612.08220.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from analysis.reader.reading import Reader

#: stance toward the target of each (sentence, start, end)
Judge = Callable[[Sequence[tuple[str, int, int]]], NDArray[np.float64]]

#: words left out in turn, the nearest to the target; farther ones move a stance little
MAX_WORDS = 60
_WORD = re.compile(r"\w+(?:[-'’]\w+)*")


@dataclass(frozen=True)
class WordEffect:
    """What one word of a sentence does to the stance toward its target."""

    #: half-open offsets into the sentence, so that sentence[start:end] == surface
    start: int
    end: int
    surface: str
    #: stance with the word minus stance without it, [-2, 2]; below 0 it speaks against the target
    effect: float


def words_that_move(judge: Judge, sentence: str, start: int, end: int) -> list[WordEffect]:
    """Measure how much each word moves the stance toward ``sentence[start:end]``.

    Each word outside the target is left out in turn, alone. What two words do only together ("not
    bad") shows in neither or in both, so effects need not add up to the stance.

    Parameters
    ----------
    judge
        Gives the stance toward each target; called once, with all variants of the sentence.
    sentence
        Any text; of more than `MAX_WORDS` words the nearest to the target are tried.
    start, end
        Where the target stands in the sentence.

    Returns
    -------
    list of WordEffect
        Strongest first, ties as the sentence has them. Empty where no word is outside the target.

    Examples
    --------
    >>> def rude(asked):
    ...     return np.array([-0.5 if "liar" in sentence else 0.0 for sentence, *_ in asked])
    >>> words_that_move(rude, "They called Leitner a liar.", 12, 19)[0]
    WordEffect(start=22, end=26, surface='liar', effect=-0.5)
    """
    words = _nearest_words(sentence, start, end)
    if not words:
        return []
    variants = [_without(word, sentence, start, end) for word in words]
    whole, *without = (float(stance) for stance in judge([(sentence, start, end), *variants]))
    effects = [
        WordEffect(first, last, sentence[first:last], whole - stance)
        for (first, last), stance in zip(words, without, strict=True)
    ]
    return sorted(effects, key=lambda word: (-abs(word.effect), word.start))


def judge_of(reader: Reader) -> Judge:
    """The reader as a judge: each variant is read as a sentence of its own.

    A target that holds nothing readable has stance 0.
    """

    def judge(asked: Sequence[tuple[str, int, int]]) -> NDArray[np.float64]:
        sentences = reader.read([sentence for sentence, *_ in asked])
        answers = reader.ask(
            [(read, start, end) for read, (_, start, end) in zip(sentences, asked, strict=True)]
        )
        return np.array([answer.score if answer else 0.0 for answer in answers])

    return judge


def _nearest_words(sentence: str, start: int, end: int) -> list[tuple[int, int]]:
    """Words outside the target, at most `MAX_WORDS`, in the order of the text."""
    words = [found.span() for found in _WORD.finditer(sentence)]
    before = [word for word in words if word[1] <= start]
    after = [word for word in words if word[0] >= end]
    ranked = [(rank, word) for rank, word in enumerate(reversed(before))]
    ranked += list(enumerate(after))
    return sorted(word for _, word in sorted(ranked)[:MAX_WORDS])


def _without(word: tuple[int, int], sentence: str, start: int, end: int) -> tuple[str, int, int]:
    """The sentence without the word and one space beside it, and where the target then stands."""
    first, last = word
    if first != end and sentence[first - 1 : first] == " ":
        first -= 1
    elif first == 0 and last != start and sentence[last : last + 1] == " ":
        last += 1
    shift = last - first if last <= start else 0
    return sentence[:first] + sentence[last:], start - shift, end - shift
