"""What is looked for around a word is what would be found everywhere."""

import re

import pytest

from analysis.actors.draft import open_draft
from analysis.actors.find import find_in_text
from analysis.actors.institutions import (
    _ADMINISTRATION,
    _GOVERNMENTS,
    _MINISTRIES,
    _MINISTRY_OF_X,
    _X_MINISTRY,
)
from analysis.actors.tokens import Token, tokenize

TEXT = (
    "The US State and Defense Departments, India’s MINISTRY OF External Affairs, Trade Ministry, "
    "the Trump Administration government, Anti-Biden administration, a government. Department "
    "of Energy, ministry of defence and Department of Justice, Health and Human Services "
    "Department."
)


@pytest.mark.parametrize(
    ("pattern", "anchors", "before", "after"),
    [
        pytest.param(_X_MINISTRY, _MINISTRIES, 100, 20, id="foreign ministry"),
        pytest.param(_MINISTRY_OF_X, _MINISTRIES, 0, 200, id="ministry of defence"),
        pytest.param(_ADMINISTRATION, _GOVERNMENTS, 100, 20, id="Biden administration"),
    ],
)
def test_matches_around_a_word_are_all(
    pattern: re.Pattern[str], anchors: tuple[str, ...], before: int, after: int
) -> None:
    """Looking only around the words that a match must hold misses none and adds none."""
    draft = open_draft(TEXT, None, [(0, 0, len(TEXT))])
    spans = [match.span() for match in pattern.finditer(draft.text)]

    assert spans
    assert [m.span() for m in draft.matches_around(pattern, anchors, before, after)] == spans


def test_columns_and_tokens_say_the_same() -> None:
    """A sentence's columns, and its tokens one by one, hold the words of the text."""
    draft = open_draft(TEXT, None, [(0, 0, len(TEXT))])
    view = draft.sentences[0]

    assert view.tokens == tokenize(draft.text, 0, len(TEXT))
    assert view.tokens[1] == Token(4, 6, "US")
    columns = view.columns
    places = [(start, columns.end(number)) for number, start in enumerate(columns.starts)]
    assert [draft.text[start:end] for start, end in places] == view.words
    assert len(columns.letters) == len(view.words)


def test_a_name_may_stand_inside_the_last_token() -> None:
    """A comma without a blank joins a number and a name: "9,India" is one token."""
    text = "Growth was 9,India"
    found = [row["surface"] for row, _ in find_in_text(text, None, [(0, 0, len(text))])]

    assert found == ["India"]


def test_a_name_may_stand_behind_any_number_of_full_stops() -> None:
    """A title is looked for behind a full stop ("Gen. Rao"), and not by ever deeper calls."""
    text = "." * 5_000 + " Anna Brandt spoke"
    found = [row["surface"] for row, _ in find_in_text(text, None, [(0, 0, len(text))])]

    assert found == ["Anna Brandt"]
