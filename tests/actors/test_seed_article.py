"""The seed article, counted by hand."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest

from analysis import Annotations, annotate, measures, read_documents

SEEDS = Path(__file__).parents[2] / "seeds"


@pytest.fixture(scope="module")
def seed() -> Annotations:
    """The seed article, annotated."""
    return annotate(read_documents([SEEDS]).documents)


def _uses(seed: Annotations, actor_id: str) -> Counter[tuple[str, str, str]]:
    mine = seed.mentions[seed.mentions["actor_id"] == actor_id]
    return Counter(zip(mine["surface"], mine["kind"], mine["role"], strict=True))


@pytest.mark.parametrize(
    ("actor", "mentions"),
    [
        ("India", 12),
        ("Russia", 7),
        ("United States", 4),
        ("Narendra Modi", 4),
        ("Volodymyr Zelensky", 4),
        ("Vladimir Putin", 2),
        ("US State Department", 3),
        ("Ukraine", 1),
        ("Switzerland", 1),
        ("the West", 1),
        ("NATO", 1),
        ("Bloomberg", 1),
        ("Biden administration", 1),
        ("US Department of Defense", 1),
        ("Margaret MacLeod", 1),
        ("Matthew Miller", 1),
    ],
)
def test_counts_by_hand(seed: Annotations, actor: str, mentions: int) -> None:
    """Each actor of the article is counted as often as a reader counts it."""
    counts = measures.mention_counts(seed).set_index("name")["mentions"]

    assert counts[actor] == mentions


def test_nobody_else_is_counted(seed: Annotations) -> None:
    """No "July", "Earlier" or "Swiss-hosted": the list of actors is closed."""
    names = set(measures.mention_counts(seed)["name"])

    assert names == {
        "India", "Russia", "United States", "Ukraine", "Switzerland", "the West", "NATO",
        "Narendra Modi", "Volodymyr Zelensky", "Vladimir Putin", "Bloomberg", "Margaret MacLeod",
        "Matthew Miller", "Biden administration", "US State Department",
        "US Department of Defense", "Indian Ministry of External Affairs",
        "Indian Ministry of Defence",
    }  # fmt: skip


def test_india_in_detail(seed: Annotations) -> None:
    """Nine times by name, twice as New Delhi, once as its delegation; twice as a modifier."""
    assert _uses(seed, "country:IN") == {
        ("India", "name", "actor"): 9,
        ("New Delhi", "metonym", "actor"): 2,
        ("Indian", "demonym", "actor"): 1,
        ("Indian", "demonym", "modifier"): 1,
    }


def test_ukraine_is_mostly_a_place(seed: Annotations) -> None:
    """One actor ("both Russia and Ukraine"), four places, two nouns it qualifies, one title."""
    roles = seed.mentions[seed.mentions["actor_id"] == "country:UA"]["role"]

    assert Counter(roles) == {"actor": 1, "place": 4, "modifier": 3}


def test_a_capital_is_a_government_or_a_town(seed: Annotations) -> None:
    """The talks "held in New Delhi" and the "visit to Moscow" name towns."""
    towns = seed.mentions[seed.mentions["actor_id"].str.startswith("place:")]

    assert sorted(zip(towns["surface"], towns["role"], strict=True)) == [
        ("Gaza", "place"),
        ("Moscow", "place"),
        ("New Delhi", "place"),
    ]


def test_titles_stay_outside_names(seed: Annotations) -> None:
    """The title before a name is no part of it; "the Indian leader" alone is Modi."""
    modi = seed.mentions[seed.mentions["actor_id"] == "person:narendra-modi"]

    assert modi["surface"].tolist() == ["Narendra Modi", "Modi", "Modi", "Indian leader"]
    assert modi["kind"].tolist() == ["name", "alias", "alias", "title"]


def test_institutions_carry_their_country(seed: Annotations) -> None:
    """The State Department is the United States', its spokesman the department's."""
    homes = seed.actors.set_index("actor_id")["affiliation_id"]

    assert homes["organization:us-state-department"] == "country:US"
    assert homes["person:margaret-macleod"] == "organization:us-state-department"


def test_india_and_russia_are_together_most(seed: Annotations) -> None:
    """The first tie of the article, by sentences."""
    ties = measures.cooccurrence(seed, window="sentence")

    assert (ties["source_name"][0], ties["target_name"][0]) == ("India", "Russia")


def test_every_surface_is_where_it_says(seed: Annotations) -> None:
    """text[start:end] == surface, for every mention."""
    text = seed.documents["text"][0]

    for mention in seed.mentions.itertuples():
        assert text[mention.start : mention.end] == mention.surface
