"""What was said, where it follows its cue: "said that ...", "praised ...", "told us to ..."."""

from __future__ import annotations

import re

from analysis.quotes.coding import Coded
from analysis.quotes.subjects import Phrase
from analysis.text.cues import THOUGHT, Cue

_SPEECH = frozenset(("clause", "quote", "hearer"))
#: tokens between a cue and its "that": "said in an interview on Sunday that"
_REACH = 14
_THAT = re.compile(r"[rnd'oQ,]*?t")
#: "said on Monday “...”"
_QUOTED_LATE = re.compile(r"o[rnd'o]*,?Q")
#: "said" takes any clause, the others one whose verb follows its subject
_ANY_CLAUSE = re.compile(r".*?[vmhbSeg]")
_CLAUSE = re.compile(
    r"[rs]*[ndpQ'g]+(?:[oc][ndQ'g]+){0,5}(?:,[^,]{1,30},)?(?:w[^,]{1,20})?r*[vmhbS]"
)
#: "reporters", "the crowd in Ohio": to whom, before what
_HEARER = re.compile(r"(?:p|[nd']+(?:[oc][nd']+)*)r*[,:]?(?=[tQzkpd:n])")
#: when, where and to whom, and nothing else
TAIL = re.compile(r"r*(?:[zo][ndp'g]+(?:[ozc][nd'g]+)*r*|n{1,3})*")
#: a new clause with its own speaker
_ENDS = re.compile(r";|,c?G|,A|,?cr?S|,c?p[Sb]|,s[nd']{1,6}r*[hm]?r*S|-")


def following(s: Coded, at: int, cue: Cue) -> tuple[tuple[Phrase, ...], int]:
    """What was said, behind the cue at `at`; and where the cue's own words end.

    Returns
    -------
    contents, end
        No contents where nothing that the cue takes follows.
    """
    codes = s.codes
    last = without_stop(codes, len(codes))
    begin = at + 1
    while begin < last and codes[begin] == "r":
        begin += 1
    if begin >= last:
        return (), at + 1
    speaks = bool(cue.takes & _SPEECH)
    that = _THAT.match(codes, begin, min(last, begin + _REACH)) if speaks else None
    if that:
        return cut(s, that.end() - 1, last), at + 1
    late = _QUOTED_LATE.match(codes, begin, min(last, begin + _REACH)) if speaks else None
    if late and (late.end() - 1 in s.spoken or late.end() - 1 in s.clauses):
        return cut(s, late.end() - 1, last), at + 1
    if codes[begin] in "oz" and s.word(begin) in cue.takes:
        return _behind_preposition(s, begin, last, at)
    start = _start(s, begin, last, at, cue)
    if start is not None and start in s.clauses and TAIL.fullmatch(codes, start + 1, last):
        last = start + 1  # "said “We agree” to Modi in Delhi"
    return (cut(s, start, last) if start is not None else ()), at + 1


def _behind_preposition(s: Coded, begin: int, last: int, at: int) -> tuple[tuple[Phrase, ...], int]:
    """The "of" of "warned of ..." is the cue's; the "to" of "promised to ..." is said."""
    if s.word(begin + 1) == "condition":
        return (), at + 1  # "speaking on condition of anonymity"
    if s.codes[begin] == "o":
        return cut(s, begin + 1, last), begin + 1
    infinitive = s.codes[begin + 1 : begin + 2] in ("n", "S", "v", "b", "h", "r")
    return (cut(s, begin, last) if infinitive else ()), at + 1


def _start(s: Coded, begin: int, last: int, at: int, cue: Cue) -> int | None:
    """First token of what was said; None where nothing that the cue takes follows."""
    codes, takes, code = s.codes, cue.takes, s.codes[begin]
    speech = bool(takes & _SPEECH)
    if speech and (code == ":" or codes[begin : begin + 2] in (",Q", ":Q")):
        return begin + 1
    if code == "k" and takes & {"clause", "about", "object"}:
        return begin
    if "hearer" in takes:
        hearer = _HEARER.match(codes, begin, last)
        if hearer:  # who is urged to do something is talked about too
            return begin if codes[hearer.end()] == "z" else hearer.end()
    gap = code in "bhm" and "clause" in takes and codes[at] == "S"  # "what he said was"
    if gap or (code == "Q" and speech) or ("object" in takes and code in "ndp'gG"):
        return begin
    pattern = _ANY_CLAUSE if cue.verb == "say" else _CLAUSE
    clause = "clause" in takes and code in "ndpQ'sg" and pattern.match(codes, begin, last)
    return begin if clause else None


def cut(s: Coded, begin: int, last: int) -> tuple[Phrase, ...]:
    """The content from `begin` to where somebody else's clause starts, `last` at most."""
    end = last
    for match in _ENDS.finditer(s.codes, begin + 1, last):
        if not _goes_on(s, match):
            end = match.start()
            break
    return ((begin, end),) if end > begin else ()


def _goes_on(s: Coded, match: re.Match[str]) -> bool:
    """Whether a verb that could open another clause belongs to what is said."""
    ends = match.group()
    if ends[-1] == "G":
        return s.form(match.end() - 1).cue.force == THOUGHT
    joined = ends[-1] == "S" and "p" not in ends
    opens = s.codes[match.end() : match.end() + 1] == "t"  # "and insists that"
    return joined and not opens and "past" not in s.form(match.end() - 1).shapes


def without_stop(codes: str, end: int) -> int:
    """`end`, moved before full stops and commas."""
    while end and codes[end - 1] in ".;,":
        end -= 1
    return end


def back_to(codes: str, at: int) -> int:
    """Start of the clause that ends at `at`: of the sentence, or behind a semicolon."""
    begin = codes.rfind(";", 0, at) + 1
    while begin < at and codes[begin] in "c,":
        begin += 1
    return begin
