"""The command line: ``python -m analysis read | annotate | counts PATH...``."""

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
from analysis.listing import aligned, outcome_lines, outcome_table
from analysis.measures.mentions import Denominator
from analysis.output import write_tables
from analysis.settings import POLICY_KINDS


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command; 0 when at least one article was read, else 1; 2 on a usage error."""
    options = _parser().parse_args(arguments)
    try:
        if options.command == "read":
            return _print_outcomes(options)
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
    read = commands.add_parser("read", help="print what became of each article and each file")
    read.add_argument("--table", action="store_true", help="with title, outlet, date and length")
    read.set_defaults(command="read")
    for command in (annotate_, counts, read):
        command.add_argument(
            "paths", nargs="+", metavar="PATH", help="article files, folders, zip archives"
        )
    return parser


def _print_outcomes(options: argparse.Namespace) -> int:
    reading = read_documents(options.paths)
    if options.table:
        print(outcome_table(reading))
    else:
        print(*outcome_lines(reading), sep="\n")
    return 1 if reading.documents.empty else 0


def _annotated(paths: Sequence[str]) -> Annotations:
    reading = read_documents(paths)
    for line, status in zip(outcome_lines(reading), reading.outcomes["status"], strict=True):
        if status != "read":
            print(line, file=sys.stderr)
    return annotate(reading.documents)


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
    print(aligned([header, *rows], right=range(2, 6)))
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


if __name__ == "__main__":
    try:
        sys.exit(main())
    except BrokenPipeError:  # `... | head` has read enough
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
