"""Widgets whose value is an id in the URL: `?actor=country:IN` outlives a change of labels."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from itertools import islice

import streamlit as st

from pages.parts import state, url

#: entries of a box, the first ones of what there is; thousands would be sent with every click
MOST_OFFERED = 500
#: first and last day, both included
Days = tuple[date, date]


def pick_from_url(
    label: str,
    labels: Mapping[str, str],
    *,
    name: str,
    placeholder: str,
    clears: Sequence[str] = (),
) -> str | None:
    """Show a select box that stands for `name` in the URL.

    It is also the keyboard's way to what a click on a chart does: both write the URL, and the URL
    is what everything reads.

    Parameters
    ----------
    label, placeholder
        Words beside and inside the box.
    labels
        id -> what is shown; ids are what the URL holds.
    name
        Parameter of the URL.
    clears
        Parameters that a new choice takes out of the URL.
    """
    key = f"{name}_choice"
    chosen = url.chosen(name, labels)
    state.set_widget(key, chosen)
    return st.selectbox(
        label,
        _offered(labels, [chosen] if chosen else []),
        index=None,
        format_func=lambda value: labels.get(value, value),
        key=key,
        placeholder=placeholder,
        on_change=state.copy_widget_to_url,
        args=(key, name, tuple(clears)),
        help=None if len(labels) <= MOST_OFFERED else _ONLY_THE_FIRST,
    )


_ONLY_THE_FIRST = f"The first {MOST_OFFERED} are on offer; the tables and links have the others."


def _offered(labels: Mapping[str, str], chosen: Sequence[str]) -> list[str]:
    """The first ids, and those that are chosen."""
    first = list(islice(labels, MOST_OFFERED))
    return [*first, *(one for one in chosen if one not in set(first))]


def pick_many_from_url(
    label: str,
    labels: Mapping[str, str],
    *,
    name: str,
    placeholder: str,
    explanation: str | None = None,
) -> list[str] | None:
    """Show a box for several ids that stand in the URL; None when none is chosen: all are meant."""
    key = f"{name}_choice"
    chosen = url.chosen_many(name, labels)
    state.set_widget(key, chosen)
    picked = st.multiselect(
        label,
        _offered(labels, chosen),
        format_func=lambda value: labels.get(value, value),
        key=key,
        placeholder=placeholder,
        on_change=state.copy_widget_to_url,
        args=(key, name),
        help=explanation or (None if len(labels) <= MOST_OFFERED else _ONLY_THE_FIRST),
    )
    return picked or None


def pick_pills_from_url(
    label: str, labels: Mapping[str, str], *, name: str, default: Sequence[str], explanation: str
) -> list[str]:
    """Show pills for several ids that stand in the URL; taking the last one off is the default."""
    key = f"{name}_choice"
    state.set_widget(key, url.chosen_many(name, labels) or list(default))
    return st.pills(
        label,
        list(labels),
        selection_mode="multi",
        format_func=lambda value: labels.get(value, value),
        key=key,
        on_change=state.copy_widget_to_url,
        args=(key, name, (), tuple(default)),
        help=explanation,
    )


def pick_one_from_url(
    label: str, labels: Mapping[str, str], *, name: str, default: str, explanation: str
) -> str:
    """Show buttons of which one is pressed, the default unless the URL says another."""
    key = f"{name}_choice"
    state.set_widget(key, url.chosen(name, labels) or default)
    picked = st.segmented_control(
        label,
        list(labels),
        required=True,
        format_func=lambda value: labels.get(value, value),
        key=key,
        on_change=state.copy_widget_to_url,
        args=(key, name, (), (default,)),
        help=explanation,
    )
    return picked or default


def pick_days_from_url(label: str, *, name: str, ends: Days, explanation: str) -> Days | None:
    """Show a calendar for the first and the last day; None while not both are chosen."""
    key = f"{name}_choice"
    state.seed_widget(key, url.chosen_days(name))
    picked = st.date_input(
        label,
        value=[],
        min_value=ends[0],
        max_value=ends[1],
        key=key,
        on_change=state.copy_widget_to_url,
        args=(key, name),
        help=explanation,
    )
    return (picked[0], picked[1]) if isinstance(picked, tuple) and len(picked) == 2 else None
