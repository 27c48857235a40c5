"""Exports of news databases: many articles in one text."""

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from analysis.reading import read_documents
from analysis.reading.exports import split_articles

EXPORTS = Path(__file__).parents[1] / "files" / "exports"
FORMS = sorted(path.name for path in EXPORTS.iterdir())


@pytest.mark.parametrize("name", FORMS)
def test_title_outlet_and_date_are_found(name: str) -> None:
    """All forms state them in lines of their own; nothing of it is guessed."""
    reading = read_documents([EXPORTS / name])
    documents = reading.documents

    assert documents["title"].tolist() == ["Harbour talks resume", "Council votes on bridge"]
    assert [outlet.partition(" (")[0] for outlet in documents["outlet"]] == [
        "Coast Courier",
        "Valley Gazette",
    ]
    assert documents["published"].dt.day.tolist() == [12, 13]
    assert set(reading.outcomes["published_from"]) == {"given"}


def test_a_word_document_with_many_articles() -> None:
    """Divided as the text is; its paragraphs stay paragraphs, without blank lines between them."""
    first, second = read_documents([EXPORTS / "nexis.docx"]).documents["text"]

    assert first == (
        "Harbour talks resume\n\nThe two coastal towns resumed their talks on Monday.\n"
        "Both mayors said that the ferry would run again in June."
    )
    assert second == "Council votes on bridge\n\nThe council of Westmere voted for a new bridge."


@pytest.mark.parametrize("name", [name for name in FORMS if name.endswith(".txt")])
def test_only_the_article_is_text(name: str) -> None:
    """Bylines, codes, copyright and load dates are no part of it; wrapped lines are joined."""
    first, second = read_documents([EXPORTS / name]).documents["text"]

    assert first.startswith("Harbour talks resume\n\nThe two coastal towns resumed their talks")
    assert first.count("\n\n") == 2
    assert first.count("\n") == 4
    assert second == "Council votes on bridge\n\nThe council of Westmere voted for a new bridge."


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("Talks\n\nThey met.\n\nEnd of Document\n", id="the divider alone"),
        pytest.param("Talks\n____________________________________________\nThey met.", id="a rule"),
        pytest.param("1 of 20 DOCUMENTS\nwere read in court on March 5, 2024.", id="a headline"),
        pytest.param("Length: 12 words\nBody\nThey met.", id="fields without a divider"),
        pytest.param("HD  quality\nPD  is not\nThey met.", id="letters like codes"),
        pytest.param("They met.\nDocument ABCDEF0020240312ek3c00001\nThey left.", id="a number"),
    ],
)
def test_a_normal_article_is_not_divided(text: str) -> None:
    """Only the whole frame of a form makes an export."""
    assert split_articles(text) == []
    assert len(read_documents([("a.txt", text.encode())]).documents) == 1


def test_a_piece_without_fields_is_kept() -> None:
    """What is too long for a cover and no article of the form stays, as an article of its own."""
    export = (EXPORTS / "nexis_pages.txt").read_text(encoding="utf-8")
    odd = "Something else was printed here. " * 20

    articles = split_articles(f"{export}\n{odd}\nEnd of Document\n")

    assert [article.title for article in articles][2:] == [None]
    assert articles[2].body == odd.strip()


@settings(deadline=None)
@given(
    st.lists(
        st.sampled_from(
            [
                "End of Document",
                "Body",
                "Length: 9 words",
                "March 5, 2024",
                "1 of 2 DOCUMENTS",
                "LENGTH: 9 words",
                "HD  Talks",
                "PD  5 March 2024",
                "SN  Daily",
                "LP",
                "AN  Document X",
                "_" * 50,
                "Full text: a",
                "Publication title: b",
                "9 words",
                "They met.",
                "Publication date: Mar 5, 2024",
                "",
                "(c) 2024",
                "Document ABCDEF0020240312ek3c00001",
            ]
        )
    )
)
def test_any_order_of_lines_is_survived(lines: list[str]) -> None:
    """Exports that are cut or mixed never fail, and no article is without a body."""
    assert all(article.body for article in split_articles("\n".join(lines)))
