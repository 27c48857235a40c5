"""Which actor is mentioned in which article, and how often."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import pandas as pd
import plotly.graph_objects as go

from analysis.figures.cells import Cell, cell_figure
from analysis.figures.lettering import counted, escaped, hover, shown_of, wrapped
from analysis.figures.palette import Theme
from analysis.figures.provenance import Provenance
from analysis.figures.rows import in_order
from analysis.figures.theme import without_rows

_TITLE = "Who is mentioned where"


def document_heatmap(
    by_document: pd.DataFrame, *, provenance: Provenance, theme: Theme, top: int = 20
) -> go.Figure:
    """Actors by articles: each square is the number of mentions of the actor in the article.

    Parameters
    ----------
    by_document
        The table of `analysis.measures.mentions_by_document`.
    provenance, theme
        As in `analysis.figures.theme.framed`.
    top
        Actors and articles shown at most; those with most mentions.

    Returns
    -------
    plotly.graph_objects.Figure
        Most mentioned actor on top, article with most mentions left. Each square carries the
        actor_id and the document_id as ``customdata[0]`` and ``customdata[1]``, and what it counts
        as ``customdata[2]`` (``article:<document_id>``).
    """
    if by_document.empty:
        return without_rows(title=_TITLE, provenance=provenance, theme=theme)
    actors = _totals(by_document, "actor_id", "name", top)
    articles = _totals(by_document, "document_id", "title", top)
    row_of = {row["actor_id"]: index for index, row in enumerate(actors)}
    column_of = {row["document_id"]: index for index, row in enumerate(articles)}
    cells = [
        Cell(
            row=row_of[row["actor_id"]],
            column=column_of[row["document_id"]],
            value=row["mentions"],
            customdata=(row["actor_id"], row["document_id"], f"article:{row['document_id']}"),
            hover=hover(row["name"], counted(row["mentions"], "mention"), *_title_lines(row)),
        )
        for row in by_document[
            by_document["actor_id"].isin(list(row_of))
            & by_document["document_id"].isin(list(column_of))
            & (by_document["mentions"] > 0)
        ].to_dict("records")
    ]
    n_actors, n_articles = by_document["actor_id"].nunique(), by_document["document_id"].nunique()
    return cell_figure(
        cells,
        rows=[row["name"] for row in actors],
        columns=[row["title"] or "Untitled" for row in articles],
        title=_TITLE,
        subtitle=(
            f"mentions per article · {shown_of(len(actors), n_actors, 'actor')}, "
            f"{shown_of(len(articles), n_articles, 'article')}"
        ),
        provenance=provenance,
        theme=theme,
        alt=(
            f"Grid of {counted(len(actors), 'actor')} by {counted(len(articles), 'article')}. "
            f"Most mentioned: {actors[0]['name']}, {counted(actors[0]['mentions'], 'mention')}."
        ),
    )


def _totals(table: pd.DataFrame, key: str, label: str, top: int) -> list[dict[Any, Any]]:
    sums = table.groupby(key, sort=False)["mentions"].sum()
    if len(sums) > top:
        largest = sums[sums >= sums.nlargest(top).min()].index
        table = table[table[key].isin(largest)]
    named = table.groupby(key, as_index=False).agg({label: "first", "mentions": "sum"})
    return in_order(named, "mentions", label=label, key=key, top=top)


def _title_lines(row: Mapping[Any, Any]) -> list[str]:
    return [escaped(line) for line in wrapped(row["title"] or "Untitled", 260, 13)]
