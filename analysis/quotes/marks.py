"""Stretches in quotation marks, paragraph by paragraph.

All marks are known: “ ” " '' `` „ ‟ « » ‘ ’ '. Where opening and closing marks look alike, the
characters beside them decide. A stretch never leaves its paragraph: a quotation that runs on opens
again in the next one. A mark that is never closed reaches to the end of its sentence; only where
the next paragraph opens again, to the end of its paragraph.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass, field
from typing import NamedTuple

#: characters; marks further apart do not belong together
MAX_QUOTATION = 3_000

# each pattern starts with the marks themselves, so that the text between them is passed over fast
_DOUBLE = re.compile("[\"“”„‟«»'`](?:(?<=[\"“”„‟«»])|(?<=')'|(?<=`)`)")
#: an apostrophe is none: no "'80s", no "'tis", no "the ministers' talks" unless a mark is open
_SINGLE = re.compile(
    r"['‘’](?:(?<![^\s(\[—–-]['‘])(?<=['‘])(?=[^\W\d_])(?!(?i:tis|twas|em|cause|til|n)\b)"
    r"|(?<=[\w.,!?…;]['’])(?![\w'’]))"
)
_OPENING = re.compile("\\s*[\"“„‟«‘']")
_ALWAYS_OPEN, _ALWAYS_CLOSE = ("“", "„", "‟", "‘", "``"), ("”", "’")


class Stretch(NamedTuple):
    """Text between quotation marks; `start` and `end` include the marks."""

    start: int
    end: int
    #: whether the closing mark was found
    closed: bool = True


def stretches_in(text: str, sentences: list[tuple[int, int]], goes_on: bool) -> list[Stretch]:
    """Find the outermost quotations of one paragraph, in order, without overlap.

    Parameters
    ----------
    text
        The whole text.
    sentences
        Spans of the paragraph's sentences.
    goes_on
        Whether the next paragraph opens with a quotation mark.

    Examples
    --------
    >>> text = 'He said “so, ‘no’ it is” and "left. She went.'
    >>> [text[s.start : s.end] for s in stretches_in(text, [(0, 35), (36, 45)], False)]
    ['“so, ‘no’ it is”', '"left.']
    """
    start, end = sentences[0][0], sentences[-1][1]
    for marks in (_DOUBLE, _SINGLE):
        if marks.search(text, start, end):
            found = _Open(text, sentences, goes_on).read(marks, start, end)
            if found:
                return found
    return []


def opens_quoted(text: str, start: int) -> bool:
    """Whether a paragraph that starts here opens with a quotation mark."""
    return bool(_OPENING.match(text, start))


@dataclass
class _Open:
    """A paragraph while it is read: what was opened and is not closed yet."""

    text: str
    sentences: list[tuple[int, int]]
    goes_on: bool
    opened: int = -1
    depth: int = 0
    #: end of the last mark that closed something inside
    closed_at: int = -1
    #: end of the last stretch
    done: int = 0
    sentence_ends: list[int] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.sentence_ends = [end for _, end in self.sentences]

    def read(self, marks: re.Pattern[str], start: int, end: int) -> list[Stretch]:
        found: list[Stretch] = []
        for mark in marks.finditer(self.text, start, end):
            at = mark.start()
            if self.opened >= 0 and at - self.opened > MAX_QUOTATION:
                found.append(self._given_up(at))
            opens = self._opens(mark, start, end)
            if self.opened < 0:
                if opens:
                    self.opened, self.depth = at, 1
                else:
                    found += self._never_opened(mark)
            elif not opens:
                self.depth, self.closed_at = self.depth - 1, mark.end()
                if self.depth == 0:
                    found.append(Stretch(self.opened, mark.end()))
                    self.opened = self.closed_at = -1
                    self.done = mark.end()
            elif at < self._sentence_end():
                self.depth += 1
            else:  # a new quotation: the one before was never closed
                found.append(self._given_up(at))
                self.opened, self.depth = at, 1
        if self.opened >= 0:
            found.append(self._given_up(end))
        return [stretch for stretch in found if stretch.end - stretch.start > 2]

    def _sentence_end(self) -> int:
        """End of the sentence in which the open quotation started."""
        place = bisect_right(self.sentence_ends, self.opened)
        return self.sentence_ends[min(place, len(self.sentence_ends) - 1)]

    def _never_opened(self, mark: re.Match[str]) -> list[Stretch]:
        """Speech that lost its opening mark, as in 'Kyiv is lost," he said'."""
        place = bisect_right(self.sentence_ends, mark.start())
        start = self.sentences[min(place, len(self.sentences) - 1)][0]
        is_speech = self.text[mark.start() - 1] == "," and self.done <= start
        self.done = mark.end()
        return [Stretch(start, mark.end())] if is_speech else []

    def _given_up(self, before: int) -> Stretch:
        """A quotation without its end: to the last inner close, else to its sentence's end."""
        opened, closed_at = self.opened, self.closed_at
        last = self.sentence_ends[-1]
        runs_on = self.goes_on and before == last and last - opened <= MAX_QUOTATION
        end = last if runs_on else min(self._sentence_end(), before, opened + MAX_QUOTATION)
        self.opened = self.closed_at = -1
        self.depth = 0
        if closed_at > opened and not runs_on:
            return Stretch(opened, closed_at)
        return Stretch(opened, end, closed=False)

    def _opens(self, mark: re.Match[str], start: int, end: int) -> bool:
        """Whether a mark opens, by its form or by what stands beside it."""
        printed, inside = mark.group(), self.opened >= 0
        before = self.text[mark.start() - 1] if mark.start() > start else " "
        after = self.text[mark.end()] if mark.end() < end else " "
        if printed == "“" and inside and self.text[self.opened] == "„":
            return False  # German closes with it
        if printed in "«»":
            turned = self.text[self.opened] == "»" if inside else before.isspace() > after.isspace()
            return (printed == "»") == turned
        if printed in _ALWAYS_OPEN:
            return True
        if printed in _ALWAYS_CLOSE:
            return False
        if before.isspace() or before in "([{—–-/“":
            return not (inside and after.isspace())
        return not inside and not after.isspace() and after not in ".,;:!?)]—–"
