"""One file's bytes -> its articles, by what the file is."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from importlib import import_module

from analysis.errors import BrokenFile
from analysis.reading.archives import check_package
from analysis.reading.article import Article, Refusal
from analysis.reading.columns import ColumnMapping
from analysis.reading.kinds import Found, kind_of
from analysis.reading.limits import LIMITS, ReadingLimits, check_bytes

#: kind -> module and function that reads it, loaded at the first file of that kind
_READERS = {
    "text": ("plain", "read_text"),
    "markdown": ("plain", "read_markdown"),
    "html": ("web", "read_html"),
    "mhtml": ("web", "read_mhtml"),
    "pdf": ("pdf", "read_pdf"),
    "docx": ("word", "read_docx"),
    "odt": ("word", "read_odt"),
    "rtf": ("rtf", "read_rtf"),
    "eml": ("mail", "read_eml"),
}
_PACKAGES = frozenset({"docx", "odt"})


def read_articles(
    name: str,
    content: bytes,
    limits: ReadingLimits = LIMITS,
    *,
    columns: ColumnMapping | None = None,
) -> Iterator[Article | Refusal]:
    r"""Read the articles of one file.

    What the file is follows from its content; its name only decides between kinds that the content
    allows, and the articles' notes say where the two disagree.

    Parameters
    ----------
    name
        The file's name, for the messages.
    columns
        Which column of a table is read as what; guessed if not given, ignored by other files.

    Returns
    -------
    iterator
        The articles in the order of the file, and a refusal for each row that is none.

    Raises
    ------
    ReadingError
        When nothing of the file can be read; the message says what to do.

    Examples
    --------
    >>> (article,) = read_articles("talks.md", b"# Peace talks\n\nThey met in Geneva.")
    >>> article.title, article.text
    ('Peace talks', '# Peace talks\n\nThey met in Geneva.')
    """
    check_bytes(name, len(content), limits)
    found = kind_of(name, content)
    if found.kind == "zip":
        raise BrokenFile(
            f"'{name}' is an archive within an archive.", "Unpack it and upload what is inside."
        )
    for part in _parts(name, content, found, limits, columns):
        if found.note and isinstance(part, Article):
            part = replace(part, notes=(found.note, *part.notes))
        yield part


def _parts(
    name: str, content: bytes, found: Found, limits: ReadingLimits, columns: ColumnMapping | None
) -> Iterator[Article | Refusal]:
    if found.kind not in _READERS:
        from analysis.reading.tabular import read_table

        return read_table(name, content, columns, limits)
    if found.kind in _PACKAGES:
        check_package(name, content, limits)
    module, function = _READERS[found.kind]
    read = getattr(import_module(f"analysis.reading.{module}"), function)
    articles: list[Article] = read(name, content)
    return iter(articles)
