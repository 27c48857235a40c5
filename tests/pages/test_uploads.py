"""Uploads: other ways in, what is corrected, what is said about copies and languages."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pandas as pd
import pytest
from streamlit.testing.v1 import AppTest

from analysis import Settings, annotate, annotate_documents, measures, read_documents
from analysis.annotators import Annotators, annotated, joined
from analysis.errors import ReadingStopped
from analysis.library import Library
from analysis.reading.article import build_article
from analysis.reading.documents import document_row
from analysis.tables import DOCUMENT_COLUMNS, EachArticle, table
from pages.parts.shelf import Shelf
from tests.pages.uploading import articles, outcomes, settled, table_with, uploaded

STORY = (
    "Ferry line opens\n\nThe harbour council said on Monday that a ferry will link both towns from "
    "June. Japan and India pay for the new ships. The first of them was built in the north last "
    "year and has room for ninety cars and four hundred people.\n"
)
COPY = STORY.replace("from June", "from July")
GERMAN = (
    "Die Fähre kommt\n\nDer Rat der Stadt hat am Montag gesagt, dass eine Fähre die beiden Orte "
    "verbinden wird. Die Schiffe werden von Indien und Japan bezahlt, und niemand war dagegen.\n"
)
TABLE = (
    "kopf,stoff,zeitung\nTalks,India met Japan on the coast.,The Courier\n"
    "Rain,It rained and nobody spoke.,The Herald\n"
)


def captions(app: AppTest) -> str:
    """All small lines of the page."""
    return "\n".join(caption.value for caption in app.caption)


def test_pasted_text_is_an_article(app: AppTest) -> None:
    """A pasted text with its outlet is saved like a file."""
    app.run().switch_page("library.py").run()
    app.text_area(key="pasted_text").set_value("India met Japan.")
    app.text_input(key="pasted_title").set_value("Talks on the coast")
    app.text_input(key="pasted_outlet").set_value("The Courier")
    next(button for button in app.button if button.label == "Add this article").click()
    settled(app.run())

    assert outcomes(app) == {"pasted text": "Added"}
    assert "Talks on the coast" in articles(app)


def test_addresses_are_off(app: AppTest, monkeypatch: pytest.MonkeyPatch) -> None:
    """The way to fetch a web page is there only where it is switched on."""
    app.run().switch_page("library.py").run()
    assert "Web address" not in [tab.label for tab in app.tabs]

    monkeypatch.setenv("ACTORSCOPE_FETCH", "1")
    app.run()
    assert "Web address" in [tab.label for tab in app.tabs]


def test_columns_are_shown_and_correctable(app: AppTest) -> None:
    """A table waits until its columns are confirmed; a corrected column is read as chosen."""
    app.run().switch_page("library.py").run()
    app.file_uploader[0].upload("export.csv", TABLE.encode())
    app.run()
    assert not app.exception
    boxes = {box.label: box for box in app.selectbox}
    boxes["Text of the article"].set_value("stoff").run()
    boxes = {box.label: box for box in app.selectbox}
    boxes["Title"].set_value("kopf")
    boxes["Outlet"].set_value("zeitung")
    app.run()
    app.button(key="confirm_upload").click()
    settled(app.run())

    added = table_with(app, "n_words").set_index("title")
    assert added.loc["Talks", "outlet"] == "The Courier"
    assert added.loc["Rain", "outlet"] == "The Herald"


def test_a_table_without_names_of_columns(app: AppTest) -> None:
    """The box says that its first row is an article; columns are then chosen by their place."""
    app.run().switch_page("library.py").run()
    app.file_uploader[0].upload("export.csv", b"Talks,India met Japan.\nRain,It rained all day.\n")
    app.run()
    box = next(box for box in app.checkbox if box.label.startswith("The first row holds"))
    assert box.value is False
    boxes = {box.label: box for box in app.selectbox}
    boxes["Text of the article"].set_value("column 2")
    boxes["Title"].set_value("column 1")
    app.run().button(key="confirm_upload").click()
    settled(app.run())

    assert {"Talks", "Rain"} <= set(articles(app))


def test_a_first_row_can_be_said_to_be_an_article(app: AppTest) -> None:
    """Where it was taken for names, the box changes it, and the row is added as well."""
    app.run().switch_page("library.py").run()
    app.file_uploader[0].upload("export.csv", b"Talks,India met Japan\nRain,It rained all day\n")
    app.run()
    next(box for box in app.checkbox if box.label.startswith("The first row holds")).uncheck().run()
    {box.label: box for box in app.selectbox}["Text of the article"].set_value("column 2")
    app.run().button(key="confirm_upload").click()
    settled(app.run())

    added = table_with(app, "outcome")
    assert added["source"].tolist() == ["export.csv, row 1", "export.csv, row 2"]


def test_corrections_are_kept(app: AppTest) -> None:
    """A corrected outlet is shown everywhere, also after the server has let go of the library."""
    uploaded(app, {"story.txt": STORY.encode()})
    from pages.parts import cache

    (mine,) = cache.shelf().library.collections()
    key = cache.shelf().library.documents([mine.read_id])["document_id"][0]
    cache.shelf().edit(mine, key, {"outlet": "The Courier"})
    cache.close()
    app.run()

    shown = table_with(app, "n_words").set_index("title")
    assert shown.loc["Ferry line opens", "outlet"] == "The Courier"


def test_copies_are_told_and_shown(app: AppTest) -> None:
    """A near-duplicate is added, named as one, counted with a notice, and shown with its change."""
    uploaded(app, {"a.txt": STORY.encode(), "b.txt": COPY.encode()})

    assert sorted(outcomes(app).values()) == ["Added", "Near-duplicate"]
    assert "1 group of near-duplicates (2 articles): every copy is counted." in captions(app)
    html = "\n".join(str(getattr(element, "value", "")) for element in app.get("html"))
    assert 'title="only in this text">June</span>' in html
    assert 'title="only in this text">July</span>' in html


def test_many_are_not_compared_while_more_come_in(
    app: AppTest, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Each comparison would be out of date; what is asked for later is answered then."""
    from pages.parts import repeated

    uploaded(app, {"a.txt": STORY.encode(), "b.txt": COPY.encode()})
    monkeypatch.setattr(repeated, "MAX_COMPARED_AT_ONCE", 1)
    monkeypatch.setattr(Shelf, "is_busy", lambda *_: True)
    monkeypatch.setattr(measures, "near_duplicates", None)  # to compare would be an error
    app.run()

    assert not app.exception
    assert "still coming in or being compared" in captions(app)


def test_one_per_story_counts_one(app: AppTest, seed_documents: pd.DataFrame) -> None:
    """With one per story in the URL, the second copy counts no longer."""
    files = {"a.txt": STORY.encode(), "b.txt": COPY.encode()}
    app.query_params["duplicates"] = "one per story"
    uploaded(app, files).switch_page("overview.py").run()

    first = read_documents([("a.txt", files["a.txt"])]).documents
    expected = measures.mention_counts(annotate(pd.concat([seed_documents, first])))
    shown = {metric.label: metric.value for metric in app.metric}
    assert shown["Articles"] == "2"
    assert shown["Mentions"] == f"{expected['mentions'].sum()}"
    assert "near-duplicates" not in captions(app)


def test_other_languages_are_told(app: AppTest) -> None:
    """An article in German is in, counted, and said to be left out of tone and stance."""
    uploaded(app, {"story.txt": STORY.encode(), "fähre.txt": GERMAN.encode()})

    assert "1 of 3 articles is not in English" in captions(app)


@pytest.fixture
def shelf(tmp_path: Path) -> Shelf:
    """An empty library with its jobs, without any page."""
    return Shelf(Library.open(tmp_path / "library.duckdb"), Settings())


def test_stop_keeps_what_is_done_and_names_the_rest(shelf: Shelf) -> None:
    """A stopped upload accounts for every file: saved, or stopped before it was."""
    mine = shelf.library.create_collection("Mine")
    files = [(f"{n}.txt", f"Talks {n}\n\nIndia met Japan {n} times.".encode()) for n in range(300)]
    upload = shelf.start_upload(mine, files)
    while upload.is_running and not upload.progress().added:
        upload.wait(0.05)
    upload.stop()
    upload.wait()

    told = upload.outcomes()
    saved = told.loc[told["status"] == "read", "document_id"]
    assert sorted(told["source"]) == sorted(name for name, _ in files)
    assert set(shelf.library.documents([mine.read_id])["document_id"]) == set(saved)
    assert 0 < len(saved) < 300
    shelf.close()


def test_shown_equals_annotating_all_at_once(app: AppTest, seed_documents: pd.DataFrame) -> None:
    """Seed and library together are, row for row, the annotations of all articles together."""
    from pages.parts import cache
    from pages.parts.shown import Shown

    files = {"a.txt": STORY.encode(), "b.txt": GERMAN.encode()}
    uploaded(app, files)
    added = read_documents(list(files.items())).documents
    (mine,) = cache.shelf().library.collections()
    loaded = cache.union(Shown(True, (mine,), (0,)))
    expected = annotate(pd.concat([seed_documents, added], ignore_index=True))

    for name in ("documents", "sentences", "mentions", "actors"):
        pd.testing.assert_frame_equal(getattr(loaded, name), getattr(expected, name))


def test_a_process_that_dies_fails_its_article_only() -> None:
    """What kills an annotating process is refused; what was handed out with it is annotated."""
    annotators = Annotators(1)
    deadly: Any = dict.fromkeys(DOCUMENT_COLUMNS, "no list, no date")
    good = [document_row(f"{n}.txt", build_article("", title=f"Day {n}", body=STORY)) for n in "ab"]
    with annotators._changed:  # so that the three are handed out together
        futures = [annotators.submit(one, Settings()) for one in (good[0], deadly, good[1])]

    with pytest.raises(ReadingStopped, match="failed on this article"):
        futures[1].result(120)
    for future, row in zip(futures[::2], good, strict=True):
        (part,) = joined([future.result(120)])
        assert part.documents["document_id"].tolist() == [row["document_id"]]
        assert not part.mentions.empty
    annotators.close()


def test_annotated_together_is_annotated_alone() -> None:
    """Each article's share holds the rows, actors and aliases of that article by itself."""
    files = {"a.txt": STORY, "b.txt": COPY, "c.txt": GERMAN, "d.txt": "Ships\n\nNippon and India."}
    documents = read_documents([(name, text.encode()) for name, text in files.items()]).documents
    rows: list[Any] = documents.to_dict("records")
    shares = annotated(rows * 2, Settings())

    for share, row in zip(shares, rows * 2, strict=True):
        (part,) = joined([share])
        alone = EachArticle.of(annotate_documents(table([row], DOCUMENT_COLUMNS)))
        for name in ("documents", "sentences", "mentions", "quotes", "sightings"):
            shown = getattr(part, name).reset_index(drop=True)
            pd.testing.assert_frame_equal(shown, getattr(alone, name), check_exact=True)
