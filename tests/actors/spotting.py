"""What the actor tests ask of a text: who is found in it, and as what."""

from __future__ import annotations

from datetime import date

from analysis.actors.find import find_in_text
from analysis.text.sentences import sentence_spans


def spotted(text: str, day: date | None = None) -> list[tuple[str, str, str, str]]:
    """(surface, actor_id, kind, role) of every mention, in the order of the text."""
    bounds = [(index, start, end) for index, (start, end) in enumerate(sentence_spans(text))]
    return [
        (row["surface"], row["actor_id"], row["kind"], row["role"])
        for row, _ in find_in_text(text, day, bounds)
    ]


def actors_of(text: str, day: date | None = None) -> list[tuple[str, str]]:
    """(surface, actor_id) of the mentions that act."""
    return [(surface, actor) for surface, actor, _, role in spotted(text, day) if role == "actor"]


def roles_of(text: str) -> list[tuple[str, str]]:
    """(surface, role) of every mention."""
    return [(surface, role) for surface, _, _, role in spotted(text)]
