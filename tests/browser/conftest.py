"""The real server, started from another folder, and the real browser."""

from __future__ import annotations

import os
import shutil
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, Response, sync_playwright

ROOT = Path(__file__).resolve().parents[2]
#: seconds until the server must answer; generous, since the machine may be busy
START_SECONDS = 60
#: no sandbox as root in a container; no request of the browser's own
ARGUMENTS = ["--no-sandbox", "--disable-dev-shm-usage", "--disable-background-networking"]
IDLE = '[data-testid="stApp"][data-test-script-state="notRunning"]'


@dataclass
class Visit:
    """One browser tab, and all that it asked for and complained about."""

    page: Page
    url: str
    hosts: set[str] = field(default_factory=set)
    complaints: list[str] = field(default_factory=list)

    def open(self, path: str = "/") -> Response:
        """Go to a page of the server and wait until it is drawn."""
        response = self.page.goto(self.url + path)
        assert response is not None
        self.settle()
        return response

    def settle(self) -> None:
        """Wait until the script has run and the browser has drawn what came of it."""
        self.page.wait_for_timeout(400)
        self.page.wait_for_selector(IDLE, timeout=60_000)
        self.page.wait_for_timeout(400)

    def words(self) -> str:
        """The text of the page's main part."""
        return self.page.locator('[data-testid="stMain"]').inner_text()

    def metric(self, label: str) -> int:
        """The number on the card with this label."""
        card = self.page.locator('[data-testid="stMetric"]').filter(has_text=label)
        value = card.locator('[data-testid="stMetricValue"]').inner_text()
        return int(value.replace(",", ""))

    def evidence_rows(self) -> int:
        """Rows of the evidence panel that are on the page."""
        return self.page.locator('[class*="st-key-evidence_row_"]').count()


def free_port() -> int:
    """A port of this machine that nobody uses now."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


def _wait_until_healthy(url: str, server: subprocess.Popen[bytes]) -> None:
    end = time.monotonic() + START_SECONDS
    while time.monotonic() < end and server.poll() is None:
        try:
            with urllib.request.urlopen(f"{url}/_stcore/health", timeout=1):  # noqa: S310
                return
        except (urllib.error.URLError, TimeoutError):
            time.sleep(0.05)
    raise RuntimeError(f"No answer from {url} within {START_SECONDS} seconds.")


@contextmanager
def serving(folder: Path, port: int | None = None, **stated: str) -> Iterator[str]:
    """A fresh server with these settings, started from a folder that is not the project's."""
    port = port or free_port()
    command = [sys.executable, "-m", "streamlit", "run", str(ROOT / "dashboard.py")]
    environment = {name: value for name, value in os.environ.items() if "STREAMLIT" not in name}
    own = {"HOME": str(folder), "ACTORSCOPE_LIBRARY": str(folder / "library.duckdb")}
    with (folder / "server.log").open("wb") as log:
        process = subprocess.Popen(
            [*command, "--server.port", str(port)],
            cwd=folder,
            env=environment | own | stated,
            stdin=subprocess.DEVNULL,
            stdout=log,
            stderr=log,
        )
        try:
            _wait_until_healthy(f"http://127.0.0.1:{port}", process)
            yield f"http://127.0.0.1:{port}"
        finally:
            process.terminate()
            process.wait(20)


@pytest.fixture
def server(tmp_path: Path) -> Iterator[str]:
    """The address of a fresh server."""
    with serving(tmp_path) as address:
        yield address


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """Chromium: the system's where there is one, else Playwright's own."""
    system = shutil.which("chromium") or shutil.which("chromium-browser")
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=system, args=ARGUMENTS)
        yield chromium
        chromium.close()


@contextmanager
def visiting(server: str, browser: Browser) -> Iterator[Visit]:
    """A new visitor of a server: nothing is shared with other visitors' tabs."""
    context = browser.new_context(viewport={"width": 1440, "height": 1400})
    visitor = Visit(context.new_page(), server)
    visitor.page.on("request", lambda request: _note_host(visitor, request.url))
    visitor.page.on(
        "console",
        lambda message: (
            visitor.complaints.append(f"{message.text} {message.location['url']}")
            if message.type == "error"
            else None
        ),
    )
    visitor.page.on("pageerror", lambda error: visitor.complaints.append(str(error)))
    yield visitor
    context.close()


@pytest.fixture
def visit(server: str, browser: Browser) -> Iterator[Visit]:
    """A new visitor of a fresh server."""
    with visiting(server, browser) as visitor:
        yield visitor


def _note_host(visitor: Visit, url: str) -> None:
    scheme, _, rest = url.partition("://")
    if scheme in ("http", "https", "ws", "wss"):
        visitor.hosts.add(rest.partition("/")[0])
