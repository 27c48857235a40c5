"""Our own marked articles: their form, what they hold, and how well they are read."""

from __future__ import annotations

from collections import Counter
from functools import cache
from itertools import pairwise

import pytest

from analysis import read_documents
from benchmarks.actors import Compared, ReaderName, compare, count_error, scores
from benchmarks.marked import ARTICLES, Marked, MarkedArticle, marked_article, marked_articles

GOLD = list(marked_articles())


@cache
def _scores(reader: ReaderName) -> dict[str, float]:
    return scores(compare(GOLD, reader))


def test_it_is_large_enough() -> None:
    """At least 32 articles and 450 mentions, half of the articles held back."""
    assert len(GOLD) >= 32
    assert sum(len(article.mentions) for article in GOLD) >= 450
    assert Counter(article.is_held for article in GOLD) == {True: 18, False: 18}


@pytest.mark.parametrize("article", GOLD, ids=lambda article: article.name)
def test_marks_are_where_they_say(article: MarkedArticle) -> None:
    """Surfaces stand at their offsets, in order, without overlap; nothing is left of the marks."""
    places = [(one.start, one.end) for one in article.mentions]

    assert all(article.text[m.start : m.end] == m.surface for m in article.mentions)
    assert all(one[1] <= other[0] for one, other in pairwise(places))
    assert "](" not in article.text


def test_they_are_read_as_they_are_written() -> None:
    """Reading changes no character, so that offsets of marks are offsets of the document."""
    documents = read_documents([article.file for article in GOLD]).documents

    assert sorted(documents["text"]) == sorted(article.text for article in GOLD)
    assert documents["published"].notna().sum() == sum(bool(one.published) for one in GOLD)


@pytest.mark.parametrize(
    "mark",
    ["[India](IN name actor)", "[India](country:IN nickname actor)", "[India](country:IN name)"],
    ids=["no type", "unknown kind", "no role"],
)
def test_a_wrong_mark_is_refused(mark: str) -> None:
    """The message has the file and the mark."""
    with pytest.raises(ValueError, match=r"'07-x' has the mark '\[India\]"):
        marked_article("07-x", f"---\ncases: x\n---\n\nHere {mark}.\n")


def test_counts_are_compared_per_article_and_actor() -> None:
    """One mention for another actor is two errors of two."""
    article = marked_article(
        "02-x",
        "---\ncases: x\n---\n\n[Peru](country:PE name actor) met [Chile](country:CL name actor).\n",
    )
    found = (article.mentions[0], Marked(9, 14, "Chile", "country:CN", "name", "actor"))

    assert count_error([Compared(article, found)]) == 1.0


@pytest.mark.parametrize("reader", ["full", "fast"])
@pytest.mark.parametrize(
    ("score", "least"),
    [("mention F1", 0.90), ("actor right", 0.93), ("role right", 0.90), ("titles resolved", 0.80)],
)
def test_reaches_its_goal(reader: ReaderName, score: str, least: float) -> None:
    """What the program promises on these articles."""
    assert _scores(reader)[score] >= least


def test_the_folder_has_nothing_else() -> None:
    """A misnamed file would be left out in silence."""
    assert {path.suffix for path in ARTICLES.iterdir()} == {".md"}
