"""Page: who appears with whom?"""

import streamlit as st

from analysis import measures
from analysis.figures.network import Colour, network_view, tie_matrix
from pages.parts import charts, empty, tables
from pages.parts.counting import WINDOWS, pick_window
from pages.parts.drawn_ties import drawn_network, say_if_untested
from pages.parts.robustness import show_robustness
from pages.parts.ties import pick_ego, show_how_tested, show_tie_panel

TIES: dict[measures.Ties, str] = {
    "significant": "Significant",
    "backbone": "Backbone",
    "all": "All",
}
COLOURS: tuple[Colour, ...] = ("type", "tone", "community")

st.title("Network")
empty.stop_without_articles()

with st.container(horizontal=True, vertical_alignment="bottom", gap="medium"):
    window = pick_window()
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
        ties = st.segmented_control(
            "Ties",
            tuple(TIES),
            default="significant",
            required=True,
            format_func=lambda name: TIES[name],
            key="ties",
            bind="query-params",
            help="**Significant**: more often together than chance inside the articles gives. "
            "**Backbone**: a large part of an actor's ties (disparity filter). **All**: each pair.",
        )
        level = st.segmented_control(
            "Up to q, or level of the backbone",
            [0.001, 0.01, 0.05, 0.1, 0.2],
            default=0.05,
            required=True,
            key="level",
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

    ego = pick_ego()

network, drawn_ties = drawn_network(
    ties,
    window=window,
    top=top,
    min_observed=minimum,
    max_q=level,
    ego=ego,
)
empty.stop_if_empty(network.nodes)
empty.stop_if_empty(network.edges, empty.NO_TIES)

look = charts.current_look()
picture, panel = st.columns([3, 2], gap="medium")
with picture:
    drawn, listed, actors = st.tabs(["Picture", "Table of ties", "Table of actors"])
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
            f"{WINDOWS[window].lower()}s both appear: named together is not a relationship. "
            "Click an actor or a line for its sentences.",
            clickable=True,
            terms=("together", "expected", "q-value", "backbone", "community", "centrality"),
        )
        say_if_untested(ties, drawn_ties)
        show_how_tested(network, ties=drawn_ties)
    with listed:
        tables.show_table(network.edges, tables.TIES, key="ties", alt="Table of ties")
    with actors:
        tables.show_table(network.nodes, tables.NODES, key="nodes", alt="Table of actors")
with panel:
    st.header("Sentences behind the numbers", anchor=False)
    show_tie_panel(network.nodes, network, window=window)

show_robustness(window=window)
