"""The search of the articles page: what is typed, what is found, and keywords in their context."""

from __future__ import annotations

from functools import partial
from typing import Any

import pandas as pd
import streamlit as st

from analysis import Selection, measures
from analysis.errors import QueryError
from analysis.search import Concordance, Found, concordance, search
from analysis.settings import Window
from pages.parts import cache, state, url
from pages.parts.choices import pick_from_url, pick_one_from_url
from pages.parts.counting import mention_counts
from pages.parts.evidence import ROWS_PER_PAGE
from pages.parts.marked_text import show_heading, word_mark
from pages.parts.strongest import show_sentence
from pages.parts.wording import actor_labels, counted

#: what the page shows below the search box
VIEWS = {"text": "Text", "found": "Found sentences", "lines": "Keyword in context"}
WINDOWS: dict[str, str] = {
    "document": "Article",
    "paragraph": "Paragraph",
    "sentence": "Sentence",
}
ORDERS: dict[str, str] = {
    "text": "Date and place",
    "before": "Word before",
    "after": "Word after",
}
LINES_PER_PAGE = 50
LABELS = {
    "left": st.column_config.TextColumn("Before", width="large", alignment="right"),
    "keyword": st.column_config.TextColumn("Keyword", width="small", alignment="center"),
    "right": st.column_config.TextColumn("After", width="large"),
    "outlet": st.column_config.TextColumn("Outlet", help="Empty: not stated."),
    "published": st.column_config.DateColumn("Date", format="DD MMM YYYY", help="Empty: unknown."),
    "title": st.column_config.TextColumn("Article", width="medium"),
}
HOW_TO_SEARCH = (
    "**talks war** finds both words, **talks OR war** one of them, **talks NOT war** the first "
    'without the second; **"peace talks"** is a phrase, **govern\\*** every word that begins so, '
    "and parentheses group. AND, OR and NOT are written in capitals; otherwise capitals and "
    "accents make no difference."
)


def pick_words() -> str:
    """Show the box in which words are typed; what is typed stands in the URL as ``q``."""
    state.set_widget("q_choice", url.typed("q"))
    return st.text_input(
        "Search all articles",
        key="q_choice",
        type="search",
        placeholder='peace OR "cease fire" NOT nuclear',
        help=HOW_TO_SEARCH,
        on_change=_search,
    ).strip()


def _search() -> None:
    """Callback: what is typed goes to the URL, and the page shows what it finds."""
    state.copy_widget_to_url("q_choice", "q")
    typed = url.typed("q").strip()
    if not typed or url.chosen("show", VIEWS) in (None, "text"):
        url.choose("show", "found" if typed else None)


def pick_view() -> str:
    """Show the buttons for the text, what was found, and keywords in context."""
    return pick_one_from_url(
        "Show",
        VIEWS,
        name="show",
        default="text",
        explanation="**Found sentences**: those that hold the words. **Keyword in context**: "
        "every place of a word, or of an actor, with what stands before and after it.",
    )


def spans_in(document_id: str, words: str) -> list[tuple[int, int]]:
    """Where the words of the search stand in one article; none where they are no query."""
    if not words:
        return []
    try:
        found = cache.measured_for(Selection(documents=[document_id]), search, query=words)
    except QueryError:
        return []  # it is said where the search is shown
    return [span for spans in found.rows["spans"] for span in spans]


def show_found(words: str) -> None:
    """Show the sentences that hold the words, in all articles that the filters let through."""
    window = _pick_window()
    if not words:
        st.caption("Type words above. " + HOW_TO_SEARCH)
        return

    def part(first: int) -> Found:
        return cache.measured(search, query=words, window=window, first=first, most=ROWS_PER_PAGE)

    try:
        found = part(0)
    except QueryError as error:
        _show_refused(error)
        return
    where = counted(found.sentences, "sentence") + " in " + counted(found.articles, "article")
    show_heading(f"{where}: {words}")
    if not found.sentences:
        _show_nothing(words)
        return
    first = _pick_first(found.sentences, ROWS_PER_PAGE, key=f"found_{words}_{window}")
    rows = part(first).rows
    st.caption(
        f"Searched: {_searched()}. The words stand in these sentences "
        f"{counted(found.occurrences, 'time')}."
    )
    for number, row in enumerate(rows.itertuples(), start=first):
        _show_sentence(row, key=f"found_row_{number}")


def show_lines(words: str) -> None:
    """Show each place of the words, or each mention of an actor, with its context."""
    with st.container(horizontal=True, vertical_alignment="bottom", gap="medium"):
        keyword = pick_one_from_url(
            "Keyword",
            {"words": "What is searched", "actor": "An actor"},
            name="by",
            default="words",
            explanation="The words in the search box, or every mention of an actor, by whatever "
            "words **Filters** count.",
        )
        actor = _pick_actor() if keyword == "actor" else None
        window = _pick_window() if keyword == "words" else "document"
        order = pick_one_from_url(
            "Sorted by",
            ORDERS,
            name="order",
            default="text",
            explanation="By the word beside it, equal wordings stand together.",
        )
    sought: dict[str, Any] = {"actor": actor} if keyword == "actor" else {"query": words}
    if not any(sought.values()):
        st.caption("Choose an actor." if keyword == "actor" else f"Type words. {HOW_TO_SEARCH}")
        return

    def part(first: int) -> Concordance:
        options: dict[str, Any] = {"order": order, "window": window, **sought}
        options |= {"first": first, "most": LINES_PER_PAGE}
        return cache.measured(concordance, **options)

    try:
        found = part(0)
    except QueryError as error:
        _show_refused(error)
        return
    name = _actors().get(actor or "", words)
    show_heading(f"{counted(found.lines, 'place')}: {name}")
    if not found.lines:
        _show_nothing(words)
        return
    key = f"lines_{keyword}_{name}_{order}_{window}"
    first = _pick_first(found.lines, LINES_PER_PAGE, key=key)
    _show_table(part(first).rows, key=f"{key}_{first}")
    st.caption(
        f"Searched: {_searched()}. Each line is one place; choose a line to open the article there."
    )


def _pick_window() -> Window:
    window: Window = pick_one_from_url(  # type: ignore[assignment]
        "All of it in the same",
        WINDOWS,
        name="within",
        default="document",
        explanation="**talks NOT war** by article finds articles with talks and without war; by "
        "sentence, sentences with talks and without war.",
    )
    return window


def _pick_actor() -> str | None:
    return pick_from_url(
        "Actor", _actors(), name="actor", placeholder="Choose an actor", clears=("pair",)
    )


def _actors() -> dict[str, str]:
    return actor_labels(mention_counts())


def _pick_first(total: int, per_page: int, *, key: str) -> int:
    """Show the page numbers where there are several; the row that the chosen page begins with."""
    if total <= per_page:
        return 0
    page = st.pagination(-(-total // per_page), key=key, persist_state="session")
    return (page - 1) * per_page


def _searched() -> str:
    size = cache.measured(measures.selection_size)
    return counted(size.articles, "article") + " that the filters let through"


def _show_refused(error: QueryError) -> None:
    with st.container(border=True, key="refused_search", horizontal=True):
        st.markdown(":material/block: **Not searched**", width="content")
        st.text(str(error))  # it repeats what was typed, which is no markup


def _show_nothing(words: str) -> None:
    st.caption(
        "Nothing is found. Try fewer words, **OR** between them, or the beginning of a word with a "
        "star (govern\\*); or open **Filters** and widen the dates and outlets."
    )
    small = {"and", "or", "not"} & set(words.split())
    if small:
        st.caption("AND, OR and NOT work in capitals: in small letters they are words like others.")


def _show_sentence(row: Any, *, key: str) -> None:
    with st.container(border=True, gap="xsmall", key=key):
        marks = [word_mark(start - row.start, end - row.start) for start, end in row.spans]
        show_sentence(row, marks)


def _show_table(lines: pd.DataFrame, *, key: str) -> None:
    places = list(zip(lines["document_id"], lines["sentence_index"].astype(str), strict=True))
    st.dataframe(
        lines,
        column_config=LABELS,
        column_order=list(LABELS),
        hide_index=True,
        key=key,
        alt="Table of keywords in context: choose a line to open the article there",
        placeholder="–",
        height="content",
        selection_mode="single-row",
        on_select=partial(_open, key, places),
    )


def _open(key: str, places: list[tuple[str, str]]) -> None:
    """Callback of a chosen line: the page shows its article, at its sentence."""
    row = state.chosen_row(key)
    if row is not None:
        document_id, sentence_index = places[row]
        url.choose("article", document_id)
        url.choose("at", sentence_index)
        url.choose("show", None)
