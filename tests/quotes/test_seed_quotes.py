"""The seed article's voices, counted by hand.

=====================================  ======================================================
who                                    says
=====================================  ======================================================
a press release from the US embassy    India and the US have discussed efforts ... in Gaza
the Indian Ministry of Ext. Affairs    the discussions covered "bilateral ... global issues."
Bloomberg, citing unnamed sources      Zelensky has urged Modi to host a peace conference
Zelensky, through Bloomberg            (urges) Modi to host a peace conference
Modi                                   (reiterates) India's approach through "dialogue ..."
nobody in particular ("reportedly")    the optics of Modi's visit perturbed US officials
MacLeod                                that Washington wants India to put "pressure" on Moscow
Miller                                 (urges) India to make it "clear" to Moscow ...
India                                  that the war cannot be won; that talks must involve both
Putin                                  that India is one of the few nations ...
=====================================  ======================================================

Everything else, the headline and "New Delhi declined to sign" among it, is the article's own.
"""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest

from analysis import Annotations, Settings, annotate, read_documents
from analysis.settings import Reader

SEEDS = Path(__file__).parents[2] / "seeds"
MACLEOD, MILLER = "person:margaret-macleod", "person:matthew-miller"
PUTIN, MODI, ZELENSKY = "person:vladimir-putin", "person:narendra-modi", "person:volodymyr-zelensky"
MINISTRY = "organization:indian-ministry-of-external-affairs"


@pytest.fixture(scope="module", params=["fast", "full"])
def seed(request: pytest.FixtureRequest) -> Annotations:
    """The seed article, by each reader."""
    reader: Reader = request.param
    return annotate(read_documents([SEEDS]).documents, Settings(reader=reader))


def test_who_speaks_how_often(seed: Annotations) -> None:
    """One row for each stretch of the table above; "reportedly" has two, around itself."""
    assert Counter(seed.quotes["speaker_id"]) == {
        "country:US": 1, MINISTRY: 1, "organization:bloomberg": 1, ZELENSKY: 1, MODI: 1,
        "unnamed": 2, MACLEOD: 1, MILLER: 1, "country:IN": 2, PUTIN: 1,
    }  # fmt: skip


@pytest.mark.parametrize(
    ("speaker", "cue", "form", "begins", "ends"),
    [
        ("country:US", "according to", "mixed", "India and the US have", "assistance in Gaza"),
        (MINISTRY, "said", "mixed", "the discussions covered", "and global issues.”"),
        ("organization:bloomberg", "according to", "indirect", "Ukrainian leader", "his country"),
        (ZELENSKY, "urged", "indirect", "Modi to host", "in his country"),
        (MODI, "reiterated", "mixed", "India’s approach", "“dialogue and diplomacy.”"),
        (MACLEOD, "revealed", "mixed", "that Washington wants", "peace in the region"),
        (MILLER, "urged", "mixed", "India to make it “clear”", "and “sovereignty.”"),
        (PUTIN, "stated", "mixed", "that India is one of", "to resolve it"),
    ],
)
def test_each_quote(
    seed: Annotations, speaker: str, cue: str, form: str, begins: str, ends: str
) -> None:
    """Each quote has its cue, its form, its first and its last words."""
    text = seed.documents["text"].item()
    row = seed.quotes[seed.quotes["speaker_id"] == speaker].iloc[0]
    content = text[row["start"] : row["end"]]

    assert (row["cue"], row["form"]) == (cue, form)
    assert content.startswith(begins)
    assert content.endswith(ends)


@pytest.mark.parametrize(
    ("voice", "about"),
    [
        ("country:US", ["India", "US", "Ukraine", "Gaza"]),
        ("organization:bloomberg", ["Ukrainian", "Vladimir Zelensky"]),
        (ZELENSKY, ["Modi"]),
        (MODI, ["India"]),
        (MACLEOD, ["Washington", "India", "Russia", "Moscow", "Ukraine"]),
        (MILLER, ["India", "Moscow", "Ukraine"]),
        ("country:IN", ["Russia", "Ukraine"]),
        (PUTIN, ["India", "Ukraine"]),
    ],
)
def test_whom_each_talks_about(seed: Annotations, voice: str, about: list[str]) -> None:
    """The mentions in each voice, in the order of the text."""
    heard = seed.mentions[seed.mentions["voice"] == voice]

    assert heard["surface"].tolist() == about


def test_the_article_tells_the_rest(seed: Annotations) -> None:
    """Every other mention, those of the headline among them, stands in the article's voice."""
    voices = Counter(seed.mentions["voice"])

    assert voices["article"] == len(seed.mentions) - 26
    assert (seed.mentions["voice"][seed.mentions["sentence_index"] == 0] == "article").all()
