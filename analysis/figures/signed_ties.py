"""Ties with a sign: how two actors are treated in the windows that they share."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import pandas as pd

from analysis.figures.lettering import counted, escaped, given, signed


def signed_rows(edges: Sequence[dict[Any, Any]], stances: pd.DataFrame | None) -> list[Any]:
    """Edges with ``lean`` and with their stance in the hover text; as they are without stances.

    A tie leans where the interval of its mean leaves out 0; without a mean it is ``few``.

    Parameters
    ----------
    edges
        As `analysis.figures.network.tie_rows` makes them.
    stances
        The table of `analysis.measures.tie_stances`.
    """
    if stances is None:
        return list(edges)
    of_pair = {(row["source"], row["target"]): row for row in stances.to_dict("records")}
    return [_signed(edge, of_pair[edge["source"], edge["target"]]) for edge in edges]


def _signed(edge: dict[Any, Any], stance: Mapping[Any, Any]) -> dict[Any, Any]:
    return {**edge, "lean": _lean(stance), "hover": f"{edge['hover']}<br>{_words(stance)}"}


def _lean(stance: Mapping[Any, Any]) -> str:
    if not given(stance["stance"]) or not given(stance["low"]):
        return "few"
    if stance["low"] > 0:
        return "positive"
    return "negative" if stance["high"] < 0 else "neither"


def _words(stance: Mapping[Any, Any]) -> str:
    judged = counted(stance["judged"], "judged mention")
    if not given(stance["stance"]):
        return f"{judged}: too few for a mean stance"
    mean = f"mean stance {signed(stance['stance'])} of {judged}"
    if not given(stance["low"]):
        return f"{mean}, no interval"
    rough = ", rough" if stance["rough"] and stance["interval"] == "over articles" else ""
    ends = f"{signed(stance['low'])} to {signed(stance['high'])}"
    return f"{mean}<br>95% interval {ends} ({escaped(stance['interval'])}{rough})"
