"""Words that several pages share: counted nouns, labels of types, of articles and of actors."""

from __future__ import annotations

from datetime import date

import pandas as pd

#: settings.ActorType in the plural
TYPE_WORDS: dict[str, str] = {
    "person": "people",
    "country": "countries",
    "organization": "organizations",
    "group": "groups",
    "place": "places",
}


def counted(number: int, noun: str) -> str:
    """Return the number with its noun, in the plural where it needs one.

    Examples
    --------
    >>> counted(1, "article"), counted(1200, "mention")
    ('1 article', '1,200 mentions')
    """
    return f"{number:,} {noun}" if number == 1 else f"{number:,} {noun}s"


def document_labels(documents: pd.DataFrame) -> dict[str, str]:
    """Label per document_id: its title, else its file's name; equal ones are told apart.

    Examples
    --------
    >>> document_labels(pd.DataFrame({
    ...     "document_id": ["a1", "b2", "c3"],
    ...     "title": ["Talks", "Talks", ""],
    ...     "filename": ["one.txt", "two.txt", "three.txt"],
    ... }))
    {'a1': 'Talks (a1)', 'b2': 'Talks (b2)', 'c3': 'three.txt'}
    """
    titles = documents["title"].fillna("")
    return _told_apart(documents["document_id"], titles.where(titles != "", documents["filename"]))


def actor_labels(actors: pd.DataFrame) -> dict[str, str]:
    """Name per actor_id, in the order of the table; equal names are told apart.

    Examples
    --------
    >>> actor_labels(pd.DataFrame({"actor_id": ["country:IN"], "name": ["India"]}))
    {'country:IN': 'India'}
    """
    return _told_apart(actors["actor_id"], actors["name"])


def _told_apart(keys: pd.Series[str], labels: pd.Series[str]) -> dict[str, str]:
    doubled = labels.duplicated(keep=False)
    return {
        key: f"{label} ({key})" if is_doubled else str(label)
        for key, label, is_doubled in zip(keys, labels, doubled, strict=True)
    }


def day_words(days: tuple[date, date]) -> str:
    """First and last day in words; one day once.

    Examples
    --------
    >>> day_words((date(2024, 5, 1), date(2024, 5, 31)))
    '1 May 2024 to 31 May 2024'
    """
    first, last = (f"{day.day} {day:%b %Y}" for day in days)
    return first if first == last else f"{first} to {last}"


def signed(number: float) -> str:
    """Return a tone with its sign; a rounded zero has none.

    Examples
    --------
    >>> signed(0.123), signed(-0.06), signed(-0.001)
    ('+0.12', '−0.06', '0.00')
    """
    if round(number, 2) == 0:
        return "0.00"
    return f"{number:+.2f}".replace("-", "\N{MINUS SIGN}")


def origin(outlet: object, published: object) -> str:
    """Return outlet and day of publication, saying which of them is not stated.

    Examples
    --------
    >>> origin("The Daily", pd.Timestamp("2026-03-01T10:00Z"))
    'The Daily, 01 Mar 2026'
    >>> origin(float("nan"), pd.NaT), origin("The Daily", pd.NaT)
    ('outlet and date not stated', 'The Daily, date not stated')
    """
    day = f"{published:%d %b %Y}" if isinstance(published, pd.Timestamp) else ""
    name = outlet if isinstance(outlet, str) else ""
    if not day and not name:
        return "outlet and date not stated"
    return f"{name or 'outlet not stated'}, {day or 'date not stated'}"
