"""What a file states about its article."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis.reading.front_matter import FrontMatter, split_front_matter


@pytest.mark.parametrize(
    ("block", "fields"),
    [
        pytest.param("title: 1984", FrontMatter(title="1984"), id="numbers stay text"),
        pytest.param("outlet: No", FrontMatter(outlet="No"), id="no is not false"),
        pytest.param("published: 2024-05-31", FrontMatter(published="2024-05-31"), id="dates too"),
        pytest.param("source: Daily", FrontMatter(outlet="Daily"), id="source is the outlet"),
        pytest.param("Date: May 2024", FrontMatter(published="May 2024"), id="any case"),
        pytest.param("source: A\noutlet: B", FrontMatter(outlet="B"), id="our own name wins"),
        pytest.param("tags: [a, b, a]", FrontMatter(tags=("a", "b")), id="list of tags"),
        pytest.param("keywords: a, b c", FrontMatter(tags=("a", "b c")), id="tags with commas"),
        pytest.param("title:\noutlet: A", FrontMatter(outlet="A"), id="blank is missing"),
        pytest.param(
            "title: Talks: a summary\ntags:\n- a\n- 'b'",
            FrontMatter(title="Talks: a summary", tags=("a", "b")),
            id="colon in a value",
        ),
        pytest.param('title: "Talks" begin', FrontMatter(title='"Talks" begin'), id="odd quotes"),
        pytest.param("title: >\n  Two\n  lines", FrontMatter(title="Two lines"), id="one line"),
        pytest.param(
            "title: T\nauthor: A. Writer",
            FrontMatter(title="T", notes=("not used from the front matter: author",)),
            id="other fields are said",
        ),
        pytest.param(
            "title: [a, b]",
            FrontMatter(notes=("not used from the front matter: title",)),
            id="a list is no title",
        ),
    ],
)
def test_fields(block: str, fields: FrontMatter) -> None:
    """Each field as written, on one line."""
    assert split_front_matter(f"---\n{block}\n---\n\nThey met.") == (fields, "They met.")


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("---\ntitle: Talks\nThey met.", id="never closed"),
        pytest.param("---\nAn ornament\n---\nThey met.", id="no fields"),
        pytest.param("---\nBreaking: they met.\n---\nMore.", id="none of our fields"),
        pytest.param("\ntitle: Talks\n---\nThey met.", id="no line of hyphens before"),
        pytest.param("---\n" + "[" * 5000 + "\n---\nThey met.", id="nested too deep"),
    ],
)
def test_what_is_no_front_matter_stays_text(text: str) -> None:
    """Nothing of an article is ever taken for fields that are none."""
    assert split_front_matter(text) == (FrontMatter(), text)


@given(st.text(max_size=80), st.text(alphabet="ab:-[]{}&*!|>'\"%@`# \n", max_size=60))
def test_any_block_is_survived(body: str, block: str) -> None:
    """Whatever stands between the hyphens, the text behind them is kept."""
    _, rest = split_front_matter(f"---\n{block}\n---\nThey met.{body}")

    assert rest.endswith(f"They met.{body}")
