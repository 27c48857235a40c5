"""A process that dies loses nothing that it reported as saved."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

from tests.conftest import ROOT

MOMENTS = 30


def test_killed_at_any_moment_nothing_is_lost(tmp_path: Path) -> None:
    """Thirty times: the library opens, what was saved is there, none twice, none half."""
    program = [sys.executable, "-m", "tests.library.saving_until_killed"]
    done = subprocess.run(
        [*program, str(tmp_path), str(MOMENTS), "1"],
        cwd=ROOT, capture_output=True, text=True, check=False,
    )  # fmt: skip

    assert done.returncode == 0, done.stderr
    assert int(done.stdout) > 0
