"""Rich Text Format (rtf), which news databases offer for download beside PDF and Word."""

from __future__ import annotations

import re

from analysis.errors import NotText, ReadingError
from analysis.reading.article import Article
from analysis.reading.rtf_text import RtfText, rtf_text
from analysis.reading.written import TOP, document_title, written_articles

_NEXT_STEP = "Open it in a word processor, save it as .docx or plain text, and upload that."
#: a table's row ends in a tab, and its line end follows
_ROW_END = re.compile(r"[ \t]+(?=\n|\Z)")
_SURROGATES = re.compile("[\ud800-\udbff][\udc00-\udfff]|[\ud800-\udfff]")


def read_rtf(name: str, content: bytes) -> list[Article]:
    r"""Read the article in an RTF document, or the articles of a database export.

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
        When it is no RTF, ends in the middle, or holds no text.

    Examples
    --------
    >>> read_rtf("a.rtf", rb"{\rtf1\ansi Talks\par They met in Vienna.}")[0].title
    'Talks'
    """
    if not content.lstrip()[:5] == rb"{\rtf":
        raise NotText(f"'{name}' is no RTF document, whatever its name says.", _NEXT_STEP)
    found = rtf_text(name, content)
    if found.unclosed > 1:
        raise ReadingError(
            f"'{name}' ends in the middle: {found.unclosed} of its groups never end.",
            "Download or copy the file again; if it stays so, open it in a word processor, check "
            "that the article is whole, and save it as .docx.",
        )
    text, notes = _whole(found), _notes(found)
    top = "\n".join(text.split("\n")[:TOP])
    title = document_title(_characters(found.title), name, top)
    return written_articles(name, text, notes, title=title)


def _whole(found: RtfText) -> str:
    """Body and footnotes, one paragraph per line, without blank ones."""
    written = _characters(f"{found.body}\n{found.notes}")
    lines = (line.strip() for line in _ROW_END.sub("", written).split("\n"))
    return "\n".join(filter(None, lines))


def _characters(written: str) -> str:
    """Pairs of 16-bit units as the character they mean; single ones mean none."""
    return _SURROGATES.sub(
        lambda match: match[0].encode("utf-16", "surrogatepass").decode("utf-16", "replace"),
        written,
    )


def _notes(found: RtfText) -> tuple[str, ...]:
    changes = "tracked changes were read as accepted" if found.has_changes else ""
    unclosed = "its last group never ends; the end may be missing" if found.unclosed else ""
    return tuple(filter(None, (changes, unclosed)))
