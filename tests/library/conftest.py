"""A library in a folder of its own."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from analysis.library import Collection, Library
from tests.library.articles import each, reading


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """Where the library of the test is."""
    return tmp_path / "library.duckdb"


@pytest.fixture
def library(path: Path) -> Iterator[Library]:
    """An open library without collections."""
    with Library.open(path) as opened:
        yield opened


@pytest.fixture
def mine(library: Library) -> Collection:
    """A collection that holds all test articles, annotated."""
    made = library.create_collection("Mine")
    documents = reading().documents
    library.save_batch(made.edit_id or "", documents, each(documents), reading().outcomes)
    return library.collection(made.edit_id or "")
