"""The tone of a sentence: TextBlob's polarity and subjectivity, and the words they come from.

Tone is the wording of a sentence, not an opinion about anybody in it: "The minister condemned the
murder" is a negative sentence that speaks well of the minister.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

import pandas as pd

from analysis.tables import values
from analysis.text.assessing import Score, assessed
from analysis.text.runs import Runs, remembered_runs
from analysis.text.textblob_sentiment import analyzer

#: characters without white space; a longer run is no word (a picture in letters, a lost file), and
#: TextBlob would need minutes for it
MAX_RUN = 1_000

#: TextBlob's own mark, which it drops even where an article has it
_END_OF_SENTENCE = "END-OF-SENTENCE"
_TOO_LONG = re.compile(rf"\S{{{MAX_RUN + 1}}}")


class ToneWord(NamedTuple):
    """One assessment of TextBlob's: a word of its lexicon with what modifies it ("not very good").

    The mean of all assessments of a sentence is the sentence's tone.
    """

    #: half-open character offsets, from the first to the last of the words
    start: int
    end: int
    #: in lower case as TextBlob looks them up; "!" is one of them where it boosts a word
    words: tuple[str, ...]
    #: [-1, 1]
    polarity: float
    #: [0, 1]
    subjectivity: float


def score_tone(sentences: pd.DataFrame, documents: pd.DataFrame) -> pd.DataFrame:
    """Fill in the tone of each sentence.

    Parameters
    ----------
    sentences
        SENTENCE_COLUMNS.
    documents
        DOCUMENT_COLUMNS; the documents of these sentences.

    Returns
    -------
    DataFrame
        `sentences` with ``tone`` ([-1, 1], negative to positive), ``subjectivity`` ([0, 1]) and
        ``n_tone_words`` (the words of all assessments) filled in. Without any tone word TextBlob
        gives 0 and 0. Missing where the document's language is known and is not English, and where
        a run without white space is longer than `MAX_RUN`.

    Examples
    --------
    >>> from analysis.tables import DOCUMENT_COLUMNS, table
    >>> from analysis.text.sentences import split_sentences
    >>> row = {"document_id": "a1", "title": "", "text": "A very good day. It rained."}
    >>> documents = table([row | {"n_words": 6}], DOCUMENT_COLUMNS)
    >>> scored = score_tone(split_sentences(documents), documents)
    >>> scored["tone"].round(2).tolist(), scored["n_tone_words"].tolist()
    ([0.91, 0.0], [2, 0])

    References
    ----------
    De Smedt & Daelemans (2012), Pattern for Python, whose lexicon TextBlob ships.
    """
    texts = _english_texts(documents)
    place = zip(*(values(sentences, name) for name in ("document_id", "start", "end")), strict=True)
    known = remembered_runs()
    scores = [
        _score(texts[key][start:end], known) if key in texts else _NONE for key, start, end in place
    ]
    tone, subjectivity, n_tone_words = zip(*scores, strict=True) if scores else ((), (), ())
    return sentences.assign(
        tone=pd.Series(tone, index=sentences.index, dtype="float64"),
        subjectivity=pd.Series(subjectivity, index=sentences.index, dtype="float64"),
        n_tone_words=pd.Series(n_tone_words, index=sentences.index, dtype="int64"),
    )


def tone_words(text: str) -> list[ToneWord]:
    """Find the words that carry a text's tone.

    Returns
    -------
    list of ToneWord
        TextBlob's assessments, in the order of the text; their spans do not overlap. The mean of
        their polarities is the text's tone.

    Examples
    --------
    >>> text = "It was not a good idea."
    >>> [(text[w.start : w.end], w.words, round(w.polarity, 2)) for w in tone_words(text)]
    [('not a good', ('not', 'good'), -0.35)]
    """
    if _TOO_LONG.search(text):
        return []
    assessments = analyzer().assessments([(token, None) for token in _placed_tokens(text)])
    return [_tone_word(words, *numbers) for words, *numbers, _ in assessments]


_NONE: Score = (float("nan"), float("nan"), 0)
_NEUTRAL: Score = (0.0, 0.0, 0)


def _english_texts(documents: pd.DataFrame) -> dict[str, str]:
    """document_id -> text of what is English or may be."""
    scored = documents[documents["language"].isna() | (documents["language"] == "en")]
    return dict(zip(scored["document_id"], scored["text"], strict=True))


def _score(sentence: str, known: Runs) -> Score:
    runs = sentence.split()
    if len(sentence) > MAX_RUN and max(map(len, runs), default=0) > MAX_RUN:
        return _NONE
    if _END_OF_SENTENCE in sentence:
        return _textblobs(sentence)
    found = [known[run] for run in runs]
    telling = [place for place, run in enumerate(found) if run]
    if not telling:
        return _NEUTRAL
    for place in telling:
        head = found[place].head
        if head and place and runs[place - 1][-1] + head in known.face_pairs:
            return _textblobs(sentence)  # the run and the one before may together be a face
    return assessed(found, telling)


def _textblobs(sentence: str) -> Score:
    score = analyzer()(sentence)
    polarity, subjectivity = score
    return polarity + 0.0, subjectivity, sum(len(words) for words, *_ in score.assessments)


class _Placed(str):
    """A token that knows where in the text it stands; TextBlob takes it for any other string."""

    start: int
    end: int


def _placed_tokens(text: str) -> Iterator[_Placed]:
    """TextBlob's tokens, in lower case, with their offsets.

    TextBlob moves white space about and drops some full stops, but keeps the order of all other
    characters; so each token is looked up behind the one before, in the text without white space.
    """
    offsets = [offset for offset, character in enumerate(text) if not character.isspace()]
    solid = "".join(text.split())
    cursor = 0
    for token in " ".join(analyzer().tokenizer(text)).split():
        placed = _Placed(token.lower())
        first = max(solid.find(token, cursor), cursor)
        found = solid.startswith(token, first)
        cursor = first + len(token) if found else cursor
        placed.start = offsets[first] if found else -1
        placed.end = offsets[cursor - 1] + 1 if found else -1
        yield placed


def _tone_word(words: list[str], polarity: float, subjectivity: float) -> ToneWord:
    # A "!" that boosts a word comes from TextBlob itself, and has no place.
    places = [word for word in words if isinstance(word, _Placed) and word.end >= 0]
    start = min((word.start for word in places), default=0)
    end = max((word.end for word in places), default=start)
    return ToneWord(start, end, tuple(map(str, words)), polarity, subjectivity)
