"""Several collections together: copies across them, annotations shared, decisions that conflict."""

from __future__ import annotations

from pathlib import Path

import pytest

from analysis import Selection, Settings, annotate, measures, read_documents
from analysis.actors.codebook import Codebook, Exclude, Merge, codebook_of, joined, log_entries
from analysis.library import Collection, Library
from analysis.settings import Duplicates
from tests.library.articles import each, reading

STORY = (
    "The harbour council said on Monday that a ferry will link both towns from June. Japan and "
    "India pay for the new ships. The first of them was built in the north last year.\n"
)
MERGE = Merge(actor_id="country:RU", target_id="country:IN")


def filled(library: Library, name: str, *texts: str, outlet: str = "") -> Collection:
    """A new collection with these articles, annotated."""
    made = library.create_collection(name)
    front = f"---\noutlet: {outlet}\n---\n" if outlet else ""
    files = [(f"{n}.txt", f"{front}{text}".encode()) for n, text in enumerate(texts)]
    documents = read_documents(files).documents
    library.save_batch(made.edit_id or "", documents, each(documents))
    return made


@pytest.mark.parametrize(
    ("policy", "articles"),
    [("every copy", 3), ("one per story", 1), ("one per outlet", 2)],
)
def test_copies_are_found_across_collections(
    library: Library, policy: Duplicates, articles: int
) -> None:
    """Three copies of two outlets in two collections: one group, counted as chosen."""
    mine = filled(library, "Mine", STORY, f"{STORY}So they said.\n", outlet="The Courier")
    yours = filled(library, "Yours", STORY, outlet="The Herald")
    both = library.load([mine.read_id, yours.read_id], Settings())

    assert measures.near_duplicates(both)["group"].tolist() == [1, 1, 1]
    counts = measures.mention_counts(both, Selection(duplicates=policy)).set_index("actor_id")
    assert counts.loc["country:IN", "documents"] == articles


def test_an_article_in_two_collections_is_one(library: Library) -> None:
    """It is shown once, needs no second annotation, and stays when one of them is deleted."""
    mine, yours = filled(library, "Mine", STORY), library.create_collection("Yours")
    documents = library.documents([mine.read_id], as_read=True)
    library.save_batch(yours.edit_id or "", documents)

    assert library.missing(documents["document_id"].tolist(), Settings()) == []
    together = library.load([mine.read_id, yours.read_id], Settings())
    assert together.mentions.equals(annotate(documents).mentions)
    library.delete_collection(mine.edit_id or "")
    assert library.load([yours.read_id], Settings()).mentions.equals(together.mentions)


def test_decisions_leave_and_come_back_without_texts(
    library: Library, mine: Collection, tmp_path: Path
) -> None:
    """In an export without texts too, with what was undone, into a library that has the texts."""
    book = Codebook().decided(MERGE).decided(Exclude(actor_id="country:KE")).undo()
    library.save_decisions(mine.edit_id or "", log_entries(book))
    content = library.export_digests(mine.read_id, Settings())

    with Library.open(tmp_path / "other.duckdb") as other:
        theirs = other.create_collection("Theirs")
        other.save_batch(theirs.edit_id or "", reading().documents)
        made = other.import_digests(content, [theirs.read_id]).collection
        assert codebook_of(other.decisions(made.read_id)) == (book, ())
        assert made.n_articles == 3


def test_an_import_beside_contradicting_decisions(library: Library, mine: Collection) -> None:
    """Both keep their own; shown together, those of the first hold and the others are named."""
    library.save_decisions(mine.edit_id or "", log_entries(Codebook().decided(MERGE)))
    imported = library.import_collection(library.export_collection(mine.read_id), name="Imported")
    other = Merge(actor_id="country:RU", target_id="country:KE")
    library.save_decisions(imported.edit_id or "", log_entries(Codebook().decided(other)))

    books = [codebook_of(library.decisions(one.read_id))[0] for one in (mine, imported)]
    together, contradictions = joined(books)
    assert [book.decisions for book in books] == [(MERGE,), (other,)]
    assert together.decisions == (MERGE,)
    assert len(contradictions) == 1
