"""Reported speech within one sentence: a grammar over its word classes."""

from __future__ import annotations

import re

from analysis.quotes.coding import Coded
from analysis.quotes.contents import back_to, cut, following, without_stop
from analysis.quotes.inverted import after_clause, after_quotation, name_end
from analysis.quotes.passive import passive, reportedly
from analysis.quotes.report import Report
from analysis.quotes.subjects import VERB_GROUP, Phrase, main_subject, subject_before
from analysis.text.cues import Cue, Force

#: tokens; a longer stretch without a full stop is a list or a table, not a sentence
MAX_TOKENS = 500

_CUES = re.compile("[SGAR]")
_SIGNATURE = re.compile(r"Q-([nd]{1,6})(?:,[ndoc,]*)?\.?")
_MAIN_VERB = re.compile(",r*[vmhbSe]")
_SPEAKER_ENDS = re.compile("[,.;:Gg-]|$")
#: forces that count inside what somebody else says; the others are a part of it there
_INSIDE: frozenset[Force] = frozenset(
    ("says", "claims", "accuses", "admits", "denies", "warns", "shows", "explains")
)


def reports_in(s: Coded) -> list[Report]:
    """All reports of one sentence: those with a cue in its order, then quotations without one."""
    reports: list[Report] = []
    if len(s.codes) > MAX_TOKENS:
        return reports
    for match in _CUES.finditer(s.codes):
        at = match.start()
        if reports and at < reports[-1].cue[1]:
            continue
        found = _report(s, at, reports)
        if found is not None and found.contents and not _is_part(found, reports):
            reports.append(found)
    return reports + _uncued(s, reports)


def _report(s: Coded, at: int, reports: list[Report]) -> Report | None:
    if s.codes[at] == "A":
        return _according(s, at)
    if s.codes[at] == "R":
        return reportedly(s, at)
    return _by_verb(s, at, reports)


def _is_part(found: Report, reports: list[Report]) -> bool:
    """Whether a thought, a demand ... only stands in what somebody else says."""
    cue = found.cue[0]
    return found.force not in _INSIDE and any(
        start <= cue < end
        for outer in reports
        if not outer.encloses
        for start, end in outer.contents
    )


def _according(s: Coded, at: int) -> Report | None:
    """Report of "According to X, ..." and of "..., according to X"."""
    codes = s.codes
    if codes[at + 1 : at + 2] != "z":
        return None
    begin, last = at + 2, without_stop(codes, len(codes))
    ends = _SPEAKER_ENDS.search(codes, begin)
    end = ends.start() if ends else begin
    rest = ((end + 1, last),) if codes[end : end + 1] == "," and last - end > 2 else ()
    if not codes[:at].strip("crs") or codes[at - 1] in "cs;:":
        contents: tuple[Phrase, ...] = rest
    else:
        start = back_to(codes, at)
        stop = at - (codes[at - 1] == ",")
        contents = ((start, stop), *rest) if start < stop else rest
    if end <= begin:
        return None
    return Report((begin, end), (at, at + 2), contents, "says", encloses=True)


def _by_verb(s: Coded, at: int, reports: list[Report]) -> Report | None:
    codes, cue = s.codes, s.form(at).cue
    group = at
    while group > 0 and codes[group - 1] in VERB_GROUP:
        group -= 1
    if "b" in codes[group:at] and codes[at] == "S":
        return passive(s, group, at, cue)
    tells = bool(cue.takes & {"clause", "quote"})
    found = after_quotation(s, group, at, cue, reports[-1] if reports else None) if tells else None
    if found is None and tells and at == 0:
        found = _opening(s, cue)
    if found is not None:
        return found
    speaker = _speaker(codes, group, at, reports)
    found = after_clause(s, group, at, speaker, cue) if tells else None
    if found is not None or (speaker is None and (group > 0 or _addresses(s, at))):
        return found
    contents, end = following(s, at, cue)
    if speaker is None and "," in codes:  # "Asked about India, Modi said ..."
        contents = tuple((first, min(last, codes.index(","))) for first, last in contents[:1])
    if codes[max(group - 2, 0) : group] == ",w":  # "Rao, who said that it rains, left"
        contents = tuple(_before_main_verb(codes, *content) for content in contents)
    return Report(speaker, (_cue_start(codes, at), end), contents, cue.force)


def _before_main_verb(codes: str, first: int, last: int) -> Phrase:
    """A content up to the comma that ends a relative clause."""
    main = _MAIN_VERB.search(codes, first, last)
    return first, main.start() if main else last


def _addresses(s: Coded, at: int) -> bool:
    """Whether a cue that opens a sentence is an order or a heading: "Ask Rao", "Explained: ..."."""
    return s.form(at).shapes == {"base"} or s.codes[at + 1 : at + 2] == ":"


def _opening(s: Coded, cue: Cue) -> Report | None:
    """Report of "Continued the minister: ..."."""
    end = name_end(s.codes, 1)
    if end == 1 or s.codes[end : end + 1] != ":":
        return None
    return Report((1, end), (0, 1), cut(s, end + 1, len(s.codes)), cue.force)


def _cue_start(codes: str, at: int) -> int:
    """Where the words of a cue start: "was quoted as saying" is one."""
    if codes[at] == "G" and codes[max(0, at - 2) : at] == "Ss":
        at -= 2
        while at > 0 and codes[at - 1] == "b":
            at -= 1
    return at


def _speaker(codes: str, group: int, at: int, reports: list[Report]) -> Phrase | None:
    if codes[at] == "G" and group == at and codes[at - 1 : at] in (",", "c"):
        if reports:
            return reports[0].speaker
        return main_subject(codes, at) or subject_before(codes, group)
    if codes[group - 1 : group] == "c" and reports:  # "said that ... and insisted that ..."
        last = reports[-1]
        if any(end in (group - 1, group - 2) for _, end in last.contents):
            return last.speaker
    return subject_before(codes, group)


def _uncued(s: Coded, reports: list[Report]) -> list[Report]:
    """Quotations of a clause that no cue claims: the subject of the verb before speaks."""
    found = []
    for at in s.clauses:
        signed = _SIGNATURE.fullmatch(s.codes) if at == 0 else None
        if signed:  # “...” — Rao
            found.append(Report(signed.span(1), (1, 1), ((0, 1),), "says"))
            continue
        claimed = any(start <= at < end for r in reports for start, end in r.contents)
        if claimed or (at == 0 and len(s.codes) > 2):
            continue
        after_verb = s.codes[at - 1 : at] in ("v", "S", "e", "G")
        speaker = subject_before(s.codes, at) if after_verb else main_subject(s.codes, at)
        if speaker is not None:
            found.append(Report(speaker, (at, at), ((at, at + 1),), "says"))
    return found
