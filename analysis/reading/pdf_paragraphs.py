"""Printed lines -> paragraphs: which lines belong together, and which hyphens are the printer's."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

from analysis.reading.pdf_lines import Line

#: a wider distance between baselines, in usual distances, begins a paragraph
WIDE_LEADING = 1.4
#: sizes that differ by more are another kind of text
SIZE_STEP = 0.08
#: share of the column's width below which a line was ended on purpose
SHORT_LINE = 0.62
#: the same for a line that ends a sentence
SHORT_LAST_LINE = 0.85

_BULLETS = ("•", "▪", "●", "■", "‣", "◦")
_SENTENCE_END = re.compile(r"[.!?…:;][\"'”’»)\]]*$")
_HYPHENATED = re.compile(r"(?P<head>(?:[^\W\d_]|[-’'])*[^\W\d_])(?P<hyphen>[-\u00ad\u2010])$")
_NEXT_WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")
_WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")
#: first parts that keep their hyphen, if the text itself does not say
_KEEPING = {
    "all", "anti", "co", "cross", "ex", "far", "five", "four", "half", "high", "ill", "left",
    "long", "low", "mid", "non", "one", "pro", "right", "self", "short", "so", "then", "three",
    "two", "vice", "well",
}  # fmt: skip


@dataclass(frozen=True)
class Paragraph:
    """Lines that belong together, as running text."""

    text: str
    #: of its first line, in points
    size: float
    #: from 0; where it begins
    page: int


@dataclass(frozen=True)
class _Layout:
    """What is usual in this document."""

    #: points from one baseline to the next, for one point of font size
    leading: float
    #: left edge and width of each column of each page, in points
    columns: dict[tuple[int, int], tuple[float, float]]


def build_paragraphs(lines: list[Line]) -> list[Paragraph]:
    """Join lines in reading order to paragraphs.

    A paragraph ends where the next line stands further below, is indented, or is printed in another
    size, and behind a line that is shorter than its column. It goes on over columns and pages.

    Examples
    --------
    >>> lines = [Line(0, 50, 700, 10, "The two sides agreed to con-"),
    ...          Line(0, 50, 688, 10, "tinue their talks in Vienna."),
    ...          Line(0, 50, 664, 10, "Nobody else was there today.")]
    >>> [paragraph.text for paragraph in build_paragraphs(lines)]
    ['The two sides agreed to continue their talks in Vienna.', 'Nobody else was there today.']
    """
    layout = _layout(lines)
    words = Counter(word.casefold() for line in lines for word in _WORD.findall(line.text))
    return [_joined(group, words) for group in _groups(lines, layout)]


def body_size(lines: list[Line]) -> float:
    """Return the font size of most characters, in points; 0 without lines."""
    sizes: Counter[float] = Counter()
    for line in lines:
        sizes[round(line.size * 2) / 2] += len(line.text)
    return sizes.most_common(1)[0][0] if sizes else 0.0


def _layout(lines: list[Line]) -> _Layout:
    steps = [
        (line.y - after.y) / line.size
        for line, after in pairwise(lines)
        if _same_column(line, after) and 0.9 < (line.y - after.y) / line.size < 3
    ]
    edges: dict[tuple[int, int], list[Line]] = defaultdict(list)
    for line in lines:
        edges[line.page, line.column].append(line)
    return _Layout(_usual(steps), {key: _edges(own) for key, own in edges.items()})


def _edges(lines: list[Line]) -> tuple[float, float]:
    """Left edge and width of a column, without its outliers."""
    starts = Counter(round(line.x) for line in lines)
    left = min(x for x, count in starts.items() if count >= len(lines) / 5 or len(starts) > 5)
    widths = sorted(line.right - left for line in lines)
    return float(left), widths[int(0.85 * (len(widths) - 1))]


def _usual(steps: list[float]) -> float:
    """The usual distance of baselines: a low quantile, since paragraphs may be set apart."""
    return sorted(steps)[len(steps) // 3] if steps else 1.2


def _groups(lines: list[Line], layout: _Layout) -> Iterator[list[Line]]:
    group: list[Line] = []
    for line in lines:
        if group and _begins(group[-1], line, layout):
            yield group
            group = []
        group.append(line)
    if group:
        yield group


def _begins(before: Line, line: Line, layout: _Layout) -> bool:
    """Whether a line begins a paragraph."""
    if abs(before.size - line.size) > SIZE_STEP * max(before.size, line.size):
        return True
    if line.text.startswith(_BULLETS):
        return True
    left, width = layout.columns[before.page, before.column]
    share = (before.right - left) / max(width, 1.0)
    ended = bool(_SENTENCE_END.search(before.text))
    if line.text[:1].islower() or _HYPHENATED.search(before.text):
        return _far_below(before, line, layout) and ended
    if not _same_column(before, line):
        return ended or share < SHORT_LINE
    short = share < (SHORT_LAST_LINE if ended else SHORT_LINE)
    return short or _far_below(before, line, layout) or _indented(before, line, left)


def _far_below(before: Line, line: Line, layout: _Layout) -> bool:
    distance = before.y - line.y
    usual = layout.leading * max(before.size, line.size)
    return _same_column(before, line) and distance > WIDE_LEADING * usual


def _indented(before: Line, line: Line, left: float) -> bool:
    indent = line.x - left
    return 0.6 * line.size < indent < 6 * line.size and abs(before.x - left) < line.size / 2


def _same_column(before: Line, line: Line) -> bool:
    is_below = before.y > line.y
    return is_below and (before.page, before.column) == (line.page, line.column)


def _joined(group: list[Line], words: Counter[str]) -> Paragraph:
    text = group[0].text
    for line in group[1:]:
        text = _with_line(text, line.text, words)
    return Paragraph(text.replace("\u00ad", ""), group[0].size, group[0].page)


def _with_line(text: str, line: str, words: Counter[str]) -> str:
    broken, rest = _HYPHENATED.search(text[-60:]), _NEXT_WORD.match(line)
    if broken is None or rest is None:
        return f"{text} {line}" if not text.endswith("\u00ad") else text[:-1] + line
    if broken["hyphen"] != "\u00ad" and _keeps_hyphen(broken["head"], rest[0], words):
        return text + line
    return text[:-1] + line


def _keeps_hyphen(head: str, rest: str, words: Counter[str]) -> bool:
    """Whether the hyphen at a line's end belongs to the word: the rest of the text may say."""
    if rest[0].isupper():
        return True
    whole, parted = f"{head}{rest}".casefold(), f"{head}-{rest}".casefold()
    if words[whole] != words[parted]:
        return words[parted] > words[whole]
    return head.casefold() in _KEEPING
