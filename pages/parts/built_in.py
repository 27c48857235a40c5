"""The articles that come with Actorscope: the seed, and the sample that can be shown beside it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from threading import Lock
from typing import TYPE_CHECKING

import pandas as pd
import streamlit as st

from analysis import Settings, annotate_documents, concat, link
from analysis.tables import Annotations
from pages.parts.shown import SAMPLE, SEED

if TYPE_CHECKING:
    from analysis.library import Library

ROOT = Path(__file__).resolve().parents[2]
#: what the URL calls them -> the folder that is read
FOLDERS = {SEED: ROOT / "seeds", SAMPLE: ROOT / "docs" / "sample" / "peace-talks"}
NAMES = {SEED: "Seed article", SAMPLE: "Sample briefs"}
LABELS = {
    SEED: f"{NAMES[SEED]} (comes with Actorscope)",
    SAMPLE: f"{NAMES[SAMPLE]} (come with Actorscope)",
}
#: articles that are annotated between two steps of the progress
TOGETHER = 4
#: two visitors at once do not annotate the same
_READING = Lock()

#: what is annotated: collection and place of its first article -> some articles, not yet linked
Parts = dict[tuple[str, int], Annotations]


def annotated_parts(
    names: Sequence[str],
    documents: Callable[[str], pd.DataFrame],
    done: Parts,
    settings: Settings,
) -> list[Annotations]:
    """Annotate what is not yet `done`, with the progress on the page; all parts of `names`.

    The seed is one part, and read before the first visitor comes: it shows no progress.
    """
    places = [(name, start) for name in names for start in range(0, len(documents(name)), TOGETHER)]
    with _READING:
        missing = [place for place in places if place not in done]
        bar = st.progress(0.0, text=_words(0, missing, documents)) if len(missing) > 1 else None
        for n, (name, start) in enumerate(missing, start=1):
            some = documents(name).iloc[start : start + TOGETHER].reset_index(drop=True)
            done[name, start] = annotate_documents(some, settings)
            if bar is not None:
                bar.progress(n / len(missing), text=_words(n, missing, documents))
    if bar is not None:
        bar.empty()
    return [done[place] for place in places]


def union(
    parts: Sequence[Annotations], library: Library, read_ids: Sequence[str], settings: Settings
) -> Annotations:
    """What comes with Actorscope and what the library holds: as if all were annotated at once."""
    own = library.load(read_ids, settings)
    if not parts:
        return own
    here = own.documents["document_id"]
    both = here.isin([key for part in parts for key in part.documents["document_id"]])
    if both.any():
        own = library.load(read_ids, settings, document_ids=here[~both].tolist())
    return link(concat([*parts, own] if len(own.documents) else parts))


def _words(n: int, missing: list[tuple[str, int]], documents: Callable[[str], pd.DataFrame]) -> str:
    sizes = [min(TOGETHER, len(documents(name)) - start) for name, start in missing]
    return f"Reading the articles: {sum(sizes[:n])} of {sum(sizes)}"
