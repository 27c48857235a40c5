"""Which language a text is in, and when that cannot be said."""

import pytest

from analysis.text.language import MAX_CHARACTERS, language_of


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("The ministers met in the capital and agreed on a longer ceasefire.", "en"),
        ("Die Minister trafen sich am Montag in der Hauptstadt zu neuen Gesprächen.", "de"),
        ("Les ministres se sont rencontrés lundi dans la capitale pour négocier.", "fr"),
        ("Министры встретились в понедельник в столице на новых переговорах.", "ru"),
        ("部长们周一在首都举行了新的会谈，双方同意继续谈判，直到达成一项协议为止。", "zh"),
    ],
)
def test_languages(text: str, language: str) -> None:
    """ISO 639-1 codes."""
    assert language_of(text) == language


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("", id="nothing"),
        pytest.param("2024 – 12:30 – 5.3 %", id="no letters"),
        pytest.param("EU, NATO, UN", id="too few letters"),
        pytest.param("Rao Kovalenko Mbeki Tanaka Lindqvist", id="names alone"),
    ],
)
def test_no_answer(text: str) -> None:
    """Missing rather than wrong: only what is known not to be English loses its tone."""
    assert language_of(text) is None


def test_only_the_beginning_is_looked_at() -> None:
    """So that a long article costs no more than a short one."""
    english = "The ministers met in the capital. " * (MAX_CHARACTERS // 30)

    assert language_of(english + "Die Minister trafen sich wieder. " * 9_000) == "en"
