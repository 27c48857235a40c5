"""Files as other programs write them: odd encodings, shapes and names, each read as it is meant."""

from __future__ import annotations

import io
import json
import zipfile
from typing import Any

import pytest

from analysis.reading.article import Article
from analysis.reading.limits import LIMITS
from analysis.reading.parts import Part, read_parts

RUSSIAN = "Переговоры в Женеве\n\nМинистры встретились во вторник и разошлись без результата."
GREEK = "Συνομιλίες\n\nΟι υπουργοί συναντήθηκαν την Τρίτη στη Γενεύη χωρίς αποτέλεσμα."
FRENCH = "Le café rouvre\n\nLe maire a déclaré que le café était ouvert à nouveau cet été."


def read(name: str, content: bytes) -> list[Article]:
    """The articles of a file; it must have no refused part."""
    parts = [part for part in read_parts(name, content, LIMITS) if isinstance(part, Part)]
    return [part.item for part in parts if isinstance(part.item, Article)]


@pytest.mark.parametrize(
    ("text", "content"),
    [
        pytest.param(RUSSIAN, RUSSIAN.encode("utf-16-le"), id="Cyrillic UTF-16 without a mark"),
        pytest.param(RUSSIAN, RUSSIAN.encode("utf-16-be"), id="the same, high bytes first"),
        pytest.param(GREEK, GREEK.encode("utf-16-le"), id="Greek UTF-16 without a mark"),
        pytest.param(RUSSIAN, RUSSIAN.encode("cp1251"), id="Cyrillic, one byte a letter"),
        pytest.param(
            FRENCH, FRENCH.replace(" a ", " \x00a ").encode("latin-1"), id="Latin-1 with a NUL"
        ),
        pytest.param(FRENCH, FRENCH.encode("utf-32"), id="UTF-32"),
        pytest.param(FRENCH, FRENCH.encode().decode("cp1252").encode(), id="mojibake"),
    ],
)
def test_characters_are_those_of_the_article(text: str, content: bytes) -> None:
    """Whatever the bytes are, the text is the one that was written."""
    assert [article.text for article in read("a.txt", content)] == [text]


@pytest.mark.parametrize(
    "loaded",
    [
        pytest.param([["title", "text"], ["Talks", "They met.\nThey left."]], id="list of rows"),
        pytest.param(
            {"title": {"0": "Talks"}, "text": {"0": "They met.\nThey left."}}, id="by column"
        ),
        pytest.param({"title": ["Talks"], "text": ["They met.\nThey left."]}, id="column lists"),
        pytest.param(
            {"columns": ["title", "text"], "data": [["Talks", "They met.\nThey left."]]},
            id="names beside rows",
        ),
        pytest.param([{"title": "Talks", "text": ["They met.", "They left."]}], id="paragraphs"),
        pytest.param(
            {"docs": [{"headline": {"main": "Talks"}, "body": [["They met."], ["They left."]]}]},
            id="nested lists",
        ),
        pytest.param(
            [{"title": "Talks", "text": [{"type": "p", "text": "They met."}, "They left."]}],
            id="paragraphs as objects",
        ),
    ],
)
def test_json_in_every_shape(loaded: Any) -> None:
    """Each of these is one article, with its paragraphs on lines of their own."""
    (article,) = read("a.json", json.dumps(loaded).encode())
    assert (article.title, article.text) == ("Talks", "Talks\n\nThey met.\nThey left.")


def test_json_texts_and_keywords() -> None:
    """A list of texts is as many articles; keywords that are objects are tags."""
    assert [one.text for one in read("a.json", b'["They met.", "They left."]')] == [
        "They met.",
        "They left.",
    ]
    tagged = [{"text": "They met.", "keywords": [{"value": "talks"}, {"value": "trade"}]}]
    assert read("a.json", json.dumps(tagged).encode())[0].tags == ("talks", "trade")


@pytest.mark.parametrize(
    ("table", "text"),
    [
        pytest.param('title;text\nA;"He said ""no"".\n\nHe left; again."\n',
                     'A\n\nHe said "no".\n\nHe left; again.', id="semicolons, quoted line ends"),
        pytest.param('title,text\n"A","He said \\"no\\" again."\n', 'A\n\nHe said "no" again.',
                     id="quotation marks behind backslashes"),
        pytest.param("title,text\nA,C:\\news was full.\n", "A\n\nC:\\news was full.",
                     id="a backslash that escapes nothing"),
        pytest.param("title|text\rA|He left.\r", "A\n\nHe left.", id="bars and bare returns"),
    ],
)  # fmt: skip
def test_text_tables_of_other_programs(table: str, text: str) -> None:
    """Cells are divided where the program that wrote them meant it."""
    assert [article.text for article in read("a.csv", table.encode("cp1252"))] == [text]


def test_workbook_with_headings_and_bare_dates() -> None:
    """A heading over the columns names none; a date that is a mere number is that day, and said."""
    import openpyxl

    book = openpyxl.Workbook()
    sheet: Any = book.active
    sheet.merge_cells("A1:B1")
    sheet["A1"], sheet["C1"] = "Article", "When"
    for row in (["Headline", "Text", "Date"], ["Talks", "They met.", 45363], ["B", "Rain.", 1999]):
        sheet.append(row)
    stream = io.BytesIO()
    book.save(stream)

    talks, rain = read("a.xlsx", stream.getvalue())
    assert (talks.title, f"{talks.published:%Y-%m-%d}") == ("Talks", "2024-03-12")
    assert "published '45363' was read as Excel counts days: 12 March 2024" in talks.notes
    assert rain.published is None or rain.published.year == 1999


@pytest.mark.parametrize(
    ("stored", "shown"),
    [
        pytest.param("Ñ é.txt".encode(), "Ñ é.txt", id="UTF-8 that is not said"),
        pytest.param(b"Caf\x82.txt", "Café.txt", id="DOS"),
        pytest.param(b"news\\a.txt", "news\\a.txt", id="backslashes"),
    ],
)
def test_names_in_archives(stored: bytes, shown: str) -> None:
    """A member keeps its name, in whatever encoding and with whatever separators it is stored."""
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as archive:
        archive.writestr("x" * len(stored), "Talks\n\nThey met.")
    content = stream.getvalue().replace(b"x" * len(stored), stored)

    parts = [part for part in read_parts("a.zip", content, LIMITS) if isinstance(part, Part)]
    assert [part.member for part in parts] == [shown]
    assert isinstance(parts[0].item, Article)
