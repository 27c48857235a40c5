"""Long sentences as windows that overlap, so that no span is lost at a border."""

from __future__ import annotations

from dataclasses import dataclass

from analysis.reader.pieces import Pieces

#: word pieces in a window, its start and end pieces left out; nine sentences in ten have under 60
WINDOW = 126
#: pieces that two neighbours share; a span of up to half as many lies well inside one of them
OVERLAP = 46
#: pieces of a word beyond which a window may end inside it
LONG_WORD = 16
#: widths are multiples of this, and depend on nothing but the window itself
STEP = 8


@dataclass(frozen=True)
class Window:
    """A stretch of the pieces of one sentence, half-open."""

    first: int
    last: int

    @property
    def width(self) -> int:
        """Pieces with start, end and padding."""
        return -(-(self.last - self.first + 2) // STEP) * STEP


def windows_of(pieces: Pieces) -> list[Window]:
    """Cover a sentence; windows end between words, but for words of over `LONG_WORD` pieces.

    Examples
    --------
    >>> from analysis.reader.pieces import cut
    >>> windows_of(cut(["Peace talks resumed."])[0])
    [Window(first=0, last=4)]
    >>> [(w.first, w.last) for w in windows_of(cut(["peace " * 200])[0])]
    [(0, 126), (80, 200)]
    """
    windows, first, count = [], 0, len(pieces)
    while count - first > WINDOW:
        last = _between_words(pieces, first + WINDOW)
        windows.append(Window(first, last))
        first = _between_words(pieces, last - OVERLAP)
    return [*windows, Window(first, count)] if count else []


def _between_words(pieces: Pieces, at: int) -> int:
    """The nearest border between two words at or before a piece, else the piece itself."""
    place = at
    while place > at - LONG_WORD and pieces.words[place] == pieces.words[place - 1]:
        place -= 1
    return place if pieces.words[place] != pieces.words[place - 1] else at


def home_of(windows: list[Window], first: int, last: int) -> int:
    """The window in which a span stands furthest from a cut; the first of several.

    A span longer than every overlap may lie in none: then the one that holds its first piece.
    """
    holding = [
        number for number, w in enumerate(windows) if w.first <= first and last <= w.last
    ] or [number for number, w in enumerate(windows) if w.first <= first < w.last]
    ends = windows[-1].last

    def room(number: int) -> int:
        window = windows[number]
        before = first - window.first if window.first else ends
        after = window.last - last if window.last < ends else ends
        return min(before, after)

    return max(holding, key=room)
