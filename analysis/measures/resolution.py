"""Is this the right actor? How actors were resolved, how surely, and what each step of the policy
adds.
"""

from __future__ import annotations

from dataclasses import replace
from typing import get_args

import numpy as np
import pandas as pd

from analysis.measures.mentions import most_first
from analysis.measures.selecting import DEFAULT_SELECTION, select
from analysis.settings import POLICY_KINDS, ActorType, Kind, Role, Selection
from analysis.tables import Annotations, Columns

#: one row per actor of the selected articles, counted or not
ACTOR_CHECK_COLUMNS: Columns = {
    "actor_id": "str",
    "name": "str",
    "type": "str",
    "mentions": "int64",  # as `mention_counts` counts them
    "all_mentions": "int64",  # of every role, kind and type: places and descriptions too
    "documents": "int64",  # articles with any of these
    "surfaces": "int64",  # different printed words
    "country": "str",
    "affiliation": "str",  # name of the actor that it belongs to
    "origin": "str",  # codebook, dictionary, found
    "confidence": "float64",  # [0, 1], mean over all of them
    "uncertain": "int64",  # of these below Settings.mention_threshold
}
#: one row per way of printing an actor
RESOLVED_COLUMNS: Columns = {
    "surface": "str",
    "kind": "str",
    "role": "str",
    "rule": "str",  # what decided that it is this actor
    "mentions": "int64",
    "documents": "int64",
    "confidence": "float64",  # [0, 1], mean
}
#: one row per actor with at least one mention under the widest policy
POLICY_STEP_COLUMNS: Columns = {
    "actor_id": "str",
    "name": "str",
    "type": "str",
    "names": "int64",  # mentions by name or acronym
    "aliases": "int64",  # what short forms and titles add
    "metonyms": "int64",  # what nationalities, capitals and seats add
    "total": "int64",  # all three
}


def everything(selection: Selection) -> Selection:
    """The same articles with mentions of every type, role and kind."""
    return replace(
        selection,
        actors=None,
        kinds=None,
        voices=None,
        types=get_args(ActorType),
        roles=get_args(Role),
        policy="metonyms",
        pronouns=True,
        roll_up=False,
    )


def actors_to_check(
    annotations: Annotations, selection: Selection = DEFAULT_SELECTION
) -> pd.DataFrame:
    """List every actor of the selected articles, with how it was found and how surely.

    Returns
    -------
    DataFrame
        ACTOR_CHECK_COLUMNS. Most counted mentions first, then most mentions of any kind, ties by
        name.

    Examples
    --------
    >>> from tests.corpora import corpus
    >>> one = corpus({"a1": ["[Leitner|person:leitner] left [Rome|place:rome|place]."]})
    >>> actors_to_check(one)[["name", "mentions", "all_mentions"]].values.tolist()
    [['Leitner', 1, 1], ['Rome', 0, 1]]
    """
    found = select(annotations, everything(selection))
    actor, n = found.mention_actor, len(found.actors)
    confidence = found.mention_column("confidence").to_numpy(np.float64)
    unsure = confidence < annotations.settings.mention_threshold
    per = pd.DataFrame(
        {
            "actor": actor,
            "document": found.mention_document,
            "surface": found.mention_column("surface"),
        }
    )
    names = annotations.actors.set_index("actor_id")["name"]
    total = np.bincount(actor, minlength=n)
    rows = found.actors.assign(
        mentions=_counted(annotations, replace(selection, roll_up=False), found.actors),
        all_mentions=total,
        documents=_different(per, "document", n),
        surfaces=_different(per, "surface", n),
        affiliation=found.actors["affiliation_id"].map(names),
        confidence=np.bincount(actor, confidence, n) / np.maximum(total, 1),
        uncertain=np.bincount(actor, unsure, n),
    )
    rows = rows[total > 0]
    order = ["mentions", "all_mentions", "name", "actor_id"]
    rows = rows.sort_values(order, ascending=[False, False, True, True], ignore_index=True)
    return rows[list(ACTOR_CHECK_COLUMNS)].astype(dict(ACTOR_CHECK_COLUMNS))


def resolved_by(
    annotations: Annotations, selection: Selection = DEFAULT_SELECTION, *, actor: str
) -> pd.DataFrame:
    """Say under which words an actor is mentioned, and what decided that it is this actor.

    Parameters
    ----------
    annotations, selection
        Which articles; mentions of every role and kind are in.
    actor
        An actor_id.

    Returns
    -------
    DataFrame
        RESOLVED_COLUMNS. Most mentions first, ties by surface, kind, role and rule.
    """
    found = select(annotations, replace(everything(selection), actors=[actor]))
    columns = ("surface", "kind", "role", "rule", "confidence")
    mentions = pd.DataFrame({name: found.mention_column(name) for name in columns})
    mentions["document"] = found.mention_document
    by = ["surface", "kind", "role", "rule"]
    rows = mentions.groupby(by, as_index=False).agg(
        mentions=("document", "size"),
        documents=("document", "nunique"),
        confidence=("confidence", "mean"),
    )
    order = ["mentions", *by]
    rows = rows.sort_values(order, ascending=[False, *[True] * len(by)], ignore_index=True)
    return rows[list(RESOLVED_COLUMNS)].astype(dict(RESOLVED_COLUMNS))


def policy_steps(
    annotations: Annotations, selection: Selection = DEFAULT_SELECTION
) -> pd.DataFrame:
    """Say what each step from names to aliases to metonyms adds to every actor.

    The selection's own policy does not matter: all three are counted.

    Returns
    -------
    DataFrame
        POLICY_STEP_COLUMNS. Most mentions first, ties by name; pronouns are in none.

    Examples
    --------
    >>> from tests.corpora import corpus
    >>> one = corpus({"a1": ["[Rome|country:IT|metonym] and [Italy|country:IT] agreed."]})
    >>> policy_steps(one)[["names", "aliases", "metonyms", "total"]].values.tolist()
    [[1, 0, 1, 2]]
    """
    selected = select(annotations, replace(selection, policy="metonyms", pronouns=False))
    kind = selected.mention_column("kind")
    step, before = {}, set[Kind]()
    for policy, kinds in POLICY_KINDS.items():
        added = kind.isin(set(kinds) - before).to_numpy(np.float64)
        step[policy] = np.bincount(selected.mention_actor, added, len(selected.actors))
        before |= set(kinds)
    rows = selected.actors.assign(**step)
    rows["total"] = rows["names"] + rows["aliases"] + rows["metonyms"]
    rows = most_first(rows[rows["total"] > 0], "total")
    return rows[list(POLICY_STEP_COLUMNS)].astype(dict(POLICY_STEP_COLUMNS))


def uncertain_actors(
    annotations: Annotations, selection: Selection = DEFAULT_SELECTION
) -> pd.DataFrame:
    """List the actors of which counted mentions are below ``Settings.mention_threshold``.

    Returns
    -------
    DataFrame
        actor_id, name, type, mentions (counted) and uncertain (of these; as many rows as
        `evidence` has with ``uncertain=True``). Most uncertain first, ties by name.
    """
    selected = select(annotations, selection)
    unsure = selected.mention_column("confidence") < annotations.settings.mention_threshold
    n = len(selected.actors)
    rows = selected.actors[["actor_id", "name", "type"]].assign(
        mentions=np.bincount(selected.mention_actor, minlength=n),
        uncertain=np.bincount(selected.mention_actor, unsure.to_numpy(np.float64), n).astype(int),
    )
    return most_first(rows[rows["uncertain"] > 0], "uncertain")


def _counted(annotations: Annotations, selection: Selection, actors: pd.DataFrame) -> np.ndarray:
    """Counted mentions of each row of `actors`."""
    counted = select(annotations, selection)
    totals = np.bincount(counted.mention_actor, minlength=len(counted.actors))
    by_id = pd.Series(totals, index=counted.actors["actor_id"])
    return by_id.reindex(actors["actor_id"]).fillna(0).to_numpy(np.int64)


def _different(mentions: pd.DataFrame, column: str, n: int) -> np.ndarray:
    """How many different values of a column each actor has."""
    once = mentions[["actor", column]].drop_duplicates()
    return np.bincount(once["actor"], minlength=n)
