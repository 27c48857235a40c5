"""PDF: what was printed becomes running text again."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from analysis.errors import EmptyFile, ReadingError, TooLarge
from analysis.reading import pdf_file
from analysis.reading.pdf import read_pdf
from analysis.reading.pdf_heads import dated_heads, without_heads
from analysis.reading.pdf_lines import Line
from analysis.reading.pdf_paragraphs import build_paragraphs
from tests.files import make
from tests.reading.hostile import said_of

FILES = Path(__file__).parents[1] / "files"
WHOLE = "\n".join(make.PARAGRAPHS)
ONE_COLUMN = (FILES / "one_column.pdf").read_bytes()


@pytest.mark.parametrize("name", ["one_column", "two_columns", "two_columns_by_row"])
def test_the_text_is_rebuilt(name: str) -> None:
    """Columns in order, hyphens of the printer undone, paragraphs whole, heads and numbers out."""
    article = read_pdf(f"{name}.pdf", (FILES / f"{name}.pdf").read_bytes())[0]

    assert article.text == f"{make.TITLE}\n\n{WHOLE}"
    assert article.title == make.TITLE
    assert "title" in article.guessed


def test_running_heads_are_said_and_used() -> None:
    """The outcome names what was left out; outlet and date are guessed from it."""
    article = read_pdf("a.pdf", ONE_COLUMN)[0]

    assert article.notes == ("running heads were left out: “THE WESTPORT GAZETTE 12 March 2024 1”",)
    assert article.outlet == "The Westport Gazette"
    assert article.published is not None
    assert article.published.date().isoformat() == "2024-03-12"
    assert article.guessed == {"title", "outlet", "published"}


def test_a_title_in_the_properties() -> None:
    """It counts as stated where it is the title of the text; a program's own never counts."""
    assert "title" not in read_pdf("a.pdf", make.one_column(make.TITLE))[0].guessed
    assert read_pdf("a.pdf", make.one_column("Quarterly Report"))[0].title == make.TITLE


def test_a_file_that_only_forbids_printing() -> None:
    """It opens without a password, as in any viewer."""
    assert WHOLE in read_pdf("a.pdf", make.encrypted(""))[0].text


@pytest.mark.parametrize(
    ("content", "reason", "next_step"),
    [
        pytest.param(make.encrypted("quay"), "protected by a password", "new PDF", id="password"),
        pytest.param(make.scanned(), "2 pages are pictures", "OCR", id="scanned"),
        pytest.param(
            ONE_COLUMN[: len(ONE_COLUMN) // 2], "broken or cut off", "again", id="cut off"
        ),
        pytest.param(b"%PDF-1.7\n%%EOF", "broken or cut off", "again", id="nothing inside"),
        pytest.param(b"Talks", "is no PDF", "Check", id="no PDF"),
    ],
)
def test_refused(content: bytes, reason: str, next_step: str) -> None:
    """With the reason and the next step."""
    with pytest.raises(ReadingError, match=reason) as caught:
        read_pdf("a.pdf", content)

    assert next_step in caught.value.next_step


def test_a_scanned_file_is_empty() -> None:
    """It has no text, which is another matter than being broken."""
    with pytest.raises(EmptyFile):
        read_pdf("scanned.pdf", (FILES / "scanned.pdf").read_bytes())


def test_too_many_pages(monkeypatch: pytest.MonkeyPatch) -> None:
    """The limit and the number are said."""
    monkeypatch.setattr(pdf_file, "MAX_PAGES", 2)

    with pytest.raises(TooLarge, match="has 3 pages; the limit is 2"):
        read_pdf("a.pdf", ONE_COLUMN)


@pytest.mark.parametrize(
    ("lines", "text"),
    [
        pytest.param(["a con-", "tinued talk"], "a continued talk", id="printer's hyphen"),
        pytest.param(["a well-", "known man"], "a well-known man", id="first part keeps it"),
        pytest.param(["the US-", "India talks"], "the US-India talks", id="before a capital"),
        pytest.param(["vote of 2019-", "2024 was"], "vote of 2019- 2024 was", id="numbers"),
        pytest.param(["soft hy\u00ad", "phen in print"], "soft hyphen in print", id="soft hyphen"),
        pytest.param(
            ["peace-", "makers, our peace-makers"],
            "peace-makers, our peace-makers",
            id="the text itself says",
        ),
    ],
)
def test_hyphens_at_line_ends(lines: list[str], text: str) -> None:
    """Only the printer's are undone."""
    printed = [Line(0, 50, 700 - 12 * n, 10, line) for n, line in enumerate(lines)]

    assert [paragraph.text for paragraph in build_paragraphs(printed)] == [text]


def test_heads_of_left_and_right_pages() -> None:
    """They differ, and come again on every other page."""
    texts = ["They met.", "They talked.", "They ate.", "They left."]
    pages = [
        [Line(n, 50, 800, 8, ("The Example", "World news")[n % 2]), Line(n, 50, 600, 10, text)]
        for n, text in enumerate(texts)
    ]
    kept, heads = without_heads(pages)

    assert [line.text for page in kept for line in page] == texts
    assert heads == ["The Example", "World news"]


def test_the_time_of_printing_is_no_date() -> None:
    """Browsers print it above the page."""
    assert dated_heads(["12 March 2024, 09:14 Talks resume", "https://x.example 1/3"]) == (
        "https://x.example 1/3"
    )


@settings(deadline=None)
@given(st.integers(0, len(ONE_COLUMN)), st.binary(min_size=1, max_size=30))
def test_damaged_files(at: int, damage: bytes) -> None:
    """Whatever happens to a PDF: it is read, or refused on purpose."""
    assert said_of(read_pdf, "a.pdf", ONE_COLUMN[:at] + damage + ONE_COLUMN[at + len(damage) :])
