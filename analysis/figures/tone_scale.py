"""The scale of tone: one symmetric axis and one diverging scale of colours for every figure."""

from __future__ import annotations

import math
from collections.abc import Sequence

import plotly.graph_objects as go

from analysis.figures.lettering import given
from analysis.figures.palette import INK, TONE_SCALE, Theme, on_scale

_AXIS_TITLE = "◂ negative wording      positive wording ▸"


def tone_limit(tones: Sequence[float]) -> float:
    """End of a symmetric tone axis: the farthest tone, rounded up to a tenth; 0.2 to 1.

    Examples
    --------
    >>> tone_limit([0.12, -0.31]), tone_limit([])
    (0.4, 0.2)
    """
    farthest = max((abs(tone) for tone in tones if given(tone)), default=0.0)
    return min(1.0, max(0.2, math.ceil(round(farthest * 10, 6)) / 10))


def tone_colour(tone: float, limit: float, theme: Theme) -> str:
    """The colour of a tone on a scale from -limit to limit."""
    return on_scale(TONE_SCALE[theme], (tone / limit + 1) / 2)


def tone_axis(figure: go.Figure, limit: float, theme: Theme) -> None:
    """Label the x axis from negative to positive wording, as far as `limit` on both sides."""
    ink = INK[theme]
    step = 0.1 if limit <= 0.2 else 0.2 if limit <= 0.4 else 0.5 if limit > 0.7 else 0.3
    ticks = [step * place for place in range(-math.floor(limit / step + 1e-9), 11)]
    ticks = [tick for tick in ticks if tick <= limit + 1e-9]
    figure.update_layout(
        xaxis={
            "range": [-limit, limit],
            "tickmode": "array",
            "tickvals": ticks,
            "ticktext": ["0" if abs(tick) < 1e-9 else signed_tenth(tick) for tick in ticks],
            "tickfont": {"color": ink.muted, "size": 11},
            "title": {
                "text": _AXIS_TITLE,
                "font": {"size": 12, "color": ink.muted},
                "standoff": 6,
            },
            "gridcolor": ink.grid,
            "zeroline": False,
            "automargin": False,
            "fixedrange": True,
        }
    )


def signed_tenth(tone: float) -> str:
    """A tone on an axis.

    Examples
    --------
    >>> signed_tenth(-0.2)
    '−0.2'
    """
    return f"{tone:+.1f}".replace("-", "−")
