"""Titles in front of a name or beside it: they explain the person.

"Indian Prime Minister Narendra Modi" makes Modi the Indian prime minister of this article.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from analysis.actors.dictionary import dictionary
from analysis.actors.draft import Draft, Span
from analysis.actors.lexicon import words
from analysis.actors.offices import offices, plain_title
from analysis.actors.owners import body_of, country_of, is_house
from analysis.actors.printed_titles import ALONE, LOCAL_TITLES, PLURAL_TITLES, STATES_HAVE
from analysis.actors.runs import title_before
from analysis.actors.tokens import Columns

LEADERS = words("leaders")
_STATE_TITLES = words("state_titles")
#: between two who share a title
_JOINT = re.compile(r",? and |, ")


@dataclass
class Titles:
    """What appositions of the article have defined: (owner, title) -> persons."""

    defined: dict[tuple[str | None, str], set[str]] = field(default_factory=dict)
    #: actor_id -> full name
    names: dict[str, str] = field(default_factory=dict)

    def add(self, owner: str | None, title: str, person: Span) -> None:
        """Remember that this article gave a person this title; an interior minister is one."""
        person_id = person.actor_id or ""
        self.names[person_id] = person.name
        short = title.rsplit(" ", 1)[-1]
        keys = {(owner, title), (None, title)}
        if short in LOCAL_TITLES and title != "prime minister":
            keys.add((None, short))
        for key in keys:
            self.defined.setdefault(key, set()).add(person_id)

    def is_defined(self, title: str) -> bool:
        """Whether the article calls anybody so."""
        return (None, title) in self.defined

    def holder(self, owner: str | None, title: str) -> str | None:
        """The one person of the article who bears the title; a leader may bear another one."""
        found = set(self.defined.get((owner, title), ()))
        if not found and title in LEADERS and owner in dictionary().countries:
            for other in _STATE_TITLES:
                found |= self.defined.get((owner, other), set())
            leading = dictionary().countries[owner].leader
            fitting = {
                p for p in found if any(t.office == leading for t in offices().by_person.get(p, ()))
            }
            found = fitting or found
        return found.pop() if len(found) == 1 else None


def attach_titles(draft: Draft) -> None:
    """Note the title, its country and its institution on every person that follows one."""
    for span in draft.spans:
        if span.type == "person":
            view = draft.sentences[span.sentence]
            number = view.token_at(span.start)
            if view.columns.starts[number : number + 1] == [span.start]:
                _attach(draft, span, view.columns, number)


def _attach(draft: Draft, span: Span, columns: Columns, number: int) -> None:
    first, title = title_before(columns, number)
    if not title:
        return
    span.title = plain_title(title)
    if span.title in PLURAL_TITLES:
        span.title = PLURAL_TITLES[span.title]
        _share(draft, span)
    start = columns.starts[first]
    possessive = draft.text[start - 3 : start] == "'s "
    owner = draft.span_ending(start - 3 if possessive else start - 1)
    if owner is None or owner.sentence != span.sentence:
        return
    country = country_of(owner)
    if country is not None:
        span.title_country, span.country = country, span.country or country
        if not possessive:
            qualify(owner)
        if span.title in STATES_HAVE or is_house(owner):
            span.affiliation_id = f"country:{country}"
    elif owner.type == "organization" and owner.actor_id:
        span.affiliation_id, span.country = owner.actor_id, span.country or owner.country
        span.title_country = body_of(owner)


def _share(draft: Draft, span: Span) -> None:
    """Give a plural title to everybody in its list: "Presidents Lee and Xi"."""
    last: Span | None = span
    while last is not None:
        joint = _JOINT.match(draft.text, last.end)
        last = draft.span_starting(joint.end()) if joint else None
        if last is None or last.type != "person":
            return
        last.title = span.title


def qualify(owner: Span) -> None:
    """A country before a title only qualifies; a house that speaks acts: "[Kremlin] spokesman"."""
    owner.role = (
        "actor" if is_house(owner) or owner.type in ("organization", "group") else "modifier"
    )


def titles_in_front(draft: Draft) -> Titles:
    """What the titles in front of names say of the article's people."""
    titles = Titles()
    for span in draft.spans:
        if span.type == "person" and span.actor_id and span.title in ALONE:
            titles.add(span.title_country, span.title, span)
    return titles
