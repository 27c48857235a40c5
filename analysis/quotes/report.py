"""What the grammar finds in one sentence."""

from __future__ import annotations

from dataclasses import dataclass

from analysis.quotes.subjects import Phrase
from analysis.text.cues import Force


@dataclass(frozen=True)
class Report:
    """Who says, by which cue, and what: tokens of one sentence."""

    #: None where nobody is named: "reportedly"
    speaker: Phrase | None
    #: empty where a quotation has none
    cue: Phrase
    contents: tuple[Phrase, ...]
    force: Force
    #: "according to ..." holds a whole report, with its own speakers
    encloses: bool = False
