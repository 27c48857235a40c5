"""Which articles, which choices and which version made a picture: the line below every figure."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from datetime import date
from functools import cache
from pathlib import Path

import pandas as pd

import analysis
from analysis.measures.selected_articles import selected_documents
from analysis.settings import DEFAULT_ROLES, DEFAULT_TYPES, Policy, Selection, Settings
from analysis.tables import Annotations

_DICTIONARY = Path(analysis.__file__).parent / "actors" / "data"
_POLICY_WORDS: dict[Policy, str] = {
    "names": "actors by name only",
    "aliases": "actors incl. aliases",
    "metonyms": "actors incl. metonyms",
}
#: more outlets than this are counted, not listed
_LISTED_OUTLETS = 2


@dataclass(frozen=True)
class Provenance:
    """What a picture must carry to be understood without the page it came from."""

    n_documents: int
    #: first and last day of publication; None where no article has a date
    first: date | None
    last: date | None
    #: articles without a date
    undated: int
    #: names of the outlets, sorted; empty where none is stated
    outlets: tuple[str, ...]
    policy: Policy
    roles: tuple[str, ...]
    types: tuple[str, ...]
    version: str
    #: first eight hex digits of `settings_hash`
    settings_hash: str
    #: further choices that narrow the count, in words
    filters: tuple[str, ...] = ()
    #: articles whose outlet is not stated
    without_outlet: int = 0
    #: digest of the codebook that was applied; empty without one
    codebook: str = ""

    def footnote(self) -> str:
        """Articles, outlets, dates, choices, version and settings on one line, parts set apart.

        Examples
        --------
        >>> Provenance(
        ...     1, None, None, 1, (), "metonyms", ("actor",), DEFAULT_TYPES, "0.1.0", "1a2b3c4d"
        ... ).footnote()
        '1 article · outlet not stated · undated · actors incl. metonyms · Actorscope 0.1.0 · settings 1a2b3c4d'
        """  # noqa: E501 (the line is what is shown)
        articles = f"{self.n_documents:,} article{'' if self.n_documents == 1 else 's'}"
        parts = [articles, self._outlet_words(), self._date_words(), _POLICY_WORDS[self.policy]]
        if self.roles != DEFAULT_ROLES:
            parts.append("roles: " + ", ".join(self.roles))
        if set(self.types) != set(DEFAULT_TYPES):
            parts.append("types: " + ", ".join(self.types))
        parts += self.filters
        if self.codebook:
            parts.append(f"codebook {self.codebook[:8]}")
        parts += [f"Actorscope {self.version}", f"settings {self.settings_hash}"]
        return " · ".join(parts)

    def _outlet_words(self) -> str:
        if not self.outlets:
            return "outlet not stated"
        if len(self.outlets) > _LISTED_OUTLETS:
            named = f"{len(self.outlets)} outlets"
        else:
            named = ", ".join(self.outlets)
        return f"{named}, {self.without_outlet:,} not stated" if self.without_outlet else named

    def _date_words(self) -> str:
        if self.first is None or self.last is None:
            return "undated"
        days = _day(self.first)
        if self.last != self.first:
            days += f" – {_day(self.last)}"
        return f"{days}, {self.undated:,} undated" if self.undated else days


def provenance_of(annotations: Annotations, selection: Selection | None = None) -> Provenance:
    """Say where a picture of these annotations and this selection comes from.

    Parameters
    ----------
    annotations
        The tables the picture was counted from.
    selection
        What was counted; the default selection where None.

    Returns
    -------
    Provenance
        Of the selected articles only; articles without a date are counted in ``undated``.
    """
    selection = selection or Selection()
    documents = selected_documents(annotations, selection)
    published = documents["published"].dropna()
    return Provenance(
        n_documents=len(documents),
        first=published.min().date() if len(published) else None,
        last=published.max().date() if len(published) else None,
        undated=len(documents) - len(published),
        outlets=tuple(sorted(documents["outlet"].dropna().unique())),
        policy=selection.policy,
        roles=tuple(selection.roles),
        types=tuple(selection.types),
        version=analysis.__version__,
        settings_hash=settings_hash(annotations.settings)[:8],
        filters=_filters(selection),
        without_outlet=int(documents["outlet"].isna().sum()),
        codebook=annotations.codebook,
    )


def _filters(selection: Selection) -> tuple[str, ...]:
    words: list[str] = []
    if selection.duplicates != "every copy":
        words.append(f"copies: {selection.duplicates}")
    if selection.roll_up:
        words.append("institutions and office holders for their country")
    if selection.pronouns:
        words.append("pronouns counted")
    if selection.kinds is not None:
        words.append("kinds: " + ", ".join(selection.kinds))
    for values, noun in ((selection.actors, "actor"), (selection.voices, "voice")):
        if values is not None:
            words.append(f"{len(values)} chosen {noun}{'' if len(values) == 1 else 's'}")
    return tuple(words)


@cache
def settings_hash(settings: Settings) -> str:
    """Fingerprint of everything that decides what is found: settings, version and dictionary.

    Parameters
    ----------
    settings
        The settings that made the tables.

    Returns
    -------
    str
        SHA-256 in hex. Equal where the settings, the version of the code and every byte of the
        dictionary are equal.
    """
    digest = hashlib.sha256(repr(sorted(asdict(settings).items())).encode())
    digest.update(analysis.__version__.encode())
    for path in _data_files(_DICTIONARY):
        digest.update(path.relative_to(_DICTIONARY).as_posix().encode())
        digest.update(path.read_bytes())
    return digest.hexdigest()


def _data_files(folder: Path) -> Sequence[Path]:
    hidden = ("__pycache__", ".")
    files = (path for path in folder.rglob("*") if path.is_file())
    return sorted(
        path
        for path in files
        if not any(part.startswith(hidden) for part in path.relative_to(folder).parts)
    )


def _day(day: date) -> str:
    return f"{day.day} {pd.Timestamp(day).month_name()[:3]} {day.year}"
