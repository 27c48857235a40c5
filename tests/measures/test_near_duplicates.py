"""Copies are counted as the user chose, listed, and set beside each other."""

from __future__ import annotations

from itertools import pairwise
from typing import Any

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from analysis import Selection, measures
from analysis.measures.duplicates import DUPLICATE_COLUMNS, difference, near_duplicates
from analysis.settings import Duplicates
from analysis.tables import Annotations
from tests.corpora import corpus, reordered
from tests.measures.random_corpora import law
from tests.measures.test_measure_laws import MEASURES

WORDS = ("rain", "fell", "on", "the", "harbour", "while", "ministers", "spoke", "about", "trade")


WIRE = "The [ministers|group:ministers] opened the harbour of the small town on a rainy Monday."
#: the same text in the Courier (later), twice in the Herald (one undated), and in none; one more
COPIES = {"a": "2024-05-03", "b": "2024-05-01", "c": None, "d": "2024-05-02", "e": "2024-05-04"}
OUTLETS = {"a": "Courier", "b": "Herald", "c": "Herald", "d": None, "e": None}


def _wire() -> Annotations:
    about = {key: {"published": day, "outlet": OUTLETS[key]} for key, day in COPIES.items()}
    other = "[Rossi|person:rossi] stayed away."
    return corpus({key: [other if key == "e" else WIRE] for key in COPIES}, about=about)


@pytest.mark.parametrize(
    ("duplicates", "selection", "counted"),
    [
        pytest.param("every copy", {}, "abcde", id="every copy"),
        pytest.param("one per story", {}, "be", id="the earliest of each story"),
        pytest.param("one per outlet", {}, "abde", id="the earliest of each outlet"),
        pytest.param("one per story", {"outlets": ["Courier"]}, "a", id="among the selected"),
        pytest.param("one per story", {"documents": ["c", "a"]}, "a", id="undated is last"),
    ],
)
def test_copies_are_counted_as_chosen(
    duplicates: Duplicates, selection: dict[str, Any], counted: str
) -> None:
    """Articles, mentions and evidence agree on which copy stands for the story."""
    chosen = Selection(duplicates=duplicates, **selection)
    wire, actors = _wire(), ("group:ministers",)

    assert "".join(measures.selected_documents(wire, chosen)["document_id"]) == counted
    shown = measures.evidence(wire, chosen, actors=actors)
    assert sorted(shown["document_id"]) == sorted(set(counted) - {"e"})
    counts = measures.mention_counts(wire, chosen)
    assert counts["mentions"].sum() == len(counted)


def test_a_period_is_cut_after_the_copies() -> None:
    """A copy of an earlier day is not counted in its own week again."""
    from datetime import date

    chosen = Selection(duplicates="one per story")
    days = [date(2024, 5, day) for day in (1, 2, 3, 4)]
    rows = [
        len(measures.evidence(_wire(), chosen, actors=("group:ministers",), period=(day, day)))
        for day in days
    ]
    assert rows == [1, 0, 0, 0]


@st.composite
def _copied_corpora(draw: st.DrawFn) -> Annotations:
    """Articles of a few sentences, each article in one to three outlets."""
    marks = ("[India|country:IN]", "[Modi|person:modi]", "nobody")
    sentences = st.lists(
        st.tuples(st.sampled_from(marks), st.sampled_from(WORDS)).map(
            lambda pair: f"Then {pair[0]} and {pair[1]} {pair[1]} were here again. {{0.5}}"
        ),
        min_size=1,
        max_size=4,
    )
    articles, about = {}, {}
    for story in range(draw(st.integers(1, 3))):
        text = draw(sentences)
        for copy in range(draw(st.integers(1, 3))):
            articles[f"s{story}c{copy}"] = [text]
            about[f"s{story}c{copy}"] = {
                "outlet": draw(st.sampled_from(("A", "B", None))),
                "published": draw(st.sampled_from(("2024-05-01", "2024-05-02", None))),
            }
    return corpus(articles, about=about)


@pytest.mark.parametrize("duplicates", ["one per story", "one per outlet"])
@pytest.mark.parametrize("name", MEASURES)
@settings(deadline=None, max_examples=5)
@given(annotations=_copied_corpora())
def test_every_measure_obeys(name: str, duplicates: Duplicates, annotations: Annotations) -> None:
    """A measure of one per story is the measure of exactly these articles."""
    chosen = Selection(duplicates=duplicates)
    kept = measures.selected_documents(annotations, chosen)["document_id"]
    alone = Selection(documents=kept.tolist())
    made = MEASURES[name](annotations, chosen)

    pd.testing.assert_frame_equal(made, MEASURES[name](annotations, alone), check_exact=True)
    again = MEASURES[name](reordered(annotations, seed=3), chosen)
    pd.testing.assert_frame_equal(made, again, check_exact=True)


def test_groups_are_listed_with_their_first_article() -> None:
    """Only what has a copy, earliest first; the selection's own counting does not matter."""
    listed = near_duplicates(_wire(), Selection(duplicates="one per story"))

    assert listed[["group", "document_id", "representative"]].values.tolist() == [
        [1, "b", "b"], [1, "d", "b"], [1, "a", "b"], [1, "c", "b"],
    ]  # fmt: skip
    assert (listed["similarity"] == 1.0).all()
    assert near_duplicates(Annotations()).dtypes.astype(str).to_dict() == DUPLICATE_COLUMNS


@pytest.mark.parametrize(
    ("one", "other", "only_one", "only_other"),
    [
        pytest.param("Rain fell.", "Rain fell.", [], [], id="equal"),
        pytest.param("", "Rain.", [], ["Rain."], id="nothing before"),
        pytest.param("Rain\n\nIt fell.", "Rain\nIt fell.", [], [], id="white space"),
        pytest.param("Two men left.", "Three men left.", ["Two"], ["Three"], id="a word"),
        pytest.param(
            "Rain\n\nIt fell.\n\nAll left.", "Rain\n\nAll left.", ["It fell."], [], id="a paragraph"
        ),
        pytest.param("x\n" * 300 + "old", "x\n" * 300 + "new", ["old"], ["new"], id="many lines"),
        pytest.param("a " * 1500, "b " * 1500, ["a " * 1499 + "a"], ["b " * 1499 + "b"], id="long"),
    ],
)
def test_differences_are_marked(
    one: str, other: str, only_one: list[str], only_other: list[str]
) -> None:
    """The words that only one of the two has, each at its place."""
    marked = difference(one, other)
    texts = {"one": one, "other": other}
    found: dict[str, list[str]] = {"one": [], "other": []}
    for side, start, end in marked.itertuples(index=False):
        found[side].append(texts[side][start:end])

    assert found == {"one": only_one, "other": only_other}


@law
@given(st.text("ab c\n", max_size=60), st.text("ab c\n", max_size=60))
def test_what_is_not_marked_is_alike(one: str, other: str) -> None:
    """Without the marked runs both texts have the same words; runs are in order and apart."""
    marked = difference(one, other)

    def rest(side: str, text: str) -> list[str]:
        spans = marked[marked["side"] == side][["start", "end"]].values.tolist()
        assert all(end <= start for (_, end), (start, _) in pairwise(spans))
        for start, end in reversed(spans):
            text = f"{text[:start]} {text[end:]}"
        return text.split()

    assert rest("one", one) == rest("other", other)
