"""Reported speech of a whole text: sentences are joined where a quotation crosses their border."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from analysis.quotes.coding import Coded, Span, coded
from analysis.quotes.grammar import reports_in
from analysis.quotes.labels import MAX_SILENT_PARAGRAPHS, labels_in
from analysis.quotes.marks import Stretch, opens_quoted, stretches_in
from analysis.quotes.named import Named
from analysis.quotes.report import Report
from analysis.text.cues import Force

#: characters; no stretch of reported speech is longer, whatever the text does
MAX_STRETCH = 3_000
#: stretches of one attribution; a longer speech goes on as another one, by the same speaker
MAX_STRETCHES = 40
#: share of a sentence in quotation marks from which it is nothing but quotation
_ALL_QUOTED = 0.8


@dataclass(frozen=True)
class Attribution:
    """Who says what: characters of the text."""

    speaker: Span | None
    cue: Span | None
    contents: tuple[Span, ...]
    force: Force = "says"
    #: position of the paragraph
    paragraph: int = 0
    #: the last quotation runs on in the next paragraph
    runs_on: bool = False


def attributions(
    text: str, paragraphs: Sequence[list[Span]], names: Sequence[Named] = ()
) -> list[Attribution]:
    """Find the reported speech of a text.

    Parameters
    ----------
    text
        The document's text.
    paragraphs
        For each paragraph the spans of its sentences.
    names
        Mentions that act, in order: whose interview it is.

    Returns
    -------
    list of Attribution
        In the order of the paragraphs; contents of one attribution never overlap.

    Examples
    --------
    >>> text = "“No,” said Rao. Lee warned of war."
    >>> found = attributions(text, [[(0, 15), (16, 34)]])
    >>> [(text[slice(*one.speaker)], text[slice(*one.contents[0])]) for one in found]
    [('Rao', '“No,”'), ('Lee', 'war')]
    """
    lower = lowered(text)
    labels = labels_in(text, paragraphs, names)
    found: list[Attribution] = []
    for number, sentences in enumerate(paragraphs):
        following = paragraphs[number + 1][0][0] if number + 1 < len(paragraphs) else len(text)
        if number in labels:
            speaker, cue, content = labels[number]
            found.append(Attribution(speaker, cue, (content,), paragraph=number))
            continue
        stretches = stretches_in(text, sentences, opens_quoted(text, following))
        for unit in _units(sentences, stretches):
            _read(text, lower, unit, number, found)
    return [_limited(text, one) for one in found]


def lowered(text: str) -> str:
    """The text in lower case, at unchanged offsets."""
    lower = text.lower()
    if len(lower) == len(text):
        return lower
    return "".join(low if len(low := letter.lower()) == 1 else letter for letter in text)


Unit = tuple[int, int, list[Stretch]]


def _units(sentences: list[Span], stretches: list[Stretch]) -> Iterator[Unit]:
    """Sentences, joined where a quotation crosses their border, with their quotations."""
    number = index = 0
    while number < len(sentences):
        start, end = sentences[number]
        first = index
        while index < len(stretches) and stretches[index].start < end:
            while end < stretches[index].end and number + 1 < len(sentences):
                number += 1
                end = sentences[number][1]
            index += 1
        yield start, end, stretches[first:index]
        number += 1


def _read(text: str, lower: str, unit: Unit, number: int, found: list[Attribution]) -> None:
    """Add the attributions of one unit; what is nothing but quotation goes on with the last."""
    start, end, stretches = unit
    quotations = [(stretch.start, stretch.end) for stretch in stretches]
    sentence = coded(text, lower, start, end, quotations)
    if not sentence.starts and not stretches:
        return
    here = [_placed(report, sentence, number) for report in reports_in(sentence)]
    quoted = sum(stretch.end - stretch.start for stretch in stretches)
    if not here and quoted >= _ALL_QUOTED * (end - start):
        here = [_continued(text, quotations, number, found)]
    if here and stretches and stretches[0].start == start:
        here[0] = _told_at_last(here[0], start, found)
    if here and stretches and not stretches[-1].closed:
        here[-1] = replace(here[-1], runs_on=True)
    found += here


def _told_at_last(one: Attribution, start: int, found: list[Attribution]) -> Attribution:
    """Take over a quotation of the paragraphs before that ran on until its speaker is named."""
    last = found[-1] if found else None
    if (
        last is None
        or last.speaker is not None
        or not last.runs_on
        or one.paragraph != last.paragraph + 1
        or one.contents[0][0] != start
        or len(last.contents) + len(one.contents) > MAX_STRETCHES
    ):
        return one
    found.pop()
    return replace(one, contents=(*last.contents, *one.contents))


def _continued(
    text: str, quotations: list[Span], number: int, found: list[Attribution]
) -> Attribution:
    """A sentence that is all quotation: more of the last one, or at least by the same speaker."""
    last = found[-1] if found else None
    if last is None or number - last.paragraph > MAX_SILENT_PARAGRAPHS:
        return Attribution(None, None, tuple(quotations), paragraph=number)
    direct = any(opens_quoted(text, start) for start, _ in last.contents)
    joins = last.runs_on or (direct and last.paragraph == number)
    if joins and len(last.contents) < MAX_STRETCHES:
        found.pop()
        contents = (*last.contents, *quotations)
        return replace(last, contents=contents, paragraph=number, runs_on=False)
    return Attribution(last.speaker, None, tuple(quotations), paragraph=number)


def _placed(report: Report, s: Coded, number: int) -> Attribution:
    return Attribution(
        s.span(*report.speaker) if report.speaker else None,
        s.span(*report.cue) if report.cue[0] < report.cue[1] else None,
        tuple(s.span(*content) for content in report.contents),
        report.force,
        number,
    )


def _limited(text: str, one: Attribution) -> Attribution:
    """No stretch is longer than the limit; it is cut between two words."""
    if all(end - start <= MAX_STRETCH for start, end in one.contents):
        return one
    return replace(one, contents=tuple(_cut(text, *content) for content in one.contents))


def _cut(text: str, start: int, end: int) -> Span:
    if end - start <= MAX_STRETCH:
        return start, end
    blank = text.rfind(" ", start, start + MAX_STRETCH)
    return start, blank if blank > start else start + MAX_STRETCH
