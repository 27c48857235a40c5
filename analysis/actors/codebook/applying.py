"""A codebook over annotations: what the user decided wins, and what the machine found stays kept.

The machine's tables are not changed; the result is a new `Annotations`. Decisions are taken in the
order of the log, except that aliases find their mentions first: so a split of one article holds
whether it was decided before the alias or after.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from analysis.actors.codebook.actor_rows import ActorRows
from analysis.actors.codebook.decision import Decision
from analysis.actors.codebook.decisions import AddAlias, MarkMention, Merge
from analysis.actors.codebook.finding import RULE, Found, find_decided, kind_of
from analysis.actors.codebook.ground import OFFSETS, Ground
from analysis.actors.codebook.log import Codebook
from analysis.actors.codebook.moving import NOBODY, Owners
from analysis.actors.codebook.speakers import with_speakers_moved, with_voices
from analysis.actors.codebook.spellings import Integers
from analysis.tables import MENTION_COLUMNS, Annotations

#: kinds of mention whose words are no alias of an actor
_NO_ALIAS = ("title", "pronoun")


@dataclass(frozen=True, eq=False)
class Applied:
    """Annotations under a codebook, and what each decision did to them."""

    annotations: Annotations
    #: mentions that each decision moved, found or left out, in the order of the log
    moved: tuple[int, ...]
    #: whether each decision is about something that these articles hold
    held: tuple[bool, ...]


def apply_codebook(
    annotations: Annotations, codebook: Codebook, *, ground: Ground | None = None
) -> Annotations:
    """Lay a codebook over annotations.

    Whatever the articles do not hold (an unknown actor, another text) is passed by, since a
    codebook may come from other articles; `codebook_report` says what was. Applying the same
    codebook again changes nothing.

    Parameters
    ----------
    annotations
        What the machine found; not changed.
    codebook
        The user's decisions.
    ground
        The `Ground` of these annotations, where one was made before; that makes decisions quick.

    Returns
    -------
    Annotations
        Mentions that were moved or found have the rule ``codebook``, actors that were decided
        about the origin ``codebook``. The kind of a mention stays: a merge says who is meant, not
        how it was said. Documents and sentences are those of `annotations`.

    Examples
    --------
    >>> from analysis.actors.codebook import Codebook, Merge
    >>> from tests.corpora import corpus
    >>> one = corpus({"a1": ["[Zelenskiy|person:zelenskiy] met [Zelensky|person:zelensky]."]})
    >>> book = Codebook((Merge(actor_id="person:zelenskiy", target_id="person:zelensky"),))
    >>> apply_codebook(one, book).mentions[["surface", "actor_id", "rule"]].values.tolist()
    [['Zelenskiy', 'person:zelensky', 'codebook'], ['Zelensky', 'person:zelensky', 'dictionary']]
    """
    return applied(annotations, codebook, ground=ground).annotations


def applied(
    annotations: Annotations, codebook: Codebook, *, ground: Ground | None = None
) -> Applied:
    """`apply_codebook`, with what each decision did."""
    decisions = codebook.decisions
    if not decisions or annotations.codebook == codebook.digest:
        return Applied(annotations, (0,) * len(decisions), (True,) * len(decisions))
    ground = ground or Ground(annotations)
    found = find_decided(annotations, decisions, ground)
    mentions = _with_found(annotations.mentions, found)
    found = _renumbered(found, len(annotations.mentions))
    owners = Owners(mentions, found, decisions, ground.owners)
    rows = ActorRows(annotations.actors, ground.actors)
    counts = _aliased(rows, found, decisions, mentions)
    held = []
    for place, stated in enumerate(decisions):
        decision = _followed(stated, rows)
        moved = owners.decide(place, decision)
        counts[place] += moved
        held.append(rows.decide(decision, moved) or bool(counts[place]))
    owners.settle()
    made = _built(annotations, mentions, owners, rows, ground)
    return Applied(replace(made, codebook=codebook.digest), tuple(counts), tuple(held))


def _with_found(mentions: pd.DataFrame, found: Found) -> pd.DataFrame:
    """The machine's mentions that stay, then the new ones."""
    if len(found.removed):
        kept = np.ones(len(mentions), dtype=bool)
        kept[found.removed] = False
        mentions = mentions[kept]
    if not len(found.rows):
        return mentions.reset_index(drop=True)
    new = found.rows.astype({name: mentions[name].dtype for name in MENTION_COLUMNS})
    return pd.concat([mentions, new], ignore_index=True)


def _renumbered(found: Found, n_machine: int) -> Found:
    """Claimed rows by their place among the mentions that stay."""
    kept = np.ones(n_machine, dtype=bool)
    kept[found.removed] = False
    place = np.cumsum(kept) - 1
    still = kept[found.claimed]
    claimed, by = found.claimed[still], found.claimed_by[still]
    return replace(found, claimed=place[claimed], claimed_by=by)


def _followed(decision: Decision, rows: ActorRows) -> Decision:
    """A merge into a merged actor, an alias and a mark go where that one went."""
    if isinstance(decision, Merge):
        return replace(decision, target_id=rows.now(decision.target_id) or decision.target_id)
    if isinstance(decision, AddAlias | MarkMention):
        return replace(decision, actor_id=rows.now(decision.actor_id) or decision.actor_id)
    return decision


def _aliased(
    rows: ActorRows, found: Found, decisions: Sequence[Decision], mentions: pd.DataFrame
) -> list[int]:
    """Let actors have the mentions that aliases gave them; how many each decision gave."""
    counts = [0] * len(decisions)
    taken = mentions["actor_id"].iloc[found.claimed].tolist()
    for actor_id, place in zip(taken, found.claimed_by.tolist(), strict=True):
        if isinstance(decisions[place], AddAlias) and decisions[place].actor_id != actor_id:
            counts[place] += 1
            rows.lost_mentions([actor_id])
    for place in found.decision.tolist():
        if isinstance(decisions[place], AddAlias):
            counts[place] += 1
    for place, count in enumerate(counts):
        if count:
            rows.has_mentions(decisions[place].actor_id, decisions[place].actor)
    return counts


def _built(
    annotations: Annotations,
    mentions: pd.DataFrame,
    owners: Owners,
    rows: ActorRows,
    ground: Ground,
) -> Annotations:
    gone = {actor_id: rows.now(actor_id) for actor_id in rows.gone}
    owned = owners.codes != NOBODY
    changed = (owners.moved | ~owned) & (np.arange(len(mentions)) < owners.first_new)
    lost = _changed(mentions, owners, changed)
    mentions = _moved(mentions, owners)
    actors = rows.built(_surfaces(mentions, owners, rows.touched))
    if not owned.all():
        mentions = mentions[owned].reset_index(drop=True)
    quotes, mentions = with_speakers_moved(annotations.quotes, mentions, lost, gone)
    if owners.added.any():
        mentions = with_voices(mentions, quotes, owners.added[owned])
        mentions = _with_kinds(mentions, np.flatnonzero(owners.added[owned]), actors)
        mentions = _in_order(mentions, int(owned[owners.first_new :].sum()), ground)
    return replace(annotations, mentions=mentions, quotes=quotes, actors=actors)


def _changed(mentions: pd.DataFrame, owners: Owners, rows: NDArray[np.bool_]) -> pd.DataFrame:
    """Mentions that changed hands: whose they were, and whose they are (missing: nobody's)."""
    changed = mentions[["document_id", "start"]][rows]
    now = pd.array([one or None for one in owners.owners_of(rows)], dtype="str")
    return changed.assign(actor_id=now, was=mentions["actor_id"][rows])


def _moved(mentions: pd.DataFrame, owners: Owners) -> pd.DataFrame:
    """Give the mentions that moved their owners; the columns of all others are not touched."""
    rows = owners.moved | (owners.codes == NOBODY)
    if not rows.any():
        return mentions
    ids, rules = mentions["actor_id"].array.copy(), mentions["rule"].array.copy()
    ids[rows] = owners.owners_of(rows)
    rules[owners.moved] = RULE
    return mentions.assign(actor_id=ids, rule=rules)


def _surfaces(
    mentions: pd.DataFrame, owners: Owners, actor_ids: Sequence[str]
) -> Mapping[str, set[str]]:
    """The words under which each of these actors is mentioned, titles aside."""
    found: dict[str, set[str]] = {}
    for actor_id in actor_ids:
        own = mentions[["surface", "kind"]].iloc[owners.rows_of(actor_id)]
        found[actor_id] = set(own["surface"][~own["kind"].isin(_NO_ALIAS)].unique())
    return found


def _with_kinds(mentions: pd.DataFrame, added: Integers, actors: pd.DataFrame) -> pd.DataFrame:
    """Say of added mentions how they refer to their actor, and that the user is sure of it."""
    added_rows = mentions[["actor_id", "surface"]].iloc[added]
    group = added_rows.groupby(["actor_id", "surface"], sort=False).ngroup().to_numpy()
    pairs = added_rows.drop_duplicates()
    own = actors[actors["actor_id"].isin(pairs["actor_id"])]
    names = dict(zip(own["actor_id"], own["name"], strict=True))
    found = [kind_of(one, names[key]) for key, one in pairs.itertuples(index=False)]
    kinds, confidence = mentions["kind"].array.copy(), mentions["confidence"].to_numpy().copy()
    kinds[added] = pd.array(found, dtype="str").take(group)
    confidence[added] = 1.0
    return mentions.assign(kind=kinds, confidence=confidence)


def _in_order(mentions: pd.DataFrame, n_new: int, ground: Ground) -> pd.DataFrame:
    """By document_id, then by place in the text: the last rows are sorted in among the others."""
    key = ground.ranks_of(mentions["document_id"]) * OFFSETS + mentions["start"].to_numpy()
    n_old = len(mentions) - n_new
    if (np.diff(key[:n_old]) < 0).any():
        return mentions.iloc[np.argsort(key, kind="stable")].reset_index(drop=True)
    new = n_old + np.argsort(key[n_old:], kind="stable")
    places = np.searchsorted(key[:n_old], key[new])
    return mentions.take(np.insert(np.arange(n_old), places, new)).reset_index(drop=True)
