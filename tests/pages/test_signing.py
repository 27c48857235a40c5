"""Sign-in: who has not signed in sees nothing, and a sign-in that is missing opens no door."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import streamlit as st
from streamlit import config
from streamlit.runtime.secrets import Secrets
from streamlit.testing.v1 import AppTest

from pages.parts.signing import NOT_SET_UP


def shown(app: AppTest) -> dict[str, Any]:
    """What there is on the page of headings, buttons, errors and everything else."""
    app.run()
    assert not app.exception, app.exception
    others = [*app.metric, *app.dataframe, *app.tabs, *app.multiselect, *app.get("plotly_chart")]
    return {
        "titles": [title.value for title in app.title],
        "buttons": [button.label for button in app.button],
        "errors": [error.value for error in app.error],
        "others": len(others),
    }


def test_who_has_not_signed_in_sees_a_button(app: AppTest) -> None:
    """On every page, also with a collection in the address: one button, and nothing else."""
    app.user = {"is_logged_in": False}
    app.query_params["collection"] = "seed"
    only_button = {"titles": ["Actorscope"], "buttons": ["Sign in"], "errors": [], "others": 0}

    assert shown(app) == only_button
    assert shown(app.switch_page("library.py")) == only_button


def test_who_has_signed_in_sees_the_pages(app: AppTest) -> None:
    """After it everything is there."""
    app.user = {"is_logged_in": True, "email": "reader@example.org"}

    found = shown(app)
    assert found["others"] > 3
    assert "Sign in" not in found["buttons"]


def test_required_and_not_set_up_is_shut(app: AppTest, monkeypatch: pytest.MonkeyPatch) -> None:
    """Without a file of secrets, a server that asks for sign-in shows why nobody can enter."""
    monkeypatch.setenv("ACTORSCOPE_SIGN_IN", "required")

    assert shown(app) == {"titles": ["Actorscope"], "buttons": [], "errors": [NOT_SET_UP],
                          "others": 0}  # fmt: skip


@pytest.mark.parametrize(
    ("written", "is_shut"),
    [
        pytest.param("[auth\nclient_id = 1", True, id="damaged"),
        pytest.param('[other]\nname = "x"\n', False, id="whole, without sign-in"),
    ],
)
def test_damaged_secrets_open_no_door(
    app: AppTest, monkeypatch: pytest.MonkeyPatch, tmp_path: Path, written: str, is_shut: bool
) -> None:
    """A file that cannot be read may have asked for sign-in, so the doors stay shut."""
    path, before = tmp_path / "secrets.toml", config.get_option("secrets.files")
    path.write_text(written)
    monkeypatch.setattr(st, "secrets", Secrets())
    config.set_option("secrets.files", [str(path)])
    try:
        assert (shown(app)["errors"] == [NOT_SET_UP]) is is_shut
    finally:
        config.set_option("secrets.files", before)


def test_a_sign_in_that_fails_says_why(app: AppTest, monkeypatch: pytest.MonkeyPatch) -> None:
    """A section [auth] without its settings: the button says what is missing; nothing opens."""
    monkeypatch.setattr("streamlit.user_info.is_authlib_installed", lambda: True)
    app.user = {"is_logged_in": False}
    app.run().button(key="sign_in").click()

    found = shown(app)
    assert found["others"] == 0
    assert "You could not be signed in" in found["errors"][0]
