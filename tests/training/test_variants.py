"""Variants of labelled sentences: the targets still stand where their names are."""

from __future__ import annotations

import random

import pytest

from training.corpora import Example
from training.variants import joined, reworded, shorter, variants

TEXT = "Lindgren, who met Rossi in Oslo, praised the careful report, and left early."
EXAMPLE = Example(TEXT, ((0, 8, 2), (18, 23, 1)))
NEAR = {"praised": ["lauded"], "careful": ["patient"], "report": ["account"], "rossi": ["verdi"]}


def surfaces(example: Example) -> list[str]:
    """What the targets are printed as."""
    return [example.text[start:end] for start, end, _ in example.targets]


@pytest.mark.parametrize("seed", range(20))
def test_a_part_is_left_out_only_where_no_target_stands(seed: int) -> None:
    """Shorter by one part, and both names still there."""
    less = shorter(EXAMPLE, random.Random(seed))
    assert len(less.text) < len(TEXT)
    assert surfaces(less) == ["Lindgren", "Rossi"]


def test_two_sentences_keep_the_targets_of_both() -> None:
    """The second sentence's targets move behind the first."""
    both = joined(EXAMPLE, Example("Baumann lied.", ((0, 7, 0),)), random.Random(2))
    assert surfaces(both) == ["Lindgren", "Rossi", "Baumann"]


def test_sentences_too_long_together_stay_alone() -> None:
    """The limit of letters holds."""
    assert joined(EXAMPLE, Example("word " * 80, ()), random.Random(1)) == EXAMPLE


@pytest.mark.parametrize("seed", range(20))
def test_words_change_and_names_do_not(seed: int) -> None:
    """A name that is also a word with neighbours is never replaced."""
    other = reworded(EXAMPLE, NEAR, random.Random(seed))
    assert surfaces(other) == ["Lindgren", "Rossi"]


def test_some_words_do_change() -> None:
    """Over many draws each word with neighbours is replaced at some time."""
    texts = " ".join(reworded(EXAMPLE, NEAR, random.Random(n)).text for n in range(60))
    assert all(word in texts for word in ("lauded", "patient", "account"))


def test_variants_are_as_many_as_asked_and_the_same_for_the_same_seed() -> None:
    """What chance decides depends on the seed alone; every target is a stretch of its text."""
    first, second = (list(variants([EXAMPLE], 50, NEAR, random.Random(4))) for _ in range(2))
    assert first == second
    assert len(first) == 50
    assert all(all(surfaces(example)) for example in first)
