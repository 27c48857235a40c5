"""Who speaks about whom: speakers by targets, and the same as a directed network."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, Protocol

import pandas as pd
import plotly.graph_objects as go

from analysis.figures.cells import Cell, cell_figure
from analysis.figures.drawing import add_nodes, add_ties, legend
from analysis.figures.lettering import counted, given, hover, shown_of, signed
from analysis.figures.palette import INK, Theme
from analysis.figures.provenance import Provenance
from analysis.figures.rows import in_order
from analysis.figures.sketch import Sketch
from analysis.figures.stance import with_reader
from analysis.figures.theme import framed, without_rows
from analysis.figures.tone_scale import tone_colour

_TITLE = "Who speaks about whom"
_NOTHING = "Nobody is quoted about anybody here"
#: where on its curve a tie has its arrow: past the middle, before the disc of the target
_ARROW_AT = 10


class SpeakersAndEdges(Protocol):
    """What the picture needs of an `analysis.measures.VoiceNetwork`."""

    @property
    def nodes(self) -> pd.DataFrame:
        """One row per actor."""

    @property
    def edges(self) -> pd.DataFrame:
        """One row per speaker and target."""


def voice_matrix(
    voices: pd.DataFrame, *, provenance: Provenance, theme: Theme, judged_by: str, top: int = 12
) -> go.Figure:
    """Speakers by targets: each square prints how often, and is coloured by mean stance.

    Parameters
    ----------
    voices
        The table of `analysis.measures.voices`.
    provenance, theme
        As in `analysis.figures.theme.framed`.
    judged_by
        The reader and its measured accuracy, for the line below the picture.
    top
        Targets shown at most, those with most mentions by others than the article; and speakers,
        those who speak most of them, beside the article and the unnamed.

    Returns
    -------
    plotly.graph_objects.Figure
        The article on top, apart from the others. A square carries "speaker_id|actor_id" as
        ``customdata[0]``. Too few judged mentions give no mean: those squares are hatched. Where no
        square has a stance at all, the colour is the number.
    """
    if voices.empty:
        return without_rows(title=_TITLE, provenance=provenance, theme=theme, sentence=_NOTHING)
    targets = _targets(voices, top)
    speakers = _speakers(voices, [key for key, _ in targets], top)
    judged = bool(voices["judged"].sum() > 0)
    provenance = with_reader(provenance, judged_by if judged else "")
    row_of = {key: place for place, (key, _) in enumerate(speakers)}
    column_of = {key: place for place, (key, _) in enumerate(targets)}
    cells = [
        Cell(
            row=row_of[row["speaker_id"]],
            column=column_of[row["actor_id"]],
            value=row["n"],
            customdata=(f"{row['speaker_id']}|{row['actor_id']}",),
            hover=_cell_hover(row),
            colour=_colour(row, theme) if judged else "",
            hatched=judged and not given(row["stance"]),
        )
        for row in voices[
            voices["speaker_id"].isin(list(row_of)) & voices["actor_id"].isin(list(column_of))
        ].to_dict("records")
    ]
    n_speakers = voices["speaker_id"].nunique()
    n_targets = voices["actor_id"].nunique()
    shown = sum(1 for key, _ in speakers if key)
    return cell_figure(
        cells,
        rows=[name for _, name in speakers],
        columns=[name for _, name in targets],
        title=_TITLE,
        subtitle=("number: mentions · colour: stance · " if judged else "mentions in that voice · ")
        + f"{shown_of(shown, n_speakers, 'voice')}, "
        f"{shown_of(len(targets), n_targets, 'actor')} spoken of",
        provenance=provenance,
        theme=theme,
        alt=_matrix_alt(voices, shown, len(targets)),
        stance=judged,
        one_line=True,
    )


def _speakers(voices: pd.DataFrame, targets: Sequence[str], top: int) -> list[tuple[str, str]]:
    """Id and name of each row: the article, a gap, then who speaks most of these targets."""
    spoken = voices[voices["actor_id"].isin(targets)]
    sums = spoken.groupby(["speaker_id", "speaker"], as_index=False)[["n"]].sum()
    rows = in_order(sums, "n", label="speaker", key="speaker_id")
    pairs = [(row["speaker_id"], row["speaker"]) for row in rows]
    own = [pair for pair in pairs if pair[0] == "article"]
    others = [pair for pair in pairs if pair[0] not in ("article", "unnamed")][:top]
    unnamed = [pair for pair in pairs if pair[0] == "unnamed"]
    return [*own, *([("", "")] if own else []), *others, *unnamed]


def _targets(voices: pd.DataFrame, top: int) -> list[tuple[str, str]]:
    """Those of whom reported speakers speak most come first, then the article's."""
    reported = voices["n"].where(voices["speaker_id"] != "article", 0)
    sums = voices.assign(reported=reported).groupby(["actor_id", "name"], as_index=False)
    totals = (
        sums[["n", "reported"]]
        .sum()
        .sort_values(["reported", "n", "name", "actor_id"], ascending=[False, False, True, True])
    )
    return list(totals[["actor_id", "name"]].head(top).itertuples(index=False, name=None))


def _colour(row: Mapping[Any, Any], theme: Theme) -> str:
    return tone_colour(row["stance"], 1.0, theme) if given(row["stance"]) else INK[theme].grid


def _cell_hover(row: Mapping[Any, Any]) -> str:
    lines = [f"{counted(row['n'], 'mention')}, {row['share']:.0%} of what this voice says"]
    if given(row["stance"]):
        bounds = f" [{signed(row['low'])}, {signed(row['high'])}]" if given(row["low"]) else ""
        lines.append(f"mean stance {signed(row['stance'])}{bounds}, n = {row['judged']}")
        lines += ["few articles: a rough interval"] if row["rough"] else []
    elif row["judged"]:
        lines.append("too few with a stance for a mean")
    return hover(f"{row['speaker']} about {row['name']}", *lines)


def _matrix_alt(voices: pd.DataFrame, n_speakers: int, n_targets: int) -> str:
    alt = f"Grid of {counted(n_speakers, 'voice')} by {counted(n_targets, 'actor')} spoken of. "
    first = voices.sort_values(["n", "speaker", "name"], ascending=[False, True, True]).iloc[0]
    return alt + _strongest("Most", first)


def _strongest(word: str, row: Any) -> str:
    return f"{word}: {row['speaker']} about {row['name']}, {counted(row['n'], 'mention')}."


def voice_network_view(
    network: SpeakersAndEdges, *, provenance: Provenance, theme: Theme
) -> go.Figure:
    """Actors as marks, and an arrow from whoever speaks to whom they speak about.

    Parameters
    ----------
    network
        Nodes with places in [0, 1], edges from ``speaker_id`` to ``actor_id`` with ``n``.
    provenance, theme
        As in `analysis.figures.theme.framed`.

    Returns
    -------
    plotly.graph_objects.Figure
        Trace "actors" has the actor_id, trace "ties" "speaker_id|actor_id" as ``customdata[0]``.
        The article itself and the unnamed are not drawn.
    """
    if network.edges.empty:
        return without_rows(title=_TITLE, provenance=provenance, theme=theme, sentence=_NOTHING)
    nodes = [{**row, "tone": None} for row in in_order(network.nodes, "mentions")]
    edges = _edges(network.edges)
    sketch = Sketch(nodes, edges, theme, "type", compact=False)
    figure = go.Figure()
    add_ties(figure, sketch)
    _add_arrows(figure, sketch)
    add_nodes(figure, sketch)
    figure.data[-1].customdata = [[node["actor_id"], _node_hover(node)] for node in nodes]
    figure.update_layout(dragmode="pan")
    figure.update_xaxes(visible=False, range=sketch.x_range)
    figure.update_yaxes(visible=False, range=sketch.y_range)
    first = edges[0]
    return framed(
        figure,
        title=_TITLE,
        subtitle=f"{counted(len(nodes), 'actor')} · {counted(len(edges), 'arrow')}: "
        "from who speaks to whom it is about",
        provenance=provenance,
        theme=theme,
        height=sketch.canvas.height,
        alt=f"Network of {counted(len(nodes), 'actor')} and {counted(len(edges), 'arrow')}. "
        + _strongest("Strongest", first),
        margins=(8, 8, 4),
        legend=legend(sketch),
    )


def _edges(edges: pd.DataFrame) -> list[dict[Any, Any]]:
    rows = edges.to_dict("records")
    rows.sort(key=lambda row: (-row["n"], row["speaker_id"], row["actor_id"]))
    return [
        {
            **row,
            "source": row["speaker_id"],
            "target": row["actor_id"],
            "observed": row["n"],
            "tie": f"{row['speaker_id']}|{row['actor_id']}",
            "hover": _cell_hover(row),
        }
        for row in rows
    ]


def _add_arrows(figure: go.Figure, sketch: Sketch) -> None:
    """A head on each tie, turned the way it goes."""
    xs: list[float | None] = []
    ys: list[float | None] = []
    for line in sketch.curves:
        for point in (line[_ARROW_AT - 1], line[_ARROW_AT]):
            xs.append(float(point[0]))
            ys.append(float(point[1]))
        xs.append(None)
        ys.append(None)
    figure.add_scatter(
        x=xs,
        y=ys,
        name="arrows",
        mode="markers",
        hoverinfo="skip",
        marker={
            "symbol": "arrow",
            "angleref": "previous",
            "size": [0, 11, 0] * len(sketch.curves),
            "color": INK[sketch.theme].ties[3],
            "opacity": 1,
            "line": {"width": 0},
        },
        unselected={"marker": {"opacity": 1}},
        cliponaxis=False,
    )


def _node_hover(node: Mapping[Any, Any]) -> str:
    about = node["mentions"] - node["says"]
    return hover(
        node["name"],
        f"speaks of others: {counted(node['says'], 'mention')}",
        f"others speak of it: {counted(about, 'mention')}",
    )
