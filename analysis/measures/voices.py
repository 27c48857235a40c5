"""Who speaks about whom, and how: speakers by targets, the article's own voice a row of its own."""

from __future__ import annotations

from dataclasses import replace
from typing import Any, NamedTuple

import networkx as nx
import numpy as np
import pandas as pd

from analysis.measures.arrays import Booleans, Integers
from analysis.measures.categories import CATEGORIES, stance_categories
from analysis.measures.clusters import Means, clustered_means, observed_of
from analysis.measures.intervals import ratio_interval
from analysis.measures.layout import disc_radii, positions
from analysis.measures.selecting import DEFAULT_SELECTION, Selected, check_at_least_one, select
from analysis.measures.speakers import ARTICLE, UNNAMED, described, in_rank, rolled
from analysis.measures.windows import tally
from analysis.settings import Selection
from analysis.tables import Annotations, Columns, table

#: one row per speaker and target: an actor of whom that voice speaks at least once
VOICE_COLUMNS: Columns = {
    "speaker_id": "str",  # article, unnamed or an actor_id
    "speaker": "str",
    "speaker_type": "str",  # settings.ActorType; article, unnamed
    "actor_id": "str",  # the target
    "name": "str",
    "type": "str",
    "n": "int64",  # mentions of the target in that voice
    "n_speaker": "int64",  # all mentions in that voice: the denominator of the share
    "share": "float64",
    "share_low": "float64",  # 95 % interval over articles
    "share_high": "float64",
    "documents": "int64",  # articles in which the speaker mentions the target
    "judged": "int64",  # of n, mentions with a stance: the n of the mean
    "stance": "float64",  # [-1, 1], mean; missing below Settings.min_sentences
    "low": "float64",  # 95 % interval of the mean stance
    "high": "float64",
    **{f"n_{category}": "int64" for category in CATEGORIES},
    "interval": "str",  # of the stance: over articles, within this article
    "rough": "bool",  # fewer than Settings.min_documents articles in the mean
}
#: one row per actor in the picture
VOICE_NODE_COLUMNS: Columns = {
    "actor_id": "str",
    "name": "str",
    "type": "str",
    "mentions": "int64",  # in the voices of others and in its own
    "says": "int64",  # mentions of others in its voice
    "degree": "int64",  # speakers and targets it is joined to
    "x": "float64",  # [0, 1]
    "y": "float64",
}


class VoiceNetwork(NamedTuple):
    """Who speaks about whom, as nodes with places and directed edges."""

    #: VOICE_NODE_COLUMNS
    nodes: pd.DataFrame
    #: VOICE_COLUMNS, from the speaker to the target
    edges: pd.DataFrame


def voices(
    annotations: Annotations, selection: Selection = DEFAULT_SELECTION, *, top: int | None = None
) -> pd.DataFrame:
    """Count who is mentioned in whose voice, and how they are treated there.

    ``n`` says how often a voice speaks of somebody, not how loudly. A speaker may mention itself.
    A voice is found by rules (see `analysis.quotes`): what they miss is counted as the article's.

    Parameters
    ----------
    annotations, selection
        What is counted.
    top
        Intervals are drawn for what the `top` voices with most mentions say of the `top` most
        mentioned targets; for every pair if None.

    Returns
    -------
    DataFrame
        VOICE_COLUMNS. The article first, then the speakers with most mentions, the unnamed last;
        in each the most mentioned target first, ties by name. Shares of a speaker sum to 1. With
        ``Selection.roll_up`` institutions and office holders speak for their country. Articles
        whose language is not read have no voices and are left out.

    Examples
    --------
    >>> from tests.corpora import corpus
    >>> one = corpus({"a1": [["[Rossi|person:rossi|voice=article] spoke.",
    ...                       "[Weiss|person:weiss|voice=person:rossi] lied, Rossi said."]]})
    >>> voices(one)[["speaker", "name", "n", "share"]].values.tolist()
    [['The article itself', 'Rossi', 1, 1.0], ['Rossi', 'Weiss', 1, 1.0]]
    """
    selected = select(annotations, selection)
    selected = selected.only(selected.mention_column("voice").notna().to_numpy())
    if not len(selected.mention_rows):
        return table([], VOICE_COLUMNS)
    heard = rolled(selected.mention_column("voice"), annotations.actors, roll_up=selection.roll_up)
    speaker, speakers = pd.factorize(heard, sort=True)
    n_actors = max(len(selected.actors), 1)
    pairs, which = np.unique(speaker * n_actors + selected.mention_actor, return_inverse=True)
    owner, target = pairs // n_actors, pairs % n_actors
    cells = selected.actors[_TARGET].take(target.tolist()).reset_index(drop=True)
    rank = np.arange(len(pairs))
    paired = replace(selected, actors=cells, name_rank=rank, mention_actor=which)
    named = described(pd.Series(speakers, dtype="str"), annotations.actors)
    reported = ~(speakers == ARTICLE)[speaker]
    spoken_of = _among_most(selected.mention_actor, n_actors, top)
    spoken_of |= _among_most(selected.mention_actor[reported], n_actors, top)
    drawn = _among_most(speaker, len(speakers), top)[owner] & spoken_of[target]
    numbers = _shares(paired, speaker, owner, drawn, annotations.settings.min_sentences)
    spoken = named.take(owner.tolist()).reset_index(drop=True)
    rows = pd.concat([spoken, cells], axis=1).assign(
        **numbers, **_stances(paired, annotations, drawn)
    )
    order = np.lexsort(
        (selected.name_rank[target], -numbers["n"], *_speaker_order(named, owner, numbers))
    )
    rows = rows.iloc[order].reset_index(drop=True)
    return rows[list(VOICE_COLUMNS)].astype(dict(VOICE_COLUMNS))


def _among_most(codes: Integers, n_codes: int, top: int | None) -> Booleans:
    """For each of the codes from 0: is it among the `top` most frequent ones?"""
    n = np.bincount(codes, minlength=n_codes)
    first = np.ones(len(n), dtype=bool)
    if top is not None:
        first[np.argsort(-n, kind="stable")[top:]] = False
    return first


def _speaker_order(
    named: pd.DataFrame, owner: Integers, numbers: dict[str, Any]
) -> tuple[Integers, ...]:
    """Sort keys of the pairs, the last one first: article and unnamed apart, most, then by name."""
    place = np.empty(len(named), dtype=np.int64)
    place[named.sort_values(["speaker", "speaker_id"]).index.to_numpy()] = np.arange(len(named))
    apart = in_rank(named["speaker_id"]).to_numpy(np.int64)
    return place[owner], -numbers["n_speaker"], apart[owner]


def _shares(
    paired: Selected, speaker: Integers, owner: Integers, wanted: Booleans, minimum: int
) -> dict[str, Any]:
    """How often each pair is, out of all that its speaker mentions, with the interval."""
    n_pairs, n_documents = len(paired.actors), len(paired.documents)
    document = paired.mention_document
    above = tally(paired.mention_actor, document, (n_pairs, n_documents))
    n = np.bincount(paired.mention_actor, minlength=n_pairs)
    n_speakers = int(speaker.max(initial=-1)) + 1
    spoken = tally(speaker, document, (n_speakers, n_documents))
    n_speaker = np.bincount(speaker, minlength=n_speakers)[owner]
    share = n / np.maximum(n_speaker, 1)
    bounds = np.full((2, n_pairs), np.nan)
    several = np.diff(spoken.indptr)[owner] > 1
    drawn = np.flatnonzero(wanted & (n >= minimum) & several)
    if len(drawn):
        interval = ratio_interval(above[drawn], spoken, share[drawn], which=owner[drawn])
        bounds[:, drawn] = np.clip(np.vstack(interval), 0, 1)
    return {
        "n": n, "n_speaker": n_speaker, "share": share, "share_low": bounds[0],
        "share_high": bounds[1], "documents": np.diff(above.indptr),
    }  # fmt: skip


def _stances(paired: Selected, annotations: Annotations, drawn: Booleans) -> dict[str, Any]:
    settings = annotations.settings
    categories = stance_categories(paired, settings.stance_threshold)
    judged = categories.notna().to_numpy()
    scored = paired.only(judged)
    stance = scored.mention_column("stance").to_numpy(np.float64)
    means: Means = clustered_means(
        scored, observed_of(scored, stance), minimum=settings.min_sentences, drawn=drawn
    )
    counts = {
        f"n_{name}": np.bincount(
            scored.mention_actor[(categories[judged] == name).to_numpy()], minlength=len(means.n)
        )
        for name in CATEGORIES
    }
    return {
        "judged": means.n, "stance": means.mean[:, 0], "low": means.low[:, 0],
        "high": means.high[:, 0], **counts, "interval": means.drawn,
        "rough": means.n_articles < settings.min_documents,
    }  # fmt: skip


def voice_network(
    annotations: Annotations,
    selection: Selection = DEFAULT_SELECTION,
    *,
    top: int = 20,
    min_mentions: int = 1,
) -> VoiceNetwork:
    """Who speaks about whom as a directed network, without the article and the unnamed.

    Parameters
    ----------
    annotations, selection
        As in `voices`.
    top
        How many actors: those with most mentions, as speaker and as target together.
    min_mentions
        An edge needs at least this many.

    Returns
    -------
    VoiceNetwork
        Edges from speaker to target in the order of `voices`, nobody to itself; nodes that have
        one, most mentions first, ties by name. The same corpus gives the same places.

    Raises
    ------
    SelectionError
        When `top` or `min_mentions` is below 1.
    """
    check_at_least_one("top", top)
    check_at_least_one("min_mentions", min_mentions)
    edges = voices(annotations, selection, top=top)
    outside = edges["speaker_id"].isin((ARTICLE, UNNAMED))
    edges = edges[~outside & (edges["speaker_id"] != edges["actor_id"])]
    edges = edges[edges["n"] >= min_mentions]
    said = edges.groupby("speaker_id")["n"].sum()
    about = edges.groupby("actor_id")["n"].sum()
    total = said.add(about, fill_value=0).astype("int64")
    kept = sorted(total.index, key=lambda actor_id: (-total[actor_id], actor_id))[:top]
    edges = edges[edges["speaker_id"].isin(kept) & edges["actor_id"].isin(kept)]
    return VoiceNetwork(_nodes(edges, total, said), edges.reset_index(drop=True))


_SPEAKER = ["speaker_id", "speaker", "speaker_type"]
_TARGET = ["actor_id", "name", "type"]


def _nodes(edges: pd.DataFrame, total: pd.Series[int], said: pd.Series[int]) -> pd.DataFrame:
    if edges.empty:
        return table([], VOICE_NODE_COLUMNS)
    sides = [edges[_SPEAKER].set_axis(_TARGET, axis=1), edges[_TARGET]]
    nodes = pd.concat(sides).drop_duplicates("actor_id")
    nodes = nodes.assign(
        mentions=nodes["actor_id"].map(total), says=nodes["actor_id"].map(said).fillna(0)
    )
    nodes = nodes.assign(most=-nodes["mentions"]).sort_values(
        ["most", "name", "actor_id"], ignore_index=True
    )
    rows = pd.Index(nodes["actor_id"])
    graph: nx.Graph[int] = nx.Graph()
    graph.add_nodes_from(range(len(nodes)))
    ends = (rows.get_indexer(edges[side]).tolist() for side in ("speaker_id", "actor_id"))
    for one, other, n in sorted(zip(*ends, edges["n"].tolist(), strict=True)):
        known = graph.get_edge_data(one, other, {"weight": 0})
        graph.add_edge(one, other, weight=known["weight"] + n)
    place = positions(graph, disc_radii(nodes["mentions"].to_numpy(np.int64)))
    degree = dict(graph.degree())
    nodes = nodes.assign(
        degree=[degree[number] for number in range(len(nodes))], x=place[:, 0], y=place[:, 1]
    )
    return nodes[list(VOICE_NODE_COLUMNS)].astype(dict(VOICE_NODE_COLUMNS))
