"""Saved web pages: the article and nothing but the article, its title, outlet, date and address."""

from __future__ import annotations

import socket
from pathlib import Path

import pytest
import trafilatura
from hypothesis import given, settings
from hypothesis import strategies as st

from analysis.errors import ReadingError
from analysis.reading.article import Article
from analysis.reading.page_encoding import decode_page
from analysis.reading.web import read_html, read_mhtml
from tests.reading.hostile import said_of

FILES = Path(__file__).parents[1] / "files"
PAGES = sorted(page for page in (FILES / "pages").iterdir() if page.stem != "no_article")
QUAY = "Council votes for wider quay"
CAFE = "Café owners – “no” to the quay"
#: file -> title, outlet, date, what of it was guessed
STATED = {
    "json_ld.html": (QUAY, "The Westport Gazette", "2024-03-12 17:30", ""),
    "open_graph.html": (QUAY, "Harbour Post", "2024-03-12 17:30", ""),
    "only_h1.html": (QUAY, None, None, ""),
    "visible_date.html": (QUAY, None, "2024-03-12 00:00", "published"),
    "time_element.html": (QUAY, None, "2024-03-12 17:30", "published"),
    "no_date.html": (QUAY, None, None, ""),
    "address_date.html": (QUAY, "portwatch.example", "2024-03-12 00:00", "outlet published"),
    "windows_1252.html": (CAFE, None, None, ""),
    "says_1252_is_utf8.html": (CAFE, None, None, ""),
    "utf_16.html": (CAFE, None, None, ""),
    "xhtml.xhtml": ("Přístav Westport", None, "2024-03-12 00:00", ""),
    "comments_and_banners.html": (QUAY, "Westport Daily News", "2024-03-12 00:00", "outlet"),
    "two_headlines.html": (f"{QUAY} after three years", "Harbour Post", None, ""),
    "nearly_empty.html": ("Quay closed", None, None, ""),
    "table_layout.htm": (QUAY, None, None, ""),
    "embedded_picture.html": (QUAY, None, None, ""),
}
#: words of banners, menus, comments and lists of other articles on these pages
NOT_THE_ARTICLE = ("cookies", "Weather", "Gullfan", "lighthouse", "newsletter", "All rights")


def _read(name: str) -> Article:
    return read_html(name, (FILES / "pages" / name).read_bytes())[0]


@pytest.mark.parametrize("name", STATED)
def test_what_a_page_states(name: str) -> None:
    """Title, outlet and date are the article's; what is only visible is marked as guessed."""
    article = _read(name)

    published = f"{article.published:%Y-%m-%d %H:%M}" if article.published else None
    guessed = " ".join(sorted(article.guessed))
    assert (article.title, article.outlet, published, guessed) == STATED[name]


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_the_text_is_the_article(page: Path) -> None:
    """It begins with the title, and menus, banners and comments are out."""
    text = _read(page.name).text

    assert text.startswith(STATED[page.name][0] or "")
    assert not [words for words in NOT_THE_ARTICLE if words in text]


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_nothing_of_the_main_text_is_lost(page: Path) -> None:
    """What trafilatura alone finds is there, to the letter."""
    markup, _ = decode_page(page.name, page.read_bytes())
    alone = trafilatura.extract(markup, include_comments=False)

    assert alone
    assert _read(page.name).text.endswith(alone)


@pytest.mark.parametrize(
    ("name", "url"),
    [
        ("json_ld.html", "https://gazette.example/2024/quay-vote"),
        ("open_graph.html", "https://harbourpost.example/quay"),
        ("address_date.html", "https://www.portwatch.example/2024/03/12/quay-vote.html"),
        ("only_h1.html", None),
    ],
)
def test_the_address(name: str, url: str | None) -> None:
    """As the page states it, or as the browser noted it when it saved the page."""
    assert _read(name).url == url


@pytest.mark.parametrize(
    ("head", "published"),
    [
        ('<meta property="article:modified_time" content="2024-03-12">', None),
        ('<meta http-equiv="last-modified" content="2024-03-12">', None),
        ('<meta itemprop="copyrightYear" content="2024">', None),
        ('<meta property="og:image" content="https://x.example/2023/01/02/a.jpg">', None),
        ('<meta name="date" content="03/04/2024">', None),
        ('<meta name="date" content="March 2024">', None),
        ('<meta name="date" content="2024-03-12T23:30:00-05:00">', "2024-03-13 04:30"),
        ('<script type="application/ld+json">{"@type": "Ne</script>', None),
    ],
)
def test_other_dates_are_not_the_publication(head: str, published: str | None) -> None:
    """Of a change, a copyright, a picture; or one that can be read in two ways."""
    page = f"<html><head>{head}</head><body><h1>Talks</h1>{'<p>The two sides met.</p>' * 3}"
    article = read_html("a.html", page.encode())[0]

    assert article.published == (None if published is None else article.published)
    assert published is None or f"{article.published:%Y-%m-%d %H:%M}" == published


@pytest.mark.parametrize("content", [b"", b"  \n", b"<html></html>", b"\x89PNG\r\n\x1a\n" * 50])
def test_what_is_no_page(content: bytes) -> None:
    """It is refused, with the reason and what to do."""
    with pytest.raises(ReadingError) as caught:
        read_html("a.html", content)

    assert "'a.html'" in caught.value.reason
    assert caught.value.next_step


def test_mojibake_is_repaired_and_said() -> None:
    """A page that someone decoded wrongly before saving it."""
    page = "<h1>Caf\u00e9 talks</h1>" + "<p>The caf\u00e9\u2019s owners met.</p>" * 3
    article = read_html("a.html", page.encode().decode("cp1252").encode())[0]

    assert "café’s owners" in article.text
    assert "repaired" in " ".join(article.notes)


def test_a_page_that_scripts_build() -> None:
    """The text is not in the file, and the user is told what to do instead."""
    with pytest.raises(ReadingError, match=r"builds its text by scripts.*copy the article's text"):
        _read("no_article.html")


def test_nothing_is_fetched(monkeypatch: pytest.MonkeyPatch) -> None:
    """Frames, pictures and scripts of a page stay where they are."""
    monkeypatch.setattr(socket.socket, "connect", lambda *_: pytest.fail("a page was fetched"))
    page = (
        '<html><head><base href="http://x.example"><link rel="canonical" href="http://x.example">'
    )
    page += '<iframe src="http://x.example/a"></iframe><img src="/a.png"><p>They met in Vienna.</p>'

    assert "They met" in read_html("a.html", page.encode())[0].text


def test_a_page_saved_as_one_file() -> None:
    """Its address is where it was saved from; the day of saving is not that of publication."""
    article = read_mhtml("page.mhtml", (FILES / "page.mhtml").read_bytes())[0]

    assert article.title == "Council votes for a wider quay"
    assert (article.url, article.published) == ("https://gazette.example/quay", None)
    assert article.text.count("\n") == 6


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (b"From: <Saved by a browser>\n\nno parts", "holds no web page"),
        (b"MIME-Version: 1.0\nContent-Type: text/html\n\n", "holds no page"),
    ],
)
def test_a_broken_page_in_one_file(content: bytes, reason: str) -> None:
    """It is refused, with the reason."""
    with pytest.raises(ReadingError, match=reason):
        read_mhtml("page.mhtml", content)


def test_a_page_that_was_not_wholly_copied() -> None:
    """What is there is read, and the outcome says that the end is missing."""
    content = (FILES / "page.mhtml").read_bytes()
    article = read_mhtml("page.mhtml", content[: content.index(b"Nobody")])[0]

    assert article.notes == ("the file ends in the middle of the page",)


@settings(deadline=None)
@given(st.sampled_from(PAGES), st.integers(0, 5000), st.binary(max_size=20))
def test_damaged_pages(page: Path, at: int, damage: bytes) -> None:
    """Whatever happens to a page: it is read, or refused on purpose."""
    content = page.read_bytes()
    assert said_of(read_html, "a.html", content[:at] + damage + content[at + len(damage) :])
