"""The printed lines of a PDF page.

A PDF states where each piece of text stands, not what belongs together: a line is put together from
the pieces that follow each other on one baseline.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from pypdf import PageObject

#: baselines this far apart are one line (indices stand above it), in font sizes
_SAME_LINE = 0.45
#: a gap this wide begins a new line (another column, another cell), in font sizes
_WIDE_GAP = 1.6
#: how far a width that is estimated from the characters may be wrong
WIDTH_ERROR = 0.12
#: ligatures are one glyph in print, and letters in words
_LIGATURES = str.maketrans(
    {"ﬀ": "ff", "ﬁ": "fi", "ﬂ": "fl", "ﬃ": "ffi", "ﬄ": "ffl", "ﬅ": "st", "ﬆ": "st"}
)
_NARROW = re.compile(r"[iljtfrI.,;:'’‘!|()\[\]-]")
_WIDE = re.compile(r"[mwMW@—…%]")
_CAPITAL = re.compile(r"[A-Z]")


@dataclass(frozen=True)
class Line:
    """One printed line, or a part of one that stands apart."""

    #: from 0
    page: int
    #: points from the left and the bottom of the page, where the first character stands
    x: float
    y: float
    #: of its largest characters, in points
    size: float
    text: str
    #: from 0; which column of the page it is in
    column: int = 0

    @property
    def width(self) -> float:
        """Points, estimated from the characters; wrong by up to `WIDTH_ERROR`."""
        return estimated_width(self.text, self.size)

    @property
    def right(self) -> float:
        """Where it ends, estimated."""
        return self.x + self.width


def estimated_width(text: str, size: float) -> float:
    """Estimate how wide a text is printed, in points, in a common font for running text.

    Examples
    --------
    >>> estimated_width("illicit", 10) < estimated_width("mammoth", 10)
    True
    """
    narrow, wide, capital = (len(p.findall(text)) for p in (_NARROW, _WIDE, _CAPITAL))
    blank = text.count(" ")
    others = len(text) - narrow - wide - capital - blank
    return size * (0.29 * narrow + 0.82 * wide + 0.66 * capital + 0.27 * blank + 0.51 * others)


def page_lines(page: PageObject, number: int) -> list[Line]:
    """List the lines of a page in the order in which the file has them.

    Text that stands askew or upright (a watermark, a label at the margin) is no line.
    """
    pieces: list[Line] = []

    def take(text: str, outer: Any, inner: Any, _font: object, size: float) -> None:
        piece = _piece(number, text, outer, inner, float(size))
        if piece is not None:
            pieces.append(piece)

    page.extract_text(visitor_text=take)
    lines: list[Line] = []
    for piece in pieces:
        if lines and _goes_on(lines[-1], piece):
            lines[-1] = joined(lines[-1], piece)
        else:
            lines.append(piece)
    return [_tidy(line) for line in lines if line.text.strip()]


def joined(line: Line, piece: Line) -> Line:
    """The line with another piece of it behind."""
    return Line(
        line.page,
        line.x,
        line.y if line.size >= piece.size else piece.y,
        max(line.size, piece.size),
        line.text + piece.text,
        line.column,
    )


def _piece(
    number: int, text: str, outer: Sequence[float], inner: Sequence[float], size: float
) -> Line | None:
    """A piece of text with its place on the page; None for blanks and what is not level."""
    across = inner[0] * outer[0] + inner[1] * outer[2]
    askew = inner[0] * outer[1] + inner[1] * outer[3]
    height = abs(inner[2] * outer[1] + inner[3] * outer[3]) * abs(size)
    text = text.strip("\n").replace("\n", " ")
    if not text or across <= 0 or abs(askew) > abs(across) / 10 or not 0 < height < 1000:
        return None
    x = inner[4] * outer[0] + inner[5] * outer[2] + outer[4]
    y = inner[4] * outer[1] + inner[5] * outer[3] + outer[5]
    return Line(number, x, y, height, text)


def _goes_on(line: Line, piece: Line) -> bool:
    size = max(line.size, piece.size)
    if abs(line.y - piece.y) > _SAME_LINE * size:
        return False
    gap = piece.x - line.right
    slack = WIDTH_ERROR * line.width
    return -size - slack <= gap <= _WIDE_GAP * size + slack and piece.x >= line.x


def _tidy(line: Line) -> Line:
    text = " ".join(line.text.translate(_LIGATURES).split())
    return Line(line.page, line.x, line.y, line.size, text, line.column)
