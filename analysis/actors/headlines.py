"""All-capitals headlines, read as if they were printed like a title.

"MODI MEETS CHIEF OF BANK OF ENGLAND" becomes "Modi Meets Chief of Bank of England", so that the
same rules apply as elsewhere. Acronyms stay capitals, except where a plain word is meant: "WHO
WILL PAY?", "LET US GO".
"""

from __future__ import annotations

import re
from functools import cache

from ahocorasick_rs import AhoCorasick, MatchKind

from analysis.actors.dictionary import dictionary
from analysis.actors.folding import is_all_capitals, lowered_capitals
from analysis.actors.lexicon import words

#: acronyms that are plain words wherever a whole line is in capitals: "ICE CLOSES ROADS"
_PLAIN_WORDS = frozenset(("ICE", "SPA", "LET"))
#: "us", not the United States
_US = re.compile(
    r"\b(?:(?:ALL|BOTH|EACH|MANY|MOST|NONE|ONE|REST|SOME|TWO) OF|LET|ABOUT|CONTACT|FOLLOW) US\b"
    r"|\bUS ALL\b"
)
#: "who", not the World Health Organization, unless a word beside it says so
_WHO = re.compile(
    r"(?<!\bTHE )(?<!\bBY )\bWHO\b(?!'S|,|-| (?:AND|APPROVES|BACKS|BOSS|CALLS|CHIEF|DATA"
    r"|DECLARES|DIRECTOR|EXPERTS?|HEAD|OFFICIALS?|REPORTS?|SAYS|TEAM|TELLS|TO|URGES|WARNING|WARNS)\b)"
)


def read_capitals(sentence: str) -> str:
    """A sentence in title case if it is all in capitals, else as it is; the length is unchanged.

    Examples
    --------
    >>> read_capitals("WHO WILL PAY, ASKS WHO CHIEF"), read_capitals("NATO is calm")
    ('Who Will Pay, Asks WHO Chief', 'NATO is calm')
    """
    if not (sentence.isupper() and is_all_capitals(sentence)):
        return sentence
    plain = _US.sub(lambda match: match[0].lower(), sentence)
    plain = _WHO.sub("who", plain)
    return _with_spellings(sentence, _with_small_words(lowered_capitals(plain, _kept())))


@cache
def _kept() -> frozenset[str]:
    return dictionary().acronyms - _PLAIN_WORDS


def _with_small_words(titled: str) -> str:
    """Function words in lower case, the first word aside; "Mcconnell" as "McConnell"."""
    small = _SMALL.sub(lambda match: match[0].lower(), titled)
    return _MC.sub(lambda match: match[0][:2] + match[0][2].upper(), small)


_MC = re.compile(r"\bMc[a-z]")
_SMALL = re.compile(
    rf"(?<=')S\b|(?<= )(?:{'|'.join(word.capitalize() for word in words('small_words'))})\b"
)


def _with_spellings(capitals: str, titled: str) -> str:
    """Names with capitals inside or small words as the dictionary prints them: "McConnell"."""
    automaton, spellings = _inner_capitals()
    pieces, reached = [], 0
    for index, start, end in automaton.find_matches_as_indexes(capitals):
        alone = not capitals[start - 1 : start].isalnum() and not capitals[end : end + 1].isalnum()
        if alone and titled[start:end].upper() == capitals[start:end]:
            pieces += [titled[reached:start], spellings[index]]
            reached = end
    return "".join([*pieces, titled[reached:]])


@cache
def _inner_capitals() -> tuple[AhoCorasick, list[str]]:
    """Spellings that title case would not give back, by their capitals."""
    kept = _kept()
    spellings = {
        spelling.upper(): spelling
        for spelling in sorted(dictionary().senses)
        if len(spelling.upper()) == len(spelling)
        and spelling.upper() not in _PLAIN_WORDS | {spelling}
        and _with_small_words(lowered_capitals(spelling.upper(), kept)) != spelling
    }
    automaton = AhoCorasick(list(spellings), matchkind=MatchKind.LeftmostLongest)
    return automaton, list(spellings.values())
