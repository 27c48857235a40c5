"""What holds for every codebook over every corpus."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace

import pandas as pd
from hypothesis import given
from hypothesis import strategies as st

from analysis import apply_codebook, concat, link, measures
from analysis.actors.codebook import (
    AddAlias,
    Codebook,
    Decision,
    Exclude,
    Merge,
    RefuseSuggestion,
    Rename,
    Retype,
    SetAffiliation,
    SetCountry,
    Split,
    codebook_of,
    log_entries,
)
from analysis.actors.codebook.file import check_file, codebook_csv
from analysis.errors import CodebookError
from analysis.settings import Selection
from analysis.tables import Annotations
from tests.corpora import reordered
from tests.measures.random_corpora import ACTOR_IDS, corpora, law, selections

TABLES = ("documents", "sentences", "mentions", "quotes", "actors")
_ids = st.sampled_from((*ACTOR_IDS, "person:new", "organization:other"))
_words = st.sampled_from(("Word", "Then", "and", "=1+1", "'@x", "-a", "Señor", "it's; 2,3"))


@st.composite
def decisions(draw: st.DrawFn) -> Decision | None:
    """Any decision about a handful of actors; None where its fields cannot be."""
    one, other = draw(_ids), draw(_ids)
    words, article = draw(_words), draw(st.sampled_from(("", "a0", "a1")))
    kinds: tuple[Callable[[], Decision], ...] = (
        lambda: Merge(actor_id=one, target_id=other, value=words),
        lambda: Split(actor_id=one, target_id=other, document_id=article, surface=words),
        lambda: Split(actor_id=one, target_id=other, target="New", document_id=article),
        lambda: Rename(actor_id=one, value=words, note=words),
        lambda: Retype(actor_id=one, value=draw(st.sampled_from(("person", "group")))),
        lambda: SetCountry(actor_id=one, value=draw(st.sampled_from(("", "IN")))),
        lambda: SetAffiliation(actor_id=one, target_id=draw(st.sampled_from(("", other)))),
        lambda: Exclude(actor_id=one),
        lambda: AddAlias(actor_id=one, value=words),
        lambda: RefuseSuggestion(actor_id=one, target_id=other),
    )
    try:
        made: Decision = draw(st.sampled_from(kinds))()
    except CodebookError:
        return None
    return made


@st.composite
def codebooks(draw: st.DrawFn) -> Codebook:
    """Up to eight decisions, those left out that contradict an earlier one."""
    book = Codebook()
    for decision in draw(st.lists(decisions(), max_size=8)):
        try:
            book = book.decided(decision) if decision is not None else book
        except CodebookError:
            continue
    return book


def assert_equal(one: Annotations, other: Annotations, tables: Sequence[str] = TABLES) -> None:
    """Every table of the two is the same."""
    for name in tables:
        pd.testing.assert_frame_equal(getattr(one, name), getattr(other, name))


@law
@given(corpora(), codebooks())
def test_tables_keep_their_promises(annotations: Annotations, book: Codebook) -> None:
    """Offsets fit the text, ids and affiliations have a row, columns and order are the same."""
    found = link(annotations)
    made = apply_codebook(found, book)
    texts = dict(zip(made.documents["document_id"], made.documents["text"], strict=True))
    places = zip(*(made.mentions[n] for n in ("document_id", "start", "end")), strict=True)

    assert [texts[key][start:end] for key, start, end in places] == list(made.mentions["surface"])
    assert set(made.mentions["actor_id"]) <= set(made.actors["actor_id"])
    assert made.actors["actor_id"].is_unique
    for name in TABLES:
        pd.testing.assert_series_equal(getattr(made, name).dtypes, getattr(found, name).dtypes)
    order = made.mentions.sort_values(["document_id", "start", "end"], ignore_index=True)
    pd.testing.assert_frame_equal(made.mentions, order)


@law
@given(corpora(), codebooks())
def test_twice_is_once(annotations: Annotations, book: Codebook) -> None:
    """Applying the same codebook again changes nothing."""
    once = apply_codebook(link(annotations), book)

    assert_equal(apply_codebook(once, book), once)


@law
@given(corpora(), codebooks(), st.integers(0, 9))
def test_order_of_articles_does_not_matter(
    annotations: Annotations, book: Codebook, seed: int
) -> None:
    """Articles in another order give the same tables."""
    shuffled = link(reordered(annotations, seed))

    assert_equal(apply_codebook(shuffled, book), apply_codebook(link(annotations), book))


@law
@given(corpora(), codebooks())
def test_partition_does_not_matter(annotations: Annotations, book: Codebook) -> None:
    """Applied to each article by itself or to all of them, every mention is the same actor's."""
    whole = apply_codebook(link(annotations), book)
    parts = [_only(annotations, key) for key in annotations.documents["document_id"]]
    if not parts:
        return
    joined = link(concat([apply_codebook(link(part), book) for part in parts]))

    assert_equal(joined, whole, ("documents", "sentences", "mentions", "quotes"))
    here = joined.actors["actor_id"].isin(whole.mentions["actor_id"])
    there = whole.actors["actor_id"].isin(whole.mentions["actor_id"])
    columns = ["actor_id", "type"]  # these corpora name countries otherwise than the dictionary
    pd.testing.assert_frame_equal(
        joined.actors.loc[here, columns].reset_index(drop=True),
        whole.actors.loc[there, columns].reset_index(drop=True),
    )


def _only(annotations: Annotations, key: str) -> Annotations:
    rows = {name: getattr(annotations, name) for name in TABLES[:-1]}
    own = {name: table[table["document_id"] == key] for name, table in rows.items()}
    named = [*own["mentions"]["actor_id"], *own["mentions"]["voice"], *own["quotes"]["speaker_id"]]
    homes = annotations.actors.set_index("actor_id")["affiliation_id"].reindex(named).dropna()
    kept = annotations.actors["actor_id"].isin([*named, *homes])
    return replace(annotations, **own, actors=annotations.actors[kept])


@law
@given(corpora(), _ids, _ids, selections())
def test_merge_counts_the_union(
    annotations: Annotations, one: str, other: str, selection: Selection
) -> None:
    """After a merge the target has the mentions of both, under every selection of its type."""
    if one == other:
        return
    everyone = replace(selection, actors=None, types=("person", "country", "group", "place"))
    everyone = replace(everyone, roll_up=False)  # a merge moves whom others are counted for
    merge = Merge(actor_id=one, target_id=other)
    merged = apply_codebook(link(annotations), Codebook((merge,)))
    before = measures.mention_counts(annotations, everyone).set_index("actor_id")["mentions"]
    after = measures.mention_counts(merged, everyone).set_index("actor_id")["mentions"]

    if other in ACTOR_IDS:
        assert after.get(other, 0) == before.get(one, 0) + before.get(other, 0)
    assert len(merged.mentions) == len(annotations.mentions)


@law
@given(corpora(), st.sampled_from(ACTOR_IDS), selections(), st.booleans())
def test_excluded_actor_is_in_no_measure(
    annotations: Annotations, actor_id: str, selection: Selection, roll_up: bool
) -> None:
    """Whatever is counted, rolled up to countries or not, it is not counted for that actor."""
    made = apply_codebook(link(annotations), Codebook((Exclude(actor_id=actor_id),)))
    selection = replace(selection, actors=None, roll_up=roll_up)

    for measure in (measures.mention_counts, measures.tone_by_actor, measures.stance_by_actor):
        assert actor_id not in set(measure(made, selection)["actor_id"])
    assert not measures.evidence(made, selection, actors=(actor_id,)).size
    edges = measures.cooccurrence(made, selection, window="document")
    assert actor_id not in {*edges["source"], *edges["target"]}


@law
@given(codebooks())
def test_undo_then_redo_is_identity(book: Codebook) -> None:
    """Taking back and making again leads to the same codebook, step by step to its beginning."""
    for _ in book.decisions:
        assert book.undo().redo() == book or book.undone
        book = book.undo()
    assert book.digest == ""


@law
@given(codebooks())
def test_file_gives_the_codebook_back(book: Codebook) -> None:
    """What is exported is imported as it was; no cell is a formula."""
    written = codebook_csv(book)
    checked = check_file(written.encode())

    assert checked.codebook.decisions == book.decisions
    assert set(checked.verdicts["verdict"]) <= {"ok"}
    assert not any(cell.startswith(("=", "+", "-", "@")) for cell in written.split(","))


@law
@given(codebooks())
def test_library_gives_the_log_back(book: Codebook) -> None:
    """Decisions that hold and decisions that were taken back, in their order."""
    book = book.undo()

    assert codebook_of(log_entries(book)) == (book, ())
