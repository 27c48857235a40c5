"""Weights that are missing or damaged: a clear error that says what to do."""

import json
import shutil
from pathlib import Path
from typing import Any

import pytest

from analysis.errors import WeightsError
from analysis.reader.reading import open_reader
from analysis.reader.weights import FOLDER, GRAPHS, MANIFEST, open_network


@pytest.fixture
def folder(tmp_path: Path) -> Any:
    """A copy of the weights that may be damaged."""
    return shutil.copytree(FOLDER, tmp_path / "weights")


@pytest.mark.parametrize("name", [*GRAPHS, MANIFEST])
def test_a_missing_file_is_named(folder: Path, name: str) -> None:
    """The message names the file and both ways on."""
    (folder / name).unlink()
    with pytest.raises(WeightsError, match=name) as error:
        open_network(folder)
    assert "git checkout" in str(error.value)
    assert 'reader="fast"' in str(error.value)


@pytest.mark.parametrize("name", GRAPHS)
def test_a_single_changed_byte_is_noticed(folder: Path, name: str) -> None:
    """Weights are used only if they are exactly those that were measured."""
    content = bytearray((folder / name).read_bytes())
    content[len(content) // 2] ^= 1
    (folder / name).write_bytes(content)
    with pytest.raises(WeightsError, match=f"{name}.*damaged"):
        open_network(folder)


@pytest.mark.parametrize("text", ["", "{}", "[1]", '{"sha256": 1, "calibration": 2}'])
def test_a_broken_manifest_is_named(folder: Path, text: str) -> None:
    """A manifest that is no manifest does not end in a traceback of the parser."""
    (folder / MANIFEST).write_text(text, encoding="utf-8")
    with pytest.raises(WeightsError, match=MANIFEST):
        open_network(folder)


def test_the_reader_is_opened_once() -> None:
    """Everybody shares one reader."""
    assert open_reader() is open_reader()


def test_the_weights_are_small() -> None:
    """At most 30 MB in the repository."""
    assert sum((FOLDER / name).stat().st_size for name in GRAPHS) <= 30_000_000


def test_calibration_has_a_temperature_and_an_offset_per_class() -> None:
    """Three stances, two readings of a place."""
    calibration = json.loads((FOLDER / MANIFEST).read_text())["calibration"]
    assert {name: len(some) for name, some in calibration.items()} == {
        "stance": 4, "role": 3, "directed": 4,
    }  # fmt: skip
