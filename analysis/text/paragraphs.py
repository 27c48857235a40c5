"""Where the paragraphs of a text are.

A line is a paragraph, as in nearly every article that was copied or exported. Only in a
hard-wrapped text (an e-mail, an old wire file) do blank lines separate the paragraphs. A text is
taken as hard-wrapped when its lines were plainly filled up to one width:

* the longest line has `MIN_WRAP_WIDTH` to `MAX_WRAP_WIDTH` characters;
* at least `MIN_WRAPPED_LINES` lines are followed by another one without a blank line between;
* of these, `MIN_FILLED_SHARE` had no room for the next line's first word within the longest line's
  width (this is how a program breaks lines, and hardly ever how a list or a poem comes out);
* more than half of them do not end like a sentence.
"""

from __future__ import annotations

import re
from itertools import pairwise

Span = tuple[int, int]

#: characters; a narrower column is a list
MIN_WRAP_WIDTH = 40
#: characters; the longest line that programs which break lines by themselves usually make
MAX_WRAP_WIDTH = 120
#: lines; two filled lines may be chance
MIN_WRAPPED_LINES = 3
#: share of the lines that are followed by another
MIN_FILLED_SHARE = 0.9

_LINE = re.compile(r"[^\n]+")
_BLOCK = re.compile(r"[^\n]+(?:\n[^\n]+)*")
_LINE_OF_BLANKS = re.compile(r"^[^\S\n]+$", re.MULTILINE)
_SENTENCE_END = re.compile(r"[.!?…:][\"'”’»)\]]*$")


def paragraph_spans(text: str, *, titled: bool = False) -> list[Span]:
    r"""Find the paragraphs of a text.

    Parameters
    ----------
    text
        With ``\n`` as its only line end.
    titled
        Whether the first line that is not blank is a title, and so a paragraph of its own even in a
        hard-wrapped text.

    Returns
    -------
    list of (start, end)
        Half-open character offsets, ascending, without overlap, trimmed of white space. Every
        character that is not white space is in one of them.

    Examples
    --------
    >>> paragraph_spans("Peace talks\n\n India agreed. \nRussia did not.")
    [(0, 11), (14, 27), (29, 44)]
    """
    lines = [span for span in (_trimmed(text, *m.span()) for m in _LINE.finditer(text)) if span]
    body = lines[1:] if titled else lines
    if not _is_hard_wrapped(text, body):
        return lines
    # A line of blanks separates paragraphs too; \t keeps every offset where it was.
    start = body[0][0]
    blanked = _LINE_OF_BLANKS.sub(lambda match: "\n" * len(match.group()), text)
    blocks = (_trimmed(text, *m.span()) for m in _BLOCK.finditer(blanked, start))
    return lines[: len(lines) - len(body)] + [span for span in blocks if span]


def trimmed(text: str, start: int, end: int) -> Span:
    """Shrink a span until it neither starts nor ends with white space; ``(end, end)`` if blank.

    Examples
    --------
    >>> trimmed("a  word ", 1, 8)
    (3, 7)
    """
    piece = text[start:end].rstrip()
    return start + len(piece) - len(piece.lstrip()), start + len(piece)


def _trimmed(text: str, start: int, end: int) -> Span | None:
    span = trimmed(text, start, end)
    return span if span[0] < span[1] else None


def _is_hard_wrapped(text: str, lines: list[Span]) -> bool:
    width = max((end - start for start, end in lines), default=0)
    if not MIN_WRAP_WIDTH <= width <= MAX_WRAP_WIDTH:
        return False
    inner = [
        (line, after) for line, after in pairwise(lines) if text.count("\n", line[1], after[0]) == 1
    ]
    filled = sum(_had_no_room(text, line, after, width) for line, after in inner)
    unfinished = sum(not _SENTENCE_END.search(text[slice(*line)][-10:]) for line, _ in inner)
    return (
        len(inner) >= MIN_WRAPPED_LINES
        and filled >= MIN_FILLED_SHARE * len(inner)
        and unfinished > len(inner) / 2
    )


def _had_no_room(text: str, line: Span, after: Span, width: int) -> bool:
    first_word = text[slice(*after)].split(maxsplit=1)[0]
    return line[1] - line[0] + 1 + len(first_word) > width
