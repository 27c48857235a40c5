"""The overview's first sentence, made from the numbers."""

from __future__ import annotations

import pandas as pd

from pages.parts.marked_text import show_line
from pages.parts.wording import counted


def show_headline(counts: pd.DataFrame, edges: pd.DataFrame) -> None:
    """Say who is named most, and which two are most often in one sentence.

    Ties are said as ties: nobody is put first by the alphabet.
    """
    names, times = _first(counts["name"], counts["mentions"])
    sentence = f"{_listed(names)} {_is(names)} named most: {counted(times, 'mention')}"
    strong = [*names, counted(times, "mention")]
    if edges.empty:
        show_line(f"{sentence}. No two actors share a sentence.", strong=strong)
        return
    pairs, together = _first(
        edges["source_name"] + " and " + edges["target_name"], edges["observed"]
    )
    if len(pairs) == 1:
        sentence += f". Most often in one sentence: {pairs[0]}, {counted(together, 'time')}."
        strong += [pairs[0], counted(together, "time")]
    else:
        sentence += (
            f". {len(pairs)} pairs share most sentences: {counted(together, 'sentence')} each."
        )
    show_line(sentence, strong=strong)


def _first(labels: pd.Series[str], numbers: pd.Series[int]) -> tuple[list[str], int]:
    """Who has the highest number, and which; tables come with the highest first."""
    most = int(numbers.iloc[0])
    return [str(label) for label in labels[numbers == most]], most


def _listed(names: list[str]) -> str:
    return names[0] if len(names) == 1 else ", ".join(names[:-1]) + " and " + names[-1]


def _is(names: list[str]) -> str:
    return "is" if len(names) == 1 else "are each"
