"""The tone of all sentences, whoever they mention."""

from __future__ import annotations

from typing import Any

import numpy as np
import pandas as pd
import plotly.graph_objects as go

from analysis.figures.lettering import counted, signed
from analysis.figures.palette import INK, Theme
from analysis.figures.provenance import Provenance
from analysis.figures.theme import Entry, framed, without_rows
from analysis.figures.tone_scale import tone_axis, tone_colour, tone_limit
from analysis.measures.tone_bins import BIN_WIDTH, TONE_EDGES

_TITLE = "Tone of all sentences"
_BIN, _EDGES = BIN_WIDTH, TONE_EDGES


def tone_distribution(
    sentences: pd.DataFrame, *, provenance: Provenance, theme: Theme
) -> go.Figure:
    """How many sentences have which tone; sentences without any tone word stand apart.

    A sentence without a tone word has tone 0 by definition, not by its wording; among the others
    it would hide their shape.

    Parameters
    ----------
    sentences
        A table with ``tone`` and ``n_tone_words``, one row per sentence.
    provenance, theme
        As in `analysis.figures.theme.framed`.

    Returns
    -------
    plotly.graph_objects.Figure
        Above, a strip of the sentences with and without a tone word; below, bars 0.1 wide of those
        with one. Sentences without a score (not English) are in neither. Each part carries what it
        is for `analysis.measures.sentences_of_tone` as ``customdata[0]``.
    """
    scored = sentences[sentences["tone"].notna()]
    if scored.empty:
        sentence = "No scored sentence to show"
        return without_rows(title=_TITLE, provenance=provenance, theme=theme, sentence=sentence)
    worded = scored.loc[scored["n_tone_words"] > 0, "tone"].to_numpy(dtype=float)
    silent = len(scored) - len(worded)
    heights = np.histogram(worded, _EDGES)[0]
    figure = go.Figure()
    _add_strip(figure, len(worded), silent, theme)
    _add_bars(figure, heights, max(0.3, tone_limit(worded.tolist())), theme)
    ink = INK[theme]
    unscored = len(sentences) - len(scored)
    mean = f"mean tone {signed(float(worded.mean()))}" if len(worded) else "no mean tone"
    return framed(
        figure,
        title=_TITLE,
        subtitle=f"number of sentences · n = {len(scored):,}"
        + (f" · {unscored:,} not scored" if unscored else ""),
        provenance=provenance,
        theme=theme,
        height=230,
        alt=(
            f"Histogram of the tone of {counted(len(worded), 'sentence')} with a tone word: {mean}."
            f" {counted(silent, 'sentence')} without a tone word."
        ),
        margins=(20 + 7 * len(f"{int(heights.max(initial=0)):,}"), 16, 46),
        legend=(
            Entry(f"{len(worded):,} with a tone word", "■", ink.bar),
            Entry(f"{silent:,} without", "▨", ink.outline),
        ),
    )


def _add_strip(figure: go.Figure, worded: int, silent: int, theme: Theme) -> None:
    ink = INK[theme]
    hatched = {"shape": "/", "fgcolor": ink.outline, "bgcolor": ink.background, "size": 6}
    parts: tuple[tuple[str, int, dict[str, Any]], ...] = (
        ("with a tone word", worded, {"color": ink.bar}),
        ("without a tone word", silent, {"color": ink.background, "pattern": hatched}),
    )
    for (name, number, marker), key in zip(parts, ("worded", "silent"), strict=True):
        figure.add_bar(
            x=[number],
            y=[0],
            name=name,
            orientation="h",
            xaxis="x2",
            yaxis="y2",
            marker={**marker, "line": {"color": ink.outline, "width": 1}},
            customdata=[[key]],
            hovertemplate="%{x} " + name + "<extra></extra>",
        )
    hidden = {"visible": False, "fixedrange": True}
    figure.update_layout(
        barmode="stack",
        xaxis2={**hidden, "anchor": "y2", "range": [0, worded + silent]},
        yaxis2={**hidden, "anchor": "x2", "domain": [0.94, 1]},
        yaxis={"domain": [0, 0.86]},
    )


def _add_bars(figure: go.Figure, heights: Any, limit: float, theme: Theme) -> None:
    ink = INK[theme]
    centres = np.round((_EDGES[:-1] + _EDGES[1:]) / 2, 2)
    figure.add_bar(
        x=centres.tolist(),
        y=heights.tolist(),
        name="tone",
        width=_BIN * 0.92,
        marker={
            "color": [tone_colour(float(centre), limit, theme) for centre in centres],
            "line": {"color": ink.outline, "width": 1},
        },
        customdata=[
            [str(place), signed(centre - _BIN / 2), signed(centre + _BIN / 2)]
            for place, centre in enumerate(centres)
        ],
        hovertemplate="%{y} with tone %{customdata[1]} to %{customdata[2]}<extra></extra>",
    )
    tone_axis(figure, limit, theme)
    figure.update_layout(xaxis={"range": [-limit - _BIN / 2, limit + _BIN / 2]})
    figure.update_layout(
        yaxis={
            "gridcolor": ink.grid,
            "tickfont": {"color": ink.muted, "size": 11},
            "tickformat": ",d",
            "nticks": 5,
            "zeroline": False,
            "fixedrange": True,
            "range": [0, max(1, int(heights.max(initial=0))) * 1.05],
            "automargin": False,
        }
    )
