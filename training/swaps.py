"""Other names for the targets of a sentence, so that no name decides what is said of it."""

from __future__ import annotations

import random
import re
from functools import cache

from analysis.actors.dictionary import dictionary
from training.corpora import Example, Target

#: how often a person's name is replaced by a name of the same kind; else by any other
SAME_KIND = 0.8


def swapped(example: Example, chance: random.Random) -> Example:
    """The sentence with every target under another name, everywhere that name is printed."""
    renamed: dict[str, str] = {}
    for start, end, _ in example.targets:
        surface = example.text[start:end]
        renamed.setdefault(surface, _other(surface, chance))
    return _rewritten(example, renamed)


def _rewritten(example: Example, renamed: dict[str, str]) -> Example:
    longest = sorted(renamed, key=len, reverse=True)
    pattern = re.compile("|".join(rf"(?<!\w){re.escape(name)}(?!\w)" for name in longest))
    pieces, moved, reached, shift = [], dict[int, tuple[int, int]](), 0, 0
    for match in pattern.finditer(example.text):
        other = renamed[match[0]]
        pieces += [example.text[reached : match.start()], other]
        moved[match.start()] = (match.start() + shift, match.start() + shift + len(other))
        shift += len(other) - len(match[0])
        reached = match.end()
    text = "".join(pieces) + example.text[reached:]
    if any(start not in moved for start, _, _ in example.targets):
        return example  # targets that overlap each other, or begin within a word
    targets: tuple[Target, ...] = tuple(
        (*moved[start], label) for start, _, label in example.targets
    )
    return Example(text, targets)


def _other(surface: str, chance: random.Random) -> str:
    kind = _kind(surface) if chance.random() < SAME_KIND else chance.choice(list(_pools()))
    return chance.choice(_pools()[kind])


def _kind(surface: str) -> str:
    words = surface.split()
    if words[0].lower() in ("the", "a", "his", "her", "their") or surface[:1].islower():
        return "organization"
    if surface in _known("country"):
        return "country"
    if surface in _known("organization"):
        return "organization"
    return "surname" if len(words) == 1 else "person"


@cache
def _known(type_: str) -> frozenset[str]:
    actors = [actor for actor in dictionary().actors.values() if actor.type == type_]
    return frozenset(name for actor in actors for name in (actor.name, *actor.aliases))


@cache
def _pools() -> dict[str, list[str]]:
    people = sorted(a.name for a in dictionary().actors.values() if a.type == "person")
    return {
        "person": people,
        "surname": [name.split()[-1] for name in people],
        "country": sorted(_known("country")),
        "organization": sorted(a.name for a in dictionary().actors.values()
                               if a.type in ("organization", "group")),
    }  # fmt: skip
