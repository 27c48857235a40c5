"""Whom two outlets let speak, and who is quoted when: by hand, and true to the quotes behind.

=====  ======  ==========  =====================================
       outlet  published   quotes
=====  ======  ==========  =====================================
a1     Post    1 May       Rossi, Rossi, Weiss
a2     Post    2 May       Rossi
b1     Times   1 June      Weiss, nobody named, the writer
b2     Times   no date     Weiss
b3     Times   3 July      none
=====  ======  ==========  =====================================
"""

from __future__ import annotations

import pandas as pd
import pytest
from hypothesis import given

from analysis import Annotations, Selection, measures
from analysis.errors import SelectionError
from analysis.settings import Settings
from tests.corpora import corpus
from tests.measures.random_corpora import corpora, law, rows_of, selections

ROSSI, WEISS, ITALY = "person:rossi", "person:weiss", "country:IT"
POST, TIMES = Selection(outlets=["Post"]), Selection(outlets=["Times"])
PLACES = {
    "a1": ("Post", "2024-05-01"),
    "a2": ("Post", "2024-05-02"),
    "b1": ("Times", "2024-06-01"),
    "b2": ("Times", None),
    "b3": ("Times", "2024-07-03"),
}


@pytest.fixture
def told() -> Annotations:
    """The five articles of the module's docstring; Rossi belongs to Italy."""
    return corpus(
        {document_id: [["One.", "Two.", "Three."]] for document_id in PLACES},
        about={key: {"outlet": outlet, "published": day} for key, (outlet, day) in PLACES.items()},
        affiliations={ROSSI: ITALY},
        quotes={
            "a1": [(0, ROSSI, "said"), (1, ROSSI, "said"), (2, WEISS, "denied")],
            "a2": [(0, ROSSI, "said")],
            "b1": [(0, WEISS, "said"), (1, "unnamed", "said"), (2, "article", "said")],
            "b2": [(0, WEISS, "said")],
        },
        settings=Settings(min_documents=2),
    )


def test_whom_two_outlets_quote(told: Annotations) -> None:
    """Rossi has three of four quotes in the Post and none in the Times; the writer has none."""
    table = measures.compare_speakers(told, POST, other=TIMES)

    assert table[["name", "quotes_a", "quotes_b", "n_a", "n_b"]].to_numpy().tolist() == [
        ["Rossi", 3, 0, 4, 3],
        ["Weiss", 1, 2, 4, 3],
        ["Unnamed or unknown", 0, 1, 4, 3],
    ]
    assert table["share_difference"].tolist() == pytest.approx([3 / 4, 1 / 4 - 2 / 3, -1 / 3])
    assert table[["documents_a", "articles_a", "articles_b"]].to_numpy()[0].tolist() == [2, 2, 3]


def test_interval_of_the_difference_contains_it(told: Annotations) -> None:
    """Each side has two articles with quotes, so articles can be drawn."""
    table = measures.compare_speakers(told, POST, other=TIMES, min_quotes=1)

    assert (table["share_low"] <= table["share_difference"]).all()
    assert (table["share_difference"] <= table["share_high"]).all()
    assert table["q"].between(0, 1).all()


def test_one_article_has_no_interval(told: Annotations) -> None:
    """From one article nothing can be drawn."""
    one = Selection(documents=["a1"])
    table = measures.compare_speakers(told, one, other=TIMES)

    assert table[["share_low", "share_high"]].isna().all(axis=None)


def test_spokesmen_speak_for_their_country(told: Annotations) -> None:
    """With roll-up Rossi's quotes are Italy's."""
    rolled = Selection(outlets=["Post"], roll_up=True)
    table = measures.compare_speakers(told, rolled, other=rolled)

    assert table["actor_id"].tolist() == [ITALY, WEISS]


def test_who_is_quoted_when(told: Annotations) -> None:
    """Months with an article but no quote have no share; a month without an article is a gap."""
    line = measures.speaker_timeline(told, step="month", speakers=[WEISS])

    assert line[["period", "articles", "quotes", "n"]].to_numpy().tolist() == [
        ["May 2024", 2, 1, 4], ["Jun 2024", 1, 1, 2], ["Jul 2024", 1, 0, 0],
    ]  # fmt: skip
    assert line["share"].tolist() == pytest.approx([1 / 4, 1 / 2, float("nan")], nan_ok=True)
    assert line["rough"].tolist() == [False, True, True]


def test_the_most_quoted_are_drawn(told: Annotations) -> None:
    """Without a choice the unnamed are not among them; chosen, they are."""
    drawn = measures.speaker_timeline(told, step="year")
    chosen = measures.speaker_timeline(told, step="year", speakers=["unnamed", ROSSI])

    assert drawn["name"].tolist() == ["Rossi", "Weiss"]
    assert chosen["actor_id"].tolist() == [ROSSI, "unnamed"]


@pytest.mark.parametrize(
    ("options", "words"),
    [
        pytest.param({"step": "hour"}, "step 'hour'", id="step"),
        pytest.param({"top": 0}, "top is 0", id="top"),
    ],
)
def test_wrong_options_are_named(told: Annotations, options: dict[str, object], words: str) -> None:
    """The error says which option and what is allowed."""
    with pytest.raises(SelectionError, match=words):
        measures.speaker_timeline(told, **options)  # type: ignore[arg-type]


def test_nothing_quoted_has_the_columns() -> None:
    """Empty tables have every column with its type."""
    for made, columns in (
        (measures.compare_speakers(Annotations(), other=POST), measures.SPEAKER_DIFFERENCE_COLUMNS),
        (measures.speaker_timeline(Annotations()), measures.SPEAKER_TIMELINE_COLUMNS),
    ):
        assert made.dtypes.astype(str).to_dict() == dict(columns)


@law
@given(corpora(), selections())
def test_numbers_are_rows_of_quotes(annotations: Annotations, selection: Selection) -> None:
    """Quotes of a speaker, on a side or in a period, are the rows that are listed for it."""
    first = Selection(documents=["a0"])
    for row in rows_of(measures.compare_speakers(annotations, first, other=selection)):
        for n, side in ((row.quotes_a, first), (row.quotes_b, selection)):
            assert len(measures.selected_quotes(annotations, side, speaker=row.actor_id)) == n
    line = measures.speaker_timeline(annotations, selection, step="month")
    for row in rows_of(line):
        days = (row.first.date(), row.last.date())
        listed = measures.selected_quotes(annotations, selection, speaker=row.actor_id, period=days)
        assert len(listed) == row.quotes


@law
@given(corpora(), selections())
def test_quoted_and_cues_are_rows_of_quotes(annotations: Annotations, selection: Selection) -> None:
    """What `quoted` and `cue_forces` count is listed, as often as they say."""
    for row in rows_of(measures.quoted(annotations, selection)):
        listed = measures.selected_quotes(annotations, selection, speaker=row.actor_id)
        assert (len(listed), listed["document_id"].nunique()) == (row.quotes, row.documents)
    for row in rows_of(measures.cue_forces(annotations, selection)):
        options = {"speaker": row.speaker_id, "force": row.force}
        assert len(measures.selected_quotes(annotations, selection, **options)) == row.quotes


@law
@given(corpora(), selections())
def test_shares_of_all_speakers_sum_to_one(annotations: Annotations, selection: Selection) -> None:
    """Every quote is somebody's, on both sides and in every cue table."""
    table = measures.compare_speakers(annotations, selection, other=Selection())
    for side in "ab":
        shares = table[f"share_{side}"].dropna()
        assert shares.empty or shares.sum() == pytest.approx(1)
    cues: pd.Series[float] = measures.cue_forces(annotations).groupby("speaker_id")["share"].sum()
    assert cues.round(9).eq(1).all()
