"""Where the articles of a JSON file are: programs write a table in many shapes."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from analysis.reading.columns import is_text_name

#: levels of objects within which the list of articles is looked for
MAX_DEPTH = 4


def items_of(loaded: object) -> list[Any]:
    """List what may be articles: objects with named values, wherever they lie.

    Known are a list of objects inside others, a list of texts, a list of rows of which the first
    names the columns, columns of equal length by name, and one object.

    Examples
    --------
    >>> items_of({"title": {"0": "Talks"}, "text": {"0": "They met."}})
    [{'title': 'Talks', 'text': 'They met.'}]
    >>> items_of([["title", "text"], ["Talks", "They met."]])
    [{'title': 'Talks', 'text': 'They met.'}]
    >>> items_of(["They met."])
    [{'text': 'They met.'}]
    """
    if isinstance(loaded, dict):
        columns = _columns(loaded)
        if columns is not None:
            return columns
    found = _longest_list(loaded, MAX_DEPTH)
    items: list[Any] = found if found is not None else [loaded]
    if items and all(isinstance(item, str) for item in items):
        return [{"text": item} for item in items]
    if len(items) > 1 and all(isinstance(item, list) for item in items):
        return _rows(items[0], items[1:])
    return items


def _rows(names: Iterable[Any], rows: Iterable[Any]) -> list[Any]:
    named = [str(name) for name in names]
    return [dict(zip(named, row, strict=False)) for row in rows]


def _columns(loaded: Mapping[Any, Any]) -> list[Any] | None:
    """Rows of a table that is written column by column, or as names beside rows; None if none."""
    names: Any = loaded.get("columns")
    rows: Any = loaded.get("data")
    if isinstance(names, list) and isinstance(rows, list):
        return _rows(names, rows) if all(isinstance(row, list) for row in rows) else None
    columns: list[Any] = [
        list(value.values()) if isinstance(value, dict) else value for value in loaded.values()
    ]
    if not any(map(is_text_name, loaded)) or not all(isinstance(one, list) for one in columns):
        return None
    if len(columns) < 2 or len(set(map(len, columns))) > 1:
        return None
    return _rows(loaded, map(list, zip(*columns, strict=True)))


def _longest_list(loaded: object, depth: int) -> list[Any] | None:
    """The longest list of objects inside; None if there is none."""
    if isinstance(loaded, list):
        return loaded
    if not isinstance(loaded, dict) or depth == 0:
        return None
    values = list(loaded.values())
    if len(values) > 1 and all(isinstance(value, dict) for value in values):
        return values
    inside = (_longest_list(value, depth - 1) for value in values)
    lists = [found for found in inside if found and any(isinstance(item, dict) for item in found)]
    # an article with a list of pictures is one article
    return None if _has_text(loaded) else max(lists, key=len, default=None)


def _has_text(item: Mapping[str, Any]) -> bool:
    return any(is_text_name(name) and isinstance(value, str) for name, value in item.items())
