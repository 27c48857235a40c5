"""A query as a tree: words and phrases, joined by AND, OR and NOT."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass


@dataclass(frozen=True)
class Term:
    """A word, or words that stand next to one another."""

    #: folded (lower case, no accents)
    words: tuple[str, ...]
    #: whether the last word is only the beginning of one ("govern*")
    is_open: bool = False


@dataclass(frozen=True)
class Not:
    """What must not be there."""

    part: Query


@dataclass(frozen=True)
class And:
    """What must all be there."""

    parts: tuple[Query, ...]


@dataclass(frozen=True)
class Or:
    """Of what one must be there."""

    parts: tuple[Query, ...]


Query = Term | Not | And | Or


def needs_word(query: Query) -> bool:
    """Whether whatever satisfies the query holds one of its words."""
    if isinstance(query, Term):
        return True
    if isinstance(query, Not):
        return isinstance(query.part, Not) and needs_word(query.part.part)
    parts = map(needs_word, query.parts)
    return any(parts) if isinstance(query, And) else all(parts)


def wanted_terms(query: Query) -> tuple[Term, ...]:
    """The words and phrases that are wanted, each once: those under a NOT are not.

    Examples
    --------
    >>> [term.words for term in wanted_terms(And((Term(("talks",)), Not(Term(("war",))))))]
    [('talks',)]
    """
    return tuple(dict.fromkeys(_wanted(query, sought=True)))


def all_terms(query: Query) -> tuple[Term, ...]:
    """Every word and phrase, each once."""
    return tuple(dict.fromkeys([*_wanted(query, sought=True), *_wanted(query, sought=False)]))


def _wanted(query: Query, *, sought: bool) -> Iterator[Term]:
    if isinstance(query, Term):
        if sought:
            yield query
    elif isinstance(query, Not):
        yield from _wanted(query.part, sought=not sought)
    else:
        for part in query.parts:
            yield from _wanted(part, sought=sought)
