"""Actorscope as a system that a script can score on public gold data, method by method.

Run the data's own ``evaluate.py`` with ``--system benchmarks.gold:FastReader`` from the project's
root. Types are PER, ORG, LOC, and NORP for demonyms; a capital that stands for a government is
still a LOC by its form. Titles alone ("the Indian leader") are no names and are left out.
"""

from __future__ import annotations

from pathlib import Path

import numpy as np

from analysis.actors.find import find_in_text
from analysis.actors.folding import fold
from analysis.actors.matching import matcher
from analysis.actors.weighing import IN_EVENT
from analysis.quotes.attributions import attributions
from analysis.reader.reading import STANCE_LABELS, Answer, Reader, open_reader
from analysis.tables import DOCUMENT_COLUMNS, table
from analysis.text.sentences import sentence_spans, split_sentences

Span = tuple[int, int]

_TYPES = {"person": "PER", "country": "LOC", "place": "LOC", "organization": "ORG", "group": "ORG"}


class FastReader:
    """Dictionary, capitalisation and rules: what ``Settings(reader="fast")`` runs."""

    def find_mentions(self, text: str) -> list[tuple[int, int, str, str]]:
        """(start, end, type, actor_id) of every name; undated, so no office is looked up."""
        return _names(text, None)

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

    def quotes(self, text: str) -> list[tuple[Span | None, Span | None, list[Span]]]:
        """(speaker, cue, contents) of all reported speech and thought."""
        row = {"document_id": "a", "title": "", "text": text, "n_words": 0, "tags": []}
        sentences = split_sentences(table([row], DOCUMENT_COLUMNS))
        paragraphs = [
            list(zip(part["start"], part["end"], strict=True))
            for _, part in sentences.groupby("paragraph_index")
            if (part["section"] != "boilerplate").all()
        ]
        return [
            (one.speaker, one.cue, list(one.contents)) for one in attributions(text, paragraphs)
        ]


def _names(text: str, reader: Reader | None) -> list[tuple[int, int, str, str]]:
    bounds = [(index, start, end) for index, (start, end) in enumerate(sentence_spans(text))]
    names: list[tuple[int, int, str, str]] = []
    for row, actor in find_in_text(text, None, bounds, reader):
        if row["kind"] == "title":
            names += _countries(text, row["start"], row["end"])
        elif row["rule"] != IN_EVENT:
            kind = _type(row["kind"], actor.type)
            names.append((row["start"], row["end"], kind, actor.actor_id))
    return names


def _countries(text: str, start: int, end: int) -> list[tuple[int, int, str, str]]:
    """The country inside a title, which is one mention with it: "the president of Peru"."""
    return [
        (start + hit.start, start + hit.end, "LOC", sense.actor_id)
        for hit in matcher().find(fold(text[start:end]))
        if (sense := hit.sense("country")) and sense.kind == "name"
    ]


def _type(kind: str, actor_type: str) -> str:
    if kind == "demonym":
        return "NORP"
    return "LOC" if kind == "metonym" else _TYPES[actor_type]


class FullReader:
    """Dictionary, rules and network together: what ``Settings(reader="full")`` runs."""

    def __init__(self, folder: str | None = None) -> None:
        self._bare = BareNetwork(folder)
        self._reader = self._bare.reader
        self.targeted_sentiment_batch = self._bare.targeted_sentiment_batch
        self.directed_sentiment_batch = self._bare.directed_sentiment_batch
        # the head's own answer: the product calls more an actor ("India's ministers")
        self.is_metonymic_batch = self._bare.is_metonymic_batch
        self.split_sentences = FastReader().split_sentences
        # reported speech is found by rules, whatever the reader
        self.quotes = FastReader().quotes
        self.country_code = FastReader().country_code

    def find_mentions(self, text: str) -> list[tuple[int, int, str, str]]:
        """(start, end, type, actor_id) of every name; undated, so no office is looked up."""
        return _names(text, self._reader)


class BareNetwork:
    """The network alone, without dictionary and rules: what its own heads say."""

    def __init__(self, folder: str | None = None) -> None:
        self.reader = open_reader(Path(folder)) if folder else open_reader()

    def find_mentions_batch(self, texts: list[str]) -> list[list[tuple[int, int, str, str]]]:
        """The names that the network labels, sentence by sentence."""
        bounds = [
            (number, *span) for number, text in enumerate(texts) for span in sentence_spans(text)
        ]
        read = self.reader.read([texts[number][start:end] for number, start, end in bounds])
        found: list[list[tuple[int, int, str, str]]] = [[] for _ in texts]
        for (number, start, _), sentence in zip(bounds, read, strict=True):
            found[number] += [
                (
                    start + name.start,
                    start + name.end,
                    name.type,
                    sentence.text[name.start : name.end],
                )
                for name in sentence.names
            ]
        return found

    def targeted_sentiment_batch(self, targets: list[tuple[str, int, int]]) -> list[str]:
        """The likeliest stance toward each target."""
        return [answer.label if answer else "neutral" for answer in self._ask(targets)]

    def is_metonymic_batch(self, places: list[tuple[str, int, int]]) -> list[bool]:
        """Whether each place is likelier an actor than not."""
        return [answer is not None and answer.acts > 0.5 for answer in self._ask(places)]

    def directed_sentiment_batch(
        self, pairs: list[tuple[str, tuple[int, int], tuple[int, int]]]
    ) -> list[tuple[str, str]]:
        """What p holds toward q, and q toward p: (toward q, toward p)."""
        read = dict(
            zip(once := sorted({text for text, _, _ in pairs}), self.reader.read(once), strict=True)
        )
        both = [turn for text, p, q in pairs for turn in ((read[text], p, q), (read[text], q, p))]
        labels = [
            STANCE_LABELS[int(np.argmax(shares))] if shares else "neutral"
            for shares in self.reader.directed(both)
        ]
        return list(zip(labels[::2], labels[1::2], strict=True))

    def _ask(self, targets: list[tuple[str, int, int]]) -> list[Answer | None]:
        read = dict(
            zip(
                once := sorted({text for text, _, _ in targets}),
                self.reader.read(once),
                strict=True,
            )
        )
        return self.reader.ask([(read[text], start, end) for text, start, end in targets])
