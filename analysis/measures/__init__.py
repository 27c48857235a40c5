"""Annotations -> tidy tables: who is in the news, in what tone, with whom, and the evidence.

Every measure is a function ``(annotations, selection, *, options)`` and every number it gives has
its rows in `evidence`.
"""

from analysis.measures.categories import CATEGORIES, Category
from analysis.measures.changes import CHANGE_COLUMNS, changes, without_documents
from analysis.measures.compare import COMPARE_COLUMNS, articles_in_both, compare
from analysis.measures.compare_speakers import SPEAKER_DIFFERENCE_COLUMNS, compare_speakers
from analysis.measures.compare_ties import TIE_DIFFERENCE_COLUMNS, compare_network
from analysis.measures.cooccurrence import EDGE_COLUMNS, closest, cooccurrence
from analysis.measures.duplicates import (
    DIFFERENCE_COLUMNS,
    DUPLICATE_COLUMNS,
    difference,
    near_duplicates,
)
from analysis.measures.evidence import EVIDENCE_COLUMNS, Judged, Unit, evidence
from analysis.measures.marked import MARKED_COLUMNS, mentions_in
from analysis.measures.mentions import (
    DOCUMENT_MENTION_COLUMNS,
    MENTION_COUNT_COLUMNS,
    SURFACE_COLUMNS,
    mention_counts,
    mentions_by_document,
    surfaces_by_actor,
)
from analysis.measures.network import NODE_COLUMNS, Network, Ties, network
from analysis.measures.peaks import PEAK_COLUMNS, peaks
from analysis.measures.periods import STEPS, Span, Step, publication_span
from analysis.measures.positions import PARTS, POSITION_COLUMNS, Part, mention_positions
from analysis.measures.quoted import (
    FORCE_COLUMNS,
    QUOTED_COLUMNS,
    SELECTED_QUOTE_COLUMNS,
    cue_forces,
    quoted,
    selected_quotes,
)
from analysis.measures.resolution import (
    ACTOR_CHECK_COLUMNS,
    POLICY_STEP_COLUMNS,
    RESOLVED_COLUMNS,
    actors_to_check,
    policy_steps,
    resolved_by,
    uncertain_actors,
)
from analysis.measures.robustness import (
    RANK_COLUMNS,
    SETTING_COLUMNS,
    TIE_COLUMNS,
    Robustness,
    robustness,
)
from analysis.measures.selected_articles import selected_documents, undated_left_out
from analysis.measures.selected_tables import (
    SELECTED_MENTION_COLUMNS,
    SelectionSize,
    selected_mentions,
    selected_sentences,
    selection_size,
    sentence_tones,
)
from analysis.measures.share_bounds import Denominator
from analysis.measures.speaker_timeline import SPEAKER_TIMELINE_COLUMNS, speaker_timeline
from analysis.measures.speakers import ARTICLE, SPEAKER_COLUMNS, UNNAMED, speakers
from analysis.measures.stance import (
    STANCE_COLUMNS,
    STANCE_MENTION_COLUMNS,
    WithoutStance,
    stance_by_actor,
    stance_mentions,
    why_no_stance,
)
from analysis.measures.tie_stances import TIE_STANCE_COLUMNS, tie_stances
from analysis.measures.timeline import TIMELINE_COLUMNS, timeline
from analysis.measures.tone import (
    TONE_COLUMNS,
    TONE_SENTENCE_COLUMNS,
    tone_by_actor,
    tone_sentences,
)
from analysis.measures.tone_and_stance import TONE_AND_STANCE_COLUMNS, tone_and_stance
from analysis.measures.tone_bins import BIN_COLUMNS, TONE_EDGES, Worded, sentences_of_tone
from analysis.measures.voice_stretches import VOICE_STRETCH_COLUMNS, voice_stretches
from analysis.measures.voices import (
    VOICE_COLUMNS,
    VOICE_NODE_COLUMNS,
    VoiceNetwork,
    voice_network,
    voices,
)

__all__ = [
    "ACTOR_CHECK_COLUMNS",
    "ARTICLE",
    "BIN_COLUMNS",
    "CATEGORIES",
    "CHANGE_COLUMNS",
    "COMPARE_COLUMNS",
    "DIFFERENCE_COLUMNS",
    "DOCUMENT_MENTION_COLUMNS",
    "DUPLICATE_COLUMNS",
    "EDGE_COLUMNS",
    "EVIDENCE_COLUMNS",
    "FORCE_COLUMNS",
    "MARKED_COLUMNS",
    "MENTION_COUNT_COLUMNS",
    "NODE_COLUMNS",
    "PARTS",
    "PEAK_COLUMNS",
    "POLICY_STEP_COLUMNS",
    "POSITION_COLUMNS",
    "QUOTED_COLUMNS",
    "RANK_COLUMNS",
    "RESOLVED_COLUMNS",
    "SELECTED_MENTION_COLUMNS",
    "SELECTED_QUOTE_COLUMNS",
    "SETTING_COLUMNS",
    "SPEAKER_COLUMNS",
    "SPEAKER_DIFFERENCE_COLUMNS",
    "SPEAKER_TIMELINE_COLUMNS",
    "STANCE_COLUMNS",
    "STANCE_MENTION_COLUMNS",
    "STEPS",
    "SURFACE_COLUMNS",
    "TIE_COLUMNS",
    "TIE_DIFFERENCE_COLUMNS",
    "TIE_STANCE_COLUMNS",
    "TIMELINE_COLUMNS",
    "TONE_AND_STANCE_COLUMNS",
    "TONE_COLUMNS",
    "TONE_EDGES",
    "TONE_SENTENCE_COLUMNS",
    "UNNAMED",
    "VOICE_COLUMNS",
    "VOICE_NODE_COLUMNS",
    "VOICE_STRETCH_COLUMNS",
    "Category",
    "Denominator",
    "Judged",
    "Network",
    "Part",
    "Robustness",
    "SelectionSize",
    "Span",
    "Step",
    "Ties",
    "Unit",
    "VoiceNetwork",
    "WithoutStance",
    "Worded",
    "actors_to_check",
    "articles_in_both",
    "changes",
    "closest",
    "compare",
    "compare_network",
    "compare_speakers",
    "cooccurrence",
    "cue_forces",
    "difference",
    "evidence",
    "mention_counts",
    "mention_positions",
    "mentions_by_document",
    "mentions_in",
    "near_duplicates",
    "network",
    "peaks",
    "policy_steps",
    "publication_span",
    "quoted",
    "resolved_by",
    "robustness",
    "selected_documents",
    "selected_mentions",
    "selected_quotes",
    "selected_sentences",
    "selection_size",
    "sentence_tones",
    "sentences_of_tone",
    "speaker_timeline",
    "speakers",
    "stance_by_actor",
    "stance_mentions",
    "surfaces_by_actor",
    "tie_stances",
    "timeline",
    "tone_and_stance",
    "tone_by_actor",
    "tone_sentences",
    "uncertain_actors",
    "undated_left_out",
    "voice_network",
    "voice_stretches",
    "voices",
    "why_no_stance",
    "without_documents",
]
