"""A codebook as one CSV file: published with the study, checked line by line when it comes in.

docs/codebook.md describes the columns. What is refused is refused with its line number, and the
codebook that is in use stays as it was.
"""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

import pandas as pd

from analysis.actors.codebook.conflicts import Ledger
from analysis.actors.codebook.decision import Decision
from analysis.actors.codebook.decisions import KINDS
from analysis.actors.codebook.log import Codebook, decision_of, entry
from analysis.errors import CodebookConflict, CodebookError, CodebookUnreadable
from analysis.tables import Columns, table

#: columns of the file -> what they hold
FILE_COLUMNS: dict[str, str] = {
    "decision": f"what is decided: {', '.join(KINDS)}",
    "actor_id": "whom it is about",
    "actor": "that actor's name, for readers",
    "target_id": "the other actor: of merge, split, affiliation, refuse",
    "target": "the other actor's name; a new actor gets it",
    "value": "the new name, type, country or alias; of merge the reason it was suggested for",
    "document_id": "the article: of split and mention",
    "start": "first character of a mention, from 0",
    "end": "the character behind the mention",
    "surface": "the words as printed: of split and mention",
    "note": "why, in your words",
}
NEEDED = ("decision", "actor_id")
#: one row per line of a file that is not empty
VERDICT_COLUMNS: Columns = {
    "line": "int64",  # from 1; the heading is line 1
    "verdict": "str",  # ok, repeated, refused
    "reason": "str",  # the decision in words, or why it is refused and what to do
}
OK, REPEATED, REFUSED = "ok", "repeated", "refused"
#: bytes and rows of a file
MAX_BYTES, MAX_ROWS = 50 * 2**20, 500_000
#: a cell that starts so is a formula to a spreadsheet; an apostrophe in front makes it text
_FORMULA = re.compile(r"[=+\-@\t\r]")
_GUARDED = re.compile(r"'+[=+\-@\t\r]")
_DELIMITERS = ",;\t"
_BOMS = {b"\xef\xbb\xbf": "utf-8-sig", b"\xff\xfe": "utf-16", b"\xfe\xff": "utf-16"}
_ENCODING = "Save it as CSV in UTF-8 ('CSV UTF-8' in a spreadsheet) and try again."


@dataclass(frozen=True, eq=False)
class CheckedFile:
    """What became of each line of a codebook's file."""

    #: VERDICT_COLUMNS
    verdicts: pd.DataFrame
    #: the lines that can be used, behind the codebook they were checked against
    codebook: Codebook

    @property
    def n_refused(self) -> int:
        """Number of lines that cannot be used."""
        return int((self.verdicts["verdict"] == REFUSED).sum())


def codebook_csv(codebook: Codebook) -> str:
    """The decisions that hold as CSV; no cell is a formula to a spreadsheet.

    Examples
    --------
    >>> from analysis.actors.codebook import Codebook, Rename
    >>> book = Codebook((Rename(actor_id="country:IN", value="=India"),))
    >>> print(codebook_csv(book).splitlines()[1])
    rename,country:IN,,,,'=India,,,,,
    """
    written = io.StringIO()
    rows = csv.DictWriter(written, list(FILE_COLUMNS), restval="", lineterminator="\r\n")
    rows.writeheader()
    for decision in codebook.decisions:
        stated = entry(decision)
        rows.writerow({name: _guarded(str(value)) for name, value in stated.items()})
    return written.getvalue()


def check_file(content: bytes, onto: Codebook | None = None) -> CheckedFile:
    """Check a file line by line, against itself and against a codebook.

    Parameters
    ----------
    content
        The bytes of the file: CSV in UTF-8 or UTF-16, its cells set apart by comma, semicolon or
        tab.
    onto
        The codebook that the lines are to be added to; an empty one if None.

    Returns
    -------
    CheckedFile
        One verdict per line; a line that says what an earlier one said is ``repeated`` and left
        out. With a wrong heading line 1 is refused, and nothing else is read.

    Raises
    ------
    CodebookUnreadable
        When it is no text, is empty, or is larger than the limits.
    """
    onto = onto or Codebook()
    reader = _Reader(onto)
    lines = _rows(_decoded(content))
    _, heading = next(lines, (0, []))
    problem = _heading_problem([name.strip().lower() for name in heading])
    if problem:
        reader.say(1, REFUSED, problem)
    else:
        names = [name.strip().lower() for name in heading]
        for line, cells in lines:
            reader.take(line, names, cells)
    return CheckedFile(table(reader.verdicts, VERDICT_COLUMNS), reader.codebook())


def read_codebook(content: bytes, filename: str) -> Codebook:
    """The codebook of a file of which no line is refused.

    Raises
    ------
    CodebookError
        When a line is refused; the message has the number of the first and how many there are.
    """
    checked = check_file(content)
    if checked.n_refused:
        first = checked.verdicts[checked.verdicts["verdict"] == REFUSED].iloc[0]
        raise CodebookError(
            f"'{filename}' has {checked.n_refused:,} refused "
            f"line{'' if checked.n_refused == 1 else 's'}; the first is line {first['line']}: "
            f"{first['reason']} See all of them with: python -m analysis codebook check "
            f"{filename}"
        )
    return checked.codebook


class _Reader:
    """Lines so far, and the verdict on each."""

    def __init__(self, onto: Codebook) -> None:
        self._ledger = Ledger()
        self._held: list[Decision] = []
        #: line of each decision; 0 for those that were there before
        self._lines: list[int] = []
        self.verdicts: list[tuple[int, str, str]] = []
        for decision in onto.decisions:
            self._keep(decision, 0)

    def take(self, line: int, names: list[str], cells: list[str]) -> None:
        try:
            decision = decision_of(_stated(names, cells))
            same = self._ledger.duplicate_of(decision)
            if same is not None:
                self.say(line, REPEATED, f"{decision.words}: the same as {self._where(same)}")
                return
            self._keep(decision, line)
            self.say(line, OK, decision.words)
        except CodebookConflict as error:
            where = "" if error.other is None else f" (see {self._where(error.other)})"
            self.say(line, REFUSED, f"{error}{where}")
        except CodebookError as error:
            self.say(line, REFUSED, str(error))

    def say(self, line: int, verdict: str, reason: str) -> None:
        self.verdicts.append((line, verdict, reason))

    def codebook(self) -> Codebook:
        return Codebook(tuple(self._held))

    def _keep(self, decision: Decision, line: int) -> None:
        self._ledger.add(decision)
        self._held.append(decision)
        self._lines.append(line)

    def _where(self, place: int) -> str:
        line = self._lines[place]
        return f"line {line}" if line else "the codebook in use"


def _heading_problem(names: list[str]) -> str:
    unknown = [name for name in names if name not in FILE_COLUMNS]
    missing = [name for name in NEEDED if name not in names]
    twice = sorted({name for name in names if names.count(name) > 1 and name})
    said = []
    if missing:
        said.append(f"The heading lacks {', '.join(missing)}.")
    if unknown:
        shown = ", ".join(f"'{name[:40]}'" for name in unknown[:5])
        said.append(f"The heading has unknown columns: {shown}.")
    if twice:
        said.append(f"The heading has {', '.join(twice)} twice.")
    if said:
        said.append(f"Columns are: {', '.join(FILE_COLUMNS)}; needed are {' and '.join(NEEDED)}.")
    return " ".join(said)


def _stated(names: list[str], cells: list[str]) -> Mapping[str, Any]:
    """The row by its columns, with the apostrophes taken off that guard against formulas."""
    if len(cells) > len(names) and any(cells[len(names) :]):
        raise CodebookError(
            f"The line has {len(cells)} cells; the heading has {len(names)} columns. Put a cell "
            "that holds the separator into quotation marks."
        )
    stated = {}
    for name, cell in zip(names, cells, strict=False):
        if _FORMULA.match(cell):
            raise CodebookError(
                f"{name} begins with '{cell[0]}', which is a formula to a spreadsheet: "
                f"'{cell[:40]}'. If it is meant as text, put an apostrophe in front."
            )
        stated[name] = cell[1:] if _GUARDED.match(cell) else cell
    stated["decision"] = str(stated.get("decision", "")).strip().lower()
    return stated


def _decoded(content: bytes) -> str:
    if len(content) > MAX_BYTES:
        raise CodebookUnreadable(
            f"The file has {len(content):,} bytes; up to {MAX_BYTES:,} are read. "
            "Is it a codebook? Split it if it is."
        )
    encoding = next((name for bom, name in _BOMS.items() if content.startswith(bom)), "utf-8")
    try:
        text = content.decode(encoding)
    except UnicodeDecodeError as error:
        line = content[: error.start].count(b"\n") + 1
        raise CodebookUnreadable(f"Line {line} is not in UTF-8. {_ENCODING}") from error
    if "\0" in text:
        raise CodebookUnreadable(f"The file holds NUL characters; it is no text. {_ENCODING}")
    if not text.strip():
        raise CodebookUnreadable("The file is empty. A codebook has a heading and one line each.")
    return text


def _rows(text: str) -> Iterator[tuple[int, list[str]]]:
    """Each line that is not empty, with the number that an editor shows for its beginning."""
    first = text.lstrip("\r\n").split("\n", 1)[0]
    delimiter = max(_DELIMITERS, key=first.count)
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True)
    line = 1
    try:
        for number, cells in enumerate(reader):
            if number > MAX_ROWS:
                raise CodebookUnreadable(
                    f"The file has more than {MAX_ROWS:,} lines. Split it into several."
                )
            if any(cell.strip() for cell in cells):
                yield line, cells
            line = reader.line_num + 1
    except csv.Error as error:
        raise CodebookUnreadable(
            f"Line {reader.line_num} is no CSV ({error}). Close its quotation marks, or export "
            "the codebook again."
        ) from error


def _guarded(cell: str) -> str:
    return f"'{cell}" if _FORMULA.match(cell) or _GUARDED.match(cell) else cell
