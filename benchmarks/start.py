"""How long until the first chart, and until a changed view: ``python -m benchmarks.start``.

Starts the real server and opens it in the real browser (``make test`` installs one), both cold,
several times. The clock starts with ``streamlit run`` and stops when the first bars are drawn; the
redraw is from the click on another unit until the server has sent everything.
"""

from __future__ import annotations

import shutil
import socket
import statistics
import subprocess
import sys
import tempfile
import time
import urllib.error
import urllib.request
from pathlib import Path

from playwright.sync_api import Browser, Page, sync_playwright

ROOT = Path(__file__).resolve().parents[1]
_ARGUMENTS = ["--no-sandbox", "--disable-dev-shm-usage", "--disable-background-networking"]
_BARS = ".js-plotly-plot .barlayer .point"
_IDLE = '[data-testid="stApp"][data-test-script-state="notRunning"]'
_UNITS = ("Sentences", "Articles", "1,000 words")


def first_chart(browser: Browser) -> tuple[float, list[float]]:
    """Seconds from the command to the first bars of a new server, and seconds of three redraws."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    page = browser.new_context(viewport={"width": 1440, "height": 1200}).new_page()
    command = [sys.executable, "-m", "streamlit", "run", str(ROOT / "dashboard.py")]
    started = time.perf_counter()
    with tempfile.TemporaryDirectory() as folder:
        server = subprocess.Popen(
            [*command, "--server.port", str(port)],
            cwd=folder,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
        try:
            _wait(f"http://127.0.0.1:{port}/_stcore/health")
            page.goto(f"http://127.0.0.1:{port}/", wait_until="commit")
            page.wait_for_selector(_BARS, state="attached")
            drawn = time.perf_counter() - started
            page.goto(f"http://127.0.0.1:{port}/mentions")
            page.wait_for_selector(_BARS, state="attached")
            page.wait_for_timeout(3000)
            return drawn, [_redraw(page, unit) for unit in _UNITS]
        finally:
            server.terminate()
            server.wait(20)
            page.context.close()


def _redraw(page: Page, unit: str) -> float:
    button = page.locator('[data-testid="stMain"]').get_by_text(unit, exact=True).first
    started = time.perf_counter()
    button.click()
    page.wait_for_timeout(20)
    page.wait_for_selector(_IDLE, state="attached")
    seconds = time.perf_counter() - started
    page.wait_for_timeout(800)
    return seconds


def _wait(url: str) -> None:
    end = time.monotonic() + 60
    while time.monotonic() < end:
        try:
            with urllib.request.urlopen(url, timeout=1):  # noqa: S310 - our own server
                return
        except (urllib.error.URLError, TimeoutError):
            time.sleep(0.02)
    raise RuntimeError(f"No answer from {url} within a minute.")


def main(runs: int = 6) -> None:
    """Print every run and the medians."""
    system = shutil.which("chromium") or shutil.which("chromium-browser")
    starts: list[float] = []
    redraws: list[float] = []
    with sync_playwright() as playwright:
        for _ in range(runs):
            browser = playwright.chromium.launch(executable_path=system, args=_ARGUMENTS)
            start, more = first_chart(browser)
            starts.append(start)
            redraws += more
            browser.close()
    print(
        "first chart, s: ", *(f"{s:.2f}" for s in starts), f"median {statistics.median(starts):.2f}"
    )
    print(
        "another unit, s:",
        *(f"{s:.2f}" for s in redraws),
        f"median {statistics.median(redraws):.2f}",
    )


if __name__ == "__main__":
    main()
