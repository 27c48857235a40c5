"""The panel of the voices page: what somebody says about somebody, or all that somebody says."""

from __future__ import annotations

import pandas as pd
import streamlit as st

from analysis import measures
from pages.parts import cache
from pages.parts.choices import pick_from_url
from pages.parts.evidence import show_evidence
from pages.parts.quotes import show_quotes
from pages.parts.wording import actor_labels


def show_voice_panel(voices: pd.DataFrame, quoted: pd.DataFrame) -> None:
    """Show the boxes for who speaks, about whom and how, and what is behind the choice.

    Parameters
    ----------
    voices, quoted
        The tables of `measures.voices` and `measures.quoted`.
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
        force = _pick_force(speaker)
    if target is not None:
        show_evidence(unit="mention", actors=(target,), voice=speaker)
    elif speaker == measures.ARTICLE:
        st.caption("Choose whom the article speaks about, to see its own sentences.")
    else:
        show_quotes(speaker, force=force)


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


def _pick_force(speaker: str) -> str | None:
    forces = cache.measured(measures.cue_forces)
    rows = forces[forces["speaker_id"] == speaker]
    labels = {
        str(force): f"{force} ({n})" for force, n in zip(rows["force"], rows["quotes"], strict=True)
    }
    return pick_from_url(
        "With which force", labels, name="force", placeholder="Any", clears=("target",)
    )
