"""The sentences table: paragraphs and sections."""

import pandas as pd
import pytest

from analysis.reading import read_documents
from analysis.tables import DOCUMENT_COLUMNS, SENTENCE_COLUMNS, table
from analysis.text.paragraphs import paragraph_spans
from analysis.text.sentences import split_sentences

WRAPPED = (
    "The ministers of both countries met on Monday and\n"
    "agreed on a plan that nobody had expected before\n"
    "the talks. They will meet again in the autumn to\n"
    "sign it.\n"
    " \n"
    "Their neighbours were not asked, and said so in a\n"
    "letter."
)


def test_sections_counted_by_hand() -> None:
    """A title, two paragraphs and a website's line.

    0 title: "Talks begin" | 1: "They met." "Nobody left." | 2: "It rained." | 3: "Read more:"
    """
    files = [("a.txt", b"Talks begin\n\nThey met. Nobody left.\nIt rained.\n\nRead more:")]
    sentences = split_sentences(read_documents(files).documents)

    assert sentences["sentence_index"].tolist() == [0, 1, 2, 3, 4]
    assert sentences["paragraph_index"].tolist() == [0, 1, 1, 2, 3]
    assert sentences["section"].tolist() == ["title", "body", "body", "body", "boilerplate"]


def test_a_title_is_never_boilerplate() -> None:
    """A headline may say what a website says, too."""
    files = [("a.txt", b"Read more:\nThey met.")]
    sentences = split_sentences(read_documents(files).documents)

    assert sentences["section"].tolist() == ["title", "body"]


def test_no_documents_give_an_empty_table() -> None:
    """The columns and dtypes are there without any row."""
    sentences = split_sentences(table([], DOCUMENT_COLUMNS))

    assert sentences.dtypes.astype(str).to_dict() == dict(SENTENCE_COLUMNS)


def test_documents_do_not_touch_each_other() -> None:
    """Splitting two documents together gives the rows of each alone."""
    documents = read_documents([("a.txt", b"One. Two."), ("b.txt", b"T\nThree.")]).documents
    alone = [split_sentences(documents.iloc[[i]]) for i in range(2)]

    pd.testing.assert_frame_equal(
        split_sentences(documents), pd.concat(alone, ignore_index=True), check_exact=True
    )


@pytest.mark.parametrize(
    ("text", "titled", "paragraphs"),
    [
        pytest.param("One.\nTwo.\n\nThree.", False, 3, id="a line is a paragraph"),
        pytest.param(WRAPPED, False, 2, id="filled lines are wrapped"),
        pytest.param(f"Talks\n{WRAPPED}", True, 3, id="a title before wrapped lines"),
        pytest.param("Bread\nMilk\nEggs\nFlour and butter", False, 4, id="a list is not wrapped"),
        pytest.param(
            "\n".join(
                f"Sentence number {n} has exactly this many letters in it." for n in range(5)
            ),
            False,
            5,
            id="lines that end as sentences are not wrapped",
        ),
        pytest.param(" \n\t\n", False, 0, id="blank"),
    ],
)
def test_paragraphs(text: str, titled: bool, paragraphs: int) -> None:
    """Lines, or blocks between blank lines where a program broke the lines."""
    assert len(paragraph_spans(text, titled=titled)) == paragraphs
