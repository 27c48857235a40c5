"""Where in the articles the actors are mentioned: the chart and its table."""

from __future__ import annotations

import streamlit as st

from analysis import measures
from analysis.figures.positions import position_bars
from pages.parts import cache, charts, tables

#: actors in the picture and in the table
TOP = 20
_NUMBER = st.column_config.NumberColumn
POSITIONS: tables.Labels = {
    "name": st.column_config.TextColumn("Actor", width="medium"),
    "mentions": _NUMBER("Mentions"),
    "headline": _NUMBER("Headline", help="In titles."),
    "lead": _NUMBER("Lead", help="In the first paragraph below the title."),
    "body": _NUMBER("Below"),
    "early": _NUMBER("Headline or lead", format="percent"),
    "low": _NUMBER("from", format="percent", help="Lower end of the 95% interval."),
    "high": _NUMBER("to", format="percent", help="Upper end of the 95% interval."),
    "interval": st.column_config.TextColumn("Interval"),
}


def show_positions() -> None:
    """Show the bars of headline, lead and body."""
    charts.show_chart(
        position_bars(
            cache.measured(measures.mention_positions, top=TOP), **charts.current_look(), top=TOP
        ),
        key="position_bars",
        caption="In which part of the articles an actor's mentions stand. News begins with what is "
        "thought to matter; but an article without a title has no headline to stand in. Click a "
        "part for its sentences.",
        clickable=True,
        terms=("mention", "headline", "lead"),
    )


def show_position_table() -> None:
    """Show the same numbers, with the interval of the share of headline and lead."""
    tables.show_table(
        cache.measured(measures.mention_positions, top=TOP),
        POSITIONS,
        key="mention_positions",
        alt="Table of where the mentions stand",
    )
