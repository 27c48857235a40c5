"""The sample in a real browser: one click away, in the address, and gone with one click."""

from __future__ import annotations

import pandas as pd

from analysis import annotate, measures, read_documents
from tests.browser.conftest import ROOT, Visit


def press(visit: Visit, key: str) -> None:
    """Press the button with this key, and wait for what comes of it."""
    visit.page.locator(f".st-key-{key} button").click()
    visit.settle()


def test_sample_comes_and_goes_with_one_click(visit: Visit, seed_documents: pd.DataFrame) -> None:
    """The first page shows the seed; the button adds 36 articles on every page, and takes them."""
    visit.open()
    assert visit.metric("Articles") == 1
    press(visit, "show_sample")

    sample = read_documents([ROOT / "docs" / "sample" / "peace-talks"]).documents
    both = annotate(pd.concat([seed_documents, sample], ignore_index=True))
    assert visit.metric("Articles") == 37
    assert visit.metric("Mentions") == measures.mention_counts(both)["mentions"].sum()
    visit.page.get_by_role("link", name="Timeline").click()
    visit.settle()
    assert "collection=seed&collection=sample" in visit.page.url
    assert "n = 36 dated articles" in visit.words()

    visit.page.get_by_role("link", name="Overview").click()
    visit.settle()
    press(visit, "hide_sample")
    assert visit.metric("Articles") == 1
    assert "sample" not in visit.page.url
    assert visit.complaints == []
