"""Saved web pages: html, htm, xhtml, and mhtml, in which browsers save a page as one file.

The main text is trafilatura's, as it is. Nothing is ever fetched: pictures, frames and scripts of a
page are not read.
"""

from __future__ import annotations

import re
from email.message import Message
from typing import TYPE_CHECKING

from analysis.errors import EmptyFile, ReadingError
from analysis.reading.article import Article, build_article
from analysis.reading.guesses import fill_in
from analysis.reading.message_parts import decoded_payload, is_cut_off, parsed_message
from analysis.reading.page_encoding import decode_page
from analysis.reading.page_facts import page_facts

if TYPE_CHECKING:
    from lxml.html import HtmlElement

#: pictures and fonts inside the markup; they are most of a page that was saved as one file
_EMBEDDED = re.compile(r"data:[\w./+-]{1,60};base64,[A-Za-z0-9+/=\s%]*")


def read_html(name: str, content: bytes) -> list[Article]:
    """Read the article of a saved web page.

    Title, outlet, date and address are those that the page states for machines; what it only shows
    is marked as guessed.

    Parameters
    ----------
    name
        The file's name.

    Returns
    -------
    list
        One article.

    Raises
    ------
    ReadingError
        When the bytes are no page, or the page holds no article.

    Examples
    --------
    >>> page = "<html><body><h1>Talks</h1>" + "<p>The two sides met in Vienna.</p>" * 2
    >>> read_html("a.html", page.encode())[0].title
    'Talks'
    """
    markup, notes = decode_page(name, content)
    return [read_page(name, markup, notes=notes)]


def read_mhtml(name: str, content: bytes) -> list[Article]:
    """Read the article of a page that was saved as one file (mhtml, mht).

    Raises
    ------
    ReadingError
        When it holds no page, or the page holds no article.
    """
    message = parsed_message(name, content)
    page = next((part for part in message.walk() if _is_page(part)), None)
    if page is None:
        raise ReadingError(
            f"'{name}' holds no web page, although it looks like one saved as a single file.",
            "Open it in a browser, copy the article's text and paste it, or save it as HTML.",
        )
    markup, notes = decode_page(name, decoded_payload(page), page.get_content_charset())
    cut_off = ["the file ends in the middle of the page"] if is_cut_off(message) else []
    address = message["Snapshot-Content-Location"] or page["Content-Location"]
    return [read_page(name, markup, address=str(address or ""), notes=[*notes, *cut_off])]


def read_page(
    name: str, markup: str, *, address: str | None = None, notes: list[str] | None = None
) -> Article:
    """Read the article of a page that is decoded already.

    Parameters
    ----------
    address
        Where the page comes from, if its container says so.
    notes
        What is known already about its reading.

    Raises
    ------
    ReadingError
        When it holds no article.
    """
    markup = _EMBEDDED.sub("data:,", markup)
    tree = _parsed(name, markup)
    text = _main_text(name, tree)
    facts = page_facts(tree, markup, address)
    fields = fill_in(
        name,
        text,
        title=_headline(tree, text) or facts.title,
        outlet=facts.outlet,
        published=facts.published,
        guessed=facts.guessed,
    )
    return build_article(name, body=text, url=facts.url, notes=notes or (), **fields)


def _parsed(name: str, markup: str) -> HtmlElement:
    from trafilatura import load_html

    tree = load_html(markup)
    if tree is None:
        tree = load_html(f"<html><body><div>{markup}</div></body></html>")
    if tree is None:
        raise _no_article(name, "it is no web page")
    return tree


def _main_text(name: str, tree: HtmlElement) -> str:
    from trafilatura import extract

    text = extract(tree, include_comments=False)
    if not text or not text.strip():
        scripts = "; it builds its text by scripts" if tree.find(".//script") is not None else ""
        raise _no_article(name, f"no article was found in the page{scripts}")
    return text


def _headline(tree: HtmlElement, text: str) -> str | None:
    """The page's one main heading, if the article's text begins with it."""
    headings = [" ".join(heading.text_content().split()) for heading in tree.iter("h1")]
    first = text.lstrip().partition("\n")[0].strip()
    return first if len(headings) == 1 and headings[0] == first else None


def _is_page(part: Message) -> bool:
    return part.get_content_type() in ("text/html", "application/xhtml+xml")


def _no_article(name: str, why: str) -> EmptyFile:
    return EmptyFile(
        f"'{name}' could not be read: {why}.",
        "Open it in a browser, copy the article's text and paste it.",
    )
