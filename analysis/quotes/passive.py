"""Reports without a subject that speaks: "is said to", "was praised by", "reportedly"."""

from __future__ import annotations

import re

from analysis.quotes.coding import Coded
from analysis.quotes.contents import cut, without_stop
from analysis.quotes.report import Report
from analysis.quotes.subjects import VERB_GROUP, subject_before
from analysis.text.cues import Cue, cue_force

#: verbs whose passive without "by" tells what nobody in particular says or thinks
_IMPERSONAL = frozenset(
    ["say", "report", "believe", "expect", "think", "allege", "accuse", "know", "consider", "see"]
)
#: who did it: "by the minister"
_AGENT = re.compile(r"p|[ndQ')(]+")


def passive(s: Coded, group: int, at: int, cue: Cue) -> Report | None:
    """Report of "Modi was praised by Putin for ..." and of "He is said to ..."."""
    codes = s.codes
    if codes[at + 1 : at + 3] == "sG":
        return None  # "was quoted as saying": found at "saying"
    subject = subject_before(codes, group)
    if subject is None or "participle" not in s.form(at).shapes:
        return None
    last = without_stop(codes, len(codes))
    behind = s.word(at + 1) if at + 1 < last else ""
    if behind == "by":
        agent = _AGENT.match(codes, at + 2)
        end = agent.end() if agent else at + 2
        rest = ((end, last),) if end < last and codes[end] not in ",-" else ()
        contents = (subject, *rest)
        return Report((at + 2, end), (at, at + 1), contents, cue.force) if agent else None
    if cue.verb in _IMPERSONAL and behind in ("to", "of", "as"):
        return Report(None, (group, at + 1), (subject, *cut(s, at + 1, last)), cue.force)
    return None


def reportedly(s: Coded, at: int) -> Report | None:
    """Report of a clause with "reportedly" in it, or at its start."""
    codes = s.codes
    group = at
    while group > 0 and codes[group - 1] in VERB_GROUP:
        group -= 1
    subject = subject_before(codes, group)
    front = (subject,) if subject else ()
    contents = (*front, *cut(s, at + 1, without_stop(codes, len(codes))))
    return Report(None, (at, at + 1), contents, cue_force(s.word(at))) if contents else None
