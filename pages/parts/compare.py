"""The charts of the compare page, and the sentences of both sides."""

from __future__ import annotations

from functools import partial

import pandas as pd
import streamlit as st

from analysis import measures
from analysis.figures.compare import share_dumbbells
from analysis.figures.compare_network import difference_network
from analysis.figures.differences import difference_dots
from analysis.figures.two_sides import Difference, Names
from analysis.measures import Denominator, Network
from analysis.settings import Window
from pages.parts import cache, charts, empty, state, tables, url
from pages.parts.choices import pick_from_url
from pages.parts.evidence import Unit, show_evidence
from pages.parts.sides import Chosen
from pages.parts.stance import WHY_NO_STANCE
from pages.parts.ties import pair_labels
from pages.parts.wording import actor_labels, counted

#: actors on offer in the box
OFFERED = 300
_CAPTIONS: dict[Difference, str] = {
    "share": "How much more of the coverage goes to the actor in A than in B. Both may have "
    "written about other events: a difference is no bias.",
    "log_odds": "Names that are more typical of one side than the other; rare ones are drawn "
    "toward what is usual in both. It says which names, not why.",
    "tone": "How much more positively worded the actor's sentences are in A than in B. Wording is "
    "no opinion.",
    "stance": "How much better A treats the actor than B does, as the reader judged it.",
}
_UNITS: dict[Denominator, Unit] = {
    "mentions": "mention",
    "sentences": "sentence",
    "articles": "document",
    "words": "mention",
}


def stop_without_two_sides(a: Chosen, b: Chosen) -> None:
    """End the page where a side has no article, and say when both share some."""
    for side, letter in ((a, "A"), (b, "B")):
        if not side.n_articles:
            st.info(
                f"No article is in {letter}, so there is nothing to compare. Choose other outlets "
                "or dates, add more articles, or open **Filters** and widen what is counted.",
                icon=":material/lightbulb:",
            )
            st.stop()
    shared = cache.measured_for(a.selection, measures.articles_in_both, other=b.selection)
    if shared:
        st.caption(
            f"{counted(shared, 'article')} {'is' if shared == 1 else 'are'} in both A and B and "
            "count in both; the intervals take the two as independent."
        )


def show_comparison(a: Chosen, b: Chosen, *, difference: Difference, per: Denominator) -> None:
    """Show the chart of one difference, its table and what is behind a mark."""
    table = cache.measured_for(a.selection, measures.compare, other=b.selection, denominator=per)
    empty.stop_if_empty(table)
    names = (a.name, b.name)
    picture, panel = st.columns([3, 2], gap="medium")
    with picture:
        drawn, listed = st.tabs(["Chart", "The same numbers as a table"])
        with drawn:
            _show_charts(table, names, difference)
        with listed:
            tables.show_table(
                table, tables.COMPARE, key="comparison", alt="Table of the comparison"
            )
    with panel:
        st.header("Most mentioned in both", anchor=False)
        charts.show_chart(
            share_dumbbells(table, names=names, denominator=per, top=10, **charts.current_look()),
            key="compare_shares",
            caption="Each actor's share of A and of B; the line between is the difference. A and B "
            "may have written about other events. Click a mark: sentences of both open below.",
            on_select=partial(state.copy_click_to_url, only="share"),
            terms=("share", "mention"),
        )


def _show_charts(table: pd.DataFrame, names: Names, difference: Difference) -> None:
    column = "z_articles" if difference == "log_odds" else f"{difference}_difference"
    if table[column].notna().any():
        charts.show_chart(
            difference_dots(table, difference=difference, names=names, **charts.current_look()),
            key=f"compare_{difference}",
            caption=f"{_CAPTIONS[difference]} Click a mark: sentences of both sides open below.",
            clickable=True,
            terms=("share", "interval", "rough", "log-odds", "q-value", "tone", "stance"),
        )
        return
    why = cache.measured(measures.why_no_stance) if difference == "stance" else None
    st.info(
        WHY_NO_STANCE[why]
        if why
        else "No actor has enough in both A and B for this difference. Widen A or B.",
        icon=":material/info:",
    )


def show_tie_differences(a: Chosen, b: Chosen, *, window: Window) -> Network:
    """Show the network of ties that differ, and its table."""
    found = cache.measured_for(
        a.selection, measures.compare_network, other=b.selection, window=window
    )
    if found.edges.empty or not found.edges["z_articles"].notna().any():
        st.info(
            "No two actors are named together often enough in A and B to compare ties.",
            icon=":material/info:",
        )
        return found
    drawn, listed = st.tabs(["Network", "Table of ties"])
    with drawn:
        charts.show_chart(
            difference_network(
                found, names=(a.name, b.name), window=window, **charts.current_look()
            ),
            key="compare_network",
            caption="Solid: together more often in A; dotted: in B. Named together is not a "
            "relationship. Click a line for the sentences of both sides.",
            on_select=partial(state.copy_click_to_url, only="mention"),
            terms=("together", "log-odds", "q-value"),
        )
    with listed:
        tables.show_table(
            found.edges,
            tables.TIE_DIFFERENCES,
            key="tie_differences",
            alt="Table of tie differences",
        )
    return found


def show_both_sides(
    a: Chosen, b: Chosen, ties: Network, *, difference: Difference, per: Denominator, window: Window
) -> None:
    """Show the sentences of A and of B side by side, for an actor or for two."""
    st.header("Sentences side by side", anchor=False)
    table = cache.measured_for(a.selection, measures.compare, other=b.selection, denominator=per)
    with st.container(horizontal=True):
        actor = pick_from_url(
            "Actor",
            actor_labels(table.head(OFFERED)),
            name="actor",
            placeholder="Choose an actor, or click it",
            clears=("pair", "only"),
        )
        pair = pick_from_url(
            "Two actors together",
            pair_labels(ties),
            name="pair",
            placeholder="Choose two, or click their line",
            clears=("actor",),
        )
    if actor is None and pair is None:
        st.caption("The sentences behind a number open here, those of A beside those of B.")
        return
    for column, side, letter in zip(st.columns(2, gap="medium"), (a, b), "ab", strict=True):
        with column:
            st.caption(f"**{letter.upper()}**")
            if pair is not None:
                source, target = pair.split("|")
                show_evidence(
                    unit=window,
                    actors=(source, target),
                    selection=side.selection,
                    name=f"evidence_{letter}",
                )
            elif actor is not None:
                _show_actor(actor, side, letter, difference, per)


def _show_actor(
    actor: str, side: Chosen, letter: str, difference: Difference, per: Denominator
) -> None:
    unit: Unit = "mention"
    only = url.typed("only")  # the mark that was clicked may be of another chart than the first
    if only == "share":
        difference = "share"
    elif only == "mention":
        difference = "log_odds"
    if difference in ("share", "tone"):
        unit = "sentence" if difference == "tone" else _UNITS[per]
    show_evidence(
        unit=unit,
        actors=(actor,),
        scored=difference == "tone",
        stance="scored" if difference == "stance" else None,
        selection=side.selection,
        name=f"evidence_{letter}",
    )
