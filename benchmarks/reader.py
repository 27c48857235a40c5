"""How fast the reader is, what it weighs, and how long it takes to load.

    python -m benchmarks.reader

Generated sentences of 25 words, each read once with all heads asked about two stretches; every
figure in a process of its own, so that nothing measured before helps or hurts.
"""

from __future__ import annotations

import random
import resource
import subprocess
import sys
import time
from pathlib import Path

from analysis.reader.weights import FOLDER, GRAPHS

SENTENCES, WORDS, RUNS = 2000, 25, 3
_WORDS = [
    "the",
    "minister",
    "said",
    "on",
    "Monday",
    "that",
    "talks",
    "with",
    "neighbours",
    "would",
    "go",
    "on",
    "while",
    "both",
    "sides",
    "keep",
    "their",
    "positions",
    "about",
    "borders",
    "trade",
    "and",
    "security",
    "in",
    "the",
    "coming",
    "weeks",
    "officials",
    "from",
    "several",
    "countries",
    "met",
    "again",
]
_NAMES = ("Zelensky", "India", "Moscow", "Anna Lindgren", "NATO", "Geneva")


def sentences(count: int) -> list[str]:
    """Sentences of `WORDS` words, two names in each; the same on every run."""
    chance = random.Random(1)
    made = []
    for _ in range(count):
        words = chance.choices(_WORDS, k=WORDS - 2)
        one, other = chance.sample(_NAMES, 2)
        made.append(" ".join([one, *words[:12], other, *words[12:]]) + ".")
    return made


def measure_speed() -> None:
    """Sentences a second, all heads; the best of `RUNS` runs after one that warms up."""
    from analysis.reader.reading import open_reader

    reader, texts = open_reader(), sentences(SENTENCES)
    best = 0.0
    for run in range(RUNS + 1):
        started = time.perf_counter()
        for first in range(0, len(texts), 256):
            read = reader.read(texts[first : first + 256])
            reader.ask(
                [
                    (s, *span)
                    for s in read
                    for span in ((0, 5), (len(s.text) // 2, len(s.text) // 2 + 6))
                ]
            )
        if run:
            best = max(best, len(texts) / (time.perf_counter() - started))
    print(f"{best:.0f} sentences/s ({WORDS} words, all heads, two questions each)")


def measure_memory() -> None:
    """Memory that loading the reader and reading a thousand sentences adds."""
    import pandas as pd  # noqa: F401  what every use has anyway

    before = _peak()
    from analysis.reader.reading import open_reader

    started = time.perf_counter()
    reader = open_reader()
    loaded = time.perf_counter() - started
    after_load = _peak()
    texts = sentences(1000)
    for first in range(0, len(texts), 256):
        reader.ask([(sentence, 0, 5) for sentence in reader.read(texts[first : first + 256])])
    print(
        f"load {loaded:.2f} s; memory added: {after_load - before:.0f} MB loaded, "
        f"{_peak() - before:.0f} MB at its peak"
    )


def _peak() -> float:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def main() -> None:
    """Run each measurement in a fresh process."""
    if len(sys.argv) > 1:
        {"speed": measure_speed, "memory": measure_memory}[sys.argv[1]]()
        return
    size = sum((Path(FOLDER) / name).stat().st_size for name in GRAPHS)
    print(f"weights {size / 1e6:.1f} MB")
    for _ in range(RUNS):
        for name in ("memory", "speed"):
            subprocess.run([sys.executable, "-m", "benchmarks.reader", name], check=True)


if __name__ == "__main__":
    main()
