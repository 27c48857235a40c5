"""What holds for every corpus."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

import pandas as pd
import pytest
from hypothesis import given

from analysis import measures
from analysis.settings import Selection
from analysis.tables import Annotations
from tests.corpora import reordered
from tests.measures.random_corpora import corpora, law, selections

MEASURES: dict[str, Callable[..., pd.DataFrame]] = {
    "share of mentions": measures.mention_counts,
    "share of sentences": partial(measures.mention_counts, denominator="sentences"),
    "share of articles": partial(measures.mention_counts, denominator="articles"),
    "per 1,000 words": partial(measures.mention_counts, denominator="words"),
    "surfaces": measures.surfaces_by_actor,
    "heatmap": measures.mentions_by_document,
    "tone": measures.tone_by_actor,
    "strongest sentences": measures.tone_sentences,
    "stance": measures.stance_by_actor,
    "strongest stances": measures.stance_mentions,
    "tone and stance": measures.tone_and_stance,
    "sentence pairs": measures.cooccurrence,
    "paragraph pairs": partial(measures.cooccurrence, window="paragraph"),
    "document pairs": partial(measures.cooccurrence, window="document"),
    "timeline": partial(measures.timeline, step="month"),
    "peaks": partial(measures.peaks, step="day"),
    "compare": partial(measures.compare, other=Selection(documents=["a0"])),
    "tie differences": lambda *args: (
        measures.compare_network(*args, other=Selection(documents=["a0"])).edges
    ),
    "nodes": lambda *args: measures.network(*args, top=5).nodes,
    "voices": measures.voices,
    "nodes of voices": lambda *args: measures.voice_network(*args).nodes,
    "quoted": measures.quoted,
    "quotes": measures.selected_quotes,
    "cues": measures.cue_forces,
    "edges of voices": lambda *args: measures.voice_network(*args).edges,
    "speaker differences": partial(
        measures.compare_speakers, other=Selection(documents=["a0"]), min_quotes=1
    ),
    "speaker timeline": partial(measures.speaker_timeline, step="day"),
    "evidence": partial(measures.evidence, actors=("country:IN",)),
    "mentions": measures.selected_mentions,
}


@pytest.mark.parametrize("name", MEASURES)
@law
@given(annotations=corpora(), selection=selections())
def test_order_of_rows_does_not_matter(
    name: str, annotations: Annotations, selection: Selection
) -> None:
    """The same articles in another order give the same table to the last digit."""
    made = MEASURES[name](annotations, selection)
    again = MEASURES[name](reordered(annotations, seed=7), selection)

    pd.testing.assert_frame_equal(made, again, check_exact=True)


@law
@given(corpora(), selections())
def test_measures_leave_the_tables_alone(annotations: Annotations, selection: Selection) -> None:
    """No measure edits what it is given."""
    names = ("documents", "sentences", "mentions", "quotes", "actors")
    before = {name: getattr(annotations, name).copy(deep=True) for name in names}
    for measure in MEASURES.values():
        measure(annotations, selection)

    for name in names:
        pd.testing.assert_frame_equal(before[name], getattr(annotations, name))


@law
@given(corpora())
def test_shares_of_mentions_sum_to_one(annotations: Annotations) -> None:
    """Every counted mention is somebody's."""
    counts = measures.mention_counts(annotations)

    assert counts.empty or counts["share"].sum() == pytest.approx(1)


@law
@given(corpora(), selections())
def test_counts_are_nested(annotations: Annotations, selection: Selection) -> None:
    """An actor has no more articles than sentences, no more sentences than mentions."""
    counts = measures.mention_counts(annotations, selection)

    assert (counts["documents"] <= counts["sentences"]).all()
    assert (counts["sentences"] <= counts["mentions"]).all()
    assert (counts["documents"] >= 1).all()


@law
@given(corpora(), selections())
def test_parts_add_up_to_the_bar(annotations: Annotations, selection: Selection) -> None:
    """Surfaces and articles of an actor both sum to its mentions, in the order of the bars."""
    bars = measures.mention_counts(annotations, selection).set_index("actor_id")["mentions"]
    for parts in (measures.surfaces_by_actor, measures.mentions_by_document):
        sums = parts(annotations, selection).groupby("actor_id", sort=False)["mentions"].sum()
        pd.testing.assert_series_equal(sums, bars)


@law
@given(corpora())
def test_a_wider_policy_never_counts_less(annotations: Annotations) -> None:
    """Each policy includes the one before."""
    names, aliases, metonyms = (
        len(measures.selected_mentions(annotations, Selection(policy=policy)))
        for policy in ("names", "aliases", "metonyms")
    )
    assert names <= aliases <= metonyms
