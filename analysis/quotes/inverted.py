"""What was said, where it stands before its cue: "..., he said", "...," said the minister."""

from __future__ import annotations

import re

from analysis.quotes.coding import Coded
from analysis.quotes.contents import back_to, without_stop
from analysis.quotes.report import Report
from analysis.quotes.subjects import Phrase
from analysis.text.cues import Cue

#: tokens between a quotation and "said": a name with its explanation
_FAR = 48
#: when, where and to whom, behind "he said", and nothing else
_TAIL = re.compile(r"r*(?:[zo][ndp'g]+(?:[ozc][nd'g]+)*r*|n{1,3})*(?=[.,:;Q]|$)")
_NAME = re.compile(r"[ndpoc')(]*")
_CUE = re.compile("[SGA]")
_HOLDS_VERB = re.compile("[vmhbSeQ]")
#: "In an article called Q, she wrote of war": what opens like this needs a verb of its own
_FINITE = re.compile("[vmhb]")


def after_quotation(
    s: Coded, group: int, at: int, cue: Cue, before: Report | None
) -> Report | None:
    """Report of "...," said the minister" and of "...," the minister, who was there, said".

    Parameters
    ----------
    group, at
        First token of the verb with its auxiliaries, and the verb.
    before
        The report before; what it claims is taken.
    """
    codes = s.codes
    quoted = codes.rfind("Q", max(0, at - _FAR), at)
    if quoted not in s.spoken or codes[at] != "S" or _is_taken(before, quoted):
        return None
    speaker = _speaker_behind(codes, quoted + 1, group)
    behind = at + 1
    if speaker is None and group == at and not codes[quoted + 1 : group].strip(",-"):
        behind = name_end(codes, at + 1)
        speaker = (at + 1, behind) if behind > at + 1 else None
    if speaker is None:
        return None
    contents = [(back_to(codes, quoted), quoted + 1)]
    more = codes.find("Q", behind)
    if more >= 0 and not _CUE.search(codes, behind, more):
        contents.append((more, without_stop(codes, len(codes))))
    return Report(speaker, (at, at + 1), tuple(contents), cue.force)


def _is_taken(before: Report | None, quoted: int) -> bool:
    if before is None:
        return False
    return before.cue[0] > quoted or any(last > quoted for _, last in before.contents)


def _speaker_behind(codes: str, first: int, group: int) -> Phrase | None:
    """The subject between a quotation and its verb."""
    while first < group and codes[first] in ",-c":
        first += 1
    if first >= group or codes[first] not in "ndp":
        return None
    if codes[first] == "p":
        return first, first + 1
    return first, group - (codes[group - 1] == ",")


def after_clause(s: Coded, group: int, at: int, speaker: Phrase | None, cue: Cue) -> Report | None:
    """Report of "The bill would pass, he said" and of "The bill, he said, would pass"."""
    codes = s.codes
    if codes[at] != "S" or "h" in codes[group:at]:
        return None
    if speaker is not None and codes[speaker[0] - 1 : speaker[0]] == ",":
        opens, tail = speaker[0], _TAIL.match(codes, at + 1)
        after = tail.end() if tail else None
    elif group == at and codes[at - 1 : at] == ",":
        opens, after = at, name_end(codes, at + 1)
        speaker = (at + 1, after)
        if after == at + 1 or codes[after : after + 1] not in ("", ",", ".", ";"):
            return None
    else:
        return None
    if after is None or _leads_on(s, after):
        return None
    contents = _around(codes, opens - 1, after)
    return Report(speaker, (at, at + 1), contents, cue.force) if contents else None


def _leads_on(s: Coded, after: int) -> bool:
    """Whether a quotation follows that starts a sentence of its own: "he said, “It is ...”"."""
    behind = s.codes[after : after + 2]
    return behind[:1] in (":", "Q") or (behind == ",Q" and after + 1 in s.capital)


def _around(codes: str, before: int, after: int) -> tuple[Phrase, ...]:
    """What stands before "he said", and what goes on behind it."""
    begin, last = back_to(codes, before), without_stop(codes, len(codes))
    goes_on = codes[after : after + 1] == "," and last - after > 2
    verb = _FINITE if codes[begin : begin + 1] == "o" else _HOLDS_VERB
    if not goes_on and not verb.search(codes, begin, before):
        return ()
    front = ((begin, before),) if begin < before else ()
    rest = goes_on and codes[after + 1] not in "GA"
    return (*front, (after + 1, last)) if rest else front


def name_end(codes: str, behind: int) -> int:
    """End of a subject that follows its verb: "said X, the minister"."""
    match = _NAME.match(codes, behind)
    return match.end() if match else behind
