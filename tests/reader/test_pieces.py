"""Sentences as word pieces: offsets that always fit, shapes of words."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis.reader.pieces import N_SHAPES, cut, shape

ODD = [
    "", " ", "\x00\x07", "👍🏽👍🏽", "北京 said", "مصر", "İstanbul’s Erdoğan", "cafe\u0301 e\u0301",
    "<b>x</b>&amp;", "a" * 300, "\u200b\u200b", "ﬁne ½ ﷽", "\ufffd\ufffe",
]  # fmt: skip


@pytest.mark.parametrize(
    ("word", "number"),
    [
        ("talks", 1),
        ("Kyiv", 2),
        ("NATO", 3),
        ("G7", 4),
        ("2024", 4),
        (",", 5),
        ("McDonald", 6),
        ("U", 7),
    ],
)
def test_shape_of_a_word(word: str, number: int) -> None:
    """Each way of writing a word has a number of its own."""
    assert shape(word) == number


@pytest.mark.parametrize("text", ODD, ids=range(len(ODD)))
def test_odd_text_is_cut(text: str) -> None:
    """Whatever the characters, offsets lie within the text and ascend."""
    pieces = cut([text])[0]
    assert (pieces.starts >= 0).all()
    assert (pieces.ends <= len(text)).all()
    assert (np.diff(pieces.starts) >= 0).all()


@given(st.text(max_size=80))
def test_any_text_is_cut(text: str) -> None:
    """Every piece belongs to a stretch of the text and has a shape."""
    pieces = cut([text])[0]
    assert len(pieces.ids) == len(pieces.shapes) == len(pieces.words) == len(pieces)
    assert ((pieces.shapes > 0) & (pieces.shapes < N_SHAPES)).all()
    assert ((pieces.ends - pieces.starts) >= 0).all()


def test_pieces_of_a_stretch() -> None:
    """A stretch has the pieces that share a character with it, no others."""
    text = "Zelensky met NATO."
    pieces = cut([text])[0]
    first, last = pieces.between(13, 17)
    assert text[pieces.starts[first] : pieces.ends[last - 1]] == "NATO"


def test_a_stretch_without_letters_has_no_pieces() -> None:
    """Between two words there is nothing to ask about."""
    pieces = cut(["India  talks"])[0]
    first, last = pieces.between(5, 6)
    assert first == last
