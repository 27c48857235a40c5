"""What many tests need: the seed, its annotations, and the pages without a browser."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    import pandas as pd
    from streamlit.testing.v1 import AppTest

    from analysis.tables import Annotations

# as dashboard.py sets it, before numpy is imported
os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")

ROOT = Path(__file__).resolve().parents[1]


@pytest.fixture(scope="session")
def seed_documents() -> pd.DataFrame:
    """The articles of `seeds/`."""
    from analysis import read_documents

    return read_documents([ROOT / "seeds"]).documents


@pytest.fixture(scope="session")
def seed_annotations(seed_documents: pd.DataFrame) -> Annotations:
    """The annotations of the seed, with default settings."""
    from analysis import annotate

    return annotate(seed_documents)


@pytest.fixture
def library_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """The library of the pages, a new one for each test; it is let go of at the end."""
    from pages.parts import cache

    path = tmp_path / "library.duckdb"
    monkeypatch.setenv("ACTORSCOPE_LIBRARY", str(path))
    yield path
    cache.close()


@pytest.fixture
def app(library_file: Path) -> AppTest:
    """The pages in a new session, not yet run, with a library that is not yet made."""
    from streamlit import config
    from streamlit.testing.v1 import AppTest

    assert not library_file.exists()
    # pages hide the text of an unexpected error from visitors; a failing test has to show it
    config.set_option("client.showErrorDetails", "full")
    return AppTest.from_file(str(ROOT / "pages" / "frame.py"), default_timeout=120)
