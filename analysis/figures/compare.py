"""Who gets how much of each of two selections: dumbbells of shares."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, Literal

import pandas as pd
import plotly.graph_objects as go

from analysis.figures.lettering import counted, escaped, hover
from analysis.figures.palette import INK, SIDE_COLOURS, Theme
from analysis.figures.provenance import Provenance
from analysis.figures.rows import actor_axis, label_margin
from analysis.figures.theme import framed, without_rows
from analysis.figures.two_sides import (
    MENTIONS,
    QUOTES,
    ROW_HEIGHT,
    SYMBOLS,
    Names,
    difference_axis,
    interval_words,
    most_first,
    side_legend,
    sizes,
)

Denominator = Literal["mentions", "sentences", "articles", "words", "quotes"]

_DUMBBELL_TITLE, _SPEAKER_TITLE = "Who gets how much of each", "Whom each quotes"
_SHARE_UNITS: Mapping[Denominator, str] = {
    "mentions": "share of all actor mentions",
    "sentences": "share of sentences",
    "articles": "share of articles",
    "words": "mentions per 1,000 words",
    "quotes": "share of all quotes",
}


def share_dumbbells(
    table: pd.DataFrame,
    *,
    names: Names,
    provenance: Provenance,
    theme: Theme,
    denominator: Denominator = "mentions",
    top: int = 20,
) -> go.Figure:
    """Each actor's share in both selections, joined by a line as long as the difference.

    Parameters
    ----------
    table
        The table of `analysis.measures.compare` for this denominator; for quotes that of
        `analysis.measures.compare_speakers`.
    names
        What the two selections are called.
    provenance, theme
        As in `analysis.figures.theme.framed`.
    denominator
        What the shares are shares of.
    top
        Actors shown at most: those with most mentions in both together.

    Returns
    -------
    plotly.graph_objects.Figure
        Most mentions on top. Each mark carries the actor_id as ``customdata[0]``.
    """
    speaks = denominator == "quotes"
    title, ranked = (_SPEAKER_TITLE, QUOTES) if speaks else (_DUMBBELL_TITLE, MENTIONS)
    shared = table["share_a"].notna() & table["share_b"].notna()
    rows = most_first(table[shared], ranked, top=top)
    if not rows:
        return without_rows(title=title, provenance=provenance, theme=theme)
    ink = INK[theme]
    figure = go.Figure()
    figure.add_scatter(
        x=[x for row in rows for x in (row["share_a"], row["share_b"], None)],
        y=[y for place in range(len(rows)) for y in (place, place, None)],
        name="differences",
        mode="lines",
        line={"color": ink.ties[0], "width": 3},
        hoverinfo="skip",
    )
    for side, name in enumerate(names):
        _add_ends(figure, rows, side, name, denominator, names, theme)
    highest = max(max(row["share_a"], row["share_b"]) for row in rows)
    figure.update_xaxes(
        range=[-0.02 * highest, 1.06 * highest or 1],
        tickformat="" if denominator == "words" else ".0%" if highest >= 0.05 else ".1%",
        **difference_axis(_SHARE_UNITS[denominator], theme),
    )
    actor_axis(figure, [row["name"] for row in rows], theme)
    return framed(
        figure,
        title=title,
        subtitle=f"{_SHARE_UNITS[denominator]} · {sizes(rows[0])}",
        provenance=provenance,
        theme=theme,
        height=ROW_HEIGHT * len(rows) + 12,
        alt=f"Shares of {counted(len(rows), 'speaker' if speaks else 'actor')} in two selections. "
        + _alt(rows, names),
        margins=(label_margin([row["name"] for row in rows]), 18, 46),
        legend=side_legend(names, theme),
    )


def _add_ends(
    figure: go.Figure,
    rows: Sequence[Any],
    side: int,
    name: str,
    denominator: Denominator,
    names: Names,
    theme: Theme,
) -> None:
    figure.add_scatter(
        x=[row[f"share_{'ab'[side]}"] for row in rows],
        y=list(range(len(rows))),
        name="ab"[side],
        mode="markers",
        marker={
            "size": 11,
            "symbol": SYMBOLS[side],
            "color": SIDE_COLOURS[theme][side],
            "opacity": 1,
            "line": {"color": INK[theme].background, "width": 1},
        },
        customdata=[[row["actor_id"], _share_hover(row, names, denominator)] for row in rows],
        hovertemplate="%{customdata[1]}<extra>" + escaped(name) + "</extra>",
        cliponaxis=False,
        unselected={"marker": {"opacity": 0.35}},
    )


def _share_hover(row: Mapping[Any, Any], names: Names, denominator: Denominator) -> str:
    words = denominator == "words"
    lines = []
    for letter, name in zip("ab", names, strict=True):
        share = row[f"share_{letter}"]
        said = f"{share:.2f}" if words else f"{share:.1%}"
        count = row[f"{'quotes' if denominator == 'quotes' else 'count'}_{letter}"]
        out_of = f"{count:,} of {row[f'n_{letter}']:,}"
        lines.append(f"{escaped(name)}: {said} ({out_of})")
    return hover(row["name"], *lines, interval_words(row, "share"))


def _alt(rows: Sequence[Any], names: Names) -> str:
    widest = max(rows, key=lambda row: abs(row["share_difference"]))
    more = names[widest["share_difference"] < 0]
    return f"Widest apart: {widest['name']}, more in {more}."
