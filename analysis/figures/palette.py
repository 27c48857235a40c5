"""Every colour of the figures, for light and dark backgrounds.

Text reaches a contrast of 4.5:1 and every mark, or its outline, 3:1 against the background. Colour
never speaks alone: actor types differ by symbol, kinds of wording by pattern, and tone by position
or by the scale printed beside it.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Literal

Theme = Literal["light", "dark"]
Scale = Sequence[tuple[float, str]]


@dataclass(frozen=True)
class Ink:
    """The colours of everything that is not data, for one theme."""

    background: str
    text: str
    #: subtitle, ticks, footnote
    muted: str
    grid: str
    #: outline of marks that may be pale, e.g. a neutral tone
    outline: str
    #: ties, from the weakest to the strongest
    ties: tuple[str, str, str, str]
    #: bars without a split
    bar: str
    #: what is selected
    accent: str


INK: Mapping[Theme, Ink] = {
    "light": Ink(
        background="#ffffff",
        text="#12161a",
        muted="#4b5763",
        grid="#e3e8ec",
        outline="#5b6874",
        ties=("#8b949d", "#7c8690", "#6c7781", "#4f5b66"),
        bar="#5b93bf",
        accent="#12161a",
    ),
    "dark": Ink(
        background="#14181d",
        text="#e6eaee",
        muted="#b4bec8",
        grid="#2c343d",
        outline="#b4bec8",
        ties=("#66717c", "#76818c", "#8b96a1", "#aab4be"),
        bar="#3f7fb0",
        accent="#ffffff",
    ),
}

#: orange (negative) - grey (no lean) - blue (positive); safe for red-green blindness
TONE_SCALE: Mapping[Theme, Scale] = {
    "light": (
        (0.0, "#b35806"),
        (0.25, "#e39a45"),
        (0.5, "#d9dde1"),
        (0.75, "#74abd0"),
        (1.0, "#2166ac"),
    ),
    "dark": (
        (0.0, "#f08c1a"),
        (0.25, "#b98a4e"),
        (0.5, "#6b747d"),
        (0.75, "#5f9bc4"),
        (1.0, "#9bd0f5"),
    ),
}

#: one hue, from few to many; zero is left blank
COUNT_SCALE: Mapping[Theme, Scale] = {
    "light": ((0.0, "#6497be"), (0.5, "#2b6898"), (1.0, "#0b2f4d")),
    "dark": ((0.0, "#3f7099"), (0.5, "#6fadd9"), (1.0, "#d6ecfc")),
}

TYPE_COLOURS: Mapping[Theme, Mapping[str, str]] = {
    "light": {
        "person": "#0072b2",
        "country": "#b8500a",
        "organization": "#0a6b51",
        "group": "#b0579a",
        "place": "#737b83",
    },
    "dark": {
        "person": "#56b4e9",
        "country": "#ff9e4a",
        "organization": "#2fc49c",
        "group": "#f0b3d8",
        "place": "#98a2ac",
    },
}
#: plotly marker symbols; the type is readable without colour
TYPE_SYMBOLS: Mapping[str, str] = {
    "person": "circle",
    "country": "square",
    "organization": "diamond",
    "group": "triangle-up",
    "place": "cross",
}
#: the same symbols as letters, for legends
TYPE_MARKS: Mapping[str, str] = {
    "person": "●",
    "country": "■",
    "organization": "◆",
    "group": "▲",
    "place": "✚",
}
#: diameter of the symbol relative to a circle of the same area, from the shapes plotly draws
SYMBOL_WIDTHS: Mapping[str, float] = {
    "person": 1.0,
    "country": 0.89,
    "organization": 0.96,
    "group": 1.35,
    "place": 0.99,
}

#: one colour per step of the policy (names, aliases, metonyms) and one for pronouns
KIND_COLOURS: Mapping[Theme, Mapping[str, str]] = {
    "light": {
        "name": "#124a75",
        "acronym": "#124a75",
        "alias": "#4e93c6",
        "title": "#4e93c6",
        "demonym": "#b07c0c",
        "metonym": "#b07c0c",
        "pronoun": "#737b83",
    },
    "dark": {
        "name": "#4489bd",
        "acronym": "#4489bd",
        "alias": "#a9d8f7",
        "title": "#a9d8f7",
        "demonym": "#e0b13c",
        "metonym": "#e0b13c",
        "pronoun": "#98a2ac",
    },
}
#: the second kind of each colour is hatched, so that six kinds stay six also in grey
KIND_PATTERNS: Mapping[str, str] = {
    "name": "",
    "acronym": "/",
    "alias": "",
    "title": "/",
    "demonym": "",
    "metonym": "/",
    "pronoun": ".",
}

#: the same patterns as letters, for legends
KIND_MARKS: Mapping[str, str] = {"": "■", "/": "▨", ".": "▩"}

#: communities have no order; from the ninth on they share the last colour
COMMUNITY_COLOURS: Mapping[Theme, Sequence[str]] = {
    "light": (
        "#0072b2",
        "#c65a11",
        "#0a7a5c",
        "#b0579a",
        "#8a6d00",
        "#4b3f72",
        "#2b8cbf",
        "#a33b20",
        "#737b83",
    ),
    "dark": (
        "#56b4e9",
        "#ff9e4a",
        "#2fc49c",
        "#f0b3d8",
        "#e6c84a",
        "#b9a8e8",
        "#8fd3ff",
        "#ff9c85",
        "#98a2ac",
    ),
}


#: two selections that are compared; also told apart by symbol and by side
SIDE_COLOURS: Mapping[Theme, tuple[str, str]] = {
    "light": ("#0a7a5c", "#7a3e9d"),
    "dark": ("#2fc49c", "#c9a2ec"),
}


def mixed(first: str, second: str, share: float) -> str:
    """The colour that lies `share` (0 to 1) of the way from `first` to `second`.

    Examples
    --------
    >>> mixed("#000000", "#ffffff", 0.5)
    '#808080'
    """
    pairs = zip(_channels(first), _channels(second), strict=True)
    return "#" + "".join(f"{int(a + (b - a) * share + 0.5):02x}" for a, b in pairs)


def on_scale(scale: Scale, position: float) -> str:
    """The colour at `position` of a scale; positions outside 0 to 1 take the end colour.

    Examples
    --------
    >>> on_scale(((0.0, "#000000"), (1.0, "#ffffff")), 2.0)
    '#ffffff'
    """
    for (low, first), (high, second) in pairwise(scale):
        if position <= high:
            return mixed(first, second, max(0.0, position - low) / (high - low))
    return scale[-1][1]


def text_on(colour: str) -> str:
    """Black or white, whichever is easier to read on `colour` (4.58:1 or more, on any colour).

    Examples
    --------
    >>> text_on("#ffee88"), text_on("#0b2f4d")
    ('#000000', '#ffffff')
    """
    # 0.179 is the luminance at which black and white are equally far away
    return "#000000" if _luminance(colour) > 0.179 else "#ffffff"


def _channels(colour: str) -> list[int]:
    return [int(colour[start : start + 2], 16) for start in (1, 3, 5)]


def _luminance(colour: str) -> float:
    """WCAG 2.2 relative luminance."""
    shares = [channel / 255 for channel in _channels(colour)]
    red, green, blue = (s / 12.92 if s <= 0.04045 else ((s + 0.055) / 1.055) ** 2.4 for s in shares)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue
