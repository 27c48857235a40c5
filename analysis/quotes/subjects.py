"""Whose verb it is: the noun phrase before it, found on a sentence's word classes.

Positions are tokens; a phrase is a half-open pair of them. Every search looks back a bounded number
of tokens, so that a sentence without end costs no more than any other text.
"""

from __future__ import annotations

Phrase = tuple[int, int]

#: between a subject and its verb: adverbs and auxiliaries
VERB_GROUP = frozenset("rmhbR")
_NOMINAL = frozenset("ndQp')e")
_VERBS = frozenset("vmhbS")
#: what opens an explanation between commas: "a minister", "who", "of", "speaking"
_EXPLAINS = frozenset("ndwogeGrs")
#: tokens; a longer phrase between two commas explains no name
_MAX_EXPLANATION = 32
#: tokens; no noun phrase is longer
_MAX_PHRASE = 24
#: tokens; a subject further away is somebody else's
_MAX_DISTANCE = 60
#: subjects of subjects: "who wanted to go and say"
_MAX_DEPTH = 4


def subject_before(codes: str, stop: int, depth: int = 0) -> Phrase | None:
    """The subject of a verb group that starts at `stop`; None where there is none.

    Examples
    --------
    >>> subject_before("nn,dnodn,S", 9), subject_before("pScS", 3)
    ((0, 8), (0, 1))
    """
    at = stop - 1
    if at < 0 or depth > _MAX_DEPTH:
        return None
    code = codes[at]
    if code == "p":
        return at, stop
    if code in "wkt":
        return _antecedent(codes, at, stop)
    if code in _NOMINAL:
        return phrase_before(codes, stop)
    if code in ",-":
        return _before_explanation(codes, at)
    if code in "czogGveSs":
        return _earlier_subject(codes, at, depth)
    return None


def phrase_before(codes: str, stop: int) -> Phrase | None:
    """The noun phrase that ends at `stop`, with what "of" and "in" add to it."""
    at, lowest = stop, max(0, stop - _MAX_PHRASE)
    while at > lowest:
        code = codes[at - 1]
        inside = at < stop
        joins = code in "ocz" and inside and at - 1 > lowest and codes[at - 2] in "n')"
        if not (joins or code in "nd')(" or code == ("e" if inside else "Q")):
            break
        at -= 1
    while at < stop and codes[at] in ")'c":
        at += 1
    return (at, stop) if at < stop else None


def main_subject(codes: str, stop: int) -> Phrase | None:
    """The subject of the first verb of a sentence, for a participle behind a comma."""
    for at in range(1, min(stop, _MAX_DISTANCE)):
        if codes[at] in _VERBS and codes[at - 1] in "ndp')wQ,":
            found = subject_before(codes, at)
            if found:
                return found
    return None


def _antecedent(codes: str, at: int, stop: int) -> Phrase:
    """What "who" stands for, with it; "who" alone where nothing stands before it."""
    before = at - 1 if at and codes[at - 1] in ",(" else at
    found = phrase_before(codes, before)
    return (found[0] if found else at), stop


def _before_explanation(codes: str, comma: int) -> Phrase | None:
    """The phrase before ", a former minister, said", with its explanation."""
    mark = codes[comma]
    lowest = max(0, comma - _MAX_EXPLANATION)
    first = codes.rfind(mark, lowest, comma)
    while first > 0:
        found = phrase_before(codes, first)
        governed = found is not None and found[0] > 0 and codes[found[0] - 1] == "o"
        if found is not None and not governed and codes[first + 1] in _EXPLAINS:
            return found[0], comma
        first = codes.rfind(mark, lowest, first)
    return phrase_before(codes, comma) if codes[comma - 1 : comma] in _NOMINAL else None


def _earlier_subject(codes: str, at: int, depth: int) -> Phrase | None:
    """The subject of the nearest verb before, for "and said", "to say", "of saying"."""
    lowest = max(0, at - _MAX_DISTANCE)
    while at > lowest and codes[at] != ";":
        if codes[at] in _VERBS:
            while at > 0 and codes[at - 1] in VERB_GROUP:
                at -= 1
            if at > 0 and codes[at - 1] in "ndpw')tQ,":
                found = subject_before(codes, at, depth + 1)
                if found:
                    return found
        at -= 1
    return None
