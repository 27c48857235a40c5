"""The codebook in a real browser: merge, undo, split, export, import, and the counts that move."""

from __future__ import annotations

from pathlib import Path

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


def choose(visit: Visit, label: str, words: str) -> None:
    """Choose in a box as one does with the keyboard: type, then press Enter."""
    box = visit.page.get_by_role("combobox", name=label)
    box.fill(words)
    visit.page.wait_for_timeout(500)
    box.press("Enter")
    visit.settle()


def open_form(visit: Visit, kind: str, actor_id: str) -> None:
    """Open a form of an actor."""
    visit.open(f"/actors?actor={actor_id}")
    visit.page.locator('[data-testid="stButtonGroup"]').last.get_by_text(kind, exact=True).click()
    visit.settle()


def submit(visit: Visit) -> None:
    """Press the button of the form, and wait for what comes of it."""
    visit.page.locator('[data-testid="stFormSubmitButton"] button').click()
    visit.settle()


def press(visit: Visit, key: str) -> None:
    """Press the button with this key, and wait for what comes of it."""
    visit.page.locator(f".st-key-{key} button").click()
    visit.settle()


def merge_russia_into_india(visit: Visit) -> None:
    """Decide it in the form."""
    open_form(visit, "Merge", RUSSIA)
    choose(visit, "Merge it into", "India")
    submit(visit)


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
    press(visit, "undo")
    assert mentions_of(visit, RUSSIA) == heading(seed_annotations, RUSSIA)


#: pages whose charts name the actors that are counted
CHARTED = ("/", "/mentions", "/sentiment", "/network", "/voices")
_LABELS = "Array.from(document.querySelectorAll('svg text')).map(label => label.textContent)"


def charted(visit: Visit, path: str) -> list[str]:
    """The words in the charts of a page."""
    visit.open(path)
    visit.page.wait_for_selector("svg text")
    labels: list[str] = visit.page.evaluate(_LABELS)
    return labels


def test_a_merge_holds_in_the_charts_of_every_page(visit: Visit) -> None:
    """Russia is in every chart before the merge, and in none after it."""
    before = {path: "Russia" in charted(visit, path) for path in CHARTED}
    merge_russia_into_india(visit)
    after = {path: "Russia" in charted(visit, path) for path in CHARTED}

    assert before == dict.fromkeys(CHARTED, True)
    assert after == dict.fromkeys(CHARTED, False)


def test_split_makes_an_actor(visit: Visit, seed_annotations: Annotations) -> None:
    """The mentions printed "New Delhi" become an actor of their own, on every page."""
    open_form(visit, "Split", INDIA)
    choose(visit, "Mentions with these words", "New Delhi")
    visit.page.get_by_role("textbox", name="or of a new actor with this name").fill("Delhi")
    submit(visit)

    found = seed_annotations.mentions
    n = ((found["surface"] == "New Delhi") & (found["actor_id"] == INDIA)).sum()
    assert mentions_of(visit, "country:delhi") == f"{n} mentions of Delhi"


def test_exported_codebook_is_imported_as_it_was(visit: Visit, tmp_path: Path) -> None:
    """What leaves as a file comes back after an undo, and the log says so."""
    merge_russia_into_india(visit)
    visit.open("/actors?check=Decisions")
    with visit.page.expect_download() as download:
        visit.page.locator(".st-key-export_codebook button").click()
    path = tmp_path / "codebook.csv"
    download.value.save_as(path)
    (exported,) = check_file(path.read_bytes()).codebook.decisions
    assert (exported.actor_id, exported.kind) == (RUSSIA, "merge")

    press(visit, "undo")
    visit.page.locator('[data-testid="stFileUploaderDropzoneInput"]').set_input_files(path)
    visit.settle()
    press(visit, "import_codebook")
    assert "1 decision" in visit.words()
    assert mentions_of(visit, RUSSIA) == ""
