"""Contrast and colour blindness, computed by the formulas of WCAG 2.2 and Machado et al. (2009)."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import combinations

import numpy as np
import numpy.typing as npt
import pytest

from analysis.figures.palette import (
    COMMUNITY_COLOURS,
    COUNT_SCALE,
    INK,
    KIND_COLOURS,
    KIND_PATTERNS,
    TONE_SCALE,
    TYPE_COLOURS,
    TYPE_SYMBOLS,
    Theme,
    mixed,
    on_scale,
    text_on,
)

Vector = npt.NDArray[np.float64]
THEMES: tuple[Theme, ...] = ("light", "dark")
#: how red-green-blind readers see linear RGB (Machado, Oliveira & Fernandes 2009, severity 1)
SEEN_AS = {
    "protan": [[0.1521, 1.0526, -0.2047], [0.1145, 0.7863, 0.0992], [-0.0039, -0.0481, 1.0519]],
    "deutan": [[0.3673, 0.8606, -0.2280], [0.2801, 0.6726, 0.0473], [-0.0118, 0.0429, 0.9689]],
}


def linear(colour: str) -> Vector:
    """Linear RGB of a colour."""
    shares = np.array([int(colour[i : i + 2], 16) for i in (1, 3, 5)]) / 255
    return np.where(shares <= 0.04045, shares / 12.92, ((shares + 0.055) / 1.055) ** 2.4)


def contrast(first: str, second: str) -> float:
    """Contrast ratio of WCAG, 1 to 21."""
    lights = sorted(float(linear(c) @ [0.2126, 0.7152, 0.0722]) for c in (first, second))
    return (lights[1] + 0.05) / (lights[0] + 0.05)


def lab(rgb: Vector) -> Vector:
    """CIELAB of linear RGB."""
    to_xyz = [[0.4124, 0.3576, 0.1805], [0.2126, 0.7152, 0.0722], [0.0193, 0.1192, 0.9505]]
    xyz = np.cbrt(np.array(to_xyz) @ rgb.clip(0, 1) / [0.9505, 1, 1.089])
    return np.array([116 * xyz[1] - 16, 500 * (xyz[0] - xyz[1]), 200 * (xyz[1] - xyz[2])])


def least_difference(colours: Iterable[str], eye: str) -> float:
    """Distance of the two colours that this eye confuses most."""
    seen = [lab(np.array(SEEN_AS[eye]) @ linear(colour)) for colour in colours]
    return min(float(np.linalg.norm(a - b)) for a, b in combinations(seen, 2))


@pytest.mark.parametrize("theme", THEMES)
def test_text_can_be_read(theme: Theme) -> None:
    """Titles, labels, subtitle, ticks and footnote reach 4.5:1."""
    ink = INK[theme]

    assert min(contrast(c, ink.background) for c in (ink.text, ink.muted)) >= 4.5


@pytest.mark.parametrize("theme", THEMES)
def test_marks_stand_out(theme: Theme) -> None:
    """Bars, ties, squares, legend marks and outlines reach 3:1."""
    ink = INK[theme]
    marks = [ink.bar, ink.outline, ink.accent, *ink.ties, *TYPE_COLOURS[theme].values()]
    marks += [*KIND_COLOURS[theme].values(), *COMMUNITY_COLOURS[theme]]
    marks += [on_scale(COUNT_SCALE[theme], place / 20) for place in range(21)]

    assert {mark: contrast(mark, ink.background) >= 3 for mark in marks} == dict.fromkeys(
        marks, True
    )


@pytest.mark.parametrize("theme", THEMES)
def test_pale_tones_have_a_rim(theme: Theme) -> None:
    """A neutral tone may be pale; the rim of its mark reaches 3:1 on the page."""
    tones = [on_scale(TONE_SCALE[theme], place / 20) for place in range(21)]
    rims = [mixed(tone, INK[theme].text, 0.45) for tone in tones]

    assert min(contrast(rim, INK[theme].background) for rim in rims) >= 3


@pytest.mark.parametrize("theme", THEMES)
def test_whiskers_stand_out_from_their_bar(theme: Theme) -> None:
    """The lower half of a whisker lies on the bar."""
    assert contrast(INK[theme].text, INK[theme].bar) >= 3


@pytest.mark.parametrize("theme", THEMES)
def test_numbers_on_squares_can_be_read(theme: Theme) -> None:
    """Black or white on any shade of the count scale reaches 4.5:1."""
    shades = [on_scale(COUNT_SCALE[theme], place / 50) for place in range(51)]

    assert min(contrast(text_on(shade), shade) for shade in shades) >= 4.5


@pytest.mark.parametrize("eye", ["protan", "deutan"])
@pytest.mark.parametrize("theme", THEMES)
def test_red_green_blind_readers_tell_colours_apart(theme: Theme, eye: str) -> None:
    """Types, the three steps of the policy, and the ends and middle of tone (CIELAB distance)."""
    scale = TONE_SCALE[theme]
    ends = [scale[0][1], scale[2][1], scale[-1][1]]

    assert least_difference(TYPE_COLOURS[theme].values(), eye) >= 10
    assert least_difference(set(KIND_COLOURS[theme].values()), eye) >= 15
    assert least_difference(ends, eye) >= 25


def test_kinds_of_one_colour_differ_by_pattern() -> None:
    """Six kinds share three colours; each pair of colour and pattern is there once."""
    for theme in THEMES:
        pairs = [(KIND_COLOURS[theme][kind], KIND_PATTERNS[kind]) for kind in KIND_PATTERNS]
        assert len(set(pairs)) == len(pairs)


def test_types_have_a_colour_and_a_symbol_of_their_own() -> None:
    """Person, country, organization, group and place."""
    assert len(set(TYPE_SYMBOLS.values())) == 5
    assert all(TYPE_COLOURS[theme].keys() == TYPE_SYMBOLS.keys() for theme in THEMES)
