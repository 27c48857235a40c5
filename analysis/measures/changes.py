"""What changed between two states of the articles: whose counts moved, by how much, and why."""

from __future__ import annotations

from collections.abc import Collection
from typing import Any

import numpy as np
import pandas as pd

from analysis.measures.selected_articles import selected_documents
from analysis.measures.selecting import DEFAULT_SELECTION, Selected, select
from analysis.settings import Selection
from analysis.tables import Annotations, Columns

#: one row per actor whose number of mentions moved
CHANGE_COLUMNS: Columns = {
    "actor_id": "str",
    "name": "str",
    "type": "str",
    "before": "int64",  # mentions
    "after": "int64",
    "change": "int64",  # after - before
    "from_articles": "int64",  # the part of it that came or went with articles
    "why": "str",  # in words
}
#: other actors that are named in one reason
_NAMED = 3
_PLACE = ["document_id", "start", "end"]


def changes(
    before: Annotations, after: Annotations, selection: Selection = DEFAULT_SELECTION
) -> pd.DataFrame:
    """List the actors whose number of mentions moved.

    Parameters
    ----------
    before, after
        The same articles before and after decisions of the codebook, or fewer and more articles.
    selection
        What is counted in both.

    Returns
    -------
    DataFrame
        CHANGE_COLUMNS; ``before`` and ``after`` are the ``mentions`` of `mention_counts`. The
        largest change first, whatever its sign; ties by name. ``why`` adds up to the change:
        mentions in articles that came or went, mentions that another actor had or has now, and
        mentions that were found or left out.

    Examples
    --------
    >>> from analysis import Codebook, apply_codebook
    >>> from analysis.actors.codebook import Merge
    >>> from tests.corpora import corpus
    >>> one = corpus({"a1": ["[Zelenskiy|person:zelenskiy] met [Zelensky|person:zelensky]."]})
    >>> book = Codebook((Merge(actor_id="person:zelenskiy", target_id="person:zelensky"),))
    >>> changes(one, apply_codebook(one, book))[["name", "change", "why"]].values.tolist()
    [['Zelenskiy', -1, '1 to Zelensky'], ['Zelensky', 1, '1 from Zelenskiy']]
    """
    old, new = _counted(before, selection), _counted(after, selection)
    here, there = (selected_documents(one, selection)["document_id"] for one in (before, after))
    both = set(here) & set(there)
    moves = old.merge(new, how="outer", on=_PLACE, suffixes=("_before", "_after"))
    moves = moves[moves["actor_id_before"].fillna("") != moves["actor_id_after"].fillna("")]
    moves = moves.assign(shared=moves["document_id"].isin(both))
    totals = _totals(old, new)
    moved = totals[totals["change"] != 0]
    names = _names(before, after)
    reasons = _Reasons(moves, names["name"])
    rows = moved.assign(
        name=names["name"].reindex(moved.index),
        type=names["type"].reindex(moved.index),
        from_articles=[reasons.from_articles(key) for key in moved.index],
        why=pd.Series([reasons.words(key) for key in moved.index], moved.index, dtype="str"),
        size=-moved["change"].abs(),
    )
    rows = rows.reset_index().sort_values(["size", "name", "actor_id"], ignore_index=True)
    return rows[list(CHANGE_COLUMNS)].astype(dict(CHANGE_COLUMNS))


def without_documents(annotations: Annotations, document_ids: Collection[str]) -> Annotations:
    """The annotations as they were before these articles came, for `changes`."""
    kept = {
        name: table[~table["document_id"].isin(list(document_ids))]
        for name in ("documents", "sentences", "mentions", "quotes")
        for table in (getattr(annotations, name),)
    }
    return Annotations(
        **kept,
        actors=annotations.actors,
        settings=annotations.settings,
        codebook=annotations.codebook,
    )


def _counted(annotations: Annotations, selection: Selection) -> pd.DataFrame:
    """Place and actor of every counted mention."""
    selected: Selected = select(annotations, selection)
    columns: dict[str, Any] = {name: selected.mention_column(name) for name in _PLACE}
    columns["actor_id"] = selected.actors["actor_id"].to_numpy(object)[selected.mention_actor]
    return pd.DataFrame(columns)


def _totals(old: pd.DataFrame, new: pd.DataFrame) -> pd.DataFrame:
    counts = {"before": old["actor_id"].value_counts(), "after": new["actor_id"].value_counts()}
    totals = pd.DataFrame(counts).fillna(0).astype("int64").rename_axis("actor_id")
    return totals.assign(change=totals["after"] - totals["before"])


def _names(before: Annotations, after: Annotations) -> pd.DataFrame:
    """Name and type of each actor, as they are now where it is still there."""
    both = pd.concat([after.actors, before.actors])[["actor_id", "name", "type"]]
    return both.drop_duplicates("actor_id").set_index("actor_id")


class _Reasons:
    """Why counts moved: for each actor what it won and what it lost."""

    def __init__(self, moves: pd.DataFrame, names: pd.Series[Any]) -> None:
        self._names = names
        won = moves[moves["actor_id_after"].notna()]
        lost = moves[moves["actor_id_before"].notna()]
        self._won = self._parts(won, own="actor_id_after", other="actor_id_before")
        self._lost = self._parts(lost, own="actor_id_before", other="actor_id_after")

    @staticmethod
    def _parts(moves: pd.DataFrame, *, own: str, other: str) -> dict[str, pd.Series[Any]]:
        """For each actor: (article in both, other actor) -> mentions, most first."""
        keys = [moves[own], moves["shared"], moves[other].fillna("").rename("other")]
        counted = moves.groupby(keys).size()
        return {
            str(key): part.droplevel(0).sort_values(ascending=False, kind="stable")
            for key, part in counted.groupby(level=0)
        }

    def from_articles(self, actor_id: str) -> int:
        """Mentions that came with articles, less those that went with them."""
        return sum(
            sign * int(part[~part.index.get_level_values(0).to_numpy(bool)].sum())
            for sign, parts in ((1, self._won), (-1, self._lost))
            if (part := parts.get(actor_id)) is not None
        )

    def words(self, actor_id: str) -> str:
        """The reasons in words, most mentions first within won and lost."""
        said = self._said(self._won.get(actor_id), "in new articles", "newly counted", "from")
        said += self._said(
            self._lost.get(actor_id), "in removed articles", "no longer counted", "to"
        )
        return "; ".join(said)

    def _said(
        self, part: pd.Series[Any] | None, articles: str, alone: str, preposition: str
    ) -> list[str]:
        if part is None:
            return []
        shared = part.index.get_level_values(0).to_numpy(bool)
        others = part[shared].droplevel(0)
        named = others[others.index != ""]
        said = [f"{n:,} {articles}" for n in (int(part[~shared].sum()),) if n]
        said += [
            f"{n:,} {preposition} {self._names.get(key, key)}"
            for key, n in named.iloc[:_NAMED].items()
        ]
        rest = int(named.iloc[_NAMED:].sum())
        said += [f"{rest:,} {preposition} {len(named) - _NAMED:,} others"] if rest else []
        unnamed = int(np.sum(others[others.index == ""]))
        return said + ([f"{unnamed:,} {alone}"] if unnamed else [])
