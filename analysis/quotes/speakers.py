"""Which actor speaks: a phrase of the text -> an actor_id, ``unnamed`` or ``article``.

A pronoun or "the ministry" is whoever spoke last and fits; a phrase that names nobody is
``unnamed``; "I" and "we" outside of quotation marks are the article itself.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from dataclasses import dataclass, field

from analysis.quotes.attributions import Attribution
from analysis.quotes.coding import Span
from analysis.quotes.labels import MAX_SILENT_PARAGRAPHS
from analysis.quotes.named import Named, head_of

UNNAMED = "unnamed"
ARTICLE = "article"

_FIRST_WORD = re.compile(r"[a-z]+")
_ONE = frozenset(("he", "she"))
_BODY = frozenset(("it", "they"))
_OWN = frozenset(("i", "we"))
#: "the ministry", "this company": somebody mentioned before
_DEFINITE = re.compile(
    r"(?:the|this|that) (?:[a-z'’-]+ ){0,2}?([a-z]+)(?=$| (?:also|itself|who)\b)"
)
_PERSON_NOUN = frozenset(
    ("president", "minister", "senator", "spokesman", "spokeswoman", "spokesperson", "governor",
     "mayor", "leader", "candidate", "chairman", "chairwoman", "secretary", "ambassador", "general",
     "congressman", "congresswoman", "lawmaker", "diplomat", "professor", "author", "official",
     "chancellor", "premier", "businessman", "envoy", "man", "woman", "director", "judge", "king")
)  # fmt: skip
_BODY_NOUN = frozenset(
    ("ministry", "department", "agency", "bank", "committee", "party", "union", "group", "court",
     "commission", "council", "company", "organization", "organisation", "alliance", "bloc",
     "newspaper", "paper", "outlet", "network", "service", "bureau", "firm", "institute",
     "university", "embassy", "association", "foundation", "board", "movement")
)  # fmt: skip
#: bodies that any organisation can be called
_ANY_BODY = frozenset(
    ("company", "group", "organization", "organisation", "agency", "outlet", "newspaper", "paper",
     "firm", "alliance", "bloc", "movement")
)  # fmt: skip
_DOCUMENT_NOUN = frozenset(("statement", "report", "release", "letter", "document", "text"))


@dataclass
class Speakers:
    """Resolves the speakers of one text, attribution by attribution, in its order."""

    text: str
    #: mentions that act, by start
    names: list[Named]
    #: starts of the sentences, ascending
    sentence_starts: list[int]
    #: who spoke last, a person and a body: actor_id, paragraph, where
    _person: tuple[str, int, int] | None = None
    _body: tuple[str, int, int] | None = None
    #: the words for who spoke last: "the spokesman" may come back
    _last: tuple[Span, tuple[str, int, int]] | None = None
    _starts: list[int] = field(default_factory=list)

    def __post_init__(self) -> None:
        self._starts = [name.start for name in self.names]

    def resolve(self, one: Attribution) -> str:
        """The actor_id of who speaks, ``unnamed``, or ``article`` for the writer."""
        actor_id = self._resolve(one)
        if one.speaker is not None and actor_id not in (UNNAMED, ARTICLE):
            spoke = (actor_id, one.paragraph, one.speaker[0])
            self._last = (one.speaker, spoke)
            if actor_id.startswith("person:"):
                self._person = spoke
            else:
                self._body = spoke
        return actor_id

    def _resolve(self, one: Attribution) -> str:
        if one.speaker is None:
            return UNNAMED
        start, end = one.speaker
        named = head_of(self.text, one.speaker, self._between(start, end))
        if named is not None:
            return named.actor_id
        if end - start > 1 and self.text[start:end].isupper():
            meant = self._in_capitals(self.text[start:end])
            if meant is not None:
                return meant
        phrase = self.text[start:end].lower()
        first = _FIRST_WORD.match(phrase)
        word = first[0] if first else ""
        if word in _OWN and len(phrase.split()) <= 2:
            return ARTICLE
        if word in _ONE:
            return self._last_person(one) or UNNAMED
        if word in _BODY:
            return self._recent(self._body, one) or UNNAMED
        definite = _DEFINITE.match(phrase)
        return (self._described(definite[1], one) if definite else None) or UNNAMED

    def _in_capitals(self, printed: str) -> str | None:
        """Who is meant by "MR MODI" in an interview: the first person of that surname."""
        surname = printed.split()[-1]
        people = (name for name in self.names if name.is_person)
        return next(
            (
                name.actor_id
                for name in people
                if self.text[name.start : name.end].upper().split()[-1] == surname
            ),
            None,
        )

    def _between(self, start: int, end: int) -> list[Named]:
        found = self.names[bisect_left(self._starts, start) : bisect_left(self._starts, end)]
        return [name for name in found if name.end <= end]

    def _recent(self, spoke: tuple[str, int, int] | None, one: Attribution) -> str | None:
        """Who spoke, if that was not too long ago."""
        if spoke is None or one.paragraph - spoke[1] > MAX_SILENT_PARAGRAPHS:
            return None
        return spoke[0]

    def _last_person(self, one: Attribution) -> str | None:
        """Whom "he" means: of this sentence, the last one, or who spoke last."""
        at = one.speaker[0] if one.speaker else 0
        place = bisect_right(self.sentence_starts, at) - 1
        here = self.sentence_starts[place]
        before = self.sentence_starts[max(place - 1, 0)]
        told = min((start for start, _ in one.contents), default=at)
        if told > at:  # not "..., he said": there the people before are talked about
            subject = self._first_person(here, at)
            if subject:
                return subject
        if self._person is not None and self._person[2] >= before:
            return self._person[0]
        return self._first_person(before, here) or self._recent(self._person, one)

    def _first_person(self, start: int, end: int) -> str | None:
        return next((name.actor_id for name in self._between(start, end) if name.is_person), None)

    def _described(self, noun: str, one: Attribution) -> str | None:
        """Whom "the ministry" or "the minister" means."""
        if self._last and noun in self.text[slice(*self._last[0])].lower().split():
            return self._recent(self._last[1], one)
        if noun in _PERSON_NOUN:
            return self._last_person(one)
        if noun in _DOCUMENT_NOUN:
            spoke = [who for who in (self._person, self._body) if who is not None]
            last = max(spoke, key=lambda who: who[2], default=None)
            return self._recent(last, one)
        if noun not in _BODY_NOUN:
            return None
        before = self.names[: bisect_left(self._starts, one.speaker[0] if one.speaker else 0)]
        for name in reversed(before[-_BODIES_BACK:]):
            kind, _, tail = name.actor_id.partition(":")
            if kind in ("organization", "group") and (noun in tail.split("-") or noun in _ANY_BODY):
                return name.actor_id
        return None


#: mentions that are looked through for "the ministry"
_BODIES_BACK = 40
