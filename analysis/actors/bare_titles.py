"""Whom "the president" or "the Foreign Minister" means, with neither country nor name beside it.

On the article's day: the one person of the article who held such an office, else the holder in the
state that the article names most. Without a day nobody.
"""

from __future__ import annotations

import re
from collections import Counter

from analysis.actors.draft import Draft
from analysis.actors.offices import fits, offices
from analysis.actors.printed_titles import TITLE_OFFICES

#: titles that only a state has; a club has a president, too
_OF_STATES = frozenset(
    title
    for title in TITLE_OFFICES
    if "minister" in title or title in ("secretary of state", "foreign secretary", "premier")
)
#: "the president of the club"
_OF_ANOTHER = re.compile(r",? (?:of|for|at) ")
#: the state must be named so many times as often as the next one that has such an office
_CLEARLY = 2


def bare_holder(draft: Draft, start: int, end: int, title: str) -> str | None:
    """The holder of an office that ``text[start:end]`` names without country and person.

    Returns
    -------
    str or None
        actor_id of the person; None where the article leaves it open.
    """
    if title not in TITLE_OFFICES or draft.published is None or _OF_ANOTHER.match(draft.text, end):
        return None
    here = _holders_named(draft, start, title)
    if here:
        return here.pop() if len(here) == 1 else None
    country = _state_of_article(draft, title) if title in _OF_STATES else None
    return offices().holder(country, title, draft.published) if country else None


def _holders_named(draft: Draft, start: int, title: str) -> set[str]:
    """Persons who are named before, and held such an office of a state on the article's day."""
    people = {span.actor_id for span in draft.spans if span.type == "person" and span.start < start}
    terms = offices().by_person
    return {
        person
        for person in people
        if person is not None
        and any(
            term.country and draft.published and term.covers(draft.published) and fits(term, title)
            for term in terms.get(person, ())
        )
    }


def _state_of_article(draft: Draft, title: str) -> str | None:
    """The state with such an office that is clearly named most."""
    named = Counter(
        sense.actor_id.removeprefix("country:")
        for hit in draft.hits
        if (sense := hit.sense("country", "seat")) is not None
    )
    having = [
        (country, n)
        for country, n in named.most_common()
        if offices().holder(country, title, draft.published) is not None
    ]
    if not having or (len(having) > 1 and having[0][1] < _CLEARLY * having[1][1]):
        return None
    return having[0][0]
