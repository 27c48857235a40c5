"""The working state of one article while its mentions are found.

A `Span` is a claim on a stretch of text. Passes add spans in the order of their certainty, and no
pass touches what an earlier one claimed.
"""

from __future__ import annotations

import re
from bisect import bisect_left, insort
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property

from analysis.actors.dictionary import dictionary
from analysis.actors.folding import fold, lowered_capitals
from analysis.actors.headlines import read_capitals
from analysis.actors.matching import Hit, matcher
from analysis.actors.tokens import Columns, Token, token_columns


@dataclass
class Span:
    """A stretch of text that refers to somebody, and what is known of it so far."""

    start: int
    end: int
    #: position in `Draft.sentences`
    sentence: int
    actor_id: str | None
    kind: str
    rule: str
    confidence: float
    role: str | None = None
    #: for actors that no dictionary knows
    name: str = ""
    type: str = ""
    country: str | None = None
    affiliation_id: str | None = None
    #: dictionary senses still open: a capital city, a surname
    hit: Hit | None = None
    #: the title printed before a person's name, plain lower case
    title: str = ""
    #: country of that title
    title_country: str | None = None


@dataclass
class SentenceView:
    """A sentence of the draft: its place, its tokens, and whether it is set like a headline."""

    index: int
    start: int
    end: int
    #: the tokens column by column
    columns: Columns
    headline: bool

    @cached_property
    def tokens(self) -> list[Token]:
        """The tokens one by one; made for the sentences in which they are looked at."""
        return self.columns.tokens()

    @property
    def words(self) -> list[str]:
        """The folded text of each token."""
        return self.columns.words

    def token_at(self, offset: int) -> int:
        """Index of the first token that starts at `offset` or after it."""
        return bisect_left(self.columns.starts, offset)


@dataclass
class Draft:
    """One article: folded text, sentences, hits, and the spans claimed so far."""

    text: str
    published: date | None
    sentences: list[SentenceView]
    hits: list[Hit]
    _claimed: list[tuple[int, int]] = field(default_factory=list)
    _firm: set[tuple[int, int]] = field(default_factory=set)
    #: sentence -> start -> span
    _by_sentence: dict[int, dict[int, Span]] = field(default_factory=dict)
    _by_end: dict[int, Span] = field(default_factory=dict)
    _by_start: dict[int, Span] = field(default_factory=dict)

    @cached_property
    def lowered(self) -> str:
        """The text in lower case, to look for words in; offsets are the text's."""
        lowered = self.text.lower()
        return lowered if len(lowered) == len(self.text) else "".join(map(_lowered, self.text))

    @cached_property
    def _hit_starts(self) -> list[int]:
        return [hit.start for hit in self.hits]

    @cached_property
    def _sentence_starts(self) -> list[int]:
        return [view.start for view in self.sentences]

    @property
    def spans(self) -> list[Span]:
        """All spans, sentence by sentence; a new list."""
        return [span for spans in self._by_sentence.values() for span in spans.values()]

    def spans_of(self, position: int) -> list[Span]:
        """The spans of a sentence, in the order of their claims; a new list."""
        return list(self._by_sentence.get(position, {}).values())

    def span_ending(self, end: int) -> Span | None:
        """The span that ends at a character."""
        return self._by_end.get(end)

    def span_starting(self, start: int) -> Span | None:
        """The span that starts at a character."""
        return self._by_start.get(start)

    def hits_between(self, start: int, end: int) -> list[Hit]:
        """Dictionary hits that start in the stretch."""
        first = bisect_left(self._hit_starts, start)
        last = bisect_left(self._hit_starts, end, first)
        return self.hits[first:last]

    def matches_around(
        self, pattern: re.Pattern[str], anchors: Sequence[str], before: int, after: int
    ) -> Iterator[re.Match[str]]:
        """The matches of a pattern in the text, sought only around words that each must hold.

        Parameters
        ----------
        anchors
            In lower case; every match holds the start of one of them.
        before, after
            Characters that a match may have in front of where that word starts, and from there on.
        """
        places = sorted({place for word in anchors for place in _places(self.lowered, word)})
        reached = 0
        for place in places:
            start = max(reached, place - before)
            match = pattern.search(self.text, start, place + after) if place >= reached else None
            if match and match.start() <= place < match.end():
                reached = match.end()
                yield match

    def is_free(self, start: int, end: int) -> bool:
        """Whether nothing has claimed any character of the stretch."""
        place = bisect_left(self._claimed, (start, start))
        before = place and self._claimed[place - 1][1] > start
        after = place < len(self._claimed) and self._claimed[place][0] < end
        return not before and not after

    def claim(self, span: Span) -> None:
        """Add a span; its stretch must be free."""
        insort(self._claimed, (span.start, span.end))
        self._by_sentence.setdefault(span.sentence, {})[span.start] = span
        self._by_end[span.end] = self._by_start[span.start] = span

    def block(self, start: int, end: int, *, firm: bool = False) -> None:
        """Claim a stretch that refers to nobody; a firm block cannot be taken back."""
        if self.is_free(start, end):
            insort(self._claimed, (start, end))
            if firm:
                self._firm.add((start, end))

    def unblock(self, start: int, end: int) -> None:
        """Take back blocks that touch a stretch; spans stay."""
        kept = {(span.start, span.end) for span in self._by_start.values()} | self._firm
        self._claimed = [c for c in self._claimed if c in kept or c[1] <= start or c[0] >= end]

    def release(self, span: Span) -> None:
        """Take a span back, for a longer one."""
        del self._claimed[bisect_left(self._claimed, (span.start, span.end))]
        del self._by_sentence[span.sentence][span.start]
        del self._by_end[span.end], self._by_start[span.start]

    def sentence_at(self, start: int, end: int) -> int | None:
        """Position of the sentence that holds the whole stretch, None if none does."""
        place = bisect_left(self._sentence_starts, start + 1) - 1
        if place < 0 or self.sentences[place].end < end:
            return None
        return place


def _places(text: str, word: str) -> Iterator[int]:
    """Where a word starts in a text."""
    place = text.find(word)
    while place >= 0:
        yield place
        place = text.find(word, place + 1)


def open_draft(text: str, published: date | None, bounds: list[tuple[int, int, int]]) -> Draft:
    """Fold an article, split its sentences into tokens, and find the dictionary's spellings.

    Parameters
    ----------
    text
        The document's text.
    published
        Day of publication, None where not stated.
    bounds
        (sentence_index, start, end) of every sentence that is not boilerplate, ascending.
    """
    folded = fold(text)
    pieces, reached, capitals = [], 0, set()
    for _, start, end in bounds:
        sentence = read_capitals(folded[start:end])
        if sentence != folded[start:end]:
            capitals.add(start)
        dateline = _DATELINE.match(sentence)
        if dateline:
            sentence = _plain_dateline(dateline) + sentence[dateline.end() :]
        pieces += [" " * (start - reached), sentence]
        reached = end
    folded = "".join(pieces)
    views = []
    for index, start, end in bounds:
        columns = token_columns(folded[start:end], start)
        headline = start in capitals or _is_headline(columns.words)
        views.append(SentenceView(index, start, end, columns, headline))
    return Draft(folded, published, views, matcher().find(folded))


#: "MOSCOW (Reuters) - ", "KYIV, Ukraine -": where and by whom an article was filed
_DATELINE = re.compile(
    r"^([A-Z][A-Z.'-]+(?:,? [A-Z][A-Za-z.'-]+){0,4})( ?\([A-Za-z ./]{2,20}\))?(?= ?[—–]| - )"
)


def _plain_dateline(match: re.Match[str]) -> str:
    """The town in title case; the agency's credit, which names no actor, as blanks."""
    credit = match[2] or ""
    return lowered_capitals(match[1], dictionary().acronyms) + " " * len(credit)


def _is_headline(tokens: list[str]) -> bool:
    """No full stop, and at least four words of over three letters, most of them capitalised."""
    if tokens and tokens[-1] == ".":
        return False
    words = [token for token in tokens if len(token) > 3 and token[0].isalpha()]
    capitals = sum(word[0].isupper() for word in words)
    return len(words) >= 4 and capitals >= 0.75 * len(words)


def _lowered(character: str) -> str:
    lowered = character.lower()
    return lowered if len(lowered) == 1 else character
