"""What was saved comes back exactly, once, and under the settings that made it."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime
from typing import Any

import pandas as pd
import pytest

from analysis import Settings, annotate
from analysis.errors import LibraryError
from analysis.library import (
    EDIT_COLUMNS,
    OUTCOME_LOG_COLUMNS,
    Collection,
    Library,
    Saved,
    annotation_hash,
    fingerprint,
)
from analysis.library.frames import fetched
from analysis.library.saving import STORED_TABLES
from analysis.reading.documents import OUTCOME_COLUMNS
from analysis.tables import DOCUMENT_COLUMNS, QUOTE_COLUMNS, Annotations, table
from tests.library.articles import each, key_of, reading

TABLES = ("documents", "sentences", "mentions", "quotes", "actors")


def _assert_equal(one: Annotations, other: Annotations) -> None:
    for name in TABLES:
        pd.testing.assert_frame_equal(
            getattr(one, name), getattr(other, name), check_exact=True, obj=name
        )


def test_loading_gives_what_annotate_gives(library: Library, mine: Collection) -> None:
    """Through the file and back: the same rows, the same dtypes, to the last digit."""
    _assert_equal(library.load([mine.read_id], Settings()), annotate(reading().documents))


def test_any_choice_of_articles_is_as_if_alone(library: Library, mine: Collection) -> None:
    """An actor has no alias that only an article outside the choice gives it."""
    one = reading("a.txt").documents
    chosen = library.load([mine.read_id], Settings(), document_ids=one["document_id"].tolist())

    _assert_equal(chosen, annotate(one))


def test_an_empty_library_gives_empty_tables(library: Library) -> None:
    """No collection, or an empty one: all columns, all dtypes, no rows."""
    empty = library.create_collection("Empty")

    _assert_equal(library.load([], Settings()), Annotations())
    _assert_equal(library.load([empty.read_id], Settings()), Annotations())


def test_quotes_come_back(library: Library) -> None:
    """Also where a speaker is unknown: a missing whole number stays one."""
    documents = reading("a.txt").documents
    key = documents["document_id"].iat[0]
    rows = [("q1", key, 1, 14, 40, None, None, None, "said", "direct"),
            ("q2", key, 1, 20, 40, "country:IN", 14, 19, "urged", "indirect")]  # fmt: skip
    quotes = table(rows, QUOTE_COLUMNS)
    made = library.create_collection("Quotes")
    part = Annotations(documents=documents, quotes=quotes)
    library.save_batch(made.edit_id or "", documents, [part])

    loaded = library.load([made.read_id], Settings()).quotes
    pd.testing.assert_frame_equal(loaded, quotes, check_exact=True)


def test_saving_twice_is_saving_once(library: Library, mine: Collection) -> None:
    """The same batch again adds no article, no row and no outcome."""
    documents = reading().documents
    again = library.save_batch(mine.edit_id or "", documents, each(documents), reading().outcomes)

    assert again == Saved(added=0, known=3)
    _assert_equal(library.load([mine.read_id], Settings()), annotate(documents))
    assert library.outcomes(mine.edit_id or "")["source"].tolist() == ["a.txt", "b.txt", "c.txt"]


def test_outcomes_come_back(library: Library, mine: Collection) -> None:
    """One per article of the upload, with what was given and what was guessed."""
    log = library.outcomes(mine.edit_id or "")

    columns = list(OUTCOME_COLUMNS)
    assert log[columns].astype(object).equals(reading().outcomes[columns].astype(object))
    assert log.dtypes.astype(str).to_dict() == OUTCOME_LOG_COLUMNS
    assert library.outcomes(mine.edit_id or "", upload="another").empty


def test_a_part_is_of_one_article(library: Library) -> None:
    """Actors of several articles cannot be told apart; nothing of the batch is kept."""
    with pytest.raises(ValueError, match="each by itself"):
        library.save_batch(
            library.create_collection("New").edit_id or "",
            reading().documents,
            [annotate(reading().documents)],
        )
    assert library.documents([library.collections()[-1].read_id]).empty


def test_only_what_is_missing_is_annotated(library: Library) -> None:
    """An article annotated under the same settings, in whatever collection, is not missing."""
    documents = reading().documents
    ids = documents["document_id"].tolist()
    made = library.create_collection("Half")
    library.save_batch(made.edit_id or "", documents, each(documents)[1:])

    assert library.missing(ids, Settings()) == ids[:1]
    assert library.load([made.read_id], Settings()).documents["document_id"].tolist() == sorted(
        ids[1:]
    )


def test_another_version_finds_nothing(
    library: Library, mine: Collection, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Other code, dictionary or weights make other rows, so they are made again."""
    monkeypatch.setattr(fingerprint, "_files", list)
    fingerprint._digest.cache_clear()
    try:
        ids = reading().documents["document_id"].tolist()
        assert library.missing(ids, Settings()) == ids
        assert library.load([mine.read_id], Settings()).documents.empty
    finally:
        monkeypatch.undo()
        fingerprint._digest.cache_clear()


def test_a_threshold_of_measures_makes_no_other_rows() -> None:
    """Moving it must not annotate a whole library again."""
    assert annotation_hash(Settings(min_sentences=7)) == annotation_hash(Settings())


def test_the_union_has_each_article_once(library: Library, mine: Collection) -> None:
    """As the first chosen collection describes it."""
    other = library.create_collection("Other")
    library.save_batch(other.edit_id or "", reading("a.txt", "b.txt").documents)
    key = key_of("a.txt")
    library.edit_document(other.edit_id or "", key, title="Corrected")

    union = library.documents([mine.read_id, other.read_id])
    assert sorted(union["document_id"]) == sorted(reading().documents["document_id"])
    assert "Corrected" not in union["title"].tolist()
    assert "Corrected" in library.documents([other.read_id, mine.read_id])["title"].tolist()


#: an earlier correction, where "not stated" is none
FIRST: dict[str, Any] = {"tags": [], "title": ""}


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("title", "A better title"),
        ("outlet", None),
        ("outlet", "The Herald"),
        ("published", datetime(2023, 2, 3, 4, 5, tzinfo=UTC)),
        ("published", None),
        ("tags", ["x", "y"]),
        ("url", "https://example.org/a"),
    ],
)
def test_a_correction_touches_nothing_else(
    library: Library, mine: Collection, field: str, value: Any
) -> None:
    """The newest value is shown; text, id and the other columns stay; the article as read too."""
    before = library.documents([mine.read_id])
    key = str(before["document_id"].iat[0])
    for shown_last in (FIRST.get(field), value):
        changes: dict[str, Any] = {field: shown_last}
        library.edit_document(mine.edit_id or "", key, **changes)
    after = library.documents([mine.read_id])

    shown: Any = after[field].iat[0]
    assert shown == value or (value is None and pd.isna(shown))
    pd.testing.assert_frame_equal(after.drop(columns=field), before.drop(columns=field))
    assert after.dtypes.astype(str).to_dict() == DOCUMENT_COLUMNS
    pd.testing.assert_frame_equal(library.documents([mine.read_id], as_read=True), before)


def test_corrections_are_logged(library: Library, mine: Collection) -> None:
    """Every one of them, oldest first."""
    key = key_of("a.txt")
    for title in ("One", "Two"):
        library.edit_document(mine.edit_id or "", key, title=title)

    log = library.edits(mine.read_id)
    assert log[["field", "value"]].values.tolist() == [["title", '"One"'], ["title", '"Two"']]
    assert log.dtypes.astype(str).to_dict() == EDIT_COLUMNS


@pytest.mark.parametrize(
    ("changes", "says"),
    [
        ({"text": "x"}, "Cannot set text"),
        ({"published": "2024"}, "a date and time"),
        ({"title": None}, "Cannot set title"),
    ],
)
def test_a_wrong_correction_is_refused(
    library: Library, mine: Collection, changes: dict[str, Any], says: str
) -> None:
    """The text cannot be edited, and each field has its type."""
    with pytest.raises(LibraryError, match=says):
        library.edit_document(mine.edit_id or "", key_of("a.txt"), **changes)


def test_decisions_and_checks_come_back(library: Library, mine: Collection) -> None:
    """A codebook in its order, replaced as a whole; hand checks one by one."""
    edit_id, key = mine.edit_id or "", key_of("a.txt")
    library.save_decisions(edit_id, [{"do": "rename"}])
    library.save_decisions(edit_id, [{"do": "merge", "into": "ü"}, {"do": "exclude"}])
    library.save_hand_check(edit_id, key, {"right": True})

    assert library.decisions(mine.read_id) == [{"do": "merge", "into": "ü"}, {"do": "exclude"}]
    assert library.hand_checks(mine.read_id)["stated"].tolist() == ['{"right": true}']


def test_threads_write_and_read_together(library: Library) -> None:
    """Eight threads save at once; each reader sees whole batches only."""
    documents = reading().documents
    parts = each(documents)

    def save_and_count(name: int) -> set[int]:
        made = library.create_collection(str(name))
        library.save_batch(made.edit_id or "", documents, parts)
        return {len(library.documents([one.read_id])) for one in library.collections()}

    with ThreadPoolExecutor(8) as pool:
        seen = set().union(*pool.map(save_and_count, range(16)))

    assert seen <= {0, 3}
    assert len(library.load([library.collections()[0].read_id], Settings()).mentions) == sum(
        len(part.mentions) for part in parts
    )


def test_readers_go_on_while_the_file_is_replaced(library: Library, mine: Collection) -> None:
    """Deleting rewrites the file; who reads meanwhile sees the state before or after."""

    def delete_or_read(number: int) -> int:
        if number % 4:
            return len(library.load([mine.read_id], Settings()).documents)
        library.delete_collection(library.create_collection("Short-lived").edit_id or "")
        return 3

    with ThreadPoolExecutor(4) as pool:
        assert set(pool.map(delete_or_read, range(16))) == {3}


def test_the_file_has_the_columns_of_the_tables(library: Library) -> None:
    """A column that is added to a table needs a migration."""
    with library._database.reading() as cursor:
        for name, columns in STORED_TABLES.items():
            assert fetched(cursor, f"SELECT * FROM {name}", columns).empty  # noqa: S608
            described = cursor.execute(f"DESCRIBE {name}").fetchall()
            assert [row[0] for row in described] == ["settings", *columns]
        described = cursor.execute("DESCRIBE outcomes").fetchall()
        assert [row[0] for row in described] == ["number", *OUTCOME_LOG_COLUMNS]
