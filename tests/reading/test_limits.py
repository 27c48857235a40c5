"""The limits, each exceeded once; what is told, and that the next file is read."""

from __future__ import annotations

import io
import json
import random
import zipfile
import zlib
from collections.abc import Callable
from dataclasses import replace

import pyarrow as pa
import pytest
from openpyxl import Workbook
from pyarrow import parquet
from pypdf import PdfWriter
from pypdf.generic import ArrayObject, NameObject, StreamObject

from analysis.reading import ReadingLimits, read_documents

LIMITS = ReadingLimits()
GOOD = ("good.txt", b"They met in Geneva.")
NOISE = random.Random(1).randbytes(2_000_000).hex().encode()


def _zip(*members: tuple[str, bytes]) -> bytes:
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in members:
            archive.writestr(name, content)
    return made.getvalue()


def _workbook(columns: int) -> bytes:
    book, saved = Workbook(write_only=True), io.BytesIO()
    sheet = book.create_sheet()
    sheet.append([f"c{number}" for number in range(columns)])
    sheet.append(["They met."])
    book.save(saved)
    return saved.getvalue()


def _parquet(table: dict[str, list[str]]) -> bytes:
    saved = io.BytesIO()
    parquet.write_table(pa.table(table), saved)
    return saved.getvalue()


def _pdf(pages: int) -> bytes:
    writer, saved = PdfWriter(), io.BytesIO()
    for _ in range(pages):
        writer.add_blank_page(72, 72)
    writer.write(saved)
    return saved.getvalue()


CASES: list[tuple[str, str, Callable[[], bytes], ReadingLimits, str]] = [
    ("one file of more than 50 MB", "a.txt", lambda: b"a" * 50_000_001, LIMITS,
     "'a.txt' has 50,000,001 bytes; the limit for one file is 50,000,000 (50 MB)."),
    ("a raised limit still holds", "a.txt", lambda: b"a" * 1_001,
     replace(LIMITS, file_bytes=1_000), "'a.txt' has 1,001 bytes; the limit for one file is 1,000"),
    ("archive with more than 10,000 files", "a.zip",
     lambda: _zip(*((f"{n}.txt", b"a") for n in range(10_001))), LIMITS,
     "'a.zip' holds 10,001 files; the limit is 10,000."),
    ("archive that unpacks to more than 500 MB", "a.zip",
     lambda: _zip(*((f"{n}.txt", bytes(26_000_000)) for n in range(20))), LIMITS,
     "'a.zip' unpacks to 520,000,000 bytes; the limit is 500,000,000."),
    ("archive of more than 100 times its size", "a.zip",
     lambda: _zip(("a.txt", bytes(9_000_000))), LIMITS, "'a.zip' unpacks to "),
    ("archive with one such file", "a.zip",
     lambda: _zip(("a.txt", bytes(9_000_000)), ("b.txt", NOISE)), LIMITS,
     "'a.zip/a.txt' unpacks to "),
    ("member of more than 50 MB", "a.zip",
     lambda: _zip(("a.txt", bytes(4_000)), ("b.txt", b"They left.")),
     replace(LIMITS, file_bytes=2_000), "'a.zip/a.txt' has 4,000 bytes; the limit for one file"),
    ("Word document that is a bomb", "a.docx",
     lambda: _zip(("word/document.xml", bytes(9_000_000))), LIMITS, "'a.docx' unpacks to "),
    ("workbook that is a bomb", "a.xlsx",
     lambda: _zip(("xl/workbook.xml", bytes(9_000_000))), LIMITS, "'a.xlsx' unpacks to "),
    ("PDF with more than 2,000 pages", "a.pdf", lambda: _pdf(2_001), LIMITS, "2,001 pages"),
    ("text of more than 2 million characters", "a.txt", lambda: b"a" * 2_000_001, LIMITS,
     "'a.txt' has 2,000,001 characters; the limit for one article is 2,000,000."),
    ("row of more than 2 million characters", "a.csv",
     lambda: b"title,text\nA," + b"a" * 2_000_001, LIMITS,
     "'a.csv, row 2' has 2,000,004 characters; the limit for one article is 2,000,000."),
    ("csv with a million columns", "a.csv",
     lambda: b"text," + b"x," * 1_000_000 + b"\nThey met.", LIMITS,
     "'a.csv' has 1,000,002 columns; the limit is 1,000."),
    ("workbook with too many columns", "a.xlsx", lambda: _workbook(1_001), LIMITS,
     "'a.xlsx' has 1,001 columns; the limit is 1,000."),
    ("JSON with too many columns", "a.json",
     lambda: json.dumps([{f"c{n}": "a" for n in range(1_001)}]).encode(), LIMITS,
     "'a.json' has 1,001 columns; the limit is 1,000."),
    ("Parquet with too many columns", "a.parquet",
     lambda: _parquet({f"c{n}": ["a"] for n in range(1_001)}), LIMITS,
     "'a.parquet' has 1,001 columns; the limit is 1,000."),
    ("Parquet that unpacks to too much", "a.parquet", lambda: _parquet({"text": ["a" * 9_000]}),
     replace(LIMITS, zip_bytes=2_000), "'a.parquet' unpacks to "),
    ("nothing but white space", "a.txt", lambda: b" \n\t", LIMITS,
     "'a.txt' holds no article text, nothing but white space."),
    ("nothing but characters without room", "a.txt",
     lambda: "\u200b\ufeff\u00a0\n".encode(), LIMITS,
     "'a.txt' holds no article text, nothing but white space."),
]  # fmt: skip


@pytest.mark.parametrize(
    ("name", "make", "limits", "reason"), [case[1:] for case in CASES], ids=[c[0] for c in CASES]
)
def test_a_limit_is_kept(
    name: str, make: Callable[[], bytes], limits: ReadingLimits, reason: str
) -> None:
    """The outcome says what was found and what to do; nothing of it is read, the next file is."""
    reading = read_documents([(name, make()), GOOD], limits=limits)

    assert reason in reading.outcomes["reason"][0]
    assert reading.outcomes["status"].iloc[[0, -1]].tolist() == ["refused", "read"]
    assert reading.outcomes["next_step"][0]
    assert reading.documents["filename"].iloc[-1] == "good.txt"


def test_one_upload_has_a_limit() -> None:
    """What exceeds it is refused file by file; what is left out does not count."""
    files = [("a.txt", b"a" * 400), ("b.txt", b"b" * 400), ("c.txt", b"c" * 400), ("d.txt", b"d")]

    outcomes = read_documents(files, limits=replace(LIMITS, upload_bytes=1_000)).outcomes

    assert outcomes["status"].tolist() == ["read", "read", "refused", "read"]
    assert outcomes["reason"][2] == (
        "With 'c.txt' the upload has 1,200 bytes; the limit for one upload is 1,000 (0 MB)."
    )


def test_a_table_with_too_many_rows_is_read_up_to_there() -> None:
    """The first rows are kept; one outcome says from where on nothing is."""
    table = b"text\n" + b"They met.\nThey left.\nThey came.\n"

    outcomes = read_documents([("a.csv", table)], limits=replace(LIMITS, rows=2)).outcomes

    assert outcomes["source"].tolist() == ["a.csv, row 2", "a.csv, row 3", "a.csv, row 4 and after"]
    assert outcomes["status"].tolist() == ["read", "read", "refused"]


def test_other_languages_are_kept_with_a_notice() -> None:
    """The article is there, marked, and the outcome says what it is left out of."""
    text = "Die beiden Städte an der Küste haben am Montag ihre Gespräche wieder aufgenommen."

    reading = read_documents([("a.txt", text.encode())])

    assert reading.documents["language"].tolist() == ["de"]
    assert reading.outcomes["reason"].tolist() == [
        "its language is 'de', not English: kept, and left out of tone and stance"
    ]


def test_references_that_multiply_are_harmless() -> None:
    """Front matter in which each line doubles the one before is read at once."""
    lines = ["a: &a0 [x, x]"] + [f"b{n}: &a{n} [*a{n - 1}, *a{n - 1}]" for n in range(1, 40)]
    content = "\n".join(["---", *lines, "tags: {k: *a39}", "---", "They met."])

    reading = read_documents([("a.txt", content.encode())])

    assert reading.documents["text"].tolist() == ["They met."]


def test_an_upload_of_more_than_200_mb() -> None:
    """The file that exceeds it is refused with both numbers; those before it are looked at."""
    blank = b" " * 41_000_000
    outcomes = read_documents([(f"{n}.txt", blank) for n in range(5)]).outcomes

    assert outcomes["reason"][3].startswith("'3.txt' holds no article text")
    assert outcomes["reason"][4] == (
        "With '4.txt' the upload has 205,000,000 bytes; the limit for one upload is 200,000,000 "
        "(200 MB)."
    )


def test_a_file_has_60_seconds_and_1_gb() -> None:
    """What happens when they are used up is tested in `test_worker`, with less of both."""
    assert (LIMITS.seconds, LIMITS.memory_bytes) == (60, 1_000_000_000)


def test_a_pdf_that_needs_too_much_memory() -> None:
    """A page of 400 MB of blanks, packed into a kilobyte, is stopped; the next file is read."""
    small = replace(LIMITS, memory_bytes=150_000_000)
    reading = read_documents([("a.pdf", _pdf_bomb()), GOOD], limits=small)

    assert reading.outcomes["status"].tolist() == ["refused", "read"]
    assert reading.outcomes["next_step"][0]


def _pdf_bomb() -> bytes:
    packer = zlib.compressobj()
    packed = b"".join(packer.compress(b" " * 10_000_000) for _ in range(40)) + packer.flush()
    stream = StreamObject()
    stream._data = zlib.compress(packed)
    filters = ArrayObject([NameObject("/FlateDecode"), NameObject("/FlateDecode")])
    stream[NameObject("/Filter")] = filters
    writer, saved = PdfWriter(), io.BytesIO()
    page = writer.add_blank_page(72, 72)
    page[NameObject("/Contents")] = writer._add_object(stream)
    writer.write(saved)
    return saved.getvalue()
