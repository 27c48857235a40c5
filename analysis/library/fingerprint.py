"""What made stored annotations: the key under which they are found again."""

from __future__ import annotations

import hashlib
from functools import cache
from pathlib import Path

import analysis
from analysis.settings import Settings

_HOME = Path(analysis.__file__).parent
#: what decides the rows of the tables: the code of the steps, their dictionaries and weights
_MAKERS = ("annotate.py", "tables.py", "quotes", "actors", "reader", "text")
#: laid over the rows each time they are shown, and never stored with them
_OVERLAYS = ("actors/codebook/",)
#: the settings that decide the rows; thresholds of measures are applied later and never stored
_SETTINGS_IN_ROWS = ("reader",)


def annotation_hash(settings: Settings) -> str:
    """Fingerprint of everything that decides the rows of the tables of an article.

    A threshold that only a measure applies (``min_sentences``) is not in it, so that moving it
    annotates nothing anew.

    Parameters
    ----------
    settings
        The settings that make the tables.

    Returns
    -------
    str
        SHA-256 in hex over those settings, the version, and every byte of the code, dictionaries
        and weights of the steps that annotate.

    Examples
    --------
    >>> annotation_hash(Settings()) == annotation_hash(Settings(min_sentences=9))
    True
    """
    return _digest(tuple((name, str(getattr(settings, name))) for name in _SETTINGS_IN_ROWS))


@cache
def _digest(chosen: tuple[tuple[str, str], ...]) -> str:
    digest = hashlib.sha256(repr((analysis.__version__, chosen)).encode())
    for path in _files():
        digest.update(path.relative_to(_HOME).as_posix().encode())
        digest.update(hashlib.sha256(path.read_bytes()).digest())
    return digest.hexdigest()


def _files() -> list[Path]:
    """Every file of the makers but caches and hidden ones, in one order on every system."""
    found: list[Path] = []
    for maker in _MAKERS:
        place = _HOME / maker
        found += [place] if place.is_file() else place.rglob("*")
    kept = (path for path in found if path.is_file() and not _is_hidden(path))
    return sorted(
        path for path in kept if not path.relative_to(_HOME).as_posix().startswith(_OVERLAYS)
    )


def _is_hidden(path: Path) -> bool:
    return any(part.startswith(("__pycache__", ".")) for part in path.relative_to(_HOME).parts)
