"""What the URL says: choices that a link restores, and links with other choices."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from datetime import date
from typing import Any

import streamlit as st


def chosen(name: str, options: Collection[str]) -> str | None:
    """The value of `name` in the URL, or None when there is none or it is not on offer."""
    value = st.query_params.get(name)
    return value if value in options else None


def typed(name: str) -> str:
    """What was typed as `name`."""
    return st.query_params.get(name, "")


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


def chosen_collections() -> list[str]:
    """The collections that the URL names: read ids, ``seed`` or ``none``; empty for the default."""
    return st.query_params.get_all("collection")


def choose_collections(ids: Sequence[str], default: Sequence[str]) -> None:
    """Write these collections into the URL; the default is not written, and none is ``none``."""
    same = sorted(ids) == sorted(default)
    choose("collection", None if same else list(ids) or ["none"])


def taken_edit_links() -> list[str]:
    """Edit ids that the URL brought; it does not show them any longer."""
    ids = st.query_params.get_all("edit")
    st.query_params.pop("edit", None)
    return ids


def opened_at() -> str | None:
    """The sentence_index that a link into an article names."""
    return st.query_params.get("at")


def link_to(**changes: str | None) -> dict[str, Any]:
    """The parameters of this URL with `changes`: a link replaces all of them at once."""
    params: dict[str, Any] = {name: st.query_params.get_all(name) for name in st.query_params}
    params.update(changes)
    return {name: value for name, value in params.items() if value}
