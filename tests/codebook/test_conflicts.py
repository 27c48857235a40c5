"""Decisions that contradict one another are refused, and both are named."""

from __future__ import annotations

import pytest

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
)
from analysis.errors import CodebookConflict, CodebookError
from tests.corpora import corpus

A, B, C = "person:ann", "person:bob", "person:cy"


def merge(actor_id: str, target_id: str) -> Merge:
    """A merge of two actors that are called by their ids."""
    return Merge(actor_id=actor_id, target_id=target_id)


def marked(start: int, actor_id: str) -> MarkMention:
    """A mark of five characters."""
    return MarkMention(
        actor_id=actor_id, document_id="a1", start=start, end=start + 5, surface="Words"
    )


@pytest.mark.parametrize(
    ("before", "decision", "named"),
    [
        pytest.param([merge(A, B)], merge(B, A), [A, B], id="two merges in a circle"),
        pytest.param([merge(A, B), merge(B, C)], merge(C, A), [A, B, C], id="three in a circle"),
        pytest.param([merge(A, B)], merge(A, C), [A, B, C], id="merged into two"),
        pytest.param([Exclude(actor_id=B)], merge(A, B), [A, B], id="into an excluded actor"),
        pytest.param([Exclude(actor_id=B)], merge(B, A), [A, B], id="of an excluded actor"),
        pytest.param([merge(A, B)], Rename(actor_id=A, value="X"), [A, B], id="rename of a merged"),
        pytest.param(
            [AddAlias(actor_id=A, value="Foo")],
            AddAlias(actor_id=B, value="Fóo"),
            [A, B],
            id="alias claimed twice",
        ),
        pytest.param(
            [Rename(actor_id=A, value="Foo")],
            AddAlias(actor_id=B, value="Foo"),
            [A, B],
            id="alias is another's new name",
        ),
        pytest.param(
            [Rename(actor_id=A, value="Foo")],
            Rename(actor_id=B, value="Foo"),
            [A, B],
            id="two of one name",
        ),
        pytest.param(
            [Exclude(actor_id=A)],
            AddAlias(actor_id=A, value="Foo"),
            [A],
            id="alias of an excluded actor",
        ),
        pytest.param(
            [Split(actor_id=A, target_id=B, surface="X")],
            Split(actor_id=A, target_id=C, surface="X"),
            [A, B, C],
            id="split to two",
        ),
        pytest.param(
            [SetAffiliation(actor_id=A, target_id=B)],
            SetAffiliation(actor_id=B, target_id=A),
            [A, B],
            id="affiliations in a circle",
        ),
        pytest.param([marked(0, A)], marked(3, B), [A, B], id="marks that overlap"),
        pytest.param([merge(A, B)], merge(A, B), [A, B], id="decided already"),
    ],
)
def test_conflicts_name_both_sides(
    before: list[Decision], decision: Decision, named: list[str]
) -> None:
    """The second decision is refused; the codebook stays as it was."""
    book = Codebook(tuple(before))
    with pytest.raises(CodebookConflict) as refused:
        book.decided(decision)

    assert all(actor_id in str(refused.value) for actor_id in named)
    assert book.decisions == tuple(before)


@pytest.mark.parametrize(
    "decisions",
    [
        pytest.param([merge(A, B), Exclude(actor_id=B)], id="merged, then excluded together"),
        pytest.param([merge(B, C), merge(A, B)], id="into an actor that is merged itself"),
        pytest.param([merge(A, B), AddAlias(actor_id=A, value="X")], id="alias follows the merge"),
        pytest.param(
            [AddAlias(actor_id=A, value="US"), AddAlias(actor_id=B, value="us")],
            id="capitals tell apart",
        ),
        pytest.param(
            [Retype(actor_id=A, value=v) for v in ("group", "place", "group")],
            id="the newest type holds",
        ),
        pytest.param([marked(0, A), marked(5, B)], id="marks side by side"),
    ],
)
def test_these_go_together(decisions: list[Decision]) -> None:
    """What looks like a contradiction and is none."""
    assert Codebook().decided(*decisions).decisions == tuple(decisions)


@pytest.mark.parametrize(
    ("kind", "fields", "said"),
    [
        pytest.param(Merge, {"target_id": A}, "two actors", id="into itself"),
        pytest.param(Merge, {"target_id": "Bob"}, "an id has a type", id="no id"),
        pytest.param(Split, {"target_id": B}, "document_id or a surface", id="split of everything"),
        pytest.param(Retype, {"value": "king"}, "person, country", id="unknown type"),
        pytest.param(SetCountry, {"value": "India"}, "ISO 3166-1", id="no country code"),
        pytest.param(AddAlias, {"value": "--"}, "no letter", id="alias without letters"),
        pytest.param(Rename, {"value": "  "}, "needs value", id="empty name"),
        pytest.param(Rename, {"value": "x" * 201}, "201 characters", id="endless name"),
        pytest.param(Rename, {"value": "a\x00b"}, "control character", id="control character"),
        pytest.param(
            MarkMention,
            {"document_id": "a", "start": 3, "end": 3, "surface": "x"},
            "no stretch",
            id="empty mark",
        ),
    ],
)
def test_impossible_decisions_say_why(
    kind: type[Decision], fields: dict[str, object], said: str
) -> None:
    """A decision is checked when it is made; the message says what would be right."""
    with pytest.raises(CodebookError, match=said):
        kind(actor_id=A, **fields)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    "decision",
    [
        pytest.param(AddAlias(actor_id=A, value="Bob"), id="alias"),
        pytest.param(Rename(actor_id=A, value="Bob"), id="name"),
        pytest.param(SetAffiliation(actor_id=B, target_id=A), id="affiliation"),
        pytest.param(
            MarkMention(actor_id=A, document_id="a1", start=1, end=11, surface="nn. Bob me"),
            id="mark over two sentences",
        ),
    ],
)
def test_what_the_articles_say_against_it(decision: Decision) -> None:
    """An alias that is another actor's name, a circle, a mark across sentences."""
    from analysis.actors.codebook.reports import check_against

    two = corpus({"a1": [["[Ann|person:ann].", "[Bob|person:bob] met her."]]}, affiliations={A: B})
    with pytest.raises(CodebookConflict):
        check_against(two, decision)


def test_undo_and_redo() -> None:
    """The newest decision goes first; a new one leaves nothing to redo."""
    book = Codebook().decided(merge(A, B)).decided(Exclude(actor_id=C))

    assert book.undo().decisions == (merge(A, B),)
    assert book.undo().undo().undo().decisions == ()
    assert book.undo().redo() == book
    assert book.undo().decided(Retype(actor_id=C, value="group")).undone == ()


def test_any_decision_can_be_taken_back() -> None:
    """Unless later ones only made sense because of it."""
    aliases = AddAlias(actor_id=A, value="X"), AddAlias(actor_id=B, value="X")
    book = Codebook((merge(A, B), *aliases))

    assert book.without(1).decisions == (merge(A, B), aliases[1])
    with pytest.raises(CodebookConflict):
        book.without(0)
