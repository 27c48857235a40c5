"""Laws of annotating: partitions, order, offsets, and text that is no article."""

from __future__ import annotations

from itertools import combinations

import pandas as pd
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from analysis import annotate, annotate_documents, concat, link, read_documents
from analysis.tables import (
    ACTOR_COLUMNS,
    DOCUMENT_COLUMNS,
    MENTION_COLUMNS,
    SENTENCE_COLUMNS,
    Annotations,
    table,
)

ARTICLES = [
    (
        "a.txt",
        b"Talks resume\n\nIndia urged Russia on. Anna Brandt of the Harbour Council left.",
    ),
    ("b.txt", b"The Harbour Council (HC) met in Oslo. Brandt's allies stayed. HC said no."),
    ("c.md", b"---\npublished: 2009-05-02\n---\nThe US president met Anna Brandt in Berlin."),
    ("d.txt", b"Nothing happened today. Nobody came."),
]
TABLES = ("documents", "sentences", "mentions", "quotes", "actors")


def _assert_same(one: Annotations, other: Annotations) -> None:
    for name in TABLES:
        pd.testing.assert_frame_equal(getattr(one, name), getattr(other, name), check_exact=True)


@pytest.mark.parametrize("size", [1, 2, 3])
def test_any_partition_gives_the_same_rows(size: int) -> None:
    """Annotate == link(concat of the parts), in whatever parts and order."""
    documents = read_documents(ARTICLES).documents
    whole = annotate(documents)

    for chosen in combinations(range(len(documents)), size):
        rest = [index for index in range(len(documents)) if index not in chosen]
        parts = [annotate_documents(documents.iloc[list(part)]) for part in (rest, chosen)]
        _assert_same(link(concat(parts)), whole)


def test_order_of_articles_does_not_matter() -> None:
    """The same articles in reverse give the same tables."""
    documents = read_documents(ARTICLES).documents

    _assert_same(annotate(documents), annotate(documents.iloc[::-1]))


def test_no_articles_give_empty_tables_with_all_columns() -> None:
    """Every table has its columns and dtypes also when it is empty."""
    empty = annotate(table([], DOCUMENT_COLUMNS))

    for name, columns in [("sentences", SENTENCE_COLUMNS), ("mentions", MENTION_COLUMNS),
                          ("actors", ACTOR_COLUMNS)]:  # fmt: skip
        frame = getattr(empty, name)
        assert frame.dtypes.astype(str).to_dict() == dict(columns), name


def test_every_mention_and_affiliation_has_its_actor() -> None:
    """Joins lose nothing: each actor_id and affiliation_id is a row of the actors table."""
    annotations = annotate(read_documents(ARTICLES).documents)
    known = set(annotations.actors["actor_id"])

    assert set(annotations.mentions["actor_id"]) <= known
    assert set(annotations.actors["affiliation_id"].dropna()) <= known
    assert annotations.actors["actor_id"].is_unique


_WORDS = st.sampled_from(
    [
        *("India", "Russia's", "U.S.", "New Delhi", "the Indian leader", "met", "President"),
        *("Putin", "in", "Moscow", ",", ".", "“", "”", "’s", "said", "MacLeod", "Margaret"),
        *("Foreign Ministry of External Affairs", "(NATO)", "🙂", "\u00a0", "İstanbul", "ǅ", "ß"),
        *("ﬁ", "don't", "—", "- ", "3.5", "Mr.", "König", "北京", "\u200b", "é", "e\u0301"),
        *("US-China", "\n", "\n\n", "former", "Bank", "HQ", "MOSCOW (dpa) -"),
    ]
)


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(_WORDS, min_size=1, max_size=40).map(" ".join) | st.text(max_size=300))
def test_offsets_always_fit(text: str) -> None:
    """Each surface is its place in the text and in its sentence, and none overlap."""
    row = {"document_id": "d", "text": text, "n_words": 0, "title": "", "tags": []}
    annotations = annotate_documents(table([row], DOCUMENT_COLUMNS))
    bounds = annotations.sentences.set_index("sentence_index")[["start", "end"]].to_dict("index")
    reached = 0
    for mention in annotations.mentions.to_dict("records"):
        start, end = mention["start"], mention["end"]
        sentence = bounds[mention["sentence_index"]]
        assert text[start:end] == mention["surface"] != ""
        assert max(reached, sentence["start"]) <= start < end <= sentence["end"]
        reached = end


def test_a_sentence_without_end_is_read() -> None:
    """Time grows with the text, not with its square: 20,000 names in one sentence are found."""
    reading = read_documents([("long.txt", b"India " * 20_000)])

    assert len(annotate(reading.documents).mentions) == 20_000
