"""Choices in the URL: what a click sends, and what an unknown value does."""

from __future__ import annotations

from typing import Any

import pytest
from streamlit.testing.v1 import AppTest


def script(points) -> None:  # type: ignore[no-untyped-def] # its source is run elsewhere
    """Store a click as the browser sends it, then run the chart's callback."""
    import streamlit as st

    from pages.parts import state, url

    st.session_state["chart"] = {"selection": {"points": points}}
    state.copy_click_to_url("chart")
    st.text(st.query_params.get("actor", ""))
    st.text(st.query_params.get("pair", ""))
    st.text(url.chosen("actor", ["country:IN"]))


@pytest.mark.parametrize(
    ("points", "actor", "pair"),
    [
        pytest.param([{"customdata": ["country:IN", 12]}], "country:IN", "", id="a list"),
        pytest.param([{"customdata": {"0": "country:IN"}}], "country:IN", "", id="a mapping"),
        pytest.param([{"customdata": "country:IN"}], "country:IN", "", id="one value"),
        pytest.param([{"customdata": ["a:x|b:y"]}], "", "a:x|b:y", id="a tie"),
        pytest.param([{}], "", "", id="a mark without an actor"),
        pytest.param([], "", "", id="the mark clicked again: nothing is chosen"),
    ],
)
def test_click_becomes_a_choice(points: list[dict[str, Any]], actor: str, pair: str) -> None:
    """A click on a bar or node chooses its actor, a click on a tie its two actors."""
    app = AppTest.from_function(script, args=(points,), default_timeout=30)
    app.query_params["actor"] = "person:before"
    app.run()

    assert not app.exception
    assert [text.value for text in app.text[:2]] == [actor, pair]


def test_unknown_actor_in_a_link_chooses_nobody() -> None:
    """A link to an actor that is not on offer opens the page with nothing chosen."""
    app = AppTest.from_function(script, args=([{"customdata": "person:gone"}],)).run(timeout=30)

    assert app.text[0].value == "person:gone"
    assert app.text[2].value == "None"
