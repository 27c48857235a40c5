"""Files that hang, explode or break their reader: they are stopped, the others go on."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator

import pandas as pd
import pytest
from openpyxl import Workbook

from analysis.reading import ReadingLimits, read_documents
from analysis.reading import processes as pool
from analysis.reading.article import Article
from analysis.reading.tabular import TablePreview
from analysis.reading.worker import MAX_STOPPED, preview_apart, read_apart

#: readers with defects, in the process that reads; files have a wrong suffix, to be read there
DEFECTS = """
import os, time
import analysis.reading.plain as plain
_read_text = plain.read_text
def read_text(name, content):
    if content == b"hang": time.sleep(600)
    if content == b"burn":
        while True: pass
    if content == b"grow":
        grown = []
        while True: grown.append(bytes(1_000_000))
    if content == b"crash": os.abort()
    if content == b"defect": {}["missing"]
    if content == b"print": print("noise on the pipe", flush=True)
    return _read_text(name, content)
plain.read_text = read_text
"""
LIMITS = ReadingLimits(seconds=2, memory_bytes=150_000_000)
GOOD = b"They met in Geneva."


@pytest.fixture
def defects(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Processes whose reader of plain text has defects."""
    start = pool._START.replace(
        "from analysis.reading.serving", f"{DEFECTS}\nfrom analysis.reading.serving"
    )
    pool.end_idle()
    monkeypatch.setattr(pool, "_START", start)
    yield
    pool.end_idle()


def _outcomes(*files: tuple[str, bytes]) -> pd.DataFrame:
    return read_documents(files, limits=LIMITS).outcomes


def _zip(members: dict[str, bytes]) -> bytes:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        for name, content in members.items():
            archive.writestr(name, content)
    return packed.getvalue()


@pytest.mark.usefixtures("defects")
@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (b"hang", "Reading 'a.pdf' took more than 2 seconds and was stopped."),
        (b"burn", "Reading 'a.pdf' took more than 2 seconds and was stopped."),
        (b"grow", "Reading 'a.pdf' needs more than 150 MB of memory and was stopped."),
        (b"crash", "The reader failed on 'a.pdf' (it ended with code -6)."),
        (b"defect", "The reader failed on 'a.pdf' (KeyError: 'missing')."),
    ],
)
def test_a_bad_file_is_stopped_and_reported(content: bytes, reason: str) -> None:
    """The outcome says why and what to do; the files before and behind it are read."""
    outcomes = _outcomes(("b.pdf", GOOD), ("a.pdf", content), ("c.pdf", GOOD + b" Twice."))

    assert outcomes["status"].tolist() == ["read", "refused", "read"]
    assert outcomes["reason"][1] == reason
    assert outcomes["next_step"][1].endswith("(.txt) and upload that.")


@pytest.mark.usefixtures("defects")
def test_a_bad_member_does_not_stop_its_archive() -> None:
    """The members before and behind it are read; it is refused by its own name."""
    members = {"a.pdf": GOOD, "b.pdf": b"hang", "c.pdf": b"crash", "d.pdf": b"They left."}

    outcomes = _outcomes(("x.zip", _zip(members)))

    assert outcomes["source"].tolist() == [f"x.zip/{name}" for name in members]
    assert outcomes["status"].tolist() == ["read", "refused", "refused", "read"]


@pytest.mark.usefixtures("defects")
def test_an_archive_of_bad_files_is_given_up() -> None:
    """Not every one of ten thousand may hang for a minute; the outcome says where it ended."""
    members = {f"{number}.pdf": b"crash" for number in range(MAX_STOPPED + 2)}

    outcomes = _outcomes(("x.zip", _zip(members)), ("y.pdf", GOOD))

    assert outcomes["status"].tolist() == ["refused"] * (MAX_STOPPED + 1) + ["read"]
    assert outcomes["reason"][MAX_STOPPED].startswith("Reading 'x.zip' was given up after 5 ")


@pytest.mark.usefixtures("defects")
def test_printing_does_not_disturb() -> None:
    """What a library prints never reaches the other side."""
    assert _outcomes(("a.pdf", b"print"))["status"].tolist() == ["read"]


def test_the_process_is_used_again() -> None:
    """File after file in the same process; an archive's members, too."""
    list(read_apart("a.txt", GOOD))
    first = pool._IDLE[-1]
    list(read_apart("x.zip", _zip({"a.txt": GOOD, "b.txt": GOOD})))

    assert pool._IDLE[-1] is first


def test_a_process_that_was_killed_is_replaced() -> None:
    """What happened to an idle process is not the next file's fault."""
    list(read_apart("a.txt", GOOD))
    pool._IDLE[-1]._process.kill()
    pool._IDLE[-1]._process.wait()

    assert len(list(read_apart("a.txt", GOOD))) == 1


def test_who_stops_listening_leaves_no_process_behind() -> None:
    """A reading that is broken off ends its process; the next one starts clean."""
    table = b"text\n" + b"They met in Geneva again.\n" * 20_000
    parts = read_apart("a.csv", table)
    next(parts)
    parts.close()

    (part,) = read_apart("b.txt", GOOD)
    assert isinstance(part.item, Article)
    assert part.item.text == GOOD.decode()


def test_rows_before_the_damage_are_kept() -> None:
    """A workbook that breaks off: the rows before are read, and the break is an outcome."""
    outcomes = _outcomes(("a.xlsx", _broken_workbook(rows=80)))

    assert outcomes["status"].tolist() == ["read"] * 79 + ["refused"]
    assert outcomes["reason"][79].startswith("'a.xlsx' is no workbook that can be read")


def _broken_workbook(rows: int) -> bytes:
    book, saved, broken = Workbook(), io.BytesIO(), io.BytesIO()
    sheet = book.worksheets[0]
    sheet.append(("text",))
    for number in range(rows):
        sheet.append((f"They met {number} times.",))
    book.save(saved)
    with zipfile.ZipFile(saved) as whole, zipfile.ZipFile(broken, "w") as package:
        for name in whole.namelist():
            part = whole.read(name)
            cut = part.rindex(b"<row") + 10 if name.endswith("sheet1.xml") else len(part)
            package.writestr(name, part[:cut])
    return broken.getvalue()


def test_a_preview_is_read_apart() -> None:
    """A page that shows a table's columns is as safe as the reading."""
    shown = preview_apart("a.csv", b"headline,body\nTalks,They met.\n")

    assert isinstance(shown, TablePreview)
    assert shown.mapping.columns() == {"text": "body", "title": "headline"}
    assert [dict(row) for row in shown.rows] == [{"headline": "Talks", "body": "They met."}]
