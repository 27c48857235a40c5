"""Whether a name is the subject of a verb: "Burma became Myanmar", "Syria and Iran arm them"."""

from __future__ import annotations

from analysis.actors.lexicon import is_noun, tag, words
from analysis.actors.tokens import Token

#: verbs in the present that are nouns as well: "Seoul [fears] that", "Georgia [lives] on"
_NOUN_VERBS = words("noun_verbs")
#: verbs that make no government of a town: "Kyiv is quiet"
_STATES = words("state_verbs")
_ADVERBS = frozenset(("also", "again", "already", "never", "now", "often", "still", "then", "soon"))
_AND = frozenset(("and", "or"))
_LIST = frozenset(("and", "or", ",", "the", "both"))


def is_subject(tokens: list[Token], first: int, last: int, *, town: bool = False) -> bool:
    """Whether a finite verb follows a name, at once or behind the other names of its list.

    Parameters
    ----------
    tokens
        The sentence.
    first, last
        The name's tokens, half-open.
    town
        Whether the name is a town: then verbs of being say nothing.
    """
    ends_list = first > 1 and tokens[first - 1].lower in _AND and tokens[first - 2].is_capitalised
    if verb_at(tokens, last, town=town, plural=ends_list):
        return True
    number, listed = last, False
    while number < len(tokens) and number < last + 12:
        token = tokens[number]
        if token.lower in _LIST:
            listed = True
        elif not (listed and (token.is_capitalised or token.text == "-")):
            break
        number += 1
    joined = any(token.lower in _AND for token in tokens[last:number])
    plural = joined and tokens[number - 1].is_capitalised
    return plural and verb_at(tokens, number, town=town, plural=True)


def verb_at(tokens: list[Token], number: int, *, town: bool = False, plural: bool = False) -> bool:
    """Whether a finite verb of a name stands here, after at most one adverb."""
    if number < len(tokens) and tokens[number].lower in _ADVERBS:
        number += 1
    if number >= len(tokens) or not tokens[number].is_word or tokens[number].is_capitalised:
        return False
    word = tokens[number].lower
    following = tokens[number + 1] if number + 1 < len(tokens) else None
    if town and word in _STATES:
        return False
    kind = tag(word)
    if kind in ("VBD", "VBZ", "MD"):
        return True
    if kind in ("VB", "VBP"):
        return plural and not _continues_noun(following)
    if plural and kind == "NN" and starts_object(following):
        return True
    if kind == "VBN":
        return word.endswith("ed") and starts_object(following)
    return word in _NOUN_VERBS and not _continues_noun(following)


def starts_object(token: Token | None) -> bool:
    """Whether an object may start here: an article, pronoun, number, name or "that"."""
    if token is None:
        return False
    if tag(token.text) in ("DT", "PRP", "PRP$", "CD", "WP", "WRB"):
        return True
    return token.text[:1].isupper() or token.lower == "that"


def _continues_noun(token: Token | None) -> bool:
    """Whether what follows makes the word before it a noun: "Iran [claims] office"."""
    if token is None or not token.is_word:
        return False
    return is_noun(token.text) or tag(token.text) in ("VBD", "VBN", "VBZ", "MD")
