"""Tables of articles, one a row."""

import io
import json
from pathlib import Path

import pyarrow as pa
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pyarrow import parquet

from analysis.errors import NoTextColumn, ReadingError
from analysis.reading import ColumnMapping, read_documents
from analysis.reading.article import Article, Refusal
from analysis.reading.columns import guess_columns
from analysis.reading.dialects import find_dialect
from analysis.reading.tabular import guess_mapping, preview, read_table

TABLES = Path(__file__).parents[1] / "files" / "tables"
LONG = "The council met and voted on the bridge. " * 8


def _texts(name: str, content: bytes) -> list[str]:
    return [row.text for row in read_table(name, content) if isinstance(row, Article)]


@pytest.mark.parametrize("name", sorted(path.name for path in TABLES.glob("articles.*")))
def test_the_same_three_articles(name: str) -> None:
    """Each format gives title, text and outlet of the same rows, in their order."""
    documents = read_documents([TABLES / name]).documents

    assert documents["title"].tolist()[0] == "Harbour talks resume"
    assert documents["title"].str.casefold().str.endswith("bridge").tolist() == [False, True, False]
    assert documents["outlet"].tolist()[:2] == ["Coast Courier", "Valley Gazette"]
    assert documents["published"].dt.day.tolist()[:2] == [12, 13]
    assert documents["text"][0].endswith(
        "\n\nBoth mayors said that the ferry would run again in June."
    )


def test_a_workbook_says_sheet_and_row() -> None:
    """Rows are numbered as Excel does; a sheet without articles is said, as are lines above."""
    outcomes = read_documents([TABLES / "articles.xlsx"]).outcomes

    places = [source.partition(", ")[2] for source in outcomes["source"]]
    assert places == [
        "sheet 'Articles', row 3", "sheet 'Articles', row 4", "sheet 'Articles', row 5",
        "sheet 'Notes'",
    ]  # fmt: skip
    assert "'Export of three articles'" in outcomes["reason"][0]
    assert outcomes["status"][3] == "refused"


def test_bad_rows_are_listed_by_number() -> None:
    """Too many cells, no text, a quotation mark without end: refused; the good rows are kept."""
    outcomes = read_documents([TABLES / "ragged.csv"]).outcomes

    assert [source.rpartition(" ")[2] for source in outcomes["source"]] == ["2", "3", "4", "5", "6"]
    assert outcomes["status"].tolist() == ["read", "refused", "read", "refused", "refused"]
    assert outcomes["reason"].tolist() == [
        "",
        "'ragged.csv', row 3, cannot be read. It has 5 cells, the table has 3 columns.",
        "the row has 2 of 3 cells",
        "'ragged.csv', row 5, holds no article text.",
        "'ragged.csv', row 6, cannot be read. It opens a quotation mark that is never closed; it "
        "swallows 1 more line.",
    ]


def test_a_table_of_bad_rows_lists_each() -> None:
    """Where nothing can be read, the outcomes say of each row why."""
    outcomes = read_documents([("a.jsonl", b'{"text": "A\n{"text": B}\n')]).outcomes

    assert outcomes["source"].tolist() == ["a.jsonl, line 1", "a.jsonl, line 2"]
    assert outcomes["reason"].str.contains("It is no valid JSON").all()


def test_texts_as_bytes_in_parquet() -> None:
    """Some programs write columns of bytes; they are read as UTF-8."""
    table, saved = pa.table({"text": [LONG.encode(), "Café. ".encode() * 40]}), io.BytesIO()
    parquet.write_table(table, saved)

    assert _texts("a.parquet", saved.getvalue()) == [LONG, "Café. " * 40]


@pytest.mark.parametrize(
    ("columns", "row", "expected"),
    [
        pytest.param(
            ["id", "Headline", "Full Text", "Source", "Pub_Date", "Link", "Keywords"], {},
            ["Full Text", "Headline", "Source", "Pub_Date", "Link", "Keywords"], id="by name",
        ),
        pytest.param(
            ["content", "text"], {"content": "They met …", "text": "They met in Geneva."},
            ["text"], id="the longer of two texts",
        ),
        pytest.param(
            ["a", "b", "c", "d"],
            {"a": "7", "b": LONG, "c": "2024-03-12", "d": "https://a.example/1"},
            ["b", "c", "d"], id="by look",
        ),
        pytest.param(["title", "summary"], {"summary": "They met."}, ["summary", "title"],
                     id="short texts if nothing else"),
        pytest.param(["id", "name"], {"id": "7", "name": "Ann"}, [], id="no text"),
        pytest.param(["text", "source", "publication title"], {"source": "", "text": "a",
                     "publication title": "Daily"}, ["text", "publication title"],
                     id="filled before empty"),
        pytest.param(["datum", "inhalt", "titel", "quelle"], {},
                     ["inhalt", "titel", "quelle", "datum"], id="German"),
    ],
)  # fmt: skip
def test_columns_are_guessed(columns: list[str], row: dict[str, str], expected: list[str]) -> None:
    """In the order text, title, outlet, date, address, tags; none is used twice."""
    assert list(guess_columns(columns, [row]).columns().values()) == expected


@pytest.mark.parametrize(
    ("table", "separator"),
    [
        ("title,text\nTalks,They met.\n", ","),
        ("title;text\nTalks;They met, and talked, and left.\n", ";"),
        ("title\ttext\nTalks\tThey met; they left.\n", "\t"),
        ("title|text\nTalks|They met.\n", "|"),
        ("sep=;\ntitle;text\nTalks, more, and more;They met.\n", ";"),
        ('title,text\nTalks,"They met;\nthey left; and; and"\nMore,They met.\n', ","),
    ],
)
def test_separators_are_found(table: str, separator: str) -> None:
    """The sign on whose number the rows agree, quoted cells aside."""
    assert find_dialect(table).separator == separator
    assert _texts("a.csv", table.encode())[0].startswith("Talks")


@pytest.mark.parametrize(
    ("name", "content", "texts"),
    [
        pytest.param("a.csv", b"\xef\xbb\xbftext\nThey met.\n", ["They met."], id="one column"),
        pytest.param(
            "a.csv", f"7,{LONG}\n8,{LONG}\n".encode(), [LONG.strip()] * 2, id="no names of columns"
        ),
        pytest.param("a.csv", b'text,id\n"a\r\n\r\nb",1\r\n', ["a\n\nb"], id="lines in a cell"),
        pytest.param("a.csv", b"text,id\n\n,\nThey met.,1\n", ["They met."], id="blank rows"),
        pytest.param("a.csv", b"text,text\nThey met.,\n", ["They met."], id="same name twice"),
        pytest.param("a.csv", b'text,id\nThe "big" talk,1\n', ['The "big" talk'], id="bare quotes"),
        pytest.param("a.json", b'{"docs": {"a": {"text": "A."}, "b": {"text": "B."}}}',
                     ["A.", "B."], id="objects by key"),
        pytest.param("a.json", b'{"title": "T", "text": "A.", "images": [{"id": 1}]}',
                     ["T\n\nA."], id="a single article"),
        pytest.param("a.jsonl", b'{"text": "A."}\n\n{"text": "B."}', ["A.", "B."], id="lines"),
        pytest.param("a.jsonl", b'{"text": "A."},\n{"text": "B."},\n', ["A.", "B."],
                     id="lines with commas"),
        pytest.param("a.json", b'{"results": [{"id": 1, "fields": {"bodyText": "A."}}]}', ["A."],
                     id="text inside an inner object"),
        pytest.param("a.xls", b"<html><table><tr><th>Title<th>Text<tr><td><td>A.<br>B.</table>",
                     ["A.\nB."], id="a page for Excel"),
    ],
)  # fmt: skip
def test_tables_as_they_come(name: str, content: bytes, texts: list[str]) -> None:
    """Ways of writing a table that are seen in practice."""
    assert [text.strip() for text in _texts(name, content)] == texts


def test_a_mapping_corrects_the_guess() -> None:
    """What the user chose is used, and reaches the reader through `read_documents`."""
    table = b"text,comment\nThe machine's summary.,The article itself.\n"
    assert guess_mapping("a.csv", table) == ColumnMapping(text="text")

    chosen = {"a.csv": ColumnMapping(text="comment", title="text")}
    documents = read_documents([("a.csv", table)], columns=chosen).documents

    assert documents["text"].tolist() == ["The machine's summary.\n\nThe article itself."]


def test_a_column_that_is_not_there_is_named() -> None:
    """The message says which it has."""
    with pytest.raises(NoTextColumn, match="no column 'body'; its columns are: text, id"):
        list(read_table("a.csv", b"text,id\nA.,1\n", ColumnMapping(text="body")))


def test_a_preview_shows_rows_and_guess() -> None:
    """As many rows as asked for, and all columns."""
    shown = preview("articles.xlsx", (TABLES / "articles.xlsx").read_bytes(), 2)

    assert [row["Headline"] for row in shown.rows] == [
        "Harbour talks resume",
        "Council votes on bridge",
    ]
    assert shown.mapping.text == "Full text"


@pytest.mark.parametrize(
    ("name", "content", "found"),
    [
        ("a.csv", b"id,name\n1,Ann\n2,Ben\n", "No column of 'a.csv' holds the articles' text"),
        ("a.json", b'{"text": ', "no valid JSON"),
        ("a.json", b'{"a": ' * 100_000, "nested too deep"),
        ("a.json", b"[1, 2]", "holds no objects"),
        ("a.parquet", b"PAR1" + bytes(40) + b"PAR1", "no Parquet table"),
        ("a.txt", b"They met.", "is no table"),
    ],
)
def test_what_is_no_table_of_articles(name: str, content: bytes, found: str) -> None:
    """It is refused as a whole, with the reason."""
    with pytest.raises(ReadingError, match=found):
        list(read_table(name, content))


@settings(deadline=None)
@given(st.lists(st.tuples(st.text(max_size=9), st.text(min_size=1, max_size=30)), min_size=1))
def test_json_rows_are_all_there(rows: list[tuple[str, str]]) -> None:
    """Each object is an article, or is refused with its number."""
    items = [{"title": title, "text": text} for title, text in rows]

    parts = list(read_table("a.json", json.dumps(items).encode()))

    assert [part.place for part in parts] == [f"item {i + 1}" for i in range(len(rows))]


@settings(deadline=None)
@given(st.text(alphabet='ab,;\t|"\n\r', max_size=80))
def test_any_text_table_is_survived(body: str) -> None:
    """Whatever stands below the names of the columns: rows, refusals, or one clear reason."""
    parts = list(read_table("a.csv", f"title,text\nA,B\n{body}".encode()))

    assert all(isinstance(part, Article | Refusal) for part in parts)
