"""Seconds of a search: ``python -m benchmarks.search FOLDER``.

FOLDER holds the tables that ``python -m analysis annotate ... --out FOLDER`` wrote. Nothing is
remembered between searches. Seconds of the processor: a busy machine makes others wrong.
"""

from __future__ import annotations

import argparse
import statistics
import time
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Any

import pandas as pd

from analysis.search import concordance, search
from analysis.tables import Annotations

#: a rare word, a frequent one, phrase and group, a beginning, and a word in every article
QUERIES = (
    "zelensky",
    "trump NOT clinton",
    '"white house" (senate OR congress) NOT obama',
    "govern*",
    "the",
)
ROUNDS = 3


def seconds(work: Callable[[], object]) -> float:
    """Median of the seconds of the processor that the work takes."""
    taken = []
    for _ in range(ROUNDS):
        begun = time.process_time()
        work()
        taken.append(time.process_time() - begun)
    return statistics.median(taken)


def main() -> None:
    """Print a line per query: what is found, and the seconds of search and of lines in context."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("folder", type=Path)
    folder = parser.parse_args().folder
    names = ("documents", "sentences", "mentions", "quotes", "actors")
    tables: dict[str, Any] = {name: pd.read_parquet(folder / f"{name}.parquet") for name in names}
    annotations = Annotations(**tables)
    for query in QUERIES:
        found = search(annotations, query=query, most=20)
        lines = partial(concordance, annotations, query=query, most=50)
        times = (
            seconds(partial(search, annotations, query=query, most=20)),
            seconds(lines),
            seconds(partial(lines, order="after")),
        )
        print(f"{query:<46}{found.articles:>6,} articles{found.occurrences:>9,} places", end="")
        print("   search {:.2f} s, lines {:.2f} s, sorted {:.2f} s".format(*times))


if __name__ == "__main__":
    main()
