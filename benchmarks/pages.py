"""Redraw times of every page: ``python -m benchmarks.pages --articles FILE``.

The pages are run as the server runs them (Streamlit's AppTest, without a browser), with 1, 100 and
all articles of the file in a library. A redraw is a change of a filter that was not chosen before,
so nothing of it is remembered: each page is drawn with one policy after the other and one
date after the other. CPU seconds of this process are given too, since a busy machine makes others
wrong. Last, what a further session adds in memory that shows the same articles on every page.
"""

from __future__ import annotations

import argparse
import gc
import gzip
import json
import os
import statistics
import tempfile
import time
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

if TYPE_CHECKING:
    import pandas as pd

ROOT = Path(__file__).resolve().parents[1]
# as dashboard.py sets it, before numpy is imported
os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
PAGES = (
    *("overview", "mentions", "sentiment", "network", "voices", "timeline", "compare"),
    *("articles", "actors", "library"),
)
#: filters that are changed to, one redraw each; the first pays for imports and is not counted
CHANGES: tuple[dict[str, Any], ...] = (
    {},
    {"policy": "names"},
    {"policy": "aliases"},
    {"types": ["person", "country"]},
    {"types": ["person", "organization"]},
    {"roles": ["actor", "place"]},
)


class Redraw(NamedTuple):
    """One redraw: seconds on the clock and of the processor."""

    wall: float
    cpu: float


def read_articles(path: Path) -> pd.DataFrame:
    """Documents of a file of JSON lines, read as an upload reads them."""
    from analysis import read_documents

    opened: Any = gzip.open if path.suffix == ".gz" else open
    with opened(path, "rt", encoding="utf-8") as file:
        rows = [json.loads(line) for line in file]
    kept = [
        {name: row[name] for name in ("title", "outlet", "published", "url", "text") if name in row}
        for row in rows
    ]
    content = "\n".join(json.dumps(row) for row in kept).encode()
    documents: pd.DataFrame = read_documents([("articles.jsonl", content)]).documents
    return documents


def fill_library(documents: pd.DataFrame, path: Path) -> None:
    """Annotate the articles and keep them, as an upload does."""
    from analysis.annotate import annotate_each
    from analysis.library import Library
    from pages.parts.cache import SETTINGS

    with Library.open(path) as library:
        collection = library.create_collection("Measured")
        assert collection.edit_id is not None  # noqa: S101 - it is ours
        for start in range(0, len(documents), 200):
            part = documents.iloc[start : start + 200].reset_index(drop=True)
            library.save_batch(collection.edit_id, part, [annotate_each(part, SETTINGS)])


def redraws(page: str) -> list[Redraw]:
    """Draw one page with each of the filters, in a session of its own."""
    from streamlit.testing.v1 import AppTest

    app = AppTest.from_file(str(ROOT / "pages" / "frame.py"), default_timeout=600)
    app.run()
    app.switch_page(f"{page}.py")
    drawn = []
    for change in CHANGES:
        for name in ("policy", "types", "roles"):
            if name in change:
                app.query_params[name] = change[name]
            elif name in app.query_params:
                del app.query_params[name]
        wall, cpu = time.perf_counter(), time.process_time()
        app.run()
        drawn.append(Redraw(time.perf_counter() - wall, time.process_time() - cpu))
        if app.exception:
            raise SystemExit(f"{page}: {app.exception[0].value}")
    return drawn[1:]


def memory_of_sessions(pages: Sequence[str], n_sessions: int) -> float:
    """Megabytes that each further session adds that opens every page: the mean of some."""
    from streamlit.testing.v1 import AppTest

    kept = []
    before = _resident()
    for _ in range(n_sessions):
        app = AppTest.from_file(str(ROOT / "pages" / "frame.py"), default_timeout=600)
        app.run()
        for page in pages:
            app.switch_page(f"{page}.py").run()
        kept.append(app)
    gc.collect()
    return (_resident() - before) / n_sessions


def _resident() -> float:
    """Megabytes of memory that this process holds (Linux)."""
    pages = int(Path("/proc/self/statm").read_text().split()[1])
    return pages * os.sysconf("SC_PAGE_SIZE") / 1e6


def _print_row(n: int, page: str, drawn: Sequence[Redraw]) -> None:
    wall, cpu = ([getattr(one, name) for one in drawn] for name in ("wall", "cpu"))
    print(
        f"{n:>7,} {page:<10}{statistics.median(wall):8.2f} s{max(wall):8.2f} s at most"
        f"{statistics.median(cpu):8.2f} s of the processor"
    )


def main() -> None:
    """Print a line per number of articles and page: median and highest of the redraws."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--articles", type=Path, required=True, help="JSON lines, may be gzipped")
    parser.add_argument("--numbers", type=int, nargs="+", default=[1, 100, 6000])
    parser.add_argument("--pages", nargs="+", default=PAGES)
    parser.add_argument("--sessions", type=int, default=3, help="further sessions to weigh")
    parser.add_argument("--reader", choices=("fast", "full"), default="fast")
    options = parser.parse_args()
    os.environ["ACTORSCOPE_READER"] = options.reader
    from streamlit.logger import set_log_level

    set_log_level("CRITICAL")  # else it warns that no server runs
    documents = read_articles(options.articles)
    pages = [page for page in options.pages if (ROOT / "pages" / f"{page}.py").exists()]
    with tempfile.TemporaryDirectory() as folder:
        for n in options.numbers:
            path = Path(folder) / f"{n}.duckdb"
            os.environ["ACTORSCOPE_LIBRARY"] = str(path)
            fill_library(documents.head(n), path)
            for page in pages:
                _print_row(min(n, len(documents)), page, redraws(page))
            if options.sessions:
                added = memory_of_sessions(pages, options.sessions)
                print(f"{min(n, len(documents)):>7,} {added:.0f} MB for each further session")
            from pages.parts import cache

            cache.close()


if __name__ == "__main__":
    main()
