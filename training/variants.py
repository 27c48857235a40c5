"""Sentences like those that were labelled, for the teacher to judge: what a small network lacks.

A variant shows a sentence of the stance set with other names, other words, without a part of it,
or with a second sentence behind it; and it asks about every name in it, not the labelled one alone.
The labels of the original mean nothing any more: the teacher says what holds. TinyBERT (Jiao et al.
2020) learnt from reworded sentences in a like way.
"""

from __future__ import annotations

import random
import re
from collections.abc import Iterator, Mapping, Sequence

from analysis.reader.reading import open_reader
from training.corpora import Example, Target
from training.swaps import swapped

#: a word in small letters -> words of like use (`training.neighbours`)
Near = Mapping[str, Sequence[str]]

#: share of the words that become a word of like use
REPLACED = 0.18
#: how often a variant has other names, other words, a part less, a second sentence
NAMES, WORDS, SHORTER, LONGER = 0.5, 0.55, 0.25, 0.25
#: what stands between two sentences that become one
JOINTS = (" ", " ", ", while ", "; ", ", and ", ", but ")
#: letters of both together
LONGEST = 330
_WORD = re.compile(r"[A-Za-z]+")
_PART = re.compile(r"[^,;:—–]+[,;:—–]*\s*")


def with_names(examples: Sequence[Example], most: int, chance: random.Random) -> list[Example]:
    """The same sentences, asking about further names in them: `most` targets at most."""
    sentences = open_reader().read([example.text for example in examples])
    found = []
    for example, sentence in zip(examples, sentences, strict=True):
        taken = list(example.targets)[:most]
        names = [(n.start, n.end) for n in sentence.names if n.type != "MISC"]
        for start, end in chance.sample(names, len(names)):
            if len(taken) < most and all(end <= a or start >= z for a, z, _ in taken):
                taken.append((start, end, 1))
        found.append(Example(example.text, tuple(sorted(taken))))
    return found


def variants(
    examples: Sequence[Example], count: int, near: Near, chance: random.Random
) -> Iterator[Example]:
    """So many variants, each of a sentence drawn by chance."""
    for _ in range(count):
        example = chance.choice(examples)
        if chance.random() < SHORTER:
            example = shorter(example, chance)
        if chance.random() < LONGER:
            example = joined(example, chance.choice(examples), chance)
        if chance.random() < NAMES:
            example = swapped(example, chance)
        yield reworded(example, near, chance) if chance.random() < WORDS else example


def shorter(example: Example, chance: random.Random) -> Example:
    """Without one part between commas in which no target stands, if there is one."""
    parts = [match.span() for match in _PART.finditer(example.text)]
    free = [
        (start, end) for start, end in parts
        if all(z <= start or a >= end for a, z, _ in example.targets)
    ]  # fmt: skip
    if not free or len(parts) < 2:
        return example
    start, end = chance.choice(free)
    text = example.text[:start] + example.text[end:]
    moved = [(a, z, n) if z <= start else (a - end + start, z - end + start, n)
             for a, z, n in example.targets]  # fmt: skip
    return Example(text, tuple(moved))


def joined(one: Example, other: Example, chance: random.Random) -> Example:
    """One sentence behind the other, with the targets of both, where that is not too long."""
    if len(one.text) + len(other.text) > LONGEST:
        return one
    joint = chance.choice(JOINTS)
    first = one.text if joint == " " else one.text.rstrip(".!? ")
    if any(end > len(first) for _, end, _ in one.targets):
        return one
    shift = len(first) + len(joint)
    behind = tuple((a + shift, z + shift, n) for a, z, n in other.targets)
    return Example(first + joint + other.text, one.targets + behind)


def reworded(example: Example, near: Near, chance: random.Random) -> Example:
    """Some words outside the targets become words that are near."""
    pieces, targets, reached, shift = list[str](), list[Target](), 0, 0
    spans = sorted(example.targets)
    for match in _WORD.finditer(example.text):
        start, end = match.span()
        choice = near.get(match[0].lower())
        if choice is None or chance.random() > REPLACED or _touches(example.targets, start, end):
            continue
        word = chance.choice(choice)
        word = word.capitalize() if match[0][0].isupper() else word
        pieces += [example.text[reached:start], word]
        reached = end
        while spans and spans[0][0] < start:
            targets.append(_moved(spans.pop(0), shift))
        shift += len(word) - len(match[0])
    targets += [_moved(span, shift) for span in spans]
    return Example("".join(pieces) + example.text[reached:], tuple(targets))


def _touches(spans: Sequence[Target], start: int, end: int) -> bool:
    return any(a < end and start < z for a, z, _ in spans)


def _moved(span: Target, shift: int) -> Target:
    return (span[0] + shift, span[1] + shift, span[2])
