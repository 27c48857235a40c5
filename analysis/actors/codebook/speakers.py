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

    Parameters
    ----------
    quotes, mentions
        QUOTE_COLUMNS and MENTION_COLUMNS.
    moved
        document_id, start and actor_id (missing: excluded) of the mentions that changed hands: a
        quote whose speaker stands there goes with them.
    gone
        actor_id -> the actor it was merged into, at the end; None where it was excluded.
    """
    voiced = mentions["voice"].notna()
    if not len(quotes) and not voiced.any():
        return quotes, mentions
    speaker = _followed(quotes["speaker_id"], gone)
    places = pd.MultiIndex.from_arrays([moved["document_id"], moved["start"].astype("Int64")])
    at = pd.MultiIndex.from_arrays([quotes["document_id"], quotes["speaker_start"]])
    found = places.get_indexer(at) if places.is_unique else pd.Series(-1, quotes.index).to_numpy()
    here = (found >= 0) & quotes["speaker_start"].notna().to_numpy()
    speaker = speaker.astype(object)
    speaker[here] = moved["actor_id"].to_numpy(object)[found[here]]
    told = quotes.assign(speaker_id=speaker.astype("str"))
    return told, mentions.assign(voice=_voices(mentions, told, gone))


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
    voice, quote = mentions["voice"].astype(object), mentions["quote_id"].astype(object)
    speaker = around["speaker_id"].fillna(UNNAMED)
    voice[around["row"]] = np.where(inside, speaker, ARTICLE)
    quote[around["row"][inside]] = around["quote_id"][inside].to_numpy(object)
    return mentions.assign(voice=voice.astype("str"), quote_id=quote.astype("str"))


def _voices(
    mentions: pd.DataFrame, quotes: pd.DataFrame, gone: Mapping[str, str | None]
) -> pd.Series[Any]:
    """A mention in a quote has the quote's speaker; any other follows the merges."""
    voice = _followed(mentions["voice"], gone, otherwise=UNNAMED)
    by_quote = quotes.set_index("quote_id")["speaker_id"]
    quoted = mentions["quote_id"].notna() & mentions["voice"].notna()
    quoted &= mentions["quote_id"].isin(by_quote.index) & (mentions["voice"] != UNNAMED)
    if quoted.any() and by_quote.index.is_unique:
        speakers = mentions.loc[quoted, "quote_id"].map(by_quote).fillna(UNNAMED)
        voice = voice.astype(object)
        voice[quoted] = speakers
    return voice.astype("str")


def _followed(
    ids: pd.Series[Any], gone: Mapping[str, str | None], otherwise: str | None = None
) -> pd.Series[Any]:
    concerned = ids.isin(list(gone))
    if not concerned.any():
        return ids
    new = ids.astype(object)
    new[concerned] = [gone[one] or otherwise for one in ids[concerned]]
    return new.astype("str")
