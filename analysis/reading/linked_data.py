"""The JSON-LD records (schema.org) in which a web page describes its article for machines."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from lxml.html import HtmlElement

#: records are nested a few levels deep; what is deeper is hostile
MAX_DEPTH = 12
#: what of a record may be the article itself, and not one that is merely listed
_PARTS = ("@graph", "mainEntity", "mainEntityOfPage")
_ARTICLE_TYPE = re.compile(r"(?:https?://schema\.org/)?\w*(?:Article|Posting|Report)$")
_WRAPPING = re.compile(r"^\s*(?:<!--|(?://\s*)?<!\[CDATA\[)|(?:-->|(?://\s*)?\]\]>)\s*;?\s*$")


def article_records(tree: HtmlElement) -> list[dict[str, Any]]:
    """List the records of the page's own article, in the order written.

    Records that cannot be read as JSON are passed over: the page itself is still readable, and
    states most of it elsewhere.

    Examples
    --------
    >>> from lxml.html import fromstring
    >>> page = '<html><script type="application/ld+json">%s</script></html>'
    >>> article_records(fromstring(page % '{"@type": "NewsArticle", "headline": "Talks"}'))
    [{'@type': 'NewsArticle', 'headline': 'Talks'}]
    """
    scripts = tree.xpath('.//script[@type="application/ld+json"]/text()')
    records = (record for script in scripts for record in _walk(_loaded(str(script)), 0))
    return [record for record in records if _is_article(record)]


def named(value: object) -> str | None:
    """Return the name of an organisation or a person, however the record writes it.

    Examples
    --------
    >>> named({"@type": "Organization", "name": "The Daily Example"}), named(["A", "B"]), named(3)
    ('The Daily Example', 'A', None)
    """
    if isinstance(value, list):
        value = value[0] if value else None
    if isinstance(value, dict):
        value = value.get("name")
    return value.strip() or None if isinstance(value, str) else None


def _loaded(script: str) -> object:
    try:
        return json.loads(_WRAPPING.sub("", script), strict=False)
    except (ValueError, RecursionError):
        return None


def _walk(value: object, depth: int) -> Iterator[dict[str, Any]]:
    if depth > MAX_DEPTH:
        return
    if isinstance(value, list):
        for item in value:
            yield from _walk(item, depth + 1)
    elif isinstance(value, dict):
        yield value
        for part in _PARTS:
            yield from _walk(value.get(part), depth + 1)


def _is_article(record: dict[str, Any]) -> bool:
    types = record.get("@type")
    types = types if isinstance(types, list) else [types]
    return any(isinstance(name, str) and _ARTICLE_TYPE.match(name) for name in types)
