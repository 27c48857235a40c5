"""Three articles about Modi, and what decisions make of them."""

from __future__ import annotations

from typing import Any

import pandas as pd

from analysis import apply_codebook
from analysis.actors.codebook import (
    Codebook,
    Decision,
)
from analysis.tables import Annotations
from tests.corpora import corpus

MODI, LALIT, INDIA, PUTIN = "person:modi", "person:lalit-modi", "country:IN", "person:putin"
TALKS = corpus(
    {
        "a1": [
            ["[Modi|person:modi] met [Putin|person:putin] in [India|country:IN].", "Namo left."]
        ],
        "a2": [["[Modi|person:modi] spoke.", "The [Indian leader|person:modi|title] left."]],
        "a3": ["~ Share Namo on social media", "Namo's aides praised Mr Namo and Namoism."],
    },
    affiliations={MODI: INDIA},
)


def mentions(annotations: Annotations, *decisions: Decision) -> list[tuple[Any, ...]]:
    """Article, words, actor and rule of each mention under these decisions."""
    made = apply_codebook(annotations, Codebook(decisions)).mentions
    columns = (made[name] for name in ("document_id", "surface", "actor_id", "rule"))
    return list(zip(*columns, strict=True))


def actor(annotations: Annotations, actor_id: str, *decisions: Decision) -> dict[str, Any]:
    """The row of an actor under these decisions, without what is missing."""
    actors = apply_codebook(annotations, Codebook(decisions)).actors
    (row,) = actors[actors["actor_id"] == actor_id].to_dict("records")
    return {
        str(name): value
        for name, value in row.items()
        if isinstance(value, list) or pd.notna(value)
    }
