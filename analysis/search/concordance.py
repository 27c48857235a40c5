"""Keyword in context: each place of a word, or of an actor, with what stands around it."""

from __future__ import annotations

import re
from typing import Literal, NamedTuple, get_args

import numpy as np
import pandas as pd

from analysis.errors import SelectionError
from analysis.measures.arrays import Integers
from analysis.measures.selecting import DEFAULT_SELECTION, check_at_least_one, check_option, select
from analysis.search.find import Occurrences, in_reading_order, occurrences
from analysis.search.words import folded
from analysis.settings import Selection, Window
from analysis.tables import Annotations, Columns, table

#: by what the lines are sorted: as the articles have them, or by the words beside the keyword
Order = Literal["text", "before", "after"]
#: one row per place
CONCORDANCE_COLUMNS: Columns = {
    "document_id": "str",
    "title": "str",
    "outlet": "str",
    "published": "datetime64[us, UTC]",
    "sentence_index": "int64",
    "start": "int64",  # of the keyword, in the article's text
    "end": "int64",
    "left": "str",  # what stands before it, on one line
    "keyword": "str",
    "right": "str",
}
#: characters on each side: a line that fits a page
WIDTH = 60
_WORD = re.compile(r"\w+")


class Concordance(NamedTuple):
    """The lines that are wanted, and how many there are in all."""

    lines: int
    #: CONCORDANCE_COLUMNS
    rows: pd.DataFrame


def concordance(
    annotations: Annotations,
    selection: Selection = DEFAULT_SELECTION,
    *,
    query: str | None = None,
    actor: str | None = None,
    window: Window = "document",
    order: Order = "text",
    width: int = WIDTH,
    first: int = 0,
    most: int | None = None,
) -> Concordance:
    """List each place of the words of a query, or each mention of an actor, in its context.

    Parameters
    ----------
    annotations, selection
        What is searched; of an actor, the mentions that the selection counts.
    query, window
        As in `search`: one line per occurrence.
    actor
        An actor_id instead of a query: one line per mention.
    order
        ``"text"``: oldest article first, undated last, then as the text has them. ``"after"``: by
        the words after the keyword; ``"before"``: by the word before it, then the one before that.
    width
        Characters of context on each side at most; words are not cut.
    first, most
        The lines that are wanted: from this one, and how many.

    Returns
    -------
    Concordance
        Contexts are the article's text, white space made one space; they may begin in the sentence
        before.

    Raises
    ------
    QueryError
        When the query cannot be read.
    SelectionError
        When there are both a query and an actor, or neither, or an option is unknown.

    Examples
    --------
    >>> from tests.corpora import corpus
    >>> one = corpus({"a1": [["Envoys met in Geneva.", "The talks in Geneva failed."]]})
    >>> lines = concordance(one, query="Geneva", width=14).rows
    >>> lines[["left", "keyword", "right"]].values.tolist()
    [['Envoys met in', 'Geneva', '. The talks in'], ['The talks in', 'Geneva', 'failed.']]
    """
    check_option("order", order, get_args(Order))
    check_at_least_one("width", width)
    if (query is None) == (actor is None):
        raise SelectionError(
            f"query is {query!r} and actor is {actor!r}; give one of the two, and not the other."
        )
    if query is not None:
        places = occurrences(annotations, selection, query=query, window=window)
    else:
        places = _mentions(annotations, selection, str(actor))
    stop = None if most is None else first + most
    chosen = _ordered(places, order)[first:stop]
    return Concordance(len(places.start), _lines(places, chosen, width))


def _mentions(annotations: Annotations, selection: Selection, actor: str) -> Occurrences:
    selected = select(annotations, selection)
    kept = selected.only(selected.chosen([actor])[selected.mention_actor])
    start, end = (kept.mention_column(name).to_numpy() for name in ("start", "end"))
    return in_reading_order(selected, np.column_stack([kept.mention_sentence, start, end]))


class _Context(NamedTuple):
    """A line: the place of the keyword, and the text on both sides."""

    before: str
    keyword: str
    after: str

    @property
    def words_before(self) -> list[str]:
        """Words before the keyword, the nearest first."""
        return _WORD.findall(folded(self.before))[::-1]

    @property
    def words_after(self) -> list[str]:
        return _WORD.findall(folded(self.after))


def _contexts(places: Occurrences, chosen: Integers, width: int) -> list[_Context]:
    texts = places.selected.documents["text"].tolist()
    documents = places.selected.sentence_document[places.sentence[chosen]].tolist()
    spans = (places.start[chosen].tolist(), places.end[chosen].tolist())
    return [
        _context(texts[document], start, end, width)
        for document, start, end in zip(documents, *spans, strict=True)
    ]


def _context(text: str, start: int, end: int, width: int) -> _Context:
    before, after = text[max(0, start - width) : start], text[end : end + width]
    if start > width and _inside_word(text, start - width):
        before = "".join(before.split(None, 1)[1:])
    if end + width < len(text) and _inside_word(text, end + width):
        after = "".join(after.rsplit(None, 1)[:-1])
    return _Context(before, text[start:end], after)


def _inside_word(text: str, place: int) -> bool:
    return not text[place - 1].isspace() and not text[place].isspace()


def _ordered(places: Occurrences, order: Order) -> Integers:
    """Numbers of the lines in the order that is wanted."""
    as_read = np.arange(len(places.start))
    if order == "text":
        return as_read
    contexts = _contexts(places, as_read, WIDTH)
    beside = [line.words_before if order == "before" else line.words_after for line in contexts]
    return np.array(sorted(as_read.tolist(), key=beside.__getitem__), dtype=np.int64)


def _lines(places: Occurrences, chosen: Integers, width: int) -> pd.DataFrame:
    if not len(chosen):
        return table([], CONCORDANCE_COLUMNS)
    selected = places.selected
    sentences = selected.sentences.iloc[places.sentence[chosen]].reset_index(drop=True)
    documents = selected.documents.iloc[selected.sentence_document[places.sentence[chosen]]]
    contexts = _contexts(places, chosen, width)
    made = sentences.assign(
        start=places.start[chosen],
        end=places.end[chosen],
        left=[_one_line(line.before) for line in contexts],
        keyword=[_one_line(line.keyword) for line in contexts],
        right=[_one_line(line.after) for line in contexts],
        **{name: documents[name].array for name in ("title", "outlet", "published")},
    )
    return made[list(CONCORDANCE_COLUMNS)].astype(dict(CONCORDANCE_COLUMNS))


def _one_line(text: str) -> str:
    return " ".join(text.split())
