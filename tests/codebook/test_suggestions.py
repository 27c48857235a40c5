"""Pairs that may be one actor, with the reason, and pairs that are none."""

from __future__ import annotations

from dataclasses import replace

import pytest

from analysis import Codebook, apply_codebook
from analysis.actors.codebook import Merge, RefuseSuggestion
from analysis.actors.codebook.suggestions import suggestions
from analysis.tables import Annotations
from tests.corpora import corpus


def named(*names: str, kind: str = "person", known: bool = False) -> Annotations:
    """One article that names these actors, the first most often."""
    ids = [f"{kind}:{number}" for number in range(len(names))]
    marks = " ".join(
        f"[{name}|{actor_id}]" * (len(names) - place)
        for place, (name, actor_id) in enumerate(zip(names, ids, strict=True))
    )
    made = corpus({"a1": [marks]}, names=dict(zip(ids, names, strict=True)))
    origin = "dictionary" if known else "found"
    return replace(made, actors=made.actors.assign(origin=origin))


@pytest.mark.parametrize(
    ("names", "kind", "reason"),
    [
        pytest.param(("Anna Brandt", "Brandt"), "person", "lone surname", id="lone surname"),
        pytest.param(
            ("Volodymyr Zelensky", "Volodymyr Zelenskyy"), "person", "similar spelling", id="yy"
        ),
        pytest.param(
            ("Volodymyr Zelensky", "Volodymyr Zelenskiy"), "person", "similar spelling", id="iy"
        ),
        pytest.param(
            ("Mohammed Morsi", "Mohamed Morsy"), "person", "similar spelling", id="doubled letter"
        ),
        pytest.param(("José Díaz", "Jose Diaz"), "person", "similar spelling", id="accents"),
        pytest.param(
            ("Steven Miller", "Steven Muller"), "person", "similar spelling", id="one letter"
        ),
        pytest.param(
            ("John F. Kennedy", "John Kennedy"), "person", "middle name", id="middle initial"
        ),
        pytest.param(("Ann Mary Lee", "Ann Lee"), "person", "middle name", id="middle name"),
        pytest.param(
            ("International Atomic Energy Agency", "IAEA"),
            "organization",
            "same acronym",
            id="acronym",
        ),
    ],
)
def test_these_are_suggested(names: tuple[str, str], kind: str, reason: str) -> None:
    """The rarer one would be merged into the other, for this reason."""
    found = suggestions(named(*names, kind=kind))

    assert found[["reason", "name", "target"]].values.tolist() == [[reason, names[1], names[0]]]


@pytest.mark.parametrize(
    ("names", "kind", "known"),
    [
        pytest.param(("Nigeria", "Niger"), "country", True, id="known apart"),
        pytest.param(
            ("Niger Delta Force", "Nigeria Delta Force"), "organization", False, id="two letters"
        ),
        pytest.param(("Group 77", "Group 78"), "organization", False, id="numbers"),
        pytest.param(("Anna Brandt", "Hanna Brandt"), "person", False, id="another initial"),
        pytest.param(("CNN", "CBN"), "organization", False, id="short names"),
    ],
)
def test_these_are_not(names: tuple[str, str], kind: str, known: bool) -> None:
    """What differs in more than a slip of the pen is two."""
    assert suggestions(named(*names, kind=kind, known=known)).empty


def test_every_bearer_of_a_surname_is_a_candidate() -> None:
    """Two Brandts: both are named, neither is chosen."""
    found = suggestions(named("Anna Brandt", "Willy Brandt", "Brandt"))

    assert found["target"].tolist() == ["Anna Brandt", "Willy Brandt"]
    assert found["candidates"].tolist() == [2, 2]


@pytest.mark.parametrize("decision", [Merge, RefuseSuggestion])
def test_decided_pairs_do_not_come_back(decision: type[Merge] | type[RefuseSuggestion]) -> None:
    """Neither a pair that was merged nor one that was kept apart, in either direction."""
    two = named("Anna Brandt", "Brandt")
    book = Codebook((decision(actor_id="person:0", target_id="person:1"),))

    assert suggestions(apply_codebook(two, book), book).empty


def test_no_actors_no_suggestions() -> None:
    """An empty corpus has an empty table."""
    assert suggestions(Annotations()).empty
