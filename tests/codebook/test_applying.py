"""What each decision does to the tables, counted by hand."""

from __future__ import annotations

import pandas as pd
import pytest

from analysis import apply_codebook
from analysis.actors.codebook import (
    AddAlias,
    Codebook,
    Decision,
    Exclude,
    Merge,
    Rename,
    Retype,
    SetAffiliation,
    SetCountry,
    Split,
    applied,
)
from analysis.actors.codebook.reports import codebook_report
from tests.codebook.talks import INDIA, LALIT, MODI, PUTIN, TALKS, actor, mentions
from tests.corpora import corpus


def test_merge_moves_every_mention() -> None:
    """All of Putin's mentions are Modi's, and say that the codebook moved them."""
    made = mentions(TALKS, Merge(actor_id=PUTIN, target_id=MODI))

    assert ("a1", "Putin", MODI, "codebook") in made
    assert ("a1", "Modi", MODI, "dictionary") in made
    assert len(made) == len(TALKS.mentions)


def test_merged_actor_lives_on_as_an_alias() -> None:
    """The table has one row less, and its name is an alias of the target's."""
    merge = Merge(actor_id=PUTIN, target_id=MODI)
    actors = apply_codebook(TALKS, Codebook((merge,))).actors

    assert PUTIN not in set(actors["actor_id"])
    assert actor(TALKS, MODI, merge)["aliases"] == ["Putin"]
    assert actor(TALKS, MODI, merge)["origin"] == "codebook"


@pytest.mark.parametrize(
    ("split", "moved"),
    [
        pytest.param({"document_id": "a2"}, ["a2 Modi", "a2 Indian leader"], id="by article"),
        pytest.param({"surface": "Modi"}, ["a1 Modi", "a2 Modi"], id="by surface"),
        pytest.param({"surface": "Módi", "document_id": "a1"}, ["a1 Modi"], id="by both"),
        pytest.param({"document_id": "a9"}, [], id="of an article that is not there"),
    ],
)
def test_split_moves_these(split: dict[str, str], moved: list[str]) -> None:
    """Mentions in the article, or with these words, become a new actor's."""
    decision = Split(actor_id=MODI, target_id=LALIT, target="Lalit Modi", **split)
    made = mentions(TALKS, decision)

    assert [f"{row[0]} {row[1]}" for row in made if row[2] == LALIT] == moved


def test_split_makes_an_actor_of_its_own() -> None:
    """It has the name that was given, the type of its id, and the words it is mentioned by."""
    split = Split(actor_id=MODI, target_id=LALIT, target="Lalit Modi", document_id="a2")
    row = actor(TALKS, LALIT, split)

    assert (row["name"], row["type"], row["aliases"]) == ("Lalit Modi", "person", ["Modi"])


def test_excluded_actor_is_nowhere() -> None:
    """Neither a mention, nor a row, nor anybody's affiliation."""
    made = apply_codebook(TALKS, Codebook((Exclude(actor_id=INDIA),)))

    assert INDIA not in set(made.mentions["actor_id"]) | set(made.actors["actor_id"])
    assert made.actors["affiliation_id"].isna().all()


@pytest.mark.parametrize(
    ("decision", "column", "value"),
    [
        (Rename(actor_id=MODI, value="Narendra Modi"), "name", "Narendra Modi"),
        (Rename(actor_id=MODI, value="Narendra Modi"), "aliases", ["Modi"]),
        (Retype(actor_id=MODI, value="group"), "type", "group"),
        (SetCountry(actor_id=MODI, value="RU"), "country", "RU"),
        (SetAffiliation(actor_id=MODI, target_id="country:FR"), "affiliation_id", "country:FR"),
    ],
    ids=lambda value: getattr(value, "kind", None),
)
def test_facts_are_set(decision: Decision, column: str, value: object) -> None:
    """What is stated stands in the actor's row."""
    assert actor(TALKS, MODI, decision)[column] == value


def test_affiliation_can_be_cleared_and_points_to_a_row() -> None:
    """An empty target is no affiliation; a known country that no article names gets a row."""
    cleared = actor(TALKS, MODI, SetAffiliation(actor_id=MODI))
    france = actor(TALKS, "country:FR", SetAffiliation(actor_id=MODI, target_id="country:FR"))

    assert "affiliation_id" not in cleared
    assert (france["name"], france["origin"]) == ("France", "dictionary")


def test_decisions_about_strangers_are_passed_by() -> None:
    """A codebook of other articles changes nothing here, and the report says so."""
    book = Codebook(
        (
            Merge(actor_id="person:nobody", target_id=MODI),
            Rename(actor_id="person:nobody-else", value="Nobody"),
            Exclude(actor_id="person:no-one"),
            AddAlias(actor_id="person:none", value="Nonesuch"),
            Merge(actor_id=PUTIN, target_id=MODI),
        )
    )
    done = applied(TALKS, book)

    assert len(done.annotations.mentions) == len(TALKS.mentions)
    assert codebook_report(book, done)["status"].tolist() == [
        *["not in these articles"] * 4,
        "applied",
    ]
    assert not {"person:nobody", "person:none"} & set(done.annotations.actors["actor_id"])


def test_target_that_the_articles_lack_is_made() -> None:
    """A published codebook brings the name of an actor that these articles only spell otherwise."""
    merge = Merge(actor_id=PUTIN, target_id="person:vladimir-p", target="Vladimir P.")
    row = actor(TALKS, "person:vladimir-p", merge)

    assert (row["name"], row["aliases"], row["origin"]) == ("Vladimir P.", ["Putin"], "codebook")


def test_chain_of_merges_ends_at_its_end() -> None:
    """Whatever the order in which two merges are decided."""
    first, second = (
        Merge(actor_id=PUTIN, target_id=MODI),
        Merge(actor_id=MODI, target_id=LALIT, target="Lalit Modi"),
    )
    for decisions in ((first, second), (second, first)):
        made = apply_codebook(TALKS, Codebook(decisions))
        assert set(made.mentions["actor_id"]) == {INDIA, LALIT}
        assert set(made.actors["actor_id"]) == {INDIA, LALIT}


def test_speakers_follow_a_merge() -> None:
    """Voices are those of the actors that there are."""
    spoken = corpus(
        {"a1": ["[India|country:IN|voice=person:putin] erred, [Putin|person:putin] said."]}
    )
    merge = Merge(actor_id=PUTIN, target_id=MODI)
    exclude = Exclude(actor_id=PUTIN)

    voices = [
        apply_codebook(spoken, Codebook((one,))).mentions["voice"][0] for one in (merge, exclude)
    ]
    assert voices == [MODI, "unnamed"]


def test_machine_tables_are_left_alone() -> None:
    """The overlay is a new object; what the machine found is as it was."""
    before = {name: getattr(TALKS, name).copy(deep=True) for name in ("mentions", "actors")}
    mentions(TALKS, Merge(actor_id=PUTIN, target_id=MODI), AddAlias(actor_id=MODI, value="Namo"))

    for name, table in before.items():
        pd.testing.assert_frame_equal(table, getattr(TALKS, name))
