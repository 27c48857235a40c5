"""Differences of two selections, actor by actor, each with its interval or its z."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import pandas as pd
import plotly.graph_objects as go

from analysis.figures.lettering import counted, escaped, given, hover, signed
from analysis.figures.palette import INK, SIDE_COLOURS, Theme
from analysis.figures.provenance import Provenance
from analysis.figures.rows import actor_axis, label_margin
from analysis.figures.theme import Entry, framed, without_rows
from analysis.figures.two_sides import (
    MENTIONS,
    QUOTES,
    ROW_HEIGHT,
    SIGNIFICANT,
    SYMBOLS,
    Counts,
    Difference,
    Names,
    difference_axis,
    interval_words,
    most_first,
    side_legend,
    sizes,
)

_TITLES: Mapping[Difference, str] = {
    "share": "Difference of shares",
    "log_odds": "Whose name sets the two apart",
    "tone": "Difference of tone",
    "stance": "Difference of stance",
}
_SPEAKER_TITLE = "Who is quoted more"
_JUDGED: Mapping[Difference, Counts] = {
    "tone": Counts("sentences", "scored sentence"),
    "stance": Counts("judged", "judged mention"),
}


def difference_dots(
    table: pd.DataFrame,
    *,
    difference: Difference,
    names: Names,
    provenance: Provenance,
    theme: Theme,
    top: int = 20,
    counts: Counts = MENTIONS,
) -> go.Figure:
    """Difference of each actor with its 95 % interval: right of 0 is more in the first selection.

    Filled marks are more than chance: the interval leaves 0 out or, for log-odds, q is below 0.05.

    Parameters
    ----------
    table, names, provenance, theme
        As in `share_dumbbells`.
    difference
        Which difference; for ``"log_odds"`` the length is z, and the strongest of both
        sides are shown, else the most mentioned.
    top
        Actors shown at most.
    counts
        Of what the shares are; with quotes the actors are speakers.

    Returns
    -------
    plotly.graph_objects.Figure
        Largest on top. Each mark carries the actor_id as ``customdata[0]``.
    """
    column = "z_articles" if difference == "log_odds" else f"{difference}_difference"
    table = table[table[column].notna()]
    if difference == "log_odds":
        table = table[table["q"].notna()]
        far = table[column].abs()
        rows = most_first(table[far >= far.nlargest(top).min()], counts)
        rows = sorted(rows, key=lambda row: -abs(row[column]))[:top]
    else:
        rows = most_first(table, counts, top=top)
    rows.sort(key=lambda row: -row[column])
    title = _SPEAKER_TITLE if counts == QUOTES else _TITLES[difference]
    if not rows:
        return without_rows(title=title, provenance=provenance, theme=theme)
    figure = go.Figure()
    if difference != "log_odds":
        _add_lines(figure, rows, difference, theme)
    _add_marks(figure, rows, difference, column, names, theme, counts)
    limit = _limit(rows, difference, column)
    figure.add_vline(x=0, line={"color": INK[theme].outline, "width": 1}, layer="below")
    figure.update_xaxes(
        range=[-limit, limit],
        tickformat="+.1%" if difference == "share" else "+.1f",
        **difference_axis(_axis_title(difference), theme),
    )
    actor_axis(figure, [row["name"] for row in rows], theme)
    line = "" if difference == "log_odds" else " · line: 95% interval"
    return framed(
        figure,
        title=title,
        subtitle=f"{_unit(difference)}{line} · {sizes(rows[0])}",
        provenance=provenance,
        theme=theme,
        height=ROW_HEIGHT * len(rows) + 12,
        alt=f"{title} of {counted(len(rows), 'actor')}. Most toward the first: {rows[0]['name']}; "
        f"most toward the second: {rows[-1]['name']}.",
        margins=(label_margin([row["name"] for row in rows]), 18, 46),
        legend=[*_sided_legend(names, theme), Entry("filled: more than chance")],
    )


def _add_lines(
    figure: go.Figure, rows: Sequence[Any], difference: Difference, theme: Theme
) -> None:
    ends = [
        (place, row[f"{difference}_low"], row[f"{difference}_high"])
        for place, row in enumerate(rows)
        if given(row[f"{difference}_low"])
    ]
    figure.add_scatter(
        x=[x for _, low, high in ends for x in (low, high, None)],
        y=[y for place, _, _ in ends for y in (place, place, None)],
        name="intervals",
        mode="lines",
        line={"color": INK[theme].ties[1], "width": 2.5},
        hoverinfo="skip",
    )


def _add_marks(
    figure: go.Figure,
    rows: Sequence[Any],
    difference: Difference,
    column: str,
    names: Names,
    theme: Theme,
    counts: Counts,
) -> None:
    ink = INK[theme]
    colours = [SIDE_COLOURS[theme][row[column] < 0] for row in rows]
    figure.add_scatter(
        x=[row[column] for row in rows],
        y=list(range(len(rows))),
        name="differences",
        mode="markers",
        marker={
            "size": 12,
            "symbol": [SYMBOLS[row[column] < 0] for row in rows],
            "color": [
                colour if more_than_chance(row, difference) else ink.background
                for row, colour in zip(rows, colours, strict=True)
            ],
            "opacity": 1,
            "line": {"color": colours, "width": 1.8},
        },
        customdata=[
            [row["actor_id"], _difference_hover(row, difference, names, counts)] for row in rows
        ],
        hovertemplate="%{customdata[1]}<extra></extra>",
        cliponaxis=False,
        unselected={"marker": {"opacity": 0.35}},
    )


def more_than_chance(row: Mapping[Any, Any], difference: Difference) -> bool:
    """Whether the interval leaves 0 out or, for log-odds, q is below 0.05."""
    if difference == "log_odds":
        return bool(row["q"] < SIGNIFICANT)
    low, high = row[f"{difference}_low"], row[f"{difference}_high"]
    return given(low) and (low > 0 or high < 0)


def _difference_hover(
    row: Mapping[Any, Any], difference: Difference, names: Names, counts: Counts
) -> str:
    n, noun = _JUDGED.get(difference, counts)
    lines = []
    for letter, name in zip("ab", names, strict=True):
        many = counted(row[f"{n}_{letter}"], noun)
        if difference == "share" and counts == MENTIONS:  # of what, the page chooses
            many = f"{row[f'count_{letter}']:,} of {row[f'n_{letter}']:,}"
        if difference in ("tone", "stance"):
            many = f"{signed(row[f'{difference}_{letter}'])}, {many}"
        lines.append(f"{escaped(name)}: {many}")
    if difference == "log_odds":
        odds = f"log-odds {signed(row['log_odds'])}, z {signed(row['z_articles'])}"
        return hover(row["name"], *lines, f"{odds}, q {row['q']:.3f}")
    return hover(row["name"], *lines, interval_words(row, difference))


def _limit(rows: Sequence[Any], difference: Difference, column: str) -> float:
    ends = [row[column] for row in rows]
    if difference != "log_odds":
        ends += [row[f"{difference}_{end}"] for row in rows for end in ("low", "high")]
    return 1.08 * max((abs(end) for end in ends if given(end)), default=1.0) or 1.0


def _axis_title(difference: Difference) -> str:
    said = {"share": "share", "log_odds": "z", "tone": "tone", "stance": "stance"}[difference]
    return f"◂ more in the second   {said}   more in the first ▸"


def _unit(difference: Difference) -> str:
    return {
        "share": "first minus second",
        "log_odds": "log-odds in standard errors of whole articles",
        "tone": "mean tone, first minus second",
        "stance": "mean stance, first minus second",
    }[difference]


def _sided_legend(names: Names, theme: Theme) -> list[Entry]:
    entries = side_legend(names, theme)
    return [Entry(f"more in {entry.text}", entry.mark, entry.colour) for entry in entries]
