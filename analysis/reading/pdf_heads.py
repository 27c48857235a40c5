"""Running heads, feet and page numbers of a PDF: found by coming again, and left out.

A line near the top or the bottom of a page is one if the same line, numbers aside, stands at the
same height of other pages too.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable

from analysis.reading.pdf_lines import Line

#: baselines from the top and from the bottom of a page among which heads and feet are
MARGIN_LINES = 3
#: share of the pages on which it must stand; heads of left and right pages differ
MIN_SHARE = 0.4
#: characters; a longer line is text
MAX_HEAD = 150
#: points; the same height
_HEIGHT = 3.0

#: a page number behind or before the words; a year has four digits
_OUTER_NUMBER = re.compile(r"^\d{1,3}\s+(?!\w+ \d{4})|\s+(?:page )?\d{1,3}$", re.IGNORECASE)
_TIME_OF_DAY = re.compile(r"\d{1,2}:\d\d")
_NUMBER = re.compile(r"\d+")
_PAGE_NUMBER = re.compile(
    r"(?:page|seite|p\.) ?\d+(?: ?(?:of|von|/) ?\d+)?|\d+ ?(?:of|/) ?\d+|[-–—] ?\d+ ?[-–—]",
    re.IGNORECASE,
)


def without_heads(pages: list[list[Line]]) -> tuple[list[list[Line]], list[str]]:
    """Leave out running heads, feet and page numbers.

    Parameters
    ----------
    pages
        The lines of each page.

    Returns
    -------
    tuple
        The pages without them, and what was left out: each head once, as first printed.

    Examples
    --------
    >>> texts = ("They met.", "They talked.", "They left.")
    >>> pages, heads = without_heads(
    ...     [[Line(n, 50, 800, 9, f"The Example {n + 1}"), Line(n, 50, 700, 10, text)]
    ...      for n, text in enumerate(texts)]
    ... )
    >>> [line.text for page in pages for line in page], heads
    (['They met.', 'They talked.', 'They left.'], ['The Example 1'])
    """
    margins = [_margin(lines) for lines in pages]
    counts = Counter(key for lines in margins for key in {_key(line) for line in lines})
    most = max(2.0, MIN_SHARE * len([lines for lines in pages if lines]))
    heads: dict[str, str] = {}
    kept: list[list[Line]] = []
    for lines, margin in zip(pages, margins, strict=True):
        removed = {line for line in margin if counts[_key(line)] >= most or _is_number(line)}
        for line in removed:
            heads.setdefault(_key(line)[0], line.text)
        kept.append([line for line in lines if line not in removed])
    if not any(kept):
        return pages, []
    return kept, [text for text in heads.values() if not _is_page_number(text)]


def _margin(lines: list[Line]) -> list[Line]:
    """The lines on the first and on the last baselines of a page."""
    heights = sorted({round(line.y) for line in lines})
    ends = {*heights[:MARGIN_LINES], *heights[-MARGIN_LINES:]}
    return [line for line in lines if round(line.y) in ends and len(line.text) <= MAX_HEAD]


def _key(line: Line) -> tuple[str, int, int]:
    """What two lines have in common that are the same head; heights are compared in steps."""
    words = _NUMBER.sub("#", line.text.casefold())
    return words, round(line.y / _HEIGHT), round(line.size)


def _is_number(line: Line) -> bool:
    return _PAGE_NUMBER.fullmatch(line.text) is not None


def _is_page_number(text: str) -> bool:
    return text.isdecimal() or _PAGE_NUMBER.fullmatch(text) is not None


def dated_heads(heads: Iterable[str]) -> str:
    """The heads that may name outlet and date of the article, one per line, without page numbers.

    Browsers print the time of printing above a page; a head with a time of day says nothing.

    Examples
    --------
    >>> dated_heads(["The Example | 12 March 2024 | 3", "14.03.2024, 09:12 Talks"])
    'The Example | 12 March 2024 |'
    """
    kept = (head for head in heads if not _TIME_OF_DAY.search(head))
    return "\n".join(_OUTER_NUMBER.sub("", head) for head in kept)


def heads_note(heads: Iterable[str]) -> str:
    """Say what was left out; "" for nothing."""
    shown = "; ".join(f"“{head[:60]}”" for head in list(heads)[:4])
    return f"running heads were left out: {shown}" if shown else ""
