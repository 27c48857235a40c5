"""The command line: ``python -m analysis read | annotate | counts PATH...``."""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Any, get_args

import pandas as pd

from analysis import Annotations, Codebook, Selection, annotate, measures, read_documents
from analysis.actors.codebook import applied
from analysis.actors.codebook.file import check_file, read_codebook
from analysis.actors.codebook.reports import ABSENT, codebook_report
from analysis.errors import AnalysisError, CodebookUnreadable
from analysis.listing import aligned, outcome_lines, outcome_table
from analysis.measures.share_bounds import Denominator
from analysis.output import write_tables
from analysis.reading.choosing import COLUMNS_HELP, column_mapping
from analysis.reading.columns import ColumnMapping
from analysis.settings import POLICY_KINDS


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command.

    Returns
    -------
    int
        0 when at least one article was read, or no line of a codebook is refused; else 1; 2 on a
        usage error, and for a codebook that is no readable table.
    """
    options = _parser().parse_args(arguments)
    try:
        if options.command in (_print_outcomes, _check_codebook):
            return int(options.command(options))
        codebook = _codebook(options.codebook)
        annotations = _annotated(options.paths, options.columns)
        if annotations.documents.empty:
            print("No article could be read. See the reasons above.", file=sys.stderr)
            return 1
        annotations = _laid_over(annotations, codebook)
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
    read.set_defaults(command=_print_outcomes)
    _add_codebook(commands, (annotate_, counts))
    for command in (annotate_, counts, read):
        command.add_argument(
            "paths", nargs="+", metavar="PATH", help="article files, folders, zip archives"
        )
        command.add_argument(
            "--columns", type=column_mapping, metavar="FIELD=COLUMN,...", default=None,
            help=COLUMNS_HELP,
        )  # fmt: skip
    return parser


def _add_codebook(commands: Any, users: Sequence[argparse.ArgumentParser]) -> None:
    """``codebook check FILE``, and ``--codebook FILE`` of the commands that count."""
    codebook = commands.add_parser("codebook", help="work with files of decisions about actors")
    check = codebook.add_subparsers(required=True, metavar="WHAT").add_parser(
        "check", help="print a verdict on each line of a codebook's file"
    )
    check.add_argument("file", type=Path, metavar="FILE.csv")
    check.set_defaults(command=_check_codebook)
    for command in users:
        command.add_argument(
            "--codebook", type=Path, metavar="FILE.csv", help="decisions about actors to apply"
        )


def _check_codebook(options: argparse.Namespace) -> int:
    """Print a verdict per line: 0 when none is refused, else 1; 2 for what is no table."""
    try:
        checked = check_file(_content(options.file))
    except CodebookUnreadable as error:
        print(f"{options.file}: {error}", file=sys.stderr)
        return 2
    for row in checked.verdicts.itertuples():
        print(f"line {row.line}: {row.verdict}. {row.reason}")
    counted = checked.verdicts["verdict"].value_counts()
    said = ", ".join(f"{counted.get(name, 0):,} {name}" for name in ("ok", "repeated", "refused"))
    print(f"\n{said}; {len(checked.codebook.decisions):,} decisions can be used.")
    return 1 if checked.n_refused else 0


def _content(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError as error:
        raise CodebookUnreadable(
            f"Cannot read '{path}': {error.strerror}. Check the path and try again."
        ) from error


def _codebook(path: Path | None) -> Codebook:
    return read_codebook(_content(path), str(path)) if path else Codebook()


def _laid_over(annotations: Annotations, codebook: Codebook) -> Annotations:
    """Apply a codebook, and say how much of it these articles do not hold."""
    done = applied(annotations, codebook)
    absent = codebook_report(codebook, done)["status"].eq(ABSENT).sum()
    if absent:
        print(
            f"{absent:,} of {len(codebook.decisions):,} decisions of the codebook are about "
            "actors or articles that are not here.",
            file=sys.stderr,
        )
    return done.annotations


def _print_outcomes(options: argparse.Namespace) -> int:
    reading = read_documents(options.paths, columns=options.columns)
    if options.table:
        print(outcome_table(reading))
    else:
        print(*outcome_lines(reading), sep="\n")
    return 1 if reading.documents.empty else 0


def _annotated(paths: Sequence[str], columns: ColumnMapping | None) -> Annotations:
    reading = read_documents(paths, columns=columns)
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
