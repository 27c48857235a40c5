"""The notation for small corpora says what it means."""

from __future__ import annotations

import pytest
from hypothesis import given

from analysis.tables import Annotations
from tests.corpora import corpus
from tests.measures.random_corpora import corpora, law, rows_of


@law
@given(corpora())
def test_offsets_fit_the_text(annotations: Annotations) -> None:
    """text[start:end] is the surface, and lies within the sentence."""
    texts = annotations.documents.set_index("document_id")["text"]
    keys = ["document_id", "sentence_index"]
    spans = annotations.sentences[[*keys, "start", "end"]]
    for row in rows_of(annotations.mentions.merge(spans, on=keys, suffixes=("", "_s"))):
        assert texts[row.document_id][row.start : row.end] == row.surface
        assert row.start_s <= row.start < row.end <= row.end_s


def test_title_and_boilerplate_are_sections() -> None:
    """The title is kept as such; boilerplate is no word of the article."""
    one = corpus({"a1": ["# Talks in May", ["They met. {0.5 0.2}", "~ Share this story"]]})

    assert one.documents[["title", "n_words"]].values.tolist() == [["Talks in May", 5]]
    assert one.sentences["section"].tolist() == ["title", "body", "boilerplate"]
    assert one.sentences[["tone", "subjectivity"]].values.tolist()[1] == [0.5, 0.2]


def test_an_unknown_label_is_refused() -> None:
    """A misspelt role would silently be something else."""
    with pytest.raises(ValueError, match="'actr' is no kind"):
        corpus({"a1": ["[Leitner|person:leitner|actr] left."]})
