"""Two visitors of one server that strangers use, in two real browser tabs at the same time."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from tests.browser.conftest import Visit, serving, visiting

DROP = '[data-testid="stFileUploaderDropzoneInput"]'
#: articles of one upload: more than are annotated before the page is drawn again
N_ARTICLES = 12
#: thousandths of a second that the uploads may take on a busy machine
PATIENCE = 400_000


@pytest.fixture
def visitors(tmp_path: Path, browser: Browser) -> Iterator[tuple[Visit, Visit]]:
    """Two strangers on a shared server with the fast reader."""
    with (
        serving(tmp_path, ACTORSCOPE_MODE="shared", ACTORSCOPE_READER="fast") as server,
        visiting(server, browser) as one,
        visiting(server, browser) as other,
    ):
        yield one, other


def articles_about(place: str) -> bytes:
    """An archive of articles, each another text."""
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        for n in range(N_ARTICLES):
            text = f"Envoys meet in {place} on day {n}\n\nFrance praised India {n} times.\n"
            archive.writestr(f"{place}_{n}.txt", text)
    return packed.getvalue()


def begin_upload(visit: Visit, place: str) -> None:
    """Choose an archive in the box; the upload begins by itself."""
    visit.open("/library")
    visit.page.locator(DROP).first.set_input_files(
        {"name": f"{place}.zip", "mimeType": "application/zip", "buffer": articles_about(place)}
    )


def wait_for_upload(visit: Visit) -> str:
    """The words of the page when all of the upload is there."""
    done = f"{N_ARTICLES} rows: {N_ARTICLES} added"
    visit.page.get_by_text(done).wait_for(timeout=PATIENCE)
    visit.settle()
    return visit.words()


def collections_shown(visit: Visit) -> list[str]:
    """What is in the box of collections, without the seed."""
    words = visit.page.locator(".st-key-collections_choice").inner_text()
    return re.findall(r"My articles \([\w, ]+\)", words)


def test_two_upload_at_once_and_neither_sees_the_other(visitors: tuple[Visit, Visit]) -> None:
    """Both uploads complete; each sees and counts its own collection, and no other."""
    one, other = visitors
    begin_upload(one, "Geneva")
    begin_upload(other, "Tokyo")
    for visit in visitors:
        wait_for_upload(visit)
        assert collections_shown(visit) == [f"My articles ({N_ARTICLES} articles)"]
        visit.page.get_by_role("link", name="Overview").click()
        visit.settle()
        assert visit.metric("Articles") == N_ARTICLES + 1
    assert one.page.url != other.page.url


def test_a_link_shows_and_does_not_change(visitors: tuple[Visit, Visit]) -> None:
    """Who is given the address reads the collection, and finds no way to change or delete it."""
    one, other = visitors
    begin_upload(one, "Geneva")
    wait_for_upload(one)
    address = one.page.url
    other.page.goto(address)
    other.settle()

    assert "edit" not in address
    other.page.get_by_role("tab", name="Collections").click()
    assert "to read only" in other.words()
    assert other.page.get_by_text("Delete", exact=True).count() == 0
