"""What a file says about its article, between two lines of three hyphens at its top.

    ---
    title: Peace talks
    outlet: The Daily Example
    published: 2024-05-31
    url: https://example.org/talks
    tags: [diplomacy, Ukraine]
    ---

It is read as YAML with every value kept as text (a title may be "1984", an outlet "No"). Where that
fails, since people write ``title: Talks: a summary``, as lines of ``key: value``.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import Any

import yaml

#: characters; deeper or longer blocks are articles that merely begin with a line of hyphens
MAX_BLOCK = 10_000
_NAMES = ("title", "outlet", "published", "url", "tags")
#: other common names of our fields
ALIASES = {"source": "outlet", "date": "published", "keywords": "tags"}

_BLOCK = re.compile(
    r"---[ \t]*\n(?P<block>.*?)^(?:---|\.\.\.)[ \t]*(?:\n|\Z)", re.DOTALL | re.MULTILINE
)
_PAIR = re.compile(r"(?P<key>[A-Za-z][\w -]*?)[ \t]*:(?:[ \t]+(?P<value>.*))?$")
_ITEM = re.compile(r"[ \t]*-[ \t]+(?P<value>.*)$")


@dataclass(frozen=True)
class FrontMatter:
    """The fields that a file states about its article; None where it does not."""

    title: str | None = None
    outlet: str | None = None
    #: as written
    published: str | None = None
    url: str | None = None
    tags: tuple[str, ...] = ()
    #: what the user should know: fields that were not used
    notes: tuple[str, ...] = field(default=())


def split_front_matter(text: str) -> tuple[FrontMatter, str]:
    r"""Separate the front matter from the article.

    Without a block that is closed and holds at least one of our fields, the whole text is the
    article: a line of hyphens may be an ornament.

    Returns
    -------
    tuple
        The fields, and the article's text behind the block and its blank lines.

    Examples
    --------
    >>> fields, body = split_front_matter("---\ntitle: Talks\nsource: No\n---\n\nThey met.")
    >>> fields.title, fields.outlet, body
    ('Talks', 'No', 'They met.')
    """
    match = _BLOCK.match(text[: MAX_BLOCK + 1]) if text.startswith("---") else None
    stated = _stated(match["block"]) if match else None
    if match is None or stated is None:
        return FrontMatter(), text
    return _fields(stated), text[match.end() :].lstrip("\n")


def _stated(block: str) -> dict[str, Any] | None:
    """The block's keys in lower case with their values; None without any field of ours."""
    try:
        loaded = yaml.load(block, Loader=yaml.BaseLoader)  # noqa: S506 - keeps all as text
    except (yaml.YAMLError, RecursionError):
        loaded = _key_value_lines(block)
    if not isinstance(loaded, dict):
        return None
    stated = {key.strip().lower(): value for key, value in loaded.items() if isinstance(key, str)}
    return stated if stated.keys() & {*_NAMES, *ALIASES} else None


def _key_value_lines(block: str) -> dict[str, Any] | None:
    """``key: value`` lines, and ``- item`` lines under a key without value; else None."""
    stated: dict[str, Any] = {}
    last = ""
    for line in filter(str.strip, block.split("\n")):
        pair, item = _PAIR.match(line), _ITEM.match(line)
        if pair:
            last = pair["key"]
            stated[last] = _unquoted(pair["value"] or "")
        elif item and last and (isinstance(stated[last], list) or not stated[last]):
            stated[last] = [*(stated[last] or []), _unquoted(item["value"])]
        else:
            return None
    return stated


def _unquoted(value: str) -> str:
    value = value.strip()
    is_quoted = len(value) > 1 and value[0] == value[-1] and value[0] in "\"'"
    return value[1:-1] if is_quoted else value


def _fields(stated: dict[str, Any]) -> FrontMatter:
    known = {ALIASES.get(key, key): value for key, value in stated.items() if key in ALIASES}
    known |= {key: value for key, value in stated.items() if key in _NAMES}
    texts = {name: _one_line(known[name]) for name in _NAMES[:-1] if name in known}
    unused = [key for key in stated if key not in _NAMES and key not in ALIASES]
    unused += [name for name in texts if not isinstance(known[name], str)]
    notes = (f"not used from the front matter: {', '.join(unused)}",) if unused else ()
    return FrontMatter(**texts, tags=_tags(known.get("tags")), notes=notes)


def _one_line(value: object) -> str | None:
    """The text on one line; None for what is blank or no text."""
    return " ".join(value.split()) or None if isinstance(value, str) else None


def _tags(value: object) -> tuple[str, ...]:
    """A list, or a text with commas, each tag once in the order written."""
    items = value.split(",") if isinstance(value, str) else value
    items = items if isinstance(items, list) else []
    tags = (_one_line(item) for item in items)
    return tuple(dict.fromkeys(tag for tag in tags if tag))
