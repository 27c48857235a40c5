"""Exports of news databases: one text that holds many articles -> the single articles.

Known are the forms that Nexis, Factiva and ProQuest write (see `analysis.reading.export_forms`). A
text is divided only where it shows the whole frame of such a form: its divider, and between two
dividers the fields that it always has. A normal article is never divided.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass

from analysis.reading.article import Article, build_article
from analysis.reading.dates import parse_published
from analysis.reading.export_forms import (
    Exported,
    factiva_fields,
    factiva_page,
    nexis_numbered,
    nexis_page,
    proquest_page,
)

#: characters of a piece that is no article (a cover, a page number) that are left out
MAX_SCRAP = 300


@dataclass(frozen=True)
class _Form:
    """How one database writes its articles."""

    name: str
    divider: re.Pattern[str]
    read: Callable[[str], Exported | None]


_FORMS = (
    _Form("Nexis", re.compile(r"^[ \t]*End of Document[ \t]*$", re.MULTILINE), nexis_page),
    _Form(
        "Nexis", re.compile(r"^[ \t]*\d+ of \d+ DOCUMENTS?[ \t]*$", re.MULTILINE), nexis_numbered
    ),
    _Form(
        "Factiva",
        re.compile(r"^AN\b[ \t]*\n?[ \t]*Document \w+[ \t]*$", re.MULTILINE),
        factiva_fields,
    ),
    _Form(
        "Factiva", re.compile(r"^[ \t]*Document [A-Z]\w{17,39}[ \t]*$", re.MULTILINE), factiva_page
    ),
    _Form("ProQuest", re.compile(r"^[ \t]*_{40,}[ \t]*$", re.MULTILINE), proquest_page),
)


def split_articles(text: str) -> list[Exported]:
    r"""Divide the export of a news database into its articles.

    Returns
    -------
    list
        The articles in the order of the text, with title, outlet, date and body apart; empty where
        the text is no export in a known form. A longer piece between two dividers that is no
        article of that form is kept whole, as an article without fields.

    Examples
    --------
    >>> split_articles("Talks resume\n\nThey met.\n\nEnd of Document")
    []
    """
    for form in _FORMS:
        pieces = form.divider.split(text) if form.divider.search(text) else []
        articles = [(piece, form.read(piece)) for piece in pieces]
        if any(article for _, article in articles):
            kept = (article or _unread(piece) for piece, article in articles)
            return [article for article in kept if article is not None]
    return []


def export_articles(name: str, text: str, notes: Iterable[str] = ()) -> list[Article]:
    """Build the articles of a database export; empty where `text` is none.

    Parameters
    ----------
    name
        The file's name, for the messages.
    notes
        What was said about reading the file; each of its articles carries it.
    """
    return [
        _article(name, number, exported, tuple(notes))
        for number, exported in enumerate(split_articles(text), start=1)
    ]


def _unread(piece: str) -> Exported | None:
    if len(piece.strip()) <= MAX_SCRAP:
        return None
    return Exported(title=None, outlet=None, published=None, body=piece.strip())


def _article(name: str, number: int, exported: Exported, notes: tuple[str, ...]) -> Article:
    written = exported.published
    published, date_note = parse_published(written) if written else (None, "")
    return build_article(
        name,
        title=exported.title,
        body=exported.body,
        outlet=exported.outlet,
        published=published,
        notes=(*notes, date_note),
        place=f"article {number}",
    )
