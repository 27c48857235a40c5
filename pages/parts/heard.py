"""Whom two selections let speak: the charts of the compare page, and the quotes of both sides."""

from __future__ import annotations

import streamlit as st

from analysis import measures
from analysis.figures.compare import share_dumbbells
from analysis.figures.differences import difference_dots
from analysis.figures.two_sides import QUOTES
from pages.parts import cache, charts, tables, voice_tables
from pages.parts.choices import pick_from_url
from pages.parts.quotes import show_quotes
from pages.parts.sides import Chosen
from pages.parts.wording import actor_labels

#: speakers on offer in the box
OFFERED = 300


def show_speaker_comparison(a: Chosen, b: Chosen) -> None:
    """Show each speaker's share of the quotes of both sides, and the quotes behind a mark."""
    table = cache.measured_for(a.selection, measures.compare_speakers, other=b.selection)
    if table.empty:
        st.info(
            "Nobody is quoted in A or in B. Widen A or B; in other languages than English no "
            "quotes are found.",
            icon=":material/info:",
        )
        return
    names = (a.name, b.name)
    picture, panel = st.columns([3, 2], gap="medium")
    with picture:
        drawn, listed = st.tabs(["Chart", "The same numbers as a table"])
        with drawn:
            charts.show_chart(
                difference_dots(
                    table, difference="share", names=names, counts=QUOTES, **charts.current_look()
                ),
                key="compare_quotes",
                caption="How much more of all that is reported is said by this speaker in A than "
                "in B. About half of all indirect speech is found. Click a mark: quotes of both "
                "sides open below.",
                clickable=True,
                terms=("quote", "share", "interval", "rough"),
            )
        with listed:
            tables.show_table(
                table,
                voice_tables.SPEAKER_DIFFERENCES,
                key="speaker_differences",
                alt="Table of the speakers",
            )
    with panel:
        st.header("Most quoted in both", anchor=False)
        charts.show_chart(
            share_dumbbells(
                table, names=names, denominator="quotes", top=10, **charts.current_look()
            ),
            key="compare_speakers",
            caption="Each speaker's share of the quotes of A and of B.",
            clickable=True,
        )
    _show_both_sides(actor_labels(table.head(OFFERED)), a, b)


def _show_both_sides(labels: dict[str, str], a: Chosen, b: Chosen) -> None:
    st.header("Quotes side by side", anchor=False)
    speaker = pick_from_url(
        "Who speaks",
        labels,
        name="actor",
        placeholder="Choose a speaker, or click a mark",
        clears=("pair",),
    )
    if speaker is None:
        st.caption("The quotes behind a number open here, those of A beside those of B.")
        return
    for column, side, letter in zip(st.columns(2, gap="medium"), (a, b), "ab", strict=True):
        with column:
            st.caption(f"**{letter.upper()}**")
            show_quotes(speaker, selection=side.selection, name=f"quote_{letter}")
