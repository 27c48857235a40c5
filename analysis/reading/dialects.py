"""How a text table is divided: which sign stands between the cells."""

from __future__ import annotations

import csv
import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from io import StringIO

#: characters that are looked at
SAMPLE = 64_000
#: rows that are looked at
SAMPLE_ROWS = 50
#: share of rows that must have the same number of cells for the division to be sure
SURE_SHARE = 0.7
#: characters of one cell: those of the longest file
MAX_CELL = 50_000_000
#: in the order of preference where two fit equally
_SEPARATORS = (",", "\t", ";", "|")
_STATED = re.compile(r"\ufeff?sep=([,;\t|^~:])\r?\n", re.IGNORECASE)
#: a quotation mark inside a cell: behind a backslash, or doubled
_ESCAPED = re.compile(r'\w ?\\"|\\"\w')
_DOUBLED = re.compile(r'[^\s,;|"]""|""[^\s,;|"]')

csv.field_size_limit(MAX_CELL)


@dataclass(frozen=True)
class Dialect:
    """How the cells of a table are divided."""

    separator: str = ","
    #: whether most rows agree on at least two cells
    is_sure: bool = False
    #: characters before the first row: Excel's line "sep=;"
    skipped: int = 0
    #: what stands before a quotation mark inside a cell, where it is not doubled
    escape: str | None = None

    def reader(self, lines: Iterable[str], *, strict: bool = False) -> Iterator[list[str]]:
        """The cells of each row."""
        return csv.reader(lines, delimiter=self.separator, escapechar=self.escape, strict=strict)


def find_dialect(text: str) -> Dialect:
    r"""Find the sign between the cells by which the rows agree best on their number.

    Examples
    --------
    >>> find_dialect("title;text\n\"Talks; then war\";They met, and talked\n").separator
    ';'
    """
    sample = text[:SAMPLE]
    escape = "\\" if _ESCAPED.search(sample) and not _DOUBLED.search(sample) else None
    stated = _STATED.match(sample)
    if stated:
        return Dialect(stated[1], is_sure=True, skipped=stated.end(), escape=escape)
    tried = [Dialect(separator, escape=escape) for separator in _SEPARATORS]
    scores = [_agreement(sample, dialect) for dialect in tried]
    best = max(range(len(tried)), key=lambda place: scores[place])
    return replace(tried[best], is_sure=scores[best] >= SURE_SHARE)


def split_rows(text: str, dialect: Dialect) -> list[list[str]]:
    """Divide the first rows of a table, blank ones left out."""
    sample = StringIO(text[dialect.skipped : SAMPLE], newline="")
    rows: list[list[str]] = []
    for row in dialect.reader(sample):
        rows += [row] if any(map(str.strip, row)) else []
        if len(rows) == SAMPLE_ROWS:
            return rows
    # the last row may be cut in the middle
    return rows[:-1] if len(text) > SAMPLE and len(rows) > 1 else rows


def _agreement(sample: str, dialect: Dialect) -> float:
    """Share of rows with the most frequent number of cells; 0 if that is one cell.

    A title row of its own, a cell too many: the other rows still agree.
    """
    rows = split_rows(sample, dialect)
    if not rows:
        return 0.0
    cells, agreeing = Counter(map(len, rows)).most_common(1)[0]
    return agreeing / len(rows) if cells > 1 and len(rows[0]) > 1 else 0.0
