"""Uploads as a user makes them, waited for."""

from __future__ import annotations

from collections.abc import Mapping

import pandas as pd
from streamlit.testing.v1 import AppTest

#: seconds for a few small files; generous, since the machine may be busy
PATIENCE = 60


def uploaded(app: AppTest, files: Mapping[str, bytes]) -> AppTest:
    """The library page after these files were dropped and are saved."""
    app.run().switch_page("library.py").run()
    for name, content in files.items():
        app.file_uploader[0].upload(name, content)
    return settled(app.run())


def settled(app: AppTest) -> AppTest:
    """The page when all that goes on in the background has ended."""
    from pages.parts import cache

    assert not app.exception, app.exception
    for collection in cache.shelf().library.collections():
        job = cache.shelf().job(collection.read_id)
        assert job is None or job.wait(PATIENCE)
    app.run()
    assert not app.exception, app.exception
    return app


def table_with(app: AppTest, column: str) -> pd.DataFrame:
    """The table on the page that has this column."""
    (shown,) = (table.value for table in app.dataframe if column in table.value)
    found: pd.DataFrame = shown
    return found


def outcomes(app: AppTest) -> dict[str, str]:
    """File -> what became of it."""
    shown = table_with(app, "outcome")
    return dict(zip(shown["source"], shown["outcome"], strict=True))


def articles(app: AppTest) -> list[str]:
    """Titles in the list of articles."""
    return sorted(table_with(app, "n_words")["title"])
