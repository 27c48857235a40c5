"""Linking does not depend on the order of the articles, nor on what was linked before."""

from __future__ import annotations

from functools import cache

import pandas as pd
from hypothesis import given
from hypothesis import strategies as st

from analysis import Annotations, Settings, annotate_documents, link, read_documents
from analysis.annotate import concat
from tests.measures.random_corpora import law

TABLES = ("documents", "sentences", "mentions", "quotes", "actors")
SENTENCES = (
    "Anna Leitner won the vote in Graz.",
    "Oskar Leitner lost the match.",
    "Mr. Leitner opened the bridge.",
    "“We will build it,” Mrs. Leitner said.",
    "Polish Foreign Minister Leitner spoke in Berlin.",
    "Polish Foreign Minister Anna Leitner spoke in Berlin.",
    "German Foreign Minister Anna Leitner left.",
    "NATO spokeswoman Leitner denied it.",
    "Jan de Wit runs the hall. De Wit is calm, Mr. de Wit said.",
    "Mr. Brown slept.",
    "Gordon Brown woke up.",
    "Mrs. Tanaka met Leitner.",
    "Yuki Tanaka waved.",
)
articles = st.lists(
    st.lists(st.sampled_from(SENTENCES), min_size=1, max_size=3), min_size=1, max_size=5
)


@cache
def _article(text: str) -> Annotations:
    documents = read_documents([("a.txt", text.encode())]).documents
    return annotate_documents(documents, Settings(reader="fast"))


def _parts(drawn: list[list[str]]) -> list[Annotations]:
    """One article each, all of them different."""
    return [_article(f"Day {n}\n\n{' '.join(lines)}") for n, lines in enumerate(drawn)]


def _assert_same(one: Annotations, other: Annotations) -> None:
    for name in TABLES:
        pd.testing.assert_frame_equal(getattr(one, name), getattr(other, name))


@law
@given(articles, st.data())
def test_partition_and_order_do_not_matter(drawn: list[list[str]], data: st.DataObject) -> None:
    """Linked in groups, in any order, and linked again: as if all had come at once."""
    parts = _parts(drawn)
    shuffled = data.draw(st.permutations(parts))
    cut = data.draw(st.integers(0, len(parts)))
    groups = [group for group in (shuffled[:cut], shuffled[cut:]) if group]

    _assert_same(link(concat([link(concat(group)) for group in groups])), link(concat(parts)))


@law
@given(articles)
def test_linking_again_changes_nothing(drawn: list[list[str]]) -> None:
    """``link(link(x)) == link(x)``."""
    once = link(concat(_parts(drawn)))

    _assert_same(link(once), once)


@law
@given(articles)
def test_full_names_never_merge(drawn: list[list[str]]) -> None:
    """Whoever is named in full stays who he is."""
    before = concat(_parts(drawn)).mentions
    after = link(concat(_parts(drawn))).mentions
    place = ["document_id", "start"]
    both = before.merge(after, on=place, suffixes=("", "_after"))
    full = both[both["surface"].str.contains(r"^(?:Anna|Oskar|Gordon|Yuki|Jan) ")]

    assert len(both) == len(before)
    assert full["actor_id"].tolist() == full["actor_id_after"].tolist()
