"""When the article of a web page was published.

Pages state it for machines, with the time of day and the zone; that is taken first. A date that is
only visible, or stands in the address, counts as guessed. Dates of a change, a picture, a copyright
or of other articles are never taken: a wrong date is worse than none.
"""

from __future__ import annotations

from copy import deepcopy
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

from analysis.reading.dates import parse_published
from analysis.reading.written_dates import find_dates

if TYPE_CHECKING:
    from lxml.html import HtmlElement

#: values of ``property``, ``name`` and ``itemprop`` that date a publication, best first
_DATED = (
    "article:published_time", "article:published", "og:article:published_time", "datepublished",
    "parsely-pub-date", "sailthru.date", "dc.date.issued", "dcterms.issued", "citation_date",
    "citation_publication_date", "pubdate", "publishdate", "publish_date", "publish-date",
    "publication_date", "published_time", "dc.date", "dcterms.date", "date",
)  # fmt: skip
#: where the dates of other things stand
_OF_OTHERS = (
    './/meta[@itemprop="copyrightYear" or @itemprop="dateModified" or @http-equiv]',
    './/meta[contains(@property, "modified") or contains(@property, "updated")]',
    './/meta[contains(@property, "image") or contains(@name, "image")]',
    './/meta[contains(@name, "modified") or contains(@name, "lastmod")]',
    './/*[@itemprop="dateModified"]',
    ".//img|.//footer|.//aside|.//nav|.//script|.//style",
    './/*[contains(@class, "comment") or contains(@id, "comment")]',
    './/*[contains(@class, "related") or contains(@id, "related")]',
)
#: characters of a page in which a guessed day must be written in full
_WRITTEN_WITHIN = 200_000
#: no upper end in practice: what is read must not depend on today
_LATEST = "2100-01-01"


def stated_date(tree: HtmlElement, records: list[dict[str, Any]]) -> datetime | None:
    """Return the moment that the page states for machines; None if it states none.

    Parameters
    ----------
    records
        Its `linked_data.article_records`.
    """
    written = _dated_elements(tree)
    candidates = [written.get(_DATED[0]), *(record.get("datePublished") for record in records)]
    candidates += [written.get(name) for name in _DATED[1:]]
    moments = (_moment(candidate) for candidate in candidates)
    return next((moment for moment in moments if moment), None)


def visible_date(tree: HtmlElement, url: str | None) -> datetime | None:
    """Guess the day from what is visible on the page, or from its address.

    The day must be written in full, with its year.
    """
    from htmldate import find_date

    pruned = deepcopy(tree)
    for path in _OF_OTHERS:
        for element in pruned.xpath(path):
            element.drop_tree()
    times = {_moment(time) for time in pruned.xpath(".//time/@datetime")} - {None}
    if len({time.date() for time in times if time}) == 1:
        return min(time for time in times if time)
    found = find_date(pruned, extensive_search=False, original_date=True, url=url, max_date=_LATEST)
    moment = datetime.fromisoformat(found).replace(tzinfo=UTC) if found else None
    return moment if moment in _written_days(pruned, url) else None


def _dated_elements(tree: HtmlElement) -> dict[str, str]:
    """What the elements state that carry one of the names in `_DATED`; the first of each."""
    stated: dict[str, str] = {}
    for element in tree.iter("meta", "time", "span", "div", "abbr", "p"):
        names = (element.get(key, "").lower() for key in ("property", "name", "itemprop"))
        name = next((name for name in names if name in _DATED), None)
        written = element.get("content") or element.get("datetime") or element.get("title")
        if element.tag == "time" and element.get("pubdate") is not None:
            name = name or "pubdate"
        if name and (written or element.tag != "meta"):
            stated.setdefault(name, (written or element.text_content()).strip())
    return stated


def _moment(written: object) -> datetime | None:
    if not isinstance(written, str) or len(written) > 100:
        return None
    moment, note = parse_published(written)
    return None if note else moment


def _written_days(tree: HtmlElement, url: str | None) -> set[datetime]:
    words = " ".join(tree.itertext())[:_WRITTEN_WITHIN]
    attributes = " ".join(tree.xpath(".//@datetime|.//@content|.//@title"))[:_WRITTEN_WITHIN]
    return {date.moment for date in find_dates(f"{words} {attributes} {url or ''}")}
