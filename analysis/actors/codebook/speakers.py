"""Who speaks, under a codebook: quotes and voices name the actors that decisions left."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import numpy as np
import pandas as pd
from numpy.typing import NDArray

#: the voice of a speaker whom the text does not name, or whom the codebook excludes
UNNAMED = "unnamed"
#: the voice of what the article says itself
ARTICLE = "article"


def with_speakers_moved(
    quotes: pd.DataFrame,
    mentions: pd.DataFrame,
    moved: pd.DataFrame,
    gone: Mapping[str, str | None],
) -> tuple[pd.DataFrame, pd.DataFrame]:
    """Quotes and mentions whose speakers are those of the codebook.

    Only quotes and voices of actors that lost mentions are looked at.

    Parameters
    ----------
    quotes, mentions
        QUOTE_COLUMNS and MENTION_COLUMNS.
    moved
        document_id, start, actor_id (missing: excluded) and was, the actor before, of the mentions
        that changed hands: a quote whose speaker stands there goes with them.
    gone
        actor_id -> the actor it was merged into, at the end; None where it was excluded.
    """
    lost = [*{*moved["was"].unique(), *gone}]
    if not lost:
        return quotes, mentions
    spoken = quotes["speaker_id"].isin(lost).to_numpy()
    voiced = mentions["voice"].isin(lost).to_numpy()
    if spoken.any():
        apart = moved[~moved["was"].isin(list(gone))]
        quotes = _retold(quotes, spoken, apart, gone)
    if voiced.any():
        mentions = mentions.assign(voice=_voices(mentions, voiced, quotes[spoken], gone))
    return quotes, mentions


def _retold(
    quotes: pd.DataFrame,
    spoken: NDArray[np.bool_],
    apart: pd.DataFrame,
    gone: Mapping[str, str | None],
) -> pd.DataFrame:
    """Quotes whose speaker's mention, or whose speaker as a whole, is another actor's now."""
    moved = zip(*(apart[name].tolist() for name in ("document_id", "start")), strict=True)
    at = dict(zip(moved, apart["actor_id"].tolist(), strict=True))
    own = quotes[spoken]
    places = zip(own["document_id"].tolist(), own["speaker_start"].fillna(-1).tolist(), strict=True)
    new = [
        at.get(place, gone.get(speaker, speaker))
        for place, speaker in zip(places, own["speaker_id"].tolist(), strict=True)
    ]
    speakers = quotes["speaker_id"].to_numpy(object).copy()
    speakers[spoken] = new
    return quotes.assign(speaker_id=pd.array(speakers, dtype="str"))


def _voices(
    mentions: pd.DataFrame,
    voiced: NDArray[np.bool_],
    retold: pd.DataFrame,
    gone: Mapping[str, str | None],
) -> Any:
    """A mention in a quote has the quote's speaker; any other follows the merges."""
    by_quote = dict(zip(retold["quote_id"].tolist(), retold["speaker_id"].tolist(), strict=True))
    own = mentions[["voice", "quote_id"]][voiced]
    new = [
        by_quote.get(quote, gone.get(voice, voice))
        for voice, quote in zip(own["voice"].tolist(), own["quote_id"].tolist(), strict=True)
    ]
    voices = mentions["voice"].to_numpy(object).copy()
    voices[voiced] = [voice if isinstance(voice, str) else UNNAMED for voice in new]
    return pd.array(voices, dtype="str")


def with_voices(
    mentions: pd.DataFrame, quotes: pd.DataFrame, added_rows: NDArray[np.bool_]
) -> pd.DataFrame:
    """Give added mentions the voice that they stand in: of the quote around them, or the article's.

    Nothing is done where voices were not read at all.
    """
    missing = mentions["voice"].isna().to_numpy()
    new = missing & added_rows
    if missing.all() or not new.any():
        return mentions
    added = mentions.loc[new, ["document_id", "start", "end"]].reset_index(names="row")
    spoken = quotes[["document_id", "start", "end", "quote_id", "speaker_id"]]
    around = pd.merge_asof(
        added.sort_values("start", kind="stable"),
        spoken.rename(columns={"end": "until"}).sort_values("start", kind="stable"),
        on="start",
        by="document_id",
    )
    inside = (around["until"] >= around["end"]).to_numpy()
    voice, quote = mentions["voice"].array.copy(), mentions["quote_id"].array.copy()
    row, speaker = around["row"].to_numpy(), around["speaker_id"].fillna(UNNAMED)
    voice[row] = speaker.where(inside, ARTICLE).array
    quote[row[inside]] = around["quote_id"][inside].array
    return mentions.assign(voice=voice, quote_id=quote)
