"""What a web page says about its article: title, outlet, date, address."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

from analysis.reading.article import one_line
from analysis.reading.linked_data import article_records, named
from analysis.reading.outlets import outlet_named
from analysis.reading.page_dates import stated_date, visible_date

if TYPE_CHECKING:
    from lxml.html import HtmlElement

#: browsers note in a comment where they saved a page from
_SAVED_FROM = re.compile(r"<!--\s*saved from url=\(\d+\)(\S+)|SingleFile\s+url:\s*(\S+)")
_ADDRESS = re.compile(r"https?://[^\s<>\"']{3,2000}")
#: what sets an outlet's name apart from a title
_APART = r"\s*(?:[|·•»:/]|(?<=\s)[–—-](?=\s))\s*"


@dataclass(frozen=True)
class PageFacts:
    """What is known of the article of a page; None for what is not."""

    title: str | None
    outlet: str | None
    published: datetime | None
    url: str | None
    #: which of them are only visible on the page, not stated for machines
    guessed: frozenset[str]


def page_facts(tree: HtmlElement, markup: str, address: str | None = None) -> PageFacts:
    """Find title, outlet, date and address of the article of a page.

    Parameters
    ----------
    tree
        The page as parsed.
    markup
        The page as characters.
    address
        Where the page's container says it comes from.
    """
    from trafilatura.metadata import extract_metadata

    records = article_records(tree)
    found = extract_metadata(tree, extensive=False)
    url = next(filter(None, map(_address, (found.url, address, _saved_from(markup)))), None)
    stated = _stated_outlet(tree, records)
    outlet = stated or _outlet_in_title(tree) or _visible_outlet(found.sitename, url)
    moment = stated_date(tree, records)
    published = moment or visible_date(tree, url)
    guessed = {"outlet"} if outlet and not stated else set()
    guessed |= {"published"} if published and not moment else set()
    title = _without_outlet(one_line(found.title), outlet)
    return PageFacts(title, outlet, published, url, frozenset(guessed))


def _stated_outlet(tree: HtmlElement, records: list[dict[str, Any]]) -> str | None:
    names = tree.xpath('.//meta[@property="og:site_name" or @itemprop="publisher"]/@content')
    names += [named(record.get("publisher")) for record in records]
    return next((name for name in map(_outlet, names) if name), None)


def _outlet_in_title(tree: HtmlElement) -> str | None:
    """The last part of the page's title, if that is what outlets are called."""
    *_, last = re.split(_APART, tree.findtext(".//title") or "")
    return outlet_named(last)


def _visible_outlet(name: str | None, url: str | None) -> str | None:
    """The name of the page's account; else the host of its address."""
    host = (urlsplit(url).hostname or "").removeprefix("www.") if url else ""
    return _outlet(name) or host or None


def _outlet(name: object) -> str | None:
    """A name on one line; an address or a sentence is no outlet."""
    line = one_line(name.lstrip("@")) if isinstance(name, str) else None
    return line if line and len(line) <= 80 and "://" not in line else None


def _without_outlet(title: str | None, outlet: str | None) -> str | None:
    """The title without the outlet's name before or behind it."""
    if not title or not outlet:
        return title
    name = re.escape(outlet)
    for pattern in (rf"{_APART}{name}$", rf"^{name}{_APART}"):
        shorter = re.sub(pattern, "", title, flags=re.IGNORECASE).strip()
        if shorter and shorter != title:
            return shorter
    return title


def _saved_from(markup: str) -> str | None:
    match = _SAVED_FROM.search(markup[:5000])
    return (match[1] or match[2]) if match else None


def _address(written: str | None) -> str | None:
    """A web address; None for the path of a saved file, and for what no one could open."""
    match = _ADDRESS.fullmatch(written.strip()) if written else None
    try:
        return match[0] if match and urlsplit(match[0]).hostname else None
    except ValueError:
        return None
