"""Tables as files: a spreadsheet opens them and computes nothing."""

from __future__ import annotations

import csv
import io

import pandas as pd
import pytest

from analysis import read_documents
from analysis.output import csv_of


@pytest.mark.parametrize("start", ["=", "+", "-", "@", "\t", "\r"])
def test_no_cell_is_a_formula(start: str) -> None:
    """An apostrophe stands before what would start one; other cells stay as they are."""
    cells = [f"{start}HYPERLINK(1)", f"a{start}b", "India"]
    written = csv_of(pd.DataFrame({"name": cells}))

    read = [row[0] for row in csv.reader(io.StringIO(written, newline=""))][1:]
    assert read == [one.replace("\r", "\n") for one in (f"'{cells[0]}", *cells[1:])]


def test_titles_tags_and_file_names_are_no_formulas() -> None:
    """Whatever an article calls itself, and whatever its file is called."""
    text = b"---\ntitle: =1+1\noutlet: '@cmd'\ntags: ['=2+2']\n---\nThey met."
    reading = read_documents([("=cmd.txt", text)])

    for table in (reading.documents, reading.outcomes):
        cells = next(iter(csv.reader(csv_of(table.iloc[:1]).splitlines()[1:])))
        assert not [cell for cell in cells if cell.startswith(("=", "+", "-", "@"))]
