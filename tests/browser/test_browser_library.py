"""The library page in a real browser: a folder, and cells that are corrected."""

from __future__ import annotations

from pathlib import Path

from playwright.sync_api import Position

from analysis import read_documents
from tests.browser.conftest import Visit

GENEVA = "Envoys meet in Geneva\n\nFrance praised India. India thanked France and Japan.\n"
TOKYO = "Envoys meet in Tokyo\n\nJapan thanked India.\n"
#: a place in the first row's cell for the outlet, in pixels from the table's corner
OUTLET_CELL = Position(x=650, y=52)
#: thousandths of a second that the table takes to open a cell, and to take what was typed
PAUSE = 1500


def uploaded(visit: Visit, *paths: Path, tab: str = "Files") -> None:
    """The library page after these files, or this folder, were chosen and are saved."""
    visit.open("/library")
    visit.page.get_by_role("tab", name=tab).click()
    drop = '[data-testid="stFileUploaderDropzoneInput"]'
    place = 0 if tab == "Files" else 1
    visit.page.locator(drop).nth(place).set_input_files([str(path) for path in paths])
    visit.page.get_by_role("heading", name="What became of your files").wait_for()
    visit.settle()


def state_outlet(visit: Visit, words: str) -> None:
    """Type into the cell for the outlet, as a user does who double-clicks it."""
    visit.page.get_by_role("tab", name="Correct or remove").click()
    cells = visit.page.locator('[class*="st-key-editor_"] .dvn-scroller').first
    cells.scroll_into_view_if_needed()
    cells.dblclick(position=OUTLET_CELL)
    visit.page.wait_for_timeout(PAUSE)
    visit.page.keyboard.press("Control+A")
    visit.page.keyboard.type(words, delay=50)
    visit.page.wait_for_timeout(PAUSE)
    visit.page.keyboard.press("Enter")
    visit.page.wait_for_timeout(PAUSE)
    visit.settle()


def test_a_folder_is_read_with_what_is_in_it(visit: Visit, tmp_path: Path) -> None:
    """Files of a folder and of the folders inside are added; what is no article is named."""
    folder = tmp_path / "articles"
    (folder / "inside").mkdir(parents=True)
    (folder / "geneva.txt").write_text(GENEVA)
    (folder / "inside" / "tokyo.txt").write_text(TOKYO)
    (folder / "inside" / "empty.txt").write_text("")
    uploaded(visit, folder, tab="A folder")

    assert "3 rows: 2 added, 1 refused" in visit.words()
    visit.page.get_by_role("link", name="Overview").click()
    visit.settle()
    assert visit.metric("Articles") == 3


def test_a_stated_outlet_is_kept(visit: Visit, tmp_path: Path) -> None:
    """What is typed into a cell is saved at once, and shown of the article from then on."""
    (tmp_path / "geneva.txt").write_text(GENEVA)
    uploaded(visit, tmp_path / "geneva.txt")
    state_outlet(visit, "The Courier")

    key = read_documents([tmp_path / "geneva.txt"]).documents["document_id"][0]
    visit.open(f"/articles?article={key}")
    visit.page.get_by_text("The Courier, date not stated").wait_for()
