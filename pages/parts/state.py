"""What this user did in this session, behind typed doors. The only user of `st.session_state`.

State holds decisions (files added, actor chosen, seed switched off), never results. What can be
named in a link lives in the URL: there `actor=country:IN` means the same tomorrow.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from datetime import date
from typing import Any

import pandas as pd
import streamlit as st

from analysis.settings import Selection
from analysis.tables import DOCUMENT_COLUMNS, table

_UPLOADED = "uploaded_documents"
_OUTCOMES = "last_outcomes"
_UPLOAD_ROUND = "upload_round"
_SEED_IS_ON = "seed_is_on"
_SELECTION = "selection"
_PAGE = "page"
_CHOICES = "choices"
#: what holds on every page; the menu's links leave it out of the URL
_LASTING = ("actor", "pair", "articles", "dates", "outlets", "types", "policy", "roles")


def uploaded_documents() -> pd.DataFrame:
    """Articles that this user added in this session, oldest first (DOCUMENT_COLUMNS)."""
    documents: pd.DataFrame = st.session_state.get(_UPLOADED, table([], DOCUMENT_COLUMNS))
    return documents


def keep_documents(documents: pd.DataFrame) -> None:
    """Replace the articles of this session by `documents`."""
    st.session_state[_UPLOADED] = documents


def last_outcomes() -> pd.DataFrame | None:
    """What became of the files that were added last; None before the first upload."""
    outcomes: pd.DataFrame | None = st.session_state.get(_OUTCOMES)
    return outcomes


def remember_outcomes(outcomes: pd.DataFrame) -> None:
    """Keep the outcomes for display, and start an empty uploader."""
    st.session_state[_OUTCOMES] = outcomes
    st.session_state[_UPLOAD_ROUND] = upload_round() + 1


def upload_round() -> int:
    """How many uploads were made: a new number is a new, empty uploader."""
    return int(st.session_state.get(_UPLOAD_ROUND, 0))


def seed_is_on() -> bool:
    """Whether the seed articles are among the articles shown."""
    return bool(st.session_state.get(_SEED_IS_ON, True))


def copy_seed_switch(widget_key: str) -> None:
    """Callback of the switch: a widget's own value is lost with its page, this one is not."""
    st.session_state[_SEED_IS_ON] = st.session_state[widget_key]


def current_selection() -> Selection:
    """What the shared filters say; everything before the frame has run."""
    selection: Selection = st.session_state.get(_SELECTION, Selection())
    return selection


def remember_selection(selection: Selection) -> None:
    """Called once per run, by the frame."""
    st.session_state[_SELECTION] = selection


def chosen(name: str, options: Collection[str]) -> str | None:
    """The value of `name` in the URL, or None when there is none or it is not on offer."""
    value = st.query_params.get(name)
    return value if value in options else None


def chosen_many(name: str, options: Collection[str]) -> list[str]:
    """All values of `name` in the URL that are on offer, in the order of the URL."""
    return [value for value in st.query_params.get_all(name) if value in options]


def chosen_days(name: str) -> tuple[date, ...]:
    """The two days of `name` in the URL, or none when they are no two days in order."""
    try:
        days = tuple(date.fromisoformat(value) for value in st.query_params.get_all(name))
    except ValueError:
        return ()
    return days if len(days) == 2 and days[0] <= days[1] else ()


def choose(name: str, value: str | Sequence[str] | None) -> None:
    """Write a choice into the URL; nothing chosen leaves nothing in the URL."""
    if value:
        st.query_params[name] = value
    else:
        st.query_params.pop(name, None)


def keep_choices(page: str) -> None:
    """Call first in each run: what was chosen on one page still holds on the next.

    Streamlit's own ``bind="query-params"`` loses a filter's parameter when the menu is used before
    the filters were opened; so what is shared by all pages is written to the URL here.
    """
    if page != st.session_state.get(_PAGE):
        kept = st.session_state.get(_CHOICES, {})
        st.query_params.update(
            {name: value for name, value in kept.items() if name not in st.query_params}
        )
    st.session_state[_PAGE] = page
    now = {name: st.query_params.get_all(name) for name in _LASTING}
    st.session_state[_CHOICES] = {name: value for name, value in now.items() if value}


def opened_at() -> str | None:
    """The sentence_index that a link into an article names."""
    return st.query_params.get("at")


def link_to(**changes: str | None) -> dict[str, Any]:
    """The parameters of this URL with `changes`: a link replaces all of them at once."""
    params: dict[str, Any] = {name: st.query_params.get_all(name) for name in st.query_params}
    params.update(changes)
    return {name: value for name, value in params.items() if value}


def set_widget(key: str, value: object) -> None:
    """Give the widget of this key its value; call before the widget is made."""
    st.session_state[key] = value


def seed_widget(key: str, value: object) -> None:
    """Give the widget of this key its first value; later it keeps its own."""
    st.session_state.setdefault(key, value)


def copy_widget_to_url(
    key: str, name: str, clears: Sequence[str] = (), default: Sequence[str] = ()
) -> None:
    """Callback of a widget that stands for `name` in the URL; the default is not written.

    `clears` are taken out of the URL.
    """
    value = st.session_state[key]
    values = [value] if isinstance(value, str) else [str(one) for one in value or ()]
    choose(name, None if sorted(values) == sorted(default) else values)
    for other in clears:
        choose(other, None)


def copy_click_to_url(chart_key: str) -> None:
    """Callback of a chart: the clicked mark becomes the chosen actor or the chosen pair.

    A mark's `customdata` begins with an actor_id, or with ``source|target`` for a tie. A click
    that takes the mark's selection back takes the choice back too.
    """
    marks = _clicked_marks(st.session_state[chart_key]["selection"]["points"])
    mark = marks[0] if marks else None
    choose("pair", mark if mark and "|" in mark else None)
    choose("actor", mark if mark and "|" not in mark else None)


def _clicked_marks(points: Sequence[Any]) -> list[str]:
    """First element of each point's customdata, which arrives as a list, a mapping or one value."""
    found = []
    for point in points:
        custom = point.get("customdata")
        if isinstance(custom, dict):
            custom = custom.get("0", custom.get(0))
        elif isinstance(custom, (list, tuple)):
            custom = custom[0] if custom else None
        if isinstance(custom, str) and custom:
            found.append(custom)
    return found
