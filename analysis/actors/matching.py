"""Find every dictionary spelling in a text, in one pass (Aho-Corasick), on word boundaries."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import NamedTuple

from ahocorasick_rs import AhoCorasick

from analysis.actors.dictionary import Sense, dictionary


class Hit(NamedTuple):
    """A dictionary spelling at a place in the text."""

    start: int
    end: int
    senses: tuple[Sense, ...]

    def sense(self, *sources: str) -> Sense | None:
        """The first sense from one of `sources`."""
        for sense in self.senses:
            if sense.source in sources:
                return sense
        return None


@dataclass(frozen=True)
class Matcher:
    """An automaton over spellings, and what each stands for."""

    automaton: AhoCorasick
    senses: tuple[tuple[Sense, ...], ...]

    def find(self, text: str) -> list[Hit]:
        """All longest spellings that stand on word boundaries, left to right, not overlapping.

        `text` is folded. A shorter spelling is found where the longer one is only part of a word.

        Examples
        --------
        >>> text = "South Koreans in Indiana met the Koreans."
        >>> [text[hit.start : hit.end] for hit in matcher().find(text) if "country" in
        ...  {sense.source for sense in hit.senses}]
        ['South Koreans', 'Koreans']
        """
        found = [
            (start, end, index)
            for index, start, end in self.automaton.find_matches_as_indexes(text, overlapping=True)
            if _stands_alone(text, start, end)
        ]
        found.sort(key=lambda match: (match[0], -match[1]))
        hits, reached = [], 0
        for start, end, index in found:
            if start >= reached and not _names_on(text, start, end, self.senses[index]):
                hits.append(Hit(start, end, self.senses[index]))
                reached = end
        return hits


@cache
def matcher() -> Matcher:
    """The automaton over the whole dictionary, built once per process."""
    senses = dictionary().senses
    return Matcher(AhoCorasick(list(senses)), tuple(senses.values()))


def _names_on(text: str, start: int, end: int, senses: tuple[Sense, ...]) -> bool:
    """Whether "the West" is only the start of a longer name: "the West Bank"."""
    group = senses[0].actor_id.startswith("group:") and text[start : start + 4].lower() == "the "
    return group and text[end : end + 1] == " " and text[end + 1 : end + 2].isupper()


def _stands_alone(text: str, start: int, end: int) -> bool:
    before = text[start - 1] if start else " "
    after = text[end] if end < len(text) else " "
    if after == "$" or before in "@#/":
        return False
    return not (before.isalnum() or before == "_" or after.isalnum() or after == "_")
