"""While an upload goes on: the pages are usable and fill up, and progress is said."""

from __future__ import annotations

from collections.abc import Iterator
from threading import Event
from typing import Any

import pytest
from streamlit.testing.v1 import AppTest

from analysis.reading.stream import read_each
from pages.parts import incoming, state
from pages.parts.uploads import Upload
from tests.pages.uploading import articles, outcomes, settled, uploaded

FIRST = b"Envoys meet in Geneva\n\nFrance praised India. India thanked France.\n"
LATER = b"Envoys meet in Tokyo\n\nJapan thanked India.\n"
PATIENCE = 60


@pytest.fixture
def gate(monkeypatch: pytest.MonkeyPatch) -> Iterator[Event]:
    """The file "later.txt" is not read before this is set."""
    is_open = Event()

    def read_later(sources: Any, **options: Any) -> Any:
        assert sources[0][0] != "later.txt" or is_open.wait(PATIENCE)
        return read_each(sources, **options)

    monkeypatch.setattr(incoming, "read_each", read_later)
    # else what is shown is not newer at each click, but every few seconds
    monkeypatch.setattr(state, "version_to_show", lambda _, version, is_busy: version)  # noqa: ARG005
    yield is_open
    is_open.set()


def going_on(app: AppTest) -> Upload:
    """The upload of a file that is saved and one that is held up."""
    from pages.parts import cache

    app.run().switch_page("library.py").run()
    app.file_uploader[0].upload("first.txt", FIRST)
    app.file_uploader[0].upload("later.txt", LATER)
    app.run()
    (mine,) = cache.shelf().library.collections()
    job = cache.shelf().job(mine.read_id)
    assert isinstance(job, Upload)
    while job.is_running and not job.progress().added:
        job.wait(0.1)
    return job


def n_articles(app: AppTest) -> str:
    """The number of articles that the overview shows."""
    app.switch_page("overview.py").run()
    assert not app.exception, app.exception
    return {metric.label: metric.value for metric in app.metric}["Articles"]


def test_the_dashboard_fills_up_meanwhile(app: AppTest, gate: Event) -> None:
    """What is saved is counted on other pages before the rest is read; at the end all of it is."""
    job = going_on(app)
    assert n_articles(app) == "2"
    assert job.is_running

    gate.set()
    settled(app)
    assert n_articles(app) == "3"


def test_progress_is_said(app: AppTest, gate: Event) -> None:
    """Files, articles and the file that is being read; no box for more files meanwhile."""
    job = going_on(app)
    app.run()
    progress = job.progress()
    words = [text.value for text in app.text]

    assert (progress.done, progress.total, progress.added, progress.current) == (
        1, 2, 1, "later.txt",
    )  # fmt: skip
    assert "Reading later.txt" in words
    assert outcomes(app) == {"first.txt": "Added"}
    gate.set()
    settled(app)
    assert {"Envoys meet in Geneva", "Envoys meet in Tokyo"} <= set(articles(app))


def test_stop_on_the_page_keeps_what_is_done(app: AppTest, gate: Event) -> None:
    """The button ends it; what was saved stays, and the other file is named with what to do."""
    going_on(app)
    app.run().button(key="stop").click().run()
    gate.set()
    settled(app)

    assert outcomes(app) == {"first.txt": "Added", "later.txt": "Refused"}
    assert "Envoys meet in Geneva" in articles(app)
    assert "Envoys meet in Tokyo" not in articles(app)


def test_reasons_of_refused_files_are_written_out(app: AppTest) -> None:
    """Above the table, in full, with the next step."""
    uploaded(app, {"empty.txt": b"", "first.txt": FIRST})

    written = [text.value for text in app.text]
    assert "'empty.txt' is empty (0 bytes). Check the original and upload it again." in written


def test_an_article_of_another_collection_is_not_annotated_again(
    app: AppTest, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What is annotated under the same settings is only saved, also in a later visit."""
    from pages.parts import cache

    uploaded(app, {"first.txt": FIRST})
    cache.shelf().library.create_collection("Second")
    cache.close()
    monkeypatch.setattr(incoming, "annotated", None)  # to annotate would be an error
    app.run()
    second = cache.shelf().library.collections()[1]
    app.selectbox(key="target").set_value(second.read_id).run()
    app.file_uploader[0].upload("first.txt", FIRST)
    settled(app.run())

    assert [one.n_articles for one in cache.shelf().library.collections()] == [1, 1]
