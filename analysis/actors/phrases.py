"""Countries and towns inside phrases that are no actors: foods, languages, treaties, idioms."""

from __future__ import annotations

from dataclasses import dataclass, field

from analysis.actors.draft import SentenceView
from analysis.actors.lexicon import not_actors, tag, words
from analysis.actors.matching import Hit
from analysis.actors.tokens import Columns

_LANGUAGE_BEFORE = words("language_before")
_LANGUAGE_AFTER = words("language_after")
#: "Swiss cheese", "Vienna sausage"
_FOODS = words("foods")
#: "Minsk agreements", "Oslo peace accords"
_TREATIES = words("treaties")
#: "Treaty of Rome", "Battle of Kursk" (capitalised)
_NAMED_AFTER = words("named_after")
_AND = frozenset(("and", "or", ","))
#: tokens
_LONGEST_IDIOM = 4


@dataclass
class PhraseReader:
    """Tells whether a spelling is part of a phrase; remembers the last language of a list."""

    #: where languages that were seen end: "Dutch and Turkish"
    _languages: set[int] = field(default_factory=set)

    def is_no_actor(self, view: SentenceView, hit: Hit) -> bool:
        """Whether a dictionary spelling stands in a phrase that names nobody."""
        first, last = view.token_at(hit.start), view.token_at(hit.end)
        if self._is_language(view.columns, hit, first, last):
            self._languages.add(hit.end)
            return True
        words = view.words
        return (
            _is_idiom(view.columns, hit, first)
            or _is_food(words, hit, last)
            or _is_treaty(words, hit, first, last)
        )

    def _is_language(self, columns: Columns, hit: Hit, first: int, last: int) -> bool:
        """Whether a language is meant: "in English", "speaks Dutch and Turkish"."""
        if all(sense.kind != "demonym" for sense in hit.senses):
            return False
        words = columns.words
        before = words[first - 1].lower() if first else ""
        after = words[last] if last < len(words) else ""
        follows = after.lower()
        if follows in _LANGUAGE_AFTER:
            return True
        listed = before in _AND and first > 1 and columns.end(first - 2) in self._languages
        return (before in _LANGUAGE_BEFORE or listed) and (
            not after[:1].isalpha() or tag(follows) in ("IN", "CC", "TO", "RB")
        )


def _is_idiom(columns: Columns, hit: Hit, first: int) -> bool:
    """Whether a listed phrase starts here and reaches beyond: "Russian roulette", "go [Dutch]"."""
    words = columns.words
    if 0 < first < len(words) and f"{words[first - 1].lower()} {words[first]}" in not_actors():
        return True
    phrase = words[first : first + _LONGEST_IDIOM]
    return any(
        columns.end(first + n - 1) >= hit.end and " ".join(phrase[:n]) in not_actors()
        for n in range(1, len(phrase) + 1)
    )


def _is_food(words: list[str], hit: Hit, last: int) -> bool:
    if last >= len(words) or words[last].lower() not in _FOODS:
        return False
    kinds = {sense.kind for sense in hit.senses} | {sense.source for sense in hit.senses}
    return bool(kinds & {"demonym", "seat", "place", "country"})


def _is_treaty(words: list[str], hit: Hit, first: int, last: int) -> bool:
    """Whether a town names a treaty; a country before one only qualifies it."""
    if hit.sense("country") or not hit.sense("seat", "place"):
        return False
    if first > 1 and words[first - 1] == "of" and words[first - 2] in _NAMED_AFTER:
        return True
    for word in words[last : last + 3]:
        lower = word.lower()
        if lower in _TREATIES:
            return True
        if not (tag(word).startswith("JJ") or lower in ("peace", "climate")):
            return False
    return False
