"""The codebook in a real browser: merge, undo, split, export, import, and the counts that move."""

from __future__ import annotations

from pathlib import Path

from playwright.sync_api import Locator

from analysis import Codebook, apply_codebook, measures
from analysis.actors.codebook import Merge
from analysis.actors.codebook.file import check_file
from analysis.tables import Annotations
from tests.browser.conftest import Visit

INDIA, RUSSIA = "country:IN", "country:RU"
MERGE = Merge(actor_id=RUSSIA, target_id=INDIA)


def mentions_of(visit: Visit, actor_id: str) -> str:
    """The heading over the sentences of an actor on the mentions page; "" without any."""
    visit.open(f"/mentions?actor={actor_id}")
    headings = visit.page.locator("h2").filter(has_text="mentions of")
    return headings.first.inner_text() if headings.count() else ""


def box(visit: Visit, label: str) -> Locator:
    """The select box with this label."""
    return visit.page.get_by_role("combobox", name=label)


def choose(visit: Visit, label: str, words: str) -> None:
    """Choose in a box as one does with the keyboard: type, then press Enter."""
    box(visit, label).fill(words)
    visit.page.wait_for_timeout(300)
    box(visit, label).press("Enter")
    visit.settle()


def press(visit: Visit, name: str) -> None:
    """Press the button of this name, and wait for what comes of it."""
    visit.page.get_by_role("button", name=name, exact=True).click()
    visit.settle()


def merge_russia_into_india(visit: Visit) -> None:
    """Decide it in the form."""
    visit.open(f"/actors?actor={RUSSIA}")
    press(visit, "Merge")
    choose(visit, "Merge it into", "India")
    visit.page.locator('[data-testid="stForm"]').get_by_role("button", name="Merge").click()
    visit.settle()


def heading(annotations: Annotations, actor_id: str) -> str:
    """What the mentions page says of an actor under these annotations."""
    row = measures.mention_counts(annotations).set_index("actor_id").loc[actor_id]
    return f"{row['mentions']} mentions of {row['name']}"


def test_merge_moves_the_counts_and_undo_moves_them_back(
    visit: Visit, seed_annotations: Annotations
) -> None:
    """India has Russia's mentions on the mentions page until the merge is undone."""
    merge_russia_into_india(visit)
    merged = apply_codebook(seed_annotations, Codebook((MERGE,)))
    assert mentions_of(visit, INDIA) == heading(merged, INDIA)
    assert mentions_of(visit, RUSSIA) == ""

    visit.open("/actors")
    press(visit, "Undo")
    assert mentions_of(visit, RUSSIA) == heading(seed_annotations, RUSSIA)


def test_split_makes_an_actor(visit: Visit, seed_annotations: Annotations) -> None:
    """The mentions printed "New Delhi" become an actor of their own, on every page."""
    visit.open(f"/actors?actor={INDIA}")
    press(visit, "Split")
    choose(visit, "Mentions with these words", "New Delhi")
    visit.page.get_by_role("textbox", name="or of a new actor with this name").fill("Delhi")
    press(visit, "Split off")

    found = seed_annotations.mentions
    n = ((found["surface"] == "New Delhi") & (found["actor_id"] == INDIA)).sum()
    assert mentions_of(visit, "country:delhi") == f"{n} mentions of Delhi"


def test_exported_codebook_is_imported_as_it_was(visit: Visit, tmp_path: Path) -> None:
    """What leaves as a file comes back after an undo, and the log says so."""
    merge_russia_into_india(visit)
    visit.open("/actors?check=Decisions")
    with visit.page.expect_download() as download:
        visit.page.get_by_role("button", name="Export the codebook").click()
    path = tmp_path / "codebook.csv"
    download.value.save_as(path)
    (exported,) = check_file(path.read_bytes()).codebook.decisions
    assert (exported.actor_id, exported.kind) == (RUSSIA, "merge")

    press(visit, "Undo")
    visit.page.locator('[data-testid="stFileUploaderDropzoneInput"]').set_input_files(path)
    visit.settle()
    press(visit, "Import 1")
    assert "1 decision" in visit.words()
    assert mentions_of(visit, RUSSIA) == ""
