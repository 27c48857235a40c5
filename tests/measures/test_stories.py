"""Stories are found as if every pair of articles were compared."""

from __future__ import annotations

from typing import Any

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from analysis.measures.stories import MIN_SIMILARITY, KeptRows, stories
from analysis.tables import DOCUMENT_COLUMNS, table
from tests.measures.random_corpora import law

WORDS = ("rain", "fell", "on", "the", "harbour", "while", "ministers", "spoke", "about", "trade")


def _documents(rows: list[tuple[str, str | None, str | None]]) -> pd.DataFrame:
    """(text, outlet, day) -> the documents table, ids in order: d000, d001 ..."""
    return table(
        [
            {"document_id": f"d{n:03}", "text": text, "outlet": outlet, "published": day}
            | {"title": "", "tags": [], "n_words": 0}
            for n, (text, outlet, day) in enumerate(rows)
        ],
        DOCUMENT_COLUMNS,
    )


@st.composite
def copied(draw: st.DrawFn) -> pd.DataFrame:
    """Up to ten articles, most of them earlier ones with some words changed or dropped."""
    texts: list[list[str]] = []
    for _ in range(draw(st.integers(0, 10))):
        fresh = draw(st.lists(st.sampled_from(WORDS), min_size=1, max_size=40))
        words = list(draw(st.sampled_from([*texts, fresh])))
        for _ in range(draw(st.integers(0, 2))):
            words[draw(st.integers(0, len(words) - 1))] = draw(st.sampled_from(WORDS))
        texts.append(words[: draw(st.sampled_from((len(words), max(1, len(words) - 5))))])
    days = st.sampled_from((None, "2024-05-01", "2024-05-02"))
    return _documents([(" ".join(words), draw(st.sampled_from((None, "A", "B"))), draw(days))
                       for words in texts])  # fmt: skip


def _shingles(text: str) -> set[tuple[str, ...]]:
    words = text.split()
    return {tuple(words[n : n + 5]) for n in range(max(1, len(words) - 4))}


def _brute_force(documents: pd.DataFrame) -> dict[str, tuple[str, float]]:
    """Each article against every story so far, on the shingles themselves."""
    firsts: list[tuple[str, set[tuple[str, ...]]]] = []
    told: dict[str, tuple[str, float]] = {}
    ordered = documents.sort_values(["published", "document_id"])
    for key, text in zip(ordered["document_id"], ordered["text"], strict=True):
        own = _shingles(text)
        near = [(len(own & other) / len(own | other), -n) for n, (_, other) in enumerate(firsts)]
        similarity, place = max(near, default=(0.0, 0))
        if similarity < MIN_SIMILARITY:
            firsts.append((key, own))
            told[key] = (key, 1.0)
        else:
            told[key] = (firsts[-place][0], similarity)
    return told


@settings(deadline=None, max_examples=150)
@given(copied())
def test_the_same_groups_as_by_comparing_every_pair(documents: pd.DataFrame) -> None:
    """MinHash only saves comparisons: the stories and the similarities are exact."""
    found = stories(documents)

    assert {
        key: (first, similarity) for key, first, similarity in found.itertuples(index=False)
    } == {
        key: (first, pytest.approx(value))
        for key, (first, value) in _brute_force(documents).items()
    }


@law
@given(copied(), st.randoms(use_true_random=False))
def test_order_of_articles_does_not_matter(documents: pd.DataFrame, chance: Any) -> None:
    """The same articles in another order tell the same stories."""
    shuffled = documents.sample(frac=1, random_state=chance.randrange(2**31))

    pd.testing.assert_frame_equal(stories(documents), stories(shuffled))


def _story(number: int, *, changed: int = 0) -> str:
    words = [f"word{number}x{place}" for place in range(100)]
    for place in range(changed):
        words[place * 20] = "changed"
    return " ".join(words)


def test_a_thousand_articles_are_grouped() -> None:
    """Two hundred stories in five versions each; not every pair is compared."""
    rows: list[tuple[str, str | None, str | None]] = [
        (_story(number, changed=version), f"Paper {version}", None)
        for number in range(200)
        for version in range(5)
    ]
    told = stories(_documents(rows))

    assert told["representative"].nunique() == 200
    assert (told.groupby("representative").size() == 5).all()


@pytest.mark.parametrize(
    ("one", "other", "alike"),
    [
        pytest.param(_story(1), _story(1).upper(), 1.0, id="case"),
        pytest.param(_story(1), _story(1).replace(" ", ", "), 1.0, id="punctuation"),
        pytest.param(_story(1), _story(1) + "\n\nRead more:", 1.0, id="boilerplate"),
        pytest.param(_story(1), _story(1, changed=1), 95 / 97, id="the first word"),
        pytest.param("Rain fell.", "rain fell", 1.0, id="shorter than a shingle"),
        pytest.param("Rain fell.", "Rain rose.", None, id="short and different"),
        pytest.param("!!!", "???", None, id="no word at all"),
        pytest.param("Read more:", "Advertisement", None, id="nothing but boilerplate"),
        pytest.param(_story(1), _story(2), None, id="another story"),
    ],
)
def test_similarity_is_counted_by_hand(one: str, other: str, alike: float | None) -> None:
    """Shared shingles of five words by all shingles of the two; None: two stories."""
    told = stories(_documents([(one, "A", None), (other, "B", None)]))

    assert told["similarity"].iat[1] == pytest.approx(1.0 if alike is None else alike)
    assert told["representative"].nunique() == (2 if alike is None else 1)


def test_an_article_joins_the_story_it_repeats_most() -> None:
    """A third of the second version is new, so it is a story; the third one is closer to it."""
    one, new = (_story(number).split() for number in (1, 2))
    other = one[:70] + new[:30]
    between = one[:70] + new[:19] + one[89:]
    versions = [(" ".join(words), None, f"2024-05-0{day}")
                for day, words in enumerate((one, other, between), 1)]  # fmt: skip
    told = stories(_documents([*versions]))

    assert told["representative"].tolist() == ["d000", "d001", "d001"]
    assert told["similarity"].iat[2] == pytest.approx(85 / 107)


def test_kept_stories_are_bounded_by_their_rows() -> None:
    """What was used last stays; no more rows are kept than allowed, but always the newest."""
    kept, made = KeptRows(most=5), list[bytes]()

    def ask(key: bytes, rows: int) -> int:
        def make() -> list[tuple[str, str, float]]:
            made.append(key)
            return [("a", "a", 1.0)] * rows

        return len(kept.get(key, make))

    assert [ask(b"a", 2), ask(b"b", 2), ask(b"a", 2), ask(b"c", 2)] == [2] * 4
    assert ask(b"a", 2) == 2
    assert made == [b"a", b"b", b"c"]
    assert [ask(b"b", 2), ask(b"long", 9), ask(b"long", 9), ask(b"a", 2)] == [2, 9, 9, 2]
    assert made == [b"a", b"b", b"c", b"b", b"long", b"a"]
