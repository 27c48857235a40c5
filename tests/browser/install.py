"""Make sure a Chromium is there: the system's, Debian's package as root, else Playwright's own."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

from playwright.sync_api import sync_playwright


def chromium() -> str | None:
    """Path of a Chromium that the tests can drive, None if there is none."""
    system = shutil.which("chromium") or shutil.which("chromium-browser")
    if system:
        return system
    with sync_playwright() as playwright:
        own = Path(playwright.chromium.executable_path)
    return str(own) if own.exists() else None


def main() -> int:
    """Install a browser unless there is one; 0 when there is one at the end."""
    for command in _commands():
        if chromium() is None:
            subprocess.run(command, check=False)
    found = chromium()
    if found is None:
        sys.stderr.write(
            "No Chromium could be installed. Install Debian's package 'chromium' as root, or run "
            "`.venv/bin/playwright install chromium`, then `make test` again.\n"
        )
        return 1
    sys.stdout.write(f"Chromium: {found}\n")
    return 0


def _commands() -> list[list[str]]:
    own = [sys.executable, "-m", "playwright", "install", "chromium"]
    if os.geteuid() != 0 or shutil.which("apt-get") is None:
        return [own]
    install = ["apt-get", "install", "-y", "-qq", "--no-install-recommends", "chromium"]
    return [["apt-get", "update", "-qq"], [*install, "fonts-liberation"], own]


if __name__ == "__main__":
    sys.exit(main())
