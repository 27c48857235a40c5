"""Which language a text is in, offline."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from py3langid.langid import LanguageIdentifier

#: characters that are looked at; more of them do not change the answer, only the time
MAX_CHARACTERS = 1_000
#: letters below which a text says nothing about its language ("EU, NATO, UN")
MIN_LETTERS = 20
#: words below which the answer must be sure: names alone look like any language
SHORT_WORDS = 20
#: probability that a short text must reach
MIN_PROBABILITY = 0.6
#: share of words that are among `_ENGLISH` from which a text is English without further question;
#: English news has twice as many, and no other language a tenth
ENGLISH_SHARE = 0.06
#: frequent words that are English and nothing else
_ENGLISH = frozenset(
    ("the", "and", "that", "with", "from", "this", "which", "have", "has", "would", "their", "its")
)


def language_of(text: str) -> str | None:
    """Say which language a text is in.

    Only the first `MAX_CHARACTERS` are looked at. A text with fewer than `MIN_LETTERS` letters has
    no answer, nor a short one (below `SHORT_WORDS` words) that is less probable than
    `MIN_PROBABILITY`: a missing language is better than a wrong one, since only what is known not
    to be English is left out of tone.

    Returns
    -------
    str or None
        ISO 639-1, two letters; None where the text says too little.

    Examples
    --------
    >>> language_of("The ministers met in the capital and agreed on a longer ceasefire.")
    'en'
    >>> language_of("EU, NATO, UN") is None
    True

    References
    ----------
    Lui & Baldwin (2012), langid.py: naive Bayes over byte n-grams.
    """
    beginning = text[:MAX_CHARACTERS]
    if sum(map(str.isalpha, beginning)) < MIN_LETTERS:
        return None
    words = beginning.lower().split()
    is_short = len(words) < SHORT_WORDS
    if not is_short and sum(word in _ENGLISH for word in words) >= ENGLISH_SHARE * len(words):
        return "en"
    code, probability = _identifier().classify(beginning)
    return None if is_short and probability < MIN_PROBABILITY else str(code)


@cache
def _identifier() -> LanguageIdentifier:
    """Loaded at the first question (half a second), with the two-letter languages only."""
    from py3langid.langid import MODEL_FILE, LanguageIdentifier

    identifier = LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True)
    identifier.set_languages([code for code in identifier.labels if len(code) == 2])
    return identifier
