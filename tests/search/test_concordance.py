"""Keyword in context: one line per place, with what stands around it."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given

from analysis import measures
from analysis.errors import SelectionError
from analysis.search import CONCORDANCE_COLUMNS, concordance, search
from analysis.settings import Selection
from analysis.tables import Annotations
from tests.corpora import corpus
from tests.measures.random_corpora import corpora, law, rows_of, selections


@pytest.fixture(scope="module")
def cities() -> Annotations:
    """Four sentences about a city, two of them with an actor."""
    return corpus(
        {
            "a1": [["Envoys met [Rossi|person:rossi] in Geneva today.", "Old Geneva slept."]],
            "a2": ["New\nGeneva agreed.", "[Rossi|person:rossi] left Geneva, Ohio."],
        },
        about={"a1": {"outlet": "The Daily", "published": "2024-05-01"}},
    )


def lines(annotations: Annotations, **options: Any) -> list[list[str]]:
    """Left context, keyword and right context of each line."""
    rows = concordance(annotations, **options).rows
    assert list(rows.columns) == list(CONCORDANCE_COLUMNS)
    return [list(row) for row in rows[["left", "keyword", "right"]].values.tolist()]


def test_words_in_context(cities: Annotations) -> None:
    """White space is made one; words at the ends are whole."""
    assert lines(cities, query="geneva", width=11) == [
        ["Rossi in", "Geneva", "today. Old"],
        ["today. Old", "Geneva", "slept."],
        ["New", "Geneva", "agreed."],
        ["Rossi left", "Geneva", ", Ohio."],
    ]


def test_actor_in_context(cities: Annotations) -> None:
    """One line per mention, with the words that name it."""
    assert lines(cities, actor="person:rossi", width=9) == [
        ["met", "Rossi", "in"],
        ["agreed.", "Rossi", "left"],
    ]


@pytest.mark.parametrize(
    ("order", "beside"),
    [
        pytest.param("text", ["today", "slept", "agreed", "Ohio"], id="as the articles have them"),
        pytest.param("after", ["agreed", "Ohio", "slept", "today"], id="by the word after"),
        pytest.param("before", ["today", "Ohio", "agreed", "slept"], id="by the word before"),
    ],
)
def test_lines_are_sorted(cities: Annotations, order: Any, beside: list[str]) -> None:
    """Sorted by "in, left, New, Old" before, or by what comes after, capitals aside."""
    found = lines(cities, query="geneva", order=order)

    assert [right.strip(" ,.").split(".")[0].split()[0] for *_, right in found] == beside


def test_line_says_where_it_stands(cities: Annotations) -> None:
    """Outlet, date, sentence and offsets lead to the place."""
    row = concordance(cities, query="envoys").rows.iloc[0]

    assert (row["outlet"], row["document_id"], row["sentence_index"]) == ("The Daily", "a1", 0)
    assert cities.documents["text"].iloc[0][row["start"] : row["end"]] == "Envoys"
    assert f"{row['published']:%Y-%m-%d}" == "2024-05-01"


@pytest.mark.parametrize("sought", [{}, {"query": "geneva", "actor": "person:rossi"}], ids=repr)
def test_one_keyword_is_sought(cities: Annotations, sought: dict[str, str]) -> None:
    """A query or an actor: neither and both are refused."""
    with pytest.raises(SelectionError, match="one of the two"):
        concordance(cities, **sought)  # type: ignore[arg-type]


def test_lines_come_in_parts(cities: Annotations) -> None:
    """Sorted as a whole, then cut."""
    whole = lines(cities, query="geneva", order="before")
    options: Any = {"query": "geneva", "order": "before", "most": 3}

    assert lines(cities, **options) + lines(cities, **options, first=3) == whole
    assert concordance(cities, **options, first=3).lines == 4


@law
@given(corpora(), selections())
def test_every_mention_has_its_line(annotations: Annotations, selection: Selection) -> None:
    """An actor has as many lines as mentions, at the places of its evidence."""
    for row in rows_of(measures.mention_counts(annotations, selection)):
        found = concordance(annotations, selection, actor=row.actor_id)
        rows = measures.evidence(annotations, selection, actors=(row.actor_id,))
        assert found.lines == len(found.rows) == row.mentions
        columns = ["document_id", "start", "end"]
        assert found.rows[columns].to_numpy().tolist() == rows[columns].to_numpy().tolist()


@law
@given(corpora())
def test_every_occurrence_has_its_line(annotations: Annotations) -> None:
    """A search and its lines count the same places."""
    found = search(annotations, query="word NOT nothing")

    assert concordance(annotations, query="word NOT nothing").lines == found.occurrences
    assert found.occurrences == sum(map(len, found.rows["spans"]))
