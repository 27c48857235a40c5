"""The one function that makes HTML: every character escaped, every mark in place."""

from __future__ import annotations

import html
import re

import pytest
from hypothesis import given
from hypothesis import strategies as some

from pages.parts.marked_text import Mark, marked_html

RED = "color:red"
texts = some.text(alphabet="ab<>&\"'/ \n😀", max_size=40)
spans = some.lists(some.tuples(some.integers(0, 40), some.integers(0, 40)), max_size=5)


def marks_in(text: str, pairs: list[tuple[int, int]]) -> list[Mark]:
    """Marks at these places, as far as the text has them."""
    ordered = ((min(pair), min(max(pair), len(text))) for pair in pairs)
    return [Mark(start, end, RED, "a title") for start, end in ordered if start < end]


@given(texts, spans)
def test_without_our_spans_it_is_the_text_again(text: str, pairs: list[tuple[int, int]]) -> None:
    """Taking our own tags out and unescaping gives the text back, character by character."""
    made = marked_html(text, marks_in(text, pairs))

    assert html.unescape(re.sub(r"</?span[^>]*>", "", made)) == text


@given(texts, spans)
def test_no_tag_but_ours(text: str, pairs: list[tuple[int, int]]) -> None:
    """Every tag is a span that we opened, and each is closed."""
    made = marked_html(text, marks_in(text, pairs))

    tags = re.findall(r"<[^>]*>", made)
    assert set(tags) <= {f'<span style="{RED}" title="a title">', "</span>"}
    assert tags[::2] == [tag for tag in tags if tag != "</span>"]


@pytest.mark.parametrize(
    ("marks", "marked"),
    [
        pytest.param([(0, 5)], ["India"], id="one"),
        pytest.param([(0, 5), (10, 16)], ["India", "Russia"], id="two"),
        pytest.param([(10, 16), (0, 5)], ["India", "Russia"], id="in any order"),
        pytest.param([(0, 5), (0, 9)], ["India met"], id="the longer of two that start together"),
        pytest.param([(0, 9), (6, 16)], ["India met"], id="the first of two that overlap"),
        pytest.param([], [], id="none"),
    ],
)
def test_marks_these_words(marks: list[tuple[int, int]], marked: list[str]) -> None:
    """The marked words are exactly the ones between the offsets."""
    made = marked_html("India met Russia.", [Mark(start, end, RED, "") for start, end in marks])

    assert re.findall(r"<span[^>]*>([^<]*)</span>", made) == marked


def test_title_cannot_leave_its_attribute() -> None:
    """A name with a quotation mark stays inside the title."""
    made = marked_html("X", [Mark(0, 1, RED, '"><script>')])

    assert "<script>" not in made
    assert '&quot;&gt;&lt;script&gt;"' in made
