"""Companies that are called like persons: "[Karl Voss] shares fell", "the brewer [Otto Kranz]".

What stands beside the name tells: shares, a trade, sales, a plant of "its" own. One such place in
an article is enough for all places of the name, unless a title makes it a person.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from analysis.actors.dictionary import dictionary
from analysis.actors.draft import Draft, Span
from analysis.actors.folding import slug

_TRADES = (
    "airline|automaker|bakery|bank|brewer|brewery|carmaker|chain|chipmaker|company|conglomerate"
    "|distiller|drugmaker|firm|giant|group|insurer|label|lender|maker|manufacturer|multinational"
    "|publisher|retailer|shipbuilder|start-up|startup|steelmaker|supermarket"
)
_ADJECTIVES = r"(?:(?!of\b|for\b|at\b|in\b)[\w-]+ ){0,3}"
_FIGURES = "earnings|loss|losses|profit|profits|results|revenue|revenues|sales"
#: right behind a company's name
_BEHIND = re.compile(
    r" (?:shares|stock|stores|plc|executives|shareholders|employees)\b(?! of)"
    rf"|, (?:the|an?) {_ADJECTIVES}(?:{_TRADES})(?=[,.;]| (?:based|behind|that|which)\b)"
    rf"| (?:posted|reported|reports|posts) (?:[\w-]+ ){{0,3}}(?:{_FIGURES})\b"
    r"| (?:closed|closes|cut|cuts|launched|launches|moved|moves|opened|opens|raised|raises|recalled"
    r"|recalls|shut|shuts|sold|sells|will (?:close|cut|open|shut)) its\b"
)
#: right in front of it
_BEFORE = re.compile(
    rf"\b(?:(?:the|an?) {_ADJECTIVES}(?:{_TRADES})|[Ss]hares (?:of|in)|stake in) $"
)
#: characters that are looked at in front of a name
_WINDOW = 60
RULE = "company"


def name_companies(draft: Draft) -> None:
    """Make organisations of full names that no dictionary knows and that trade."""
    named: dict[str, list[Span]] = {}
    for span in draft.spans:
        if span.type == "person" and " " in span.name and span.name not in dictionary().senses:
            named.setdefault(span.name, []).append(span)
    for name, spans in named.items():
        if not any(span.title for span in spans) and _trades(draft, spans):
            for span in spans:
                span.type, span.actor_id = "organization", f"organization:{slug(name)}"
                span.kind, span.rule, span.confidence = "name", RULE, 0.7


def _trades(draft: Draft, spans: Iterable[Span]) -> bool:
    text = draft.text
    return any(
        _BEHIND.match(text, span.end)
        or _BEFORE.search(text[max(0, span.start - _WINDOW) : span.start])
        for span in spans
    )
