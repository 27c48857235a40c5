"""How `text` and `title` are built, once."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis.reading.cleaning import cleaned
from analysis.reading.decoding import decode
from analysis.reading.plain import read_markdown, read_text

LONG_LINE = "word " * 60 + "end"  # 303 characters


@pytest.mark.parametrize(
    ("name", "content", "title", "text"),
    [
        pytest.param("a.txt", "Talks\nThey met.", "Talks", "Talks\nThey met.", id="first line"),
        pytest.param("a.txt", "They met.", "", "They met.", id="one line is no title"),
        pytest.param("a.txt", "They met.\n \n", "", "They met.\n \n", id="blanks are no text"),
        pytest.param(
            "a.txt", f"{LONG_LINE}\nMet.", "", f"{LONG_LINE}\nMet.", id="over 300 characters"
        ),
        pytest.param("a.md", "## Talks\nMet.", "Talks", "## Talks\nMet.", id="Markdown heading"),
        pytest.param("a.txt", "# Talks\nMet.", "# Talks", "# Talks\nMet.", id="plain text keeps #"),
        pytest.param("a.md", "#talks now\nMet.", "#talks now", "#talks now\nMet.", id="a hashtag"),
        pytest.param(
            "a.txt", "---\ntitle: Talks\n---\nMet.", "Talks", "Talks\n\nMet.", id="title put before"
        ),
        pytest.param(
            "a.md",
            "---\ntitle: Talks\n---\n\n# Talks\nMet.",
            "Talks",
            "# Talks\nMet.",
            id="is there",
        ),
        pytest.param(
            "a.txt",
            "---\ntitle: India\n---\nIndia met Russia.",
            "India",
            "India\n\nIndia met Russia.",
            id="first words are no title",
        ),
        pytest.param(
            "a.txt",
            "---\nan ornament\n---\nMet.",
            "---",
            "---\nan ornament\n---\nMet.",
            id="hyphens",
        ),
    ],
)
def test_title_and_text(name: str, content: str, title: str, text: str) -> None:
    """The title is the stated one or the first line, and the text begins with it."""
    read = read_markdown if name.endswith(".md") else read_text
    (article,) = read(name, content.encode())

    assert (article.title, article.text) == (title, text)


@pytest.mark.parametrize(
    ("written", "text"),
    [
        pytest.param("a\r\nb\rc\u2028d\u2029e\u0085f", "a\nb\nc\nd\ne\nf", id="line ends"),
        pytest.param("\ufeffa\x00b\x0bc\x7fd\x9fe", "abcde", id="marks and control characters"),
        pytest.param(
            "“a”\u00a0–\tb\u200b  c\u00ad é e\u0301", "“a”\u00a0–\tb\u200b  c\u00ad é e\u0301",
            id="nothing else",
        ),
    ],
)  # fmt: skip
def test_characters_that_change(written: str, text: str) -> None:
    """Byte-order marks and control characters are dropped, line ends unified, all else kept."""
    assert cleaned(written)[0] == text


@pytest.mark.parametrize(
    "encoding",
    ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32", "cp1252"],
)
def test_encodings(encoding: str) -> None:
    """The same characters come out, whatever encoding they were saved in."""
    text = "The café’s owner said: “Wait – now.” It cost her €5, and that was all. " * 3

    assert decode("a.txt", text.encode(encoding))[0] == text


def test_a_guessed_encoding_is_said() -> None:
    """A guess may be wrong, so the outcome names it."""
    (article,) = read_text("a.txt", "The café said: “Wait – now.”".encode("cp1252"))

    assert article.notes == ("read as cp1252, the encoding that fits best",)


@given(st.text(max_size=60))
def test_cleaning_twice_changes_nothing_more(written: str) -> None:
    """What is cleaned is clean."""
    once, _ = cleaned(written)

    assert cleaned(once) == (once, 0)
