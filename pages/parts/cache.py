"""What is computed once and kept. The only user of `st.cache_*`; the library stays testable alone.

Keys name the collections and how often each has changed; they are never hashes of tables
(Streamlit hashes only a sample of a long table). What is made of the seed alone is shared by
everyone; whatever holds an article that a user added belongs to that session and ends with it.
"""

from __future__ import annotations

import os
from collections.abc import Callable
from typing import TYPE_CHECKING, Any, Concatenate, ParamSpec, TypeVar, cast

import pandas as pd
import streamlit as st

from analysis import Selection, Settings, concat, link, measures, read_documents
from analysis.actors.codebook import Applied, Codebook, Ground, applied
from analysis.errors import ReadingError
from analysis.library.opening import library_path
from analysis.reader.card import Score, read_scores
from analysis.reader.occlusion import WordEffect, judge_of, words_that_move
from analysis.reader.reading import open_reader
from analysis.reading.worker import preview_apart
from analysis.tables import DOCUMENT_COLUMNS, Annotations, table
from pages.parts import built_in, state
from pages.parts.kept import alive, of_its_own
from pages.parts.shown import SEED, Shown

if TYPE_CHECKING:
    from streamlit.typing import UploadedFile

    from analysis.library.collection import Collection
    from analysis.reading.tabular import TablePreview
    from analysis.settings import Reader
    from pages.parts.shelf import Shelf

#: how the pages annotate; one object, so that every key of every cache agrees
#: (ACTORSCOPE_READER=fast reads large uploads some five times as fast, without stance)
SETTINGS = Settings(reader=cast("Reader", os.environ.get("ACTORSCOPE_READER", "full")))

#: measures kept for each session: some ten per page, for the last choices of the filters
MAX_MEASURES = 48
#: uploaded tables whose first rows are kept
MAX_TABLES = 50
#: sentences whose words were left out in turn
MAX_SENTENCES = 200

#: measure, what is shown, settings, filters
Key = tuple[str, str, str, Selection]
Options = ParamSpec("Options")
Result = TypeVar("Result")


@st.cache_resource(show_spinner=False, max_entries=len(built_in.FOLDERS))
def built_in_documents(name: str) -> pd.DataFrame:
    """The articles of a collection that comes with Actorscope."""
    return read_documents([built_in.FOLDERS[name]]).documents


def current_documents() -> pd.DataFrame:
    """The articles that are shown, as far as they are annotated: built in and library together."""
    shown = state.shown()
    if shown.collections or shown.sample:
        return current_annotations().documents
    return built_in_documents(SEED) if shown.seed else table([], DOCUMENT_COLUMNS)


def current_annotations() -> Annotations:
    """The annotations of `current_documents`, under the decisions that hold for them."""
    return current_application().annotations


def current_application() -> Applied:
    """`current_annotations`, with what each decision of the codebook did."""
    shown, machine = state.shown(), machine_annotations()
    if not shown.codebook.decisions:
        return Applied(machine, (), ())
    return _applied(shown.key, repr(SETTINGS), shown.codebook)


def machine_annotations() -> Annotations:
    """What the machine found in `current_documents`."""
    shown = state.shown()
    if shown.collections:
        built_in_parts(shown.built_in)  # read here: what is cached must not draw its progress
        return _own_annotations(shown.articles_key, repr(SETTINGS), shown)
    return _built_in_annotations(shown.built_in)


def remembered(name: str, make: Callable[[], Any]) -> Any:
    """Something made of what is shown and of the filters, remembered like a measure."""
    key = (name, state.shown().key, repr(SETTINGS), state.current_selection())
    return _remembered()(key, (), {}, lambda *_: make(), lambda: None)


def ground_now() -> Ground:
    """What is shown, indexed for decisions."""
    return _ground(state.shown().articles_key, machine_annotations)


def union(shown: Shown) -> Annotations:
    """Built in and library together: equal to `annotate` of all their articles at once."""
    parts = built_in_parts(shown.built_in)
    return built_in.union(parts, shelf().library, shown.read_ids, SETTINGS)


def built_in_parts(names: tuple[str, ...]) -> list[Annotations]:
    """What comes with Actorscope, not yet linked; what must be read first, with its progress."""
    done = _parts_done(repr(SETTINGS))
    return built_in.annotated_parts(names, built_in_documents, done, SETTINGS)


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
    result: Result = of_its_own(_remembered()(key, args, options, measure, current_annotations))
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
    annotations = _built_in_annotations((SEED,))
    for measure in (measures.mention_counts, measures.surfaces_by_actor, measures.tone_by_actor):
        key = (measure.__name__, Shown().key, repr(SETTINGS), Selection())
        _common_measure(key, (), {}, measure, lambda: annotations)


def _remembered() -> Callable[..., Any]:
    """The cache for what is shown: of everyone for what is built in, else of this session."""
    return _own_measure if state.shown().collections else _common_measure


def _built_in_annotations(names: tuple[str, ...]) -> Annotations:
    parts = built_in_parts(names)
    return _linked(" ".join(names), repr(SETTINGS), parts)


# the first argument of each is its key; an underscore keeps Streamlit from hashing the others


@st.cache_resource(show_spinner=False, max_entries=1)
def _parts_done(settings: str) -> built_in.Parts:  # noqa: ARG001
    return {}


@st.cache_resource(show_spinner=False, max_entries=len(built_in.FOLDERS) + 1)
def _linked(key: str, settings: str, _parts: list[Annotations]) -> Annotations:  # noqa: ARG001
    return link(concat(_parts)) if _parts else Annotations(settings=SETTINGS)


@st.cache_resource(show_spinner="Loading the articles", max_entries=1, scope="session")
def _own_annotations(
    key: str,
    settings: str,
    _shown: Shown,
) -> Annotations:
    return cast("Annotations", alive(("articles", key, settings), lambda: union(_shown)))


@st.cache_resource(show_spinner=False, max_entries=4, scope="session")
def _applied(
    key: str,
    settings: str,
    _codebook: Codebook,
) -> Applied:
    machine, ground = machine_annotations(), ground_now()
    name = "applied", key, settings
    return cast("Applied", alive(name, lambda: applied(machine, _codebook, ground=ground)))


@st.cache_resource(show_spinner=False, max_entries=1, scope="session")
def _ground(key: str, _machine: Callable[[], Annotations]) -> Ground:  # noqa: ARG001
    return Ground(_machine()).prepared()


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


_KEPT: Any = {"show_spinner": False, "max_entries": MAX_MEASURES, "hash_funcs": {Selection: repr}}
_common_measure = st.cache_resource(**_KEPT)(_compute)
_own_measure = st.cache_resource(scope="session", **_KEPT)(_compute)
