"""A web address -> an article; the only place that makes a request, and off unless switched on.

Whoever types an address into a page on another machine makes that machine fetch it. So only public
hosts are asked: every address that the name stands for must be one of the public internet, the
connection goes to exactly the address that was checked, and each redirection is checked anew.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from time import monotonic
from typing import Protocol
from urllib.parse import SplitResult, urljoin, urlsplit

from analysis.errors import AddressRefused, ReadingError
from analysis.reading.article import Article, Refusal
from analysis.reading.asking import open_address
from analysis.reading.documents import Reading, collected
from analysis.reading.hosts import is_public, resolve
from analysis.reading.limits import LIMITS, ReadingLimits
from analysis.reading.stream import ReadItem, read_each

#: set to 1 to switch fetching on
SWITCH = "ACTORSCOPE_FETCH"
#: bytes of one page
MAX_PAGE_BYTES = 10_000_000
#: seconds for all of it: redirections, connection, download
MAX_SECONDS = 20.0
MAX_REDIRECTIONS = 5
#: bytes taken at a time; the limits are checked between two
CHUNK = 65_536

_PORTS = {"http": 80, "https": 443}
_MOVED = frozenset({301, 302, 303, 307, 308})
#: media type -> suffix; what the content is decides, this breaks ties
_SUFFIXES = {"text/html": ".html", "application/pdf": ".pdf", "text/plain": ".txt"}
_COPY = "Copy the article's text and paste it, or save the page and upload it."


class Response(Protocol):
    """What an opener returns."""

    status: int
    #: names in lower case
    headers: Mapping[str, str]

    def read(self, size: int, /) -> bytes:
        """At most so many bytes of the body; none at its end."""

    def close(self) -> None:
        """End the connection."""


#: host -> the addresses it stands for
Resolver = Callable[[str], list[str]]
#: (parts of the URL, address to connect to, port, seconds) -> response
Opener = Callable[[SplitResult, str, int, float], Response]


@dataclass(frozen=True)
class Page:
    """What was fetched."""

    #: after all redirections
    url: str
    filename: str
    content: bytes


def fetching_is_on(environment: Mapping[str, str] = os.environ) -> bool:
    """Whether addresses may be fetched: off unless ACTORSCOPE_FETCH is 1.

    Examples
    --------
    >>> fetching_is_on({}), fetching_is_on({"ACTORSCOPE_FETCH": "1"})
    (False, True)
    """
    return environment.get(SWITCH, "").strip() == "1"


def read_address(
    url: str,
    *,
    is_on: bool | None = None,
    limits: ReadingLimits = LIMITS,
    resolver: Resolver = resolve,
    opener: Opener = open_address,
) -> Reading:
    """Fetch a web page and read its article.

    Parameters
    ----------
    is_on
        Whether fetching is switched on; by default as `fetching_is_on` says.
    resolver, opener
        What asks the network.

    Returns
    -------
    Reading
        As `read_documents`; an address that may not be fetched, or could not be, is a refusal.

    Examples
    --------
    >>> read_address("https://example.org/", is_on=False).outcomes["reason"][0]
    "'https://example.org/' was not fetched: fetching web addresses is switched off."
    """
    shown = url.strip()[:300]
    try:
        _check_switch(shown, fetching_is_on() if is_on is None else is_on)
        page = fetch(url, resolver=resolver, opener=opener)
    except ReadingError as error:
        return collected([ReadItem(shown, shown, Refusal("", error.reason, error.next_step))])
    items = read_each([(page.filename, page.content)], limits=limits)
    return collected(_from_page(item, page) for item in items)


def fetch(url: str, *, resolver: Resolver = resolve, opener: Opener = open_address) -> Page:
    """Fetch what is at a web address of a public host.

    Raises
    ------
    AddressRefused
        When it is no public web address, or one of its redirections is none; when it is too large,
        too slow, or answers with an error.
    """
    until = monotonic() + MAX_SECONDS
    asked = url.strip()
    for _ in range(MAX_REDIRECTIONS + 1):
        parts, port = _checked(asked)
        host = str(parts.hostname)
        address = _public_address(asked, host, resolver)
        response = opener(parts, address, port, max(until - monotonic(), 0.001))
        try:
            if response.status not in _MOVED:
                return _page(asked, parts, response, until)
            asked = urljoin(asked, response.headers.get("location", ""))
        finally:
            response.close()
    raise AddressRefused(f"'{url}' leads from one address to the next without an end.", _COPY)


def _check_switch(url: str, is_on: bool) -> None:
    if not is_on:
        raise AddressRefused(
            f"'{url}' was not fetched: fetching web addresses is switched off.",
            f"{_COPY} Who runs Actorscope can switch it on with {SWITCH}=1.",
        )


def _checked(url: str) -> tuple[SplitResult, int]:
    """The parts of a URL that a stranger may have written."""
    try:
        parts = urlsplit(url)
        port = parts.port or _PORTS.get(parts.scheme)
    except ValueError as error:
        raise AddressRefused(f"'{url}' is no web address ({error}).", _COPY) from error
    if parts.scheme not in _PORTS or not parts.hostname:
        raise AddressRefused(f"'{url}' is no web address (http or https).", _COPY)
    if parts.username is not None or parts.password is not None:
        raise AddressRefused(f"'{parts.hostname}': an address with a password is not used.", _COPY)
    if port is None or port not in _PORTS.values():
        raise AddressRefused(f"'{url}' asks for port {port}; web pages are at 80 and 443.", _COPY)
    return parts, port


def _public_address(url: str, host: str, resolver: Resolver) -> str:
    addresses = resolver(host)
    if not addresses:
        raise AddressRefused(f"'{url}': the host '{host}' is not known.", "Check the address.")
    if not all(map(is_public, addresses)):
        raise AddressRefused(
            f"'{url}' was not fetched: '{host}' is no host of the public internet.", _COPY
        )
    return addresses[0]


def _page(url: str, parts: SplitResult, response: Response, until: float) -> Page:
    if response.status != 200:
        raise AddressRefused(f"'{url}' answered with the error {response.status}.", _COPY)
    if response.headers.get("content-encoding", "identity") not in ("", "identity"):
        raise AddressRefused(f"'{url}' answered in a packed form that was not asked for.", _COPY)
    content = bytearray()
    while chunk := response.read(CHUNK):
        content += chunk
        if len(content) > MAX_PAGE_BYTES:
            raise AddressRefused(f"'{url}' has more than {MAX_PAGE_BYTES:,} bytes.", _COPY)
        if monotonic() > until:
            raise AddressRefused(f"'{url}' took more than {MAX_SECONDS:g} seconds.", _COPY)
    media = response.headers.get("content-type", "").partition(";")[0].strip().lower()
    last = parts.path.rstrip("/").rpartition("/")[2] or str(parts.hostname)
    suffix = _SUFFIXES.get(media, "")
    named = last if not suffix or last.endswith(suffix) else f"{last}{suffix}"
    return Page(url, named, bytes(content))


def _from_page(item: ReadItem, page: Page) -> ReadItem:
    """The article with the address it came from, unless the page states one."""
    found = item.found
    if isinstance(found, Article) and found.url is None:
        found = replace(found, url=page.url)
    return ReadItem(page.url, item.filename, found)
