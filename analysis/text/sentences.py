"""Text -> sentences, with exact offsets, paragraphs and sections."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pandas as pd

from analysis.tables import SENTENCE_COLUMNS, table
from analysis.text.boilerplate import is_boilerplate
from analysis.text.borders import BULLETS, CANDIDATE, ends_sentence
from analysis.text.paragraphs import Span, paragraph_spans, trimmed

_NOT_BLANK = re.compile(r"\S")


def split_sentences(documents: pd.DataFrame) -> pd.DataFrame:
    r"""Split each document into its sentences.

    A sentence never crosses a paragraph. Quotation marks and brackets that close behind the full
    stop belong to the sentence; a quotation of several sentences is split at its sentences.

    Parameters
    ----------
    documents
        DOCUMENT_COLUMNS. A document whose ``title`` is not empty has it as the first line of its
        text.

    Returns
    -------
    DataFrame
        SENTENCE_COLUMNS, in the order of the documents and of their texts. ``section`` is "title"
        for the title's paragraph, "boilerplate" for what `is_boilerplate` recognises, else "body".
        The columns of tone are missing (``n_tone_words`` 0) until `score_tone` fills them.

    Examples
    --------
    >>> from analysis.tables import DOCUMENT_COLUMNS
    >>> text = "Talks\nMr. Rao came. He left.\nRead more:"
    >>> documents = table([{"document_id": "a1", "title": "Talks", "text": text, "n_words": 6}],
    ...                   DOCUMENT_COLUMNS)
    >>> sentences = split_sentences(documents)
    >>> sentences[["paragraph_index", "section", "start", "end"]].values.tolist()
    [[0, 'title', 0, 5], [1, 'body', 6, 19], [1, 'body', 20, 28], [2, 'boilerplate', 29, 39]]
    """
    rows: list[tuple[object, ...]] = []
    columns = documents[["document_id", "title", "text"]]
    for document_id, title, text in columns.itertuples(index=False, name=None):
        titled = isinstance(title, str) and bool(title.strip())
        found = enumerate(_sections(text, titled))
        rows += [(document_id, index, *row, None, None, 0) for index, row in found]
    return table(rows, SENTENCE_COLUMNS)


def sentence_spans(text: str) -> list[Span]:
    """Find the sentences of one text.

    Returns
    -------
    list of (start, end)
        Half-open character offsets, ascending, without overlap, trimmed of white space. Every
        character that is not white space is in one of them.

    Examples
    --------
    >>> sentence_spans("The U.S. agreed. “Good. Go on,” he said.")
    [(0, 16), (17, 23), (24, 40)]
    """
    paragraphs = paragraph_spans(text)
    return [span for start, end in paragraphs for span in _spans_in(text, start, end)]


def _sections(text: str, titled: bool) -> Iterator[tuple[int, str, int, int]]:
    """Paragraph index, section, start and end of each sentence."""
    for index, (start, end) in enumerate(paragraph_spans(text, titled=titled)):
        if titled and index == 0:
            section = "title"
        else:
            section = "boilerplate" if is_boilerplate(text[start:end]) else "body"
        for span in _spans_in(text, start, end):
            yield index, section, *span


def _spans_in(text: str, start: int, end: int) -> Iterator[Span]:
    """The sentences between `start` and `end`, which hold one trimmed paragraph."""
    begin = start
    for mark in CANDIDATE.finditer(text, start, end):
        following = _next_not_blank(text, mark.end(), end)
        if mark.start() < begin or following == end:
            continue
        if mark.group() in BULLETS:
            if mark.start() > begin and text[mark.start() - 1].isspace():
                yield trimmed(text, begin, mark.start())
                begin = mark.start()
        elif ends_sentence(text, begin, mark, following):
            yield begin, mark.end()
            begin = following
    yield begin, end


def _next_not_blank(text: str, start: int, end: int) -> int:
    match = _NOT_BLANK.search(text, start, end)
    return match.start() if match else end
