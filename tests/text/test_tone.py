"""Tone is TextBlob's, to the last digit."""

import subprocess
import sys
from itertools import pairwise
from statistics import fmean

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from textblob import TextBlob

from analysis.reading import read_documents
from analysis.tables import DOCUMENT_COLUMNS, SENTENCE_COLUMNS, table
from analysis.text.assessing import assessed
from analysis.text.runs import Runs
from analysis.text.sentences import split_sentences
from analysis.text.tone import score_tone, tone_words

TEXTS = [
    "It was not a very good idea, and they can't be happy.",
    "Really not bad at all!!! :-) But (!) a terrible,  “horrible”\u00a0day…",
    "The U.S. won't win.....the worst war ever :( \n\nGreat.",
    "'Good' isn’t 'best'; İ best ‘nice’ <3 ...good",
    "They met in the capital.",
    "",
]
_WORDS = st.sampled_from(
    [*"!.,'’“” \n:)(", "not ", "very ", "good", "bad ", "n't ", "İ", "a", "..."]
)
_TEXT = st.lists(_WORDS, max_size=20).map("".join) | st.text(max_size=60)

#: what sentences of any tone are made of: words of the lexicon, words that it has not, what
#: modifies, negates and boosts, faces and their pieces, abbreviations, quotation marks
_PIECES = st.sampled_from(
    [
        *("good", "Bad", "terrible", "nice", "hardly", "really", "very", "extremely", "RARELY"),
        *("a", "of", "the", "minister", "x", "o", "D", "P", "8", "3", "2018", "Mr.", "J.", "e.g."),
        *("not", "no", "never", "n't", "can't", "isn’t", "don't", "!", "!!", "(!)", "( !)", "..."),
        *(":)", ":-(", ":", ")", "(", "-", "=D", "x-D", "<3", "o.O", ":'(", "8)", "'", '"', "“"),
        *("”", "?", ",", ".", ";", "*", "END-OF-SENTENCE", "İ", "—", "’s"),
    ]
)
_SENTENCE = st.lists(
    st.tuples(_PIECES, st.sampled_from(["", " ", " ", " ", "\n", "\u00a0"])), max_size=25
)


def _scored(*texts: str, language: str | None = "en") -> pd.DataFrame:
    files = [(f"{index}.txt", text.encode()) for index, text in enumerate(texts)]
    documents = read_documents(files).documents.assign(language=language)
    return score_tone(split_sentences(documents), documents)


def test_tone_counted_by_hand() -> None:
    """Good is 0.7, "very good" 0.7 x 1.3; the second sentence has no tone word."""
    scored = _scored("A very good day. They met.")

    assert scored["tone"].round(6).tolist() == [0.91, 0.0]
    assert scored["subjectivity"].round(6).tolist() == [0.78, 0.0]
    assert scored["n_tone_words"].tolist() == [2, 0]


@pytest.mark.parametrize(
    ("language", "missing"),
    [
        pytest.param("de", True, id="not English"),
        pytest.param(None, False, id="unknown"),
        pytest.param("en", False, id="English"),
    ],
)
def test_tone_is_missing_only_where_not_english(language: str | None, missing: bool) -> None:
    """Missing, not 0: German words are in no English lexicon."""
    scored = _scored("A good day.", language=language)

    assert scored["tone"].isna().tolist() == [missing]
    assert scored["subjectivity"].isna().tolist() == [missing]
    assert scored["n_tone_words"].tolist() == [0 if missing else 1]


def test_a_run_that_is_no_word_is_missing() -> None:
    """A thousand marks without a space would take TextBlob minutes, and say nothing."""
    assert _scored("good" + "!" * 1_000)["tone"].isna().all()
    assert tone_words("good" + "!" * 1_000) == []


@pytest.mark.parametrize("text", TEXTS)
def test_tone_words_are_textblobs(text: str) -> None:
    """The same assessments, in the same order."""
    expected = TextBlob(text).sentiment_assessments.assessments

    found = [(list(w.words), w.polarity, w.subjectivity) for w in tone_words(text)]
    assert found == [(words, polarity, other) for words, polarity, other, _ in expected]


@given(_TEXT)
def test_the_mean_of_the_words_is_the_tone(text: str) -> None:
    """What is marked explains the number, whatever the text."""
    words = tone_words(text)
    polarity, subjectivity = TextBlob(text).sentiment

    assert fmean([w.polarity for w in words] or [0]) == pytest.approx(polarity)
    assert fmean([w.subjectivity for w in words] or [0]) == pytest.approx(subjectivity)


@given(_TEXT)
def test_tone_words_are_where_they_say(text: str) -> None:
    """Spans ascend without overlap, and hold the words they stand for."""
    words = tone_words(text)

    assert all(a.end <= b.start for a, b in pairwise(words))
    for word in words:
        spanned = "".join(text[word.start : word.end].split()).lower()
        assert all(part in spanned for part in word.words if part != "!")


@pytest.mark.parametrize("text", [text for text in TEXTS if text])
def test_the_table_holds_textblobs_numbers(text: str) -> None:
    """Sentence by sentence, to the last digit."""
    document = read_documents([("a.txt", text.encode())]).documents.iloc[0]
    for row in _scored(text).itertuples():
        expected = TextBlob(document["text"][row.start : row.end]).sentiment
        assert (row.tone, row.subjectivity) == (expected.polarity, expected.subjectivity)


@given(_SENTENCE.map(lambda pieces: "".join(map("".join, pieces))) | _TEXT)
@settings(max_examples=200, deadline=None)
def test_remembered_words_give_textblobs_numbers(text: str) -> None:
    """Whatever words, negations, modifiers, marks and faces come together, and however."""
    sentences = table([("a1", 0, 0, "body", 0, len(text), None, None, 0)], SENTENCE_COLUMNS)
    documents = table([{"document_id": "a1", "text": text, "n_words": 0}], DOCUMENT_COLUMNS)
    row = score_tone(sentences, documents).iloc[0]
    expected = TextBlob(text).sentiment_assessments

    assert (row["tone"], row["subjectivity"]) == (expected.polarity, expected.subjectivity)
    assert row["n_tone_words"] == sum(len(words) for words, *_ in expected.assessments)


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("He said : ) good", id="face of two runs"),
        pytest.param("aged 48 )", id="face behind a digit"),
        pytest.param("good ( ! )", id="irony of three runs"),
        pytest.param("good 'n't", id="contraction that is none"),
        pytest.param("not a. good", id="initial keeps its full stop"),
    ],
)
def test_runs_that_depend_on_their_neighbours(text: str) -> None:
    """TextBlob joins what stands in two runs; so does the remembered arithmetic."""
    expected = TextBlob(text).sentiment

    assert _scored(text)["tone"].tolist() == [expected.polarity]
    assert _scored(text)["subjectivity"].tolist() == [expected.subjectivity]


def test_runs_are_forgotten_in_time(monkeypatch: pytest.MonkeyPatch) -> None:
    """Memory stays flat whatever is read, and the numbers are the same."""
    monkeypatch.setattr("analysis.text.runs.MAX_REMEMBERED", 3)
    known = Runs()
    found = [known[run] for run in ("A", "very", "good", "day", "for", "very", "good", "people")]

    assert len(known) <= 3
    assert assessed(found, [1, 2, 5, 6])[0] == TextBlob("very good, very good").polarity


def test_scoring_keeps_rows_and_index() -> None:
    """A slice of the sentences is scored as it would be within all of them."""
    files = [("a.txt", b"A good day. A bad day. They met.")]
    documents = read_documents(files).documents
    sentences = split_sentences(documents)
    part = sentences.iloc[[2, 0]]

    pd.testing.assert_frame_equal(
        score_tone(part, documents), score_tone(sentences, documents).iloc[[2, 0]]
    )


def test_what_is_heavy_is_loaded_late() -> None:
    """Importing the library takes neither TextBlob's second and a half nor SciPy's second."""
    code = (
        "import sys, analysis, analysis.text.tone, analysis.text.language, analysis.reading;"
        "late = {'textblob', 'nltk', 'py3langid', 'onnxruntime', 'scipy', 'networkx'};"
        "print(sorted(late & set(sys.modules)))"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)

    assert done.stdout.strip() == "[]"
