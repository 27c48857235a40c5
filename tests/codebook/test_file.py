"""A codebook's file: every bad line is named, and nothing bad comes in."""

from __future__ import annotations

from pathlib import Path

import pytest

from analysis.__main__ import main
from analysis.actors.codebook import Codebook, Exclude, Merge, Rename
from analysis.actors.codebook.file import FILE_COLUMNS, check_file, codebook_csv, read_codebook
from analysis.errors import CodebookError, CodebookUnreadable

HEADING = "decision,actor_id,target_id,value,note\n"


def verdicts(rows: str, heading: str = HEADING) -> list[tuple[int, str]]:
    """Line and verdict of each row."""
    found = check_file((heading + rows).encode()).verdicts
    return list(zip(found["line"], found["verdict"], strict=True))


@pytest.mark.parametrize(
    ("rows", "expected"),
    [
        pytest.param("merge,person:a,person:b,,\n", [(2, "ok")], id="sound"),
        pytest.param("MERGE , person:a ,person:b,,\n", [(2, "ok")], id="blanks and capitals"),
        pytest.param(
            "merge,person:a,person:b,,\nmerge,person:b,person:a,,\n",
            [(2, "ok"), (3, "refused")],
            id="cycle",
        ),
        pytest.param(
            "alias,person:a,,Foo,\nalias,person:b,,Foo,\n",
            [(2, "ok"), (3, "refused")],
            id="alias claimed twice",
        ),
        pytest.param(
            "exclude,person:a,,,\nexclude,person:a,,,again\n",
            [(2, "ok"), (3, "repeated")],
            id="the same twice",
        ),
        pytest.param("rename,person:a,,=1+1,\n", [(2, "refused")], id="formula"),
        pytest.param("rename,person:a,,'=1+1,\n", [(2, "ok")], id="formula made harmless"),
        pytest.param("crown,person:a,,,\n", [(2, "refused")], id="unknown decision"),
        pytest.param("merge,person:a,,,\n", [(2, "refused")], id="target missing"),
        pytest.param(
            "exclude,person:a,person:b,,\n", [(2, "refused")], id="a cell that says nothing"
        ),
        pytest.param("exclude,person:a,,,,more\n", [(2, "refused")], id="more cells than columns"),
        pytest.param("exclude,person:a\n", [(2, "ok")], id="fewer cells"),
        pytest.param(
            'exclude,person:a,,,"two\nlines"\nbad,x,,,\n',
            [(2, "ok"), (4, "refused")],
            id="line break in a cell",
        ),
        pytest.param("\n\nexclude,person:a,,,\n", [(4, "ok")], id="empty lines"),
        pytest.param("mention,person:a,,,\n", [(2, "refused")], id="mention without a place"),
    ],
)
def test_verdict_on_each_line(rows: str, expected: list[tuple[int, str]]) -> None:
    """One verdict per line that is not empty, with the number an editor shows."""
    assert verdicts(rows) == expected


@pytest.mark.parametrize(
    ("heading", "said"),
    [
        pytest.param(
            "decision,actor_id,colour\n", "unknown columns: 'colour'", id="unknown column"
        ),
        pytest.param("decision,value\n", "lacks actor_id", id="missing column"),
        pytest.param("decision,actor_id,actor_id\n", "twice", id="column twice"),
    ],
)
def test_wrong_heading_is_refused(heading: str, said: str) -> None:
    """Line 1 says what is wrong, and nothing else is read."""
    checked = check_file((heading + "exclude,person:a,\n").encode())

    assert checked.verdicts["line"].tolist() == [1]
    assert said in checked.verdicts["reason"][0]
    assert checked.codebook == Codebook()


@pytest.mark.parametrize(
    ("content", "said"),
    [
        pytest.param(b"", "empty", id="empty"),
        pytest.param(
            "decision,actor_id\nexclude,person:á\n".encode("latin-1"),
            "Line 2 is not in UTF-8",
            id="Latin-1",
        ),
        pytest.param(b"decision,actor_id\n\x00\x01", "NUL", id="binary"),
        pytest.param(b'decision,actor_id\nexclude,"person:a\n', "no CSV", id="open quotation"),
    ],
)
def test_what_is_no_table_is_unreadable(content: bytes, said: str) -> None:
    """No line of it is judged; the message says where and what to do."""
    with pytest.raises(CodebookUnreadable, match=said):
        check_file(content)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
def test_what_spreadsheets_save_is_read(encoding: str, delimiter: str) -> None:
    """UTF-8 with and without a mark, UTF-16; comma, semicolon, tab."""
    text = HEADING + "rename,person:a,,Señor,\n"
    checked = check_file(text.replace(",", delimiter).encode(encoding))

    assert checked.codebook.decisions == (Rename(actor_id="person:a", value="Señor"),)


def test_lines_are_checked_against_the_codebook_in_use() -> None:
    """What contradicts it is refused; what it says already is left out; the rest comes after it."""
    merge = Merge(actor_id="person:a", target_id="person:b")
    rows = "merge,person:b,person:a,,\nmerge,person:a,person:b,,\nexclude,person:c,,,\n"
    checked = check_file((HEADING + rows).encode(), Codebook((merge,)))

    assert checked.verdicts["verdict"].tolist() == ["refused", "repeated", "ok"]
    assert "codebook in use" in checked.verdicts["reason"][0]
    assert checked.codebook.decisions == (merge, Exclude(actor_id="person:c"))


def test_every_column_is_written() -> None:
    """The heading of an export is the documented one, also without decisions."""
    assert codebook_csv(Codebook()) == ",".join(FILE_COLUMNS) + "\r\n"


def test_hundred_thousand_lines_are_checked() -> None:
    """Every line gets its verdict, and every contradiction its line."""
    rows = [f"merge,person:a{n},person:b{n % 99},," for n in range(99_999)]
    rows.append("merge,person:b0,person:a0,,")
    checked = check_file((HEADING + "\n".join(rows)).encode())

    assert len(checked.codebook.decisions) == 99_999
    assert checked.verdicts["line"].iloc[-1] == 100_001
    assert checked.verdicts["verdict"].iloc[-1] == "refused"


def test_refused_file_changes_nothing() -> None:
    """A whole file is used, or none of it; the message names the first bad line."""
    with pytest.raises(CodebookError, match=r"line 3: .*check book\.csv"):
        read_codebook((HEADING + "exclude,person:a,,,\nbad,x,,,\n").encode(), "book.csv")


@pytest.mark.parametrize(
    ("content", "code", "printed"),
    [
        pytest.param(HEADING + "exclude,person:a,,,\n", 0, "line 2: ok", id="sound"),
        pytest.param(HEADING + "bad,person:a,,,\n", 1, "line 2: refused", id="refused line"),
        pytest.param("what,ever\n", 1, "line 1: refused", id="other table"),
        pytest.param("", 2, "empty", id="empty"),
    ],
)
def test_command_says_and_exits(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], content: str, code: int, printed: str
) -> None:
    """`codebook check` prints a verdict per line: 0 all good, 1 refused, 2 unreadable."""
    path = tmp_path / "book.csv"
    path.write_text(content, encoding="utf-8")

    assert main(["codebook", "check", str(path)]) == code
    assert printed in "".join(capsys.readouterr())


def test_missing_file_is_unreadable(tmp_path: Path) -> None:
    """A path that is not there ends with 2."""
    assert main(["codebook", "check", str(tmp_path / "nowhere.csv")]) == 2


def test_counts_are_those_of_the_codebook(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """`counts --codebook` merges; decisions about strangers are said."""
    article, book = tmp_path / "a.txt", tmp_path / "book.csv"
    article.write_text("Talks resume\n\nIndia urged Russia to talk. Moscow agreed.", "utf-8")
    book.write_text(HEADING + "merge,country:RU,country:IN,,\nexclude,person:x,,,\n", "utf-8")

    assert main(["counts", str(article), "--codebook", str(book)]) == 0
    out, err = capsys.readouterr()
    assert out.splitlines()[1].split()[:3] == ["India", "country", "3"]
    assert "1 of 2 decisions" in err
