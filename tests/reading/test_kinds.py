"""What a file is, by its content."""

import io
import zipfile
from pathlib import Path

import pytest

from analysis.errors import ReadingError
from analysis.reading import read_documents
from analysis.reading.kinds import SUFFIXES, kind_of

FILES = Path(__file__).parents[1] / "files"
MAIL = "From: a@b.example\nTo: c@d.example\nMessage-ID: <1@b>\nSubject: Talks\n\nThey met."
SAVED_PAGE = (
    "From: <Saved by Blink>\nSnapshot-Content-Location: https://a.example/\nMIME-Version: 1.0\n"
    "Content-Type: multipart/related; boundary=x\n\n--x"
)


def _zip(*members: str) -> bytes:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as package:
        for member in members:
            package.writestr(member, "application/vnd.oasis.opendocument.text")
    return packed.getvalue()


@pytest.mark.parametrize(
    ("content", "kind"),
    [
        pytest.param(b"They met.", "text", id="text"),
        pytest.param(b"\xef\xbb\xbf \n<!DOCTYPE html><html>", "html", id="page"),
        pytest.param(b"<?xml version='1.0'?>\n<!-- x --><html lang='en'>", "html", id="XHTML"),
        pytest.param("<html><p>They met.".encode("utf-16"), "html", id="page in UTF-16"),
        pytest.param(b"a < b, and <p> is a tag.", "text", id="a tag is no page"),
        pytest.param(b"%PDF-1.7\n", "pdf", id="PDF"),
        pytest.param(b"{\\rtf1\\ansi They met.}", "rtf", id="RTF"),
        pytest.param(_zip("word/document.xml"), "docx", id="Word"),
        pytest.param(_zip("xl/workbook.xml"), "xlsx", id="Excel"),
        pytest.param(_zip("mimetype", "content.xml"), "odt", id="OpenDocument"),
        pytest.param(_zip("a.txt", "word.txt"), "zip", id="archive"),
        pytest.param(b'{"text": "They met."}', "json", id="object"),
        pytest.param(b'[\n {"text": "They met."}]', "json", id="list of objects"),
        pytest.param(b'{"text": "a"}\n{"text": "b"}\n', "jsonl", id="an object a line"),
        pytest.param(b"[Editorial] They met.", "text", id="brackets are no JSON"),
        pytest.param(b"title,text\nTalks,They met.\n", "csv", id="commas"),
        pytest.param(b"title\ttext\nTalks\tThey met.\n", "csv", id="tabs"),
        pytest.param(b"Text, they said, matters.\nNo, it does not, ever.", "text", id="prose"),
        pytest.param(b"PAR1xxxxPAR1", "parquet", id="Parquet"),
        pytest.param(MAIL.encode(), "eml", id="e-mail"),
        pytest.param(SAVED_PAGE.encode(), "mhtml", id="page saved as one file"),
        pytest.param(b"From: Geneva\nDate: today\n\nThey met.", "text", id="no mail program"),
    ],
)
def test_content_decides(content: bytes, kind: str) -> None:
    """Whatever the file is called."""
    assert {kind_of(name, content).kind for name in ("a", "a.txt", "a.zip", "a.pdf")} == {kind}


@pytest.mark.parametrize(
    ("name", "content", "kind"),
    [
        pytest.param("a.md", b"# Talks", "markdown", id="Markdown"),
        pytest.param("a.htm", b"<p>They met.", "html", id="part of a page"),
        pytest.param("a.csv", b"one,two\n1,2\n3,4\n", "csv", id="table without known names"),
        pytest.param("a.jsonl", b'{"text": "a"}', "jsonl", id="a single line"),
        pytest.param("a.json", b'{"text": ', "json", id="broken JSON"),
        pytest.param("a.eml", b"Subject: Talks\n\nThey met.", "eml", id="bare e-mail"),
    ],
)
def test_the_suffix_breaks_ties(name: str, content: bytes, kind: str) -> None:
    """Where the content allows several kinds, the name says which."""
    assert kind_of(name, content).kind == kind
    assert kind_of(name, content).note == ""


@pytest.mark.parametrize(
    ("name", "content", "found"),
    [
        ("a.doc", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "old format"),
        ("a.txt", b"\x89PNG\r\n\x1a\n", "an image"),
        ("a.zip", b"7z\xbc\xaf\x27\x1c", "a compressed file"),
        ("a.txt", _zip("ppt/presentation.xml"), "a presentation"),
        ("a.txt", _zip("META-INF/container.xml"), "an e-book"),
        ("a.xml", b"<?xml version='1.0'?><rss>", "readable file types are"),
        ("a.txt", b"<?xml version='1.0'?><rss>", "an XML file"),
        ("a.txt", f"From a@b.example Mon\n{MAIL}".encode(), "a mailbox"),
        ("a.py", b"import os", "readable file types are"),
        ("a.docx", b"PK\x03\x04", "damaged"),
    ],
)
def test_what_is_not_read_is_named(name: str, content: bytes, found: str) -> None:
    """Each is refused with what it is, and what to do instead."""
    with pytest.raises(ReadingError, match=found) as refused:
        kind_of(name, content)

    assert refused.value.next_step


def test_a_wrong_suffix_is_said() -> None:
    """The file is read as what it is, and the outcome says so."""
    reading = read_documents([("talks.pdf", b"Talks\nThey met.")])

    assert reading.documents["title"].tolist() == ["Talks"]
    assert reading.outcomes["reason"].tolist() == [
        "its name ends in '.pdf', its content is plain text and read as that"
    ]


def test_every_kind_of_file_is_read() -> None:
    """The sample files have every suffix that is promised, and none stops the others."""
    outcomes = read_documents([FILES]).outcomes
    read = outcomes.loc[outcomes["status"] != "refused", "source"]
    suffixes = {Path(source.partition(",")[0]).suffix for source in read}

    assert suffixes | {".zip"} >= set(SUFFIXES) - {
        ".text", ".markdown", ".mht", ".tab", ".ndjson",
    }  # fmt: skip
