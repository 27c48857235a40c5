"""Countries and towns inside phrases that are no actors: foods, languages, treaties, idioms."""

from __future__ import annotations

from dataclasses import dataclass, field

from analysis.actors.draft import SentenceView
from analysis.actors.lexicon import not_actors, tag, words
from analysis.actors.matching import Hit
from analysis.actors.tokens import Token

_LANGUAGE_BEFORE = words("language_before")
_LANGUAGE_AFTER = words("language_after")
#: "Swiss cheese", "Vienna sausage"
_FOODS = words("foods")
#: "Minsk agreements", "Oslo peace accords"
_TREATIES = words("treaties")
#: "Treaty of Rome", "Battle of Kursk" (capitalised)
_NAMED_AFTER = words("named_after")
_AND = frozenset(("and", "or", ","))


@dataclass
class PhraseReader:
    """Tells whether a spelling is part of a phrase; remembers the last language of a list."""

    #: where languages that were seen end: "Dutch and Turkish"
    _languages: set[int] = field(default_factory=set)

    def is_no_actor(self, view: SentenceView, hit: Hit) -> bool:
        """Whether a dictionary spelling stands in a phrase that names nobody."""
        first, last = view.token_at(hit.start), view.token_at(hit.end)
        if self._is_language(view.tokens, hit, first, last):
            self._languages.add(hit.end)
            return True
        return (
            _is_idiom(view.tokens, hit, first)
            or _is_food(view.tokens, hit, last)
            or _is_treaty(view.tokens, hit, first, last)
        )

    def _is_language(self, tokens: list[Token], hit: Hit, first: int, last: int) -> bool:
        """Whether a language is meant: "in English", "speaks Dutch and Turkish"."""
        if all(sense.kind != "demonym" for sense in hit.senses):
            return False
        before = tokens[first - 1].lower if first else ""
        after = tokens[last] if last < len(tokens) else None
        follows = after.lower if after else ""
        if follows in _LANGUAGE_AFTER:
            return True
        listed = before in _AND and first > 1 and tokens[first - 2].end in self._languages
        return (before in _LANGUAGE_BEFORE or listed) and (
            after is None or not after.is_word or tag(follows) in ("IN", "CC", "TO", "RB")
        )


def _is_idiom(tokens: list[Token], hit: Hit, first: int) -> bool:
    """Whether a listed phrase starts here and reaches beyond: "Russian roulette", "go [Dutch]"."""
    if first and f"{tokens[first - 1].lower} {tokens[first].text}" in not_actors():
        return True
    part = tokens[first : first + 4]
    long = [n for n, token in enumerate(part, start=1) if token.end >= hit.end]
    phrase = [token.text for token in part]
    return any(" ".join(phrase[:n]) in not_actors() for n in long)


def _is_food(tokens: list[Token], hit: Hit, last: int) -> bool:
    follows = tokens[last].lower if last < len(tokens) else ""
    kinds = {sense.kind for sense in hit.senses} | {sense.source for sense in hit.senses}
    return follows in _FOODS and bool(kinds & {"demonym", "seat", "place", "country"})


def _is_treaty(tokens: list[Token], hit: Hit, first: int, last: int) -> bool:
    """Whether a town names a treaty; a country before one only qualifies it."""
    if hit.sense("country") or not hit.sense("seat", "place"):
        return False
    if first > 1 and tokens[first - 1].text == "of" and tokens[first - 2].text in _NAMED_AFTER:
        return True
    for token in tokens[last : last + 3]:
        if token.lower in _TREATIES:
            return True
        if not (tag(token.text).startswith("JJ") or token.lower in ("peace", "climate")):
            return False
    return False
