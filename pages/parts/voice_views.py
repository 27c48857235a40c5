"""What the voices page shows, one view at a time."""

from __future__ import annotations

import streamlit as st

from analysis import measures
from analysis.figures.quoted import Heard, force_matrix, quoted_bars
from analysis.figures.voices import voice_matrix, voice_network_view
from pages.parts import cache, charts, state, tables, voice_tables
from pages.parts.counting import BOUNDED
from pages.parts.stance import WHY_NO_STANCE, accuracy, judged_by

HEARD: dict[Heard, str] = {
    "both": "Quoted against mentioned",
    "quoted": "Most quoted",
    "silent": "Never quoted",
}


def show_matrix(top: int) -> None:
    """Who speaks about whom, how often and how."""
    voices = cache.measured(measures.voices, top=BOUNDED)
    charts.show_chart(
        voice_matrix(voices, **charts.current_look(), judged_by=judged_by(), top=top),
        key="voice_matrix",
        caption="A row is a voice, a column whom it speaks about. The number says how often; "
        "the colour how the sentences treat them, hatched where too few are judged for a mean. "
        "Click a square: its sentences open beside. **Filters** can let ministries and office "
        "holders speak for their country.",
        on_select=state.copy_said_to_url,
        terms=("voice", "mention", "stance", "interval", "rough"),
    )
    why_no_stance = cache.measured(measures.why_no_stance)
    if why_no_stance is None:
        st.caption(f"**How far to trust it:** {accuracy()}")
    else:
        st.info(WHY_NO_STANCE[why_no_stance], icon=":material/info:")
    tables.show_table(voices, voice_tables.VOICES, key="voices", alt="Table of voices and targets")


def show_network(top: int) -> None:
    """Arrows from who speaks to whom it is about."""
    charts.show_chart(
        voice_network_view(
            cache.measured(measures.voice_network, top=2 * top), **charts.current_look()
        ),
        key="voice_network",
        caption="An arrow goes from who speaks to whom it is about; thicker is more often. The "
        "article itself and unnamed voices are left out. Click an arrow or an actor.",
        on_select=state.copy_said_to_url,
    )


def show_heard(top: int) -> None:
    """Who is quoted, beside who is mentioned."""
    quoted = cache.measured(measures.quoted)
    shown = st.segmented_control(
        "Show",
        tuple(HEARD),
        default="both",
        required=True,
        format_func=lambda name: HEARD[name],
        key="heard",
        bind="query-params",
    )
    charts.show_chart(
        quoted_bars(quoted, **charts.current_look(), shown=shown, top=top),
        key="quoted_bars",
        caption="To the left how often somebody is mentioned, to the right how often quoted: "
        "who has nothing there is talked about and never heard. Click a bar for its quotes.",
        on_select=state.copy_said_to_url,
        terms=("quote", "mention"),
    )
    tables.show_table(quoted, voice_tables.QUOTED, key="quoted", alt="Table of quotes and mentions")


def show_cues(top: int) -> None:
    """With which words the articles report somebody."""
    forces = cache.measured(measures.cue_forces)
    charts.show_chart(
        force_matrix(forces, **charts.current_look(), top=top),
        key="force_matrix",
        caption="What is done with somebody's words is the article's choice: who “claims” is "
        "doubted, who “says” is not. Click a square for the quotes.",
        on_select=state.copy_force_to_url,
    )
    tables.show_table(forces, voice_tables.FORCES, key="forces", alt="Table of cues by speaker")


def show_quotes_found(_top: int) -> None:
    """Every quote."""
    tables.show_table(
        cache.measured(measures.selected_quotes, most=tables.MOST_ROWS),
        voice_tables.QUOTES,
        key="quotes",
        alt="Table of all quotes",
    )
