"""Tables that do not name their columns: found out, said, and chosen by place."""

from __future__ import annotations

import io
import zipfile
from argparse import ArgumentTypeError

import pytest
from openpyxl import Workbook

from analysis.errors import NoTextColumn
from analysis.reading import ColumnMapping, read_documents
from analysis.reading.choosing import column_mapping
from analysis.reading.tabular import preview, read_table

SENTENCE = "The council of the harbour voted on Tuesday to widen the quay."
ROWS = [
    ["2024-03-12", "The Courier", "Council votes for quay", SENTENCE],
    ["2024-03-13", "The Herald", "Union warns the council", f"{SENTENCE} A union warned."],
]
SHORT = b"Courier,They met 0 times.\nHerald,They met 1 time.\n"
NAMED = b"outlet,content\nCourier,They met 0 times.\n"


def _csv(rows: list[list[str]]) -> bytes:
    return "\n".join(",".join(row) for row in rows).encode()


def _workbook(rows: list[list[str]]) -> bytes:
    book, saved = Workbook(), io.BytesIO()
    for row in rows:
        book.worksheets[0].append(row)
    book.save(saved)
    return saved.getvalue()


@pytest.mark.parametrize("name", ["a.csv", "a.xlsx"])
def test_columns_are_known_by_their_look(name: str) -> None:
    """The first row is an article like the others; the outcome says what was read as what."""
    content = _csv(ROWS) if name == "a.csv" else _workbook(ROWS)
    reading = read_documents([(name, content)])

    found = reading.documents[["title", "outlet"]].assign(day=reading.documents["published"].dt.day)
    assert sorted(found.values.tolist()) == [
        ["Council votes for quay", "The Courier", 12],
        ["Union warns the council", "The Herald", 13],
    ]
    assert reading.outcomes["reason"][0] == (
        "the table does not name its columns; read: column 4 as text, column 3 as title, "
        "column 2 as outlet, column 1 as published"
    )


def test_short_cells_are_no_guess() -> None:
    """What may be anything is refused, with the columns and how to choose one."""
    outcome = read_documents([("a.csv", SHORT)]).outcomes.iloc[0]

    assert outcome["status"] == "refused"
    assert "its columns are: column 1, column 2" in outcome["reason"]
    assert "--columns text=3" in outcome["next_step"]


@pytest.mark.parametrize(
    ("content", "mapping", "texts"),
    [
        pytest.param(SHORT, ColumnMapping(text="2", outlet="1"),
                     ["They met 0 times.", "They met 1 time."], id="by place"),
        pytest.param(NAMED, ColumnMapping(text="2"), ["They met 0 times."], id="of named columns"),
        pytest.param(SHORT, ColumnMapping(text="2", has_names=True), ["They met 1 time."],
                     id="said to have names"),
        pytest.param(b"Courier,Talks\nHerald,Rain\n", ColumnMapping(text="2", has_names=False),
                     ["Talks", "Rain"], id="said to have none"),
    ],
)  # fmt: skip
def test_a_column_is_chosen_by_its_place(
    content: bytes, mapping: ColumnMapping, texts: list[str]
) -> None:
    """Whether the table names its columns or not; each row is an article."""
    documents = read_documents([("a.csv", content)], columns=mapping).documents

    assert documents["text"].tolist() == texts


def test_a_choice_holds_in_archives() -> None:
    """Tables inside are read by it, too."""
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        archive.writestr("in/a.csv", SHORT)
    reading = read_documents([("x.zip", packed.getvalue())], columns=ColumnMapping(text="2"))

    assert reading.outcomes["source"].tolist() == ["x.zip/in/a.csv, row 1", "x.zip/in/a.csv, row 2"]


def test_a_place_that_is_not_there_is_named() -> None:
    """The message says which columns there are."""
    with pytest.raises(NoTextColumn, match="no column '7'; its columns are: outlet, content"):
        list(read_table("a.csv", NAMED, ColumnMapping(text="7")))


@pytest.mark.parametrize("has_names", [None, True, False])
def test_a_preview_says_whether_columns_are_named(has_names: bool | None) -> None:
    """Found out, or as it is said; the rows fit it."""
    shown = preview("a.csv", SHORT, has_names=has_names)

    assert shown.has_names is bool(has_names)
    assert len(shown.rows) == (1 if has_names else 2)
    assert shown.mapping.has_names is has_names


@pytest.mark.parametrize("written", ["", "title=2", "text", "body=3", "text="])
def test_a_wrong_choice_says_how_to_write_it(written: str) -> None:
    """On the command line; the message lists what can be chosen."""
    with pytest.raises(ArgumentTypeError, match="write FIELD=COLUMN with commas between"):
        column_mapping(written)
