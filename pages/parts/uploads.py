"""Files that a user adds: read, told apart from what is there, kept in the session."""

from __future__ import annotations

from collections.abc import Sequence

import pandas as pd
from streamlit.typing import UploadedFile

from analysis import read_documents
from pages.parts import cache, state

ALREADY_THERE = "This article is already among the articles."


def add_files(files: Sequence[UploadedFile]) -> pd.DataFrame:
    """Read `files`, keep the new articles, and return one outcome per file (OUTCOME_COLUMNS).

    What cannot be read, or is there already, changes nothing.
    """
    reading = read_documents([(file.name, file.getvalue()) for file in files])
    known = set(cache.current_documents()["document_id"])
    outcomes = reading.outcomes.copy()
    again = (outcomes["status"] == "read") & outcomes["document_id"].isin(known)
    outcomes.loc[again, "status"] = "duplicate"
    outcomes.loc[again, "reason"] = ALREADY_THERE
    fresh = reading.documents[~reading.documents["document_id"].isin(known)]
    state.keep_documents(pd.concat([state.uploaded_documents(), fresh], ignore_index=True))
    state.remember_outcomes(outcomes)
    return fresh


def remove(document_ids: Sequence[str]) -> None:
    """Take these articles out of the session."""
    own = state.uploaded_documents()
    state.keep_documents(own[~own["document_id"].isin(document_ids)].reset_index(drop=True))
