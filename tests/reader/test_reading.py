"""The network: names, roles and stances that nobody can miss, and numbers that hold still."""

import random
from typing import Any

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from analysis.reader.reading import Reader, open_reader

SENTENCES = [
    "Anna Lindgren of the Peace Institute met officials in Geneva.",
    "Norway praised the brave rescuers.",
    "The senator called Viktor Baumann a liar, a coward and a disgrace to his office.",
    "Talks " * 150 + "with Denmark ended.",
    "",
    "India, Brazil and South Africa signed the declaration in Pretoria on Friday.",
    "👍",
]


@pytest.fixture(scope="module")
def reader() -> Any:
    """The weights that ship."""
    return open_reader()


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Anna Lindgren met Ahmed Karimi.", [("Anna Lindgren", "PER"), ("Ahmed Karimi", "PER")]),
        ("Officials in Norway and Peru agreed.", [("Norway", "LOC"), ("Peru", "LOC")]),
        ("The World Health Organization said so.", [("World Health Organization", "ORG")]),
        ("French and Polish troops left.", [("French", "NORP"), ("Polish", "NORP")]),
        ("Nothing of note was said there.", []),
    ],
)  # fmt: skip
def test_names_nobody_can_miss(reader: Reader, text: str, names: list[tuple[str, str]]) -> None:
    """Plain names get their type, and their offsets are theirs."""
    found = reader.read([text])[0].names
    assert [(text[name.start : name.end], name.type) for name in found] == names


@pytest.mark.parametrize(
    ("text", "target", "label"),
    [
        ("He called Baumann a liar, a coward and a disgrace.", "Baumann", "negative"),
        ("Lindgren was praised as a brave and brilliant leader.", "Lindgren", "positive"),
        ("Lindgren arrived in the capital on Monday.", "Lindgren", "neutral"),
    ],
)  # fmt: skip
def test_stance_nobody_can_miss(reader: Reader, text: str, target: str, label: str) -> None:
    """Blame, praise and neither."""
    start = text.index(target)
    [answer] = reader.ask([(reader.read([text])[0], start, start + len(target))])
    assert answer
    assert answer.label == label


def test_an_actor_and_a_place(reader: Reader) -> None:
    """A country that demands acts; one in which a meeting was held does not."""
    texts = ["Norway demanded an apology from its neighbour.", "The meeting was held in Norway."]
    read = reader.read(texts)
    asked = [(read[0], 0, 6), (read[1], len(texts[1]) - 7, len(texts[1]) - 1)]
    first, second = reader.ask(asked)
    assert first
    assert second
    assert first.acts > 0.5 > second.acts


def _numbers(reader: Reader, texts: list[str]) -> list[Any]:
    read = reader.read(texts)
    asked = [(one, 0, 8) for one in read]
    answers = [None if a is None else (a.stance, a.acts) for a in reader.ask(asked)]
    return [(one.names, answer) for one, answer in zip(read, answers, strict=True)]


@pytest.mark.parametrize("seed", range(4))
def test_a_sentence_gives_the_same_numbers_in_every_batch(reader: Reader, seed: int) -> None:
    """Alone, or among others in any order: equal to the last bit."""
    chance = random.Random(seed)
    texts = SENTENCES * 3 + [
        " ".join(chance.choices(SENTENCES[0].split(), k=n)) for n in range(1, 60)
    ]
    chance.shuffle(texts)
    together = _numbers(reader, texts)
    assert together == [_numbers(reader, [text])[0] for text in texts]


def test_shares_are_probabilities(reader: Reader) -> None:
    """Three stances that sum to one; the score is between -1 and 1."""
    for answer in reader.ask([(one, 0, 8) for one in reader.read(SENTENCES)]):
        if answer is not None:
            assert sum(answer.stance) == pytest.approx(1)
            assert -1 <= answer.score <= 1
            assert answer.confidence >= 1 / 3


def test_a_name_far_into_a_long_sentence_is_found(reader: Reader) -> None:
    """Ten thousand characters are read in windows; the offsets are those of the sentence."""
    text = "the talks went on and " * 450 + "then Peru and Norway left."
    names = {text[name.start : name.end] for name in reader.read([text])[0].names}
    assert {"Peru", "Norway"} <= names


@given(st.text(max_size=120))
@settings(max_examples=60, deadline=None)
def test_any_text_is_answered_or_not(text: str) -> None:
    """Never an exception; names lie within the text; nothing readable, no answer."""
    one = open_reader().read([text])[0]
    for name in one.names:
        assert 0 <= name.start < name.end <= len(text)
        assert 0 < name.confidence <= 1
    answer = open_reader().ask([(one, 0, len(text))])[0]
    assert (answer is None) == (len(one.pieces) == 0)


def test_what_one_holds_toward_the_other_has_a_direction(reader: Reader) -> None:
    """The accuser is negative toward the accused; both orders are answered."""
    text = "Lindgren accused Baumann of corruption and lies."
    one = reader.read([text])[0]
    toward, back = reader.directed([(one, (0, 8), (17, 24)), (one, (17, 24), (0, 8))])
    assert toward
    assert back
    assert np.argmax(toward) == 0
    assert toward[0] > back[0]


def test_a_pair_in_no_one_window_is_not_answered(reader: Reader) -> None:
    """Two names at the ends of a very long sentence are not guessed about."""
    text = "Lindgren " + "talked and " * 400 + "Baumann."
    one = reader.read([text])[0]
    assert reader.directed([(one, (0, 8), (len(text) - 8, len(text) - 1))]) == [None]
