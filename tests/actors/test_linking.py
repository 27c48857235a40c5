"""A lone surname in one article, its full name in another."""

from __future__ import annotations

from collections.abc import Sequence

import pandas as pd
import pytest

from analysis import Annotations, annotate, annotate_documents, link, read_documents
from analysis.annotate import concat

FULL = b"Vote\n\nAnna Brandt won the vote in Graz. She thanked her voters."
LONE = b"Bridge\n\nMr. Brandt opened the bridge. Later Mr. Brandt left the town."
OTHER = b"Match\n\nOskar Brandt lost the match. He did not complain."
TITLED = b"Visit\n\nPolish Foreign Minister Brandt opened the bridge."
BOTH = b"Feud\n\nAnna Brandt sued Oskar Brandt. Brandt won."
TABLES = ("documents", "sentences", "mentions", "quotes", "actors")


def _documents(*articles: bytes) -> pd.DataFrame:
    return read_documents([(f"{n}.txt", text) for n, text in enumerate(articles)]).documents


def _people(annotations: Annotations) -> list[tuple[str, str, str]]:
    """(surface, actor_id, rule) of persons, sorted."""
    mentions = annotations.mentions[annotations.mentions["actor_id"].str.startswith("person:")]
    return sorted(mentions[["surface", "actor_id", "rule"]].itertuples(index=False, name=None))


@pytest.mark.parametrize(
    ("articles", "actor_id", "rule"),
    [
        ([FULL, LONE], "person:anna-brandt", "surname-linked"),
        ([LONE], "person:brandt", "surname"),
        ([FULL, LONE, OTHER], "person:brandt", "surname"),
        ([LONE, BOTH], "person:brandt", "surname"),
        ([FULL, LONE, TITLED], "person:brandt", "surname"),
    ],
    ids=["one bearer", "no bearer", "two bearers", "two bearers in one article", "of a country"],
)
def test_lone_surname(articles: list[bytes], actor_id: str, rule: str) -> None:
    """It goes to the one person of all articles who bears it; a second bearer blocks that."""
    found = _people(annotate(_documents(*articles)))

    assert {row for row in found if row[2] in ("surname", "surname-linked")} == {
        ("Brandt", actor_id, rule)
    }


@pytest.mark.parametrize("surname", ["Brown", "James"], ids=["a word", "a given name"])
def test_a_surname_that_may_be_anybodys_is_left_alone(surname: str) -> None:
    """An ordinary word or a given name is no sign of one and the same person."""
    lone = f"Vote\n\nMr. {surname} said nothing.".encode()
    found = _people(annotate(_documents(f"Fair\n\nMayor Edwin {surname} said so.".encode(), lone)))

    assert {actor_id for _, actor_id, _ in found} == {
        f"person:edwin-{surname.lower()}",
        f"person:{surname.lower()}",
    }


def test_a_surname_that_two_bear_in_its_article_stays_its_own() -> None:
    """What is ambiguous where it stands is not settled by other articles."""
    found = _people(annotate(_documents(BOTH)))

    assert ("Brandt", "person:brandt", "surname-ambiguous") in found


def test_the_actor_has_the_surname_as_an_alias_and_no_double() -> None:
    """One row for Anna Brandt, none for the lone surname."""
    actors = annotate(_documents(FULL, LONE)).actors
    people = actors[actors["type"] == "person"]

    assert people["actor_id"].tolist() == ["person:anna-brandt"]
    assert people["aliases"].tolist() == [["Brandt"]]


def _assert_same(one: Annotations, other: Annotations, tables: Sequence[str] = TABLES) -> None:
    for name in tables:
        pd.testing.assert_frame_equal(getattr(one, name), getattr(other, name))


@pytest.mark.parametrize("order", [(0, 1, 2), (2, 1, 0), (1, 2, 0)])
def test_order_and_parts_do_not_matter(order: tuple[int, ...]) -> None:
    """Article by article, in any order, the same tables."""
    documents = _documents(FULL, LONE, BOTH)
    parts = [annotate_documents(documents.iloc[[row]]) for row in order]

    _assert_same(link(concat(parts)), annotate(documents))


@pytest.mark.parametrize("articles", [[FULL, LONE], [FULL, LONE, OTHER]], ids=["one", "two"])
def test_linking_again_is_linking_once(articles: list[bytes]) -> None:
    """Parts that were linked by themselves are linked anew with what came later."""
    documents = _documents(*articles)
    first = annotate(documents.iloc[:2])
    rest = [annotate(documents.iloc[[row]]) for row in range(2, len(documents))]

    _assert_same(link(concat([first, *rest])), annotate(documents))


def test_who_speaks_moves_along() -> None:
    """The speaker of a quotation is the same actor as the mention that names him."""
    said = b'Dam\n\n"We will build it," Mr. Brandt said. He smiled.'
    annotations = annotate(_documents(FULL, said))

    assert set(annotations.quotes["speaker_id"]) == {"person:anna-brandt"}


@pytest.mark.parametrize("spelling", ["Zelensky", "Zelenskyy", "Zelenskiy", "Zelenskyi"])
def test_spellings_are_one_person_in_every_article(spelling: str) -> None:
    """A transliteration is no other actor, whatever another article prints."""
    text = f"Visit\n\nUkrainian President Volodymyr {spelling} came. {spelling} left.".encode()
    found = _people(annotate(_documents(text, b"Talks\n\nZelensky spoke to reporters.")))

    assert {actor_id for _, actor_id, _ in found} == {"person:volodymyr-zelensky"}
