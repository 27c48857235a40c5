"""Search finds what a patient reader would find, and counts it."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis.errors import SelectionError
from analysis.search import FOUND_COLUMNS, search
from analysis.settings import Selection, Window
from analysis.tables import Annotations
from tests.corpora import Article, corpus
from tests.measures.random_corpora import law, rows_of

ARTICLES: dict[str, Article] = {
    "a1": ["# Talks in New Delhi", ["Peace talks began.", "War went on."], "New\nDelhi agreed."],
    "a2": [["TALKS failed in Türkiye.", "Erdoğan’s aide said: “new”. Delhi waited."]],
    "a3": ["Nobody was talkative.", "~ Share these talks."],
}


@pytest.fixture(scope="module")
def three() -> Annotations:
    """Three articles: the second dated first, the third undated, with boilerplate."""
    about = {"a1": {"published": "2024-05-02"}, "a2": {"published": "2024-05-01"}}
    return corpus(ARTICLES, about=about)


@pytest.mark.parametrize(
    ("query", "sentences"),
    [
        pytest.param("talks", [("a2", 0), ("a1", 0), ("a1", 1)], id="oldest first, no boilerplate"),
        pytest.param("talk*", [("a2", 0), ("a1", 0), ("a1", 1), ("a3", 0)], id="beginning"),
        pytest.param('"new delhi"', [("a2", 1), ("a1", 0), ("a1", 3)], id="phrase over marks"),
        pytest.param('"delhi agreed"', [("a1", 3)], id="words side by side"),
        pytest.param('"began war"', [], id="no phrase beyond its sentence"),
        pytest.param("turkiye", [("a2", 0)], id="without the accent"),
        pytest.param("TÜRKIYE", [("a2", 0)], id="in capitals"),
        pytest.param("erdogan", [("a2", 1)], id="before a curly apostrophe"),
        pytest.param("tal", [], id="whole words"),
        pytest.param("talks NOT war", [("a2", 0)], id="NOT in the article"),
        pytest.param("failed waited", [("a2", 0), ("a2", 1)], id="both in the article"),
        pytest.param("war OR nobody", [("a1", 2), ("a3", 0)], id="OR"),
        pytest.param("talks AND share", [], id="boilerplate satisfies nothing"),
    ],
)
def test_finds_these_sentences(
    three: Annotations, query: str, sentences: list[tuple[str, int]]
) -> None:
    """The sentences with the words, of the articles that satisfy the query."""
    found = search(three, query=query)

    rows = found.rows[["document_id", "sentence_index"]]
    assert list(rows.itertuples(index=False, name=None)) == sentences
    assert found.sentences == len(sentences)
    assert found.articles == len({document for document, _ in sentences})
    assert list(found.rows.columns) == list(FOUND_COLUMNS)


@pytest.mark.parametrize(
    ("window", "sentences"),
    [
        pytest.param("document", [], id="the article has war"),
        pytest.param("paragraph", [("a1", 0)], id="the title's paragraph has none"),
        pytest.param("sentence", [("a1", 0), ("a1", 1)], id="neither sentence has it"),
    ],
)
def test_window_says_in_what_all_of_it_holds(
    three: Annotations, window: Window, sentences: list[tuple[str, int]]
) -> None:
    """NOT looks as far as the window reaches."""
    rows = search(three, Selection(documents=["a1"]), query="talks NOT war", window=window).rows

    assert list(zip(rows["document_id"], rows["sentence_index"], strict=True)) == sentences


def test_spans_are_the_words_as_printed(three: Annotations) -> None:
    """Offsets are into the article's text; overlapping finds are marked once."""
    found = search(three, query='delhi OR "new delhi" OR aide')
    texts = three.documents.set_index("document_id")["text"]

    printed = [
        texts[row.document_id][start:end] for row in rows_of(found.rows) for start, end in row.spans
    ]
    assert printed == ["aide", "new”. Delhi", "New Delhi", "New\nDelhi"]
    assert found.occurrences == len(printed)


def test_filters_say_which_articles_are_searched(three: Annotations) -> None:
    """Dates and articles are the selection's; actors and roles make no difference."""
    dated = Selection(dates=(date(2024, 5, 2), None), actors=["nobody"], roles=["place"])

    assert search(three, dated, query="talks").articles == 1


def test_rows_come_in_parts(three: Annotations) -> None:
    """Parts put together are the whole; the numbers are of all."""
    whole = search(three, query="talks")
    parts = [search(three, query="talks", first=first, most=2) for first in (0, 2, 4)]

    assert [len(part.rows) for part in parts] == [2, 1, 0]
    assert {part[:3] for part in parts} == {whole[:3]}
    assert [*parts[0].rows["start"], *parts[1].rows["start"]] == whole.rows["start"].tolist()


def test_unknown_window_is_refused(three: Annotations) -> None:
    """The message names what may be chosen."""
    with pytest.raises(SelectionError, match="document"):
        search(three, query="talks", window="page")  # type: ignore[arg-type]


@pytest.mark.parametrize("articles", [{}, {"a1": ["~ Only boilerplate."]}], ids=["none", "empty"])
def test_nothing_to_search(articles: dict[str, list[str]]) -> None:
    """Without a sentence nothing is found, and the table has its columns."""
    found = search(corpus(articles), query="only NOT some")

    assert found[:3] == (0, 0, 0)
    assert found.rows.empty


_WORDS = ("ab", "b", "AB", "Ab", "ba", "abb", "b_", "b’s", "bä")


@law
@given(
    st.lists(st.lists(st.sampled_from(_WORDS), min_size=1, max_size=6), max_size=4),
    st.sampled_from(("ab", "b", "ba")),
    st.sampled_from(("ab", "b", "ba")),
    st.sampled_from(("{} {}", "{} OR {}", "{} NOT {}", '"{} {}"')),
)
def test_search_is_what_regular_expressions_find(
    sentences: list[list[str]], one: str, other: str, form: str
) -> None:
    """By sentence, a query holds where its words are found one by one."""
    texts = [" ".join(words) + "." for words in sentences]
    found = search(
        corpus({"a": [[text] for text in texts]}),
        query=form.format(one, other),
        window="sentence",
    )

    def has(words: str, text: str) -> bool:
        return bool(re.search(rf"\b{words}\b", text.lower().replace("ä", "a")))

    rules: dict[str, Callable[[str], bool]] = {
        "{} {}": lambda text: has(one, text) and has(other, text),
        "{} OR {}": lambda text: has(one, text) or has(other, text),
        "{} NOT {}": lambda text: has(one, text) and not has(other, text),
        '"{} {}"': lambda text: has(rf"{one} {other}", text),
    }
    rule = rules[form]
    assert found.rows["text"].tolist() == [text for text in texts if rule(text)]


def test_phrase_is_found_behind_one_that_a_full_stop_cuts() -> None:
    """Its words stand at the end of a sentence too, and the places found do not overlap."""
    found = search(corpus({"a": [["ab."], ["ab ab ab ab."]]}), query='"ab ab"')

    assert found.rows["text"].tolist() == ["ab ab ab ab."]
    assert len(found.rows["spans"].item()) == 2
