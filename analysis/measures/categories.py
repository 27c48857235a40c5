"""What a mention's stance is called: its label where the reader is sure of it, else unsure."""

from __future__ import annotations

from typing import Literal

import numpy as np
import pandas as pd

from analysis.measures.selecting import Selected

Category = Literal["negative", "neutral", "positive", "unsure"]

#: every stance has one of these; a mention without a stance has none
CATEGORIES: tuple[Category, ...] = ("negative", "neutral", "positive", "unsure")


def stance_categories(selected: Selected, threshold: float) -> pd.Series[str]:
    """Category of each counted mention; missing where it has no stance.

    Unsure is a ``stance_confidence`` below `threshold` (`Settings.stance_threshold`).
    """
    labels = selected.mention_column("stance_label")
    unsure = selected.mention_column("stance_confidence") < threshold
    judged = selected.mention_column("stance").notna()
    categories: pd.Series[str] = labels.mask(unsure, "unsure").where(judged, np.nan)
    return categories
