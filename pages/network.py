"""Page: who appears with whom?"""

import streamlit as st

from analysis import measures
from analysis.figures.network import Colour, Width
from pages.parts import empty, tables
from pages.parts.counting import pick_window
from pages.parts.drawn_ties import drawn_network, say_if_untested
from pages.parts.network import AGAINST_CHANCE, LINES, VIEWS, show_picture
from pages.parts.robustness import show_robustness
from pages.parts.ties import pick_ego, show_how_tested, show_tie_panel

TIES: dict[measures.Ties, str] = {
    "significant": "Significant",
    "backbone": "Backbone",
    "all": "All",
}
COLOURS: tuple[Colour, ...] = ("type", "tone", "community")
WIDTH_LABELS: dict[Width, str] = {
    "observed": "Number",
    "npmi": "NPMI",
    "log_likelihood": "Log-likelihood",
    "jaccard": "Jaccard",
}

st.title("Network")
empty.stop_without_articles()

with st.container(horizontal=True, vertical_alignment="bottom", gap="medium"):
    window = pick_window()
    view = st.segmented_control(
        "View",
        VIEWS,
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
        width = st.segmented_control(
            "Width of a line",
            tuple(WIDTH_LABELS),
            default="observed",
            required=True,
            format_func=lambda name: WIDTH_LABELS[name],
            key="width",
            bind="query-params",
            help="**Number**: windows with both. **NPMI** and **Jaccard** do not grow with how "
            "often two are named; **log-likelihood** says how surely it is more than chance.",
        )
        lines = st.segmented_control(
            "Colour of a line",
            LINES,
            default="Plain",
            required=True,
            key="lines",
            bind="query-params",
            help="**Stance**: how the two are treated where they are named together.",
        )

    ego = pick_ego()

if view == AGAINST_CHANCE:  # what chance would give as well belongs in this picture
    ties = "all"
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

picture, panel = st.columns([3, 2], gap="medium")
with picture:
    drawn, listed, actors = st.tabs(["Picture", "Table of ties", "Table of actors"])
    with drawn:
        show_picture(network, view=view, window=window, colour=colour, width=width, lines=lines)
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
