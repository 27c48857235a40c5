"""What is computed once and kept. The only user of `st.cache_*`; the library stays testable alone.

Keys are digests of the articles, never hashes of tables (Streamlit hashes only a sample of a long
table). What is made of the seed alone is shared by everyone; whatever holds an article that a user
added belongs to that session and ends with it.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any, Concatenate, ParamSpec, TypeVar

import pandas as pd
import streamlit as st

from analysis import (
    Selection,
    Settings,
    annotate,
    annotate_documents,
    concat,
    link,
    measures,
    read_documents,
)
from analysis.tables import DOCUMENT_COLUMNS, Annotations, table
from pages.parts import state

SEEDS = Path(__file__).resolve().parents[2] / "seeds"
#: how the pages annotate; one object, so that every key of every cache agrees
SETTINGS = Settings()

#: articles whose annotations one session keeps; a few KB each
MAX_ARTICLES = 10_000
#: measures kept: some ten per page, for the last dozen choices of the filters
MAX_MEASURES = 128

#: measure, articles, settings, filters
Key = tuple[str, str, str, Selection]
Options = ParamSpec("Options")
Result = TypeVar("Result")


@st.cache_resource(show_spinner=False, max_entries=1)
def seed_documents() -> pd.DataFrame:
    """The articles that come with Actorscope."""
    return read_documents([SEEDS]).documents


def current_documents() -> pd.DataFrame:
    """The articles of this session: the seed unless switched off, then what the user added."""
    seed = seed_documents() if state.seed_is_on() else table([], DOCUMENT_COLUMNS)
    own = state.uploaded_documents()
    own = own[~own["document_id"].isin(seed["document_id"])]
    return pd.concat([seed, own], ignore_index=True) if len(own) else seed


def current_annotations() -> Annotations:
    """The annotations of `current_documents`; an article is annotated once per session."""
    documents = current_documents()
    digest = _digest(documents)
    if len(state.uploaded_documents()):
        return _own_annotations(digest, SETTINGS, documents)
    return _seed_annotations(digest, SETTINGS, documents)


def annotate_each(documents: pd.DataFrame) -> Iterator[int]:
    """Annotate article by article, saying how many are done; the pages then find them."""
    for done, document_id in enumerate(documents["document_id"], start=1):
        _own_article(document_id, SETTINGS, documents[documents["document_id"] == document_id])
        yield done


def measured(
    measure: Callable[Concatenate[Annotations, Selection, Options], Result],
    *args: Options.args,
    **options: Options.kwargs,
) -> Result:
    """`measure` of the current articles and filters, remembered."""
    documents = current_documents()
    key = _key(measure.__name__, documents, state.current_selection())
    remembered = _own_measure if len(state.uploaded_documents()) else _seed_measure
    result: Result = remembered(key, args, options, measure, current_annotations)
    return result


def warm_up() -> None:
    """Read, annotate and count the seed before the first visitor comes.

    No more than the first chart needs: what comes after it is made while that one is drawn.
    """
    documents = seed_documents()
    annotations = _seed_annotations(_digest(documents), SETTINGS, documents)
    for measure in (measures.mention_counts, measures.surfaces_by_actor, measures.tone_by_actor):
        _seed_measure(
            _key(measure.__name__, documents, Selection()), (), {}, measure, lambda: annotations
        )


def _key(measure: str, documents: pd.DataFrame, selection: Selection) -> Key:
    return measure, _digest(documents), repr(SETTINGS), selection


def _digest(documents: pd.DataFrame) -> str:
    """One name for exactly these articles; a document_id stands for its text, outlet and date."""
    return hashlib.sha256("".join(documents["document_id"]).encode()).hexdigest()


# the first argument of each is its key; an underscore keeps Streamlit from hashing the table


@st.cache_resource(show_spinner=False, max_entries=1)
def _seed_annotations(
    digest: str,  # noqa: ARG001
    settings: Settings,
    _documents: pd.DataFrame,
) -> Annotations:
    return annotate(_documents, settings)


@st.cache_resource(show_spinner=False, max_entries=MAX_ARTICLES, scope="session")
def _own_article(
    document_id: str,  # noqa: ARG001
    settings: Settings,
    _documents: pd.DataFrame,
) -> Annotations:
    return annotate_documents(_documents, settings)


@st.cache_resource(show_spinner="Reading the articles", max_entries=2, scope="session")
def _own_annotations(
    digest: str,  # noqa: ARG001
    settings: Settings,
    _documents: pd.DataFrame,
) -> Annotations:
    parts = [
        _own_article(document_id, settings, _documents[_documents["document_id"] == document_id])
        for document_id in _documents["document_id"]
    ]
    return link(concat(parts))


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
