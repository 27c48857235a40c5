"""The panel of the voices page: what somebody says about somebody, or all that somebody says."""

from __future__ import annotations

from typing import Any

import pandas as pd
import streamlit as st

from analysis import measures
from pages.parts import cache, url
from pages.parts.choices import pick_from_url
from pages.parts.evidence import ROWS_PER_PAGE, show_evidence, voice_names
from pages.parts.marked_text import show_details, show_heading, show_marked
from pages.parts.wording import actor_labels, counted, origin


def show_voice_panel(voices: pd.DataFrame, quoted: pd.DataFrame, forces: pd.DataFrame) -> None:
    """Show the boxes for who speaks, about whom and how, and what is behind the choice.

    Parameters
    ----------
    voices, quoted, forces
        The tables of `measures.voices`, `measures.quoted` and `measures.cue_forces`.
    """
    speaker = pick_from_url(
        "Who speaks",
        _speaker_labels(voices, quoted),
        name="speaker",
        placeholder="Choose a voice, or click in a picture",
        clears=("target", "force"),
    )
    if speaker is None:
        st.caption("The sentences behind a number open here.")
        return
    with st.container(horizontal=True):
        target = _pick_target(voices, speaker)
        force = _pick_force(forces, speaker)
    if target is not None:
        show_evidence(unit="mention", actors=(target,), voice=speaker)
    elif speaker == measures.ARTICLE:
        st.caption("Choose whom the article speaks about, to see its own sentences.")
    else:
        _show_quotes(speaker, force)


def _speaker_labels(voices: pd.DataFrame, quoted: pd.DataFrame) -> dict[str, str]:
    """Voices in the order of the matrix, then who is only mentioned or quoted."""
    said = voices[["speaker_id", "speaker"]].set_axis(["actor_id", "name"], axis=1)
    both = pd.concat([said, quoted[["actor_id", "name"]]]).drop_duplicates("actor_id")
    return actor_labels(both)


def _pick_target(voices: pd.DataFrame, speaker: str) -> str | None:
    rows = voices[voices["speaker_id"] == speaker]
    labels = {
        key: f"{name} ({n})"
        for (key, name), n in zip(actor_labels(rows).items(), rows["n"], strict=True)
    }
    return pick_from_url(
        "About whom", labels, name="target", placeholder="Everybody", clears=("force",)
    )


def _pick_force(forces: pd.DataFrame, speaker: str) -> str | None:
    rows = forces[forces["speaker_id"] == speaker]
    labels = {
        str(force): f"{force} ({n})" for force, n in zip(rows["force"], rows["quotes"], strict=True)
    }
    return pick_from_url(
        "With which force", labels, name="force", placeholder="Any", clears=("target",)
    )


def _show_quotes(speaker: str, force: str | None) -> None:
    """Every quote of a speaker: what was said, by which cue, and about whom."""
    quotes = cache.measured(measures.selected_quotes, speaker=speaker, force=force)
    how = f" that “{force}”" if force else ""
    show_heading(f"{counted(len(quotes), 'quote')} of {voice_names()[speaker]}{how}")
    if quotes.empty:
        st.caption("It is talked about, and no quote of it was found in these articles.")
    page = 1
    if len(quotes) > ROWS_PER_PAGE:
        key = f"quotes_{speaker}_{force}_page"
        page = st.pagination(-(-len(quotes) // ROWS_PER_PAGE), key=key)
    first = (page - 1) * ROWS_PER_PAGE
    for number, row in enumerate(quotes[first : first + ROWS_PER_PAGE].itertuples()):
        _show_quote(row, key=f"quote_{number}")


def _show_quote(row: Any, *, key: str) -> None:
    with st.container(border=True, gap="xsmall", key=key):
        show_marked(row.text)
        show_details(_details(row))
        st.page_link(
            "articles.py",
            label="Open in the article",
            icon=":material/article:",
            query_params=url.link_to(article=row.document_id, at=str(row.sentence_index)),
        )


def _details(row: Any) -> list[str]:
    who = str(row.phrase) if pd.notna(row.phrase) else "nobody named"
    cue = f"“{row.cue}” ({row.force})" if pd.notna(row.cue) else "no cue"
    about = f"about {', '.join(row.targets)}" if row.targets else "about nobody counted"
    return [who, cue, str(row.form), about, str(row.title), origin(row.outlet, row.published)]
