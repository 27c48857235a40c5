"""A codebook that comes in as a file: listed line by line, and taken by one click."""

from __future__ import annotations

from streamlit.testing.v1 import AppTest

from analysis import Codebook
from analysis.actors.codebook import Exclude, Merge
from analysis.actors.codebook.file import codebook_csv
from tests.pages.test_page_actors import INDIA, MODI, RUSSIA, kept, merged
from tests.pages.test_page_numbers import opened, table


def imported(app: AppTest, content: bytes) -> AppTest:
    """The decisions view after a file was given to it."""
    opened(app, "actors.py").button_group(key="check").set_value("Decisions").run()
    app.file_uploader[0].upload("book.csv", content).run()
    assert not app.exception, app.exception
    return app


def test_import_is_checked_and_then_taken(app: AppTest) -> None:
    """A sound file is listed line by line and taken by one click; its decisions are kept."""
    book = Codebook((Merge(actor_id=RUSSIA, target_id=INDIA), Exclude(actor_id=MODI)))
    imported(app, codebook_csv(book).encode())
    assert table(app, "Table of the verdict")["verdict"].tolist() == ["ok", "ok"]
    app.button(key="import_codebook").click().run()

    assert kept() == book.decisions
    assert table(app, "Table of 2 decisions")["status"].tolist() == ["applied", "applied"]


def test_bad_import_changes_nothing(app: AppTest) -> None:
    """Refused lines are listed first, with their numbers; the codebook is as it was."""
    merged(app)
    before = kept()
    imported(app, f"decision,actor_id,target_id\nmerge,{INDIA},{RUSSIA}\n".encode())

    verdict = table(app, "Table of the verdict").iloc[0]
    assert (verdict["line"], verdict["verdict"]) == (2, "refused")
    assert app.button(key="import_codebook").disabled
    assert kept() == before


def test_unreadable_import_says_why(app: AppTest) -> None:
    """What is no table is refused in words."""
    imported(app, "decision,actor_id\nexclude,person:á".encode("latin-1"))

    assert any("UTF-8" in text.value for text in app.text)
