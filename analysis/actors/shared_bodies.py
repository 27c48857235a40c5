"""Bodies that several states have under one name: whose "the Senate" is, by the article.

The dictionary's spelling is the best known one ("House of Commons" is Britain's). It gives way to
another state's body where the article speaks of that state instead: a possessive in front
decides, else whom the article names most.
"""

from __future__ import annotations

from collections import Counter
from functools import cache

from analysis.actors.dictionary import dictionary, listed, rows
from analysis.actors.draft import Draft, Span
from analysis.actors.folding import fold, slug
from analysis.actors.institutions import adjective
from analysis.actors.owners import country_of

#: a state must be named so many times as often as the next one that has such a body
_CLEARLY = 2
_STATE = " state "
#: rules of a body that its words alone made out; an article that names it in full is surer
_OPEN = frozenset(("dictionary", "head-word", "reader"))
#: rule of a body that was told by the state of its article
RULE = "shared-name"


def settle_shared_bodies(draft: Draft) -> None:
    """Give bodies with a shared name to the state that the article is about."""
    found = [
        (span, others)
        for span in draft.spans
        if span.type == "organization" and span.rule in _OPEN and not _is_local(draft, span)
        if (others := _bodies().get(draft.text[span.start : span.end])) is not None
    ]
    if not found:
        return
    named = _countries_named(draft, {span.start for span, _ in found})
    for span, others in found:
        country = _owner(draft, span) or _most_named(named, span.country, others)
        if country is not None and country in others and country != span.country:
            _settle(span, country, others[country])


def _is_local(draft: Draft, span: Span) -> bool:
    """Whether it is of a part of a state: "the state Supreme Court"."""
    return draft.text[max(0, span.start - len(_STATE)) : span.start] == _STATE


def _owner(draft: Draft, span: Span) -> str | None:
    """The country whose possessive stands in front: "[Canada]'s House of Commons"."""
    possessive = draft.text[span.start - 3 : span.start] == "'s "
    return country_of(draft.span_ending(span.start - 3)) if possessive else None


def _most_named(named: Counter[str], usual: str | None, others: dict[str, str]) -> str | None:
    """The one state with such a body that the article names clearly most."""
    ranked = Counter({country: named[country] for country in (*others, usual or "")})
    (first, most), (_, next_most) = ranked.most_common(2)
    return first if most >= max(1, _CLEARLY * next_most) else None


def _countries_named(draft: Draft, skipped: set[int]) -> Counter[str]:
    """How often each state is named, by itself or by its towns, people and bodies."""
    actors = dictionary().actors
    named: Counter[str] = Counter()
    for hit in draft.hits:
        country = actors[hit.senses[0].actor_id].country
        if country and hit.start not in skipped:
            named[country] += 1
    return named


def _settle(span: Span, country: str, name: str) -> None:
    senses = dictionary().senses.get(fold(name), ())
    known = next((sense.actor_id for sense in senses if sense.source == "organization"), None)
    span.actor_id, span.name = known or f"organization:{slug(name)}", name
    span.country, span.affiliation_id = country, f"country:{country}"
    span.kind, span.rule, span.confidence = "alias", RULE, 0.75
    span.hit = None


@cache
def _bodies() -> dict[str, dict[str, str]]:
    """Spelling -> country code -> the full name of that state's body."""
    found: dict[str, dict[str, str]] = {}
    for row in rows("shared_names.csv"):
        for code in listed(row["countries"]):
            country = dictionary().countries[code]
            name = row["name"] or f"{adjective(country)} {row['spelling']}"
            found.setdefault(row["spelling"], {})[code] = name
    return found
