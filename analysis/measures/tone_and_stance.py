"""Do wording and treatment agree? Tone and stance of each actor side by side."""

from __future__ import annotations

import numpy as np
import pandas as pd

from analysis.measures.arrays import Booleans, Integers
from analysis.measures.clusters import clustered_means, observed_of
from analysis.measures.intervals import Floats
from analysis.measures.mentions import in_rank, most_first
from analysis.measures.selecting import DEFAULT_SELECTION, Selected, select
from analysis.measures.tone import tone_by_actor
from analysis.settings import Selection
from analysis.tables import Annotations, Columns

#: one row per actor with at least one mention
TONE_AND_STANCE_COLUMNS: Columns = {
    "actor_id": "str",
    "name": "str",
    "type": "str",
    "sentences": "int64",  # the n of the tone
    "tone": "float64",  # [-1, 1], mean, with its 95 % interval
    "tone_low": "float64",
    "tone_high": "float64",
    "mentions": "int64",  # the n of the stance
    "stance": "float64",  # [-1, 1], mean, with its 95 % interval
    "stance_low": "float64",
    "stance_high": "float64",
    "both": "int64",  # mentions with a stance in a sentence with a tone: the n of what follows
    "agree": "int64",  # of these, how many have the same sign of tone and of stance label
    "agreement": "float64",  # agree / both, with its 95 % interval
    "agreement_low": "float64",
    "agreement_high": "float64",
    "correlation": "float64",  # Pearson's r of tone and stance over these mentions
}
_SIGNS = {"negative": -1, "neutral": 0, "positive": 1}


def tone_and_stance(
    annotations: Annotations, selection: Selection = DEFAULT_SELECTION, *, top: int | None = None
) -> pd.DataFrame:
    """Mean tone and mean stance of each actor, and how often the two agree.

    They agree on a mention where the sentence's tone and the mention's label (negative, neutral,
    positive; unsure ones by their likeliest label) have the same sign; a sentence without a tone
    word has sign 0. Agreement by chance is not taken out: with three signs it is high where most
    mentions are neutral.

    Parameters
    ----------
    annotations, selection
        What is counted.
    top
        Intervals are drawn for so many actors, the most mentioned ones; for all if None.

    Returns
    -------
    DataFrame
        TONE_AND_STANCE_COLUMNS. Most mentions with a stance first, ties by name. ``agreement`` and
        ``correlation`` are missing below ``Settings.min_sentences`` mentions with both, and the
        correlation also where one of the two never varies.

    Examples
    --------
    >>> from tests.corpora import corpus
    >>> one = corpus({"a1": [["They hailed [Leitner|person:leitner|stance=0.9]. {0.5}",
    ...                       "[Leitner|person:leitner|stance=0.5] condemned the murder. {-0.5}",
    ...                       "[Leitner|person:leitner|stance=0] left."]]})
    >>> shown = ["tone", "stance", "both", "agree", "agreement"]
    >>> tone_and_stance(one).round(3)[shown].values.tolist()
    [[0.0, 0.467, 3.0, 2.0, 0.667]]
    """
    selected, minimum = select(annotations, selection), annotations.settings.min_sentences
    drawn = None if top is None else _most_mentioned(selected, top)
    tone = tone_by_actor(annotations, selection, top=top).rename(
        columns={"low": "tone_low", "high": "tone_high"}
    )
    table = tone.merge(_stance(selected, minimum, drawn), on="actor_id").merge(
        _agreement(selected, minimum, drawn), on="actor_id"
    )
    return most_first(table, "mentions")[list(TONE_AND_STANCE_COLUMNS)].astype(
        dict(TONE_AND_STANCE_COLUMNS)
    )


def _most_mentioned(selected: Selected, top: int) -> Booleans:
    n = np.bincount(selected.mention_actor, minlength=len(selected.actors))
    first = np.zeros(len(n), dtype=bool)
    first[in_rank(n, selected.name_rank)[:top]] = True
    return first


def _stance(selected: Selected, minimum: int, drawn: Booleans | None) -> pd.DataFrame:
    """The mean of `stance_by_actor`, without its shares."""
    scored = selected.only(selected.mention_column("stance").notna().to_numpy())
    stance = scored.mention_column("stance").to_numpy(np.float64)
    means = clustered_means(scored, observed_of(scored, stance), minimum=minimum, drawn=drawn)
    return scored.actors[["actor_id"]].assign(
        mentions=means.n,
        stance=means.mean[:, 0],
        stance_low=means.low[:, 0],
        stance_high=means.high[:, 0],
    )


def _agreement(selected: Selected, minimum: int, drawn: Booleans | None) -> pd.DataFrame:
    tone = selected.sentences["tone"].to_numpy(np.float64)[selected.mention_sentence]
    stance = selected.mention_column("stance").to_numpy(np.float64)
    sign = selected.mention_column("stance_label").map(_SIGNS).to_numpy(np.float64)
    with_both = ~np.isnan(tone) & ~np.isnan(stance)
    agree = (np.sign(tone) == sign)[with_both].astype(np.float64)
    kept = selected.only(with_both)
    means = clustered_means(kept, observed_of(kept, agree), minimum=minimum, drawn=drawn)
    r = _correlations(tone[with_both], stance[with_both], kept.mention_actor, len(kept.actors))
    return kept.actors[["actor_id"]].assign(
        both=means.n,
        agree=np.bincount(kept.mention_actor, agree, len(kept.actors)),
        agreement=means.mean[:, 0],
        agreement_low=means.low[:, 0],
        agreement_high=means.high[:, 0],
        correlation=np.where(means.n >= minimum, r, np.nan),
    )


def _correlations(x: Floats, y: Floats, group: Integers, n_groups: int) -> Floats:
    """Pearson's r in each group; missing where x or y never varies."""
    spread_x, spread_y = (_from_mean(values, group, n_groups) for values in (x, y))
    above = np.bincount(group, spread_x * spread_y, n_groups)
    below = np.sqrt(
        np.bincount(group, spread_x**2, n_groups) * np.bincount(group, spread_y**2, n_groups)
    )
    varies = _varies(x, group, n_groups) & _varies(y, group, n_groups)
    r = np.full(n_groups, np.nan)
    np.divide(above, below, out=r, where=varies & (below > 0))
    bounded: Floats = np.clip(r, -1, 1)  # rounding may leave [-1, 1] by a digit
    return bounded


def _from_mean(values: Floats, group: Integers, n_groups: int) -> Floats:
    n = np.maximum(np.bincount(group, minlength=n_groups), 1)
    spread: Floats = values - (np.bincount(group, values, n_groups) / n)[group]
    return spread


def _varies(values: Floats, group: Integers, n_groups: int) -> Booleans:
    low, high = np.full(n_groups, np.inf), np.full(n_groups, -np.inf)
    np.minimum.at(low, group, values)
    np.maximum.at(high, group, values)
    varies: Booleans = high > low
    return varies
