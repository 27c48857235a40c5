"""The dashboard starts before any file is read, so what only readers need is loaded by them."""

from __future__ import annotations

import subprocess
import sys

HEAVY = ("trafilatura", "lxml", "pypdf", "defusedxml", "htmldate")
READERS = ("web", "pdf", "word", "rtf", "mail", "guesses")


def test_libraries_are_loaded_when_a_file_is_read() -> None:
    """Importing every reader loads none of the large libraries behind them."""
    imports = "".join(f"import analysis.reading.{reader}\n" for reader in READERS)
    program = f"import sys\n{imports}print([m for m in {HEAVY} if m in sys.modules])"

    done = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True, check=True
    )
    assert done.stdout.strip() == "[]"
