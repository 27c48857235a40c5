"""Save and delete articles in a process that is killed at random moments, and check what is left.

    python -m tests.library.saving_until_killed FOLDER MOMENTS SEED

Each round is a fork of this process, so that it starts at once; it says what is saved through a
pipe, and dies by SIGKILL. A second fork then opens the library and checks it. Prints the number of
articles found after the last round.
"""

from __future__ import annotations

import os
import random
import select
import signal
import sys
import time
from collections.abc import Callable
from pathlib import Path

from analysis import Settings, annotate, read_documents
from analysis.annotate import annotate_each
from analysis.library import Library
from analysis.tables import Annotations, EachArticle

#: seconds; a round of saving and deleting takes a part of it
LONGEST = 0.5
#: seconds until the first articles are saved, on the slowest of machines
PATIENCE = 60
BATCH = 3


def articles(count: int) -> list[EachArticle]:
    """Invented articles of different texts, annotated together in batches, as uploads do."""
    files = [
        (f"{n}.txt", f"Talks {n}\n\nIndia urged Russia to talk for {n} days.".encode())
        for n in range(count)
    ]
    documents = read_documents(files).documents
    starts = range(0, count, BATCH)
    return [annotate_each(documents.iloc[start : start + BATCH], Settings()) for start in starts]


def ids_of(part: EachArticle) -> list[str]:
    """Its articles."""
    return [str(key) for key in part.documents["document_id"]]


def save_all(path: Path, parts: list[EachArticle], say: Callable[[str], None]) -> None:
    """Save batch by batch, then delete one in ten; say what is saved, and first what will go."""
    with Library.open(path) as library:
        known = library.collections()
        mine = known[0] if known else library.create_collection("Mine")
        edit_id = mine.edit_id or ""
        while True:
            for part in parts:
                library.save_batch(edit_id, part.documents, [part])
                say("".join(f"+{key}" for key in ids_of(part)))
            unwanted = [key for part in parts for key in ids_of(part)][::10]
            say("".join(f"-{key}" for key in unwanted))
            library.remove(edit_id, unwanted)


def check(path: Path, parts: list[EachArticle], saved: set[str]) -> set[str]:
    """Whole, once, and everything there that was reported; returns what is there."""
    with Library.open(path) as library:
        ids = [one.read_id for one in library.collections()]
        loaded = library.load(ids, Settings())
        stored = library.documents(ids)
    found = set(stored["document_id"])
    assert len(found) == len(stored), "an article is there twice"
    assert saved <= found, "an article that was reported as saved is lost"
    expected = annotate(stored) if len(stored) else Annotations()
    for name in ("documents", "sentences", "mentions", "actors"):
        assert getattr(loaded, name).equals(getattr(expected, name)), f"{name}: half an article"
    assert found <= {key for part in parts for key in ids_of(part)}, "an article that nobody saved"
    return found


def forked(work: Callable[[], None]) -> int:
    """Do something in a child process, and return its number."""
    child = os.fork()
    if child:
        return child
    try:
        work()
    except BaseException as error:  # noqa: BLE001 (the child must never go on as its parent)
        sys.stderr.write(f"{type(error).__name__}: {error}\n")
        os._exit(1)
    os._exit(0)


def reported(pipe: int, before: set[str]) -> set[str]:
    """What must be there: reported as saved, and neither deleted nor being deleted."""
    saved = set(before)
    with os.fdopen(pipe, "rb") as file:
        said = file.read().decode()
    for place in range(0, len(said) - len(said) % 17, 17):
        sign, key = said[place], said[place + 1 : place + 17]
        saved = saved | {key} if sign == "+" else saved - {key}
    return saved


def main(folder: Path, moments: int, seed: int) -> None:
    """Kill and check `moments` times."""
    chance = random.Random(seed)
    path, parts = folder / "library.duckdb", articles(30)
    saved: set[str] = set()
    for moment in range(moments):
        reading, writing = os.pipe()
        child = forked(lambda: save_all(path, parts, lambda text: _say(writing, text)))  # noqa: B023
        os.close(writing)
        if moment % 2:  # on a slow machine too, half of the moments come after something was saved
            select.select([reading], [], [], PATIENCE)
        time.sleep(chance.uniform(0, LONGEST))
        os.kill(child, signal.SIGKILL)
        os.waitpid(child, 0)
        saved = reported(reading, saved)
        checker = forked(lambda: _keep(folder, check(path, parts, saved)))  # noqa: B023
        if os.waitpid(checker, 0)[1]:
            raise SystemExit("The library is not as it was reported.")
        saved = set((folder / "found").read_text().split())
    sys.stdout.write(str(len(saved)))


def _say(pipe: int, text: str) -> None:
    os.write(pipe, text.encode())


def _keep(folder: Path, found: set[str]) -> None:
    (folder / "found").write_text(" ".join(found))


if __name__ == "__main__":
    main(Path(sys.argv[1]), int(sys.argv[2]), int(sys.argv[3]))
