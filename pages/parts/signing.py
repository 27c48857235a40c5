"""Sign-in, where the server's secrets set one up (``[auth]``, Streamlit's OpenID Connect)."""

from __future__ import annotations

import os
from pathlib import Path

import streamlit as st
from streamlit.errors import StreamlitAuthError

NOT_SET_UP = (
    "Visitors of this server have to sign in, and no sign-in is set up: the section [auth] of "
    ".streamlit/secrets.toml is missing or cannot be read. Whoever runs the server finds in "
    "docs/sharing.md what belongs there."
)
_FAILED = "You could not be signed in: {} Tell whoever runs this server."


def stop_until_signed_in() -> None:
    """Show nothing but a button until the visitor has signed in.

    Without secrets the doors are open, unless ACTORSCOPE_SIGN_IN says ``required``. A file of
    secrets that cannot be read keeps them shut: it may have held the section that shuts them.
    """
    is_set_up = "is_logged_in" in st.user
    if st.user.get("is_logged_in") or not (is_set_up or is_required() or _has_damaged_secrets()):
        return
    st.title("Actorscope")
    if is_set_up:
        st.button("Sign in", on_click=_sign_in, type="primary", key="sign_in")
    else:
        st.error(NOT_SET_UP, icon=":material/lock:")
    st.stop()


def is_required() -> bool:
    """Whether nobody may see anything without having signed in.

    Examples
    --------
    >>> is_required()
    False
    """
    return os.environ.get("ACTORSCOPE_SIGN_IN", "").strip().lower() == "required"


def _sign_in() -> None:
    try:
        st.login()
    except StreamlitAuthError as error:
        st.error(_FAILED.format(error), icon=":material/lock:")


def _has_damaged_secrets() -> bool:
    is_there = any(Path(path).exists() for path in st.get_option("secrets.files"))
    return is_there and not st.secrets.load_if_toml_exists()
