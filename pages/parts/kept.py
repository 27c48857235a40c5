"""What several sessions keep together, and each can use as if it were its own."""

from __future__ import annotations

from collections.abc import Callable, Hashable
from threading import RLock
from typing import Any
from weakref import WeakValueDictionary

import pandas as pd

_ALIVE: WeakValueDictionary[Hashable, Any] = WeakValueDictionary()
_LOCK = RLock()


def alive(key: Hashable, make: Callable[[], Any]) -> Any:
    """The object of this name that any session still keeps, else what is made now.

    Two sessions that show the same articles hold one object, and it is gone with the last of them.
    A key must say what only somebody who may see the object can know: ids that cannot be guessed.
    """
    with _LOCK:
        found = _ALIVE.get(key)
        if found is None:
            found = _ALIVE[key] = make()
        return found


def of_its_own(result: Any) -> Any:
    """The result with tables of its own: what is done to them does not reach what is kept.

    Nothing is copied before something is changed (pandas copies on write).

    Examples
    --------
    >>> kept = pd.DataFrame({"n": [1]})
    >>> mine = of_its_own(kept)
    >>> mine["n"] = 2
    >>> kept["n"].item()
    1
    """
    if isinstance(result, pd.DataFrame):
        return result.copy(deep=False)
    if isinstance(result, tuple) and hasattr(result, "_fields"):
        return type(result)(*map(of_its_own, result))
    return result
