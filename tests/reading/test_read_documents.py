"""Files -> documents: what is read, and what each file is told."""

from pathlib import Path

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from analysis.reading import OUTCOME_COLUMNS, document_id, read_documents
from analysis.tables import DOCUMENT_COLUMNS
from analysis.text.sentences import split_sentences

SEEDS = Path(__file__).parents[2] / "seeds"


def _row(name: str, content: bytes) -> pd.Series:
    return read_documents([(name, content)]).documents.iloc[0]


def test_the_seed_article() -> None:
    """Its title is its first line, its last line is boilerplate, outlet and date are not stated."""
    document = read_documents([SEEDS]).documents.iloc[0]
    sentences = split_sentences(read_documents([SEEDS]).documents)

    assert document["title"] == document["text"].split("\n")[0].strip()
    assert pd.isna(document["outlet"])
    assert pd.isna(document["published"])
    assert document["language"] == "en"
    assert sentences["section"].tolist() == ["title"] + ["body"] * 16 + ["boilerplate"]


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        pytest.param(b"", "'a.txt' is empty (0 bytes).", id="no bytes"),
        pytest.param(
            b" \n\t\xc2\xa0",
            "'a.txt' holds no article text, nothing but white space.",
            id="white space",
        ),
        pytest.param(
            b"---\ntitle: Talks\n---\n\n",
            "'a.txt' holds no article text, nothing but white space.",
            id="front matter alone",
        ),
        pytest.param(b"\x89PNG\r\n", "'a.txt' cannot be read: it is an image.", id="renamed image"),
        pytest.param(
            b"PK\x03\x04x",
            "'a.txt' is damaged: it begins like a zip archive or an office document, and cannot be "
            "opened (File is not a zip file).",
            id="damaged office document",
        ),
        pytest.param(
            b"abc" + bytes(97),
            "'a.txt' is not a text file: 97% of its characters are NUL or control characters.",
            id="NULs",
        ),
        pytest.param(
            bytes(range(128, 256)) * 9,
            "'a.txt' is not a text file: no text encoding fits its bytes.",
            id="undecodable",
        ),
        pytest.param(
            b"a" * 2_000_001,
            "'a.txt' has 2,000,001 characters; the limit for one article is 2,000,000.",
            id="too many characters",
        ),
        pytest.param(
            b"a" * 50_000_001,
            "'a.txt' has 50,000,001 bytes; the limit for one file is 50,000,000 (50 MB).",
            id="too many bytes",
        ),
    ],
)
def test_a_bad_file_is_refused_with_its_name(content: bytes, reason: str) -> None:
    """The outcome names the file, what was found and the next step; the other file is read."""
    reading = read_documents([("a.txt", content), ("b.txt", b"They met.")])

    assert reading.outcomes["status"].tolist() == ["refused", "read"]
    assert reading.outcomes["reason"].tolist() == [reason, ""]
    assert reading.outcomes["next_step"][0].endswith((".", "upload that."))
    assert pd.isna(reading.outcomes["document_id"][0])
    assert reading.documents["filename"].tolist() == ["b.txt"]


def test_an_unknown_suffix_is_told_the_readable_ones() -> None:
    """The message lists what can be read, and says how to get there."""
    outcome = read_documents([("talks.py", b"x")]).outcomes.iloc[0]

    assert outcome["reason"] == (
        "Cannot read 'talks.py': readable file types are .csv, .docx, .eml, .html, .json, .jsonl, "
        ".md, .mhtml, .odt, .parquet, .pdf, .rtf, .tsv, .txt, .xlsx, .zip."
    )
    assert outcome["next_step"] == "Save the article as plain text (.txt) and upload it again."


def test_a_missing_path_is_an_outcome(tmp_path: Path) -> None:
    """It does not stop the others, and is shown as the user wrote it."""
    missing = str(tmp_path / "none.txt")

    outcome = read_documents([missing]).outcomes.iloc[0]

    assert (outcome["status"], outcome["source"]) == ("refused", missing)
    assert outcome["reason"] == f"'{missing}' does not exist."


def test_folders_are_read_in_sorted_order(tmp_path: Path) -> None:
    """Recursively, without hidden files and folders; files of other kinds are refused aloud."""
    for name in ("b.txt", "a/z.md", ".git/x.txt", ".hidden.txt", "c.py"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text(f"Text of {name}.", encoding="utf-8")

    outcomes = read_documents([tmp_path]).outcomes

    names = [str(Path(source).relative_to(tmp_path)) for source in outcomes["source"]]
    assert names == ["a/z.md", "b.txt", "c.py"]
    assert outcomes["status"].tolist() == ["read", "read", "refused"]


def test_an_empty_folder_is_an_outcome(tmp_path: Path) -> None:
    """Nothing in a folder is said, not passed over."""
    outcomes = read_documents(str(tmp_path)).outcomes

    assert outcomes["reason"].tolist() == [f"The folder '{tmp_path}' holds no files."]


def test_the_same_article_twice_is_a_duplicate() -> None:
    """Only what is equal in text, outlet and date is already there; the outcome names it."""
    named = b"---\noutlet: Daily\n---\nThey met."
    reading = read_documents([("a.txt", b"They met."), ("b.txt", b"They met."), ("c.txt", named)])

    assert reading.outcomes["status"].tolist() == ["read", "duplicate", "read"]
    assert reading.outcomes["reason"][1].startswith("It equals 'a.txt' in text, outlet and date")
    assert reading.outcomes["document_id"][0] == reading.outcomes["document_id"][1]
    assert len(reading.documents) == 2


@pytest.mark.parametrize(
    "name", ["../../etc/talks.txt", "C:\\news\\talks.txt", "/talks.txt", "a\x00/talks.txt"]
)
def test_file_names_are_not_trusted(name: str) -> None:
    """Only the last part of a file name is kept."""
    assert _row(name, b"They met.")["filename"] == "talks.txt"


def test_no_sources_give_empty_tables() -> None:
    """The columns and dtypes are there without any row."""
    reading = read_documents([])

    assert reading.documents.dtypes.astype(str).to_dict() == dict(DOCUMENT_COLUMNS)
    assert reading.outcomes.dtypes.astype(str).to_dict() == dict(OUTCOME_COLUMNS)


def test_words_are_counted_without_boilerplate() -> None:
    """Title 2 + body 3; "Read more:" is a website's, and a lone dash is no word."""
    assert _row("a.txt", b"Peace talks\nThey met - today.\nRead more:")["n_words"] == 5


def test_control_characters_are_counted() -> None:
    """They are dropped, and the outcome says how many."""
    reading = read_documents([("a.txt", b"They\x00 met\x07.")])

    assert reading.documents["text"][0] == "They met."
    assert reading.outcomes["reason"][0] == "2 control characters were dropped"


def test_the_id_does_not_mix_its_parts() -> None:
    """Moving characters from one part to the next gives another id; a missing part is not ""."""
    ids = {
        document_id("a", "b", None),
        document_id("ab", None, None),
        document_id("ab", "", None),
        document_id('a", "b', None, None),
    }

    assert len(ids) == 4


@settings(deadline=None)
@given(
    st.lists(
        st.tuples(
            st.sampled_from(["a.txt", "b.md", "c.pdf", "d.py", "e.html"]), st.binary(max_size=40)
        )
    )
)
def test_every_file_has_one_outcome(files: list[tuple[str, bytes]]) -> None:
    """Whatever the bytes are: one outcome per file, one document per file that was read."""
    reading = read_documents(files)

    assert reading.outcomes["source"].tolist() == [name for name, _ in files]
    read = reading.outcomes["status"] == "read"
    ids = reading.documents["document_id"].tolist()
    assert reading.outcomes["document_id"][read].tolist() == ids
    assert len(set(ids)) == len(ids)
