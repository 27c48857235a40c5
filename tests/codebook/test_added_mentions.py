"""Mentions that a decision adds: of an alias, and of a marked place."""

from __future__ import annotations

from analysis import Settings, annotate, apply_codebook, read_documents
from analysis.actors.codebook import (
    AddAlias,
    Codebook,
    MarkMention,
    Merge,
    Split,
)
from tests.codebook.talks import LALIT, MODI, TALKS, mentions
from tests.corpora import corpus


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
