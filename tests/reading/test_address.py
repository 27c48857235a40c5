"""Web addresses: what is fetched, and what never is. No test asks the network."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from urllib.parse import SplitResult

import pytest

from analysis.errors import AddressRefused
from analysis.reading import address as fetching
from analysis.reading.address import MAX_PAGE_BYTES, fetch, fetching_is_on, read_address
from analysis.reading.hosts import is_public

PUBLIC = "93.184.215.14"
PAGE = (
    "<html><head><title>Harbour talks resume</title></head><body><article>"
    "<h1>Harbour talks resume</h1>"
    "<p>The two coastal towns resumed their talks on Monday, after a break of three weeks.</p>"
    "<p>Both mayors said that the ferry would run again in June, at the same price.</p>"
    "</article></body></html>"
)


@dataclass
class Answer:
    """A response that was written before."""

    body: bytes = PAGE.encode()
    status: int = 200
    headers: Mapping[str, str] = field(default_factory=lambda: {"content-type": "text/html"})
    repeats: int = 1
    is_closed: bool = False

    def read(self, _: int, /) -> bytes:
        """The body, as often as it repeats."""
        self.repeats -= 1
        return self.body if self.repeats >= 0 else b""

    def close(self) -> None:
        """Remember that the connection was ended."""
        self.is_closed = True


class Web:
    """A network of written answers, which remembers what it was asked."""

    def __init__(self, *answers: Answer, hosts: Mapping[str, list[str]] | None = None) -> None:
        self.answers = list(answers) or [Answer()]
        self.hosts = hosts or {}
        self.asked: list[tuple[str, str, int]] = []

    def resolve(self, host: str) -> list[str]:
        """What was written for this host, else a public address."""
        return self.hosts.get(host, [PUBLIC])

    def open(self, parts: SplitResult, address: str, port: int, seconds: float) -> Answer:
        """The next answer."""
        assert seconds > 0
        self.asked.append((parts.geturl(), address, port))
        return self.answers[len(self.asked) - 1]


def _moved(to: str) -> Answer:
    return Answer(b"", 302, {"location": to})


def _fetch(url: str, web: Web) -> fetching.Page:
    return fetch(url, resolver=web.resolve, opener=web.open)


def test_off_unless_switched_on(monkeypatch: pytest.MonkeyPatch) -> None:
    """Without the switch nothing is asked, and the outcome says how to switch it on."""
    monkeypatch.delenv("ACTORSCOPE_FETCH", raising=False)
    web = Web()

    reading = read_address("https://a.example/1", resolver=web.resolve, opener=web.open)

    assert web.asked == []
    assert reading.outcomes["status"].tolist() == ["refused"]
    assert "ACTORSCOPE_FETCH=1" in reading.outcomes["next_step"][0]


def test_a_page_is_read() -> None:
    """Its article carries the address it came from; the connection goes to the checked host."""
    web = Web()
    assert fetching_is_on({"ACTORSCOPE_FETCH": "1"})

    reading = read_address(
        "https://a.example/talks", is_on=True, resolver=web.resolve, opener=web.open
    )

    assert reading.documents["title"].tolist() == ["Harbour talks resume"]
    assert reading.documents["url"].tolist() == ["https://a.example/talks"]
    assert reading.outcomes["source"].tolist() == ["https://a.example/talks"]
    assert web.asked == [("https://a.example/talks", PUBLIC, 443)]


@pytest.mark.parametrize(
    "address",
    [
        "127.0.0.1", "127.8.8.8", "::1", "0.0.0.1", "::", "10.1.2.3", "172.16.0.1", "192.168.1.1",
        "169.254.169.254", "fe80::1", "fe80::1%eth0", "fc00::1", "100.64.0.1", "224.0.0.1",
        "239.1.1.1", "ff02::1", "240.0.0.1", "255.255.255.255", "192.0.2.1", "198.18.0.1",
        "::ffff:10.0.0.1", "::ffff:93.184.215.14", "64:ff9b::a00:1", "2002:a00:1::", "2001::1",
        "fec0::1", "::10.0.0.1", "not an address",
    ],
)  # fmt: skip
def test_hosts_that_are_not_public(address: str) -> None:
    """Own machine, own network, metadata services, multicast, reserved: none is ever asked."""
    web = Web(hosts={"a.example": [PUBLIC, address]})

    assert not is_public(address)
    with pytest.raises(AddressRefused, match="no host of the public internet"):
        _fetch("https://a.example/", web)
    assert web.asked == []


@pytest.mark.parametrize("address", [PUBLIC, "8.8.8.8", "2606:2800:21f:cb07:6820:80da:af6b:8b2c"])
def test_hosts_that_are_public(address: str) -> None:
    """Addresses of the public internet, of both kinds."""
    assert is_public(address)


@pytest.mark.parametrize(
    ("to", "hosts"),
    [
        pytest.param("http://intern.example/", {"intern.example": ["10.0.0.1"]}, id="by name"),
        pytest.param("http://[::1]/", {"::1": ["::1"]}, id="by number"),
        pytest.param("file:///etc/passwd", {}, id="a file"),
        pytest.param("//b.example:22/", {}, id="another port"),
        pytest.param("https://me:secret@b.example/", {}, id="a password"),
    ],
)
def test_each_redirection_is_checked(to: str, hosts: dict[str, list[str]]) -> None:
    """A public page that leads elsewhere is not followed there; its connection is ended."""
    web = Web(first := _moved(to), hosts=hosts)

    with pytest.raises(AddressRefused):
        _fetch("https://a.example/", web)

    assert [url for url, _, _ in web.asked] == ["https://a.example/"]
    assert first.is_closed


def test_public_redirections_are_followed() -> None:
    """Relative ones, too; the page is named by where it was found."""
    web = Web(_moved("/b"), _moved("http://b.example/talks"), Answer())

    page = _fetch("https://a.example/a", web)

    assert (page.url, page.filename) == ("http://b.example/talks", "talks.html")
    assert [port for _, _, port in web.asked] == [443, 443, 80]


@pytest.mark.parametrize(
    ("url", "answer", "found"),
    [
        ("ftp://a.example/", Answer, "no web address"),
        ("a.example/talks", Answer, "no web address"),
        ("http://a.example:99999/", Answer, "no web address"),
        ("http://a.example:8080/", Answer, "port 8080"),
        ("http://nowhere.example/", Answer, "not known"),
        ("http://a.example/", lambda: Answer(status=404), "the error 404"),
        ("http://a.example/", lambda: Answer(headers={"content-encoding": "gzip"}), "packed form"),
        ("http://a.example/", lambda: Answer(bytes(1_000_000), repeats=99), "more than 10,000,000"),
    ],
)
def test_what_cannot_be_fetched(url: str, answer: Callable[[], Answer], found: str) -> None:
    """The reason names it, and the next step does without the network."""
    web = Web(answer(), hosts={"nowhere.example": []})

    with pytest.raises(AddressRefused, match=found):
        _fetch(url, web)
    assert MAX_PAGE_BYTES == 10_000_000


def test_redirections_end() -> None:
    """Two pages that lead to each other are left after a few rounds."""
    web = Web(*[_moved("https://a.example/") for _ in range(20)])

    with pytest.raises(AddressRefused, match="without an end"):
        _fetch("https://a.example/", web)
    assert len(web.asked) == fetching.MAX_REDIRECTIONS + 1


def test_a_slow_page_is_left(monkeypatch: pytest.MonkeyPatch) -> None:
    """The clock runs over redirections and download together."""
    clock = iter(range(0, 1_000, 15))
    monkeypatch.setattr(fetching, "monotonic", lambda: next(clock))

    with pytest.raises(AddressRefused, match="more than 20 seconds"):
        _fetch("https://a.example/", Web(Answer(repeats=99)))
