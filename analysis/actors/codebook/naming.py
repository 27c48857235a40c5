"""Ids of actors that a user makes."""

from __future__ import annotations

from collections.abc import Collection
from itertools import count

from analysis.actors.folding import slug


def new_actor_id(name: str, actor_type: str, taken: Collection[str]) -> str:
    """An id for a new actor of this name; where it is taken, with a number, as for namesakes.

    Examples
    --------
    >>> new_actor_id("John Smith", "person", {"person:john-smith"})
    'person:john-smith#2'
    """
    plain = f"{actor_type}:{slug(name)}"
    if plain not in taken:
        return plain
    return next(one for n in count(2) if (one := f"{plain}#{n}") not in taken)
