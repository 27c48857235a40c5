"""Counting institutions and office holders for their country: who is counted for whom."""

from __future__ import annotations

import numpy as np
import pandas as pd
from numpy.typing import NDArray

#: types that act for a country when they belong to it; a movement or a town does not
ROLLED_TYPES = ("person", "organization")

#: steps from an actor to its country, for instance spokesperson, bureau, ministry, country; who
#: is still on the way then stays itself, and so does who belongs to itself in a circle
_LONGEST_CHAIN = 8


def counted_for(actors: pd.DataFrame, *, roll_up: bool) -> NDArray[np.object_]:
    """The actor that each actor is counted for: itself, or the country that it belongs to.

    A person or an organisation belongs to a country by its affiliation, or through a body that
    does: a spokesperson through the State Department. Who belongs to no country stays itself.

    Parameters
    ----------
    actors
        ACTOR_COLUMNS.
    roll_up
        Whether anybody is counted for another.

    Examples
    --------
    >>> actors = pd.DataFrame({
    ...     "actor_id": ["country:US", "organization:state", "person:miller", "organization:nato"],
    ...     "type": ["country", "organization", "person", "organization"],
    ...     "affiliation_id": [None, "country:US", "organization:state", None],
    ... })
    >>> counted_for(actors, roll_up=True).tolist()
    ['country:US', 'country:US', 'country:US', 'organization:nato']
    """
    own = actors["actor_id"].to_numpy(object)
    if not roll_up or not len(actors):
        return own
    home = np.asarray(pd.Index(own).get_indexer(actors["affiliation_id"]), dtype=np.int64)
    types = actors["type"]
    rolls = types.isin(ROLLED_TYPES).to_numpy() & (home >= 0)
    at = np.arange(len(own))
    for _ in range(_LONGEST_CHAIN):
        at = np.where(rolls[at], home[at], at)
    ends_in_country = (types == "country").to_numpy()[at]
    return np.where(ends_in_country, own[at], own)
