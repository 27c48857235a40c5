"""Page: who appears with whom?"""

import streamlit as st

from analysis import measures
from analysis.figures.network import Colour, network_view, tie_matrix
from analysis.settings import Window
from pages.parts import cache, charts, empty, tables
from pages.parts.ties import show_tie_panel

WINDOWS: dict[Window, str] = {
    "sentence": "Sentence",
    "paragraph": "Paragraph",
    "document": "Article",
}

COLOURS: tuple[Colour, ...] = ("type", "tone", "community")

st.title("Network")
empty.stop_without_articles()

with st.container(horizontal=True, vertical_alignment="bottom", gap="medium"):
    window = st.segmented_control(
        "Together in the same",
        tuple(WINDOWS),
        default="sentence",
        required=True,
        format_func=lambda name: WINDOWS[name],
        key="window",
        bind="query-params",
    )
    view = st.segmented_control(
        "View",
        ["Network", "Matrix"],
        default="Network",
        required=True,
        key="view",
        bind="query-params",
    )
    with st.popover("Options", icon=":material/tune:", key="network_options"):
        top = st.segmented_control(
            "Most mentioned actors",
            [10, 20, 30, 60],
            default=30,
            required=True,
            key="top",
            bind="query-params",
        )
        minimum = st.segmented_control(
            "At least this often together",
            [1, 2, 3, 5, 10],
            default=1,
            required=True,
            key="minimum",
            bind="query-params",
        )
        colour = st.segmented_control(
            "Colour",
            COLOURS,
            default="type",
            required=True,
            format_func=str.capitalize,
            key="colour",
            bind="query-params",
        )

network = cache.measured(measures.network, window=window, top=top, min_observed=minimum)
empty.stop_if_empty(network.nodes)
empty.stop_if_empty(network.edges, empty.NO_TIES)

look = charts.current_look()
picture, panel = st.columns([3, 2], gap="medium")
with picture:
    drawn, ties, actors = st.tabs(["Picture", "Table of ties", "Table of actors"])
    with drawn:
        if view == "Network":
            figure = network_view(
                network,
                **look,
                window=window,
                colour=colour,
            )
        else:
            figure = tie_matrix(
                network,
                **look,
                window=window,
            )
        charts.show_chart(
            figure,
            key=f"network_{view.lower()}",
            caption="Size: how often an actor is named. Line: in how many "
            f"{WINDOWS[window].lower()}s both appear. Click an actor or a line for its sentences.",
            clickable=True,
        )
        if len(cache.current_documents()) == 1:
            st.caption(
                "With one article the ties are plain counts: they describe this text and are not "
                "tested against chance."
            )
    with ties:
        tables.show_table(network.edges, tables.TIES, key="ties", alt="Table of ties")
    with actors:
        tables.show_table(network.nodes, tables.NODES, key="nodes", alt="Table of actors")
with panel:
    st.header("Sentences behind the numbers", anchor=False)
    show_tie_panel(network.nodes, network, window=window)
