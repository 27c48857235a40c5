"""What this user did in this session, behind typed doors. The only user of `st.session_state`.

State holds decisions (an upload begun, a collection opened for editing), never results. What can be
named in a link lives in the URL: there `actor=country:IN` means the same tomorrow.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from time import monotonic
from typing import Any

import streamlit as st

from analysis.settings import Selection
from pages.parts import url
from pages.parts.marks import cells_of, clicked_marks, narrowing_of
from pages.parts.shown import Shown

_UPLOAD_ROUND = "upload_round"
_EDIT_ROUND = "edit_round"
_SAID = "said"
_FORM_ROUND = "form_round"
_SHOWN = "shown"
_OWNED = "owned"
_VERSIONS = "versions"
#: seconds for which the pages keep what they have loaded of a collection that is being filled
REFRESH_SECONDS = 10.0
_SELECTION = "selection"
_PAGE = "page"
_CHOICES = "choices"
#: what holds on every page; the menu's links leave it out of the URL
_LASTING = (
    *("collection", "actor", "pair", "articles", "dates", "outlets"),
    *("types", "policy", "roles", "duplicates", "roll_up", "voices"),
)


def upload_round() -> int:
    """How many uploads were made: a new number is a new, empty uploader."""
    return int(st.session_state.get(_UPLOAD_ROUND, 0))


def begin_upload_round() -> None:
    """Start an empty uploader, since what it held is being read."""
    st.session_state[_UPLOAD_ROUND] = upload_round() + 1


def say(words: str, *, refused: bool = False) -> None:
    """Have the page say once what became of a decision; names from articles may be in it."""
    st.session_state[_SAID] = (words, refused)


def taken_words() -> tuple[str, bool] | None:
    """What the page is to say, and whether something was refused; asked once."""
    said: tuple[str, bool] | None = st.session_state.pop(_SAID, None)
    return said


def form_round() -> int:
    """How many decisions were made: a new number is a form without what was typed before."""
    return int(st.session_state.get(_FORM_ROUND, 0))


def begin_form_round() -> None:
    """Start empty forms, since what they held is decided."""
    st.session_state[_FORM_ROUND] = form_round() + 1


def chosen_row(key: str) -> int | None:
    """Row of a table that was clicked, for its callback; None where the click took it back."""
    rows = st.session_state[key]["selection"]["rows"]
    return int(rows[0]) if rows else None


def edit_round() -> int:
    """How many corrections were made: a new number is a table editor without changes of its own."""
    return int(st.session_state.get(_EDIT_ROUND, 0))


def begin_edit_round() -> None:
    """Start a fresh table editor, since its changes are saved."""
    st.session_state[_EDIT_ROUND] = edit_round() + 1


def edited_cells(key: str) -> dict[int, dict[str, Any]]:
    """Row -> column -> new value, of the table editor with this key."""
    cells: dict[int, dict[str, Any]] = st.session_state[key]["edited_rows"]
    return cells


def shown() -> Shown:
    """Which collections are shown; the seed alone before the frame has run."""
    remembered: Shown = st.session_state.get(_SHOWN, Shown())
    return remembered


def remember_shown(shown: Shown) -> None:
    """Called once per run, by the frame."""
    st.session_state[_SHOWN] = shown


def owned() -> tuple[str, ...]:
    """Edit ids of the collections that this session made or opened by their edit link."""
    ids: tuple[str, ...] = st.session_state.get(_OWNED, ())
    return ids


def own(edit_id: str) -> None:
    """Let this session edit a collection from now on."""
    st.session_state[_OWNED] = (*(one for one in owned() if one != edit_id), edit_id)


def disown(edit_id: str) -> None:
    """Forget a collection that is deleted."""
    st.session_state[_OWNED] = tuple(one for one in owned() if one != edit_id)


def version_to_show(read_id: str, version: int, *, is_busy: bool) -> int:
    """How new a collection is shown: while it is being filled, not newer at each click."""
    kept: dict[str, tuple[int, float]] = st.session_state.setdefault(_VERSIONS, {})
    taken, since = kept.get(read_id, (-1, 0.0))
    if taken < 0 or not is_busy or monotonic() - since >= REFRESH_SECONDS:
        kept[read_id] = version, monotonic()
    return kept[read_id][0]


def is_stale(shown: Shown) -> bool:
    """Whether something was loaded so long ago that a collection being filled is loaded anew."""
    kept: dict[str, tuple[int, float]] = st.session_state.get(_VERSIONS, {})
    moments = [kept[read_id][1] for read_id in shown.read_ids if read_id in kept]
    return any(monotonic() - moment >= REFRESH_SECONDS for moment in moments)


def copy_collections_to_url(key: str, default: Sequence[str]) -> None:
    """Callback of the box in which collections are chosen."""
    url.choose_collections(st.session_state[key], default)


def widget(key: str) -> Any:
    """Value of the widget of this key, for its callback."""
    return st.session_state[key]


def current_selection() -> Selection:
    """What the shared filters say; everything before the frame has run."""
    selection: Selection = st.session_state.get(_SELECTION, Selection())
    return selection


def remember_selection(selection: Selection) -> None:
    """Called once per run, by the frame."""
    st.session_state[_SELECTION] = selection


def choose_days(name: str, days: Sequence[str]) -> None:
    """Write first and last day (ISO) into the URL and into the calendar; none takes them out."""
    url.choose(name, days)
    st.session_state[f"{name}_choice"] = tuple(date.fromisoformat(day) for day in days)


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
    values = [value] if value and isinstance(value, str) else [str(one) for one in value or ()]
    url.choose(name, None if sorted(values) == sorted(default) else values)
    for other in clears:
        url.choose(other, None)


def copy_click_to_url(chart_key: str, only: str | None = None) -> None:
    """Callback of a chart: the clicked mark becomes the chosen actor or the chosen pair.

    A mark's `customdata` begins with an actor_id, or with ``source|target`` for a tie, and may say
    which of the actor's mentions it counts (``kind:alias``); else `only` says it. A click that
    takes the mark's selection back takes the choice back too.
    """
    points = st.session_state[chart_key]["selection"]["points"]
    marks = clicked_marks(points)
    mark = marks[0] if marks else None
    url.choose("pair", mark if mark and "|" in mark else None)
    url.choose("actor", mark if mark and "|" not in mark else None)
    url.choose("only", (narrowing_of(points) or only) if mark else None)


def copy_tone_to_url(chart_key: str) -> None:
    """Callback of the distribution of tone: the bar that was clicked."""
    marks = clicked_marks(st.session_state[chart_key]["selection"]["points"])
    url.choose("tone", marks[0] if marks else None)


def copy_judged_to_url(chart_key: str) -> None:
    """Callback of the bars of stance: the actor, and the part of its bar that was clicked."""
    copy_click_to_url(chart_key)
    part = narrowing_of(st.session_state[chart_key]["selection"]["points"])
    url.choose("only", None)
    st.session_state["judged"] = part.removeprefix("stance:") if part else "scored"


def copy_said_to_url(chart_key: str) -> None:
    """Callback of the pictures of voices: who speaks, and about whom.

    A mark's `customdata` begins with ``speaker|target``, or with the actor_id of a speaker.
    """
    _copy_speaker(chart_key, "target", "force")


def copy_force_to_url(chart_key: str) -> None:
    """Callback of the picture of cues: who speaks, and with which force (``speaker|force``)."""
    _copy_speaker(chart_key, "force", "target")


def _copy_speaker(chart_key: str, second: str, cleared: str) -> None:
    marks = clicked_marks(st.session_state[chart_key]["selection"]["points"])
    speaker, _, other = (marks[0] if marks else "").partition("|")
    url.choose("speaker", speaker)
    url.choose(second, other)
    url.choose(cleared, None)


def copy_point_to_url(chart_key: str) -> None:
    """Callback of a timeline: a clicked point becomes the chosen actor and its period.

    A point's `customdata` is actor_id, hover text, first and last day (ISO). A click that takes
    its selection back takes the choice back too.
    """
    points = st.session_state[chart_key]["selection"]["points"]
    mark = next((cells for cells in map(cells_of, points) if len(cells) > 3), None)
    url.choose("pair", None)
    url.choose("actor", mark[0] if mark else None)
    url.choose("period", f"{mark[2]}/{mark[3]}" if mark else None)


def copy_brush_to_url(chart_key: str, periods: Sequence[tuple[str, str]]) -> None:
    """Callback of a strip of periods: a stretch drawn over it becomes the dates of every page.

    Whole periods are chosen, those whose mark (at their first day) lies inside the stretch.

    Parameters
    ----------
    chart_key
        Key of the chart.
    periods
        First and last day of each period (ISO), in order.
    """
    boxes = st.session_state[chart_key]["selection"].get("box")
    if boxes:
        start, end = sorted(str(bound) for bound in boxes[0]["x"])
        inside = [period for period in periods if start <= period[0] <= end]
        if inside:
            choose_days("dates", (inside[0][0], inside[-1][1]))
