"""Which mention a speaker's phrase is headed by: "Kremlin spokesman Dmitry Peskov".

A name in the phrase is the speaker unless it only belongs to the one who speaks: "critics of
Putin", "Trump supporters", "a friend from Delhi". A spokesman, a report or an office speaks for
whom it belongs to.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from analysis.quotes.coding import Span


class Named(NamedTuple):
    """A mention that acts: where it stands and who it is."""

    start: int
    end: int
    actor_id: str

    @property
    def is_person(self) -> bool:
        """Whether it names a person."""
        return self.actor_id.startswith("person:")


#: these speak in the name of whom they belong to
_SPEAKS_FOR = re.compile(
    r"\b(?:spokes\w+|representatives?|statements?|reports?|releases?|letters?|offices?|embassy|"
    r"government|ministry|administration|officials?|envoys?|ambassadors?|delegation|website|"
    r"accounts?|tweets?|posts?|interviews?|speech|remarks|data|figures|polls?|surveys?|study)\b"
)
#: these do not, whoever stands beside them
_OTHERS = re.compile(
    r"\b(?:critics?|supporters?|opponents?|rivals?|allies|ally|voters?|fans?|friends?|analysts?|"
    r"experts?|observers?|residents?|activists?|protesters?|demonstrators?|followers?|witnesses|"
    r"victims?|relatives?|famil(?:y|ies)|lawyers?|advis[eo]rs?|aides?|campaign|people|citizens)\b"
)
#: who does not want to be named
_HIDDEN = re.compile(
    r"\b(?:sources?|unnamed|anonym\w+|not authori[sz]ed|familiar with|close to|insiders?)\b"
)
_PREPOSITION = re.compile(r"\b(?:of|for|from|at|in|with|to|by|against|near|on|about)\b")
_SEGMENT_END = re.compile(r",|\(| who | which | that ")
_COMPOUND = re.compile(r"(?:'s?|’s?)?[ -]((?:[a-z][\w-]*[ -]?)+)")
_AND = re.compile(r",? (?:and|&) ")


def is_spoken_for(text: str, end: int) -> bool:
    """Whether an official word follows a name that ends here: "Kremlin officials"."""
    return text[end : end + 1] in (" ", "-") and bool(_SPEAKS_FOR.match(text, end + 1))


def head_of(text: str, speaker: Span, names: Sequence[Named]) -> Named | None:
    """The mention that a speaker's phrase is headed by, None where it names nobody.

    Parameters
    ----------
    text
        The document's text.
    speaker
        The phrase.
    names
        The mentions that act inside it, in order.
    """
    start, end = speaker
    ends = _SEGMENT_END.search(text, names[0].end, end) if names else None
    segment = (start, ends.start() if ends else end)
    heads = [name for name in names if name.end <= segment[1] and _heads(text, segment, name)]
    people = [name for name in heads if name.is_person]
    hidden = _HIDDEN.search(text[start : segment[1]].lower())
    if heads and (people or not hidden):
        found = people or heads
        joined = _AND.match(text, found[0].end)  # of several the first is heard
        return found[0] if joined else found[-1]
    if hidden:
        return None
    later = [name for name in names if name.start >= segment[1] and name.is_person]
    explains = bool(later) and not _PREPOSITION.search(text, segment[1], later[0].start)
    return later[0] if explains and not _OTHERS.search(text[start : segment[1]].lower()) else None


def _heads(text: str, segment: Span, name: Named) -> bool:
    """Whether a name is who speaks, or is spoken for, in its segment."""
    before = text[segment[0] : name.start].lower()
    if _PREPOSITION.search(before) and (_OTHERS.search(before) or not _SPEAKS_FOR.search(before)):
        return False
    behind = _COMPOUND.match(text, name.end, segment[1])
    if behind is None:
        return True
    noun = _PREPOSITION.split(behind[1])[0]
    if not noun.strip():
        return True
    if name.is_person:
        return bool(_SPEAKS_FOR.search(noun))
    return not _OTHERS.search(noun)
