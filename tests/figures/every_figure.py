"""Each figure as a function of a change of its tables and a theme."""

from __future__ import annotations

from collections.abc import Callable

import pandas as pd
import plotly.graph_objects as go

from analysis.figures.compare import share_dumbbells
from analysis.figures.compare_network import difference_network
from analysis.figures.differences import difference_dots
from analysis.figures.mentions import document_heatmap, mention_bars
from analysis.figures.network import network_view, tie_matrix
from analysis.figures.palette import Theme
from analysis.figures.stance import stance_bars
from analysis.figures.timeline import timeline_lines
from analysis.figures.tone import tone_bars, tone_distribution
from analysis.figures.tone_against_stance import tone_against_stance
from tests.figures import figure_tables as tables
from tests.figures.figure_tables import MANY_ARTICLES as SOURCE
from tests.figures.figure_tables import Network

Change = Callable[[pd.DataFrame], pd.DataFrame]
Draw = Callable[[Change, Theme], go.Figure]
_SIDES = ("Courier", "Post")


def drawings(first: str) -> dict[str, Draw]:
    """Every figure by its name; `first` is the name of its first actor."""
    return _mentioned(first) | _worded(first) | _together(first) | _compared(first)


def _mentioned(first: str) -> dict[str, Draw]:
    counts = tables.counts((first, 5), ("Modi", 5), ("Putin", 2))
    surfaces = tables.surfaces(("x:0", first, "name", 5), ("x:1", "Modi", "alias", 5))
    cells = tables.by_document((first, first, 5), ("Modi", "War", 3), ("Modi", "Peace", 1))
    line = tables.timeline(first)
    return {
        "mention_bars": lambda f, t: mention_bars(
            f(counts), f(surfaces), provenance=SOURCE, theme=t
        ),
        "mention_shares": lambda f, t: mention_bars(
            f(counts), f(surfaces), provenance=SOURCE, theme=t, denominator="articles"
        ),
        "document_heatmap": lambda f, t: document_heatmap(f(cells), provenance=SOURCE, theme=t),
        "timeline_lines": lambda f, t: timeline_lines(
            f(line), provenance=SOURCE, theme=t, step="month"
        ),
    }


def _worded(first: str) -> dict[str, Draw]:
    tones = tables.tone((first, 9, 0.2), ("Modi", 9, 0.2), ("Putin", 1, tables.MISSING))
    stances = tables.stance((first, 9, 0.2), ("Modi", 9, -0.4), ("Putin", 1, tables.MISSING))
    both = tables.tone_and_stance((first, 9, 0.2, 0.4), ("Modi", 9, 0.2, -0.4))
    sentences = pd.DataFrame([(0.1, 1), (0.0, 0)], columns=["tone", "n_tone_words"])
    return {
        "tone_bars": lambda f, t: tone_bars(f(tones), provenance=SOURCE, theme=t),
        "tone_distribution": lambda f, t: tone_distribution(
            f(sentences), provenance=SOURCE, theme=t
        ),
        "stance_bars": lambda f, t: stance_bars(
            f(stances), provenance=SOURCE, theme=t, judged_by=""
        ),
        "tone_against_stance": lambda f, t: tone_against_stance(
            f(both), provenance=SOURCE, theme=t, judged_by=""
        ),
    }


def _together(first: str) -> dict[str, Draw]:
    ties = tables.network(3, (0, 1, 4), (0, 2, 4), prefix=first)

    def changed(change: Change) -> Network:
        return Network(change(ties.nodes), change(ties.edges))

    return {
        "network_view": lambda f, t: network_view(changed(f), provenance=SOURCE, theme=t),
        "network_card": lambda f, t: network_view(
            changed(f), provenance=SOURCE, theme=t, compact=True
        ),
        "tie_matrix": lambda f, t: tie_matrix(changed(f), provenance=SOURCE, theme=t),
    }


def _compared(first: str) -> dict[str, Draw]:
    pair, differing = tables.comparison(first)
    return {
        "share_dumbbells": lambda f, t: share_dumbbells(
            f(pair), names=_SIDES, provenance=SOURCE, theme=t
        ),
        "difference_dots": lambda f, t: difference_dots(
            f(pair), difference="share", names=_SIDES, provenance=SOURCE, theme=t
        ),
        "difference_network": lambda f, t: difference_network(
            Network(f(differing.nodes), f(differing.edges)),
            names=_SIDES,
            provenance=SOURCE,
            theme=t,
        ),
    }
