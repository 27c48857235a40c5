"""What is computed once and kept. The only user of `st.cache_*`; the library stays testable alone.

Keys name the collections and how often each has changed; they are never hashes of tables
(Streamlit hashes only a sample of a long table). What is made of the seed alone is shared by
everyone; whatever holds an article that a user added belongs to that session and ends with it.
"""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any, Concatenate, ParamSpec, TypeVar, cast

import pandas as pd
import streamlit as st

from analysis import (
    Selection,
    Settings,
    annotate,
    concat,
    link,
    measures,
    read_documents,
)
from analysis.actors.codebook import Applied, Codebook, Texts, applied
from analysis.errors import ReadingError
from analysis.library.opening import library_path
from analysis.reader.card import Score, read_scores
from analysis.reader.occlusion import WordEffect, judge_of, words_that_move
from analysis.reader.reading import open_reader
from analysis.reading.worker import preview_apart
from analysis.tables import DOCUMENT_COLUMNS, Annotations, table
from pages.parts import state
from pages.parts.shown import Shown

if TYPE_CHECKING:
    from streamlit.typing import UploadedFile

    from analysis.library.collection import Collection
    from analysis.reading.tabular import TablePreview
    from analysis.settings import Reader
    from pages.parts.shelf import Shelf

SEEDS = Path(__file__).resolve().parents[2] / "seeds"
#: how the pages annotate; one object, so that every key of every cache agrees
#: (ACTORSCOPE_READER=fast reads large uploads some five times as fast, without stance)
SETTINGS = Settings(reader=cast("Reader", os.environ.get("ACTORSCOPE_READER", "full")))

#: measures kept: some ten per page, for the last dozen choices of the filters
MAX_MEASURES = 128
#: uploaded tables whose first rows are kept
MAX_TABLES = 50
#: sentences whose words were left out in turn
MAX_SENTENCES = 200

#: measure, what is shown, settings, filters
Key = tuple[str, str, str, Selection]
Options = ParamSpec("Options")
Result = TypeVar("Result")


@st.cache_resource(show_spinner=False, max_entries=1)
def seed_documents() -> pd.DataFrame:
    """The articles that come with Actorscope."""
    return read_documents([SEEDS]).documents


def current_documents() -> pd.DataFrame:
    """The articles that are shown, as far as they are annotated: seed and library together."""
    shown = state.shown()
    if shown.collections:
        return current_annotations().documents
    return seed_documents() if shown.seed else table([], DOCUMENT_COLUMNS)


def current_annotations() -> Annotations:
    """The annotations of `current_documents`, under the decisions that hold for them."""
    return current_application().annotations


def current_application() -> Applied:
    """`current_annotations`, with what each decision of the codebook did."""
    shown = state.shown()
    if not shown.codebook.decisions:
        return Applied(machine_annotations(), (), ())
    return _applied(shown.key, repr(SETTINGS), shown.codebook)


def machine_annotations() -> Annotations:
    """What the machine found in `current_documents`."""
    shown = state.shown()
    if shown.collections:
        return _own_annotations(shown.articles_key, repr(SETTINGS), shown)
    return _seed_annotations(repr(SETTINGS)) if shown.seed else Annotations(settings=SETTINGS)


def remembered(name: str, make: Callable[[], Any]) -> Any:
    """Something made of what is shown and of the filters, remembered like a measure."""
    key = (name, state.shown().key, repr(SETTINGS), state.current_selection())
    return _remembered()(key, (), {}, lambda *_: make(), lambda: None)


def texts_now() -> Texts:
    """The texts of what is shown, in which aliases are looked for."""
    return _texts(state.shown().articles_key, machine_annotations)


def union(shown: Shown) -> Annotations:
    """Seed and library together: equal to `annotate` of all their articles at once."""
    library = shelf().library
    own = library.load(shown.read_ids, SETTINGS)
    if not shown.seed:
        return own
    seed = _seed_annotations(repr(SETTINGS))
    here = own.documents["document_id"]
    both = here.isin(seed.documents["document_id"])
    if both.any():
        own = library.load(shown.read_ids, SETTINGS, document_ids=here[~both].tolist())
    return link(concat([seed, own])) if len(own.documents) else seed


def shelf() -> Shelf:
    """The library of this server, opened with the first call.

    Raises
    ------
    LibraryError
        When the file cannot be used; the next call tries again.
    """
    return _shelf(str(library_path()))


def has_library() -> bool:
    """Whether something was ever kept: only then is the library opened to be read."""
    return library_path().exists()


def close() -> None:
    """Stop what is being added, keep what is done, and let go of the library."""
    _shelf.clear()


def measured(
    measure: Callable[Concatenate[Annotations, Selection, Options], Result],
    *args: Options.args,
    **options: Options.kwargs,
) -> Result:
    """`measure` of the current articles and filters, remembered."""
    return measured_for(state.current_selection(), measure, *args, **options)


def measured_for(
    selection: Selection,
    measure: Callable[Concatenate[Annotations, Selection, Options], Result],
    *args: Options.args,
    **options: Options.kwargs,
) -> Result:
    """`measure` of the current articles and another selection than the filters', remembered."""
    key = (measure.__name__, state.shown().key, repr(SETTINGS), selection)
    result: Result = _remembered()(key, args, options, measure, current_annotations)
    return result


def current_speakers() -> pd.DataFrame:
    """Every voice of the current articles, whatever the filters say."""
    return measured_for(Selection(), _speakers)


def _speakers(annotations: Annotations, _selection: Selection) -> pd.DataFrame:
    return measures.speakers(annotations)


def documents_of(collection: Collection) -> pd.DataFrame:
    """The articles of one collection as they are described now, without their texts."""
    read_id = collection.read_id
    return _documents_of(f"{read_id}@{shelf().version(read_id)}", read_id)


def table_preview(file: UploadedFile, has_names: bool | None = None) -> TablePreview | None:
    """First rows of an uploaded table, read in another process; None where it cannot be read."""
    return _table_preview(file.file_id, file.name, has_names, file.getvalue())


def reader_scores() -> tuple[Score, ...] | None:
    """What was measured of the reader; None where nothing was."""
    return _reader_scores()


def words_behind_stance(text: str, start: int, end: int) -> list[WordEffect]:
    """The words of a sentence that moved the stance toward ``text[start:end]``, remembered."""
    return _words_behind_stance(repr(SETTINGS), text, start, end)


def warm_up() -> None:
    """Read, annotate and count the seed before the first visitor comes.

    No more than the first chart needs: what comes after it is made while that one is drawn.
    """
    annotations = _seed_annotations(repr(SETTINGS))
    for measure in (measures.mention_counts, measures.surfaces_by_actor, measures.tone_by_actor):
        key = (measure.__name__, Shown().key, repr(SETTINGS), Selection())
        _seed_measure(key, (), {}, measure, lambda: annotations)


def _remembered() -> Callable[..., Any]:
    """The cache for what is shown: of everyone for the seed, else of this session."""
    return _own_measure if state.shown().collections else _seed_measure


# the first argument of each is its key; an underscore keeps Streamlit from hashing the others


@st.cache_resource(show_spinner=False, max_entries=1)
def _seed_annotations(settings: str) -> Annotations:  # noqa: ARG001
    return annotate(seed_documents(), SETTINGS)


@st.cache_resource(show_spinner="Loading the articles", max_entries=1, scope="session")
def _own_annotations(
    key: str,  # noqa: ARG001
    settings: str,  # noqa: ARG001
    _shown: Shown,
) -> Annotations:
    return union(_shown)


@st.cache_resource(show_spinner=False, max_entries=4, scope="session")
def _applied(
    key: str,  # noqa: ARG001
    settings: str,  # noqa: ARG001
    _codebook: Codebook,
) -> Applied:
    return applied(machine_annotations(), _codebook, texts=texts_now())


@st.cache_resource(show_spinner=False, max_entries=1, scope="session")
def _texts(key: str, _machine: Callable[[], Annotations]) -> Texts:  # noqa: ARG001
    return Texts(_machine().documents["text"])


@st.cache_resource(show_spinner=False, max_entries=2, scope="session")
def _documents_of(key: str, _read_id: str) -> pd.DataFrame:  # noqa: ARG001
    return shelf().library.documents([_read_id]).drop(columns="text")


@st.cache_data(show_spinner="Looking into the table", max_entries=MAX_TABLES, scope="session")
def _table_preview(
    file_id: str,  # noqa: ARG001
    name: str,
    has_names: bool | None,
    _content: bytes,
) -> TablePreview | None:
    try:
        return preview_apart(name, _content, has_names=has_names)
    except ReadingError:
        return None  # it is refused, with its reason, when it is read


@st.cache_resource(show_spinner=False, max_entries=1, on_release=lambda shelf: shelf.close())
def _shelf(path: str) -> Shelf:
    from analysis.library import Library
    from pages.parts.shelf import Shelf

    return Shelf(Library.open(path), SETTINGS)


@st.cache_resource(show_spinner=False, max_entries=1)
def _reader_scores() -> tuple[Score, ...] | None:
    return read_scores()


@st.cache_data(show_spinner="Leaving out word by word", max_entries=MAX_SENTENCES, scope="session")
def _words_behind_stance(
    settings: str,  # noqa: ARG001
    text: str,
    start: int,
    end: int,
) -> list[WordEffect]:
    return words_that_move(judge_of(open_reader()), text, start, end)


def _compute(
    key: Key,
    args: tuple[Any, ...],
    options: dict[str, Any],
    _measure: Callable[..., Any],
    _annotations: Callable[[], Annotations],
) -> Any:
    return _measure(_annotations(), key[-1], *args, **options)


_seed_measure = st.cache_data(show_spinner=False, max_entries=MAX_MEASURES)(_compute)
_own_measure = st.cache_data(show_spinner=False, max_entries=MAX_MEASURES, scope="session")(
    _compute
)
