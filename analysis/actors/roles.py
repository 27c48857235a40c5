"""Actor, place or modifier: what a country, a capital or a demonym is doing in its sentence.

Rules over the neighbouring words, first match wins; without any sign a country acts (is addressed,
is talked about). Parts of speech come from `lexicon.tag`.
"""

from __future__ import annotations

from analysis.actors.draft import SentenceView
from analysis.actors.lexicon import (
    is_common,
    is_noun,
    organization_heads,
    person_titles,
    tag,
    words,
)
from analysis.actors.subjects import is_subject
from analysis.actors.tokens import Token
from analysis.settings import Role

_LOCATIVE = words("locative")
#: "confidence in Russia" is no place
_NOT_LOCATED = words("not_located")
#: governs "to", "from", "for": where one goes, not whom one addresses
_MOTION = words("motion")
_VISITS = words("visits")
_DIRECTIONS = words("directions")
_PHYSICAL = words("physical")
_PARTS = words("parts")
#: "Swiss-hosted", "US-led": the country did it
_ACTED = words("acted")
#: nouns for people who act or are acted for
_PEOPLE = words("people")
_PLURAL_PEOPLE = words("plural_people")
_PREFIXES = frozenset(("pro", "anti", "non", "ex", "post", "pre", "trans", "inter"))
_AUXILIARIES = frozenset(("is", "are", "was", "were", "has", "have", "had"))
_AND = frozenset(("and", "or", "nor", "&"))
_SKIPPED = frozenset(("the", "both", "either", "neither"))
#: words right after a name that are no noun, whatever their most frequent tag
_NOT_ATTRIBUTED = words("not_attributed")


def role_of(
    view: SentenceView, first: int, last: int, *, demonym: bool, city: bool,
    neighbours: dict[int, Role],
) -> Role:  # fmt: skip
    """What the tokens [first, last) are doing.

    Parameters
    ----------
    view
        The sentence.
    first, last
        The mention's tokens, half-open.
    demonym
        An adjective or people ("Indian") rather than a name.
    city
        A town or region rather than a state.
    neighbours
        Last token index of mentions to the left -> their role, for "in Gaza and Syria".
    """
    tokens = view.tokens
    after = _text(tokens, last)
    if demonym:
        return _demonym_role(view, first, last)
    hyphen = _pair_role(view, first, last) or _hyphen_role(tokens, first, last)
    if hyphen:
        return hyphen
    if after == "'s" or is_bare_possessive(tokens, last):
        return "place" if city and _text(tokens, last + 1) in _PHYSICAL else "actor"
    if is_dateline(view, first, last):
        return "place"
    if _qualifies(view, last) and not is_subject(tokens, first, last, town=city):
        return "modifier"
    if tokens[last - 1].text.isupper() and _joins_people(view, last):
        return "modifier"
    return governed_role(tokens, first, last, neighbours) or "actor"


def governed_role(
    tokens: list[Token], first: int, last: int, neighbours: dict[int, Role]
) -> Role | None:
    """The role that the words in front give."""
    before = first - 1
    while before >= 0 and tokens[before].lower in _SKIPPED:
        before -= 1
    word = _text(tokens, before).lower()
    nearby = {token.lower for token in tokens[max(0, before - 3) : before]}
    if word in _LOCATIVE:
        governor = _text(tokens, before - 1).lower()
        return "actor" if word == "in" and governor in _NOT_LOCATED else "place"
    if word in ("to", "from", "for") and nearby & _MOTION:
        return "place"
    if word in _VISITS or word in _DIRECTIONS:
        return "place"
    if word == "of" and nearby & _PARTS:
        return "place"
    if word in ("capital", "city", "town"):
        return "place"
    if word in _AND or word == ",":
        return _joined_role(tokens, before, last, neighbours)
    return None


def _joined_role(
    tokens: list[Token], joint: int, last: int, neighbours: dict[int, Role]
) -> Role | None:
    """In a list the role goes on, unless a verb makes the name a subject."""
    left = joint - 1
    new_clause = _text(tokens, left) == "," or tokens[joint].text == ","
    if _text(tokens, left) == ",":
        left -= 1
    role = neighbours.get(left)
    if role == "place" and not (new_clause and is_verb(_text(tokens, last))):
        return "place"
    return None


def is_dateline(view: SentenceView, first: int, last: int) -> bool:
    """Whether a sentence opens with where it was written: "MOSCOW (Reuters) -"."""
    tokens = view.tokens
    if first == 0 and _text(tokens, last) in ("—", "–", "("):
        return True
    if first == 0 and _text(tokens, last) == "-" and tokens[last].start > tokens[last - 1].end:
        return True
    comma = _text(tokens, first - 1) == ","
    return comma and first == 2 and _text(tokens, last) in ("—", "–", "-", "(")


def is_bare_possessive(tokens: list[Token], last: int) -> bool:
    """Whether an apostrophe after an s makes a possessive: "[Honduras]' president"."""
    if last + 1 >= len(tokens) or tokens[last].text != "'":
        return False
    joined = tokens[last - 1].end == tokens[last].start and tokens[last - 1].lower.endswith("s")
    follows = tokens[last + 1]
    return joined and follows.start == tokens[last].end + 1 and follows.text.islower()


def _pair_role(view: SentenceView, first: int, last: int) -> Role | None:
    """In "US-China trade" both only qualify the noun; without a noun both act."""
    end = _pair_end(view.tokens, first, last)
    return "modifier" if end is not None and _qualifies(view, end) else None


def _pair_end(tokens: list[Token], first: int, last: int) -> int | None:
    """Behind two names joined by a hyphen, of which this is one: "[Sino]-Indian"; else None."""
    end = last
    if _text(tokens, last) == "-" and _text(tokens, last + 1)[:1].isupper():
        end = last + 2
        while _text(tokens, end) == "-" and _text(tokens, end + 1)[:1].isupper():
            end += 2
    elif not (_text(tokens, first - 1) == "-" and tokens[max(0, first - 2)].is_capitalised):
        return None
    if _text(tokens, first - 1) == "-" and _text(tokens, first - 2).lower() in _PREFIXES:
        return None
    return end


def _hyphen_role(tokens: list[Token], first: int, last: int) -> Role | None:
    joined = _text(tokens, last) == "-" and tokens[last].start == tokens[last - 1].end
    if joined:
        word = _text(tokens, last + 1)
        return "actor" if word.lower() in _ACTED or word[:1].isupper() else "modifier"
    if first > 1 and tokens[first - 1].text == "-" and tokens[first - 1].end == tokens[first].start:
        partner = tokens[first - 2]
        joined_names = partner.is_capitalised and partner.lower not in _PREFIXES
        return "actor" if joined_names else "modifier"
    return None


def _demonym_role(view: SentenceView, first: int, last: int) -> Role:
    tokens = view.tokens
    end = _pair_end(tokens, first, last)
    if end is None or _text(tokens, last + 1).lower() in _ACTED:
        hyphen = _hyphen_role(tokens, first, last)
        if hyphen:
            return hyphen
    end = end or last
    word, after = tokens[end - 1].text, _text(tokens, end)
    if _heads_people(view, end) or _joins_people(view, end):
        return "actor"
    if after in _AND and _text(tokens, end + 1)[:1].isupper():
        return "modifier"
    plural = tag(word) in ("NNS", "NNPS") or (word.endswith("s") and word not in _PLURAL_PEOPLE)
    a_people = word in _PLURAL_PEOPLE or word.endswith("ese")
    collective = a_people and _text(tokens, first - 1).lower() == "the"
    if plural or collective:
        noun_follows = is_noun(after) and not is_verb(after)
        return "modifier" if noun_follows and not plural else "actor"
    return "modifier"


def _joins_people(view: SentenceView, number: int) -> bool:
    """Whether a list of names goes on to people: "North Korean [and South Korean officials]"."""
    tokens = view.tokens
    if _text(tokens, number) not in _AND:
        return False
    number += 1
    while number < len(tokens) and tokens[number].is_capitalised and not _is_plain(view, number):
        number += 1
    return _text(tokens, number - 1) not in _AND and _heads_people(view, number)


def _heads_people(view: SentenceView, number: int) -> bool:
    """Whether the noun phrase that starts here ends in a word for people, and in no name."""
    seen = ""
    for place in range(number, min(number + 5, len(view.tokens))):
        token = view.tokens[place]
        if not token.is_word or token.text == "'s":
            break
        if token.is_capitalised and not _is_plain(view, place):
            return seen in _PEOPLE and not {seen, token.lower} & person_titles()
        ends = seen in _PEOPLE and not is_noun(token.lower)
        if ends or not _in_noun_phrase(token):
            break
        seen = token.lower
    return seen in _PEOPLE


def _is_plain(view: SentenceView, number: int) -> bool:
    """Whether the capital of a word is only that of a headline."""
    return view.headline and is_common(view.tokens[number].text)


def _in_noun_phrase(token: Token) -> bool:
    """Whether a word can stand between a demonym and its noun; participles can, "is" cannot."""
    if token.lower in _AUXILIARIES:
        return False
    return token.lower in _PEOPLE or tag(token.lower)[:2] in ("NN", "JJ", "VB", "")


def _qualifies(view: SentenceView, last: int) -> bool:
    """Whether the country only qualifies what follows: "the Ukraine conference"."""
    tokens = view.tokens
    word = _text(tokens, last)
    if not word or not word[0].isalpha():
        return False
    if _is_plain(view, last):
        word = word.lower()
    if word[0].isupper():
        lower = word.lower()
        return (lower in person_titles() or word in organization_heads()) and len(word) > 1
    if word in _NOT_ATTRIBUTED or (not is_noun(word) and word not in person_titles()):
        return (
            tag(word) == "JJ" and is_noun(_text(tokens, last + 1)) and word not in _NOT_ATTRIBUTED
        )
    return not (tag(word) == "NNS" and _starts_object(_text(tokens, last + 1)))


def _starts_object(word: str) -> bool:
    """After "Russia attacks ..." an article, pronoun or name makes "attacks" a verb."""
    return tag(word) in ("DT", "PRP", "PRP$", "CD") or word[:1].isupper()


def is_verb(word: str) -> bool:
    """Whether a word is mostly a verb (or an auxiliary)."""
    return tag(word)[:2] in ("VB", "MD")


def _text(tokens: list[Token], number: int) -> str:
    return tokens[number].text if 0 <= number < len(tokens) else ""
