"""Three short articles, small enough to count with a pencil.

a1  title        "[India] and [Russia]"
    paragraph 1  "[Modi] met [Putin]. {0.6}" "[Modi], the Indian(modifier) leader, left. {-0.3}"
    boilerplate  "Share [India]"
a2  paragraph 0  "[New Delhi]=India spoke." "[Modi] and [Modi] spoke. {0.3}"
    paragraph 1  "Nobody spoke. {-0.9}"
a3  paragraph 0  "Nothing happened."

Counted mentions: Modi 4 (a1 2, a2 2), India 2 (a1, a2), Putin 1, Russia 1: 8 in 7 sentences of 3
articles, 5 paragraphs.
"""

from __future__ import annotations

from typing import Any

import pandas as pd
import pytest

from analysis import measures
from analysis.settings import Selection, Window
from analysis.tables import Annotations
from tests.corpora import corpus


@pytest.fixture
def three() -> Annotations:
    """The corpus of the docstring above."""
    return corpus(
        {
            "a1": [
                "# [India|country:IN] and [Russia|country:RU]",
                [
                    "[Modi|person:modi] met [Putin|person:putin]. {0.6}",
                    "[Modi|person:modi], the [Indian|country:IN|demonym|modifier] leader, left. "
                    "{-0.3}",
                ],
                "~ Share [India|country:IN]",
            ],
            "a2": [
                [
                    "[New Delhi|country:IN|metonym] spoke.",
                    "[Modi|person:modi] and [Modi|person:modi] spoke. {0.3}",
                ],
                "Nobody spoke. {-0.9}",
            ],
            "a3": ["Nothing happened."],
        },
        names={"country:IN": "India", "country:RU": "Russia"},
        affiliations={"person:modi": "country:IN"},
    )


COUNTS = ["name", "mentions", "sentences", "documents"]


def test_mentions_sentences_and_articles(three: Annotations) -> None:
    """Modifiers and boilerplate do not count; ties come by name."""
    assert measures.mention_counts(three)[COUNTS].values.tolist() == [
        ["Modi", 4, 3, 2],
        ["India", 2, 2, 2],
        ["Putin", 1, 1, 1],
        ["Russia", 1, 1, 1],
    ]


@pytest.mark.parametrize(
    ("denominator", "count", "n", "share"),
    [
        pytest.param("mentions", 4, 8, 0.5, id="of all mentions"),
        pytest.param("sentences", 3, 7, 3 / 7, id="of all sentences, title included"),
        pytest.param("articles", 2, 3, 2 / 3, id="of all articles, also one without actors"),
        pytest.param("words", 4, 22, 4000 / 22, id="per 1,000 words without boilerplate"),
    ],
)
def test_shares_of_modi(
    three: Annotations, denominator: measures.Denominator, count: int, n: int, share: float
) -> None:
    """The share is the count over the stated denominator."""
    modi = measures.mention_counts(three, denominator=denominator).iloc[0]

    assert (modi["count"], modi["n"]) == (count, n)
    assert modi["share"] == pytest.approx(share)


def test_tone_of_modi(three: Annotations) -> None:
    """(0.6 - 0.3 + 0.3) / 3, the sentence with two Modis once; others are below the minimum."""
    tone = measures.tone_by_actor(three)

    assert tone["name"].tolist() == ["Modi", "India", "Putin", "Russia"]
    assert tone[["sentences", "with_tone_words"]].values.tolist() == [
        [3, 3],
        [2, 0],
        [1, 1],
        [1, 0],
    ]
    assert tone["tone"].iloc[0] == pytest.approx(0.2)
    assert tone["tone"].iloc[1:].isna().all()


@pytest.mark.parametrize(
    ("window", "n_windows", "pairs"),
    [
        pytest.param("sentence", 7, {"India–Russia": 1, "Modi–Putin": 1}, id="sentence"),
        pytest.param(
            "paragraph", 5, {"India–Modi": 1, "India–Russia": 1, "Modi–Putin": 1}, id="paragraph"
        ),
        pytest.param(
            "document",
            3,
            {
                "India–Modi": 2,
                "India–Putin": 1,
                "India–Russia": 1,
                "Modi–Putin": 1,
                "Modi–Russia": 1,
                "Putin–Russia": 1,
            },
            id="document",
        ),
    ],
)
def test_pairs(three: Annotations, window: Window, n_windows: int, pairs: dict[str, int]) -> None:
    """Windows that hold both; all windows count, also those that mention nobody."""
    edges = measures.cooccurrence(three, window=window)
    names = ["–".join(sorted(pair)) for pair in edges[["source_name", "target_name"]].to_numpy()]

    assert dict(zip(names, edges["observed"], strict=True)) == pairs
    assert set(edges["n_windows"]) == {n_windows}


def test_expected_within_the_article(three: Annotations) -> None:
    """Modi is in 2 and Putin in 1 of the 3 sentences of a1: 2 * 1 / 3 by chance."""
    modi_putin = measures.cooccurrence(three).iloc[1]

    assert modi_putin[["n_source", "n_target", "n_windows"]].tolist() == [3, 1, 7]
    assert modi_putin["expected"] == pytest.approx(2 / 3)
    assert modi_putin["jaccard"] == pytest.approx(1 / 3)


def test_surfaces(three: Annotations) -> None:
    """The words inside each bar add up to the bar."""
    surfaces = measures.surfaces_by_actor(three)

    assert surfaces[["surface", "kind", "mentions"]].values.tolist() == [
        ["Modi", "name", 4],
        ["India", "name", 1],
        ["New Delhi", "metonym", 1],
        ["Putin", "name", 1],
        ["Russia", "name", 1],
    ]


def test_mentions_per_article(three: Annotations) -> None:
    """One row per actor and article, no zeros."""
    by_document = measures.mentions_by_document(three)

    assert by_document[["name", "document_id", "title", "mentions"]].values.tolist() == [
        ["Modi", "a1", "India and Russia", 2],
        ["Modi", "a2", "", 2],
        ["India", "a1", "India and Russia", 1],
        ["India", "a2", "", 1],
        ["Putin", "a1", "India and Russia", 1],
        ["Russia", "a1", "India and Russia", 1],
    ]


def test_strongest_sentences(three: Annotations) -> None:
    """Furthest from 0 first, negative before positive, with who is in them."""
    strongest = measures.tone_sentences(three)

    assert strongest[["text", "tone", "actors"]].values.tolist() == [
        ["Nobody spoke.", -0.9, []],
        ["Modi met Putin.", 0.6, ["Modi", "Putin"]],
        ["Modi, the Indian leader, left.", -0.3, ["Modi"]],
        ["Modi and Modi spoke.", 0.3, ["Modi"]],
    ]


@pytest.mark.parametrize(
    ("chosen", "texts"),
    [
        pytest.param({"actors": ("person:putin",)}, ["Modi met Putin."], id="by option"),
        pytest.param(
            {"selection": Selection(actors=("person:putin",))},
            ["Modi met Putin."],
            id="by selection",
        ),
        pytest.param({"actors": ("person:nobody",)}, [], id="an unknown actor"),
    ],
)
def test_strongest_sentences_of_an_actor(
    three: Annotations, chosen: dict[str, Any], texts: list[str]
) -> None:
    """Only sentences that mention one of the chosen actors."""
    assert measures.tone_sentences(three, **chosen)["text"].tolist() == texts


def test_evidence_of_india(three: Annotations) -> None:
    """Two mentions, two rows: where, which words, which sentence."""
    rows = measures.evidence(three, actors=("country:IN",))

    shown = rows[["document_id", "start", "end", "surface", "sentences", "spans"]]
    assert shown.values.tolist() == [
        ["a1", 0, 5, "India", ["India and Russia"], [(0, 5)]],
        ["a2", 0, 9, "New Delhi", ["New Delhi spoke."], [(0, 9)]],
    ]


def test_evidence_of_a_document_pair(three: Annotations) -> None:
    """One row per article; all its sentences with India or Modi lie inside."""
    rows = measures.evidence(three, unit="document", actors=("country:IN", "person:modi"))

    assert rows["sentence_indexes"].tolist() == [[0, 1, 2], [0, 1]]
    assert rows[["start", "end"]].values.tolist() == [[0, 16], [0, 16]]
    assert pd.isna(rows["surface"]).all()
    assert rows["tone"].isna().all()
