"""Sentences with every mention marked, one rule each, read with both readers.

The cases stand in ``cases/``, one a line: the article's day (or ``-``), then the text with its
mentions marked as ``[surface](actor_id role)``. Nothing else may be found. Lines that start with
``#`` are headings; ``!fast`` (or ``!full``) after the day leaves a reader out that cannot know.
"""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path
from typing import NamedTuple

import pytest

from analysis.actors.find import find_in_text
from analysis.reader.reading import open_reader
from analysis.text.sentences import sentence_spans

_MARK = re.compile(r"\[([^\]]+)\]\((\S+) (\w+)\)")

#: (surface, actor_id, role) in the order of the text
Found = list[tuple[str, str, str]]


class Case(NamedTuple):
    """One line of a file of cases."""

    day: date | None
    left_out: str
    marked: str

    @property
    def text(self) -> str:
        """The text without the marks."""
        return _MARK.sub(r"\1", self.marked)

    @property
    def wanted(self) -> Found:
        """What is marked."""
        return [(m[1], m[2], m[3]) for m in _MARK.finditer(self.marked)]


def _case(line: str) -> Case:
    day, _, rest = line.partition(" ")
    left_out = rest.split(" ")[0] if rest.startswith("!") else ""
    marked = rest.removeprefix(left_out).strip()
    return Case(None if day == "-" else date.fromisoformat(day), left_out[1:], marked)


def _cases() -> list[object]:
    found: list[object] = []
    for path in sorted((Path(__file__).parent / "cases").glob("*.txt")):
        for line in path.read_text(encoding="utf-8").splitlines():
            if line and not line.startswith("#"):
                case = _case(line)
                found += [
                    pytest.param(case, reader, id=f"{path.stem}, {reader}: {case.text}")
                    for reader in ("fast", "full")
                    if reader != case.left_out
                ]
    return found


@pytest.mark.parametrize(("case", "reader"), _cases())
def test_case(case: Case, reader: str) -> None:
    """Exactly the marked mentions are found, with their actors and roles."""
    bounds = [(index, *span) for index, span in enumerate(sentence_spans(case.text))]
    network = open_reader() if reader == "full" else None
    found = [
        (row["surface"], row["actor_id"], row["role"])
        for row, _ in find_in_text(case.text, case.day, bounds, network)
    ]

    assert found == case.wanted
