"""Whose words are counted: the voice of each mention, and what each voice is called."""

from __future__ import annotations

from typing import Any

import numpy as np
import pandas as pd

from analysis.measures.indexing import index_of, rows_of
from analysis.measures.rolling import counted_for
from analysis.measures.selected_articles import Days, chosen_articles
from analysis.settings import Selection
from analysis.tables import Annotations, Columns
from analysis.text.cues import cue_force

#: the voice of the article itself
ARTICLE = "article"
#: the voice of a speaker who is not named, or not known
UNNAMED = "unnamed"
#: what these two are called, and their type
_NO_ACTORS = {
    ARTICLE: ("The article itself", "article"),
    UNNAMED: ("Unnamed or unknown", "unnamed"),
}

#: one row per voice in which at least one mention or quote stands
SPEAKER_COLUMNS: Columns = {
    "speaker_id": "str",  # article, unnamed or an actor_id
    "speaker": "str",  # its name
    "speaker_type": "str",  # settings.ActorType; article, unnamed
}


def speakers(annotations: Annotations) -> pd.DataFrame:
    """Every voice of the articles, whatever is selected: what a filter of voices offers.

    Returns
    -------
    DataFrame
        SPEAKER_COLUMNS. The article first, the unnamed second, then by name.

    Examples
    --------
    >>> from tests.corpora import corpus
    >>> one = corpus({"a1": ["[Weiss|person:weiss|voice=person:rossi] met"
    ...                      " [Rossi|person:rossi|voice=article]."]})
    >>> speakers(one)["speaker"].tolist()
    ['The article itself', 'Rossi']
    """
    found = {*annotations.mentions["voice"].dropna(), *annotations.quotes["speaker_id"].dropna()}
    rows = described(pd.Series(sorted(found), dtype="str"), annotations.actors)
    place = rows["speaker_id"].map({ARTICLE: 0, UNNAMED: 1}).fillna(2)
    rows = rows.assign(place=place, folded=rows["speaker"].str.casefold())
    ordered = rows.sort_values(["place", "folded", "speaker_id"], ignore_index=True)
    return ordered[list(SPEAKER_COLUMNS)]


def reported_quotes(
    annotations: Annotations, selection: Selection, *, period: Days | None = None
) -> pd.DataFrame:
    """QUOTE_COLUMNS of the selected articles and voices, with SPEAKER_COLUMNS and ``force``.

    What the writer says in the first person is no quote. With ``Selection.roll_up`` the speaker is
    the country that it belongs to.
    """
    documents = index_of(annotations).documents
    inside = chosen_articles(annotations, selection, period)
    quotes = annotations.quotes
    document = rows_of(quotes["document_id"], pd.Index(documents["document_id"]))
    kept = np.append(inside, False)[document] & (quotes["speaker_id"] != ARTICLE).to_numpy()
    if selection.voices is not None:
        kept &= quotes["speaker_id"].isin(list(selection.voices)).to_numpy()
    quotes = quotes[kept]
    # each different speaker and cue is looked up once
    number, ids = pd.factorize(quotes["speaker_id"])
    whom = rolled(pd.Series(ids, dtype="str"), annotations.actors, roll_up=selection.roll_up)
    named = described(whom, annotations.actors)
    cue, cues = pd.factorize(quotes["cue"])
    forces = np.array([*map(cue_force, cues), "says"], dtype=object)
    speaking = {name: named[name].array[number] for name in SPEAKER_COLUMNS}
    return quotes.assign(**speaking, force=pd.array(forces[cue], dtype="str"))


def rolled(speakers: pd.Series[Any], actors: pd.DataFrame, *, roll_up: bool) -> pd.Series[Any]:
    """The speakers, or with `roll_up` the country that each belongs to; missing stays missing.

    Examples
    --------
    >>> actors = pd.DataFrame({"actor_id": ["country:US", "person:miller"],
    ...     "type": ["country", "person"], "affiliation_id": [None, "country:US"]})
    >>> rolled(pd.Series(["person:miller", "article"]), actors, roll_up=True).tolist()
    ['country:US', 'article']
    """
    if not roll_up or not len(speakers):
        return speakers
    whom = counted_for(actors, roll_up=True)
    moved = {own: to for own, to in zip(actors["actor_id"], whom, strict=True) if own != to}
    return speakers.map(lambda speaker: moved.get(speaker, speaker), na_action="ignore")


def described(speakers: pd.Series[Any], actors: pd.DataFrame) -> pd.DataFrame:
    """SPEAKER_COLUMNS of each speaker, in the same order and with the same index."""
    known = actors.drop_duplicates("actor_id").set_index("actor_id")
    names = {key: name for key, (name, _) in _NO_ACTORS.items()}
    types = {key: kind for key, (_, kind) in _NO_ACTORS.items()}
    name = speakers.map(names).fillna(speakers.map(known["name"])).fillna(speakers)
    kind = speakers.map(types).fillna(speakers.map(known["type"])).fillna(UNNAMED)
    rows = pd.DataFrame({"speaker_id": speakers, "speaker": name, "speaker_type": kind})
    return rows.astype(dict(SPEAKER_COLUMNS))


def in_rank(speaker_ids: pd.Series[Any]) -> pd.Series[Any]:
    """0 for the article, 1 for actors, 2 for whoever is not named: their order in a table."""
    return speaker_ids.map({ARTICLE: 0, UNNAMED: 2}).fillna(1).astype("int64")
