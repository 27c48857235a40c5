"""Words of the charts, explained one click away."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal

import streamlit as st

Term = Literal[
    "mention",
    "kind",
    "headline",
    "lead",
    "share",
    "interval",
    "rough",
    "tone",
    "stance",
    "unsure",
    "together",
    "expected",
    "q-value",
    "npmi",
    "community",
    "centrality",
    "backbone",
    "gap",
    "peak",
    "log-odds",
    "robust",
    "quote",
    "voice",
]

TERMS: dict[Term, str] = {
    "mention": "One place where a text refers to an actor, by whatever words **Filters** count.",
    "kind": "By what words: **name**, **alias** (short form, other spelling), **acronym**, "
    "**demonym** (“Indian delegation”), **metonym** (“the Kremlin”), **title** (“the leader”).",
    "headline": "An article's title. Articles without one have no headline.",
    "lead": "An article's first paragraph below the title.",
    "share": "A part of everything of its kind: of all mentions of actors, of all sentences, or of "
    "all articles. It says how much of the coverage, not how important.",
    "interval": "95% interval: where the number would lie, 95 times of 100, had other articles of "
    "the same kind been collected. Whole articles are drawn, since mentions of one article belong "
    "together. With one article its sentences are drawn: that describes this text alone.",
    "rough": "Fewer than 20 articles: the interval itself is uncertain, and mostly too narrow.",
    "tone": "The wording of a sentence from −1 (negative) to +1 (positive), by the words it uses "
    "(TextBlob). “India condemned the murder” is negative, and says nothing bad of India.",
    "stance": "How a sentence treats this actor, from −1 (badly) to +1 (well), judged by the "
    "reader mention by mention. About two judgements in ten are wrong.",
    "unsure": "The reader's likeliest answer has a probability below 0.6. It is no fourth opinion.",
    "together": "Named in the same sentence, paragraph or article. That is no relationship: it may "
    "be a quarrel, a visit or a list.",
    "expected": "How often two actors would be together by chance, if each were spread at random "
    "over the sentences of the very articles that name it.",
    "q-value": "Of all ties that are called significant up to this value, so many are expected to "
    "be chance: at q = 0.05, one in twenty (Benjamini and Hochberg 1995).",
    "npmi": "Normalised pointwise mutual information: −1 never together, 0 by chance, +1 always. "
    "**Jaccard**: windows with both out of those with either. **Log-likelihood** (G²): how badly "
    "chance explains the number; it grows with the number of windows.",
    "community": "Actors that are more often together with one another than with the rest, found "
    "by the Louvain method. The number and the borders depend on the settings.",
    "centrality": "**Degree**: how many others. **Strength**: how many windows, summed. "
    "**Betweenness**: how often on the shortest way between two others. **PageRank**: named beside "
    "those who are named beside many. All are properties of the coverage, not of power.",
    "backbone": "Ties that are strong for at least one of their two actors, compared with an even "
    "spread of that actor's ties (disparity filter, Serrano and others 2009).",
    "gap": "Nothing was published in this period among these articles. That is no zero: nobody "
    "knows what would have been written.",
    "peak": "A period with at least twice the actor's usual mentions, at least three, and no fewer "
    "than the periods beside it.",
    "log-odds": "How much likelier a mention is of this actor in one selection than in the other, "
    "on a logarithmic scale, drawn toward what is usual in both, so that rare names do not lead "
    "(Monroe, Colaresi and Quinn 2008). z above 2 or below −2 is more than chance for one actor.",
    "quote": "An unbroken stretch of reported speech or thought, with or without quotation marks, "
    "found by rules. A speech in three pieces is three quotes. About half of all indirect speech "
    "is missed.",
    "voice": "Whose words a mention stands in: the article's own, or those of a speaker that it "
    "reports. Where speech holds speech, the innermost counts.",
    "robust": "The same question under other settings: other windows, other ways of counting, the "
    "other reader. What holds in most of them does not hang on one choice.",
}


def show_terms(terms: Sequence[Term], *, key: str) -> None:
    """Show one button that opens the meaning of these words."""
    with st.popover("Terms", icon=":material/help:", type="tertiary", width="content", key=key):
        for term in terms:
            st.markdown(f"**{term[0].upper()}{term[1:]}.** {TERMS[term]}")
