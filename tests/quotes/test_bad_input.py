"""Marks that were forgotten, words in quotes, and texts that are no article."""

from __future__ import annotations

import pandas as pd
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from analysis import measures
from analysis.quotes.attributions import MAX_STRETCH
from tests.quotes.quoting import annotated, quotes_of


@pytest.mark.parametrize(
    ("text", "contents"),
    [
        pytest.param("Putin said “Kyiv is lost. Modi left. Xi came.\n\nBiden spoke.",
                     ["“Kyiv is lost."], id="never closed: to the end of its sentence"),
        pytest.param("Putin spoke of “truth and “light.” Modi left.",
                     ["“truth and “light.”"], id="opened twice"),
        pytest.param("Putin left.” Modi came.", [], id="never opened"),
        pytest.param("He brought Zelensky’s ‘peace formula’ to Kyiv.", [], id="scare quotes"),
        pytest.param("The film “The Great War in Ukraine” was shown to Modi.", [], id="a title"),
        pytest.param("The ministers' talks and Putin's plan won't end soon.", [], id="apostrophes"),
        pytest.param("In the '90s Putin met rock 'n' roll.", [], id="the nineties"),
        pytest.param("He is 5'11\" tall and Putin is 5'7\".", [], id="feet and inches"),
        pytest.param("The report was late and the tax plan failed.", [], id="nouns like cues"),
        pytest.param("India's claims office in Delhi is closed.", [], id="attributes like cues"),
        pytest.param("“Kyiv is lost. Modi left.\n\nXi came.\n\nBiden spoke.",
                     ["“Kyiv is lost."], id="an article of one open mark"),
        pytest.param("Kyiv is lost,” Putin said. Modi left.", ["Kyiv is lost,”"],
                     id="never opened, but spoken"),
        pytest.param("'Tis India's year. 'Twas Russia's.", [], id="'tis"),
        pytest.param("In a book called “Kyiv Is Lost”, she wrote of Putin.", [],
                     id="a title before its author"),
        pytest.param("Putin said “Kyiv is lost for us” to Modi in Delhi.",
                     ["“Kyiv is lost for us”"], id="to whom it is said"),
        pytest.param("Putin, who had said that Kyiv is lost, left Delhi.", ["that Kyiv is lost"],
                     id="the main clause behind"),
        pytest.param("", [], id="nothing"),
        pytest.param("“”", [], id="empty marks"),
    ],
)  # fmt: skip
def test_nothing_runs_away(text: str, contents: list[str]) -> None:
    """Only what is said is a quote, and a forgotten mark ends with its sentence."""
    assert [content for _, content in quotes_of(text)] == contents


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("Putin said “" + "war and peace " * 3_000 + "”", id="a quotation too long"),
        pytest.param("Putin said that " + "war and peace " * 3_000, id="a sentence without end"),
        pytest.param("“war. " * 5_000, id="opened again and again"),
        pytest.param("Putin said “war.\n\n" * 2_000, id="paragraph after paragraph"),
        pytest.param("said " * 20_000, id="nothing but cues"),
        pytest.param("AAAA" * 20_000, id="one word"),
        pytest.param("Aa " * 20_000 + ": b", id="a label without end"),
    ],
)
def test_no_stretch_is_longer_than_the_limit(text: str) -> None:
    """Whatever a text does, no quote is longer than `MAX_STRETCH`, and reading it ends."""
    quotes = annotated(text).quotes

    assert (quotes["end"] - quotes["start"]).max() <= MAX_STRETCH or quotes.empty


_WORDS = st.sampled_from(
    [
        *("Putin", "Modi", "India", "the minister", "he", "who", "they", "I", "war", "is", "lost"),
        *("said", "says", "saying", "told", "accused", "was", "has", "according", "to", "that"),
        *("reportedly", "believes", "by", "of", "and", ",", ".", ":", ";", "?", "—", "-", "(", ")"),
        *("“", "”", '"', "''", "‘", "’", "'", "«", "»", "„", "\n", "\n\n", "Q:", "A:", "Putin:"),
        *("İ", "ß", "ǅ", "🙂", "\u00a0", "’s", "U.S.", "3.5", "A.", "it’s", "5'"),
    ]
)


@settings(max_examples=80, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(_WORDS, max_size=40).map(" ".join) | st.text(max_size=200))
def test_quotes_lie_in_the_text(text: str) -> None:
    """A stretch is not blank, stays in its paragraph, and starts in the sentence that it names."""
    found = annotated(text)
    sentences = found.sentences.set_index("sentence_index")
    for row in found.quotes.to_dict("records"):
        first = sentences.loc[row["sentence_index"]]
        paragraph = sentences[sentences["paragraph_index"] == first["paragraph_index"]]
        assert text[row["start"] : row["end"]].strip()
        assert first["start"] <= row["start"] < first["end"]
        assert row["end"] <= paragraph["end"].max()
        assert pd.isna(row["speaker_start"]) or 0 <= row["speaker_start"] < row["speaker_end"]


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(_WORDS, max_size=40).map(" ".join))
def test_voices_and_quotes_agree(text: str) -> None:
    """A mention stands inside its quote, and its voice is the quote's speaker."""
    found = annotated(text)
    quotes = found.quotes.set_index("quote_id")
    for mention in found.mentions.to_dict("records"):
        if pd.isna(mention["quote_id"]):
            assert mention["voice"] == "article"
            continue
        quote = quotes.loc[mention["quote_id"]]
        assert mention["voice"] == quote["speaker_id"]
        assert quote["start"] <= mention["start"] < mention["end"] <= quote["end"]


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(_WORDS, max_size=40).map(" ".join))
def test_stretches_are_the_voices_of_their_mentions(text: str) -> None:
    """The reader shades a mention where, and only where, it stands in somebody's voice."""
    found = annotated(text)
    stretches = measures.voice_stretches(found, document_id="a1")
    assert (stretches["start"].to_numpy()[1:] >= stretches["end"].to_numpy()[:-1]).all()
    for mention in found.mentions.to_dict("records"):
        inside = (stretches["start"] <= mention["start"]) & (mention["end"] <= stretches["end"])
        voices = stretches.loc[inside, "speaker_id"].tolist()
        assert voices == ([] if mention["voice"] == "article" else [mention["voice"]])
