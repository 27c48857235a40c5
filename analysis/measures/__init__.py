"""Annotations -> tidy tables: who is in the news, in what tone, with whom, and the evidence.

Every measure is a function ``(annotations, selection, *, options)`` and every number it gives has
its rows in `evidence`.
"""

from analysis.measures.cooccurrence import EDGE_COLUMNS, cooccurrence
from analysis.measures.evidence import EVIDENCE_COLUMNS, Unit, evidence
from analysis.measures.mentions import (
    DOCUMENT_MENTION_COLUMNS,
    MENTION_COUNT_COLUMNS,
    SURFACE_COLUMNS,
    Denominator,
    mention_counts,
    mentions_by_document,
    surfaces_by_actor,
)
from analysis.measures.network import NODE_COLUMNS, Network, network
from analysis.measures.selecting import (
    SELECTED_MENTION_COLUMNS,
    selected_documents,
    selected_mentions,
    selected_sentences,
    undated_left_out,
)
from analysis.measures.tone import (
    TONE_COLUMNS,
    TONE_SENTENCE_COLUMNS,
    tone_by_actor,
    tone_sentences,
)

__all__ = [
    "DOCUMENT_MENTION_COLUMNS",
    "EDGE_COLUMNS",
    "EVIDENCE_COLUMNS",
    "MENTION_COUNT_COLUMNS",
    "NODE_COLUMNS",
    "SELECTED_MENTION_COLUMNS",
    "SURFACE_COLUMNS",
    "TONE_COLUMNS",
    "TONE_SENTENCE_COLUMNS",
    "Denominator",
    "Network",
    "Unit",
    "cooccurrence",
    "evidence",
    "mention_counts",
    "mentions_by_document",
    "network",
    "selected_documents",
    "selected_mentions",
    "selected_sentences",
    "surfaces_by_actor",
    "tone_by_actor",
    "tone_sentences",
    "undated_left_out",
]
