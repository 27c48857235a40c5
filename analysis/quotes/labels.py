"""Interviews and headlines: paragraphs that open with who speaks, "MODI: ...", "Q. ...".

Many other things stand before a colon ("Photo: ...", "Background: ...", "NEW DELHI: ..."). So a
label is a speaker only where the article knows a person of that name, where it comes back and is no
ordinary word, or where it says what it is ("Q:", "Moderator:").
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from itertools import pairwise
from typing import NamedTuple

from analysis.actors.lexicon import person_titles, tag
from analysis.quotes.coding import Span
from analysis.quotes.marks import opens_quoted
from analysis.quotes.named import Named

#: "Modi: India wants peace", "MR RAO: Thank you", "Q: What now?", "Q. What now?"
_LABEL = re.compile(
    r"(?:[A-Z]{4,12} ?[–-] ?)?"
    r"([A-Z][\w.'’-]{0,30}(?:[ \u00a0](?:[A-Z][\w.'’-]{0,30}|of|de|von|van)){0,4}):\s+(?=\S)"
    r"|([QA])\.\s+(?=\S)"
)
_CLOSING = tuple("\"”»’'")
#: labelled paragraphs from which an article is an interview, if most of its paragraphs are
_INTERVIEW = 3
#: paragraphs that a speaker goes on speaking without being named again
MAX_SILENT_PARAGRAPHS = 2
#: they speak, and are not named
_ROLES = frozenset(
    ("Q", "A", "QUESTION", "ANSWER", "INTERVIEWER", "MODERATOR", "HOST", "ANCHOR", "REPORTER",
     "SPEAKER", "AUDIENCE")
)  # fmt: skip


class Label(NamedTuple):
    """Who speaks a whole paragraph; offsets into the text."""

    #: None for "Q" and "A"
    speaker: Span | None
    #: None where a speaker goes on
    cue: Span | None
    content: Span


def labels_in(
    text: str, paragraphs: Sequence[list[Span]], names: Sequence[Named]
) -> dict[int, Label]:
    """Find the paragraphs that open with their speaker.

    Parameters
    ----------
    text
        The document's text.
    paragraphs
        For each paragraph the spans of its sentences; the first may be the title.
    names
        Mentions that act, in order.

    Returns
    -------
    dict of int to Label
        By the position of the paragraph.

    Examples
    --------
    >>> text = "Rao left. MS LEE: Go on. Photo: Rao MS LEE: Now."
    >>> paragraphs = [[(0, 9)], [(10, 24)], [(25, 35)], [(36, 48)]]
    >>> sorted(labels_in(text, paragraphs, []))
    [1, 3]
    """
    found = {
        number: match
        for number, sentences in enumerate(paragraphs)
        if (match := _LABEL.match(text, sentences[0][0], sentences[-1][1]))
        and _is_all_quoted(text, match.end(), sentences[-1][1])
    }
    often = Counter(_name(match) for match in found.values())
    named = {name.end: name for name in names}
    labels = {
        number: _label(text, match, paragraphs[number])
        for number, match in found.items()
        if _speaks(match, number, often, named)
    }
    return labels | _unlabelled(labels, paragraphs)


def _is_all_quoted(text: str, start: int, end: int) -> bool:
    """Whether no quotation that opens here ends before the paragraph does."""
    return not opens_quoted(text, start) or text[:end].rstrip(".").endswith(_CLOSING)


def _unlabelled(labels: dict[int, Label], paragraphs: Sequence[list[Span]]) -> dict[int, Label]:
    """Paragraphs of an interview in which the last speaker goes on."""
    numbers = sorted(labels)
    if len(numbers) < _INTERVIEW or 2 * len(numbers) <= numbers[-1] - numbers[0] + 1:
        return {}
    return {
        number: Label(
            labels[last].speaker, None, (paragraphs[number][0][0], paragraphs[number][-1][1])
        )
        for last, following in pairwise(numbers)
        if following - last <= MAX_SILENT_PARAGRAPHS + 1
        for number in range(last + 1, following)
    }


def _name(match: re.Match[str]) -> str:
    return (match[1] or match[2]).strip()


def _speaks(
    match: re.Match[str], number: int, often: Counter[str], named: dict[int, Named]
) -> bool:
    """Whether a label says who speaks."""
    name = _name(match)
    if match[2]:  # "A. Smith left" is no answer without a question
        return bool(often["Q"] and often["A"])
    known = named.get(match.start(1) + len(name))
    if name.upper() in _ROLES or (known is not None and (known.is_person or number == 0)):
        return True
    words = name.lower().split()
    ordinary = all(tag(word.strip(".")) for word in words) and words[-1] not in person_titles()
    return often[name] > 1 and (known is not None or not ordinary)


def _label(text: str, match: re.Match[str], sentences: list[Span]) -> Label:
    group = 1 if match[1] else 2
    start, end = match.start(group), match.start(group) + len(_name(match))
    last = sentences[-1][1]
    speaker = None if text[start:end].upper() in _ROLES else (start, end)
    return Label(speaker, (end, end + 1), (match.end(), last - (text[last - 1] == ".")))
