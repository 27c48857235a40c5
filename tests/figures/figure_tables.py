"""Small tables in the columns of the measures, to draw figures from."""

from __future__ import annotations

from datetime import date
from typing import Any, NamedTuple

import pandas as pd
import plotly.graph_objects as go

from analysis import measures
from analysis.figures.provenance import Provenance
from analysis.settings import DEFAULT_TYPES, Selection
from tests.corpora import corpus

MISSING = float("nan")
ONE_ARTICLE = Provenance(
    1, None, None, 1, (), "metonyms", ("actor",), DEFAULT_TYPES, "0.1.0", "1a2b3c4d"
)
MANY_ARTICLES = Provenance(
    40,
    date(2026, 1, 5),
    date(2026, 3, 2),
    2,
    ("Daily Post", "Gazette", "Wire"),
    "names",
    ("actor", "place"),
    ("person",),
    "0.1.0",
    "1a2b3c4d",
    ("pronouns counted",),
)


class Network(NamedTuple):
    """Nodes and edges, as the measure returns them."""

    nodes: pd.DataFrame
    edges: pd.DataFrame


def counts(*mentions: tuple[str, int]) -> pd.DataFrame:
    """Mention counts of actors given as (name, mentions); the share is of all mentions."""
    n = sum(number for _, number in mentions)
    columns = ["actor_id", "name", "type", "mentions", "sentences", "documents", "count", "n"]
    columns += ["share", "low", "high", "interval", "rough"]
    rows = [
        (f"x:{i}", name, "person", k, k, 1, k, n, k / n, k / n / 2, k / n, "over articles", False)
        for i, (name, k) in enumerate(mentions)
    ]
    return pd.DataFrame(rows, columns=columns)


def surfaces(*found: tuple[str, str, str, int]) -> pd.DataFrame:
    """Surfaces given as (actor_id, surface, kind, mentions)."""
    rows = [(actor, "", surface, kind, n) for actor, surface, kind, n in found]
    return pd.DataFrame(rows, columns=["actor_id", "name", "surface", "kind", "mentions"])


def by_document(*cells: tuple[str, str, int]) -> pd.DataFrame:
    """Mentions given as (actor name, article title, mentions); ids are their letters."""
    rows = [(f"x:{_id(name)}", name, f"d:{_id(title)}", title, n) for name, title, n in cells]
    columns = ["actor_id", "name", "document_id", "title", "mentions"]
    return pd.DataFrame(rows, columns=columns)


def tone(*means: tuple[str, int, float]) -> pd.DataFrame:
    """Tone given as (name, sentences, mean), intervals 0.1 to both sides."""
    columns = ["actor_id", "name", "type", "sentences", "with_tone_words", "not_scored", "tone"]
    columns += ["low", "high", "subjectivity", "interval", "rough"]
    rows = [
        (f"x:{_id(name)}", name, "person", n, n, 0, mean, mean - 0.1, mean + 0.1, mean)
        for name, n, mean in means
    ]
    return pd.DataFrame([(*row, "over articles", False) for row in rows], columns=columns)


def stance(*means: tuple[str, int, float]) -> pd.DataFrame:
    """Stance given as (name, mentions, mean); half are neutral, a quarter unsure, one sided."""
    shares = ("negative", "neutral", "positive", "unsure")
    rows = []
    for name, n, mean in means:
        row = dict.fromkeys([*shares, "stance", "low", "high"], MISSING)
        row |= {f"{share}{bound}": MISSING for share in shares for bound in ("_low", "_high")}
        if mean == mean:
            row |= {"stance": mean, "low": mean - 0.1, "high": mean + 0.1}
            row |= {"neutral": 0.5, "unsure": 0.25}
            row |= {"positive": 0.25 * (mean > 0), "negative": 0.25 * (mean <= 0)}
        who = {"actor_id": f"x:{_id(name)}", "name": name, "type": "person", "mentions": n}
        counts = {f"n_{share}": n // 4 for share in shares}
        rest = {"not_scored": 1, "interval": "over articles", "rough": False}
        rows.append(who | counts | row | rest)
    return pd.DataFrame(rows)


def tone_and_stance(*means: tuple[str, int, float, float]) -> pd.DataFrame:
    """Both given as (name, mentions, tone, stance), the same sign in all mentions but one."""
    table = stance(*((name, n, mean) for name, n, _, mean in means))
    table = table.rename(columns={"low": "stance_low", "high": "stance_high"})
    tones = pd.Series([mean for *_, mean, _ in means], dtype=float)
    return table.assign(
        sentences=table["mentions"],
        tone=tones,
        tone_low=tones - 0.1,
        tone_high=tones + 0.1,
        both=table["mentions"],
        agree=table["mentions"] - 1,
        correlation=0.5,
    )


def network(n: int, *pairs: tuple[int, int, int], prefix: str = "Actor") -> Network:
    """`n` actors on a diagonal, ties given as (first, second, observed)."""
    nodes = pd.DataFrame(
        [
            {
                "actor_id": f"x:{i:02}",
                "name": f"{prefix} {i}",
                "type": ("person", "country", "organization", "group", "place")[i % 5],
                "mentions": 2 * n - i,
                "tone": MISSING if i % 3 == 2 else 0.1 * (i % 3),
                "degree": sum(i in pair[:2] for pair in pairs),
                "community": i % 2,
                "x": i / max(1, n - 1),
                "y": i / max(1, n - 1),
            }
            for i in range(n)
        ],
        columns=["actor_id", "name", "type", "mentions", "tone", "degree", "community", "x", "y"],
    )
    return Network(nodes, _edges(pairs, prefix))


def _edges(pairs: tuple[tuple[int, int, int], ...], prefix: str) -> pd.DataFrame:
    columns = ["source", "target", "source_name", "target_name", "observed", "n_source"]
    columns += ["n_target", "n_windows", "expected"]
    rows = [
        (f"x:{a:02}", f"x:{b:02}", f"{prefix} {a}", f"{prefix} {b}", seen, 9, 8, 100, 3.14)
        for a, b, seen in pairs
    ]
    return pd.DataFrame(rows, columns=columns)


def _id(text: str) -> str:
    return "".join(filter(str.isalnum, text))


def trace(figure: go.Figure, name: str) -> Any:
    """The one trace of this name."""
    (found,) = [part for part in figure.data if part.name == name]
    return found


def note(figure: go.Figure, name: str) -> str:
    """Text of the subtitle, legend or footnote."""
    (found,) = [part.text for part in figure.layout.annotations if part.name == name]
    return str(found)


def clickable(figure: go.Figure) -> list[str]:
    """What a click on each mark says: the first element of every customdata."""
    return [row[0] for part in figure.data for row in _rows(part)]


def _rows(part: Any) -> list[Any]:
    return [] if part.customdata is None else list(part.customdata)


def timeline(first: str = "India") -> pd.DataFrame:
    """Two actors in January and March; nothing was published in February."""
    named = f"[{first[:1]}|person:0|stance=0.5] met [Modi|person:1|stance=-0.5]. {{0.2}}"
    articles = corpus(
        {
            "jan": [[named, named, named]],
            "jan2": ["[I|person:0] left."],
            "mar": [[named, named, named]],
        },
        about={"jan": {"published": "2024-01-02"}, "jan2": {"published": "2024-01-03"}}
        | {"mar": {"published": "2024-03-01"}},
        names={"person:0": first, "person:1": "Modi"},
    )
    return measures.timeline(articles, step="month")


def comparison(first: str = "India") -> tuple[pd.DataFrame, measures.Network]:
    """Two outlets that write about two actors, compared: actors and ties."""
    named = f"[{first[:1]}|person:0|stance=0.5] met [Modi|person:1|stance=-0.5]. {{0.2}}"
    articles = {f"a{n}": [[named, named, f"[{first[:1]}|person:0] left."]] for n in range(3)}
    other = "[Modi|person:1] met [Putin|person:2]."
    articles |= {f"b{n}": [[named, other, named]] for n in range(3)}
    names = {"person:0": first, "person:1": "Modi", "person:2": "Putin"}
    made = corpus(articles, names=names)
    a, b = (Selection(documents=[f"{side}{n}" for n in range(3)]) for side in "ab")
    table = measures.compare(made, a, other=b)
    return table, measures.compare_network(made, a, other=b)
