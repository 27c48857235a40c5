"""The columns of a PDF page, and the order in which its lines are read.

Columns are found by where lines begin: many lines that begin at one x, far right of where many
others begin, are a column of their own, if the lines left of them end before it.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from statistics import median

from analysis.reading.pdf_lines import WIDTH_ERROR, Line, joined

#: lines; fewer at one x may be chance
MIN_COLUMN_LINES = 5
#: font sizes between the beginnings of two columns
MIN_COLUMN_WIDTH = 8.0
#: characters of a column's lines on average; shorter ones are the cells of a table
MIN_COLUMN_CHARACTERS = 12
#: share of the lines left of a column that may run into it (a headline above both)
MAX_SPANNING = 0.35


def in_reading_order(lines: list[Line]) -> list[Line]:
    """Sort the lines of one page as they are read, each with its column.

    A line across several columns divides the page: what is above it is read first, column by
    column. A page without columns is read from top to bottom.

    Examples
    --------
    >>> left = [Line(0, 50, 700 - 12 * n, 10, f"left line number {n} is so long") for n in range(6)]
    >>> right = [Line(0, 300, 700 - 12 * n, 10, f"right line number {n} also") for n in range(6)]
    >>> mixed = [line for pair in zip(left, right) for line in pair]
    >>> [line.text[:5] for line in in_reading_order(mixed)] == ["left "] * 6 + ["right"] * 6
    True
    """
    starts = column_starts(lines)
    ordered: list[Line] = []
    band: list[Line] = []
    for line in sorted(lines, key=lambda line: -line.y):
        if _spans(line, starts):
            ordered += [*_by_column(band, starts), line]
            band = []
        else:
            band.append(line)
    return [*ordered, *_by_column(band, starts)]


def column_starts(lines: list[Line]) -> list[float]:
    """Find where the columns of a page begin, from left to right; one for a page without."""
    if not lines:
        return [0.0]
    size = median(line.size for line in lines)
    leftmost = min(line.x for line in lines)
    starts = [leftmost]
    for x in _common_starts(lines, size):
        is_apart = x - starts[-1] >= MIN_COLUMN_WIDTH * size
        if is_apart and _is_column(lines, starts[-1], x, size):
            starts.append(x)
    return starts


def _common_starts(lines: list[Line], size: float) -> list[float]:
    """Where at least `MIN_COLUMN_LINES` lines begin, give or take half a character."""
    found: list[list[float]] = []
    for x in sorted(line.x for line in lines):
        if found and x - found[-1][0] <= size / 2:
            found[-1].append(x)
        else:
            found.append([x])
    return [group[0] for group in found if len(group) >= MIN_COLUMN_LINES]


def _is_column(lines: list[Line], before: float, start: float, size: float) -> bool:
    left = [line for line in lines if before - size <= line.x < start - size]
    own = [line for line in lines if abs(line.x - start) <= size]
    beside = [line for line in left if min(o.y for o in own) <= line.y <= max(o.y for o in own)]
    spanning = sum(_runs_into(line, start) for line in beside)
    characters = sum(len(line.text) for line in own) / len(own)
    return characters >= MIN_COLUMN_CHARACTERS and spanning <= MAX_SPANNING * len(beside)


def _runs_into(line: Line, start: float) -> bool:
    return line.right > start + line.size + WIDTH_ERROR * line.width


def _spans(line: Line, starts: list[float]) -> bool:
    return any(line.x < start - line.size and _runs_into(line, start) for start in starts[1:])


def _by_column(band: list[Line], starts: list[float]) -> Iterator[Line]:
    for column, start in enumerate(starts):
        end = starts[column + 1] if column + 1 < len(starts) else float("inf")
        low = float("-inf") if column == 0 else start - band[0].size if band else start
        high = end - band[0].size if band else end
        own = [replace(line, column=column) for line in band if low <= line.x < high]
        yield from _on_one_baseline(own)


def _on_one_baseline(lines: list[Line]) -> Iterator[Line]:
    """Lines from top to bottom; what stands side by side in one column is one line."""
    rows: list[list[Line]] = []
    for line in lines:
        if rows and abs(rows[-1][0].y - line.y) <= 0.3 * line.size:
            rows[-1].append(line)
        else:
            rows.append([line])
    for row in rows:
        first, *rest = sorted(row, key=lambda line: line.x)
        for piece in rest:
            first = joined(first, replace(piece, text=f" {piece.text}"))
        yield first
