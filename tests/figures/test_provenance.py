"""The line below every figure."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pandas as pd
import pytest

from analysis.figures.provenance import provenance_of, settings_hash
from analysis.settings import Selection, Settings
from analysis.tables import DOCUMENT_COLUMNS, Annotations, table
from tests.figures.figure_tables import MANY_ARTICLES, ONE_ARTICLE


def _annotations() -> Annotations:
    """a1: Gazette, 3 March 2026; a2: Wire, 5 January 2026; a3: nothing is stated."""
    stated = [("a1", "Gazette", "2026-03-03"), ("a2", "Wire", "2026-01-05"), ("a3", None, None)]
    rows: list[dict[str, object]] = [
        {
            "document_id": name,
            "title": "",
            "outlet": outlet,
            "published": pd.Timestamp(day, tz="UTC") if day else pd.NaT,
            "url": None,
            "language": "en",
            "tags": [],
            "text": "",
            "n_words": 0,
            "filename": name,
        }
        for name, outlet, day in stated
    ]
    return Annotations(documents=table(rows, DOCUMENT_COLUMNS))


def test_says_what_the_articles_state() -> None:
    """Three articles, two outlets, first and last day, one without a date."""
    source = provenance_of(_annotations(), Selection())

    assert (source.n_documents, source.undated) == (3, 1)
    assert (source.first, source.last) == (date(2026, 1, 5), date(2026, 3, 3))
    assert source.outlets == ("Gazette", "Wire")
    assert "Gazette, Wire, 1 not stated" in source.footnote()


def test_speaks_of_the_selected_articles_only() -> None:
    """A picture of one article must not claim three."""
    source = provenance_of(_annotations(), Selection(documents=["a3"]))

    assert (source.n_documents, source.undated, source.first) == (1, 1, None)
    assert "outlet not stated · undated" in source.footnote()


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        pytest.param({}, "3 outlets", id="many outlets are counted"),
        pytest.param({"outlets": ("Gazette", "Wire")}, "Gazette, Wire", id="two are named"),
        pytest.param({}, "5 Jan 2026 – 2 Mar 2026, 2 undated", id="days and undated"),
        pytest.param({"last": date(2026, 1, 5), "undated": 0}, "· 5 Jan 2026 ·", id="one day"),
        pytest.param({}, "actors by name only", id="policy"),
        pytest.param({}, "roles: actor, place", id="roles that are not the default"),
        pytest.param({}, "types: person", id="types that are not the default"),
        pytest.param({}, "pronouns counted", id="further choices"),
        pytest.param({}, "Actorscope 0.1.0 · settings 1a2b3c4d", id="version and settings"),
        pytest.param({"n_documents": 1200}, "1,200 articles", id="large numbers"),
    ],
)
def test_footnote_words(changes: dict[str, object], words: str) -> None:
    """Every choice that decides the numbers is in the line."""
    assert words in replace(MANY_ARTICLES, **changes).footnote()  # type: ignore[arg-type]


def test_defaults_are_not_repeated() -> None:
    """Roles and types stand in the line only where they differ from the default."""
    assert "roles" not in ONE_ARTICLE.footnote()
    assert "types" not in ONE_ARTICLE.footnote()


def test_narrowing_choices_are_said() -> None:
    """Kinds, chosen actors and voices change the numbers, so they are named."""
    selection = Selection(kinds=["metonym"], actors=["x:1"], voices=["article", "x:2"])

    assert provenance_of(_annotations(), selection).filters == (
        "kinds: metonym",
        "1 chosen actor",
        "2 chosen voices",
    )


def test_settings_hash_follows_the_settings() -> None:
    """Equal settings, equal hash; another minimum, another hash."""
    assert settings_hash(Settings()) == settings_hash(Settings())
    assert settings_hash(Settings()) != settings_hash(Settings(min_sentences=4))
    assert len(settings_hash(Settings())) == 64


def test_settings_hash_follows_the_dictionary(
    tmp_path: object, monkeypatch: pytest.MonkeyPatch
) -> None:
    """One byte of the dictionary changes what is found, and so the hash."""
    monkeypatch.setattr("analysis.figures.provenance._DICTIONARY", tmp_path)

    assert settings_hash.__wrapped__(Settings()) != settings_hash(Settings())
