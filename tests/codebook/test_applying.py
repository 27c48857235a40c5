"""What each decision does to the tables, counted by hand."""

from __future__ import annotations

from typing import Any

import pandas as pd
import pytest

from analysis import Settings, annotate, apply_codebook, read_documents
from analysis.actors.codebook import (
    AddAlias,
    Codebook,
    Decision,
    Exclude,
    MarkMention,
    Merge,
    Rename,
    Retype,
    SetAffiliation,
    SetCountry,
    Split,
    applied,
)
from analysis.actors.codebook.reports import codebook_report
from analysis.tables import Annotations
from tests.corpora import corpus

MODI, LALIT, INDIA, PUTIN = "person:modi", "person:lalit-modi", "country:IN", "person:putin"
TALKS = corpus(
    {
        "a1": [
            ["[Modi|person:modi] met [Putin|person:putin] in [India|country:IN].", "Namo left."]
        ],
        "a2": [["[Modi|person:modi] spoke.", "The [Indian leader|person:modi|title] left."]],
        "a3": ["~ Share Namo on social media", "Namo's aides praised Mr Namo and Namoism."],
    },
    affiliations={MODI: INDIA},
)


def mentions(annotations: Annotations, *decisions: Decision) -> list[tuple[Any, ...]]:
    """Article, words, actor and rule of each mention under these decisions."""
    made = apply_codebook(annotations, Codebook(decisions)).mentions
    columns = (made[name] for name in ("document_id", "surface", "actor_id", "rule"))
    return list(zip(*columns, strict=True))


def actor(annotations: Annotations, actor_id: str, *decisions: Decision) -> dict[str, Any]:
    """The row of an actor under these decisions, without what is missing."""
    actors = apply_codebook(annotations, Codebook(decisions)).actors
    (row,) = actors[actors["actor_id"] == actor_id].to_dict("records")
    return {
        str(name): value
        for name, value in row.items()
        if isinstance(value, list) or pd.notna(value)
    }


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


def test_alias_finds_further_mentions() -> None:
    """Wherever it stands by itself: not in boilerplate, not inside a longer word."""
    made = mentions(TALKS, AddAlias(actor_id=MODI, value="Namo"))

    assert [row for row in made if row[1] == "Namo"] == [
        ("a1", "Namo", MODI, "codebook"),
        ("a3", "Namo", MODI, "codebook"),
        ("a3", "Namo", MODI, "codebook"),
    ]


def test_added_mentions_fit_their_text() -> None:
    """Offsets, sentence and words agree; the user is sure of them."""
    made = apply_codebook(TALKS, Codebook((AddAlias(actor_id=MODI, value="Namo"),)))
    texts = dict(zip(made.documents["document_id"], made.documents["text"], strict=True))
    sentences = made.sentences.set_index(["document_id", "sentence_index"])

    for row in made.mentions.to_dict("records"):
        assert texts[row["document_id"]][row["start"] : row["end"]] == row["surface"]
        sentence = sentences.loc[(row["document_id"], row["sentence_index"])]
        assert sentence["start"] <= row["start"] < row["end"] <= sentence["end"]
    added = made.mentions[made.mentions["rule"] == "codebook"]
    assert set(added["confidence"]) == {1.0}
    assert set(added["kind"]) == {"alias"}


def test_alias_takes_equal_mentions_and_leaves_longer_ones() -> None:
    """The spelling as a whole changes hands; as a part of a longer name it does not."""
    two = corpus({"a1": ["[Smith|person:smith] and [John Smith|person:john-smith] met Smith."]})
    made = mentions(two, AddAlias(actor_id="person:adam", value="Smith"))

    assert [row[2] for row in made] == ["person:adam", "person:john-smith", "person:adam"]


def test_longer_alias_takes_the_place_of_shorter_mentions() -> None:
    """What the machine saw inside the words of an alias gives way."""
    bank = corpus({"a1": ["The Bank of [England|country:GB] spoke in [London|country:GB]."]})
    made = mentions(bank, AddAlias(actor_id="organization:boe", value="Bank of England"))

    assert [row[1:3] for row in made] == [
        ("Bank of England", "organization:boe"),
        ("London", "country:GB"),
    ]


def test_split_of_one_article_holds_against_an_alias() -> None:
    """What is decided of one article wins over what is decided of a spelling, in either order."""
    split = Split(actor_id=MODI, target_id=LALIT, target="Lalit Modi", document_id="a1")
    alias = AddAlias(actor_id=MODI, value="Namo")

    for decisions in ((split, alias), (alias, split)):
        made = mentions(TALKS, *decisions)
        assert ("a1", "Namo", LALIT, "codebook") in made
        assert ("a3", "Namo", MODI, "codebook") in made


def mark(document_id: str, surface: str, actor_id: str = MODI) -> MarkMention:
    """A mark of the first place with these words."""
    texts = TALKS.documents.set_index("document_id")["text"]
    start = texts[document_id].index(surface)
    return MarkMention(
        actor_id=actor_id,
        document_id=document_id,
        start=start,
        end=start + len(surface),
        surface=surface,
    )


def test_mark_adds_one_mention() -> None:
    """Only the marked place, not the same words elsewhere."""
    made = mentions(TALKS, mark("a1", "Namo"))

    assert [row for row in made if row[1] == "Namo"] == [("a1", "Namo", MODI, "codebook")]


def test_mark_wins_over_the_machine() -> None:
    """A mention of the same words changes hands, a part of it gives way."""
    moved = mentions(TALKS, mark("a1", "Putin"))
    longer = mentions(TALKS, mark("a1", "Putin in India"))

    assert ("a1", "Putin", MODI, "codebook") in moved
    assert [row[1] for row in longer if row[0] == "a1"] == ["Modi", "Putin in India"]


def test_mark_stays_when_the_rest_was_split_before() -> None:
    """A split moves what was there when it was decided."""
    split = Split(actor_id=MODI, target_id=LALIT, target="Lalit Modi", document_id="a1")
    made = mentions(TALKS, split, mark("a1", "Namo"))

    assert ("a1", "Namo", MODI, "codebook") in made


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


SPOKEN = annotate(
    read_documents(
        [("a.txt", b"Talks\n\nVladimir Putin said the Hexagon was wrong. The Hexagon disagreed.")]
    ).documents,
    Settings(reader="fast"),
)
SPEAKER, HEXAGON = "person:vladimir-putin", "country:FR"


def test_added_mentions_stand_in_a_voice() -> None:
    """Inside reported speech it is the speaker's, elsewhere the article's."""
    book = Codebook((AddAlias(actor_id=HEXAGON, value="Hexagon"),))
    made = apply_codebook(SPOKEN, book).mentions
    added = made[made["actor_id"] == HEXAGON]

    assert added["voice"].tolist() == [SPEAKER, "article"]
    assert added["quote_id"].notna().tolist() == [True, False]


def test_quotes_follow_their_speaker() -> None:
    """Who speaks is who is mentioned there, whatever moved the mention."""
    merge = Merge(actor_id=SPEAKER, target_id=MODI)
    split = Split(actor_id=SPEAKER, target_id=LALIT, target="Other", surface="Vladimir Putin")
    speakers = [
        apply_codebook(SPOKEN, Codebook((one,))).quotes["speaker_id"].tolist()
        for one in (merge, split)
    ]

    assert speakers == [[MODI], [LALIT]]


def test_machine_tables_are_left_alone() -> None:
    """The overlay is a new object; what the machine found is as it was."""
    before = {name: getattr(TALKS, name).copy(deep=True) for name in ("mentions", "actors")}
    mentions(TALKS, Merge(actor_id=PUTIN, target_id=MODI), AddAlias(actor_id=MODI, value="Namo"))

    for name, table in before.items():
        pd.testing.assert_frame_equal(table, getattr(TALKS, name))
