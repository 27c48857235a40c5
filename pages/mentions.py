"""Page: how often is each actor named?"""

import streamlit as st

from analysis import measures
from analysis.figures.mentions import document_heatmap, mention_bars
from pages.parts import cache, charts, empty, tables
from pages.parts.counting import BOUNDED, mention_counts
from pages.parts.evidence import Unit, show_actor_panel
from pages.parts.positions import show_position_table, show_positions

DENOMINATORS: dict[measures.Denominator, str] = {
    "mentions": "mentions",
    "sentences": "sentences",
    "articles": "articles",
    "words": "1,000 words",
}
#: what one of the counted things is, and so one row of evidence
UNITS: dict[measures.Denominator, Unit] = {
    "mentions": "mention",
    "sentences": "sentence",
    "articles": "document",
    "words": "mention",
}

CAPTIONS: dict[measures.Denominator, str] = {
    "mentions": "Each part of a bar is one way of naming the actor, and counts those mentions.",
    "sentences": "The share of all sentences that mention the actor at least once.",
    "articles": "The share of all articles that mention the actor at least once.",
    "words": "Mentions per 1,000 words of the articles, whatever they mention.",
}

st.title("Mentions")
empty.stop_without_articles()

denominator = st.segmented_control(
    "Count per",
    tuple(DENOMINATORS),
    default="mentions",
    required=True,
    format_func=lambda name: DENOMINATORS[name].capitalize(),
    key="per",
    bind="query-params",
    help="**Mentions**: out of all mentions of actors. **Sentences**: sentences that name the "
    "actor. **Articles**: articles that name it. **1,000 words**: mentions per 1,000 words.",
)
counts = mention_counts(denominator)
empty.stop_if_empty(counts)

look = charts.current_look()
picture, panel = st.columns([3, 2], gap="medium")
with picture:
    drawn, listed = st.tabs(["Chart", "The same numbers as a table"])
    with drawn:
        charts.show_chart(
            mention_bars(
                counts,
                cache.measured(measures.surfaces_by_actor, top=BOUNDED),
                **look,
                denominator=denominator,
            ),
            key="mention_bars",
            caption=CAPTIONS[denominator] + " Being named often is not being important. "
            "Click a part of a bar for its sentences.",
            clickable=True,
            terms=("mention", "kind", "share", "interval", "rough"),
        )
        show_positions()
        if len(cache.current_documents()) > 1:
            charts.show_chart(
                document_heatmap(
                    cache.measured(measures.mentions_by_document),
                    **look,
                ),
                key="document_heatmap",
                caption="How often each article names each actor; darker is more often, empty is "
                "never. Long articles name everybody more often. Click a square for its sentences.",
                clickable=True,
                terms=("mention",),
            )
    with listed:
        tables.show_table(
            counts,
            tables.RATES if denominator == "words" else tables.COUNTS,
            key="mention_counts",
            alt="Table of mentions per actor",
        )
        show_position_table()
with panel:
    st.header("Sentences behind the numbers", anchor=False)
    show_actor_panel(counts, unit=UNITS[denominator])
