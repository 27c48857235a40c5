"""Near-duplicates side by side, with what only one of them says marked."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pandas as pd
import streamlit as st

from analysis.figures.theme import Theme
from analysis.measures import difference
from pages.parts import cache
from pages.parts.charts import current_theme
from pages.parts.marked_text import Mark, Paragraph, show_article, show_details
from pages.parts.repeated import near_duplicates
from pages.parts.wording import counted, document_labels, origin

#: behind words that only one of two texts has
_CHANGED: dict[Theme, str] = {"light": "#ffe2b8", "dark": "#5a4113"}
NOTHING = "No two of these articles repeat one another."
EXPLAINED = (
    "Articles that share at least 60% of their runs of five words are one story. All of them are "
    "kept; under **Filters** you choose whether each copy counts."
)


def show_copies() -> None:
    """Show the groups of near-duplicates among the articles shown, and compare two of a group."""
    found = near_duplicates()
    if found is None:
        st.caption("Many articles are still coming in or being compared. Come back in a minute.")
        return
    if found.empty:
        st.caption(NOTHING)
        return
    st.caption(EXPLAINED)
    group = _pick_group(found)
    copies = group[group["document_id"] != group["representative"]]
    labels = document_labels(copies.assign(filename=copies["document_id"]))
    document_id = st.selectbox(
        "Compare the first of them with",
        list(labels),
        format_func=lambda one: labels.get(one, one),
        key=f"copy_of_{group['representative'].iloc[0]}",
    )
    _show_both(group, document_id)


def _pick_group(found: pd.DataFrame) -> pd.DataFrame:
    """Box with one line per group: its first title and its size."""
    firsts = found[found["document_id"] == found["representative"]].set_index("group")["title"]
    sizes = found["group"].value_counts()
    number = st.selectbox(
        "Group",
        [int(one) for one in firsts.index],
        format_func=lambda one: f"{one}. {firsts[one]} ({counted(int(sizes[one]), 'article')})",
        key="group",
    )
    return found[found["group"] == number]


def _show_both(group: pd.DataFrame, document_id: str) -> None:
    """Two texts beside each other."""
    rows = group.set_index("document_id")
    first = str(group["representative"].iloc[0])
    texts = cache.current_documents().set_index("document_id")["text"]
    marked = difference(str(texts[first]), str(texts[document_id]))
    if marked.empty:
        st.caption("Their words are the same; they differ in outlet or date.")
    for column, key, side in zip(
        st.columns(2, gap="medium"), (first, document_id), ("one", "other"), strict=True
    ):
        with column:
            row: Any = rows.loc[key]
            details = [origin(row["outlet"], row["published"])]
            if side == "other":
                details.append(f"{row['similarity']:.0%} alike")
            show_details(details)
            spans = marked.loc[marked["side"] == side, ["start", "end"]]
            show_article(_paragraphs(str(texts[key]), spans))


def _paragraphs(text: str, spans: pd.DataFrame) -> Iterator[Paragraph]:
    """Paragraphs in which something differs; of others in between, how many there are."""
    style = f"background:{_CHANGED[current_theme()]};border-radius:2px"
    alike, offset = 0, 0
    for line in text.split("\n"):
        end = offset + len(line)
        marks = tuple(
            Mark(max(start, offset) - offset, min(stop, end) - offset, style, "only in this text")
            for start, stop in spans.itertuples(index=False)
            if start < end and stop > offset
        )
        offset = end + 1
        if not marks:
            alike += bool(line.strip())
            continue
        if alike:
            yield _left_out(alike)
        alike = 0
        yield Paragraph(line, marks, "body")
    if alike:
        yield _left_out(alike)


def _left_out(number: int) -> Paragraph:
    return Paragraph(f"… {counted(number, 'paragraph')} the same …", (), "boilerplate")
