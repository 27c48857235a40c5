"""TextBlob's sentiment lexicon and arithmetic, loaded at its first use."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from threading import Lock
from typing import Any

_LOADING = Lock()


def analyzer() -> Any:
    """What ``TextBlob(text).sentiment`` calls; loaded under a lock, so that no thread sees half."""
    with _LOADING:
        return _loaded_analyzer()


@cache
def _loaded_analyzer() -> Any:
    with _left_out("scipy.stats"):
        from textblob.en import sentiment

    sentiment.load()
    return sentiment


@contextmanager
def _left_out(module: str) -> Iterator[None]:
    """Import as if a module were not installed.

    TextBlob imports nltk, which takes scipy.stats along if it can: most of a second of the
    dashboard's start, for statistics that tone never uses. nltk provides for its absence.
    """
    modules: dict[str, Any] = sys.modules
    absent = module not in modules
    if absent:
        modules[module] = None
    try:
        yield
    finally:
        if absent:
            del modules[module]
