"""RTF: control words undone, groups that are no text skipped."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from analysis.errors import EmptyFile, NotText, ReadingError
from analysis.reading.rtf import read_rtf
from tests.files import make
from tests.reading.hostile import said_of

FILES = Path(__file__).parents[1] / "files"
ARTICLE = (FILES / "article.rtf").read_bytes()


def _text(inside: str) -> str:
    return read_rtf("a.rtf", rf"{{\rtf1\ansi {inside}}}".encode("latin-1"))[0].text


def test_an_article() -> None:
    """The title is the one in the properties, since the text begins with it."""
    article = read_rtf("article.rtf", ARTICLE)[0]

    assert article.text == "\n".join((make.TITLE + "\n", *make.PARAGRAPHS))
    assert (article.title, article.guessed, article.notes) == (make.TITLE, frozenset(), ())


@pytest.mark.parametrize(
    ("inside", "text"),
    [
        pytest.param(r"caf\'e9", "café", id="windows-1252 by default"),
        pytest.param(r"\ansicpg1251 \'cf\'f0", "Пр", id="the document's code page"),
        pytest.param(
            r"{\fonttbl{\f1\fcharset204 A;}}\f1 \'cf\plain\f0 \'e9", "Пé", id="the font's code page"
        ),
        pytest.param(r"{\fonttbl{\f1\fcharset128 A;}}\f1 \'93\'fa", "日", id="two bytes"),
        pytest.param(r"\u8220?They met\u8221?", "“They met”", id="Unicode and its fallback"),
        pytest.param(r"\uc2\u8364\'80\'80 1", "€ 1", id="a fallback of two"),
        pytest.param(r"\uc0\u8364 1", "€1", id="no fallback"),
        pytest.param(r"\u-10179?\u-8704? met", "😀 met", id="two units, negative numbers"),
        pytest.param(r"\ldblquote a\rdblquote\emdash b\~c", "“a”—b\u00a0c", id="named characters"),
        pytest.param(r"a\{b\}\\", "a{b}\\", id="escaped marks"),
        pytest.param("a\nb\r\nc", "abc", id="line ends of the file are none"),
        pytest.param(r"a\line b\tab c", "a\nb\tc", id="breaks"),
        pytest.param(r"a\cell b\cell\row c", "a\tb\nc", id="tables"),
        pytest.param(
            r"{\pict\bin4 }}{{}a{\*\unknown b}{\stylesheet c;}{\header d}", "a", id="no text"
        ),
        pytest.param(r"{\v no}{\deleted no}yes", "yes", id="hidden and deleted"),
        pytest.param(r"Met.{\footnote In May.} Left.", "Met. Left.\nIn May.", id="footnotes"),
        pytest.param(r"{\field{\*\fldinst LINK}{\fldrslt They met.}}", "They met.", id="fields"),
    ],
)
def test_what_is_text(inside: str, text: str) -> None:
    """Characters come out as they are printed."""
    assert _text(inside) == text


@pytest.mark.parametrize(
    ("content", "error", "reason"),
    [
        pytest.param(b"Talks", NotText, "is no RTF", id="no RTF"),
        pytest.param(rb"{\rtf1{\fonttbl{\f0 Times;}}}", EmptyFile, "no article text", id="no text"),
        pytest.param(
            rb"{\rtf1 They {\b met {\i in", ReadingError, "ends in the middle", id="cut off"
        ),
        pytest.param(rb"{\rtf1 " + b"{" * 2000, ReadingError, "nested too deeply", id="too deep"),
    ],
)
def test_refused(content: bytes, error: type[ReadingError], reason: str) -> None:
    """With the reason and the next step."""
    with pytest.raises(error, match=reason) as caught:
        read_rtf("a.rtf", content)

    assert caught.value.next_step


def test_a_missing_last_brace() -> None:
    """Some programs forget it; the text is read, and the outcome says it."""
    article = read_rtf("a.rtf", rb"{\rtf1 They met.")[0]

    assert (article.text, article.notes) == (
        "They met.",
        ("its last group never ends; the end may be missing",),
    )


@settings(deadline=None)
@given(
    st.integers(0, len(ARTICLE)), st.binary(max_size=12) | st.from_regex(rb"\\[a-z]+-?\d{0,9} ?")
)
def test_damaged_files(at: int, damage: bytes) -> None:
    """Whatever happens to a document: it is read, or refused on purpose."""
    assert said_of(read_rtf, "a.rtf", ARTICLE[:at] + damage + ARTICLE[at + len(damage) :])
