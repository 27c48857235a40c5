"""What changed: whose counts moved, by how much, and why."""

from __future__ import annotations

from hypothesis import given

from analysis import Codebook, Selection, apply_codebook, link, measures
from analysis.actors.codebook import AddAlias, Exclude, Merge, Split
from analysis.tables import Annotations
from tests.codebook.test_laws import codebooks
from tests.corpora import corpus
from tests.measures.random_corpora import corpora, law, selections

A, B, C = "person:ann", "person:bob", "person:cy"
TWO = corpus(
    {
        "a1": ["[Ann|person:ann] met [Bob|person:bob] and [Bob|person:bob]."],
        "a2": ["[Ann|person:ann] met [Cy|person:cy]. Annie left."],
    }
)


def why(after: Annotations, before: Annotations = TWO) -> dict[str, tuple[int, str]]:
    """Name -> change and reason."""
    moved = measures.changes(before, after)
    columns = (moved[name].tolist() for name in ("name", "change", "why"))
    return {name: (change, reason) for name, change, reason in zip(*columns, strict=True)}


def test_merge_and_split_say_where_mentions_went() -> None:
    """Two of Bob's are Ann's now; one of Ann's is Cy's."""
    merged = apply_codebook(TWO, Codebook((Merge(actor_id=B, target_id=A),)))
    split = apply_codebook(TWO, Codebook((Split(actor_id=A, target_id=C, document_id="a2"),)))

    assert why(merged) == {"Bob": (-2, "2 to Ann"), "Ann": (2, "2 from Bob")}
    assert why(split) == {"Ann": (-1, "1 to Cy"), "Cy": (1, "1 from Ann")}


def test_found_and_left_out() -> None:
    """An alias finds, an exclusion leaves out."""
    found = apply_codebook(TWO, Codebook((AddAlias(actor_id=A, value="Annie"),)))
    excluded = apply_codebook(TWO, Codebook((Exclude(actor_id=B),)))

    assert why(found) == {"Ann": (1, "1 newly counted")}
    assert why(excluded) == {"Bob": (-2, "2 no longer counted")}


def test_articles_that_come_and_go() -> None:
    """After an upload the new articles are the reason, before it the other way round."""
    before = measures.without_documents(TWO, ["a2"])

    assert why(TWO, before) == {"Ann": (1, "1 in new articles"), "Cy": (1, "1 in new articles")}
    assert why(before, TWO)["Cy"] == (-1, "1 in removed articles")
    assert measures.changes(before, TWO)["from_articles"].tolist() == [1, 1]


def test_nothing_changed() -> None:
    """The same twice is an empty table."""
    assert measures.changes(TWO, TWO).empty
    assert measures.changes(Annotations(), Annotations()).empty


@law
@given(corpora(), codebooks(), selections())
def test_counts_are_those_of_both_sides(
    annotations: Annotations, book: Codebook, selection: Selection
) -> None:
    """Before and after are `mention_counts`; whoever is not listed has the same count in both."""
    before = link(annotations)
    after = apply_codebook(before, book)
    old, new = (
        measures.mention_counts(one, selection).set_index("actor_id")["mentions"]
        for one in (before, after)
    )
    moved = measures.changes(before, after, selection).set_index("actor_id")

    for actor_id in {*old.index, *new.index}:
        counts = old.get(actor_id, 0), new.get(actor_id, 0)
        if actor_id in moved.index:
            assert (moved["before"][actor_id], moved["after"][actor_id]) == counts
        else:
            assert counts[0] == counts[1]
