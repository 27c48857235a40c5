"""Tables of voices and quotes as pages show them: which columns, under which label."""

from __future__ import annotations

import streamlit as st

from pages.parts.tables import ACTOR, STANCE_HELP, Labels

_TEXT, _NUMBER = st.column_config.TextColumn, st.column_config.NumberColumn

VOICES: Labels = {
    "speaker": _TEXT("Who speaks", width="medium"),
    "name": _TEXT("About whom", width="medium"),
    "n": _NUMBER("Mentions", help="Mentions of the second in the words of the first."),
    "share": _NUMBER("Share", format="percent", help="Of all that this voice mentions."),
    "documents": _NUMBER("Articles"),
    "judged": _NUMBER("Judged", help="Mentions with a stance: the n of the mean."),
    "stance": _NUMBER("Stance", format="%+.2f", help=STANCE_HELP),
    "low": _NUMBER("from", format="%+.2f", help="95% interval of the stance."),
    "high": _NUMBER("to", format="%+.2f", help="95% interval of the stance."),
    "interval": _TEXT("Interval"),
}
FORCES: Labels = {
    "speaker": _TEXT("Who speaks", width="medium"),
    "force": _TEXT("Force", help="What is done by the cue."),
    "quotes": _NUMBER("Quotes"),
    "share": _NUMBER("Share", format="percent", help="Of this speaker's quotes."),
    "cues": _TEXT("Cues as printed", width="large"),
}
QUOTED: Labels = {
    **ACTOR,
    "quotes": _NUMBER("Quotes"),
    "documents": _NUMBER("Quoted in", help="Articles that quote the actor."),
    "mentions": _NUMBER("Mentions", help="In everybody's words."),
    "mentioned_in": _NUMBER("Mentioned in", help="Articles that mention the actor."),
    "quotes_per_mention": _NUMBER("Quotes per mention", format="%.2f"),
}
QUOTES: Labels = {
    "speaker": _TEXT("Who speaks", width="medium"),
    "cue": _TEXT("Cue", help="As printed; empty where a quotation has none."),
    "force": _TEXT("Force"),
    "form": _TEXT("Form", help="direct: all in quotation marks; mixed: a part; indirect: none."),
    "text": _TEXT("What is said", width="large"),
    "targets": st.column_config.ListColumn("About whom"),
    "title": _TEXT("Article", width="medium"),
}
SPEAKER_DIFFERENCES: Labels = {
    "name": _TEXT("Who speaks", width="medium"),
    "quotes_a": _NUMBER("Quotes A"),
    "quotes_b": _NUMBER("Quotes B"),
    "documents_a": _NUMBER("Articles A", help="Articles of A that quote the speaker."),
    "documents_b": _NUMBER("Articles B", help="Articles of B that quote the speaker."),
    "share_a": _NUMBER("Share A", format="percent", help="Of all quotes in A."),
    "share_b": _NUMBER("Share B", format="percent", help="Of all quotes in B."),
    "share_difference": _NUMBER("A − B", format="%+.4f"),
    "share_low": _NUMBER("from", format="%+.4f", help="95% interval of the difference."),
    "share_high": _NUMBER("to", format="%+.4f", help="95% interval of the difference."),
    "log_odds": _NUMBER("Log-odds", format="%+.2f", help="Above 0: rather in A."),
    "z_articles": _NUMBER("z of articles", format="%+.1f", help="Whole articles are drawn."),
    "q": _NUMBER("q", format="%.3f", help="Empty: too few quotes to test."),
}
SPEAKER_TIMELINE: Labels = {
    "name": _TEXT("Who speaks", width="medium"),
    "period": _TEXT("Period"),
    "articles": _NUMBER("Articles", help="Published in the period; 0 is a gap."),
    "documents": _NUMBER("Quoted in", help="Of these, how many quote the speaker."),
    "quotes": _NUMBER("Quotes"),
    "n": _NUMBER("Out of", help="All quotes of the period."),
    "share": _NUMBER("Share", format="percent"),
    "share_low": _NUMBER("from", format="percent", help="95% interval of the share."),
    "share_high": _NUMBER("to", format="percent", help="95% interval of the share."),
}
