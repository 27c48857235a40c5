"""What a selection leaves in, and what bad options are told."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from functools import partial
from typing import Any

import pytest

from analysis import measures
from analysis.errors import SelectionError
from analysis.settings import Selection
from analysis.tables import Annotations
from tests.corpora import corpus


@pytest.fixture
def four() -> Annotations:
    """May, the last minute of June, July, and an undated article; each is its own outlet's."""
    published = {
        "may": "2024-05-01",
        "june": "2024-06-30 23:59",
        "july": "2024-07-01",
        "undated": None,
    }
    return corpus(
        {name: [f"[{name}|person:{name}|voice=unnamed] spoke."] for name in published},
        about={
            name: {"published": day, "outlet": name.upper(), "tags": [name, "all"]}
            for name, day in published.items()
        },
    )


@pytest.mark.parametrize(
    ("selection", "names"),
    [
        pytest.param({}, ["July", "June", "May", "Undated"], id="everything"),
        pytest.param({"dates": (None, None)}, ["July", "June", "May", "Undated"], id="no date set"),
        pytest.param(
            {"dates": (None, date(2024, 6, 30))}, ["June", "May"], id="the last day is in"
        ),
        pytest.param(
            {"dates": (date(2024, 6, 30), None)}, ["July", "June"], id="the first day is in"
        ),
        pytest.param({"outlets": ["MAY", "gone"]}, ["May"], id="outlet"),
        pytest.param({"tags": ["june", "july"]}, ["July", "June"], id="any of the tags"),
        pytest.param({"documents": ["may", "removed"]}, ["May"], id="document"),
        pytest.param({"actors": ["person:may", "person:nobody"]}, ["May"], id="actor"),
        pytest.param({"types": ["country"]}, [], id="type"),
        pytest.param({"roles": ["place"]}, [], id="role"),
        pytest.param({"kinds": ["alias"]}, [], id="kind"),
        pytest.param({"voices": ["article"]}, [], id="voice"),
    ],
)
def test_counts_only_what_is_selected(
    four: Annotations, selection: dict[str, Any], names: list[str]
) -> None:
    """Unknown ids select nothing and are no error."""
    counts = measures.mention_counts(four, Selection(**selection))

    assert counts["name"].tolist() == names
    mentions = measures.selected_mentions(four, Selection(**selection))
    assert sorted(mentions["name"]) == names


@pytest.mark.parametrize(
    ("selection", "undated"),
    [
        pytest.param(Selection(), 0, id="no dates"),
        pytest.param(Selection(dates=(date(2024, 5, 1), None)), 1, id="dates"),
        pytest.param(
            Selection(dates=(date(2024, 5, 1), None), outlets=["MAY"]), 0, id="other outlet"
        ),
    ],
)
def test_undated_articles_left_out(four: Annotations, selection: Selection, undated: int) -> None:
    """Only a date filter leaves them out, and only those that would else be in."""
    assert measures.undated_left_out(four, selection) == undated


def test_mentions_say_who_and_where() -> None:
    """Each mention is joined with its actor and its place in the article."""
    one = corpus({"a1": ["# [Rossi|person:rossi]", ["He left.", "[Rossi|person:rossi] left."]]})
    mentions = measures.selected_mentions(one)

    assert list(mentions) == list(measures.SELECTED_MENTION_COLUMNS)
    assert mentions[["name", "type", "paragraph_index", "section"]].values.tolist() == [
        ["Rossi", "person", 0, "title"],
        ["Rossi", "person", 1, "body"],
    ]


def test_choosing_actors_does_not_change_their_share(four: Annotations) -> None:
    """A quarter of the mentions stays a quarter when looked at alone."""
    alone = measures.mention_counts(four, Selection(actors=["person:may"]))

    assert alone[["count", "n", "share"]].values.tolist() == [[1, 4, 0.25]]


BAD_OPTIONS: list[Any] = [
    pytest.param(measures.mention_counts, {"denominator": "page"}, "articles", id="denominator"),
    pytest.param(measures.cooccurrence, {"window": "page"}, "paragraph", id="window"),
    pytest.param(measures.network, {"window": "page"}, "paragraph", id="network window"),
    pytest.param(measures.network, {"top": 0}, "use 1 or more", id="top"),
    pytest.param(measures.network, {"min_observed": 0}, "use 1 or more", id="min_observed"),
    pytest.param(measures.evidence, {"actors": ("a",), "unit": "page"}, "document", id="unit"),
    pytest.param(measures.evidence, {"actors": ()}, "one or two", id="no actor"),
    pytest.param(measures.evidence, {"actors": "country:IN"}, "one or two", id="a text"),
    pytest.param(measures.evidence, {"actors": ("a", "a")}, "different", id="with itself"),
    pytest.param(measures.evidence, {"actors": ("a", "b")}, "sentence", id="a mention of two"),
]


@pytest.mark.parametrize(("measure", "options", "says"), BAD_OPTIONS)
def test_a_bad_option_is_told_what_is_right(
    measure: Callable[..., Any], options: dict[str, Any], says: str
) -> None:
    """The message names what is allowed, also when there are no articles."""
    with pytest.raises(SelectionError, match=says):
        measure(Annotations(), **options)


EMPTY: dict[str, Any] = {
    "mention_counts": (measures.mention_counts, measures.MENTION_COUNT_COLUMNS),
    "surfaces_by_actor": (measures.surfaces_by_actor, measures.SURFACE_COLUMNS),
    "mentions_by_document": (measures.mentions_by_document, measures.DOCUMENT_MENTION_COLUMNS),
    "tone_by_actor": (measures.tone_by_actor, measures.TONE_COLUMNS),
    "tone_sentences": (measures.tone_sentences, measures.TONE_SENTENCE_COLUMNS),
    "cooccurrence": (measures.cooccurrence, measures.EDGE_COLUMNS),
    "nodes": (lambda nothing: measures.network(nothing).nodes, measures.NODE_COLUMNS),
    "edges": (lambda nothing: measures.network(nothing).edges, measures.EDGE_COLUMNS),
    "evidence": (partial(measures.evidence, actors=("a",)), measures.EVIDENCE_COLUMNS),
    "selected_mentions": (measures.selected_mentions, measures.SELECTED_MENTION_COLUMNS),
}


@pytest.mark.parametrize("name", EMPTY)
@pytest.mark.parametrize(
    "articles", [{}, {"a1": ["Nobody spoke."]}], ids=["no article", "no actor"]
)
def test_an_empty_table_has_its_columns(name: str, articles: dict[str, Any]) -> None:
    """Nothing to count: no rows, all columns, the declared dtypes."""
    measure, columns = EMPTY[name]
    made = measure(corpus(articles))

    assert len(made) == 0
    assert made.dtypes.astype(str).to_dict() == columns
