"""What is looked for: words, "phrases", AND, OR, NOT and parentheses, read into a tree.

    either  := both ("OR" both)*
    both    := maybe ("AND"? maybe)*        words side by side must all be there
    maybe   := "NOT" maybe | one
    one     := word | "phrase" | "(" either ")"

Operators are in capitals, so that "and" can be looked for. NOT binds most, OR least.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from typing import NamedTuple

from analysis.errors import QueryError
from analysis.search.query import And, Not, Or, Query, Term, needs_word
from analysis.search.words import folded, words_of

OPERATORS = ("AND", "OR", "NOT")
#: characters; longer than anything that is typed, short enough for an address
MAX_CHARACTERS = 1000
#: parentheses and NOTs inside one another
MAX_DEPTH = 40
_QUOTES = {'"': '"', "“": "”", "„": "“", "«": "»"}
_ANY_QUOTE = frozenset('"“”„«»')
_BORDERS = _ANY_QUOTE | frozenset("()")


class _Token(NamedTuple):
    """A piece of what was typed; its kind is word, phrase, operator, ( or )."""

    kind: str
    text: str
    #: characters before it
    place: int

    @property
    def named(self) -> str:
        return f"{self.text} at position {self.place + 1}"

    def is_operator(self, text: str) -> bool:
        return self.kind == "operator" and self.text == text


def parse_query(typed: str) -> Query:
    """Read what was typed into a tree.

    Parameters
    ----------
    typed
        Words, phrases in quotation marks, AND, OR, NOT (in capitals) and parentheses. Words side
        by side must all be there. ``govern*`` is every word that begins so.

    Returns
    -------
    Term, Not, And or Or
        Whatever satisfies it holds at least one of its words.

    Raises
    ------
    QueryError
        When it is no query; the message names the position, counted from 1, and the next step.

    Examples
    --------
    >>> parse_query('"New Delhi"')
    Term(words=('new', 'delhi'), is_open=False)
    >>> parse_query("talk* NOT war") == And((Term(("talk",), is_open=True), Not(Term(("war",)))))
    True
    """
    typed = unicodedata.normalize("NFC", typed)
    if len(typed) > MAX_CHARACTERS:
        raise QueryError(
            f"The search has {len(typed):,} characters; at most {MAX_CHARACTERS:,} are read. "
            "Search for fewer words at once.",
            MAX_CHARACTERS,
        )
    tokens = list(_tokens(typed))
    if not tokens:
        raise QueryError("There is nothing to look for. Type a word.", 0)
    query = _Reading(tokens).whole()
    if not needs_word(query):
        place = next(token.place for token in tokens if token.is_operator("NOT"))
        raise QueryError(
            f"NOT at position {place + 1} leaves nothing that must be there: every article without "
            "the word would be found. Add a word that is wanted, as in: talks NOT war.",
            place,
        )
    return query


def _tokens(typed: str) -> Iterator[_Token]:
    place = 0
    while place < len(typed):
        letter = typed[place]
        if letter.isspace():
            place += 1
        elif letter in "()":
            yield _Token(letter, letter, place)
            place += 1
        elif letter in _ANY_QUOTE:
            end = _closing(typed, place)
            yield _Token("phrase", typed[place + 1 : end], place)
            place = end + 1
        else:
            end = place
            while end < len(typed) and not (typed[end].isspace() or typed[end] in '()"“”„«»'):
                end += 1
            word = typed[place:end]
            yield _Token("operator" if word in OPERATORS else "word", word, place)
            place = end


def _closing(typed: str, place: int) -> int:
    """Where the phrase that is opened here is closed; keyboards differ in the mark."""
    own = typed.find(_QUOTES.get(typed[place], typed[place]), place + 1)
    others = (end for end in range(place + 1, len(typed)) if typed[end] in _ANY_QUOTE)
    end = own if own >= 0 else next(others, -1)
    if end < 0:
        raise QueryError(
            f"The quotation mark at position {place + 1} is never closed. "
            'Put a " after the last word of the phrase.',
            place,
        )
    return end


class _Reading:
    """One pass over the tokens, from left to right."""

    def __init__(self, tokens: list[_Token]) -> None:
        self.tokens = tokens
        self.next = 0
        self.depth = 0

    def whole(self) -> Query:
        query = self.either(None)
        if (token := self.peek()) is not None:  # only a ")" ends an `either`
            raise _closes_nothing(token)
        return query

    def peek(self) -> _Token | None:
        return self.tokens[self.next] if self.next < len(self.tokens) else None

    def takes(self, text: str) -> bool:
        """Whether the next token is this operator; if so it is read."""
        token = self.peek()
        found = token is not None and token.is_operator(text)
        self.next += found
        return found

    def either(self, opened: _Token | None) -> Query:
        parts = [self.both(opened)]
        while self.takes("OR"):
            parts.append(self.both(self.tokens[self.next - 1]))
        return parts[0] if len(parts) == 1 else Or(tuple(parts))

    def both(self, before: _Token | None) -> Query:
        parts = [self.maybe(before)]
        while (token := self.peek()) and token.kind != ")" and not token.is_operator("OR"):
            self.takes("AND")
            parts.append(self.maybe(self.tokens[self.next - 1]))
        return parts[0] if len(parts) == 1 else And(tuple(parts))

    def maybe(self, before: _Token | None) -> Query:
        if not self.takes("NOT"):
            return self.one(before)
        denied = self.tokens[self.next - 1]
        self.deepen(denied)
        part = self.maybe(denied)
        self.depth -= 1
        return Not(part)

    def one(self, before: _Token | None) -> Query:
        token = self.peek()
        if token is None or token.kind == ")" or token.kind == "operator":
            raise _nothing_between(before, token)
        self.next += 1
        return self.inside(token) if token.kind == "(" else _term(token)

    def inside(self, opened: _Token) -> Query:
        self.deepen(opened)
        query = self.either(opened)
        self.depth -= 1
        if self.peek() is None:
            raise _never_closed(opened)
        self.next += 1
        return query

    def deepen(self, token: _Token) -> None:
        self.depth += 1
        if self.depth > MAX_DEPTH:
            raise QueryError(
                f"At position {token.place + 1} more than {MAX_DEPTH} parentheses and NOTs stand "
                "inside one another. Write the search with fewer.",
                token.place,
            )


def _nothing_between(before: _Token | None, found: _Token | None) -> QueryError:
    """Why no word stands where one is needed."""
    opened = before is not None and before.kind == "("
    if found is not None and found.kind == "operator":
        where = f"between it and {before.named}" if before and not opened else "before it"
        return QueryError(
            f"{found.named} needs a word {where}. To look for the word itself, put it in "
            f'quotation marks: "{found.text.lower()}".',
            found.place,
        )
    if before is None:
        assert found is not None  # noqa: S101 - there is at least one token
        return _closes_nothing(found)
    if not opened:
        return QueryError(
            f"{before.named} has no word after it. Add the word, or take {before.text} out.",
            before.place,
        )
    if found is None:
        return _never_closed(before)
    return QueryError(
        f"The parentheses at position {before.place + 1} are empty. "
        "Put a word between them, or take them out.",
        before.place,
    )


def _closes_nothing(token: _Token) -> QueryError:
    return QueryError(
        f"The parenthesis at position {token.place + 1} closes nothing. "
        "Take it out, or open one before it.",
        token.place,
    )


def _never_closed(token: _Token) -> QueryError:
    return QueryError(
        f"The parenthesis at position {token.place + 1} is never closed. "
        "Add a ) where the group ends.",
        token.place,
    )


def _term(token: _Token) -> Term:
    is_open = token.text.rstrip().endswith("*")
    words = tuple(words_of(folded(token.text)))
    if not words:
        shown = f"“{token.text}”" if token.kind == "phrase" else token.text
        raise QueryError(
            f"{shown} at position {token.place + 1} holds no letter and no digit, and only words "
            "are looked for. Type a word there, or take it out.",
            token.place,
        )
    return Term(words, is_open)
