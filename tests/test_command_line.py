"""The command line says what the library says."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pandas as pd
import pytest

from analysis.__main__ import main
from analysis.reading.kinds import READABLE
from analysis.tables import DOCUMENT_COLUMNS
from tests.conftest import ROOT

ARTICLE = "Talks resume\n\nIndia urged Russia to talk. Moscow agreed."


@pytest.fixture
def article(tmp_path: Path) -> Path:
    """A small article in a folder of its own."""
    path = tmp_path / "in" / "article.txt"
    path.parent.mkdir()
    path.write_text(ARTICLE, encoding="utf-8")
    return path


def test_counts_are_printed(article: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """One line per actor, most mentions first, with the words as printed."""
    assert main(["counts", str(article.parent)]) == 0

    lines = capsys.readouterr().out.splitlines()
    assert lines[1].split()[:3] == ["Russia", "country", "2"]
    assert "Moscow 1, Russia 1" in lines[1]
    assert "3 actor mentions of 2 actors in 1 article" in lines[-1]


def test_policy_is_obeyed(article: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """With names only, Moscow is not counted for Russia."""
    main(["counts", str(article), "--policy", "names"])

    assert "Moscow" not in capsys.readouterr().out


def test_annotate_writes_every_table_twice(article: Path, tmp_path: Path) -> None:
    """CSV and Parquet of the five tables; lists are JSON, offsets fit the text."""
    assert main(["annotate", str(article), "--out", str(tmp_path / "out")]) == 0

    written = {path.name for path in (tmp_path / "out").iterdir()}
    assert written == {
        f"{name}.{suffix}"
        for name in ("documents", "sentences", "mentions", "quotes", "actors")
        for suffix in ("csv", "parquet")
    }
    documents = pd.read_csv(tmp_path / "out" / "documents.csv")
    mentions = pd.read_parquet(tmp_path / "out" / "mentions.parquet")
    assert list(documents) == list(DOCUMENT_COLUMNS)
    assert json.loads(documents["tags"][0]) == []
    assert [ARTICLE[a:z] for a, z in zip(mentions["start"], mentions["end"], strict=True)] == list(
        mentions["surface"]
    )


def test_an_unreadable_file_is_named_and_the_rest_is_read(
    article: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """A bad file costs itself and nothing else."""
    (article.parent / "empty.txt").write_bytes(b"")

    assert main(["counts", str(article.parent)]) == 0
    printed = capsys.readouterr()
    assert "empty.txt" in printed.err
    assert "in 1 article" in printed.out


def test_no_article_is_an_error(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A path that is not there ends with 1 and says so."""
    assert main(["counts", str(tmp_path / "nowhere")]) == 1
    assert "nowhere" in capsys.readouterr().err


def test_a_folder_that_cannot_be_written_is_named(
    article: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """A file in the place of the output folder is an error with the next step."""
    assert main(["annotate", str(article), "--out", str(article)]) == 1
    assert "--out" in capsys.readouterr().err


def test_the_table_shows_every_format_and_every_outcome(
    capsys: pytest.CaptureFixture[str],
) -> None:
    """Each readable suffix is among the sample files, and each of the four things that happen."""
    assert main(["read", str(ROOT / "tests" / "files"), "--table"]) == 0
    lines = capsys.readouterr().out.splitlines()

    assert all(any(suffix in line.split("  ")[0] for line in lines) for suffix in READABLE)
    for outcome in ("read", "duplicate", "near-duplicate", "refused"):
        assert any(f"  {outcome}  " in line for line in lines), outcome
    assert re.fullmatch(r"\d+ .*; \? = guessed", lines[-1])
