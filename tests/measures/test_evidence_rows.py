"""Every number has its evidence: as many rows as it says."""

from __future__ import annotations

from datetime import date
from typing import Any, get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis import measures
from analysis.settings import Selection, Window
from analysis.tables import Annotations
from tests.corpora import corpus
from tests.measures.random_corpora import ACTOR_IDS, corpora, law, rows_of, selections


@law
@given(corpora(), selections())
def test_every_count_has_its_rows(annotations: Annotations, selection: Selection) -> None:
    """Mentions, sentences and documents of each actor equal the rows behind them."""
    for row in rows_of(measures.mention_counts(annotations, selection)):
        numbers: dict[measures.Unit, int] = {
            "mention": row.mentions,
            "sentence": row.sentences,
            "document": row.documents,
        }
        for unit, number in numbers.items():
            found = measures.evidence(annotations, selection, unit=unit, actors=(row.actor_id,))
            assert found["unit"].tolist() == [unit] * number


@law
@given(corpora(), selections())
def test_every_tone_has_its_rows(annotations: Annotations, selection: Selection) -> None:
    """The n of a mean, and with what is not scored all sentences; their mean is the mean."""
    for row in rows_of(measures.tone_by_actor(annotations, selection)):
        options: Any = {"unit": "sentence", "actors": (row.actor_id,)}
        scored = measures.evidence(annotations, selection, **options, scored=True)
        assert len(scored) == row.sentences
        assert len(measures.evidence(annotations, selection, **options)) == (
            row.sentences + row.not_scored
        )
        if row.tone == row.tone:
            assert scored["tone"].mean() == pytest.approx(row.tone)


@law
@given(corpora(), selections(), st.sampled_from(get_args(Window)))
def test_every_pair_has_its_rows(
    annotations: Annotations, selection: Selection, window: Window
) -> None:
    """Observed equals the rows, in either order of the two; edges of the network likewise."""
    edges = measures.cooccurrence(annotations, selection, window=window)
    kept = measures.network(annotations, selection, window=window, top=4).edges
    for edge in [*rows_of(edges), *rows_of(kept)]:
        for pair in ((edge.source, edge.target), (edge.target, edge.source)):
            rows = measures.evidence(annotations, selection, unit=window, actors=pair)
            assert len(rows) == edge.observed


@law
@given(corpora(), selections(), st.sampled_from(get_args(Window)))
def test_pairs_that_are_not_there_have_no_rows(
    annotations: Annotations, selection: Selection, window: Window
) -> None:
    """What `cooccurrence` leaves out, evidence leaves out."""
    edges = measures.cooccurrence(annotations, selection, window=window)
    pairs = set(zip(edges["source"], edges["target"], strict=True))
    for source in ACTOR_IDS:
        for target in ACTOR_IDS:
            if source < target and (source, target) not in pairs:
                options: Any = {"unit": window, "actors": (source, target)}
                assert measures.evidence(annotations, selection, **options).empty


@law
@given(corpora(), selections())
def test_cells_of_the_heatmap_have_their_rows(
    annotations: Annotations, selection: Selection
) -> None:
    """Mentions of an actor in an article equal the rows from that article."""
    for row in rows_of(measures.mentions_by_document(annotations, selection)):
        rows = measures.evidence(annotations, selection, actors=(row.actor_id,))
        assert (rows["document_id"] == row.document_id).sum() == row.mentions


@law
@given(corpora(), selections(), st.sampled_from(get_args(measures.Unit)))
def test_sentences_and_spans_fit_the_text(
    annotations: Annotations, selection: Selection, unit: measures.Unit
) -> None:
    """Texts are the sentences listed, and each span is a mention."""
    texts = annotations.documents.set_index("document_id")["text"]
    rows = measures.evidence(annotations, selection, unit=unit, actors=("country:IN",))
    for row in rows_of(rows):
        text = texts[row.document_id]
        assert row.sentence_index == row.sentence_indexes[0]
        assert len(row.sentence_indexes) == len(row.sentences) == len(set(row.sentence_indexes))
        assert all(sentence in text for sentence in row.sentences)
        assert {text[start:end] for start, end in row.spans} == {"Word"}
        if unit == "mention":
            assert row.spans == [(row.start, row.end)]
        else:
            assert text[row.start : row.end] == row.sentences[0]


@pytest.fixture
def voices() -> Annotations:
    """Rossi in May in the article's voice, in June in Weiss's, and once undated."""
    return corpus(
        {
            "june": ["[Rossi|person:rossi|voice=person:weiss] left."],
            "undated": ["[Rossi|person:rossi|voice=article] left."],
            "may": ["[Rossi|person:rossi|voice=article] left."],
        },
        about={"may": {"published": "2024-05-01"}, "june": {"published": "2024-06-01"}},
    )


@pytest.mark.parametrize(
    ("options", "documents"),
    [
        pytest.param({}, ["may", "june", "undated"], id="oldest first, undated last"),
        pytest.param({"voice": "person:weiss"}, ["june"], id="one voice"),
        pytest.param(
            {"period": (date(2024, 5, 1), date(2024, 5, 1))}, ["may"], id="a period of one day"
        ),
        pytest.param({"period": (date(2024, 5, 2), None)}, ["june"], id="an open period"),
        pytest.param({"selection": Selection(documents=["may"])}, ["may"], id="the selection"),
    ],
)
def test_narrowed_evidence(
    voices: Annotations, options: dict[str, Any], documents: list[str]
) -> None:
    """Voice and period narrow the selection; rows come in reading order."""
    rows = measures.evidence(voices, actors=("person:rossi",), **options)

    assert rows["document_id"].tolist() == documents


def test_two_mentions_in_one_sentence_are_two_rows() -> None:
    """Each row has the sentence, and its own place in it."""
    one = corpus({"a1": ["[Rossi|person:rossi] met [Rossi|person:rossi]."]})
    rows = measures.evidence(one, actors=("person:rossi",))

    assert rows["spans"].tolist() == [[(0, 5)], [(10, 15)]]
    assert rows["sentences"].tolist() == [["Rossi met Rossi."]] * 2
