"""Who is quoted, with which words, and who is only talked about."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, Literal

import pandas as pd
import plotly.graph_objects as go

from analysis.figures.cells import Cell, cell_figure
from analysis.figures.lettering import counted, escaped, hover, shown_of
from analysis.figures.palette import INK, Theme
from analysis.figures.provenance import Provenance
from analysis.figures.rows import actor_axis, in_order, label_margin
from analysis.figures.theme import Entry, framed, without_rows

#: who is shown beside whom
Heard = Literal["both", "quoted", "silent"]
_ORDERS: Mapping[Heard, str] = {
    "both": "most mentioned and quoted first",
    "quoted": "most quoted first",
    "silent": "never quoted, most mentioned first",
}
_FORCE_TITLE = "With which words they are quoted"
_ROW_HEIGHT = 26


def force_matrix(
    forces: pd.DataFrame, *, provenance: Provenance, theme: Theme, top: int = 15
) -> go.Figure:
    """Speakers by what is done with their words: each square is a number of quotes.

    Parameters
    ----------
    forces
        The table of `analysis.measures.cue_forces`.
    provenance, theme
        As in `analysis.figures.theme.framed`.
    top
        Speakers shown at most.

    Returns
    -------
    plotly.graph_objects.Figure
        Each square carries "speaker_id|force" as ``customdata[0]``.
    """
    if forces.empty:
        return without_rows(
            title=_FORCE_TITLE, provenance=provenance, theme=theme, sentence="Nobody is quoted here"
        )
    rows = forces.drop_duplicates("speaker_id")[["speaker_id", "speaker"]].head(top)
    row_of = {key: place for place, key in enumerate(rows["speaker_id"])}
    kept = forces[forces["speaker_id"].isin(rows["speaker_id"])]
    totals = kept.groupby("force")["quotes"].sum()
    columns = sorted(totals.index, key=lambda force: (-totals[force], force))
    cells = [
        Cell(
            row=row_of[row["speaker_id"]],
            column=columns.index(row["force"]),
            value=row["quotes"],
            customdata=(f"{row['speaker_id']}|{row['force']}",),
            hover=hover(
                f"{row['speaker']} {row['force']}",
                f"{counted(row['quotes'], 'quote')}, {row['share']:.0%} of this speaker's",
                escaped(row["cues"][:60]),
            ),
        )
        for row in kept.to_dict("records")
    ]
    n = forces["speaker_id"].nunique()
    return cell_figure(
        cells,
        rows=rows["speaker"].tolist(),
        columns=columns,
        title=_FORCE_TITLE,
        subtitle=f"number: quotes · {shown_of(len(rows), n, 'speaker')}",
        provenance=provenance,
        theme=theme,
        alt=f"Grid of {counted(len(rows), 'speaker')} by {counted(len(columns), 'kind of cue')}.",
    )


def quoted_bars(
    quoted: pd.DataFrame,
    *,
    provenance: Provenance,
    theme: Theme,
    shown: Heard = "both",
    top: int = 20,
) -> go.Figure:
    """Each actor's mentions to the left, its quotes to the right of one line.

    Parameters
    ----------
    quoted
        The table of `analysis.measures.quoted`.
    provenance, theme
        As in `analysis.figures.theme.framed`.
    shown
        ``"both"``: those with most quotes and mentions together; ``"quoted"``: the most quoted;
        ``"silent"``: the most mentioned of those who are never quoted.
    top
        Actors shown at most.

    Returns
    -------
    plotly.graph_objects.Figure
        Traces "mentions" (negative lengths) and "quotes"; each bar has the actor_id as
        ``customdata[0]``.
    """
    title = "Who is heard, and who is only talked about"
    actors = _shown(quoted, shown)
    if actors.empty:
        return without_rows(title=title, provenance=provenance, theme=theme)
    rows = in_order(actors, "place", top=top)
    names = [row["name"] for row in rows]
    figure = go.Figure([_side(rows, name, theme) for name in ("mentions", "quotes")])
    actor_axis(figure, names, theme)
    figure.update_xaxes(visible=False, range=_reach(rows))
    figure.update_layout(barmode="relative", bargap=0.3)
    figure.add_vline(x=0, line={"width": 1, "color": INK[theme].outline})
    return framed(
        figure,
        title=title,
        subtitle=f"{shown_of(len(rows), len(actors), 'actor')}, {_ORDERS[shown]}",
        provenance=provenance,
        theme=theme,
        height=_ROW_HEIGHT * len(rows) + 8,
        alt=_quoted_alt(rows),
        margins=(label_margin(names), 14, 4),
        legend=[
            Entry("◂ mentioned", "■", INK[theme].ties[0]),
            Entry("quoted ▸", "■", INK[theme].bar),
        ],
    )


def _shown(quoted: pd.DataFrame, shown: Heard) -> pd.DataFrame:
    """The actors of one choice, with what they are ordered by."""
    if shown == "quoted":
        heard = quoted[quoted["heard"]]
        return heard.assign(place=heard["quotes"])
    actors = quoted[quoted["mentions"] > 0]
    if shown == "silent":
        actors = actors[~actors["heard"]]
    return actors.assign(place=actors["mentions"] + actors["quotes"])


def _side(rows: Sequence[Mapping[Any, Any]], side: str, theme: Theme) -> go.Bar:
    """Bars of one side of the line, with their numbers."""
    left = side == "mentions"
    return go.Bar(
        x=[-row[side] if left else row[side] for row in rows],
        y=list(range(len(rows))),
        orientation="h",
        name=side,
        marker={"color": INK[theme].ties[0] if left else INK[theme].bar},
        text=[f"{row[side]:,}" if row[side] or not left else "" for row in rows],
        textposition="outside",
        textfont={"size": 11, "color": INK[theme].text},
        cliponaxis=False,
        customdata=[[row["actor_id"], _bar_hover(row)] for row in rows],
        hovertemplate="%{customdata[1]}<extra></extra>",
        unselected={"marker": {"opacity": 0.4}},
    )


def _reach(rows: Sequence[Mapping[Any, Any]]) -> list[float]:
    """Ends of the axis: both sides in one scale, with room for the numbers."""
    left, right = (max(row[side] for row in rows) for side in ("mentions", "quotes"))
    room = 0.12 * (left + right)
    return [-left - room, right + room]


def _bar_hover(row: Mapping[Any, Any]) -> str:
    heard = "" if row["heard"] else "never quoted"
    lines = [counted(row["mentions"], "mention"), counted(row["quotes"], "quote"), heard]
    return hover(row["name"], *filter(None, lines))


def _quoted_alt(rows: Sequence[Mapping[Any, Any]]) -> str:
    silent = [row["name"] for row in rows if not row["heard"]]
    most = max(rows, key=lambda row: row["quotes"])
    alt = f"Mentions and quotes of {counted(len(rows), 'actor')}. "
    alt += f"Most quoted: {most['name']}, {counted(most['quotes'], 'quote')}. "
    return alt + (f"Never quoted: {', '.join(silent[:5])}." if silent else "All are quoted.")
