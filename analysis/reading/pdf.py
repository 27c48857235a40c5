"""PDF: articles as newspapers print them and databases export them.

A PDF holds printed pages, not a text: columns, running heads and hyphens are undone here (see
`pdf_columns`, `pdf_heads`, `pdf_paragraphs`). Its own dates are those of making the file, and are
never taken for that of publication.
"""

from __future__ import annotations

from analysis.reading.article import Article
from analysis.reading.limits import MAX_TITLE_CHARACTERS
from analysis.reading.outlets import outlet_named
from analysis.reading.pdf_columns import in_reading_order
from analysis.reading.pdf_file import open_pdf, pages_of, stated_title
from analysis.reading.pdf_heads import dated_heads, heads_note, without_heads
from analysis.reading.pdf_paragraphs import Paragraph, body_size, build_paragraphs
from analysis.reading.written import document_title, written_articles

#: a headline is at least this many times as large as the text
_HEADLINE = 1.15


def read_pdf(name: str, content: bytes) -> list[Article]:
    """Read the article in a PDF, or the articles of a database export.

    Parameters
    ----------
    name
        The file's name.

    Returns
    -------
    list
        One article, or those of the export in its order.

    Raises
    ------
    ReadingError
        When it is broken, asks for a password, has more than `MAX_PAGES` pages, or holds pictures
        of pages instead of text.
    """
    reader = open_pdf(name, content)
    pages, notes = pages_of(name, reader)
    kept, heads = without_heads(pages)
    lines = [line for page in kept for line in in_reading_order(page)]
    paragraphs = build_paragraphs(lines)
    text = "\n".join(paragraph.text for paragraph in paragraphs)
    stated = document_title(stated_title(reader), name, text[:2000])
    return written_articles(
        name,
        text,
        [*notes, heads_note(heads)],
        title=stated or _headline(paragraphs, body_size(lines)),
        is_guess=not stated,
        margin=dated_heads(heads),
    )


def _headline(paragraphs: list[Paragraph], usual: float) -> str | None:
    """The largest print on the first page, if it is larger than the text and no outlet's name."""
    large = [
        paragraph
        for paragraph in paragraphs
        if paragraph.page == 0
        and paragraph.size >= _HEADLINE * usual
        and 8 <= len(paragraph.text) <= MAX_TITLE_CHARACTERS
        and not outlet_named(paragraph.text)
    ]
    return max(large, key=lambda paragraph: paragraph.size).text if large else None
