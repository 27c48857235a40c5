"""What the quotation tests ask of a text: who says what, and in whose voice its mentions stand."""

from __future__ import annotations

from analysis import Annotations, Settings, annotate
from analysis.tables import DOCUMENT_COLUMNS, table


def annotated(text: str, title: str = "") -> Annotations:
    """An article of this text, read by the fast reader; it states no language and no date."""
    row = {"document_id": "a1", "title": title, "text": text, "n_words": 0, "tags": []}
    return annotate(table([row], DOCUMENT_COLUMNS), Settings(reader="fast"))


def quotes_of(text: str, title: str = "") -> list[tuple[str, str]]:
    """(speaker_id without its type, what was said) of every quote, in the order of the text."""
    quotes = annotated(text, title).quotes
    spans = zip(quotes["speaker_id"], quotes["start"], quotes["end"], strict=True)
    return [(speaker.rpartition(":")[2], text[start:end]) for speaker, start, end in spans]


def voices_of(text: str) -> list[tuple[str, str]]:
    """(surface, voice without its type) of every mention that does not stand in the article's."""
    mentions = annotated(text).mentions
    heard = mentions[mentions["voice"] != "article"]
    return [
        (surface, voice.rpartition(":")[2])
        for surface, voice in zip(heard["surface"], heard["voice"], strict=True)
    ]
