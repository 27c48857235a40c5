"""Long sentences as windows: everything covered, nothing lost at a border."""

from hypothesis import given, settings
from hypothesis import strategies as st

from analysis.reader.pieces import cut
from analysis.reader.windows import OVERLAP, STEP, WINDOW, home_of, windows_of

WORDS = st.lists(
    st.sampled_from(["peace", "Zelenskyy", "antidisestablishmentarianism", "x" * 90, ","])
)


@settings(deadline=None)
@given(WORDS.map(lambda some: " ".join(some * 9)))
def test_windows_cover_every_piece(text: str) -> None:
    """Windows follow each other without a gap, and none is longer than the limit."""
    pieces = cut([text])[0]
    windows = windows_of(pieces)
    reached = 0
    for window in windows:
        assert window.first <= reached < window.last <= window.first + WINDOW
        reached = window.last
    assert reached == len(pieces)


def test_a_short_span_lies_in_a_window_with_words_around_it() -> None:
    """A name of up to half the overlap is never at a cut."""
    pieces = cut(["peace " * 400])[0]
    windows = windows_of(pieces)
    for first in range(len(pieces) - OVERLAP // 2):
        window = windows[home_of(windows, first, first + OVERLAP // 2)]
        assert window.first <= first
        assert first + OVERLAP // 2 <= window.last
        assert window.first == 0 or first - window.first >= OVERLAP // 4


def test_width_depends_on_the_window_alone() -> None:
    """Widths are whole steps that hold the pieces, a start and an end."""
    for count in range(1, 130):
        window = windows_of(cut(["peace " * count])[0])[0]
        assert window.width % STEP == 0
        assert 0 <= window.width - (window.last - window.first + 2) < STEP
