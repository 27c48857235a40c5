"""Actorscope as a system that a script can score on public gold data, method by method.

Run the data's own ``evaluate.py`` with ``--system benchmarks.gold:FastReader`` from the project's
root. Types are PER, ORG, LOC, and NORP for demonyms; a capital that stands for a government is
still a LOC by its form. Titles alone ("the Indian leader") are no names and are left out.
"""

from __future__ import annotations

from analysis.actors.find import find_in_text
from analysis.text.sentences import sentence_spans

_TYPES = {"person": "PER", "country": "LOC", "place": "LOC", "organization": "ORG", "group": "ORG"}


class FastReader:
    """Dictionary, capitalisation and rules: what ``Settings(reader="fast")`` runs."""

    def find_mentions(self, text: str) -> list[tuple[int, int, str, str]]:
        """(start, end, type, actor_id) of every name; undated, so no office is looked up."""
        bounds = [(index, start, end) for index, (start, end) in enumerate(sentence_spans(text))]
        return [
            (row["start"], row["end"], _type(row["kind"], actor.type), actor.actor_id)
            for row, actor in find_in_text(text, None, bounds)
            if row["kind"] != "title"
        ]

    def country_code(self, canonical: str) -> str | None:
        """ISO code of a country's actor_id."""
        return canonical.removeprefix("country:") if canonical.startswith("country:") else None

    def is_metonymic(self, sentence: str, start: int, end: int) -> bool:
        """Whether the place is an actor; a place that was not found is none."""
        found = find_in_text(sentence, None, [(0, 0, len(sentence))])
        return any(
            row["role"] == "actor" for row, _ in found if row["start"] < end and row["end"] > start
        )

    def split_sentences(self, text: str) -> list[tuple[int, int]]:
        """Spans of the sentences."""
        return sentence_spans(text)


def _type(kind: str, actor_type: str) -> str:
    if kind == "demonym":
        return "NORP"
    return "LOC" if kind == "metonym" else _TYPES[actor_type]
