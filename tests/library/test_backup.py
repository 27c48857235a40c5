"""A backup that is made while others write is a whole library of one moment."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from threading import Event, Thread

from analysis import Settings, annotate, annotate_documents, read_documents
from analysis.library import Collection, Library
from analysis.tables import Annotations

N_ARTICLES, BATCH = 20, 2


def made() -> list[Annotations]:
    """Invented articles, annotated one by one."""
    texts = [f"Talks {n}\n\nIndia urged Russia to talk for {n} days." for n in range(N_ARTICLES)]
    files = [(f"{n}.txt", text.encode()) for n, text in enumerate(texts)]
    documents = read_documents(files).documents
    return [annotate_documents(documents.iloc[[row]]) for row in range(N_ARTICLES)]


@contextmanager
def writing(library: Library, mine: Collection, parts: list[Annotations]) -> Iterator[Event]:
    """Meanwhile, batches are saved and removed again and again; the event is the first of them."""
    has_begun, is_over = Event(), Event()

    def write() -> None:
        while not is_over.is_set():
            for start in range(0, N_ARTICLES, BATCH):
                for part in parts[start : start + BATCH]:
                    library.save_batch(mine.edit_id or "", part.documents, [part])
                has_begun.set()
            library.remove(mine.edit_id or "", [str(parts[0].documents["document_id"].iat[0])])

    thread = Thread(target=write)
    thread.start()
    try:
        yield has_begun
    finally:
        is_over.set()
        thread.join()


def test_a_backup_while_others_write_is_whole(library: Library, tmp_path: Path) -> None:
    """Each opens as a library whose articles are all annotated, as they would be anew."""
    mine = library.create_collection("Mine")
    targets = [tmp_path / f"{n}.duckdb" for n in range(6)]
    with writing(library, mine, made()) as has_begun:
        assert has_begun.wait(60)
        for target in targets:
            library.backup(target)

    for target in targets:
        with Library.open(target) as copy:
            documents, loaded = (
                copy.documents([mine.read_id]),
                copy.load([mine.read_id], Settings()),
            )
            assert 0 < len(documents) <= N_ARTICLES
            assert loaded.documents.equals(documents)
            assert loaded.mentions.equals(annotate(documents).mentions)
