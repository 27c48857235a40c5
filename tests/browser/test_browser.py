"""The dashboard in a real browser: numbers, clicks, uploads, links, and nothing sent elsewhere."""

from __future__ import annotations

import re
from pathlib import Path

import pandas as pd
from playwright.sync_api import Locator

from analysis import annotate, measures, read_documents
from analysis.tables import Annotations
from tests.browser.conftest import Visit

INDIA = "country:IN"
ADDED = b"Envoys meet in Geneva\n\nFrance praised India. India thanked France and Japan.\n"


def counts_of(annotations: Annotations) -> pd.DataFrame:
    """The library's counts, by actor_id."""
    return measures.mention_counts(annotations).set_index("actor_id")


def spot_of(chart: Locator, actor_id: str) -> dict[str, float]:
    """Where on the screen the chart draws the mark of this actor."""
    place: dict[str, float] = chart.evaluate(
        """(element, actor) => {
            const plot = element.querySelector(".js-plotly-plot"), layout = plot._fullLayout;
            const box = plot.getBoundingClientRect();
            const of = (custom) => Array.isArray(custom) ? custom[0] : custom;
            for (const trace of plot._fullData) {
                const at = (trace.customdata || []).findIndex((custom) => of(custom) === actor);
                if (at < 0 || trace.x[at] === null) continue;
                const x = layout.xaxis.d2p(trace.x[at]), y = layout.yaxis.d2p(trace.y[at]);
                return {x: box.x + layout._size.l + x, y: box.y + layout._size.t + y};
            }
        }""",
        actor_id,
    )
    return place


def click_mark(visit: Visit, chart_key: str, actor_id: str) -> None:
    """Click an actor's mark as a user does: move there, then press."""
    chart = visit.page.locator(f".st-key-{chart_key}")
    chart.scroll_into_view_if_needed()
    spot = spot_of(chart, actor_id)
    visit.page.mouse.move(spot["x"] - 3, spot["y"])
    visit.page.mouse.move(spot["x"], spot["y"])
    visit.page.wait_for_timeout(300)
    visit.page.mouse.click(spot["x"], spot["y"])
    visit.settle()


def test_overview_shows_the_library_counts(visit: Visit, seed_annotations: Annotations) -> None:
    """The first page says the library's numbers, asks no other host, and complains of nothing."""
    visit.open()
    visit.page.wait_for_selector(".js-plotly-plot .main-svg")

    counts = counts_of(seed_annotations)
    assert visit.metric("Mentions") == counts["mentions"].sum()
    assert visit.metric("Actors named") == len(counts)
    assert f"India is named most: {counts['mentions'][INDIA]} mentions" in visit.words()
    assert visit.hosts == {visit.url.removeprefix("http://")}
    assert visit.complaints == []


def test_answers_carry_security_headers(visit: Visit) -> None:
    """The browser is told to run only the server's own scripts and to ask nobody else."""
    headers = visit.open().headers

    assert "connect-src 'self'" in headers["content-security-policy"]
    assert "unsafe-eval" not in headers["content-security-policy"]
    assert headers["x-content-type-options"] == "nosniff"
    assert headers["referrer-policy"] == "same-origin"
    assert headers["content-encoding"] == "gzip"


def test_click_on_a_node_opens_exactly_its_mentions(
    visit: Visit, seed_annotations: Annotations
) -> None:
    """A first link to /network on a fresh server works; India's node opens India's mentions."""
    visit.open("/network")
    visit.page.wait_for_selector(".js-plotly-plot .main-svg")
    click_mark(visit, "network_network", INDIA)

    n = int(counts_of(seed_annotations)["mentions"][INDIA])
    assert f"{n} mentions of India" in visit.words()
    assert visit.evidence_rows() == n
    assert "actor=country%3AIN" in visit.page.url
    assert [text for text in visit.complaints if "/network/_stcore/" not in text] == []


def test_click_on_a_bar_fills_the_box_beside_it(visit: Visit) -> None:
    """The chart and the box are one choice: clicking Russia's bar puts Russia into the box."""
    visit.open("/mentions")
    visit.page.wait_for_selector(".js-plotly-plot .main-svg")
    click_mark(visit, "mention_bars", "country:RU")

    box = visit.page.locator(".st-key-actor_choice")
    assert "Russia" in box.inner_text() or box.locator("input").input_value() == "Russia"
    assert re.search(r"\d+ mentions of Russia", visit.words())


def test_evidence_opens_the_article_at_the_sentence(visit: Visit) -> None:
    """A row's link leads to the reader, with the article and the sentence in the address."""
    visit.open("/mentions?actor=country:IN")
    # a chart that comes late moves the rows
    visit.page.wait_for_selector(".js-plotly-plot .main-svg")
    visit.settle()
    visit.page.get_by_role("link", name="Open in the article").first.click()
    visit.settle()

    assert "/articles" in visit.page.url
    assert re.search(r"[?&]at=0\b", visit.page.url)
    assert "New Delhi" in visit.words()


def test_upload_adds_to_the_counts(
    visit: Visit, seed_documents: pd.DataFrame, tmp_path: Path
) -> None:
    """Two good files are added, a bad one is named, and every count is the library's again."""
    (tmp_path / "envoys.txt").write_bytes(ADDED)
    (tmp_path / "empty.txt").write_bytes(b"")
    visit.open("/library")
    visit.page.locator('[data-testid="stFileUploaderDropzoneInput"]').first.set_input_files(
        [tmp_path / "envoys.txt", tmp_path / "empty.txt"]
    )
    visit.page.get_by_role("heading", name="What became of your files").wait_for()
    visit.settle()
    visit.page.get_by_role("link", name="Overview").click()
    visit.settle()

    added = read_documents([("envoys.txt", ADDED)]).documents
    both = annotate(pd.concat([seed_documents, added], ignore_index=True))
    assert visit.metric("Articles") == 2
    assert visit.metric("Mentions") == counts_of(both)["mentions"].sum()


def test_choices_in_the_address_survive_the_menu(visit: Visit) -> None:
    """A filter and an actor of one page still hold on the next, and in its address."""
    visit.open("/mentions?policy=names&actor=country:IN")
    for page in ("Network", "Sentiment"):
        visit.page.get_by_role("link", name=page).first.click()
        visit.settle()

        assert "policy=names" in visit.page.url
        assert "actor=country%3AIN" in visit.page.url
        assert "names and acronyms only" in visit.words()
        assert "with India" in visit.words() or "of India" in visit.words()
