"""Every form in which an article reports what somebody says."""

from __future__ import annotations

import pytest

from tests.quotes.quoting import annotated, quotes_of


@pytest.mark.parametrize(
    ("text", "content"),
    [
        pytest.param("Putin said that Ukraine is lost.", "that Ukraine is lost", id="said that"),
        pytest.param("Putin said Ukraine is lost.", "Ukraine is lost", id="no that"),
        pytest.param("Ukraine is lost, Putin said.", "Ukraine is lost", id="he said, last"),
        pytest.param("Ukraine is lost, said Putin.", "Ukraine is lost", id="said he, last"),
        pytest.param("According to Putin, Ukraine is lost.", "Ukraine is lost", id="according to"),
        pytest.param("Ukraine is lost, according to Putin.", "Ukraine is lost", id="to, last"),
        pytest.param("Putin warned of war in Ukraine.", "war in Ukraine", id="warned of"),
        pytest.param("Putin denied attacking Ukraine.", "attacking Ukraine", id="denied doing"),
        pytest.param(
            "Putin was quoted as saying Ukraine is lost.", "Ukraine is lost", id="quoted as"
        ),
        pytest.param(
            "Putin said in a statement on Monday that Ukraine is lost.", "that Ukraine is lost",
            id="in a statement",
        ),
        pytest.param(
            "Putin told reporters in Sochi that Ukraine is lost.", "that Ukraine is lost", id="told"
        ),
        pytest.param("Putin urged Ukraine to yield.", "Ukraine to yield", id="urged to"),
        pytest.param("Putin promised to leave Ukraine.", "to leave Ukraine", id="promised to"),
        pytest.param("Putin accused Ukraine of lying.", "Ukraine of lying", id="accused of"),
        pytest.param("Putin praised Ukraine.", "Ukraine", id="praised"),
        pytest.param("Putin called for a truce in Ukraine.", "a truce in Ukraine", id="called for"),
        pytest.param("Putin asked why Ukraine fights.", "why Ukraine fights", id="asked why"),
        pytest.param("Putin has often said Ukraine is lost.", "Ukraine is lost", id="has said"),
        pytest.param("Putin, who is ill, said Ukraine is lost.", "Ukraine is lost", id="who"),
        pytest.param(
            "Putin, the Russian president, said Ukraine is lost.", "Ukraine is lost", id="explained"
        ),
        pytest.param("Putin: Ukraine is lost", "Ukraine is lost", id="headline"),
        pytest.param("Putin Says Ukraine Is Lost", "Ukraine Is Lost", id="headline, verb"),
        pytest.param('"Ukraine is lost," Putin said.', '"Ukraine is lost,"', id="direct"),
        pytest.param("“Ukraine is lost,” said Putin.", "“Ukraine is lost,”", id="direct, inverted"),
        pytest.param("''Ukraine is lost,'' Putin said.", "''Ukraine is lost,''", id="two marks"),
        pytest.param("‘Ukraine is lost,’ Putin said.", "‘Ukraine is lost,’", id="single"),
        pytest.param("'Ukraine is lost,' Putin said.", "'Ukraine is lost,'", id="apostrophes"),
        pytest.param("«Ukraine is lost», Putin said.", "«Ukraine is lost»", id="guillemets"),
        pytest.param("„Ukraine is lost“, Putin said.", "„Ukraine is lost“", id="German"),
        pytest.param("»Ukraine is lost«, Putin said.", "»Ukraine is lost«", id="turned guillemets"),
        pytest.param("“Ukraine is lost…” Putin said.", "“Ukraine is lost…”", id="left unfinished"),
        pytest.param(
            "“Ukraine will soon be lost” — Putin", "“Ukraine will soon be lost”", id="signed"
        ),
        pytest.param("Putin said in May “Ukraine is lost.”", "“Ukraine is lost.”", id="said when"),
        pytest.param('Putin said: "Ukraine is lost."', '"Ukraine is lost."', id="colon"),
        pytest.param("Putin said, “Ukraine is lost.”", "“Ukraine is lost.”", id="comma"),
        pytest.param(
            "Putin said “the ‘case’ of Ukraine is lost.”", "“the ‘case’ of Ukraine is lost.”",
            id="nested",
        ),
        pytest.param(
            "Putin said Ukraine’s “just cause” is lost.", "Ukraine’s “just cause” is lost",
            id="mixed",
        ),
        pytest.param(
            "“Ukraine is lost. Kyiv knows it,” Putin said.", "“Ukraine is lost. Kyiv knows it,”",
            id="over sentences",
        ),
    ],
)  # fmt: skip
def test_one_form(text: str, content: str) -> None:
    """Putin says it, and what he says is found to the character."""
    assert quotes_of(text) == [("vladimir-putin", content)]


@pytest.mark.parametrize(
    ("text", "contents"),
    [
        pytest.param(
            "“Ukraine is lost,” Putin said. “It must yield.”",
            ["“Ukraine is lost,”", "“It must yield.”"], id="goes on",
        ),
        pytest.param(
            "“Ukraine,” Putin said, “is lost.”", ["“Ukraine,”", "“is lost.”"], id="interrupted"
        ),
        pytest.param(
            "Ukraine, Putin said, is lost.", ["Ukraine", "is lost"], id="interrupted, indirect"
        ),
        pytest.param(
            "Putin said Ukraine is lost, adding that Kyiv knows it.",
            ["Ukraine is lost", "that Kyiv knows it"], id="adding",
        ),
        pytest.param(
            "Putin said that Ukraine is lost and insisted that Kyiv knows it.",
            ["that Ukraine is lost", "that Kyiv knows it"], id="and insisted",
        ),
        pytest.param(
            "Ukraine was accused by Putin of lying.", ["Ukraine", "of lying"], id="passive"
        ),
        pytest.param(
            "Putin said: “Ukraine is lost.\n\n“Kyiv knows it.”\n\nNobody spoke.",
            ["“Ukraine is lost.", "“Kyiv knows it.”"], id="over paragraphs",
        ),
        pytest.param(
            "“Ukraine is lost.\n\n“Kyiv knows it,” Putin said.",
            ["“Ukraine is lost.", "“Kyiv knows it,”"], id="named at last",
        ),
        pytest.param(
            "“Ukraine is lost,” Putin told reporters.\n\n“Kyiv knows it.”",
            ["“Ukraine is lost,”", "“Kyiv knows it.”"], id="next paragraph",
        ),
    ],
)  # fmt: skip
def test_several_stretches(text: str, contents: list[str]) -> None:
    """What one speaker says in pieces is one row for each piece, all of them his."""
    assert quotes_of(text) == [("vladimir-putin", content) for content in contents]


@pytest.mark.parametrize(
    ("text", "form"),
    [
        pytest.param("“Ukraine is lost,” Putin said.", "direct", id="all quoted"),
        pytest.param(
            "Putin said Ukraine’s war is lost.", "indirect", id="an apostrophe is no mark"
        ),
        pytest.param("Putin said Ukraine is “lost” now.", "mixed", id="a part quoted"),
        pytest.param("Putin said ‘lost’ of Ukraine.", "mixed", id="more behind it"),
    ],
)
def test_form(text: str, form: str) -> None:
    """The form says whether all, a part or nothing stands in quotation marks."""
    assert annotated(text).quotes["form"].tolist() == [form]


def test_row_says_where_everything_stands() -> None:
    """Speaker and cue are the words of the text, and the sentence is the one it starts in."""
    text = "Talks failed. Russian President Putin warned of war."
    row = annotated(text).quotes.iloc[0]

    assert text[row["speaker_start"] : row["speaker_end"]] == "Russian President Putin"
    assert (row["cue"], row["sentence_index"]) == ("warned of", 1)
    assert text[row["start"] : row["end"]] == "war"
