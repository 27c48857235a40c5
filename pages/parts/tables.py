"""Tables as pages show them: which columns, under which label, in which format."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import pandas as pd
import streamlit as st

Labels = Mapping[str, Any]
#: rows of a table that are sent to the browser
MOST_ROWS = 1000
#: verdicts on a file that are shown; the refused ones come first
MOST_VERDICTS = 1000

_TEXT, _NUMBER = st.column_config.TextColumn, st.column_config.NumberColumn
_TONE_HELP = "−1 is negative, +1 positive (TextBlob); empty where too few sentences speak."
#: what a mean stance says
STANCE_HELP = "−1 is treated badly, +1 well; empty where too few mentions have a stance."

ACTOR: Labels = {
    "name": _TEXT("Actor", width="medium"),
    "type": _TEXT("Type"),
}
COUNTS: Labels = {
    **ACTOR,
    "mentions": _NUMBER("Mentions"),
    "sentences": _NUMBER("Sentences", help="Sentences with at least one mention."),
    "documents": _NUMBER("Articles", help="Articles with at least one mention."),
    "share": _NUMBER("Share", format="percent"),
    "low": _NUMBER("from", format="percent", help="Lower end of the 95% interval of the share."),
    "high": _NUMBER("to", format="percent", help="Upper end of the 95% interval of the share."),
    "n": _NUMBER("Out of", help="The denominator of the share."),
    "interval": _TEXT("Interval"),
}
#: per 1,000 words a share is no percentage
RATES: Labels = {
    **COUNTS,
    "share": _NUMBER("Per 1,000 words", format="%.2f"),
    "low": _NUMBER("from", format="%.2f", help="Lower end of the 95% interval."),
    "high": _NUMBER("to", format="%.2f", help="Upper end of the 95% interval."),
}
TONE: Labels = {
    **ACTOR,
    "sentences": _NUMBER("Sentences", help="Sentences that mention the actor, each once."),
    "with_tone_words": _NUMBER("With tone words", help="The others count as 0."),
    "tone": _NUMBER("Tone", format="%+.2f", help=_TONE_HELP),
    "low": _NUMBER("from", format="%+.2f", help="Lower end of the 95% interval."),
    "high": _NUMBER("to", format="%+.2f", help="Upper end of the 95% interval."),
    "subjectivity": _NUMBER("Subjectivity", format="%.2f", help="0 is factual, 1 is opinion."),
    "interval": _TEXT("Interval"),
}
STANCE: Labels = {
    **ACTOR,
    "mentions": _NUMBER("Mentions", help="Mentions with a stance: out of these are the shares."),
    "not_scored": _NUMBER("Not scored", help="Not in English, or only a description."),
    "stance": _NUMBER("Stance", format="%+.2f", help=STANCE_HELP),
    "low": _NUMBER("from", format="%+.2f", help="Lower end of the 95% interval of the stance."),
    "high": _NUMBER("to", format="%+.2f", help="Upper end of the 95% interval of the stance."),
    "positive": _NUMBER("Positive", format="percent"),
    "neutral": _NUMBER("Neutral", format="percent"),
    "negative": _NUMBER("Negative", format="percent"),
    "unsure": _NUMBER("Unsure", format="percent", help="The reader is not sure of any of these."),
    "interval": _TEXT("Interval"),
}
TONE_AND_STANCE: Labels = {
    **ACTOR,
    "tone": _NUMBER("Tone", format="%+.2f", help=_TONE_HELP),
    "sentences": _NUMBER("Sentences"),
    "stance": _NUMBER("Stance", format="%+.2f", help=STANCE_HELP),
    "mentions": _NUMBER("Mentions"),
    "both": _NUMBER("With both", help="Mentions with a stance in a sentence with a tone."),
    "agree": _NUMBER("Same sign", help="Negative, none or positive in both."),
    "agreement": _NUMBER("Agreement", format="percent"),
    "correlation": _NUMBER("r", format="%+.2f", help="Pearson's r over the mentions with both."),
}
TIES: Labels = {
    "source_name": _TEXT("Actor", width="medium"),
    "target_name": _TEXT("With", width="medium"),
    "observed": _NUMBER("Together", help="Windows that hold both."),
    "expected": _NUMBER("Expected", format="%.2f", help="If both were spread by chance."),
    "n_source": _NUMBER("First alone", help="Windows that hold the first actor."),
    "n_target": _NUMBER("Second alone", help="Windows that hold the second actor."),
    "n_windows": _NUMBER("All windows"),
    "jaccard": _NUMBER("Jaccard", format="%.2f", help="Together, as a share of either."),
    "npmi": _NUMBER("NPMI", format="%+.2f", help="−1 never together, 0 chance, +1 always."),
    "log_likelihood": _NUMBER("G²", format="%.1f", help="Dunning's log-likelihood, all windows."),
    "p": _NUMBER("p", format="%.4f", help="Of at least as many by chance; empty: not tested."),
    "q": _NUMBER("q", format="%.4f", help="False-discovery rate over all pairs of these actors."),
}
RANKS: Labels = {
    "name": _TEXT("Actor", width="medium"),
    "rank": _NUMBER("Rank", help="By mentions, as counted now."),
    "best": _NUMBER("Best", format="%d", help="Over all settings."),
    "worst": _NUMBER("Worst", format="%d", help="Empty: some setting does not find it."),
    "holds": _NUMBER("Holds in", help="Settings in which it is among the first as well."),
    "settings": _NUMBER("of", help="Settings tried: every way of counting, every reader."),
}
HELD_TIES: Labels = {
    "source_name": _TEXT("Actor", width="medium"),
    "target_name": _TEXT("With", width="medium"),
    "observed": _NUMBER("Together"),
    "holds": _NUMBER("Holds in", help="Settings in which the network shows this tie as well."),
    "settings": _NUMBER("of", help="Settings tried: windows, ways of counting, readers."),
}
NODES: Labels = {
    **ACTOR,
    "mentions": _NUMBER("Mentions"),
    "degree": _NUMBER("Ties", help="Number of other actors it appears with."),
    "strength": _NUMBER("Strength", help="Sum of its ties' windows."),
    "betweenness": _NUMBER("Betweenness", format="%.2f", help="How often it links others, 0 to 1."),
    "pagerank": _NUMBER("PageRank", format="%.3f"),
    "community": _NUMBER("Community"),
}
COMPARE: Labels = {
    "name": _TEXT("Actor", width="medium"),
    "mentions_a": _NUMBER("Mentions A"),
    "mentions_b": _NUMBER("Mentions B"),
    "share_a": _NUMBER("Share A", format="%.4f"),
    "share_b": _NUMBER("Share B", format="%.4f"),
    "share_difference": _NUMBER("A − B", format="%+.4f"),
    "share_low": _NUMBER("from", format="%+.4f", help="95% interval of the difference."),
    "share_high": _NUMBER("to", format="%+.4f", help="95% interval of the difference."),
    "log_odds": _NUMBER("Log-odds", format="%+.2f", help="Above 0: rather in A."),
    "z": _NUMBER("z", format="%+.1f", help="As if mentions were independent: mostly too large."),
    "z_articles": _NUMBER("z of articles", format="%+.1f", help="Whole articles are drawn."),
    "q": _NUMBER("q", format="%.3f", help="From z of articles; empty: too few mentions to test."),
    "tone_a": _NUMBER("Tone A", format="%+.2f", help=_TONE_HELP),
    "tone_b": _NUMBER("Tone B", format="%+.2f", help=_TONE_HELP),
    "tone_difference": _NUMBER("A − B", format="%+.2f"),
    "tone_low": _NUMBER("from", format="%+.2f", help="95% interval of the difference."),
    "tone_high": _NUMBER("to", format="%+.2f", help="95% interval of the difference."),
    "stance_a": _NUMBER("Stance A", format="%+.2f", help=STANCE_HELP),
    "stance_b": _NUMBER("Stance B", format="%+.2f", help=STANCE_HELP),
    "stance_difference": _NUMBER("A − B", format="%+.2f"),
    "stance_low": _NUMBER("from", format="%+.2f", help="95% interval of the difference."),
    "stance_high": _NUMBER("to", format="%+.2f", help="95% interval of the difference."),
}
TIE_DIFFERENCES: Labels = {
    "source_name": _TEXT("Actor", width="medium"),
    "target_name": _TEXT("With", width="medium"),
    "observed_a": _NUMBER("Together A"),
    "observed_b": _NUMBER("Together B"),
    "rate_a": _NUMBER("Per 1,000 A", format="%.2f"),
    "rate_b": _NUMBER("Per 1,000 B", format="%.2f"),
    "difference": _NUMBER("A − B", format="%+.2f"),
    "low": _NUMBER("from", format="%+.2f", help="95% interval of the difference."),
    "high": _NUMBER("to", format="%+.2f", help="95% interval of the difference."),
    "z_articles": _NUMBER("z of articles", format="%+.1f", help="Whole articles are drawn."),
    "q": _NUMBER("q", format="%.3f", help="Empty: too few to test."),
}
TIMELINE: Labels = {
    "name": _TEXT("Actor", width="medium"),
    "period": _TEXT("Period"),
    "articles": _NUMBER("Articles", help="Published in the period; 0 is a gap."),
    "documents": _NUMBER("With the actor", help="Of these, how many mention the actor."),
    "mentions": _NUMBER("Mentions"),
    "mentions_low": _NUMBER("from", format="%.0f", help="95% interval of the mentions."),
    "mentions_high": _NUMBER("to", format="%.0f", help="95% interval of the mentions."),
    "count": _NUMBER("Counted", help="The numerator of the share."),
    "n": _NUMBER("Out of", help="The denominator of the share."),
    "share": _NUMBER("Share", format="percent"),
    "share_low": _NUMBER("from", format="percent", help="95% interval of the share."),
    "share_high": _NUMBER("to", format="percent", help="95% interval of the share."),
    "tone": _NUMBER("Tone", format="%+.2f", help=_TONE_HELP),
    "tone_low": _NUMBER("from", format="%+.2f", help="95% interval of the tone."),
    "tone_high": _NUMBER("to", format="%+.2f", help="95% interval of the tone."),
    "sentences": _NUMBER("Sentences", help="The n of the tone."),
    "stance": _NUMBER("Stance", format="%+.2f", help=STANCE_HELP),
    "stance_low": _NUMBER("from", format="%+.2f", help="95% interval of the stance."),
    "stance_high": _NUMBER("to", format="%+.2f", help="95% interval of the stance."),
    "judged": _NUMBER("Judged", help="The n of the stance."),
}
MENTIONS: Labels = {
    "surface": _TEXT("Words"),
    "name": _TEXT("Actor"),
    "type": _TEXT("Type"),
    "kind": _TEXT("Kind", help="name, alias, acronym, demonym, metonym or title"),
    "role": _TEXT("Role", help="actor, place or modifier"),
    "rule": _TEXT("Found by"),
    "confidence": _NUMBER("Sure", format="percent"),
}
ACTORS_TO_CHECK: Labels = {
    **ACTOR,
    "mentions": _NUMBER("Mentions", help="As the other pages count them, under the filters."),
    "all_mentions": _NUMBER("All found", help="Locations and descriptions too."),
    "documents": _NUMBER("Articles"),
    "surfaces": _NUMBER("Spellings", help="Different printed words."),
    "country": _TEXT("Country", help="ISO 3166-1"),
    "affiliation": _TEXT("Belongs to"),
    "origin": _TEXT("Origin", help="dictionary, found in the articles, or codebook"),
    "confidence": _NUMBER("Sure", format="percent", help="Mean over all its mentions."),
    "uncertain": _NUMBER("Uncertain", help="Mentions below the stated confidence."),
}
RESOLVED: Labels = {
    "surface": _TEXT("Words", width="medium"),
    "kind": _TEXT("Kind"),
    "role": _TEXT("Role"),
    "rule": _TEXT("Decided by"),
    "mentions": _NUMBER("Mentions"),
    "documents": _NUMBER("Articles"),
    "confidence": _NUMBER("Sure", format="percent"),
}
POLICY_STEPS: Labels = {
    **ACTOR,
    "names": _NUMBER("Names", help="By name or acronym: the policy “names”."),
    "aliases": _NUMBER("+ Aliases", help="What short names and titles add."),
    "metonyms": _NUMBER("+ Metonyms", help="What nationalities, capitals and seats add."),
    "total": _NUMBER("All three"),
}
UNCERTAIN: Labels = {
    **ACTOR,
    "uncertain": _NUMBER("Uncertain"),
    "mentions": _NUMBER("Of mentions"),
}
CHANGES: Labels = {
    **ACTOR,
    "before": _NUMBER("Before"),
    "after": _NUMBER("After"),
    "change": _NUMBER("Change", format="%+d"),
    "why": _TEXT("Why", width="large"),
}
DECISIONS: Labels = {
    "number": _NUMBER("No.", width="small"),
    "words": _TEXT("Decision", width="large"),
    "status": _TEXT("Here"),
    "mentions": _NUMBER("Mentions", help="Moved, found or left out by it."),
    "note": _TEXT("Why"),
}
VERDICTS: Labels = {
    "line": _NUMBER("Line", width="small"),
    "verdict": _TEXT("Verdict", width="small"),
    "reason": _TEXT("Reason", width="large"),
}
DOCUMENTS: Labels = {
    "title": _TEXT("Title", width="large"),
    "outlet": _TEXT("Outlet", help="Empty: not stated."),
    "published": st.column_config.DateColumn(
        "Published", format="DD MMM YYYY", help="Empty: not stated."
    ),
    "n_words": _NUMBER("Words", help="Without boilerplate."),
    "language": _TEXT("Language", help="ISO 639-1; tone is read in English (en) only."),
    "filename": _TEXT("File"),
}


def show_table(table: pd.DataFrame, labels: Labels, *, key: str, alt: str) -> None:
    """Show the labelled columns of `table` that it has, in the order of the labels.

    Of a long table the first rows, which are the largest numbers; the others are said to be there.
    """
    if len(table) > MOST_ROWS:
        st.caption(f"The first {MOST_ROWS:,} of {len(table):,} rows.")
    st.dataframe(
        table.head(MOST_ROWS),
        column_config=dict(labels),
        column_order=[name for name in labels if name in table.columns],
        hide_index=True,
        key=key,
        alt=alt,
        placeholder="–",
    )


def show_documents(documents: pd.DataFrame, *, key: str) -> None:
    """Show the list of articles, without their texts."""
    shown = documents[list(DOCUMENTS)]
    show_table(shown, DOCUMENTS, key=key, alt=f"Table of {len(documents)} articles")
