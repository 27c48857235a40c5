"""How do the sentences treat an actor? Judged by the full reader, mention by mention."""

from __future__ import annotations

from collections.abc import Collection
from typing import Literal

import numpy as np
import pandas as pd

from analysis.measures.arrays import Booleans
from analysis.measures.categories import CATEGORIES, stance_categories
from analysis.measures.clusters import Means, clustered_means, observed_of
from analysis.measures.intervals import Floats
from analysis.measures.mentions import most_first
from analysis.measures.selecting import DEFAULT_SELECTION, Selected, select, sentence_texts
from analysis.settings import Selection
from analysis.tables import Annotations, Columns

#: why no mention of a selection has a stance
WithoutStance = Literal["nothing", "fast", "language", "modifier", "unread"]

#: one row per actor with at least one mention
STANCE_COLUMNS: Columns = {
    "actor_id": "str",
    "name": "str",
    "type": "str",
    "mentions": "int64",  # mentions with a stance: the n of the mean and of the shares
    "not_scored": "int64",  # mentions without one (not English, a modifier, the fast reader)
    "stance": "float64",  # [-1, 1], mean
    "low": "float64",  # 95 % interval of the mean stance
    "high": "float64",
    # how many mentions are in each category, then their share with its 95 % interval
    **{f"n_{category}": "int64" for category in CATEGORIES},
    **{
        f"{category}{bound}": "float64"
        for category in CATEGORIES
        for bound in ("", "_low", "_high")
    },
    "interval": "str",  # over articles, within this article
    "rough": "bool",  # fewer than Settings.min_documents articles have a mention with a stance
}
#: one row per mention with a stance
STANCE_MENTION_COLUMNS: Columns = {
    "document_id": "str",
    "sentence_index": "int64",
    "title": "str",
    "outlet": "str",
    "published": "datetime64[us, UTC]",
    "text": "str",  # of the sentence
    "sentence_start": "int64",  # of the sentence in the document's text
    "start": "int64",  # of the mention in the document's text
    "end": "int64",
    "surface": "str",
    "actor_id": "str",
    "name": "str",
    "type": "str",
    "role": "str",
    "stance": "float64",
    "category": "str",  # negative, neutral, positive, unsure
    "stance_confidence": "float64",
}
_OF_DOCUMENT = ["title", "outlet", "published"]
_OF_MENTION = ("start", "end", "surface", "role", "stance", "stance_confidence")


def stance_by_actor(
    annotations: Annotations, selection: Selection = DEFAULT_SELECTION, *, top: int | None = None
) -> pd.DataFrame:
    """Mean stance toward each actor, and how many of its mentions are judged how.

    A mention whose label has a probability below ``Settings.stance_threshold`` is "unsure": a
    category of its own, so that the four shares sum to 1. The mean is over all mentions with a
    stance, unsure ones too: there it lies near 0 by itself.

    Parameters
    ----------
    annotations, selection
        What is counted.
    top
        Intervals are drawn for so many actors, those with most mentions with a stance; for all if
        None.

    Returns
    -------
    DataFrame
        STANCE_COLUMNS. Most mentions with a stance first, ties by name. Mean and shares are missing
        below ``Settings.min_sentences`` of them; the counts are always there. Intervals draw
        the articles in which the actor has a stance, 1,000 times; for an actor in one article
        only, its sentences there ("within this article").

    Examples
    --------
    >>> from tests.corpora import corpus
    >>> one = corpus({"a1": [["[Leitner|person:leitner|stance=0.9] won.",
    ...                       "They hailed [Leitner|person:leitner|stance=0.6].",
    ...                       "[Leitner|person:leitner|stance=-0.6@0.5] failed."]]})
    >>> counted = ["mentions", "stance", "n_positive", "n_negative", "n_unsure"]
    >>> stance_by_actor(one).round(6)[counted].values.tolist()
    [[3.0, 0.3, 2.0, 0.0, 1.0]]
    """
    selected, settings = select(annotations, selection), annotations.settings
    categories = stance_categories(selected, settings.stance_threshold)
    judged = categories.notna().to_numpy()
    scored = selected.only(judged)
    stance = scored.mention_column("stance").to_numpy(np.float64)
    shares = [(categories[judged] == name).to_numpy().astype(np.float64) for name in CATEGORIES]
    observed = observed_of(scored, stance, *shares)
    n = np.bincount(scored.mention_actor, minlength=len(scored.actors))
    drawn = np.zeros(len(n), dtype=bool)
    drawn[np.lexsort((scored.name_rank, -n))[:top]] = True
    means = clustered_means(scored, observed, minimum=settings.min_sentences, drawn=drawn)
    all_mentions = np.bincount(selected.mention_actor, minlength=len(selected.actors))
    rows = selected.actors[["actor_id", "name", "type"]].assign(
        mentions=means.n,
        not_scored=all_mentions - means.n,
        **_bounded(means, ("stance", *CATEGORIES)),
        **{
            f"n_{category}": np.bincount(scored.mention_actor, share, len(means.n))
            for category, share in zip(CATEGORIES, shares, strict=True)
        },
        interval=means.drawn,
        rough=means.n_articles < settings.min_documents,
    )
    rows = rows.rename(columns={"stance_low": "low", "stance_high": "high"})
    return most_first(rows[all_mentions > 0], "mentions")[list(STANCE_COLUMNS)].astype(
        dict(STANCE_COLUMNS)
    )


def stance_mentions(
    annotations: Annotations,
    selection: Selection = DEFAULT_SELECTION,
    *,
    actors: Collection[str] | None = None,
    most: int | None = None,
) -> pd.DataFrame:
    """Mentions with a stance, the most strongly judged first, each with its sentence.

    Parameters
    ----------
    annotations, selection
        What is counted.
    actors
        Only mentions of these actor_ids.
    most
        Only so many; all of them if None.

    Returns
    -------
    DataFrame
        STANCE_MENTION_COLUMNS. Furthest from 0 first, then the most confident, negative before
        positive, ties by document_id and place in the text.

    Examples
    --------
    >>> from tests.corpora import corpus
    >>> one = corpus({"a1": [["[Leitner|person:leitner|stance=0.4] won.",
    ...                       "They blamed [Rossi|person:rossi|stance=-0.7]."]]})
    >>> stance_mentions(one)[["text", "surface", "stance", "category"]].values.tolist()
    [['They blamed Rossi.', 'Rossi', -0.7, 'negative'], ['Leitner won.', 'Leitner', 0.4, 'positive']]
    """  # noqa: E501 (the line is what is shown)
    selected = select(annotations, selection)
    selected = selected.only(selected.chosen(actors)[selected.mention_actor])
    selected = selected.only(selected.mention_column("stance").notna().to_numpy())
    if most is not None:
        selected = selected.only(_strongest(selected, most))
    documents = selected.documents[_OF_DOCUMENT].iloc[selected.mention_document]
    sentences = selected.sentences.iloc[selected.mention_sentence].reset_index(drop=True)
    who = selected.actors.iloc[selected.mention_actor]
    rows = sentences[["document_id", "sentence_index"]].assign(
        **{name: documents[name].array for name in _OF_DOCUMENT},
        text=sentence_texts(selected, selected.mention_sentence),
        sentence_start=sentences["start"],
        **{name: who[name].array for name in ("actor_id", "name", "type")},
        **{name: selected.mention_column(name) for name in _OF_MENTION},
        category=stance_categories(selected, annotations.settings.stance_threshold),
    )
    rows = rows.assign(mildness=-rows["stance"].abs(), doubt=-rows["stance_confidence"])
    order = ["mildness", "doubt", "stance", "document_id", "start", "end", "actor_id"]
    rows = rows.sort_values(order, ignore_index=True).head(len(rows) if most is None else most)
    return rows[list(STANCE_MENTION_COLUMNS)].astype(dict(STANCE_MENTION_COLUMNS))


def _strongest(selected: Selected, most: int) -> Booleans:
    """Mentions of the `most` strongest stances, and any that are as strong as the last of these."""
    mildness = -np.abs(selected.mention_column("stance").to_numpy(np.float64))
    if len(mildness) <= most:
        return np.ones(len(mildness), dtype=bool)
    strong: Booleans = mildness <= np.partition(mildness, most - 1)[most - 1]
    return strong


def why_no_stance(
    annotations: Annotations, selection: Selection = DEFAULT_SELECTION
) -> WithoutStance | None:
    """Say why no mention of the selection has a stance; None when one has.

    Returns
    -------
    str or None
        ``"nothing"``: no mention is selected; ``"fast"``: the fast reader does not judge;
        ``"language"``: no article with a mention is in English; ``"modifier"``: the mentions only
        qualify others; ``"unread"``: none of these.

    Examples
    --------
    >>> from analysis.settings import Settings
    >>> from tests.corpora import corpus
    >>> fast = Settings(reader="fast")
    >>> why_no_stance(corpus({"a1": ["[Leitner|person:leitner] won."]}, settings=fast))
    'fast'
    """
    selected = select(annotations, selection)
    if selected.mention_column("stance").notna().any():
        return None
    if not len(selected.mention_rows):
        return "nothing"
    if annotations.settings.reader == "fast":
        return "fast"
    language = selected.documents["language"].to_numpy()[selected.mention_document]
    if (language != "en").all():
        return "language"
    if (selected.mention_column("role")[language == "en"] == "modifier").all():
        return "modifier"
    return "unread"


def _bounded(means: Means, names: Collection[str]) -> dict[str, Floats]:
    """Columns ``name``, ``name_low`` and ``name_high`` of each measure."""
    columns = {"": means.mean, "_low": means.low, "_high": means.high}
    return {
        f"{name}{bound}": values[:, place]
        for place, name in enumerate(names)
        for bound, values in columns.items()
    }
