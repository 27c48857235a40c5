"""The form for a web address, with a real web server on this machine."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread
from typing import Any
from urllib.parse import SplitResult

import pytest
from streamlit.testing.v1 import AppTest

from analysis.reading.address import read_address
from analysis.reading.asking import OpenedPage, open_address
from pages.parts import upload_form
from tests.pages.uploading import articles, outcomes, settled, table_with

#: an address of the public internet, as far as a name server says
PUBLIC = "93.184.215.14"
PAGE = (
    "<html><head><title>Harbour talks resume</title>"
    '<meta property="og:site_name" content="The Courier"></head><body><article>'
    "<h1>Harbour talks resume</h1>"
    "<p>India and Japan resumed their talks on the harbour on Monday, after three weeks.</p>"
    "<p>Both said that the ferry would run again in June, at the same price as before.</p>"
    "</article></body></html>"
)


class Site(ThreadingHTTPServer):
    """A web server that has one page and remembers who asked for what."""

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), Answers)
        self.asked: list[tuple[str, str]] = []


class Answers(BaseHTTPRequestHandler):
    """The page, whatever is asked for."""

    def do_GET(self) -> None:
        """Answer with the page."""
        server: Any = self.server
        server.asked.append((self.headers["Host"].partition(":")[0], self.path))
        self.send_response(200)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.end_headers()
        self.wfile.write(PAGE.encode())

    def log_message(self, *_: Any) -> None:
        """Print nothing."""


@pytest.fixture
def site() -> Iterator[Site]:
    """The server, running."""
    with Site() as server:
        thread = Thread(target=server.serve_forever, daemon=True)
        thread.start()
        yield server
        server.shutdown()
        thread.join()


def sent(app: AppTest, url: str) -> AppTest:
    """The page after this address was sent."""
    app.run().switch_page("library.py").run()
    app.text_input(key="address_url").set_value(url)
    next(button for button in app.button if button.label == "Fetch this page").click()
    return settled(app.run())


def test_a_page_becomes_an_article(
    app: AppTest, site: Site, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Asked for over HTTP by its name, read, saved with its outlet and address, and counted."""

    def here(parts: SplitResult, address: str, _port: int, seconds: float) -> OpenedPage:
        assert address == PUBLIC
        return open_address(parts, "127.0.0.1", site.server_address[1], seconds)

    monkeypatch.setenv("ACTORSCOPE_FETCH", "1")
    reading = partial(read_address, resolver=lambda _: [PUBLIC], opener=here)
    monkeypatch.setattr(upload_form, "read_address", reading)
    sent(app, "http://courier.example/talks?id=7")

    assert site.asked == [("courier.example", "/talks?id=7")]
    assert list(outcomes(app).values()) == ["Added"]
    assert "Harbour talks resume" in articles(app)
    added = table_with(app, "n_words").set_index("title").loc["Harbour talks resume"]
    assert added["outlet"] == "The Courier"


@pytest.mark.parametrize("host", ["127.0.0.1", "localhost", "[::1]", "2130706433"])
def test_this_machine_is_never_asked(
    app: AppTest, site: Site, monkeypatch: pytest.MonkeyPatch, host: str
) -> None:
    """However this machine is named, the form says that it is refused, and asks nothing."""
    monkeypatch.setenv("ACTORSCOPE_FETCH", "1")
    sent(app, f"http://{host}:{site.server_address[1]}/secret")

    assert site.asked == []
    assert list(outcomes(app).values()) == ["Refused"]
