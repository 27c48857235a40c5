"""Characters that were wrong, pasted text, and where title, outlet and date come from."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis.reading import read_documents
from analysis.reading.mojibake import repaired
from analysis.reading.pasted import read_pasted

TEXTS = Path(__file__).parents[1] / "files" / "texts"


@pytest.mark.parametrize(
    ("text", "mended", "count"),
    [
        pytest.param("itâ€™s", "it’s", 1, id="apostrophe"),
        pytest.param("â€œNoâ€\x9d â€“ she", "“No” – she", 3, id="quotation marks"),
        pytest.param("â€œNoâ€, she", "“No”, she", 2, id="last byte lost"),
        pytest.param("cafÃ© Ã\xa0 la carte", "café à la carte", 2, id="accents"),
        pytest.param("Â£5 ðŸ˜€", "£5 😀", 2, id="signs and emoji"),
        pytest.param("« jusqu’à\xa0» CAFÉ\xa0»", "« jusqu’à\xa0» CAFÉ\xa0»", 0, id="French"),
        pytest.param("„Spaß“ – süß…", "„Spaß“ – süß…", 0, id="German"),
        pytest.param("«A IRMû disse NÃO", "«A IRMû disse NÃO", 0, id="Portuguese"),
        pytest.param("ÅÄÖ “å” Ä–", "ÅÄÖ “å” Ä–", 0, id="Swedish"),
    ],
)
def test_wrongly_decoded_characters(text: str, mended: str, count: int) -> None:
    """UTF-8 that was read as windows-1252 is repaired; what only looks like it stays."""
    assert repaired(text) == (mended, count)


@given(st.text(alphabet="abc é’“”–€£ü ß", max_size=60))
def test_the_repair_undoes_the_damage(text: str) -> None:
    """A text with a typographic quotation mark comes back as it was."""
    whole = f"{text} it’s"
    damaged = "".join(
        bytes([byte]).decode("cp1252", errors="ignore") or chr(byte) for byte in whole.encode()
    )

    assert repaired(damaged)[0] == whole


def test_repairs_are_counted_and_said() -> None:
    """The outcome says how many; the text equals that of the sound file."""
    reading = read_documents([TEXTS / "mojibake.txt", TEXTS / "cp1252.txt"])

    assert reading.outcomes["status"].tolist() == ["read", "duplicate"]
    assert reading.outcomes["reason"][0].startswith("6 wrongly decoded characters repaired")


def test_given_and_guessed_are_told_apart() -> None:
    """What the front matter states is given; a first line or a file name is a guess."""
    outcomes = read_documents(
        [TEXTS / "front_matter.md", ("2024-03-12 Reuters.txt", b"Talks\nThey met.")]
    ).outcomes

    assert outcomes.iloc[:, 5:].values.tolist() == [["given"] * 3, ["guessed"] * 3]


def test_pasted_text_takes_what_is_said() -> None:
    """Title, outlet and date of the form are given; nothing is guessed beside them."""
    reading = read_pasted("They met.\nThey left.", "Talks", "Daily", "12 March 2024")

    assert reading.documents["text"].tolist() == ["Talks\n\nThey met.\nThey left."]
    assert reading.documents["published"].dt.day.tolist() == [12]
    assert reading.outcomes.iloc[0, 5:].tolist() == ["given"] * 3


@pytest.mark.parametrize("text", ["", " \n", "a" * 2_000_001])
def test_pasted_text_is_refused_like_a_file(text: str) -> None:
    """Blank and endless texts give an outcome, not an error."""
    assert read_pasted(text).outcomes["status"].tolist() == ["refused"]


def test_a_pasted_export_is_divided() -> None:
    """As a file with it would be."""
    export = TEXTS.parent / "exports" / "factiva_pages.txt"

    reading = read_pasted(export.read_text(encoding="utf-8"))

    assert reading.outcomes["source"].tolist() == [
        "pasted text, article 1",
        "pasted text, article 2",
    ]


@pytest.mark.parametrize("written", ["javascript:alert(1)", "data:text/html;x", "ftp://a.example/"])
def test_only_web_addresses_are_kept(written: str) -> None:
    """An address is shown as a link, so nothing else may be one; the outcome says so."""
    reading = read_documents([("a.csv", f"text,url\nThey met.,{written}\n".encode())])

    assert reading.documents["url"].isna().all()
    assert "is no web address" in reading.outcomes["reason"][0]
