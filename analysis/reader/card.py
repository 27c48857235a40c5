"""What was measured of the reader: the scores that come with its weights.

`scores.toml` lies beside the weights and is written by the program that measures them: task, data
set, measure::

    [stance.newsmtsc_rw_dev]
    macro_f1 = 0.83
    macro_f1_low = 0.81
    macro_f1_high = 0.85
    n = 1476
"""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from pathlib import Path

SCORES = Path(__file__).with_name("scores.toml")

#: how the data sets are called in print; any other by its key
DATA_SETS = {
    "newsmtsc_rw_dev": "NewsMTSC real-world",
    "newsmtsc_mt_dev": "NewsMTSC multi-target",
    "dse_valid": "DSE",
    "gwn_dev": "GeoWebNews",
    "relocar_heldout": "ReLocaR held-out tenth",
    "calibration": "both NewsMTSC development sets",
}
_MEASURES = {"macro_f1": "macro-F1", "f1": "F1", "ece": "calibration error"}


@dataclass(frozen=True)
class Score:
    """One measured number."""

    #: e.g. ``"stance"``
    task: str
    #: key of the data set, e.g. ``"newsmtsc_rw_dev"``
    data_set: str
    #: e.g. ``"macro_f1"``
    measure: str
    value: float
    #: 95 % interval; None where none was given
    low: float | None = None
    high: float | None = None
    #: examples it was measured on
    n: int | None = None

    def __str__(self) -> str:
        """The number in words.

        Examples
        --------
        >>> str(Score("stance", "newsmtsc_rw_dev", "macro_f1", 0.834, 0.81, 0.85, 1476))
        'macro-F1 .83 [.81, .85] on NewsMTSC real-world (n = 1,476)'
        """
        span = (
            "" if self.low is None or self.high is None else f" [{_f(self.low)}, {_f(self.high)}]"
        )
        n = "" if self.n is None else f" (n = {self.n:,})"
        name = DATA_SETS.get(self.data_set, self.data_set.replace("_", " "))
        measure = _MEASURES.get(self.measure, self.measure.replace("_", " "))
        return f"{measure} {_f(self.value)}{span} on {name}{n}"


def read_scores(path: Path = SCORES) -> tuple[Score, ...] | None:
    """Read the measured scores, in the order of the file; None where there is no such file.

    Numbers whose names end in ``_low`` and ``_high`` are bounds of another, and ``n`` is no score.
    """
    if not path.exists():
        return None
    scores = tomllib.loads(path.read_text(encoding="utf-8"))
    return tuple(
        Score(
            task,
            data_set,
            measure,
            float(value),
            values.get(f"{measure}_low"),
            values.get(f"{measure}_high"),
            values.get("n"),
        )
        for task, data_sets in scores.items()
        for data_set, values in data_sets.items()
        for measure, value in values.items()
        if measure != "n" and not measure.endswith(("_low", "_high"))
    )


def accuracy_in_words(
    scores: tuple[Score, ...] | None,
    *,
    task: str = "stance",
    measure: str = "macro_f1",
    first: int | None = None,
) -> str:
    """Say how well a task is done: one score after the other, or that it was not measured.

    Examples
    --------
    >>> accuracy_in_words((Score("stance", "dse_valid", "macro_f1", 0.7),))
    'macro-F1 .70 on DSE'
    >>> accuracy_in_words(None)
    'accuracy not measured'
    """
    of_task = [s for s in scores or () if (s.task, s.measure) == (task, measure)][:first]
    return "; ".join(map(str, of_task)) or "accuracy not measured"


def _f(number: float) -> str:
    """Two digits without the zero, as scores are printed."""
    return f"{number:.2f}".removeprefix("0")
