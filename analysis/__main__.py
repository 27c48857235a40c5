"""The command line: ``python -m analysis annotate PATH... --out DIR``, ``... counts PATH...``."""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Any, get_args

import pandas as pd

from analysis import Annotations, Selection, annotate, measures, read_documents
from analysis.errors import AnalysisError
from analysis.measures.mentions import Denominator
from analysis.output import write_tables
from analysis.settings import POLICY_KINDS


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command; 0 when at least one article was read, else 1; 2 on a usage error."""
    options = _parser().parse_args(arguments)
    try:
        annotations = _annotated(options.paths)
        if annotations.documents.empty:
            print("No article could be read. See the reasons above.", file=sys.stderr)
            return 1
        options.command(annotations, options)
    except AnalysisError as error:
        print(error, file=sys.stderr)
        return 1
    return 0


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="python -m analysis", description="Who is in the news, how, and with whom?"
    )
    commands = parser.add_subparsers(required=True, metavar="COMMAND")
    annotate_ = commands.add_parser("annotate", help="write every table as CSV and Parquet")
    annotate_.add_argument(
        "--out", type=Path, required=True, metavar="DIR", help="folder to write to"
    )
    annotate_.set_defaults(command=_write)
    counts = commands.add_parser("counts", help="print how often each actor is mentioned")
    counts.add_argument("--policy", choices=list(POLICY_KINDS), default="metonyms")
    counts.add_argument("--denominator", choices=get_args(Denominator), default="mentions")
    counts.add_argument("--top", type=int, default=0, metavar="N", help="only the first N actors")
    counts.set_defaults(command=_print_counts)
    for command in (annotate_, counts):
        command.add_argument("paths", nargs="+", metavar="PATH", help="article files or folders")
    return parser


def _annotated(paths: Sequence[str]) -> Annotations:
    reading = read_documents(paths)
    for outcome in reading.outcomes[reading.outcomes["status"] != "read"].itertuples():
        print(f"{outcome.source}: {outcome.status}. {_said(outcome)}", file=sys.stderr)
    return annotate(reading.documents)


def _said(outcome: object) -> str:
    parts = (getattr(outcome, "reason", None), getattr(outcome, "next_step", None))
    return " ".join(str(part) for part in parts if pd.notna(part) and part)


def _write(annotations: Annotations, options: argparse.Namespace) -> None:
    for name, rows in write_tables(annotations, options.out).items():
        print(f"{rows:>8,} {name}")
    print(f"Written to {options.out}, as .csv and .parquet.")


def _print_counts(annotations: Annotations, options: argparse.Namespace) -> None:
    selection = Selection(policy=options.policy)
    counts = measures.mention_counts(annotations, selection, denominator=options.denominator)
    surfaces = measures.surfaces_by_actor(annotations, selection)
    shown = counts.head(options.top) if options.top else counts
    as_printed = {
        actor_id: ", ".join(f"{row.surface} {row.mentions}" for row in part.itertuples())
        for actor_id, part in surfaces.groupby("actor_id")
    }
    rows = [
        (row["name"], row["type"], row["mentions"], row["sentences"], row["documents"],
         _share(row["share"], options.denominator), as_printed.get(row["actor_id"], ""))
        for row in shown.to_dict("records")
    ]  # fmt: skip
    header = ("actor", "type", "mentions", "sentences", "articles", "share", "as printed")
    print(_aligned([header, *rows]))
    articles = len(annotations.documents)
    print(
        f"\n{counts['mentions'].sum():,} actor mentions of {len(counts):,} actors in {articles:,} "
        f"article{'s' if articles != 1 else ''}; policy {options.policy}; "
        f"share of {_SHARE_OF[options.denominator]}."
    )


_SHARE_OF = {
    "mentions": "all actor mentions",
    "sentences": "sentences",
    "articles": "articles",
    "words": "1,000 words",
}


def _share(share: Any, denominator: str) -> str:
    if pd.isna(share):
        return "-"
    return f"{share:.2f}" if denominator == "words" else f"{share:.1%}"


def _aligned(rows: Sequence[Sequence[object]]) -> str:
    """Columns of equal width; numbers to the right."""
    widths = [max(len(str(row[i])) for row in rows) for i in range(len(rows[0]))]
    lines = []
    for row in rows:
        cells = [
            str(cell).rjust(width) if 2 <= i <= 5 else str(cell).ljust(width)
            for i, (cell, width) in enumerate(zip(row, widths, strict=True))
        ]
        lines.append("  ".join(cells).rstrip())
    return "\n".join(lines)


if __name__ == "__main__":
    try:
        sys.exit(main())
    except BrokenPipeError:  # `... | head` has read enough
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
