"""Random small corpora and selections, for laws that hold for every one of them."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Any

import pandas as pd
from hypothesis import settings
from hypothesis import strategies as st

from analysis.settings import Selection, Settings
from analysis.tables import Annotations
from tests.corpora import Article, Said, corpus

#: how a law is tried: the first example pays for imports, so there is no deadline
law = settings(deadline=None, max_examples=25)

ACTOR_IDS = ("country:IN", "country:RU", "group:west", "person:modi", "person:putin", "place:delhi")
AFFILIATIONS = {"person:modi": "country:IN", "person:putin": "country:RU"}

_OFTEN_ACTOR = ("actor", "actor", "actor", "modifier", "place")
_KINDS = ("name", "name", "alias", "metonym", "pronoun")
_VOICES = ("article", "unnamed", "person:putin")
_SPEAKERS = ("article", "unnamed", "person:putin", "person:putin", "country:IN")
_CUES = ("said", "accused", "warned of")
_TONES = ("", " {0.5}", " {-1.0 0.9}", " {missing}")
_STANCES = ("", "|stance=0.8", "|stance=-0.7", "|stance=0.1", "|stance=0.4@0.5")


def rows_of(table: pd.DataFrame) -> Iterator[Any]:
    """Rows with their columns as attributes; stubs would make each value a union of everything."""
    yield from table.itertuples()


@st.composite
def _marks(draw: st.DrawFn) -> str:
    actor_id = draw(st.sampled_from(ACTOR_IDS))
    kind, role = draw(st.sampled_from(_KINDS)), draw(st.sampled_from(_OFTEN_ACTOR))
    stance = "" if role == "modifier" else draw(st.sampled_from(_STANCES))
    return f"[Word|{actor_id}|{kind}|{role}|voice={draw(st.sampled_from(_VOICES))}{stance}]"


@st.composite
def _sentences(draw: st.DrawFn) -> str:
    words = " and ".join(["Then", *draw(st.lists(_marks(), max_size=3))])
    boilerplate = draw(st.sampled_from(("", "", "", "", "~ ")))
    return f"{boilerplate}{words}.{draw(st.sampled_from(_TONES))}"


@st.composite
def _articles(draw: st.DrawFn) -> Article:
    title = [[f"# {' '.join(draw(st.lists(_marks(), min_size=1, max_size=2)))}"]]
    body = draw(st.lists(st.lists(_sentences(), min_size=1, max_size=3), min_size=1, max_size=3))
    return [*(title if draw(st.booleans()) else []), *body]


@st.composite
def _quotes(draw: st.DrawFn, article: Article) -> list[Said]:
    """Some of the sentences are said by somebody, or by the writer."""
    n = sum(len(paragraph) for paragraph in article)
    said = st.tuples(st.integers(0, n - 1), st.sampled_from(_SPEAKERS), st.sampled_from(_CUES))
    return draw(st.lists(said, max_size=3))


@st.composite
def corpora(draw: st.DrawFn, max_articles: int = 4) -> Annotations:
    """Up to four articles of a few sentences that mention six actors."""
    articles = draw(st.lists(_articles(), max_size=max_articles))
    about: dict[str, dict[str, Any]] = {
        f"a{number}": {"published": draw(st.sampled_from((None, "2024-05-01", "2024-06-30 23:59")))}
        for number in range(len(articles))
    }
    return corpus(
        {f"a{number}": article for number, article in enumerate(articles)},
        about=about,
        affiliations=AFFILIATIONS,
        quotes={f"a{number}": draw(_quotes(article)) for number, article in enumerate(articles)},
        settings=Settings(min_sentences=draw(st.integers(1, 3)), min_documents=2),
    )


@st.composite
def selections(draw: st.DrawFn) -> Selection:
    """Selections that differ in everything that can leave a mention out."""
    dates = st.sampled_from((None, (None, None), (date(2024, 5, 2), None)))
    return Selection(
        dates=draw(dates),
        actors=draw(st.none() | st.lists(st.sampled_from(ACTOR_IDS), min_size=1)),
        types=draw(st.sampled_from((Selection().types, ("person", "country", "place")))),
        roles=draw(st.sampled_from((("actor",), ("actor", "modifier"), ("actor", "place")))),
        voices=draw(st.none() | st.just(("article", "unnamed"))),
        policy=draw(st.sampled_from(("names", "aliases", "metonyms"))),
        pronouns=draw(st.booleans()),
        roll_up=draw(st.booleans()),
    )
