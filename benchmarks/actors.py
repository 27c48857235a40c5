"""Who is found in our own marked articles, as whom, and in what role.

    python -m benchmarks.actors             # both readers, development and held half
    python -m benchmarks.actors --errors    # the differences in the development half

A mention is *found* when exactly its stretch is a mention. Actor, role and kind are scored on found
mentions; a title counts as resolved when it is found and means the right actor.
"""

from __future__ import annotations

import argparse
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Literal, get_args

import pandas as pd

from analysis import Settings, annotate, read_documents
from analysis.settings import Kind
from analysis.tables import Annotations
from benchmarks.marked import ARTICLES, Marked, MarkedArticle, marked_articles

ReaderName = Literal["full", "fast"]
HALVES = ("development", "held")


@dataclass(frozen=True)
class Compared:
    """One article: what was marked, what was found, and both at the same stretch."""

    article: MarkedArticle
    found: tuple[Marked, ...]

    @property
    def pairs(self) -> list[tuple[Marked, Marked]]:
        """(marked, found) of the same stretch."""
        places = {(one.start, one.end): one for one in self.found}
        both = [(one, places.get((one.start, one.end))) for one in self.article.mentions]
        return [(one, other) for one, other in both if other is not None]


def compare(articles: Sequence[MarkedArticle], reader: ReaderName) -> list[Compared]:
    """Annotate the articles together and put what was found beside what was marked."""
    documents = read_documents([article.file for article in articles]).documents
    annotations = annotate(documents, Settings(reader=reader))
    found = _by_filename(annotations)
    return [Compared(article, tuple(found.get(article.file[0], ()))) for article in articles]


def _by_filename(annotations: Annotations) -> dict[str, list[Marked]]:
    names = annotations.documents.set_index("document_id")["filename"]
    found: dict[str, list[Marked]] = {}
    columns = ["document_id", "start", "end", "surface", "actor_id", "kind", "role"]
    for document_id, *rest in annotations.mentions[columns].itertuples(index=False):
        found.setdefault(Path(names[document_id]).name, []).append(Marked(*rest))
    return found


def scores(compared: Sequence[Compared]) -> dict[str, float]:
    """Mention precision, recall and F1; accuracy of actor, role and kind; titles; counts."""
    marked = sum(len(one.article.mentions) for one in compared)
    found = sum(len(one.found) for one in compared)
    pairs = [pair for one in compared for pair in one.pairs]
    titles = [one for part in compared for one in part.article.mentions if one.kind == "title"]
    right = sum(a.kind == "title" and a.actor_id == b.actor_id for a, b in pairs)
    return {
        "precision": len(pairs) / max(found, 1),
        "recall": len(pairs) / max(marked, 1),
        "mention F1": 2 * len(pairs) / max(found + marked, 1),
        "actor right": _share(a.actor_id == b.actor_id for a, b in pairs),
        "role right": _share(a.role == b.role for a, b in pairs),
        "kind right": _share(a.kind == b.kind for a, b in pairs),
        "titles resolved": right / max(len(titles), 1),
        "count error": count_error(compared),
    }


def count_error(compared: Sequence[Compared]) -> float:
    """Sum of |found - marked| over articles and counted actors, per marked mention.

    What is counted by default: the role actor, and every type but places.
    """
    wrong = total = 0
    for one in compared:
        marked, found = _counts(one.article.mentions), _counts(one.found)
        wrong += sum(abs(found[actor] - marked[actor]) for actor in {*marked, *found})
        total += sum(marked.values())
    return wrong / max(total, 1)


def _counts(mentions: Iterable[Marked]) -> Counter[str]:
    return Counter(
        one.actor_id
        for one in mentions
        if one.role == "actor" and not one.actor_id.startswith("place:")
    )


def kind_table(compared: Sequence[Compared]) -> pd.DataFrame:
    """One row per marked kind: n, recall, and accuracy of actor and role where found."""
    rows = []
    for kind in get_args(Kind):
        marked = sum(m.kind == kind for one in compared for m in one.article.mentions)
        pairs = [(a, b) for one in compared for a, b in one.pairs if a.kind == kind]
        if marked:
            actor, role = (
                _share(getattr(a, name) == getattr(b, name) for a, b in pairs)
                for name in ("actor_id", "role")
            )
            rows.append((kind, marked, len(pairs) / marked, actor, role))
    return pd.DataFrame(rows, columns=["kind", "n", "found", "actor right", "role right"])


def _share(hits: Iterable[bool]) -> float:
    answers = list(hits)
    return sum(answers) / max(len(answers), 1)


def differences(one: Compared) -> list[str]:
    """Lines that say what was missed, what is too much, and what was taken for another."""
    found = {(m.start, m.end): m for m in one.found}
    marked = {(m.start, m.end): m for m in one.article.mentions}
    lines = []
    for place in sorted({*found, *marked}):
        a, b = marked.get(place), found.get(place)
        if a is None or b is None or (a.actor_id, a.role) != (b.actor_id, b.role):
            around = one.article.text[max(0, place[0] - 30) : place[1] + 25].replace("\n", " ")
            lines.append(f"{_brief(a):55} {_brief(b):55} ...{around}...")
    return lines


def _brief(mention: Marked | None) -> str:
    return f"{mention.surface}={mention.actor_id} {mention.role}" if mention else "-"


def main() -> None:
    """Print the scores."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawTextHelpFormatter
    )
    parser.add_argument("--folder", type=Path, default=ARTICLES, help="articles marked by hand")
    parser.add_argument("--reader", choices=get_args(ReaderName), action="append")
    parser.add_argument("--errors", action="store_true", help="list the development half's errors")
    options = parser.parse_args()
    articles = list(marked_articles(options.folder))
    for reader in options.reader or get_args(ReaderName):
        compared = compare(articles, reader)
        parts = [[c for c in compared if not c.article.is_held]]
        parts.append([c for c in compared if c.article.is_held])
        table = pd.DataFrame([scores(part) for part in [*parts, compared]])
        table.index = pd.Index([*HALVES, "all"])
        print(f"\n{reader} reader, {len(articles)} articles, ", end="")
        print(f"{sum(len(one.mentions) for one in articles)} mentions")
        print(table.T.round(3).to_string())
        for half, part in zip(HALVES, parts, strict=True):
            print(f"\n{half} half, per kind\n{kind_table(part).round(3).to_string(index=False)}")
        if options.errors:
            for one in parts[0]:
                print(f"\n{one.article.name}", *differences(one), sep="\n")


if __name__ == "__main__":
    main()
