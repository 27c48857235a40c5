"""TextBlob's arithmetic of tone, over remembered runs: the same numbers to the last digit.

Each word of the lexicon adds an *assessment*; a modifier in front ("very good") strengthens it, a
negation ("not a good") turns it to half of the opposite, a "!" behind it boosts it. The mean of a
sentence's assessments is its tone.

References
----------
De Smedt & Daelemans (2012), Pattern for Python; ``textblob._text.Sentiment.assessments``.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from analysis.text.runs import LONG, SHORT, Part, Run

#: polarity, subjectivity, and how many words they come from
Score = tuple[float, float, int]


class _Assessment:
    """A word of the lexicon, or a face, with what modifies it so far."""

    __slots__ = ("intensity", "is_negated", "n_words", "polarity", "subjectivity")

    def __init__(self, polarity: float, subjectivity: float, intensity: float) -> None:
        self.polarity = polarity
        self.subjectivity = subjectivity
        self.intensity = intensity
        self.is_negated = False
        self.n_words = 1


class _Reading:
    """What has been read of a sentence: its assessments, and what reaches the next word."""

    __slots__ = ("assessments", "modifier", "negation_reaches")

    def __init__(self) -> None:
        self.assessments: list[_Assessment] = []
        #: the modifier right in front, or with short words between
        self.modifier: Part | None = None
        self.negation_reaches = False

    def read(self, part: Part) -> None:
        """Go on by one token."""
        if part.values is not None:
            self._assess(part, *part.values)
        else:
            self._reach(part)
            self._mark(part)

    def _assess(self, part: Part, polarity: float, subjectivity: float, intensity: float) -> None:
        """A word of the lexicon, alone or behind a modifier or a negation."""
        if self.modifier is None:
            last = _Assessment(polarity, subjectivity, intensity)
            self.assessments.append(last)
        else:
            last = self.assessments[-1]
            last.n_words += 1
            last.polarity = max(-1.0, min(polarity * last.intensity, +1.0))
            last.subjectivity = max(-1.0, min(subjectivity * last.intensity, +1.0))
            last.intensity = intensity
        if self.negation_reaches:
            last.n_words += 1
            last.intensity = 1.0 / last.intensity
            last.is_negated = True
        self.modifier = part if part.modifies else None
        self.negation_reaches = part.negates

    def _reach(self, part: Part) -> None:
        """Any other word: whether it negates, and what of a negation or modifier reaches on."""
        if part.negates:
            self.negation_reaches = True
        elif len(part.word.strip("'")) > 1:
            self.negation_reaches = False
        if self.negation_reaches and self.modifier is not None and self.modifier.is_adverb:
            last = self.assessments[-1]
            last.n_words += 1
            last.is_negated = True
            self.negation_reaches = False
        elif len(part.word) > 2:
            self.modifier = None

    def _mark(self, part: Part) -> None:
        """An exclamation mark, a face, or irony."""
        if part.word == "!" and self.assessments:
            last = self.assessments[-1]
            last.n_words += 1
            last.polarity = max(-1.0, min(last.polarity * 1.25, +1.0))
        if part.mood is not None:
            self.assessments.append(_Assessment(part.mood, 1.0, 1.0))

    def mean(self) -> Score:
        """Mean polarity and subjectivity, added up in the order of the text as TextBlob does."""
        polarity = subjectivity = 0.0
        n_words = 0
        for one in self.assessments:
            polarity += one.polarity * -0.5 if one.is_negated else one.polarity
            subjectivity += one.subjectivity
            n_words += one.n_words
        count = float(len(self.assessments) or 1)
        # TextBlob's -0.0 ("not" before a neutral word) would be shown as negative.
        return polarity / count + 0.0, subjectivity / count, n_words

    def pass_over(self, runs: Iterable[Run]) -> None:
        """Go on by words of no lexicon."""
        if self.modifier is None and not self.negation_reaches:
            return
        for run in runs:
            if run is LONG:
                self.modifier, self.negation_reaches = None, False
                return
            if run is SHORT:
                self.negation_reaches = False


def assessed(runs: Sequence[Run], telling: Iterable[int]) -> Score:
    """The tone of a sentence from its runs.

    Parameters
    ----------
    runs
        All of the sentence.
    telling
        Places of those that have parts, ascending.

    Examples
    --------
    >>> from analysis.text.runs import remembered_runs
    >>> runs = [remembered_runs()[run] for run in "It was not a good day.".split()]
    >>> [place for place, run in enumerate(runs) if run]
    [2, 4]
    >>> polarity, subjectivity, n_words = assessed(runs, [2, 4])
    >>> round(polarity, 2), round(subjectivity, 2), n_words
    (-0.35, 0.6, 2)
    """
    reading = _Reading()
    reached = 0
    for place in telling:
        reading.pass_over(runs[reached:place])
        for part in runs[place]:
            reading.read(part)
        reached = place + 1
    return reading.mean()
