"""Voices in a real browser: a click on a square, an arrow or a bar opens what it counts."""

from __future__ import annotations

import re

import pytest

from analysis import measures
from analysis.tables import Annotations
from tests.browser.conftest import Visit

MACLEOD, MILLER, RUSSIA = "person:margaret-macleod", "person:matthew-miller", "country:RU"


def _click_bar(visit: Visit, chart_key: str, mark: str) -> None:
    """Click the middle of the first bar or square that carries this mark."""
    chart = visit.page.locator(f".st-key-{chart_key}")
    chart.scroll_into_view_if_needed()
    trace, place = chart.evaluate(
        """(element, mark) => {
            const traces = element.querySelector(".js-plotly-plot")._fullData;
            const marks = traces.map((trace) => (trace.customdata || []).map((cell) => cell[0]));
            const trace = marks.findIndex((cells) => cells.includes(mark));
            return [trace, marks[trace].indexOf(mark)];
        }""",
        mark,
    )
    bar = chart.locator(".barlayer .trace").nth(trace).locator(".point").nth(place)
    box = bar.bounding_box()
    assert box is not None
    x, y = box["x"] + box["width"] / 2, box["y"] + box["height"] / 2
    visit.page.mouse.move(x - 3, y)
    visit.page.mouse.move(x, y)
    visit.page.wait_for_timeout(300)
    visit.page.mouse.click(x, y)
    visit.settle()


def _drawn(visit: Visit, chart_key: str, tab: str = "") -> None:
    """The voices page, when this chart of it is drawn."""
    visit.open("/voices")
    if tab:
        visit.page.get_by_role("tab", name=tab, exact=True).click()
        visit.settle()
    visit.page.wait_for_selector(f".st-key-{chart_key} .main-svg")


def _n(annotations: Annotations, speaker_id: str, actor_id: str) -> int:
    """The library's number for one square."""
    cells = measures.voices(annotations)
    square = cells[(cells["speaker_id"] == speaker_id) & (cells["actor_id"] == actor_id)]
    return int(square["n"].item())


def test_click_on_a_square_opens_its_sentences(visit: Visit, seed_annotations: Annotations) -> None:
    """The square MacLeod about Russia prints 2 and opens exactly these two mentions."""
    _drawn(visit, "voice_matrix")
    _click_bar(visit, "voice_matrix", f"{MACLEOD}|{RUSSIA}")

    n = _n(seed_annotations, MACLEOD, RUSSIA)
    assert f"{n} mentions of Russia in the voice of Margaret MacLeod" in visit.words()
    assert visit.evidence_rows() == n == 2
    assert "speaker=person%3Amargaret-macleod" in visit.page.url
    assert [text for text in visit.complaints if "/voices/_stcore/" not in text] == []


@pytest.mark.parametrize(
    ("tab", "chart", "mark"),
    [
        pytest.param("Heard or not", "quoted_bars", MILLER, id="a bar"),
        pytest.param("Cue words", "force_matrix", f"{MILLER}|demands", id="a cue"),
    ],
)
def test_click_opens_the_quotes_of_a_speaker(
    visit: Visit, seed_annotations: Annotations, tab: str, chart: str, mark: str
) -> None:
    """As many quotes are listed as the mark counts."""
    _drawn(visit, chart, tab)
    _click_bar(visit, chart, mark)

    quotes = measures.selected_quotes(seed_annotations, speaker=MILLER)
    assert visit.page.locator('[class*="st-key-quote_"]').count() == len(quotes) > 0
    assert re.search(rf"{len(quotes)} quotes? of Matthew Miller", visit.words())


def test_reader_shades_what_is_said(visit: Visit) -> None:
    """In the article, Miller's words are shaded and his name stands before them."""
    visit.open("/articles")
    shaded = visit.page.locator('mark[title*="Matthew Miller"]').first

    assert "territorial integrity" in shaded.inner_text()
    assert shaded.locator("sup").first.inner_text() == "Matthew Miller"
    colour = shaded.evaluate("element => getComputedStyle(element).backgroundColor")
    assert colour not in ("rgba(0, 0, 0, 0)", "rgb(255, 255, 0)")
