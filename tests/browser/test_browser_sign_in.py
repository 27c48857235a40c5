"""Signing in through OpenID Connect in a real browser, with a provider on this machine."""

from __future__ import annotations

from pathlib import Path

from playwright.sync_api import Browser

from tests.browser.conftest import free_port, serving, visiting
from tests.browser.sign_in_provider import providing, secrets_for


def test_sign_in_opens_the_pages(tmp_path: Path, browser: Browser) -> None:
    """Before it there is one button; after it, and after a reload, everything is there."""
    port = free_port()
    (tmp_path / ".streamlit").mkdir()
    with providing() as provider:
        secrets = secrets_for(provider, f"http://127.0.0.1:{port}")
        (tmp_path / ".streamlit" / "secrets.toml").write_text(secrets)
        with (
            serving(tmp_path, port, ACTORSCOPE_READER="fast") as server,
            visiting(server, browser) as visit,
        ):
            visit.open("/mentions")
            assert visit.words().split() == ["Actorscope", "Sign", "in"]
            visit.page.get_by_role("button", name="Sign in").click()
            visit.page.get_by_role("link", name="I am Ann").click()
            visit.page.get_by_text("India").first.wait_for(timeout=120_000)
            visit.open("/library")
            assert "Add and manage articles" in visit.words()
        assert provider.asked.count("/token") == 1
