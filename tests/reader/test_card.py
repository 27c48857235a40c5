"""The measured scores are read as written, and a missing file is said."""

from __future__ import annotations

from pathlib import Path

import pytest

from analysis.reader.card import Score, accuracy_in_words, read_scores

SCORES = """
[stance.newsmtsc_rw_dev]
macro_f1 = 0.83
macro_f1_low = 0.81
macro_f1_high = 0.85
ece = 0.03
n = 1476
[stance.dse_valid]
macro_f1 = 0.7
[spans.my_own_set]
f1 = 1
"""


@pytest.fixture
def scores(tmp_path: Path) -> tuple[Score, ...]:
    """The scores of the file above."""
    path = tmp_path / "scores.toml"
    path.write_text(SCORES, encoding="utf-8")
    found = read_scores(path)
    assert found is not None
    return found


def test_scores_are_read_with_their_bounds(scores: tuple[Score, ...]) -> None:
    """Bounds and n belong to the score beside them and are none themselves."""
    assert scores == (
        Score("stance", "newsmtsc_rw_dev", "macro_f1", 0.83, 0.81, 0.85, 1476),
        Score("stance", "newsmtsc_rw_dev", "ece", 0.03, None, None, 1476),
        Score("stance", "dse_valid", "macro_f1", 0.7),
        Score("spans", "my_own_set", "f1", 1.0),
    )


@pytest.mark.parametrize(
    ("options", "words"),
    [
        pytest.param(
            {},
            "macro-F1 .83 [.81, .85] on NewsMTSC real-world (n = 1,476); macro-F1 .70 on DSE",
            id="all sets of the task",
        ),
        pytest.param({"first": 1, "measure": "ece"}, "calibration error .03", id="the first"),
        pytest.param({"task": "spans", "measure": "f1"}, "F1 1.00 on my own set", id="other task"),
        pytest.param({"task": "quotes"}, "accuracy not measured", id="a task without scores"),
    ],
)
def test_accuracy_in_words(scores: tuple[Score, ...], options: dict[str, str], words: str) -> None:
    """What the chart prints beside itself."""
    assert accuracy_in_words(scores, **options).startswith(words)  # type: ignore[arg-type]


def test_a_missing_file_is_no_score(tmp_path: Path) -> None:
    """Nothing is shown as measured that was not."""
    assert read_scores(tmp_path / "scores.toml") is None
    assert accuracy_in_words(None) == "accuracy not measured"
