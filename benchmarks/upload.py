"""Uploads: how fast, in how much memory, and what a crash loses: ``python -m benchmarks.upload``.

The way of an upload behind the browser is run in a process of its own, with the dashboard's code
loaded as in the server: 1,000 small files, then one CSV file of 40 MB with 6,000 articles. Memory
is the highest that was seen: resident memory of that process alone, and of it with all that it
started, shared pages counted once. Seconds of the processor are told beside the clock's, which
other programs slow down; and by how much a thread of that process woke up late at most, as one that
answers a visitor would. Then an upload of some of the files is measured,
begun again and killed at random moments of its seconds, and the library is checked against what was
reported as saved. Needs Linux (``/proc``).
"""

from __future__ import annotations

import argparse
import csv
import io
import json
import os
import random
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

from analysis import Settings, annotate
from analysis.library import Library
from benchmarks.speed import generated

if TYPE_CHECKING:
    from pages.parts.uploads import Upload

ROOT = Path(__file__).resolve().parents[1]
#: sentences of a small file, and about how many bytes one generated sentence has
SMALL_SENTENCES, SENTENCE_BYTES = 6, 84
#: files of an upload that is killed; it is begun again for each moment
MAX_KILLED = 300
#: seconds between two looks at the memory
LOOK_SECONDS = 0.5
#: seconds between two looks at what is saved
MOMENT = 0.02
#: what can be measured: small files, one table, what a crash loses
PARTS = ("files", "csv", "killed")
#: what the process says before it begins
BEGUN = "{}"
#: what a process is, by a word of its command
_KINDS = {"analysis.annotators": "annotators", "analysis.reading": "reader"}


def small_files(count: int) -> list[tuple[str, bytes]]:
    """Made-up articles of a few sentences, each another text."""
    return list(generated(count, SMALL_SENTENCES))


def table_file(count: int, megabytes: float) -> list[tuple[str, bytes]]:
    """One CSV file of so many articles and about so many megabytes."""
    sentences = max(1, round(megabytes * 1e6 / count / SENTENCE_BYTES))
    written = io.StringIO()
    writer = csv.writer(written)
    writer.writerow(["title", "outlet", "date", "text"])
    for number, (_, content) in enumerate(generated(count, sentences)):
        title, _, body = content.decode().partition("\n\n")
        writer.writerow([title, f"Courier {number % 7}", f"2024-03-{number % 28 + 1:02}", body])
    return [("articles.csv", written.getvalue().encode())]


def uploading(kind: str, count: int, megabytes: float, path: Path) -> None:
    """In the process that is measured: upload, saying after each batch how many are saved."""
    from streamlit.logger import set_log_level

    set_log_level("ERROR")  # else it warns that no server runs
    from pages.parts import cache  # the server's code, so that its memory is counted
    from pages.parts.shelf import Shelf

    sources = table_file(count, megabytes) if kind == "csv" else small_files(count)
    shelf = Shelf(Library.open(path), cache.SETTINGS)
    known = shelf.library.collections()
    mine = known[0] if known else shelf.library.create_collection("Mine")
    print(BEGUN, flush=True)
    upload = shelf.start_upload(mine, sources)
    del sources
    told, late = 0, [0.0]
    while not upload.wait(0):
        late.append(_late())
        told = _tell(upload, told)
    _tell(upload, told)
    progress = upload.progress()
    if upload.problem:
        raise SystemExit(upload.problem)
    summary = {"seconds": progress.seconds, "added": progress.added, "refused": progress.refused}
    print(json.dumps({**summary, "late": max(late)}), flush=True)
    shelf.close()


def _late() -> float:
    """Sleep for a moment, and say how many seconds it was longer than it should have been."""
    began = time.monotonic()
    time.sleep(MOMENT)
    return time.monotonic() - began - MOMENT


def _tell(upload: Upload, told: int) -> int:
    """Print the articles that were saved since the last time; their number in all."""
    n_saved = upload.progress().added
    if n_saved > told:
        saved = upload.outcomes()["document_id"].dropna().tolist()
        print(" ".join(saved[told:]), flush=True)
        return len(saved)
    return told


def _started(kind: str, count: int, megabytes: float, path: Path) -> subprocess.Popen[str]:
    command = [sys.executable, "-m", "benchmarks.upload", "--run", kind, str(path)]
    numbers = ["--files", str(count), "--megabytes", str(megabytes)]
    return subprocess.Popen([*command, *numbers], cwd=ROOT, stdout=subprocess.PIPE, text=True)


def measured(kind: str, count: int, megabytes: float, folder: Path) -> float:
    """Print articles per second and the highest memory of one upload; return its seconds."""
    log = folder / f"{kind}.log"
    command = [sys.executable, "-m", "benchmarks.upload", "--run", kind]
    numbers = ["--files", str(count), "--megabytes", str(megabytes)]
    with log.open("w") as said:
        process = subprocess.Popen(
            [*command, str(folder / f"{kind}.duckdb"), *numbers],
            cwd=ROOT,
            stdout=said,
        )
        memory, used = [0.0, 0.0], dict[int, tuple[str, float]]()
        while process.poll() is None:
            family = list(_family(process.pid))
            memory[0] = max(memory[0], _memory(process.pid, "Rss"))
            memory[1] = max(memory[1], sum(_memory(one, "Pss") for one in family))
            used |= {one: seen for one in family if (seen := _used(one))}
            time.sleep(LOOK_SECONDS)
    if process.returncode:
        raise SystemExit(f"The upload of {kind} failed.")
    told: dict[str, Any] = json.loads(log.read_text().splitlines()[-1])
    print(
        f"{kind:<8}{told['added']:>6,} articles, {told['refused']} refused{told['seconds']:9.1f} s"
        f"{told['added'] / told['seconds']:9.1f} articles/s"
        f"{memory[0]:9.0f} MB the server at most{memory[1]:9.0f} MB with its helpers"
    )
    by_kind = {name: sum(s for n, s in used.values() if n == name) for name, _ in used.values()}
    words = ", ".join(f"{name} {seconds:.1f} s" for name, seconds in sorted(by_kind.items()))
    print(
        f"{'':<8}processor: {sum(by_kind.values()):.1f} s ({words}); "
        f"the server was late by {told['late']:.2f} s at most"
    )
    return float(told["seconds"])


def _used(number: int) -> tuple[str, float] | None:
    """What a process is, and how many seconds of the processor it has used; None if it has ended.

    One that has ended, and was not waited for, has no command any more.
    """
    told = "".join(_words(Path(f"/proc/{number}/cmdline")))
    numbers = " ".join(_words(Path(f"/proc/{number}/stat"))).rpartition(")")[2].split()
    if not told or not numbers:
        return None
    kind = next((name for word, name in _KINDS.items() if word in told), "server")
    return kind, (int(numbers[11]) + int(numbers[12])) / os.sysconf("SC_CLK_TCK")


def _family(parent: int) -> Iterator[int]:
    """A process and all that it started."""
    yield parent
    for task in Path("/proc").glob(f"{parent}/task/*/children"):
        for number in _words(task):
            yield from _family(int(number))


def _memory(number: int, kind: str) -> float:
    """Resident megabytes (Rss; Pss shares what several have); 0 when it has just ended."""
    words = _words(Path(f"/proc/{number}/smaps_rollup"))
    return int(words[words.index(f"{kind}:") + 1]) / 1000 if f"{kind}:" in words else 0.0


def _words(path: Path) -> list[str]:
    try:
        return path.read_text().split()
    except (FileNotFoundError, ProcessLookupError):
        return []


def killed(count: int, moments: int, longest: float, folder: Path) -> None:
    """Kill an upload at random moments of its `longest` seconds; fail when anything is lost."""
    chance = random.Random(1)
    saved: list[int] = []
    for moment in range(moments):
        path = folder / f"killed_{moment}.duckdb"
        process = _started("files", count, 1, path)
        assert process.stdout is not None  # noqa: S101 - it was opened as a pipe
        process.stdout.readline()  # BEGUN: how long modules take to load is not part of an upload
        time.sleep(chance.uniform(0, longest))
        process.send_signal(signal.SIGKILL)
        said = process.communicate()[0].splitlines()
        reported = {key for line in said if line[:1] != "{" for key in line.split()}
        saved.append(_checked(path, reported) if path.exists() else 0)
    print(
        f"kill -9 at {moments} moments: every library opens, nothing that was reported is lost, "
        f"no article is half or twice; {min(saved)} to {max(saved)} of {count} articles were in"
    )


def _checked(path: Path, reported: set[str]) -> int:
    """Articles in the library, after a check that they are whole and what was reported."""
    settings = Settings(reader="fast" if os.environ["ACTORSCOPE_READER"] == "fast" else "full")
    with Library.open(path) as library:
        ids = [collection.read_id for collection in library.collections()]
        documents, loaded = library.documents(ids), library.load(ids, settings)
    found = documents["document_id"]
    if not reported <= set(found) or not found.is_unique:
        raise SystemExit(f"'{path}' lost an article that was reported, or has one twice.")
    if len(documents):
        expected = annotate(documents, settings)
        for name in ("documents", "sentences", "mentions", "actors"):
            if not getattr(loaded, name).equals(getattr(expected, name)):
                raise SystemExit(f"'{path}' holds half an article: {name} differ.")
    return len(documents)


def main() -> None:
    """Print one line per upload, and one for the crashes."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--small", action="store_true", help="a try: few files, few moments")
    parser.add_argument("--files", type=int, default=1000)
    parser.add_argument("--articles", type=int, default=6000, help="of the CSV file")
    parser.add_argument("--megabytes", type=float, default=40, help="of the CSV file")
    parser.add_argument("--moments", type=int, default=30)
    parser.add_argument("--reader", choices=("fast", "full"), default="fast")
    parser.add_argument("--parts", nargs="+", choices=PARTS, default=PARTS)
    parser.add_argument("--run", nargs=2, metavar=("KIND", "PATH"), help=argparse.SUPPRESS)
    options = parser.parse_args()
    if options.run:
        uploading(options.run[0], options.files, options.megabytes, Path(options.run[1]))
        return
    os.environ["ACTORSCOPE_READER"] = options.reader  # for the process that is measured too
    if options.small:
        options.files, options.articles, options.megabytes, options.moments = 40, 40, 0.3, 3
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        if "files" in options.parts:
            measured("files", options.files, 0, folder)
        if "csv" in options.parts:
            measured("csv", options.articles, options.megabytes, folder)
        if "killed" in options.parts:
            count = min(options.files, MAX_KILLED)
            seconds = measured("killed", count, 0, folder)
            killed(count, options.moments, seconds, folder)


if __name__ == "__main__":
    main()
