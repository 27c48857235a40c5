"""Text inside figures: how wide it is, where it is cut, and that it is never markup.

Widths are those of Arial and Helvetica, so that margins and label places can be computed before a
browser draws anything.
"""

from __future__ import annotations

import html
import re
import unicodedata

import pandas as pd

#: the figures' fonts: on every system, and embedded in no file
FONT = "Arial, Helvetica, sans-serif"
#: pixels of a line of text that a chart of 340 pixels still shows whole
NARROW_LINE = 306
#: spaces at which a line may end
_BREAKS = re.compile(r" (?!· )")

#: advance widths of Helvetica in thousandths of the font size
_WIDTHS = {
    222: "ijl'",
    278: " !,./:;I[]\\ft|·",
    333: '()-`r{}"',
    389: "*",
    500: "Jckszvxy^",
    556: "0123456789#$?Labdeghnopqu_–",
    584: "+<=>~",
    611: "FTZ",
    667: "&ABEKPSVXY",
    722: "CDHNRUw",
    778: "GOQ",
    833: "Mm",
    944: "W",
    1000: "%@…—",
}
_WIDTH_OF = {letter: width for width, letters in _WIDTHS.items() for letter in letters}


def text_width(text: str, size: float, *, bold: bool = False) -> float:
    """Estimated width of one line in pixels.

    Examples
    --------
    >>> text_width("Oslo", 10)
    20.56
    """
    thousandths = sum(_letter_width(letter) for letter in text)
    return round(thousandths * size * (1.08 if bold else 1.0) / 1000, 2)


def _letter_width(letter: str) -> int:
    if letter in _WIDTH_OF:
        return _WIDTH_OF[letter]
    if unicodedata.combining(letter):
        return 0
    if unicodedata.east_asian_width(letter) in "WF":
        return 1000
    base = unicodedata.normalize("NFKD", letter)[0]
    # other scripts: wide rather than clipped
    return _WIDTH_OF.get(base, 960 if letter.isupper() else 720)


def shortened(text: str, width: float, size: float, *, bold: bool = False) -> str:
    """The text on one line, cut with an ellipsis where it is wider than `width` pixels.

    Examples
    --------
    >>> shortened("North Atlantic Treaty Organization", 100, 12)
    'North Atlantic Tr…'
    """
    line = " ".join(text.split())
    if text_width(line, size, bold=bold) <= width:
        return line
    while line and text_width(line + "…", size, bold=bold) > width:
        line = line[:-1]
    return line.rstrip(" ,.;:-") + "…"


def wrapped(text: str, width: float, size: float, *, bold: bool = False) -> list[str]:
    """The text as lines of at most `width` pixels; a word that is wider alone is cut.

    A separating dot stays at the end of a line, never at the start of the next.

    Examples
    --------
    >>> wrapped("1 article · undated · Actorscope 0.1.0", 120, 12)
    ['1 article · undated ·', 'Actorscope 0.1.0']
    """
    lines: list[str] = []
    for word in _BREAKS.split(" ".join(text.split())) if text.strip() else ():
        piece = shortened(word, width, size, bold=bold)
        if lines and text_width(f"{lines[-1]} {piece}", size, bold=bold) <= width:
            lines[-1] += f" {piece}"
        else:
            lines.append(piece)
    return lines


def escaped(text: str) -> str:
    """The text as plotly shows it letter by letter: no tag, link or line break of its own.

    Examples
    --------
    >>> escaped("<b>Bank</b> & Co")
    '&lt;b&gt;Bank&lt;/b&gt; &amp; Co'
    """
    return html.escape(" ".join(text.split()), quote=False)


def hover(name: str, *lines: str) -> str:
    """A hover text: the full name in bold, wrapped, and below it lines that are already safe."""
    heading = "<br>".join(escaped(line) for line in wrapped(name, 260, 13, bold=True))
    return "<br>".join([f"<b>{heading}</b>", *(line for line in lines if line)])


def counted(number: float, one: str, many: str | None = None) -> str:
    """A number with its noun.

    Examples
    --------
    >>> counted(1, "article"), counted(1200, "sentence"), counted(2, "country", "countries")
    ('1 article', '1,200 sentences', '2 countries')
    """
    noun = one if number == 1 else many or f"{one}s"
    return f"{number:,.0f} {noun}"


def shown_of(shown: int, n: int, noun: str) -> str:
    """How many of how many are shown.

    Examples
    --------
    >>> shown_of(3, 3, "actor"), shown_of(20, 34, "actor")
    ('3 actors', 'top 20 of 34 actors')
    """
    return counted(n, noun) if shown == n else f"top {shown:,} of {counted(n, noun)}"


def signed(value: float) -> str:
    """A tone with its sign, a true minus and two digits.

    Examples
    --------
    >>> signed(0.125), signed(-0.2), signed(-0.001)
    ('+0.12', '−0.20', '0.00')
    """
    text = f"{value:+.2f}"
    return "0.00" if text in ("+0.00", "-0.00") else text.replace("-", "−")


def given(value: object) -> bool:
    """Whether a cell of a table holds a value."""
    return not bool(pd.isna(value))  # type: ignore[call-overload]
