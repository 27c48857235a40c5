"""Collections: chosen, made, passed on, deleted; and kept apart where strangers share a server."""

from __future__ import annotations

from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from analysis.library import Library
from analysis.library.collection import Collection
from tests.conftest import ROOT
from tests.pages.uploading import articles, settled, uploaded

GENEVA = b"Envoys meet in Geneva\n\nFrance praised India. India thanked France and Japan.\n"
TOKYO = b"Envoys meet in Tokyo\n\nJapan thanked India.\n"


@pytest.fixture
def other(library_file: Path) -> AppTest:
    """A second visitor of the same server."""
    assert not library_file.exists()
    return AppTest.from_file(str(ROOT / "pages" / "frame.py"), default_timeout=120)


@pytest.fixture
def shared(monkeypatch: pytest.MonkeyPatch) -> None:
    """The server is one that strangers use."""
    monkeypatch.setenv("ACTORSCOPE_MODE", "shared")


def kept() -> list[Collection]:
    """What the library holds, oldest first."""
    from pages.parts import cache

    return cache.shelf().library.collections()


def words(app: AppTest) -> str:
    """All that the page says in lines of text, warnings and code."""
    elements = [*app.text, *app.warning, *app.code, *app.caption, *app.info]
    return "\n".join(str(element.value) for element in elements)


def names(app: AppTest) -> list[str]:
    """The collections on offer, without the seed."""
    return [one for one in app.multiselect(key="collections_choice").options if "Seed" not in one]


def library_page(app: AppTest) -> AppTest:
    """The page on which collections are managed."""
    app.run().switch_page("library.py").run()
    assert not app.exception, app.exception
    return app


def test_articles_are_there_in_the_next_visit(app: AppTest, other: AppTest) -> None:
    """In local mode whoever opens the page again finds what was added, under its first name."""
    uploaded(app, {"geneva.txt": GENEVA})

    assert "Envoys meet in Geneva" in articles(library_page(other))
    assert names(other) == ["My articles (1 article)"]


def test_nothing_is_kept_before_the_first_upload(app: AppTest) -> None:
    """Looking at the seed makes no library."""
    from pages.parts import cache

    library_page(app)

    assert not cache.has_library()


@pytest.mark.usefixtures("shared")
def test_strangers_do_not_see_each_other(app: AppTest, other: AppTest) -> None:
    """Two uploads to one shared server: both complete, and neither sees the other's."""
    uploaded(app, {"geneva.txt": GENEVA})
    uploaded(other, {"tokyo.txt": TOKYO})
    app.run()

    assert len(kept()) == 2
    assert [title for title in articles(app) if "Envoys" in title] == ["Envoys meet in Geneva"]
    assert [title for title in articles(other) if "Envoys" in title] == ["Envoys meet in Tokyo"]
    assert len(names(app)) == len(names(other)) == 1


@pytest.mark.usefixtures("shared")
def test_url_carries_the_read_id_only(app: AppTest, other: AppTest) -> None:
    """A link shows the collection to a stranger, who cannot change it."""
    uploaded(app, {"geneva.txt": GENEVA})
    (mine,) = kept()
    assert app.query_params["collection"] == ["seed", mine.read_id]

    other.query_params["collection"] = mine.read_id
    assert articles(library_page(other)) == ["Envoys meet in Geneva"]
    assert names(other) == ["My articles (1 article, to read only)"]
    assert not [button for button in other.button if str(button.key).startswith("delete_")]


@pytest.mark.usefixtures("shared")
def test_edit_link_gives_the_collection_back(app: AppTest, other: AppTest) -> None:
    """The edit link, shown on request, opens the collection to be changed; it leaves the URL."""
    uploaded(app, {"geneva.txt": GENEVA})
    (mine,) = kept()
    assert str(mine.edit_id) not in words(app)
    app.button(key=f"link_{mine.read_id}").click().run()
    assert f"?edit={mine.edit_id}" in words(app)

    other.query_params["edit"] = str(mine.edit_id)
    library_page(other)
    assert names(other) == ["My articles (1 article)"]
    assert "edit" not in other.query_params
    assert str(mine.edit_id) not in str(dict(other.query_params))


@pytest.mark.usefixtures("shared")
def test_edit_id_does_not_stay_in_the_url(app: AppTest, other: AppTest) -> None:
    """Whoever puts an edit id where a read id belongs gets the read id in the address."""
    uploaded(app, {"geneva.txt": GENEVA})
    (mine,) = kept()
    other.query_params["collection"] = str(mine.edit_id)
    library_page(other)

    assert other.query_params["collection"] == mine.read_id


def test_unknown_collection_is_said(app: AppTest) -> None:
    """A link to a collection that is gone says so, and shows no other articles in its place."""
    app.query_params["collection"] = "gone"
    app.run()

    assert "No collection has this id" in words(app)
    assert "There are no articles to show" in words(app)


def test_collection_is_made_renamed_and_deleted(app: AppTest) -> None:
    """A name makes an empty collection; a new name replaces it; the second button deletes it."""
    library_page(app)
    app.text_input(key="new_name").set_value("Talks")
    app.button(key="create").click().run()
    (made,) = kept()
    assert made.name == "Talks"

    app.text_input(key=f"name_{made.read_id}").set_value("Peace talks")
    app.button(key=f"rename_{made.read_id}").click().run()
    assert names(app) == ["Peace talks (0 articles)"]

    app.button(key=f"delete_{made.read_id}").click().run()
    assert not app.exception
    assert not kept()


def test_export_comes_back_by_import(app: AppTest) -> None:
    """What was exported and deleted is there again after its import, counted as before."""
    uploaded(app, {"geneva.txt": GENEVA})
    from pages.parts import cache

    (mine,) = kept()
    packed = cache.shelf().library.export_collection(mine.read_id)
    app.button(key=f"delete_{mine.read_id}").click().run()
    assert not [title for title in articles(app) if "Envoys" in title]

    app.file_uploader[-1].upload("collection.zip", packed)
    settled(app.run())
    assert "Envoys meet in Geneva" in articles(app)


def test_what_is_no_export_is_refused(app: AppTest) -> None:
    """A file that is no export is refused with its reason and makes no collection."""
    library_page(app)
    app.file_uploader[-1].upload("collection.zip", b"no zip")
    app.run()

    assert "This file is no export of a collection" in words(app)
    assert not kept()


def test_chosen_collections_are_shown_together(app: AppTest) -> None:
    """Two collections are one union, in which an article that both hold counts once."""
    uploaded(app, {"geneva.txt": GENEVA, "tokyo.txt": TOKYO})
    library_page(app)
    app.text_input(key="new_name").set_value("Second")
    app.button(key="create").click().run()
    _first, second = kept()
    app.selectbox(key="target").set_value(second.read_id).run()
    app.file_uploader[0].upload("again.txt", GENEVA)
    settled(app.run())

    assert [one.n_articles for one in kept()] == [2, 1]
    assert len([title for title in articles(app) if "Envoys" in title]) == 2
    app.query_params["collection"] = second.read_id
    app.run()
    assert articles(app) == ["Envoys meet in Geneva"]


def test_the_library_can_be_backed_up(app: AppTest, tmp_path: Path) -> None:
    """What the button gives is a whole library; nothing of it is left beside the library."""
    from pages.parts import cache

    uploaded(app, {"geneva.txt": GENEVA})
    assert app.get("download_button")[-1].proto.label == "Back up the library"
    (tmp_path / "backups").mkdir()
    target = tmp_path / "backups" / "backup.duckdb"
    target.write_bytes(cache.shelf().backup())

    with Library.open(target) as library:
        assert library.collections() == kept()
    assert {path.name for path in tmp_path.iterdir()} <= {
        "backups", "library.duckdb", "library.duckdb.wal",
    }  # fmt: skip


@pytest.mark.usefixtures("shared")
def test_strangers_cannot_back_up_everything(app: AppTest) -> None:
    """The library holds what others have."""
    uploaded(app, {"geneva.txt": GENEVA})

    labels = [button.proto.label for button in app.get("download_button")]
    assert "Export with texts" in labels
    assert "Back up the library" not in labels
