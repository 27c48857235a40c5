"""Sign-in, where the server's secrets set one up (``[auth]``, Streamlit's OpenID Connect)."""

from __future__ import annotations

import streamlit as st


def stop_until_signed_in() -> None:
    """Show nothing but a button until the visitor has signed in; without secrets, do nothing."""
    if st.user.get("is_logged_in", True):
        return
    st.title("Actorscope")
    st.button("Sign in", on_click=st.login, type="primary", key="sign_in")
    st.stop()
