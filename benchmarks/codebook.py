"""Time of one decision laid over annotated articles: ``python -m benchmarks.codebook``.

Without ``--articles FILE`` (JSON lines) articles of news shape are generated. Times are of the
processor, the least of three.
"""

from __future__ import annotations

import argparse
import time
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Any

from analysis import Codebook, Settings, annotate, apply_codebook, read_documents
from analysis.actors.codebook import AddAlias, Decision, Exclude, Ground, Merge, Rename, Split
from analysis.actors.codebook.file import check_file, codebook_csv
from analysis.actors.codebook.suggestions import suggestions
from benchmarks.speed import from_file, generated


def least(step: Callable[[], Any]) -> float:
    """Seconds of the processor, the least of three."""
    taken = []
    for _ in range(3):
        begun = time.process_time()
        step()
        taken.append(time.process_time() - begun)
    return min(taken)


def main() -> None:
    """Print a line for each kind of decision, and for a file of 100,000 lines."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--articles", type=Path, metavar="FILE", help="JSON lines, may be .gz")
    parser.add_argument("--limit", type=int, default=6000, help="how many articles")
    options = parser.parse_args()
    articles = (
        from_file(options.articles, options.limit) if options.articles else generated(options.limit)
    )
    annotations = annotate(read_documents(list(articles)).documents, Settings(reader="fast"))
    print(
        f"{len(annotations.documents):,} articles, {len(annotations.mentions):,} mentions, ", end=""
    )
    print(f"{len(annotations.actors):,} actors")
    ground = Ground(annotations)
    first, second = annotations.mentions["actor_id"].value_counts().index[:2]
    surface = annotations.mentions.loc[annotations.mentions["actor_id"] == first, "surface"].iloc[0]
    decisions: dict[str, Decision] = {
        "merge the two largest actors": Merge(actor_id=second, target_id=first),
        "split the largest by a surface": Split(
            actor_id=first, target_id="person:other", surface=surface
        ),
        "rename": Rename(actor_id=first, value="Another name"),
        "exclude": Exclude(actor_id=first),
        "alias": AddAlias(actor_id=first, value="observers"),
    }
    for name, decision in decisions.items():
        book = Codebook((decision,))
        seconds = least(partial(apply_codebook, annotations, book, ground=ground))
        print(f"{seconds:7.3f} s  {name}")
    print(f"{least(lambda: suggestions(annotations)):7.3f} s  suggestions")
    many = Codebook(
        tuple(Merge(actor_id=f"person:a{n}", target_id=f"person:b{n % 99}") for n in range(100_000))
    )
    written = codebook_csv(many).encode()
    print(f"{least(lambda: check_file(written)):7.3f} s  check a file of 100,000 lines")


if __name__ == "__main__":
    main()
