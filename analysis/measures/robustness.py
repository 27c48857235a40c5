"""Does it hold under other settings? Ranks of actors and ties over a grid of choices."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import replace
from typing import Any, NamedTuple, get_args

import numpy as np
import pandas as pd
from scipy.stats import kendalltau

from analysis.errors import SelectionError
from analysis.measures.mentions import mention_counts
from analysis.measures.network import network
from analysis.measures.selecting import DEFAULT_SELECTION, check_at_least_one
from analysis.settings import Policy, Selection, Window
from analysis.tables import Annotations, Columns, table

#: one row per setting in which actors are ranked
SETTING_COLUMNS: Columns = {
    "reader": "str",
    "policy": "str",
    "tau": "float64",  # [-1, 1], Kendall's tau of the actors' order with the setting in use
}
#: one row per actor of the setting in use
RANK_COLUMNS: Columns = {
    "actor_id": "str",
    "name": "str",
    "rank": "int64",  # by mentions, in the setting in use; 1 is most
    "best": "float64",  # over all settings; missing where it is in none
    "worst": "float64",
    "holds": "int64",  # settings in which it is among the first `top` as well
    "settings": "int64",
}
#: one row per tie that the network of the setting in use shows
TIE_COLUMNS: Columns = {
    "source": "str",
    "target": "str",
    "source_name": "str",
    "target_name": "str",
    "observed": "int64",
    "holds": "int64",  # settings in which the network shows it as well
    "settings": "int64",
}


class Robustness(NamedTuple):
    """Three tables: RANK_COLUMNS, TIE_COLUMNS and SETTING_COLUMNS."""

    actors: pd.DataFrame
    ties: pd.DataFrame
    settings: pd.DataFrame


def robustness(
    annotations: Annotations,
    selection: Selection = DEFAULT_SELECTION,
    *,
    window: Window = "sentence",
    top: int = 20,
    others: Collection[Annotations] = (),
) -> Robustness:
    """Ask the same question under every policy, window and reader, and count where it holds.

    What holds in most settings does not hang on one choice. It may still be wrong in all of
    them: they share the same articles, and mostly the same dictionary.

    Parameters
    ----------
    annotations, selection, window
        The setting in use: its reader, its policy and its window.
    top
        Actors that are followed: the most mentioned ones of the setting in use.
    others
        The same articles annotated by other readers.

    Returns
    -------
    Robustness
        ``actors``: most mentioned first; ranks over readers x policies (actors do not depend on
        the window), equal mentions share the better rank. ``ties``: those of
        `network` among these actors, most windows first; over readers x policies x windows.
        ``settings``: Kendall's tau-b of the mentions of the followed actors with the setting in
        use; an actor that a setting does not find has 0 mentions there.

    Raises
    ------
    SelectionError
        When `top` is below 1, or `others` are other articles.

    Examples
    --------
    >>> from tests.corpora import corpus
    >>> one = corpus({"a1": [["[Leitner|person:leitner] met [Rossi|person:rossi].",
    ...                       "[Rome|person:rossi|metonym] called [Rome|person:rossi|metonym]."]]})
    >>> actors, ties, settings = robustness(one)
    >>> actors[["name", "rank", "worst", "holds", "settings"]].values.tolist()
    [['Rossi', 1, 1.0, 3, 3], ['Leitner', 2, 2.0, 3, 3]]
    >>> ties[["source_name", "target_name", "holds", "settings"]].values.tolist()
    [['Leitner', 'Rossi', 9, 9]]

    References
    ----------
    Kendall, M. G. (1945). The treatment of ties in ranking problems. Biometrika, 33(3), 239-251.
    """
    check_at_least_one("top", top)
    readings = [annotations, *others]
    _check_same_articles(readings)
    counts = {
        (place, policy): _mentions(one, replace(selection, policy=policy))
        for place, one in enumerate(readings)
        for policy in get_args(Policy)
    }
    first = mention_counts(annotations, selection, denominator="articles").head(top)
    ids = first["actor_id"].tolist()
    in_use = np.array([counts[0, selection.policy].get(actor, 0) for actor in ids])
    names = [one.settings.reader for one in readings]
    settings = table(
        [
            (names[place], policy, _tau(in_use, [found.get(actor, 0) for actor in ids]))
            for (place, policy), found in counts.items()
        ],
        SETTING_COLUMNS,
    )
    shown = _ranks(first, [_ranked(found) for found in counts.values()], top)
    return Robustness(shown, _ties(readings, selection, window, ids), settings)


def _check_same_articles(readings: Collection[Annotations]) -> None:
    ids = [set(one.documents["document_id"]) for one in readings]
    if any(one != ids[0] for one in ids):
        raise SelectionError(
            "The other annotations hold other articles. Annotate the same ones with each reader."
        )


def _mentions(annotations: Annotations, selection: Selection) -> Mapping[str, int]:
    counts = mention_counts(annotations, selection, denominator="articles")
    return dict(zip(counts["actor_id"], counts["mentions"], strict=True))


def _ranked(mentions: Mapping[str, int]) -> Mapping[str, int]:
    """Rank of each actor by mentions; equal ones share the better rank."""
    ranks = pd.Series(dict(mentions), dtype=float).rank(ascending=False, method="min")
    return {str(actor): int(rank) for actor, rank in ranks.items()}


def _tau(in_use: Any, there: Any) -> float:
    if len(in_use) < 2:
        return float("nan")
    return float(kendalltau(in_use, there).statistic)


def _ranks(first: pd.DataFrame, rankings: list[Mapping[str, int]], top: int) -> pd.DataFrame:
    own = first["mentions"].rank(ascending=False, method="min")
    rows = []
    for actor, name, rank in zip(first["actor_id"], first["name"], own, strict=True):
        found = [ranking[actor] for ranking in rankings if actor in ranking]
        rows.append(
            {
                "actor_id": actor,
                "name": name,
                "rank": int(rank),
                "best": min(found, default=None),
                "worst": max(found, default=None) if len(found) == len(rankings) else None,
                "holds": sum(rank <= top for rank in found),
                "settings": len(rankings),
            }
        )
    return table(rows, RANK_COLUMNS)


def _ties(
    readings: list[Annotations], selection: Selection, window: Window, ids: list[str]
) -> pd.DataFrame:
    """The ties of the setting in use, and in how many settings the network shows them."""
    followed = replace(selection, actors=ids) if ids else selection
    shown = network(readings[0], followed, window=window, top=max(len(ids), 1)).edges
    shown = shown[["source", "target", "source_name", "target_name", "observed"]]
    holds = np.zeros(len(shown), dtype=np.int64)
    n_settings = 0
    keys = list(zip(shown["source"], shown["target"], strict=True))
    for one in readings:
        for policy in get_args(Policy):
            for width in get_args(Window):
                there = network(
                    one, replace(followed, policy=policy), window=width, top=max(len(ids), 1)
                ).edges
                pairs = set(zip(there["source"], there["target"], strict=True))
                holds += np.array([key in pairs for key in keys], dtype=np.int64)
                n_settings += 1
    made = shown.assign(holds=holds, settings=n_settings)
    return made[list(TIE_COLUMNS)].astype(dict(TIE_COLUMNS))
